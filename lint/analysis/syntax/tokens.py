"""`Tokens`: the words and punctuation marks of a text, with their spans."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, KeysView, Sequence
from itertools import accumulate
from sys import intern

from lint.analysis.lexicon.lexicon import EMPTY, Lexicon
from lint.text.formats.zero_width import JoinedText, has_seams

_ONE = r"""
      [A-Za-z]++(?=[\ ,])                                          # most words, read fastest
    | [^\W\d_](?:
          \.(?:[^\W\d_]\.)+                                       # U.S., a.m., J.D.
        | [A-Za-z0-9]*+[^\W_]*+                                   # any other word
          (?:(?:['’ʼ‘ʻ](?=[^\W\d_])(?![sS]\b)|[\u0300-\u036f])[^\W_]*+)*+    # its apostrophes are inside it
      )
    | [^\s\w'’\ufffc]
    | \d+(?:[.,:]\d+)*                                          # a number or a time of day
    | ['’](?:[sS]\b)?                                           # the possessive, or a clipped "is"
    | \ufffc+                                                  # something masked: one unreadable noun
    | _
"""
_PARTED = re.compile(rf"(\s*+)({_ONE})", re.VERBOSE)
"""White space and the token behind it. There is no character that is neither, so these add up to the text."""


class Vocabulary:
    """The numbers of the tokens that spell each folded word.

    It keeps the first place of each word and, for each token, the next one that spells the same: a list for every word
    of every paragraph would take three times the room.
    """

    __slots__ = ("_first", "_next")

    def __init__(self, lowers: Sequence[str]) -> None:
        """Index the folded words of a text."""
        first: dict[str, int] = {}
        following = array("I", bytes(array("I").itemsize * len(lowers)))
        for number in range(len(lowers) - 1, -1, -1):
            word = lowers[number]
            following[number] = first.get(word, 0)
            first[word] = number
        self._first, self._next = first, following

    def keys(self) -> KeysView[str]:
        """Return the folded words."""
        return self._first.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self._first)

    def __len__(self) -> int:
        return len(self._first)

    def __contains__(self, word: object) -> bool:
        return word in self._first

    def __getitem__(self, word: str) -> list[int]:
        """Return the tokens that spell a folded word, in order; none for a word that is not there."""
        at = self._first.get(word)
        if at is None:
            return []
        following = self._next
        if not following[at]:
            return [at]  # most words
        found = [at]
        while at := following[at]:
            found.append(at)
        return found


class Tokens:
    """The tokens of a text as parallel lists: half-open code-point ranges, the words, and the words in lower case.

    A hyphen is a token of its own, and so is a possessive. A word has no joiner (see `lint.text.formats.zero_width`)
    but those within it; the one between two tokens that touch belongs to the second if that is a mark, else to the
    first; `zero_width.shown_beside` goes by it.
    """

    __slots__ = ("_capitals", "_vocabulary", "ends", "lexicon", "lowers", "starts", "words")

    def __init__(self, text: str = "", lexicon: Lexicon = EMPTY) -> None:
        """Cut `text` into tokens. The `lexicon` comes along for whoever reads them, as a vocabulary does elsewhere."""
        self.lexicon = lexicon
        seamless = JoinedText(text) if has_seams(text) else None
        if seamless is not None:
            text = seamless.text
        # One pass of the regex engine returns nothing, white space and token by turns; their lengths add up to the
        # places.
        parts = _PARTED.split(text.rstrip())
        places = list(accumulate(map(len, parts)))
        # Numbers of four bytes, and each spelling once: a long text has many tokens.
        self.starts: array[int] = array("I", places[1::3])
        self.ends: array[int] = array("I", places[2::3])
        self.words: list[str] = parts[2::3]
        self.words[:] = map(intern, self.words)  # in place: a list made of an iterator has room to spare
        # No token holds a line break, and a line break has no say in how the letters beside it are folded.
        self.lowers: list[str] = list(map(intern, fold("\n".join(self.words)).split("\n"))) if self.words else []
        self._vocabulary: Vocabulary | None = None
        self._capitals: list[int] | None = None
        if seamless is not None:
            self._put_back(seamless)

    def _put_back(self, seamless: JoinedText) -> None:
        """Move the tokens of a text without joiners to where they stand in the text with them."""
        touching = [
            at and end == start for at, (start, end) in enumerate(zip(self.starts, [0, *self.ends], strict=False))
        ]
        self.starts = array("I", map(seamless.start, self.starts))
        self.ends = array("I", map(seamless.end, self.ends))
        for at, touches in enumerate(touching):
            if touches and self.ends[at - 1] < self.starts[at]:
                if self.words[at][0].isalnum():
                    self.ends[at - 1] = self.starts[at]
                else:
                    self.starts[at] = self.ends[at - 1]

    @classmethod
    def join(cls, parts: Sequence[tuple["Tokens", int]], lexicon: Lexicon = EMPTY) -> "Tokens":
        """Return the tokens of a text from those of its parts; each comes with the code points before it."""
        if len(parts) == 1 and not parts[0][1]:
            return parts[0][0]
        whole = cls(lexicon=lexicon)
        for part, offset in parts:
            whole.starts += array("I", [start + offset for start in part.starts])
            whole.ends += array("I", [end + offset for end in part.ends])
            whole.words += part.words
            whole.lowers += part.lowers
        before = accumulate((len(part) for part, _ in parts), initial=0)
        whole._capitals = [
            number + first for (part, _), first in zip(parts, before, strict=False) for number in part.capitals
        ]
        return whole

    @property
    def vocabulary(self) -> Vocabulary:
        """The numbers of the tokens that spell each folded word: a check looks its words up and reads no text."""
        if self._vocabulary is None:
            self._vocabulary = Vocabulary(self.lowers)
        return self._vocabulary

    @property
    def capitals(self) -> list[int]:
        """The numbers of the tokens that begin with a capital letter, in order."""
        if self._capitals is None:
            self._capitals = [
                number
                for number, (word, lower) in enumerate(zip(self.words, self.lowers, strict=True))
                if (word != lower or not word.isascii()) and (word[0].isupper() or word[0].istitle())
            ]
        return self._capitals

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
    return tuple(fold(word) for word in _PARTED.split(text)[2::3])
