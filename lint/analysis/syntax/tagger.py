"""`Tagger`: part-of-speech tags of the Penn tag set, by a small averaged perceptron.

The method is that of Collins (2002), greedy from left to right. Words that had only one tag in the training texts skip
the perceptron.
"""

from bisect import bisect_right
from collections.abc import Sequence
from struct import Struct

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Penn tags of finite verbs."""
_PAGE = 1000
"""Bytes of a page of the weights at least."""
_LANE = 16
"""Bits of a sum for each tag: eight weights, none of them above 4,000, and a sign."""
_REMEMBERED = 30_000
"""Features whose weights are kept: some megabytes."""


class Tagger:
    """Tags the words of a sentence; what it answers never changes, so it may be shared.

    The weights of a feature for all tags are one number, with a lane of `_LANE` bits for each tag. So the scores of a
    word are a sum of eight numbers, and no loop goes over the tags.
    """

    __slots__ = ("_heads", "_known", "_lanes", "_model", "_remembered", "_starts", "_tags", "_zero")

    def __init__(self, model: bytes) -> None:
        """Read the bytes of tagger.tsv; raises ValueError for anything else.

        The first line has the tags, the second each known word with the number of its tag, all others a feature and
        its weights: numbers of tags and weights by turns. The features are in the order of their bytes.
        """
        end = model.index(b"\n", model.index(b"\n") + 1)
        tags, known = (line.split("\t") for line in model[:end].decode("utf-8").split("\n"))
        self._tags = tags
        self._known = dict(zip(known[::2], [tags[int(number)] for number in known[1::2]], strict=True))
        # The weights stay as they are, and become numbers when a feature is met: a run meets few of the many. The
        # features are in order, so one is looked up as in a dictionary of paper: first the page by its head, then the
        # line on it.
        self._model = model
        self._starts = _pages(model, end)
        self._heads = [model[start + 1 : model.index(b"\t", start)] for start in self._starts[:-1]]
        self._remembered: dict[str, int] = {}
        self._lanes = Struct(f"<{len(tags)}H")
        self._zero = sum(1 << (_LANE * number + _LANE - 1) for number in range(len(tags)))

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return the Penn tag of each word of one sentence, given as they are written."""
        known = self._known
        found: list[str] = []
        first = second = "^"
        for place, word in enumerate(words):
            tag = known.get(word)
            if tag is None:
                tag = self._guess(words, place, first, second)
            first, second = tag, first
            found.append(tag)
        return found

    def _guess(self, words: Sequence[str], place: int, first: str, second: str) -> str:
        remembered = self._remembered
        total = self._zero
        for feature in features(words, place, first, second):
            row = remembered.get(feature)
            if row is None:
                row = self._remember(feature)
            total += row
        scores = self._lanes.unpack(total.to_bytes(self._lanes.size, "little"))
        return self._tags[scores.index(max(scores))]

    def _remember(self, feature: str) -> int:
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        row = self.weights(feature)
        lanes = sum(weight << (_LANE * tag) for tag, weight in zip(row[::2], row[1::2], strict=True))
        self._remembered[feature] = lanes
        return lanes

    def weights(self, feature: str) -> tuple[int, ...]:
        """Return the tags that a feature speaks for or against and its weight for each, by turns.

        Nothing for an unknown one.
        """
        sought = feature.encode("utf-8", "surrogatepass")
        page = max(bisect_right(self._heads, sought) - 1, 0)
        at = self._model.find(b"\n%b\t" % sought, self._starts[page], self._starts[page + 1])
        if at < 0:
            return ()
        start = at + len(sought) + 2
        return tuple(map(int, self._model[start : self._model.index(b"\n", start)].split(b" ")))


def _pages(model: bytes, start: int) -> list[int]:
    """Return where the pages of the lines behind `start` begin, each at a line break, and where the last one ends."""
    found = []
    while 0 <= start < len(model) - 1:
        found.append(start)
        start = model.find(b"\n", start + _PAGE)
    return [*found, len(model)]


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
