"""Markdown to blocks: front matter, code, links, images, HTML and URLs are masked in place.

The parser is pyromark (pulldown-cmark); its byte ranges become code points here. Whatever the parser does not report
as text is markup, so nothing is guessed from the characters.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from lint.formats import MARKUP, OPAQUE, Block, Mask
from lint.formats.inline import hide_opaque
from lint.text import Span

# The parser takes well-formed Unicode only; a lone surrogate and its stand-in are both three bytes long.
_SURROGATE = re.compile("[\ud800-\udfff]")

_BLOCKS = {"Paragraph": "body", "Heading": "headline", "Item": "list", "TableCell": "table"}
_FRONT_MATTER_PROSE = re.compile(
    r"^(title|headline|subtitle|standfirst|dek|description|summary|caption)\s*:[ \t]*(?P<value>\S.*?)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)


def blocks(text: str) -> tuple[str, tuple[Block, ...]]:
    """Return the masked text and its blocks in order; titles in the front matter are headlines."""
    import pyromark  # noqa: PLC0415 - only Markdown pays for it

    options = (
        pyromark.Options.ENABLE_TABLES
        | pyromark.Options.ENABLE_FOOTNOTES
        | pyromark.Options.ENABLE_STRIKETHROUGH
        | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    )
    reader = _Reader(text)
    for event, where in pyromark.events_with_range(_SURROGATE.sub("\ufffd", text), options=options):
        reader.take(event, where["start"], where["end"])
    return reader.finish()


class _Reader:
    """Collects blocks and readable ranges from the parser's events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._points = _ByteMap(text)
        self._readable: list[tuple[int, int]] = []
        self._opaque: list[tuple[int, int]] = []
        self._blocks: list[Block] = []
        self._open: list[str] = []
        self._start: int | None = None
        self._end = 0
        self._hidden = 0
        self._quotes = 0

    def take(self, event: Mapping[str, Any] | str, start: int, end: int) -> None:
        """Read one event of the parser and its range in UTF-8 bytes."""
        if isinstance(event, str):
            return
        first, last = self._points.at(start), self._points.at(end)
        name, value = next(iter(event.items()))
        if name == "Start":
            self._enter(_tag(value), first, last)
        elif name == "End":
            self._leave(_tag(value))
        elif name == "Text":
            self._text(first, last, value)
        elif name == "Code" and not self._hidden:
            self._touch(first, last)
            self._opaque.append((first, last))

    def _enter(self, tag: str, start: int, end: int) -> None:
        self._open.append(tag)
        if tag in ("CodeBlock", "HtmlBlock", "MetadataBlock"):
            self._close()
            self._hidden += 1
            if tag == "MetadataBlock":
                self._front_matter(start, end)
        elif tag == "BlockQuote":
            self._close()
            self._quotes += 1
        elif tag in _BLOCKS:
            self._close()

    def _leave(self, tag: str) -> None:
        if tag in ("CodeBlock", "HtmlBlock", "MetadataBlock"):
            self._hidden -= 1
        elif tag == "BlockQuote":
            self._close()
            self._quotes -= 1
        elif tag in _BLOCKS:
            self._close()
        if self._open:
            self._open.pop()

    def _text(self, start: int, end: int, value: str) -> None:
        if self._hidden:
            return
        self._touch(start, end)
        # A character reference stands for one character and is written as several: no word to read.
        if not (self.text.startswith("&", start) and len(value) < end - start):
            self._readable.append((start, end))

    def _touch(self, start: int, end: int) -> None:
        if self._start is None:
            self._start = start
        self._end = max(self._end, end)

    def _close(self) -> None:
        if self._start is not None and self._end > self._start:
            self._blocks.append(Block(self._kind(), Span(self._start, self._end)))
        self._start, self._end = None, 0

    def _kind(self) -> str:
        kinds = [_BLOCKS[tag] for tag in self._open if tag in _BLOCKS]
        for kind in ("headline", "table", "list"):
            if kind in kinds:
                return kind
        return "quote" if self._quotes else "body"

    def _front_matter(self, start: int, end: int) -> None:
        for match in _FRONT_MATTER_PROSE.finditer(self.text, start, end):
            first, last = match.span("value")
            quoted = last - first > 1 and self.text[first] == self.text[last - 1] and self.text[first] in "\"'"
            span = (first + 1, last - 1) if quoted else (first, last)
            if span[0] < span[1]:
                self._readable.append(span)
                self._blocks.append(Block("headline", Span(*span)))

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """Return the masked text and the blocks."""
        self._close()
        mask = Mask(self.text)
        at = 0
        for start, end in sorted(self._readable):
            mask.hide(at, start, MARKUP)
            at = max(at, end)
            hide_opaque(self.text, mask, start, end)
        mask.hide(at, len(self.text), MARKUP)
        for start, end in self._opaque:
            mask.hide(start, end, OPAQUE)
        return mask.apply(), tuple(sorted(self._blocks, key=lambda block: block.span))


def _tag(value: Mapping[str, Any] | str) -> str:
    return value if isinstance(value, str) else next(iter(value))


class _ByteMap:
    """UTF-8 byte offsets of a text to code points, in order of a few anchors rather than a list of every byte."""

    _STEP = 256

    def __init__(self, text: str) -> None:
        self._text = text
        self._ascii = text.isascii()
        self._bytes: list[int] = []
        if not self._ascii:
            total = 0
            for start in range(0, len(text), self._STEP):
                self._bytes.append(total)
                total += len(text[start : start + self._STEP].encode("utf-8", "surrogatepass"))

    def at(self, offset: int) -> int:
        if self._ascii or offset <= 0:
            return offset
        step = bisect_right(self._bytes, offset) - 1
        rest = offset - self._bytes[step]
        start = step * self._STEP
        piece = self._text[start : start + self._STEP].encode("utf-8", "surrogatepass")
        return start + len(piece[:rest].decode("utf-8", "surrogatepass"))
