"""`Tagger`: part-of-speech tags of the Penn tag set, by a small averaged perceptron.

The method is that of Collins (2002), greedy from left to right. Words that had only one tag in the training texts skip
the perceptron.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from struct import Struct

from lint.analysis.lexicon.recent import Recent
from lint.analysis.lexicon.sorted_lines import SortedLines

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
"""Penn tags of finite verbs."""
_LANE = 16
"""Bits of a sum for each tag: eight weights, none of them above 4,000, and a sign."""
_WORDS = 8_000
"""Words that are kept with their sums at least: some 200 bytes each, and 1 KB for one that has a line."""
_ENDINGS = 1_500
"""Endings of words that are kept with their sums at least, about 1 KB each."""
_START, _END = "^", "$"
"""What stands for the words and tags before a sentence, and for the word behind it."""
_TAGS = "tags"
"""The line of what the tags before a word and its shape say."""

_Rows = Mapping[str, str]
_NO_ROWS: _Rows = {}


class _Sums(dict[str, int]):
    """Sums by the tag before, each made when it is met: of `alone` and the row that `kind` and the tag name."""

    __slots__ = ("_alone", "_kind", "_rows")

    def __init__(self, rows: _Rows, kind: str, alone: int) -> None:
        super().__init__()
        self._rows, self._kind, self._alone = rows, kind, alone

    def __missing__(self, first: str) -> int:
        found = self[first] = self._alone + _lanes(self._rows, self._kind + first)
        return found


class _Shifted(dict[str, int]):
    """The sums of others, and `alone` on top."""

    __slots__ = ("_alone", "_others")

    def __init__(self, others: _Sums, alone: int) -> None:
        super().__init__()
        self._others, self._alone = others, alone

    def __missing__(self, first: str) -> int:
        found = self[first] = self._alone + self._others[first]
        return found


class _Pairs(dict[tuple[str, str], int]):
    """What the two tags before a word say of its tag, for one shape of it and of the next word."""

    __slots__ = ("_rows", "_shape", "_then")

    def __init__(self, rows: _Rows, shape: str, then: str) -> None:
        super().__init__()
        self._rows, self._shape, self._then = rows, shape, then

    def __missing__(self, tags: tuple[str, str]) -> int:
        first, second = tags
        found = _lanes(self._rows, f"t{first}{second}") + _lanes(self._rows, f"h{self._shape}{first}{self._then}")
        self[tags] = found
        return found


class _Ending:
    """The last letters of words: what they say of the tag before (`ahead`), and of words that have no line (`own`)."""

    __slots__ = ("ahead", "own", "rows")

    def __init__(self, rows: _Rows) -> None:
        self.rows = rows
        self.ahead = _Sums(rows, "e", 0)
        self.own: dict[str, _Sums] = {}


class _Word:
    """A word as it is written: its only tag, "" where it has several, and what it says of tags.

    `own` and `ahead` are sums by the tag before: for its own tag, and for that of the word before it. `behind` is for
    the word behind it. `pairs` are for a next word without a capital and with one; `then` is the number of the one that
    a word before this one takes.
    """

    __slots__ = ("ahead", "behind", "own", "pairs", "tag", "then")

    def __init__(
        self, tag: str, own: dict[str, int], ahead: dict[str, int], behind: int, pairs: Sequence[_Pairs], then: int
    ) -> None:
        self.tag, self.own, self.ahead, self.behind, self.pairs, self.then = tag, own, ahead, behind, pairs, then


class Tagger:
    """Tags the words of a sentence; what it answers never changes, so it may be shared.

    The weights of a feature for all tags are one number, with a lane of `_LANE` bits for each tag, so no loop goes over
    the tags. The `features` of a word are summed in four groups, each kept with what it looks at: the word itself and
    the tag before it, the next word and that tag, the previous word, and the two tags before with the shapes. So a word
    among words that were met before takes four look-ups and three additions, and no string is made. All that the model
    knows of a word is one line, so a new word takes one search; one without a line shares the sums of its ending.
    """

    __slots__ = (
        "_end",
        "_endings",
        "_first",
        "_inner",
        "_known",
        "_lines",
        "_pairs",
        "_start",
        "_tags",
        "_unpack",
        "_zero",
    )

    def __init__(self, model: bytes) -> None:
        """Read the bytes of tagger.tsv; raises ValueError for anything else.

        The first line has the tags, the second each known word with the number of its tag. All others have a name and
        rows: each the name of a feature and its weights, numbers of tags and weights by turns. They are in the order
        of the bytes of their names. See `features`.
        """
        end = model.index(b"\n", model.index(b"\n") + 1)
        tags, known = (line.split("\t") for line in model[:end].decode("utf-8").split("\n"))
        self._tags = tags
        self._known = dict(zip(known[::2], [tags[int(number)] for number in known[1::2]], strict=True))
        self._lines = SortedLines(model[end + 1 :])
        self._unpack = Struct(f"<{len(tags)}H").unpack
        self._zero = sum(1 << (_LANE * number + _LANE - 1) for number in range(len(tags)))
        self._endings = Recent(self._ending, _ENDINGS)
        rows = self.rows(_TAGS)
        self._pairs = {shape: (_Pairs(rows, shape, ""), _Pairs(rows, shape, "X")) for shape in "dxXI"}
        self._inner = Recent(self._inner_word, _WORDS)
        self._first = Recent(self._first_word, _WORDS // 4)
        self._start, self._end = self._inner_word(_START), self._inner_word(_END)

    def tag(self, words: Sequence[str]) -> list[str]:
        """Return the Penn tag of each word of one sentence, given as they are written."""
        if not words:
            return []
        tags, unpack, size, inner = self._tags, self._unpack, _LANE // 8 * len(self._tags), self._inner
        row = [self._first[words[0]], *[inner[word] for word in words[1:]], self._end]
        found: list[str] = []
        first = second = _START
        previous = self._start
        for word, following in pairwise(row):
            tag = word.tag
            if not tag:
                total = previous.behind + word.own[first] + following.ahead[first]
                total += word.pairs[following.then][first, second]
                scores = unpack(total.to_bytes(size, "little"))
                tag = tags[scores.index(max(scores))]
            first, second, previous = tag, first, word
            found.append(tag)
        return found

    def rows(self, name: str) -> _Rows:
        """Return the rows of a line by the names of their features; none for a line that there is not."""
        line = self._lines.rest(name)
        if line is None:
            return _NO_ROWS
        return dict([part.split(" ", 1) for part in line.decode("utf-8").split("\t")])

    def _inner_word(self, word: str) -> _Word:
        initial = word[0]
        return self._word(word, "d" if initial.isdigit() else "X" if initial.isupper() else "x")

    def _first_word(self, word: str) -> _Word:
        return self._word(word, "I") if word[0].isupper() else self._inner[word]

    def _word(self, word: str, shape: str) -> _Word:
        lower, pairs, then = word.lower(), self._pairs[shape], int(word[0].isupper())
        rows, ending = self.rows("w" + lower), self._endings[lower[-3:]]
        own = ending.own.get(shape)
        if own is None:
            own = ending.own[shape] = _Sums(_NO_ROWS, "", self._zero + _lanes(ending.rows, "s" + shape))
        if rows is _NO_ROWS:
            return _Word(self._known.get(word, ""), own, ending.ahead, 0, pairs, then)
        own = _Sums(rows, "p", own[""] + _lanes(rows, "w"))
        ahead = _Shifted(ending.ahead, _lanes(rows, "a"))
        return _Word(self._known.get(word, ""), own, ahead, _lanes(rows, "b"), pairs, then)

    def _ending(self, ending: str) -> _Ending:
        return _Ending(self.rows("e" + ending))


def _lanes(rows: _Rows, name: str) -> int:
    """Return the weights of a feature for all tags as one number, 0 for one without a row."""
    found, row = 0, rows.get(name)
    if row is not None:
        parts = iter(map(int, row.split(" ")))
        for tag, weight in zip(parts, parts, strict=True):
            found += weight << (_LANE * tag)
    return found


def features(words: Sequence[str], place: int, first: str, second: str) -> tuple[tuple[str, str], ...]:
    """Return what the perceptron sees of a word: itself, its ending and shape, its neighbours, the two tags before.

    Each is the name of its line in the model, which has all there is of a word, an ending or the tags, and its name
    there.
    """
    word = words[place]
    lower = word.lower()
    previous = words[place - 1].lower() if place else _START
    following = words[place + 1] if place + 1 < len(words) else _END
    after = following.lower()
    initial = word[0]
    shape = "d" if initial.isdigit() else "x" if not initial.isupper() else "X" if place else "I"
    return (
        ("w" + lower, "w"),
        ("e" + lower[-3:], "s" + shape),
        (_TAGS, f"t{first}{second}"),
        ("w" + lower, "p" + first),
        ("w" + after, "a"),
        ("w" + previous, "b"),
        ("e" + after[-3:], "e" + first),
        (_TAGS, f"h{shape}{first}{'X' if following[0].isupper() else ''}"),
    )
