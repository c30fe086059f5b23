"""Score how garbled a sentence looks, from six kinds of evidence of equal weight.

Each kind is a rate, so that length does not decide, measured in standard deviations from its mean in edited prose. One
of them is the surprise of the tags and function words under `Grammar`, a stupid-backoff trigram model (Brants and
others, EMNLP 2007).
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.lexicon.word_frequency import WordFrequencies
from lint.analysis.syntax.missing_word_model import MissingWordModel

_BACKOFF = 0.9
"""Nats added to the surprise for each step to a shorter context (a factor of 0.4)."""
_UNSEEN = 9.0
_NORMS = {
    "surprise": (2.688, 0.481),
    "verbs": (0.167, 0.070),
    "commas": (0.044, 0.049),
    "unknown": (0.028, 0.041),
    "repeated": (0.012, 0.027),
    "determiners": (-0.106, 0.059),
}
"""Mean and standard deviation over 6,000 sentences of the Senate releases that the tagger is trained on."""
_LONG = 4
"""A word of more letters is repeated by mistake; a shorter one has to be."""
_MOST = 4.0
"""A rate that is farther off than so many standard deviations counts as that: a short sentence has wild ones."""


class AnomalyScore(NamedTuple):
    """How garbled a sentence looks.

    `score` is the sum of the evidence in standard deviations: 0 for edited prose, higher for odder sentences. `place`
    is the number of the token within the sentence before which it breaks, and `odds` the log-odds that it breaks there.
    """

    score: float
    place: int
    odds: float


class Grammar:
    """Surprise of each word after the two before it; never changed after loading."""

    def __init__(self, table: str) -> None:
        """Read the text of grammar.json: counts by n-gram, the symbols joined by a space."""
        self._counts: dict[str, int] = json.loads(table)
        self._total = sum(count for key, count in self._counts.items() if " " not in key)

    def surprise(self, first: str, second: str, third: str) -> float:
        """Return the surprise of `third` after `first second`, in nats."""
        from math import log  # noqa: PLC0415 - only a scored text needs it

        counts = self._counts
        three = counts.get(f"{first} {second} {third}")
        if three:
            return log(counts[f"{first} {second}"] / three)
        two = counts.get(f"{second} {third}")
        if two and second in counts:
            return _BACKOFF + log(counts[second] / two)
        return 2 * _BACKOFF + (log(self._total / counts[third]) if third in counts else _UNSEEN)

    def mean(self, seen: Sequence[str]) -> float:
        """Return the mean surprise of the symbols of a sentence."""
        row = ["^", "^", *seen, "$"]
        return sum(self.surprise(*row[at - 2 : at + 1]) for at in range(2, len(row))) / (len(row) - 2)


def genitives(lowers: Sequence[str]) -> float:
    """Return the share of "of" among the words of a text, in [0, 1].

    Translation out of languages with a genitive case turns each into an "of" where an English writer would use a
    possessive or a noun before the noun. The share says something of some hundred words, nothing of a sentence.
    """
    return lowers.count("of") / max(1, sum(word[0].isalpha() for word in lowers))


def symbols(lowers: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Return what the grammar sees of the words: function words and marks as they are, the others as their tags."""
    return [
        word if word in FUNCTION_WORDS or not word[0].isalnum() else tag for word, tag in zip(lowers, tags, strict=True)
    ]


def evidence(
    grammar: Grammar,
    word_frequencies: WordFrequencies,
    words: Sequence[str],
    lowers: Sequence[str],
    tags: Sequence[str],
) -> dict[str, float]:
    """Return each kind of evidence in standard deviations; more speaks for a garbled sentence."""
    number = max(1, sum(word[0].isalpha() for word in lowers))
    long = [word for word in lowers if word[0].isalpha() and len(word) > _LONG]
    unknown = sum(
        word[0].islower() and word_frequencies.word_band(lower) == 0 for word, lower in zip(words, lowers, strict=True)
    )
    rates = {
        "surprise": grammar.mean(symbols(lowers, tags)),
        "verbs": sum(tag.startswith("VB") for tag in tags) / number,
        "commas": lowers.count(",") / number,
        "unknown": unknown / number,
        "repeated": (len(long) - len(set(long))) / number,
        "determiners": -tags.count("DT") / number,
    }
    return {name: max(-_MOST, min(_MOST, (rate - _NORMS[name][0]) / _NORMS[name][1])) for name, rate in rates.items()}


def score(
    grammar: Grammar,
    word_frequencies: WordFrequencies,
    gaps: MissingWordModel,
    words: Sequence[str],
    lowers: Sequence[str],
    tags: Sequence[str],
) -> AnomalyScore:
    """Return how garbled a sentence looks."""
    weakest = gaps.weakest(words)
    place, odds = weakest or (0, 0.0)
    return AnomalyScore(sum(evidence(grammar, word_frequencies, words, lowers, tags).values()), place, odds)
