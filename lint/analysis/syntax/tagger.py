"""Parts of speech: a small averaged perceptron over the Penn tag set, `Tagger`.

The method is Collins (2002), greedy from left to right; words with one tag in the training texts skip the perceptron.
"""

import json
from collections.abc import Sequence
from typing import Any

_NONE: tuple[int, ...] = ()


class Tagger:
    """Tags the words of a sentence; what it answers never changes, so it may be shared."""

    __slots__ = ("_known", "_rows", "_tags", "_weights")

    def __init__(self, model: str) -> None:
        """Read the text of tagger.json.

        Raises ValueError for one that is no JSON, KeyError for one that lacks a part.
        """
        data: dict[str, Any] = json.loads(model)
        self._tags: list[str] = data["tags"]
        self._known: dict[str, int] = data["known"]
        # As text, and turned into numbers when a feature is met: a run meets few of the many.
        weights: list[str] = data["weights"].split("\t")
        self._weights = dict(zip(weights[::2], weights[1::2], strict=True))
        self._rows: dict[str, tuple[int, ...]] = {}

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return the Penn tag of each word of one sentence, given as they are written."""
        known, names = self._known, self._tags
        found: list[str] = []
        first = second = "^"
        for place, word in enumerate(words):
            number = known.get(word)
            if number is None:
                number = self._guess(words, place, first, second)
            first, second = names[number], first
            found.append(first)
        return found

    def _guess(self, words: Sequence[str], place: int, first: str, second: str) -> int:
        rows, weights = self._rows, self._weights
        scores = [0] * len(self._tags)
        for feature in features(words, place, first, second):
            row = rows.get(feature, _NONE)
            if not row and feature in weights:
                row = rows[feature] = tuple(map(int, weights[feature].split(" ")))
            for at in range(0, len(row), 2):
                scores[row[at]] += row[at + 1]
        return scores.index(max(scores))


def features(words: Sequence[str], place: int, first: str, second: str) -> tuple[str, ...]:
    """Return what the perceptron sees of a word: itself, its ending and shape, its neighbours, the two tags before."""
    word = words[place]
    lower = word.lower()
    previous = words[place - 1].lower() if place else "^"
    following = words[place + 1] if place + 1 < len(words) else "$"
    after = following.lower()
    initial = word[0]
    shape = "d" if initial.isdigit() else "x" if not initial.isupper() else "X" if place else "I"
    return (
        "w" + lower,
        "s" + lower[-3:] + shape,
        "t" + first + second,
        "p" + first + lower,
        "a" + after,
        "b" + previous,
        "e" + first + after[-3:],
        "h" + shape + first + ("X" if following[0].isupper() else ""),
    )
