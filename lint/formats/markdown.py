"""Markdown to blocks: front matter, code, links, images, HTML and URLs are masked in place.

The parser is pyromark (pulldown-cmark); its byte ranges become code points here. Whatever the parser does not report
as text is markup, so nothing is guessed from the characters. HTML between paragraphs is read as HTML.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from lint.formats import MARKUP, OPAQUE, Link, Mask, Page, Read
from lint.formats.inline import hide_opaque

# The parser takes well-formed Unicode only; a lone surrogate and its stand-in are both three bytes long.
_SURROGATE = re.compile("[\ud800-\udfff]")

_UNREAD = frozenset(("CodeBlock", "HtmlBlock", "MetadataBlock"))
_BLOCKS = {"Paragraph": "body", "Heading": "headline", "Item": "list", "TableCell": "table"}
_FRONT_MATTER_PROSE = re.compile(
    r"^(title|headline|subtitle|standfirst|dek|description|summary|caption)\s*:[ \t]*(?P<value>\S.*?)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)


def blocks(text: str) -> Read:
    """Return the masked text, its blocks and its links; titles in the front matter are headlines."""
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
    """Collects blocks and what is seen of them from the parser's events."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._points = _ByteMap(text)
        self._page = Page(text)
        self._open: list[str] = []
        self._within = dict.fromkeys(_BLOCKS.values(), 0)
        self._hidden = 0
        self._quotes = 0
        self._links: list[Link] = []
        self._link: tuple[str, int, int] | None = None

    def take(self, event: Mapping[str, Any] | str, start: int, end: int) -> None:
        """Read one event of the parser and its range in UTF-8 bytes."""
        first, last = self._points.at(start), self._points.at(end)
        if isinstance(event, str):
            if event in ("SoftBreak", "HardBreak") and self._page.is_open:
                self._page.see(first, last, MARKUP)
            return
        name, value = next(iter(event.items()))
        if name == "Start":
            self._enter(_tag(value), value, first, last)
        elif name == "End":
            self._leave(_tag(value))
        elif self._hidden:
            return
        elif name == "Text":
            self._text(first, last, value)
        elif name == "Code":
            self._page.see(first, last, OPAQUE)
        elif name == "InlineHtml":
            self._tagged(value, first, last)

    def _enter(self, tag: str, value: Mapping[str, Any] | str, start: int, end: int) -> None:
        self._open.append(tag)
        if tag in _BLOCKS:
            self._within[_BLOCKS[tag]] += 1
        if tag in _UNREAD:
            self._close()
            self._hidden += 1
            if tag == "MetadataBlock":
                self._front_matter(start, end)
            elif tag == "HtmlBlock":
                from lint.formats import html  # noqa: PLC0415 - few texts have one

                self._links += html.read_part(self.text, start, end, self._page, self._kind())
        elif tag == "BlockQuote":
            self._close()
            self._quotes += 1
        elif tag in _BLOCKS:
            self._close()
        elif tag == "Link" and isinstance(value, Mapping):
            self._begin_link(value["Link"]["dest_url"])

    def _leave(self, tag: str) -> None:
        if tag in _UNREAD:
            self._hidden -= 1
        elif tag == "BlockQuote":
            self._close()
            self._quotes -= 1
        elif tag in _BLOCKS:
            self._close()
        elif tag == "Link":
            self._end_link()
        if self._open and (opened := self._open.pop()) in _BLOCKS:
            self._within[_BLOCKS[opened]] -= 1

    def _text(self, start: int, end: int, value: str) -> None:
        # A character reference or an escape is longer than what is meant by it.
        written = self.text.startswith("&", start) and 0 < len(value) < end - start
        self._see(start, end, value if written else None)

    def _see(self, start: int, end: int, seen: str | None) -> None:
        self._page.see(start, end, seen)
        if self._link is not None:
            address, first, last = self._link
            self._link = address, min(first, start), max(last, end)

    def _tagged(self, tag: str, start: int, end: int) -> None:
        """Read a tag of HTML within a line."""
        from lint.formats import tags  # noqa: PLC0415 - few texts have one

        name = tags.name(tag)
        if name == "br":
            self._page.see(start, end, MARKUP)
        elif name == "a":
            self._begin_link(tags.attribute(tag, "href"))
        elif name == "/a":
            self._end_link()

    def _begin_link(self, address: str) -> None:
        self._end_link()
        self._link = (address, len(self.text), 0) if address else None

    def _end_link(self) -> None:
        if self._link is not None:
            address, start, end = self._link
            if start < end:
                self._links.append(Link(start, end, address))
            self._link = None

    def _close(self) -> None:
        self._end_link()
        self._page.close(self._kind())

    def _kind(self) -> str:
        for kind in ("headline", "table", "list"):
            if self._within[kind]:
                return kind
        return "quote" if self._quotes else "body"

    def _front_matter(self, start: int, end: int) -> None:
        for match in _FRONT_MATTER_PROSE.finditer(self.text, start, end):
            first, last = match.span("value")
            quoted = last - first > 1 and self.text[first] == self.text[last - 1] and self.text[first] in "\"'"
            self._page.see(*((first + 1, last - 1) if quoted else (first, last)))
            self._page.close("headline")

    def finish(self) -> Read:
        """Return the masked text, the blocks and the links."""
        self._close()
        shown, found = self._page.finish()
        mask = Mask(shown)
        hide_opaque(shown, mask)
        return Read(mask.apply(), found, tuple(self._links))


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
