"""A source as blocks of readable text: `Document`."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from lint.formats import Block, plain
from lint.source import Source
from lint.text import LineIndex


@dataclass(frozen=True)
class Document:
    """A source, its blocks in order, and its text with markup masked (same length, same offsets)."""

    source: Source
    masked: str
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, source: Source) -> "Document":
        """Read a source in its own format."""
        if source.format == "markdown":
            from lint.formats import markdown  # noqa: PLC0415 - the parser is imported for Markdown only

            return cls(source, *markdown.blocks(source.text))
        return cls(source, *plain.blocks(source.text))

    @property
    def text(self) -> str:
        """The text as read."""
        return self.source.text

    @cached_property
    def lines(self) -> LineIndex:
        """The line index of the text as read."""
        return LineIndex(self.source.text)

    @cached_property
    def is_all_blocks(self) -> bool:
        """Whether the masked text is its blocks with nothing but white space, and at least some, between them."""
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

    def block_number(self, offset: int) -> int | None:
        """Return the number of the block that holds the offset, or None between blocks."""
        number = bisect_right(self._block_starts, offset) - 1
        if number >= 0 and offset < self.blocks[number].span.end:
            return number
        return None
