"""Read a text that another notation encloses, such as HTML in a string of JSON, with offsets into the whole.

A `Field` is a stretch of a file and the text that it stands for. That text is read in its own format, and the result is
projected back: the masked field is as long as the field, and an escape reads as the character it stands for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint.text.formats import MARKUP, OPAQUE, Block, Link, Read, Value
from lint.text.formats.zero_width import CONTINUATION, JOINER
from lint.text.span import Span

_NO_LINE_BREAK = re.compile(r"[^\r\n]")

Escapes = Iterable[tuple[int, int, str]]
"""Escapes in order: code points [start, end) of a file, and the text that they stand for, "" for none."""


class _Segment(NamedTuple):
    """Code points [first, last) of the inner text that stand for [start, end) of the file.

    A segment is verbatim, or is one character or none in place of an escape.
    """

    first: int
    last: int
    start: int
    end: int
    is_verbatim: bool


class Field:
    """A stretch of a file at code points [start, end), and the `text` that it stands for.

    `kind` is that of its plain paragraphs, `markup` how its text is read: plain, html or markdown. No fix may insert a
    character of `forbidden`; None forbids every fix.
    """

    def __init__(self, kind: str, markup: str, start: int, end: int, forbidden: str | None) -> None:
        """Begin with no text."""
        self.kind, self.markup = kind, markup
        self.start, self.end = start, end
        self.forbidden = forbidden
        self._parts: list[str] = []
        self._length = 0
        self._segments: list[_Segment] = []
        self._firsts: list[int] = []

    @property
    def text(self) -> str:
        """The text that the field stands for."""
        return "".join(self._parts)

    def escapes(self, whole: str, found: Escapes) -> "Field":
        """Take the whole field from its file, with its escapes, and return the field."""
        at = self.start
        for start, end, meant in found:
            self.verbatim(whole[at:start], at)
            self.escape(start, end, meant)
            at = end
        self.verbatim(whole[at : self.end], at)
        return self

    def verbatim(self, text: str, start: int) -> None:
        """Add text that stands in the file as it is, from code point `start` on."""
        if text:
            self._add(text, start, start + len(text), is_verbatim=True)

    def escape(self, start: int, end: int, meant: str) -> None:
        """Add an escape, and the text that it stands for; the first character of that has its place."""
        self._add(meant[:1], start, end, is_verbatim=False)
        for character in meant[1:]:
            self._add(character, end, end, is_verbatim=False)

    def _add(self, text: str, start: int, end: int, *, is_verbatim: bool) -> None:
        first = self._length
        self._length += len(text)
        self._parts.append(text)
        self._segments.append(_Segment(first, self._length, start, end, is_verbatim))
        self._firsts.append(first)

    def place(self, offset: int) -> int:
        """Return the offset in the file of a character of the text."""
        number = bisect_right(self._firsts, offset) - 1
        # Of several that begin there, the last has the character, if it has one at all.
        while number and self._segments[number].first == self._segments[number].last:
            number -= 1
        segment = self._segments[number]
        return segment.start + (offset - segment.first if segment.is_verbatim else 0)

    def place_after(self, offset: int) -> int:
        """Return the offset in the file behind the character before an offset of the text, which is more than 0."""
        number = bisect_right(self._firsts, offset - 1) - 1
        while number and self._segments[number].first == self._segments[number].last:
            number -= 1
        segment = self._segments[number]
        return segment.start + offset - segment.first if segment.is_verbatim else segment.end

    def projected(self, masked: str, whole: str) -> str:
        """Return the masked text of the field, as long as the field in its file."""
        out: list[str] = []
        last, at = "", self.start
        for first, end, start, stop, is_verbatim in self._segments:
            shown = masked[first:end]
            out.append(_blank(whole[at:start]))
            at = stop
            if is_verbatim:
                out.append(shown)
            elif first == end:
                following = masked[end : end + 1]
                touch = last.strip() and following.strip()
                out.append(JOINER * (stop - start) if touch else _blank(whole[start:stop]))
            elif start < stop:
                out.append(_filled(shown, whole[start:stop]))
            last = shown[-1:] or last
        return "".join([*out, _blank(whole[at : self.end])])


def _filled(shown: str, written: str) -> str:
    if shown in (JOINER, CONTINUATION):
        return shown * len(written)
    if shown == OPAQUE:
        return _NO_LINE_BREAK.sub(OPAQUE, written)
    return _blank(written) if shown.isspace() else shown + CONTINUATION * (len(written) - 1)


def _blank(text: str) -> str:
    return _NO_LINE_BREAK.sub(MARKUP, text)


def compose(whole: str, fields: Iterable[Field]) -> Read:
    """Return what is read of the fields of a file, in the order of their places; all else is markup.

    Where one field is a headline, a first line of plain text that looks like one is none.
    """
    ordered = sorted(fields, key=lambda each: each.start)
    has_headline = any(one.kind == "headline" for one in ordered)
    out, at = [], 0
    blocks: list[Block] = []
    links: list[Link] = []
    values: list[Value] = []
    for one in ordered:
        if one.start < at:
            continue
        read = _read(one)
        out += [_blank(whole[at : one.start]), one.projected(read.masked, whole)]
        at = one.end
        blocks += _blocks(one, read, is_below=has_headline)
        links += [Link(one.place(start), one.place_after(end), address) for start, end, address in read.links]
        values.append(Value(one.start, one.end, one.forbidden, ()))
    out.append(_blank(whole[at:]))
    return Read("".join(out), tuple(blocks), tuple(links), (), tuple(values), len(whole))


def _blocks(one: Field, read: Read, *, is_below: bool) -> Iterator[Block]:
    for kind, span in ((block.kind, block.span) for block in read.blocks):
        is_plain = kind == "body" or (kind == "headline" and one.markup == "plain" and is_below)
        yield Block(
            one.kind if is_plain or one.kind == "headline" else kind,
            Span(one.place(span.start), one.place_after(span.end)),
        )


def _read(one: Field) -> Read:
    if one.markup == "html":
        from lint.text.formats import html  # noqa: PLC0415 - one notation of three

        return html.blocks(one.text)
    if one.markup == "markdown":
        from lint.text.formats import markdown  # noqa: PLC0415 - one notation of three

        return markdown.blocks(one.text)
    from lint.text.formats import plain  # noqa: PLC0415 - one notation of three

    return plain.blocks(one.text)
