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

    def __init__(self, text: str) -> None:
        """Cut `text` into tokens."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        for match in _TOKEN.finditer(text):
            start, end = match.span()
            self.starts.append(start)
            self.ends.append(end)
            self.words.append(match[0])
        self.lowers = [fold(word) for word in self.words]
        vocabulary: dict[str, list[int]] = {}
        for number, word in enumerate(self.lowers):
            vocabulary.setdefault(word, []).append(number)
        self.vocabulary: Mapping[str, list[int]] = vocabulary

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
    return tuple(fold(word) for word in _TOKEN.findall(text))
