"""Estimate for each pair of adjacent words how likely a word is missing between them.

A linear classifier of the gap between two words. It was trained on sentences from which a function word had been
removed, or which had been cut and joined to the end of another. Its features, the words and word classes around the
gap, are hashed into one table of weights (Weinberger and others, ICML 2009).
"""

from array import array
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

BITS = 20
"""The table has 2**BITS weights of one byte."""
REACH = 3
"""How many words on either side of a gap are looked at."""
BEFORE, AFTER = 0, 1
"""The numbers of what stands before the first word and after the last one, as word and as class."""
TEMPLATES = (
    "bc abc bcd BC bC Bc ABC BCD ABCD abC Bcd AbCD ABcd bCD ABc EABCD ABCDF EABCDF b c sBC sbCD sBCDF abCD ABcD".split()
)
"""What a feature joins: e a b before the gap, c d f after it; capitals are classes, s the state of the clause."""
MULTIPLIERS = {
    letter: (0x9E3779B1 * (2 * number + 1) ** 3) & 0xFFFFFFFF for number, letter in enumerate("eabcdfEABCDFs")
}
_SEEDS = [(0x2545F491 * (number + 1)) & 0xFFFFFFFF for number in range(len(TEMPLATES))]
FINAL = 0x85EBCA6B
_MARKS = frozenset('“”"«»„')
OPENERS = frozenset(
    """, ; : — - ( ) that which who whom whose when where if because while although though as and or but than whether
    what how why before after since until unless""".split()
)
"""Words and marks after which a clause may begin anew."""
_ENDINGS = ("ing", "ed", "ly", "ies", "s", "tion", "er", "al", "ment", "ity", "ive", "ous", "y")
ROUGH = ("~XX", "~Xs", "~Xx", "~?", "~", *("~" + ending for ending in _ENDINGS))
"""Classes of words that are not in the vocabulary, by their shape."""


class Gap(NamedTuple):
    """The weakest gap of a sentence: the number of the token after it, and the log-odds that a word is lost there."""

    token: int
    odds: float


class MissingWordModel:
    """Log-odds of each gap; never changed after loading."""

    def __init__(self, words: Mapping[str, Any], weights: bytes) -> None:
        """Take the content of gaps.json and of gaps.bin."""
        self._bias: float = words["bias"]
        self._scale: float = words["scale"]
        self._weights = array("b", weights)
        self._numbers = numbered(words["words"], words["finite"])

    def weakest(self, words: Sequence[str]) -> Gap | None:
        """Return the weakest gap between two words of a sentence, or None where it has fewer than two."""
        kept = [number for number, word in enumerate(words) if word not in _MARKS]
        found = self.odds(normal([words[number] for number in kept]))
        if not found:
            return None
        best = max(range(len(found)), key=found.__getitem__)
        return Gap(kept[best + 1], found[best])

    def odds(self, words: Sequence[str]) -> list[float]:
        """Return the log-odds of the gaps before the second, third ... of the normalised words."""
        known = self._numbers
        rows = [known.get(word) or known[rough(word)] for word in words]
        ends = ((BEFORE, BEFORE, 0),) * REACH, ((AFTER, AFTER, 0),) * REACH
        row = (*ends[0], *rows, *ends[1])
        states = clause_states(words, [finite for _, _, finite in rows])
        weights, shift = self._weights, 32 - BITS
        many = MULTIPLIERS
        found = []
        for gap in range(1, len(words)):
            e, a, b, c, d, f = row[gap : gap + 2 * REACH]
            value = {
                "e": e[0] * many["e"], "a": a[0] * many["a"], "b": b[0] * many["b"],
                "c": c[0] * many["c"], "d": d[0] * many["d"], "f": f[0] * many["f"],
                "E": e[1] * many["E"], "A": a[1] * many["A"], "B": b[1] * many["B"],
                "C": c[1] * many["C"], "D": d[1] * many["D"], "F": f[1] * many["F"],
                "s": states[gap - 1] * many["s"],
            }  # fmt: skip
            total = 0
            for seed, template in zip(_SEEDS, TEMPLATES, strict=True):
                key = seed
                for letter in template:
                    key += value[letter]
                key &= 0xFFFFFFFF
                key ^= key >> 15
                total += weights[((key * FINAL) & 0xFFFFFFFF) >> shift]
            found.append(self._bias + total / self._scale)
        return found


def normal(words: Sequence[str]) -> list[str]:
    """Return the words as the model knows them: no quotation marks, one word for figures, a small first letter."""
    found: list[str] = []
    first = True
    for word in words:
        if word in _MARKS:
            continue
        initial = word[0]
        if initial.isdigit():
            found.append("1900" if len(word) == 4 and word.isdigit() and initial in "12" else "0")  # noqa: PLR2004 - a year
        elif word in "–—":
            found.append("—")
        elif word in "‘’'":
            found.append("'")
        else:
            plain = word.replace("’", "'")
            found.append(plain if initial.isupper() and not first else plain.lower())
        first = first and not initial.isalnum()
    return found


def rough(word: str) -> str:
    """Return the class of a word that is not in the vocabulary."""
    if word[0].isupper():
        return "~XX" if len(word) > 1 and word.isupper() else "~Xs" if word.endswith("s") else "~Xx"
    if word[0].isalpha():
        return next(("~" + ending for ending in _ENDINGS if word.endswith(ending)), "~")
    return "~?"


def numbered(words: Mapping[str, int], finite: Sequence[int]) -> dict[str, tuple[int, int, int]]:
    """Return number, class and finiteness of each word of the vocabulary and of each rough class.

    `words` maps words to classes; `finite` says of each class whether its words are finite verbs: 0 no, 1 yes, 2 maybe.
    """
    start, classes = AFTER + 1, len(finite) + AFTER + 1
    found = {word: (number, kind + start, finite[kind]) for number, (word, kind) in enumerate(words.items(), start)}
    for number, name in enumerate(ROUGH):
        found[name] = (len(words) + start + number, classes + number, 0)
    return found


def clause_states(words: Sequence[str], finite: Sequence[int]) -> list[int]:
    """Return after each word how many finite verbs its clause has had.

    The values are 0, 1, 2 for two and more, 3 for perhaps one, and 4 for perhaps more.
    """
    found, state = [], 0
    for word, verb in zip(words, finite, strict=True):
        if word in OPENERS:
            state = 0
        elif verb == 1:
            state = min(state + 1, 2) if state <= 2 else 4  # noqa: PLR2004 - see above
        elif verb:
            state = 4 if state else 3
        found.append(state)
    return found
