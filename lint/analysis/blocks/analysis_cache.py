"""`AnalysisCache`: analyses of a text's blocks, kept so that a re-check costs only what has changed.

Blocks are looked up by their text. Each turn drops what the previous version did not use, so the cache never holds more
than two versions. With `once`, for a text that has no next version, nothing of a block is kept.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from lint.analysis.attribution.claims.sentence_reading import SentenceReading
from lint.analysis.attribution.cues.speaker_labels import SpeakerLabels
from lint.analysis.attribution.sentence_attribution import SentenceAttribution
from lint.analysis.blocks.block_analysis import BlockAnalysis
from lint.analysis.blocks.shared_layers import SharedLayers
from lint.analysis.resources.resources import Resources
from lint.analysis.syntax.offsets import Offsets, Shiftable, shift_all
from lint.text.document import Document
from lint.text.formats import Block
from lint.text.span import Span

_Part = TypeVar("_Part")
_Item = TypeVar("_Item", bound=Shiftable)
_NOTHING = object()
_READING = "reading"
_ATTRIBUTIONS = "sentence attributions"
"""The key of the sentence attributions, which are kept with what they depend on beside the block."""


class CachedBlock:
    """One block read as a document of its own, and what was found out about it."""

    __slots__ = ("_shifted", "analysis", "found", "keeps")

    def __init__(self, analysis: BlockAnalysis, *, keeps: bool = True) -> None:
        """Take the analysis of the block alone. What `keeps` nothing is read again each time it is asked."""
        self.analysis = analysis
        self.keeps = keeps
        self.found: dict[Hashable, Any] = {}
        self._shifted: dict[Hashable, tuple[object, Offsets, Any]] = {}

    def find(self, read: Callable[[SharedLayers], _Part]) -> _Part:
        """Return what `read` finds in the block; it is asked once where the block keeps the answer."""
        if not self.keeps:
            return read(self.analysis)
        found: Any = self.found.get(read, _NOTHING)
        if found is _NOTHING:
            found = self.found[read] = read(self.analysis)
        part: _Part = found
        return part

    def sentence_attributions(
        self, labels: SpeakerLabels, quoted: bytearray, *, everything: bool
    ) -> list[SentenceAttribution]:
        """Return the sentence attributions of the block, see `BlockAnalysis.sentence_attributions_within`.

        The last answer is kept with what was asked, so that it is used again where that is the same.
        """
        asked = (labels, quoted, everything)
        known = self.found.get(_ATTRIBUTIONS)
        if known is not None and known[0] == asked:
            answer: list[SentenceAttribution] = known[1]
            return answer
        answer = self.analysis.sentence_attributions_within(labels, quoted, everything=everything)
        if self.keeps:
            self.found[_ATTRIBUTIONS] = (asked, answer)
        return answer

    def reading(self, number: int) -> SentenceReading:
        """Return a sentence of the block for the readers of claims; it is read once where the block keeps it."""
        if not self.keeps:
            return self.analysis.reading(number)
        known: SentenceReading | None = self.found.get((_READING, number))
        if known is None:
            known = self.found[_READING, number] = self.analysis.reading(number)
        return known

    def shifted(self, key: Hashable, items: Sequence[_Item], before: Offsets) -> Sequence[_Item]:
        """Return items found here as those of the document, made anew only where they or what stands before differ."""
        if not self.keeps or not items:
            return shift_all(items, before)
        known = self._shifted.get(key)
        if known is None or known[0] is not items or known[1] != before:
            known = self._shifted[key] = (items, before, shift_all(items, before))
        made: Sequence[_Item] = known[2]
        return made

    def let_go(self) -> None:
        """Free the analysis of the block, unless it is kept; nothing may be asked of it after that."""
        if not self.keeps:
            del self.analysis


class AnalysisCache:
    """The blocks of one text; give the same one to each version of that text, and to no other text."""

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

    def cached_block(self, document: Document, block: Block, resources: Resources) -> CachedBlock:
        """Return a block of a document, read anew only where the block's text or kind is new."""
        span = block.span
        text, masked = document.text[span.start : span.end], document.masked[span.start : span.end]
        masked = text if masked == text else masked  # one string is kept, not two
        links = document.links_in(span) if document.links else ()
        key = (block.kind, text, masked, links)
        found = self._now.get(key) or self._before.get(key)
        if found is None:
            alone = Block(block.kind, Span(0, len(text)))
            found = CachedBlock(
                BlockAnalysis(Document(document.source.with_text(text), masked, (alone,), links), resources),
                keeps=not self.once,
            )
        else:
            found.keeps = True  # the block stands in the text again, or in its next version
        self._now[key] = found
        return found
