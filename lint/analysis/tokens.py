"""Words and punctuation marks of a text, with their places: `Tokens`."""

import re
from bisect import bisect_left
from collections.abc import Mapping

_TOKEN = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}                                        # U.S., a.m., J.D.
    | [^\W\d_](?:[^\W_]|[\u0300-\u036f]|['’ʼ‘ʻ](?=[^\W\d_])(?![sS]\b))*    # a word; its apostrophes are inside it
    | ['’][sS]\b                                                # the possessive, or a clipped "is"
    | \d+(?:[.,:]\d+)*                                          # a number or a time of day
    | \ufffc+                                                   # something masked: one unreadable noun
    | [^\s\w]|_
    """,
    re.VERBOSE,
)


class Tokens:
    """The tokens of a text as parallel lists: half-open code-point ranges, the words, and the words in lower case.

    A hyphen is a token of its own, and so is a possessive; `vocabulary` maps each lower-case word to the numbers of
    the tokens that spell it, so that a check looks its words up instead of reading the text.
    """

    __slots__ = ("ends", "lowers", "starts", "vocabulary", "words")

    def __init__(self, text: str, lines: "Lines | None" = None) -> None:
        """Cut `text` into tokens; `lines` keeps what its lines were cut into from one text to the next."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.lowers: list[str] = []
        if lines is None:
            self._take(_cut(text), 0)
        else:
            at = 0
            for line in text.splitlines(keepends=True):
                self._take(lines.cut(line.rstrip()), at)
                at += len(line)
        vocabulary: dict[str, list[int]] = {}
        for number, word in enumerate(self.lowers):
            vocabulary.setdefault(word, []).append(number)
        self.vocabulary: Mapping[str, list[int]] = vocabulary

    def _take(self, line: "Line", offset: int) -> None:
        starts, ends, words, lowers = line
        self.starts += [start + offset for start in starts] if offset else starts
        self.ends += [end + offset for end in ends] if offset else ends
        self.words += words
        self.lowers += lowers

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """Return the number of the first token that starts at or after a code-point offset."""
        return bisect_left(self.starts, offset)

    def is_word(self, number: int) -> bool:
        """Tell whether the token is made of letters."""
        return self.words[number][0].isalpha()

    def is_capitalized(self, number: int) -> bool:
        """Tell whether the token begins with a capital letter."""
        first = self.words[number][0]
        return first.isupper() or first.istitle()

    def adjacent(self, number: int) -> bool:
        """Tell whether nothing stands between this token and the next one."""
        return number + 1 < len(self.words) and self.ends[number] == self.starts[number + 1]


Line = tuple[list[int], list[int], list[str], list[str]]
"""The tokens of one line: starts, ends, words and folded words, in code points of the line."""


class Lines:
    """What the lines of one text were cut into, for the next version of it.

    A token holds no white space and none is told by what stands beyond a line break, so lines can be cut by themselves.
    """

    def __init__(self) -> None:
        """Start with none."""
        self._before: dict[str, Line] = {}
        self._now: dict[str, Line] = {}

    def cut(self, line: str) -> Line:
        """Return the tokens of a line."""
        found = self._now.get(line)
        if found is None:
            found = self._before.get(line)
            self._now[line] = found = _cut(line) if found is None else found
        return found

    def turn(self) -> None:
        """Start the next version: what this one did not use is forgotten."""
        if self._now:
            self._before, self._now = self._now, {}


def _cut(text: str) -> Line:
    starts, ends, words = [], [], []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        words.append(match[0])
    return starts, ends, words, [fold(word) for word in words]


def fold(word: str) -> str:
    """Return a word as it is looked up: lower case, apostrophes straight. The length may change; offsets are apart."""
    lower = word.lower()
    return lower.replace("’", "'") if "’" in lower else lower


def phrase(text: str) -> tuple[str, ...]:
    """Return the folded tokens of a phrase, as they would be found in a text."""
    spaced = text.replace("-", " - ")
    words = spaced.split()
    if all(map(str.isalpha, (word for word in words if word != "-"))) and text.isascii():
        return tuple(spaced.lower().split())  # most phrases are plain words, and thousands of names are read at a start
    return tuple(fold(word) for word in _TOKEN.findall(text))
