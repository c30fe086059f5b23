"""`PlainView`: a text as external checkers read it, without markup, each part mapped to its place in the text.

Markup is left out, because a checker would complain about blanks in its place. Code, URLs and handles become a noun.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from lint.text.document import Document
from lint.text.formats import OPAQUE, Block
from lint.text.formats.zero_width import CONTINUATION, JOINER, clean
from lint.text.span import Span, utf16_length

NOUN = "Dummy"
"""Replaces code, a URL or a handle: a word that LanguageTool also treats as a placeholder."""

_BREAK = "\n\n"
_SURROGATE = re.compile("[\ud800-\udfff]")
_PARTS = re.compile(
    rf"{OPAQUE}+|{JOINER}+|\s+|(?:[^\s{OPAQUE}{JOINER}{CONTINUATION}](?!{CONTINUATION}))+|[^{OPAQUE}{JOINER}{CONTINUATION}]?{CONTINUATION}+"
)
"""Code and addresses, markup, blanks, text up to a character written as a reference, and such a character."""

_LINE_ENDS = re.compile(r"\r\n?|[^\r]+")


class Part(NamedTuple):
    """A stretch of the text as read, code points [start, end): `source` is that text, `text` what a checker reads.

    If `exact`, the two correspond character by character; otherwise the stretch is indivisible. A lone surrogate, which
    no checker accepts, is U+FFFD in both.
    """

    start: int
    end: int
    source: str
    text: str
    exact: bool


class PlainView:
    """The readable parts of a document, in order and without gaps."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        """Take the parts."""
        self.parts = parts

    @classmethod
    def of(cls, document: Document) -> "PlainView":
        """Return the readable parts of a document."""
        return cls(tuple(_parts(document, document.blocks)))

    def pieces(self, most: int) -> Iterator["PlainView"]:
        """Yield pieces of whole paragraphs, at most `most` UTF-16 units each; a longer paragraph stands alone."""
        piece: list[Part] = []
        paragraph: list[Part] = []
        size = 0
        for part in (*self.parts, None):
            if part is not None and part.text != _BREAK:
                paragraph.append(part)
                continue
            length = sum(utf16_length(other.text) for other in paragraph)
            if piece and size + length > most:
                yield PlainView(tuple(piece))
                piece, size = [], 0
            piece += paragraph if part is None else [*paragraph, part]
            size += length + len(_BREAK)
            paragraph = []
        if piece:
            yield PlainView(tuple(piece))

    @cached_property
    def text(self) -> str:
        """The readable text, as one string."""
        return "".join(part.text for part in self.parts)

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for part in self.parts:
            starts.append(at)
            at += len(part.text)
        return starts

    def span(self, start: int, end: int) -> Span | None:
        """Return the span in the text as read of code points [start, end) of `text`, None if there is none.

        A span that begins or ends in an indivisible part covers all of it. There is none for a range that contains only
        the separator between paragraphs.
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
        for match in _PARTS.finditer(masked, start, end):
            yield from _read(source, *match.span(), match.group())
        at = end
    if at < len(source):
        yield _one_thing(source, at, len(source), "")


def _one_thing(source: str, start: int, end: int, text: str) -> Part:
    return Part(start, end, source[start:end], text, exact=False)


def _read(source: str, start: int, end: int, seen: str) -> Iterator[Part]:
    """Yield the readable parts of one stretch of a block."""
    if source[start:end] == seen:
        if "\r" not in seen:
            yield Part(start, end, seen, seen, exact=True)
            return
        for match in _LINE_ENDS.finditer(seen):
            first, last = start + match.start(), start + match.end()
            if match.group()[0] == "\r":
                yield _one_thing(source, first, last, "\n")
            else:
                yield Part(first, last, match.group(), match.group(), exact=True)
    elif seen[0] == OPAQUE:
        yield _one_thing(source, start, end, NOUN)
    elif seen.isspace():  # blanks and the markup beside them, or a blank written as a reference
        yield _one_thing(source, start, end, seen[0] if seen == seen[0] * len(seen) else " ")
    else:
        yield _one_thing(source, start, end, clean(seen))
