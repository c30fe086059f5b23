"""How garbled a sentence looks: the surprise of its tags and function words, after a table of counts, `Grammar`.

A stupid-backoff trigram model (Brants et al. 2007) over function words and Penn tags. A sentence's score is its mean
surprise over its most surprising places, so that length does not decide.
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

from lint.analysis.wordlists import FUNCTION_WORDS

_BACKOFF = 0.9
"""Nats added to the surprise for each step to a shorter context (a factor of 0.4)."""
_UNSEEN = 9.0
_PLACES = 4


class Garble(NamedTuple):
    """A score in nats, higher for odder sentences, and the number of the token within the sentence where it is oddest."""

    score: float
    place: int


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


def symbols(lowers: Sequence[str], tags: Sequence[str]) -> list[str]:
    """Return what the grammar sees of the words: function words and marks as they are, the others as their tags."""
    return [
        word if word in FUNCTION_WORDS or not word[0].isalnum() else tag for word, tag in zip(lowers, tags, strict=True)
    ]


def score(grammar: Grammar, seen: Sequence[str]) -> Garble:
    """Return how garbled a sentence looks, from its symbols."""
    row = ["^", "^", *seen, "$"]
    surprises = [grammar.surprise(*row[at - 2 : at + 1]) for at in range(2, len(row))]
    worst = sorted(surprises, reverse=True)[:_PLACES]
    mean = sum(surprises) / len(surprises)
    return Garble(mean + 0.1 * sum(worst) / len(worst), min(surprises.index(worst[0]), len(seen) - 1))
