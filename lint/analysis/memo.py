"""What is known of one text from its last version: `Memo`, which makes a re-check cost what has changed.

It holds the analyses of single blocks by their text, and forgets at each turn what the version before did not use, so it
is never larger than two versions.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from lint.document import Document
from lint.formats import Block
from lint.text import Span

if TYPE_CHECKING:
    from lint.analysis import Analysis

_Item = TypeVar("_Item", bound=NamedTuple)

_KIND = {
    "start": "offset",
    "end": "offset",
    "first": "token",
    "last": "token",
    "sentence": "sentence",
    "block": "block",
}
"""What the numbers in an item of a layer count, by the name of the field."""


class Piece:
    """One block read as a document of its own, and what was found out about it."""

    def __init__(self, analysis: "Analysis") -> None:
        """Take the analysis of the block alone."""
        self.analysis = analysis
        self.found: dict[Hashable, Any] = {}


class Memo:
    """The pieces of one text; give the same one to each version of that text, and to no other text."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self._before: dict[Hashable, Piece] = {}
        self._now: dict[Hashable, Piece] = {}

    def turn(self) -> None:
        """Start the next version: what the last one did not use is forgotten."""
        if self._now:  # a version that was given up early has used nothing
            self._before, self._now = self._now, {}

    def piece(self, document: Document, block: Block, analyse: "Callable[[Document], Analysis]") -> Piece:
        """Return the piece for a block of a document, read anew only where the block's text or kind is new."""
        span = block.span
        text, masked = document.text[span.start : span.end], document.masked[span.start : span.end]
        links = document.links_in(span) if document.links else ()
        key = (block.kind, text, masked, links)
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            alone = Block(block.kind, Span(0, len(text)))
            found = Piece(analyse(Document(document.source.with_text(text), masked, (alone,), links)))
        self._now[key] = found
        return found


def join(parts: Sequence[tuple[Sequence[_Item], dict[str, int]]]) -> list[_Item]:
    """Return the items of several blocks as those of the document: each number moved by what stands before its block.

    Each part comes with how many code points (`offset`), tokens (`token`), sentences and blocks precede it.
    """
    joined: list[_Item] = []
    for items, before in parts:
        if not items:
            continue
        moves = [
            (place, before[_KIND[name]])
            for place, name in enumerate(items[0]._fields)
            if before.get(_KIND.get(name, ""))
        ]
        make = type(items[0])._make
        for item in items:
            fields = list(item)
            for place, move in moves:
                fields[place] += move
            joined.append(make(fields))
    return joined
