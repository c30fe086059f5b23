"""A text as an outside engine reads it: no markup, paragraphs apart, and every place known in the text as read.

An engine that met blanks where markup was would complain of the blanks. So markup is left out, and what stands for an
unreadable noun (code, a URL, a handle) becomes a noun. `Readable` keeps for each part where it came from.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from lint.document import Document
from lint.formats import OPAQUE, Block
from lint.text import Span, utf16_length

NOUN = "Dummy"
"""What stands for code, a URL or a handle: a word that LanguageTool, too, takes for a placeholder."""

_BREAK = "\n\n"
_SURROGATE = re.compile("[\ud800-\udfff]")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});")
_CLOSING = frozenset(".,;:!?)]”’")
_PARTS = re.compile(rf"{OPAQUE}+|\r\n?|[^{OPAQUE}\r]+")


class Part(NamedTuple):
    """A stretch of the text as read, code points [start, end): `source` is what stands there, `text` what is read.

    `exact` tells that the two correspond character by character; otherwise the stretch is one thing. A lone surrogate,
    which no engine takes, is U+FFFD in both.
    """

    start: int
    end: int
    source: str
    text: str
    exact: bool


class Readable:
    """The readable parts of a document, in order and without a gap."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        """Take the parts."""
        self.parts = parts

    @classmethod
    def of(cls, document: Document) -> "Readable":
        """Return what there is to read in a document."""
        return cls(tuple(_parts(document, document.blocks)))

    def pieces(self, most: int) -> Iterator["Readable"]:
        """Yield the text in pieces of whole paragraphs and at most `most` UTF-16 units, a longer paragraph by itself."""
        piece: list[Part] = []
        paragraph: list[Part] = []
        size = 0
        for part in (*self.parts, None):
            if part is not None and part.text != _BREAK:
                paragraph.append(part)
                continue
            length = sum(utf16_length(other.text) for other in paragraph)
            if piece and size + length > most:
                yield Readable(tuple(piece))
                piece, size = [], 0
            piece += paragraph if part is None else [*paragraph, part]
            size += length + len(_BREAK)
            paragraph = []
        if piece:
            yield Readable(tuple(piece))

    @cached_property
    def text(self) -> str:
        """What is read, as one string."""
        return "".join(part.text for part in self.parts)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for part in self.parts:
            starts.append(at)
            at += len(part.text)
        return starts

    def span(self, start: int, end: int) -> Span | None:
        """Return the place in the text as read of code points [start, end) of `text`; None for a place that has none.

        A place that begins or ends in something read as one thing covers all of it; one that only holds what stands
        between paragraphs is None.
        """
        if not 0 <= start < end <= len(self.text):
            return None
        first, last = self._origin(start), self._origin(end - 1)
        return Span(first.start, last.end) if first.start < last.end else None

    def _origin(self, at: int) -> Span:
        """Return the place of one code point of `text`."""
        number = bisect_right(self._starts, at) - 1
        part = self.parts[number]
        while not part.text:
            number -= 1
            part = self.parts[number]
        if not part.exact:
            return Span(part.start, part.end)
        place = part.start + at - self._starts[number]
        return Span(place, place + 1)


def _parts(document: Document, blocks: tuple[Block, ...]) -> Iterator[Part]:
    source = _SURROGATE.sub("\ufffd", document.text)
    masked = _SURROGATE.sub("\ufffd", document.masked)
    at = 0
    for block in blocks:
        start, end = block.span.start, block.span.end
        if start < at:
            continue  # a block inside another is read there
        if start > at:
            yield _one_thing(source, at, start, _BREAK if at else "")
        yield from _joined([*_in_block(source, masked, start, end)])
        at = end
    if at < len(source):
        yield _one_thing(source, at, len(source), "")


def _one_thing(source: str, start: int, end: int, text: str) -> Part:
    return Part(start, end, source[start:end], text, exact=False)


def _in_block(source: str, masked: str, start: int, last: int) -> Iterator[Part]:
    while start < last:
        hidden = source[start] != masked[start]
        end = start + 1
        while end < last and (source[end] != masked[end]) == hidden:
            end += 1
        for match in _PARTS.finditer(masked, start, end):
            yield _part(source, *match.span(), match.group(), hidden=hidden)
        start = end


def _part(source: str, start: int, end: int, found: str, *, hidden: bool) -> Part:
    if hidden and found[0] == OPAQUE:
        return _one_thing(source, start, end, NOUN)
    if hidden:
        reference = _REFERENCE.fullmatch(source, start, end)
        return _one_thing(source, start, end, _unescaped(reference.group()) if reference else "")
    if found[0] == "\r":
        return _one_thing(source, start, end, "\n")
    return Part(start, end, found, found, exact=True)


def _unescaped(reference: str) -> str:
    from html import unescape  # noqa: PLC0415 - few texts have one

    return unescape(reference)


def _joined(parts: list[Part]) -> Iterator[Part]:
    """Leave out blanks within markup, such as the one before a link's title: read, they would be a second blank."""
    for number, part in enumerate(parts):
        inside = 0 < number < len(parts) - 1 and part.exact and part.text.isspace()
        if inside and not parts[number - 1].text and not parts[number + 1].text:
            before = next((other.text for other in reversed(parts[:number]) if other.text), " ")
            after = next((other.text for other in parts[number + 1 :] if other.text), " ")
            if before[-1].isspace() or after[0].isspace() or after[0] in _CLOSING:
                yield part._replace(text="", exact=False)
                continue
        yield part
