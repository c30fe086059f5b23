"""`Tagger`: part-of-speech tags of the Penn tag set, by a small averaged perceptron.

The method is that of Collins (2002), greedy from left to right. Words that had only one tag in the training texts skip
the perceptron.
"""

import json
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Penn tags of finite verbs."""
_NONE: tuple[int, ...] = ()
_PAGE = 1000
"""Code points of a page of the weights at least."""


class Tagger:
    """Tags the words of a sentence; what it answers never changes, so it may be shared."""

    __slots__ = ("_heads", "_known", "_pages", "_rows", "_tags")

    def __init__(self, model: str) -> None:
        """Read the text of tagger.json.

        Raises ValueError for one that is no JSON, KeyError for one that lacks a part.
        """
        data: dict[str, Any] = json.loads(model)
        self._tags: list[str] = data["tags"]
        self._known: dict[str, int] = data["known"]
        # As text, and turned into numbers when a feature is met: a run meets few of the many. The features are in
        # order, so one is looked up as in a dictionary of paper: first the page by its head, then the line on it.
        self._pages = _pages(data["weights"])
        self._heads = [page[1 : page.index("\t", 1)] for page in self._pages]
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
        rows = self._rows
        scores = [0] * len(self._tags)
        for feature in features(words, place, first, second):
            row = rows.get(feature, _NONE)
            if not row and (row := self.weights(feature)):
                rows[feature] = row
            for at in range(0, len(row), 2):
                scores[row[at]] += row[at + 1]
        return scores.index(max(scores))

    def weights(self, feature: str) -> tuple[int, ...]:
        """Return the tags that a feature speaks for or against and its weight for each, by turns.

        Nothing for an unknown one.
        """
        page = self._pages[max(bisect_right(self._heads, feature) - 1, 0)]
        at = page.find(f"\t{feature}\t")
        if at < 0:
            return _NONE
        start = at + len(feature) + 2
        return tuple(map(int, page[start : page.index("\t", start)].split(" ")))


def _pages(weights: str) -> list[str]:
    """Cut the lines of features and their weights, all parted by tabs, into pages.

    A tab stands at either end of each.
    """
    found = []
    start = 0
    while start < len(weights):
        end = weights.find("\t", start + _PAGE)
        if end >= 0 and weights[end + 1].isdigit():  # those are the weights of the feature before; no feature begins so
            end = weights.find("\t", end + 1)
        end = end if end >= 0 else len(weights)
        found.append(f"\t{weights[start:end]}\t")
        start = end + 1
    return found


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
