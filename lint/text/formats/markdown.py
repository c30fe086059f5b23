"""Divide Markdown and MDX into blocks; mask code, links, images, HTML, templating and URLs in place.

The parser is pyromark (pulldown-cmark); its byte ranges are converted to code points here. Whatever it does not report
as text is markup, so nothing is guessed from the characters. HTML between paragraphs is read as HTML. A shield hides
from the parser what it does not know: templating, and what MDX adds.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lint.text.formats import MARKUP, OPAQUE, Comment, Link, Mask, Page, Read, shield, tags
from lint.text.formats.byte_map import ByteMap
from lint.text.formats.inline import hide_opaque

# The parser takes well-formed Unicode only; a lone surrogate and its stand-in are both three bytes long.
_SURROGATE = re.compile("[\ud800-\udfff]")

# The parser takes a carriage return alone for the end of a line in some places and not in others: behind a fence it
# does not.
_LONE_RETURN = re.compile(r"\r(?!\n)")

_UNREAD = frozenset(("CodeBlock", "HtmlBlock"))
_BLOCKS = {"Paragraph": "body", "Heading": "headline", "Item": "list", "TableCell": "table"}
_UNCLOSED = re.compile(r"<!--\s*+newslint:")
"""A directive that a parser takes for text, since its end is missing."""


def blocks(text: str, *, is_mdx: bool = False) -> Read:
    """Return the masked text, its blocks, links and comments.

    Titles and summaries in the front matter are headlines.
    """
    shielded = shield.of_markdown(text, lambda seen: _code(seen, is_mdx=is_mdx), is_mdx=is_mdx)
    reader = _MarkdownReader(shielded, is_mdx=is_mdx)
    for event, start, end in _events(shielded.text):
        reader.take(event, start, end)
    return reader.finish()


def _events(text: str) -> Iterator[tuple[Mapping[str, Any] | str, int, int]]:
    """Yield the parser's events, each with its range in code points."""
    import pyromark  # noqa: PLC0415 - only Markdown pays for it

    options = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_STRIKETHROUGH
    points = ByteMap(text)
    readable = _LONE_RETURN.sub("\n", _SURROGATE.sub("\ufffd", text))
    for event, where in pyromark.events_with_range(readable, options=options):
        yield event, points.at(where["start"]), points.at(where["end"])


def _code(text: str, *, is_mdx: bool) -> list[tuple[int, int]]:
    """Return the ranges of a text that are code or comments, in order. In MDX an indented line is no code."""
    found = []
    for event, start, end in _events(text):
        if isinstance(event, str):
            continue
        name, value = next(iter(event.items()))
        if name == "Code" or (name == "Start" and _tag(value) == "CodeBlock" and not (is_mdx and _is_indented(value))):
            found.append((start, end))
        elif name in ("InlineHtml", "Html") and "<!--" in value:
            found += [comment.span() for comment in tags.TOKEN.finditer(text, start, end) if comment["comment"]]
    return sorted(found)


class _MarkdownReader:
    """Collects blocks and what is seen of them from the parser's events."""

    def __init__(self, shielded: shield.Shield, *, is_mdx: bool) -> None:
        self.text = shielded.text
        self._shield = shielded
        self._is_mdx = is_mdx
        self._page = Page(shielded.written, shielded.constructs)
        self._open: list[str] = []
        self._within = dict.fromkeys(_BLOCKS.values(), 0)
        self._hidden = 0
        self._quotes = 0
        self._links: list[Link] = []
        self._link: tuple[str, int, int] | None = None
        self._comments = list(shielded.comments)
        for value in shielded.values:
            for piece in value.pieces:
                self._page.see(*piece)
            self._page.close("headline")

    def take(self, event: Mapping[str, Any] | str, first: int, last: int) -> None:
        """Read one event of the parser and its range."""
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
        elif name == "FootnoteReference":
            # It stands behind the stop of what it is the source of, and so is given the place of that.
            self._links.append(Link(max(first - 1, 0), last, self.text[first:last]))
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
        if tag == "CodeBlock" and self._is_mdx and _is_indented(value):
            self._close()
        elif tag in _UNREAD:
            self._close()
            self._hidden += 1
            if tag == "HtmlBlock":
                from lint.text.formats import html  # noqa: PLC0415 - few texts have one

                links, comments = html.read_part(self._shield, start, end, self._page, self._kind())
                self._links += links
                self._comments += [comment._replace(is_within=False) for comment in comments]
        elif tag == "BlockQuote":
            self._close()
            self._quotes += 1
        elif tag in _BLOCKS:
            self._close()
        elif tag == "Link" and isinstance(value, Mapping):
            self._begin_link(value["Link"]["dest_url"], start, end)

    def _leave(self, tag: str) -> None:
        if tag in _UNREAD and self._hidden:
            self._hidden -= 1
        elif tag in _UNREAD:
            self._close()
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
        """Read a tag or a comment of HTML within a line."""
        name = tags.name(tag)
        if tag.startswith("<!--"):
            self._comments.append(tags.comment(self.text, start, end))
        elif name == "br":
            self._page.see(start, end, MARKUP)
        elif name == "sup":
            self._page.begin_raised()
        elif name == "/sup":
            self._page.end_raised()
        elif name == "a":
            self._begin_link(tags.attribute(tag, "href"), start, end)
        elif name == "/a":
            self._end_link()

    def _begin_link(self, address: str, start: int, end: int) -> None:
        self._end_link()
        address = self._shield.address(start, end, address)
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

    def finish(self) -> Read:
        """Return the masked text and what stands where."""
        self._close()
        shown, found = self._page.finish()
        mask = Mask(shown)
        hide_opaque(shown, mask)
        end = len(self.text)
        unclosed = (
            Comment(open_.start(), end, open_.start() + 4, end, is_closed=False) for open_ in _UNCLOSED.finditer(shown)
        )
        comments = tuple(sorted([*self._comments, *unclosed]))
        return Read(mask.apply(), found, tuple(self._links), comments, self._shield.values, self._shield.body)


def _is_indented(value: Mapping[str, Any] | str) -> bool:
    return isinstance(value, Mapping) and value.get("CodeBlock") == "Indented"


def _tag(value: Mapping[str, Any] | str) -> str:
    return value if isinstance(value, str) else next(iter(value))
