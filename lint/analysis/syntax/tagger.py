"""`Tagger`: part-of-speech tags of the Penn tag set, by a small averaged perceptron.

The method is that of Collins (2002), greedy from left to right. Words that had only one tag in the training texts skip
the perceptron.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from struct import Struct

from lint.analysis.lexicon.recent import Recent
from lint.analysis.lexicon.sorted_lines import SortedLines

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Penn tags of finite verbs."""
_LANE = 16
"""Bits of a sum for each tag: eight weights, none of them above 4,000, and a sign."""
_WORDS = 6_000
"""Words that are kept with their sums at least, about 1 KB each."""
_ENDINGS = 5_000
"""Endings of words, with a shape or a tag, that are kept with their weights at least, about 200 bytes each."""
_START, _END = "^", "$"
"""What stands for the words and tags before a sentence, and for the word behind it."""


class _Sums(dict[str, int]):
    """Sums of weights by the tag before, each made when it is met: what a word says in one place of a sentence.

    A sum is `alone`, and the weights of the feature that is `kind`, tag and `spelling`.
    """

    __slots__ = ("_alone", "_kind", "_lanes", "_spelling")

    def __init__(self, lanes: Callable[[str], int], alone: int, kind: str, spelling: str) -> None:
        super().__init__()
        self._lanes, self._alone, self._kind, self._spelling = lanes, alone, kind, spelling

    def __missing__(self, first: str) -> int:
        found = self[first] = self._alone + self._lanes(f"{self._kind}{first}{self._spelling}")
        return found


class _Pairs(dict[tuple[str, str], int]):
    """What the two tags before a word say of its tag, for one shape of it and of the next word."""

    __slots__ = ("_lanes", "_shape", "_then")

    def __init__(self, lanes: Callable[[str], int], shape: str, then: str) -> None:
        super().__init__()
        self._lanes, self._shape, self._then = lanes, shape, then

    def __missing__(self, tags: tuple[str, str]) -> int:
        first, second = tags
        found = self._lanes(f"t{first}{second}") + self._lanes(f"h{self._shape}{first}{self._then}")
        self[tags] = found
        return found


class _Word:
    """A word as it is written: its only tag, "" where it has several, and what it says of tags.

    `rows` are for a next word without a capital and with one, and `then` is the number of the one for words before this
    one. `behind`, for the word behind it, is None until it is asked for.
    """

    __slots__ = ("ahead", "behind", "lower", "own", "rows", "tag", "then")

    def __init__(self, tag: str, word: str, own: dict[str, int], ahead: _Sums, rows: Sequence[_Pairs]) -> None:
        self.tag, self.lower, self.own, self.ahead, self.rows = tag, word.lower(), own, ahead, rows
        self.then = int(word[0].isupper())
        self.behind: int | None = None


class Tagger:
    """Tags the words of a sentence; what it answers never changes, so it may be shared.

    The weights of a feature for all tags are one number, with a lane of `_LANE` bits for each tag, so no loop goes over
    the tags. The `features` of a word are summed in four groups, each kept with what it looks at: the word itself and
    the tag before it, the next word and that tag, the previous word, and the two tags before with the shapes. So a word
    among words that were met before takes four look-ups and three additions, and no string is made.
    """

    __slots__ = (
        "_end",
        "_endings",
        "_first",
        "_inner",
        "_known",
        "_lanes",
        "_lines",
        "_rows",
        "_start",
        "_tags",
        "_zero",
    )

    def __init__(self, model: bytes) -> None:
        """Read the bytes of tagger.tsv; raises ValueError for anything else.

        The first line has the tags, the second each known word with the number of its tag, all others a feature and
        its weights: numbers of tags and weights by turns. The features are in the order of their bytes.
        """
        end = model.index(b"\n", model.index(b"\n") + 1)
        tags, known = (line.split("\t") for line in model[:end].decode("utf-8").split("\n"))
        self._tags = tags
        self._known = dict(zip(known[::2], [tags[int(number)] for number in known[1::2]], strict=True))
        self._lines = SortedLines(model[end + 1 :])
        self._lanes = Struct(f"<{len(tags)}H")
        self._zero = sum(1 << (_LANE * number + _LANE - 1) for number in range(len(tags)))
        self._endings = Recent(self._lanes_of, _ENDINGS)
        self._rows = {
            shape: (_Pairs(self._lanes_of, shape, ""), _Pairs(self._lanes_of, shape, "X")) for shape in "dxXI"
        }
        self._inner = Recent(self._inner_word, _WORDS)
        self._first = Recent(self._first_word, _WORDS // 4)
        self._start, self._end = self._inner_word(_START), self._inner_word(_END)

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return the Penn tag of each word of one sentence, given as they are written."""
        if not words:
            return []
        names, lanes, size = self._tags, self._lanes.unpack, self._lanes.size
        inner = self._inner
        row = [self._first[words[0]], *[inner[word] for word in words[1:]], self._end]
        found: list[str] = []
        first = second = _START
        previous = self._start
        for word, following in pairwise(row):
            tag = word.tag
            if not tag:
                behind = previous.behind
                if behind is None:
                    behind = previous.behind = self._lanes_of("b" + previous.lower)
                total = behind + word.own[first] + following.ahead[first] + word.rows[following.then][first, second]
                scores = lanes(total.to_bytes(size, "little"))
                tag = names[scores.index(max(scores))]
            first, second, previous = tag, first, word
            found.append(tag)
        return found

    def _inner_word(self, word: str) -> _Word:
        initial = word[0]
        return self._word(word, "d" if initial.isdigit() else "X" if initial.isupper() else "x")

    def _first_word(self, word: str) -> _Word:
        return self._word(word, "I") if word[0].isupper() else self._inner[word]

    def _word(self, word: str, shape: str) -> _Word:
        tag, lower, lanes, endings = self._known.get(word, ""), word.lower(), self._lanes_of, self._endings
        ending = lower[-3:]
        own: dict[str, int] = {}
        if not tag:
            own = _Sums(lanes, self._zero + lanes("w" + lower) + endings[f"s{ending}{shape}"], "p", lower)
        return _Word(tag, word, own, _Sums(endings.__getitem__, lanes("a" + lower), "e", ending), self._rows[shape])

    def _lanes_of(self, feature: str) -> int:
        found, row = 0, self._lines.rest(feature)
        if row is not None:
            parts = iter(map(int, row.split(b" ")))
            for tag, weight in zip(parts, parts, strict=True):
                found += weight << (_LANE * tag)
        return found

    def weights(self, feature: str) -> tuple[int, ...]:
        """Return the tags that a feature speaks for or against and its weight for each, by turns.

        Nothing for an unknown one.
        """
        row = self._lines.rest(feature)
        return () if row is None else tuple(map(int, row.split(b" ")))


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
