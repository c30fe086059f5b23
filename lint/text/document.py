"""`Document`: a source with its markup masked, divided into blocks."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from lint.text.formats import OPAQUE, Block, Comment, Link, Value, plain
from lint.text.formats.zero_width import tidy
from lint.text.source import Source
from lint.text.span import LineIndex, Span
from lint.values import dataclass


@dataclass(frozen=True)
class Document:
    """A source with its masked text (same length, same offsets), and in order its blocks, links and comments.

    `values` are the texts of the front matter that are copy; `body` is the offset at which the front matter ends.
    """

    source: Source
    masked: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    comments: tuple[Comment, ...] = ()
    values: tuple[Value, ...] = ()
    body: int = 0

    @classmethod
    def of(cls, source: Source) -> "Document":
        """Read a source in its own format."""
        if source.extract is not None:
            return cls(source, *source.extract.read)
        if source.format == "text":
            return cls(source, *plain.blocks(source.text))
        if source.format in ("markdown", "mdx"):
            from lint.text.formats import markdown  # noqa: PLC0415 - the parser is imported for Markdown only

            return cls(source, *markdown.blocks(source.text, is_mdx=source.format == "mdx"))
        if source.format == "html":
            from lint.text.formats import html  # noqa: PLC0415 - see above

            return cls(source, *html.blocks(source.text))
        from lint.text.formats import news_files  # noqa: PLC0415 - see above

        return cls(source, *news_files.blocks(source.text, source.format))

    @property
    def text(self) -> str:
        """The text as read."""
        return self.source.text

    def readable(self, start: int, end: int) -> str:
        """Return code points [start, end) as a reader sees them: without markup, with references resolved."""
        written, seen = self.source.text[start:end], self.masked[start:end]
        if written == seen:
            return written
        if OPAQUE in seen:
            seen = "".join(one if two == OPAQUE else two for one, two in zip(written, seen, strict=True))
        return tidy(seen)

    @cached_property
    def lines(self) -> LineIndex:
        """The line index of the text as read."""
        return LineIndex(self.source.text, self.source.origin, self.source.unit)

    @cached_property
    def is_all_blocks(self) -> bool:
        """Whether the masked text is its blocks in order, with white space and nothing else between them."""
        at = 0
        for number, block in enumerate(self.blocks):
            between = self.masked[at : block.span.start]
            if block.span.start < at or between.strip() or (number and not between):
                return False
            at = block.span.end
        return not self.masked[at:].strip()

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def links_in(self, span: Span) -> tuple[Link, ...]:
        """Return the links whose linked words are in a span, as spans of that stretch of text."""
        first, last = (bisect_left(self._link_starts, at) for at in (span.start, span.end))
        shifted = (
            Link(start - span.start, end - span.start, address) for start, end, address in self.links[first:last]
        )
        return tuple(shifted)

    def is_link(self, offset: int) -> bool:
        """Tell whether an offset is in the words of a link."""
        number = bisect_right(self._link_starts, offset) - 1
        return number >= 0 and offset < self.links[number].end

    @cached_property
    def _link_starts(self) -> list[int]:
        return [link.start for link in self.links]

    def value_at(self, span: Span) -> Value | None:
        """Return the value of the front matter that contains a span, None if there is none."""
        number = bisect_right(self.values, span.start, key=lambda value: value.start) - 1
        return self.values[number] if number >= 0 and span.end <= self.values[number].end else None

    def block_number(self, offset: int) -> int | None:
        """Return the number of the block that holds the offset, or None between blocks."""
        number = bisect_right(self._block_starts, offset) - 1
        if number >= 0 and offset < self.blocks[number].span.end:
            return number
        return None
