"""`AnalysisCache`: analyses of a text's blocks, kept so that a re-check costs only what has changed.

Blocks are looked up by their text. Each turn drops what the previous version did not use, so the cache never holds more
than two versions. With `once`, for a text that has no next version, nothing of a block is kept.
"""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from lint.text.document import Document
from lint.text.formats import Block
from lint.text.span import Span

if TYPE_CHECKING:
    from lint.analysis import Analysis

_Part = TypeVar("_Part")
_Placed = TypeVar("_Placed")
_NOTHING = object()


class Offsets(NamedTuple):
    """How much of a document stands before a piece of it: code points, tokens, sentences and blocks."""

    offset: int = 0
    token: int = 0
    sentence: int = 0
    block: int = 0


class CachedBlock:
    """One block read as a document of its own, and what was found out about it."""

    __slots__ = ("_placed", "analysis", "found", "keeps")

    def __init__(self, analysis: "Analysis", *, keeps: bool = True) -> None:
        """Take the analysis of the block alone. What `keeps` nothing is read again each time it is asked."""
        self.analysis = analysis
        self.keeps = keeps
        self.found: dict[Hashable, Any] = {}
        self._placed: dict[Hashable, tuple[object, Offsets, Any]] = {}

    def find(self, read: "Callable[[Analysis], _Part]") -> _Part:
        """Return what `read` finds in the block; it is asked once where the piece keeps the answer."""
        if not self.keeps:
            return read(self.analysis)
        found: Any = self.found.get(read, _NOTHING)
        if found is _NOTHING:
            found = self.found[read] = read(self.analysis)
        part: _Part = found
        return part

    def placed(
        self, key: Hashable, part: _Part, before: Offsets, place: Callable[[_Part, Offsets], _Placed]
    ) -> _Placed:
        """Return what `place` makes of a part found here, made anew only where it or what stands before is another."""
        if not self.keeps:
            return place(part, before)
        known = self._placed.get(key)
        if known is None or known[0] is not part or known[1] != before:
            known = self._placed[key] = (part, before, place(part, before))
        made: _Placed = known[2]
        return made

    def let_go(self) -> None:
        """Free the analysis of the block, unless it is kept; nothing may be asked of the piece after that."""
        if not self.keeps:
            del self.analysis


class AnalysisCache:
    """The pieces of one text; give the same one to each version of that text, and to no other text."""

    def __init__(self, *, once: bool = False) -> None:
        """Start with nothing known. `once` tells that no next version of the text will come."""
        self.once = once
        self._before: dict[Hashable, CachedBlock] = {}
        self._now: dict[Hashable, CachedBlock] = {}
        self._kept: dict[Hashable, tuple[dict[Any, Any], dict[Any, Any]]] = {}

    def turn(self) -> None:
        """Start the next version: what the last one did not use is forgotten."""
        if self._now:  # a version that was given up early has used nothing
            self._before, self._now = self._now, {}
            self._kept = {key: (now or before, {}) for key, (before, now) in self._kept.items()}

    def kept(self, key: Hashable) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """Return what a layer of the whole document kept in the last version, and where to put what it keeps now."""
        return self._kept.setdefault(key, ({}, {}))

    def cached_block(self, document: Document, block: Block, analyse: "Callable[[Document], Analysis]") -> CachedBlock:
        """Return the piece for a block of a document, read anew only where the block's text or kind is new."""
        span = block.span
        text, masked = document.text[span.start : span.end], document.masked[span.start : span.end]
        masked = text if masked == text else masked  # one string is kept, not two
        links = document.links_in(span) if document.links else ()
        key = (block.kind, text, masked, links)
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            alone = Block(block.kind, Span(0, len(text)))
            found = CachedBlock(
                analyse(Document(document.source.with_text(text), masked, (alone,), links)), keeps=not self.once
            )
        else:
            found.keeps = True  # the block stands in the text again, or in its next version
        self._now[key] = found
        return found
