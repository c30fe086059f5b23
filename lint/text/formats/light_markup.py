"""What the readers of reStructuredText and AsciiDoc share: lines, links and the walk over markup within a paragraph.

Neither notation has a parser that keeps the offsets of what stands within a line (docutils knows lines only), so both
are read here line by line, and masked in place.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lint.text.formats import Comment, Link, Mask, Page, Read, Value
from lint.text.formats.inline import hide_opaque

_LINE = re.compile(r"(?P<indent>[ \t]*+)(?P<text>[^\r\n]*+)(?:\r\n|\r|\n|\Z)")
_DEEPEST = 6
"""How deeply markup within a line is read in itself."""


class Line(NamedTuple):
    """A line: its text without white space around it at code points [start, end), and where the line itself starts."""

    begin: int
    start: int
    end: int
    text: str

    @property
    def indent(self) -> int:
        """How many characters of white space it begins with."""
        return self.start - self.begin

    @property
    def is_blank(self) -> bool:
        """Whether it has nothing but white space."""
        return not self.text


def lines(text: str) -> list[Line]:
    """Return the lines of a text."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    for found in _LINE.finditer(text):
        if found.start() == found.end():
            return
        words = found["text"].rstrip()
        yield Line(found.start(), found.start("text"), found.start("text") + len(words), words)


class Writing:
    """What is read of a text so far: a page, links and comments."""

    def __init__(
        self, text: str, token: "re.Pattern[str]", take: Callable[["Writing", "re.Match[str]", int], None]
    ) -> None:
        """Take a text, the pattern of markup within a line, and a function that reads a match at a depth."""
        self.text = text
        self.page = Page(text)
        self.links: list[Link] = []
        self.comments: list[Comment] = []
        self._token, self._take = token, take

    def words(self, start: int, end: int, depth: int = 0) -> None:
        """Read text with markup at code points [start, end)."""
        at = start
        if depth < _DEEPEST:
            while (found := self._token.search(self.text, at, end)) is not None:
                self.page.see(at, found.start())
                self._take(self, found, depth + 1)
                at = found.end()
        self.page.see(at, end)

    def block(self, start: int, end: int, kind: str) -> None:
        """Read a block."""
        self.words(start, end)
        self.page.close(kind)

    def link(self, start: int, end: int, address: str, depth: int) -> None:
        """Read linked words."""
        if start < end and address:
            self.links.append(Link(start, end, address))
        self.words(start, end, depth)

    def finish(self) -> Read:
        """Return what was read."""
        shown, found = self.page.finish()
        mask = Mask(shown)
        hide_opaque(shown, mask)
        values: tuple[Value, ...] = ()
        return Read(mask.apply(), found, tuple(sorted(self.links)), tuple(sorted(self.comments)), values)
