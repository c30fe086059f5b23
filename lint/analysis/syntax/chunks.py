"""The noun groups and verb groups of a tagged sentence.

Finite-state rules over Penn tags, one pass for each kind of group: two levels of the cascade of Abney (Partial
Parsing via Finite-State Cascades, 1996); `subjects.py` is the third. Quotation marks are read through.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import MONTHS, WEEKDAYS
from lint.analysis.syntax.tagger import FINITE

ONE, MANY, EITHER = "one", "many", "?"
"""The number of a noun group or a verb."""

_OPENING = frozenset(("DT", "PDT", "PRP$", "WP$", "CD", "$"))
_INSIDE = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "$", "DT", "PRP$"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_ALONE = frozenset(("PRP", "EX", "DT", "CD", "WP"))
_STARTS = _OPENING | _INSIDE | _ALONE | {"RBS"}
"""Tags that a noun group may begin with."""
_VERBAL = frozenset(("MD", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG"))
_MANY_WORDS = frozenset(
    """they we these those both many several few two three four five six seven eight nine ten hundreds thousands
    dozens you""".split()
)
_ONE_WORDS = frozenset("he she it this that each every another a an one".split())
_BE_ONE, _BE_MANY = frozenset("is was isn't wasn't 's".split()), frozenset("are were aren't weren't".split())
_HAVE_ONE, _HAVE_MANY = frozenset("has hasn't does doesn't".split()), frozenset("have haven't do don't".split())
BE = frozenset("am is are was were be been being isn't aren't wasn't weren't".split())
"""Forms of “be”."""
MARKS = frozenset("“”‘’«»\"'")
"""Quotation marks, which the reading passes over."""
TIMES = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        """day days week season weekend month months year years today yesterday tomorrow morning afternoon evening night time
        times moment hour hours minute minutes century decade summer winter spring autumn""".split()
    )
)
"""Heads of noun groups that tell when, also without a preposition."""


class NounGroup(NamedTuple):
    """Tokens [first, last) of a sentence whose last noun is the head; `number` is `ONE`, `MANY` or `EITHER`."""

    first: int
    last: int
    head: int
    number: str


class VerbGroup(NamedTuple):
    """Tokens [first, last) from the first auxiliary to the main verb `head`, and whether the first verb is finite.

    `number` is that of the finite form where it shows one; `passive` and `negated` speak of the whole group.
    """

    first: int
    last: int
    head: int
    finite: bool
    number: str
    passive: bool
    negated: bool


def noun_groups(lowers: Sequence[str], tags: Sequence[str]) -> list[NounGroup]:
    """Return the noun groups of a sentence, given as folded words and Penn tags, in order."""
    found = []
    at, last = 0, len(tags)
    while at < last:
        end = _end_of_noun_group(lowers, tags, at) if tags[at] in _STARTS else at
        if end == at:
            at += 1
            continue
        head = end - 1
        found.append(NounGroup(at, end, head, _number(lowers, tags, at, head)))
        at = end
    return found


def _end_of_noun_group(lowers: Sequence[str], tags: Sequence[str], at: int) -> int:
    """Return the place behind the noun group that token `at`, its tag one of `_STARTS`, opens; `at` for none."""
    tag = tags[at]
    if tag in ("PRP", "EX", "WP"):
        return at + 1
    end = noun = at
    while end < len(tags) and _continues(lowers, tags, at, end):
        if tags[end] in _NOUNS:
            noun = end + 1
        end += 1
    if noun > at:
        return noun
    return at + 1 if tags[at] in _ALONE and tags[at] != "PRP$" else at


def _continues(lowers: Sequence[str], tags: Sequence[str], first: int, at: int) -> bool:
    """Tell whether a token goes on with the noun group that token `first` opens, which may be the same."""
    tag, inner = tags[at], at > first
    following = tags[at + 1] if at + 1 < len(tags) else ""
    if tag in ("DT", "PRP$") and inner and tags[at - 1] in _NOUNS:
        return False  # another group begins
    if tag in ("VBN", "VBG"):
        return inner and tags[at - 1] not in _NOUNS and following in _NOUNS
    if tag in _INSIDE or tag in ("PDT", "WP$"):
        return True
    if tag == "RB":
        return inner and following in ("JJ", "JJR", "VBN")
    return lowers[at] in MARKS and inner and following in _INSIDE


def _number(lowers: Sequence[str], tags: Sequence[str], first: int, head: int) -> str:
    opening, tag = lowers[first], tags[head]
    if tag in ("NNS", "NNPS"):
        return EITHER if opening in ("this", "a", "an", "each", "every") else MANY
    if lowers[head] in _MANY_WORDS or (tag == "NN" and opening in ("these", "those")):
        return MANY
    if tag == "NN" or (head == first and opening in _ONE_WORDS):
        return ONE
    return ONE if tag == "NNP" else EITHER


def verb_groups(lowers: Sequence[str], tags: Sequence[str]) -> list[VerbGroup]:
    """Return the verb groups of a sentence, given as folded words and Penn tags, in order."""
    found = []
    at, last = 0, len(tags)
    while at < last:
        tag = tags[at]
        if tag not in _VERBAL and (tag != "TO" or tags[at + 1 : at + 2] != ["VB"]):
            at += 1
            continue
        end, head = at + 1, at
        while end < last and (tags[end] in _VERBAL or tags[end] == "RB") and end - at < 8:  # noqa: PLR2004 - the longest
            if tags[end] in _VERBAL:
                if tags[end] in FINITE:
                    break
                head = end
            end += 1
        finite = tag in FINITE
        group = lowers[at : head + 1]
        passive = head > at and tags[head] == "VBN" and not BE.isdisjoint(group[:-1])
        negated = any(map(_negates, group))
        number = finite_number(lowers[at], tag) if finite else EITHER
        found.append(VerbGroup(at, head + 1, head, finite, number, passive, negated))
        at = head + 1
    return found


def _negates(word: str) -> bool:
    return word == "not" or word.endswith("n't")


def finite_number(lower: str, tag: str) -> str:
    """Return the number that a finite form shows."""
    if lower in _BE_ONE or lower in _HAVE_ONE:
        return ONE
    if lower in _BE_MANY or lower in _HAVE_MANY:
        return MANY
    return ONE if tag == "VBZ" else MANY if tag == "VBP" else EITHER
