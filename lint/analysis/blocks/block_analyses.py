"""`BlockAnalyses`: layers computed in each block alone, cached with it, and joined for the document."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from lint.analysis.blocks.analysis_cache import AnalysisCache, CachedBlock, Offsets
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.syntax.tokens import Tokens
from lint.text.document import Document

if TYPE_CHECKING:
    from lint.analysis import Analysis

_Part = TypeVar("_Part")
_Item = TypeVar("_Item", bound=NamedTuple)

_KIND = {
    "start": "offset",
    "end": "offset",
    "inner_start": "offset",
    "inner_end": "offset",
    "first": "token",
    "last": "token",
    "sentence": "sentence",
    "block": "block",
}
"""What the numbers in an item of a layer count, by the name of the field."""


class BlockAnalyses:
    """The blocks of one document, each with an analysis of its own."""

    def __init__(
        self, document: Document, cache: AnalysisCache | None, alone: "Callable[[Document], Analysis]"
    ) -> None:
        """Take a document and what reads one of its blocks.

        With a `memo` whatever is found in single blocks is kept, and what the last version of the text has left is used
        again.
        """
        self._document = document
        self._memo = cache
        self._alone = alone

    @cached_property
    def cached_blocks(self) -> list[CachedBlock]:
        """The blocks, each read as a document of its own."""
        cache = self._memo or AnalysisCache()
        return [cache.cached_block(self._document, block, self._alone) for block in self._document.blocks]

    @cached_property
    def is_whole(self) -> bool:
        """Whether the layers can be put together from those of the pieces: they are kept, and all there is to read."""
        return self._memo is not None and self._document.is_all_blocks

    @property
    def is_read_once(self) -> bool:
        """Whether no next version of the document will ask for what was found in this one."""
        return self._memo is None or self._memo.once

    @cached_property
    def _before(self) -> list[Offsets]:
        before, token, sentence = [], 0, 0
        for number, (block, cached_block) in enumerate(zip(self._document.blocks, self.cached_blocks, strict=True)):
            before.append(Offsets(block.span.start, token, sentence, number))
            token += len(cached_block.analysis.tokens)
            sentence += len(cached_block.analysis.sentences)
        return before

    def __iter__(self) -> Iterator[tuple[CachedBlock, Offsets]]:
        """Yield the pieces with what stands before each; only where they are the whole."""
        return zip(self.cached_blocks, self._before, strict=True)

    def __getitem__(self, number: int) -> tuple[CachedBlock, Offsets]:
        """Return one of them."""
        return self.cached_blocks[number], self._before[number]

    def found(self, read: "Callable[[Analysis], _Part]") -> Iterator[tuple[_Part, Offsets]]:
        """Yield what `read` finds in each piece, counted from there, with what stands before the piece.

        It is kept where a next version may come, so that only what has changed is read then. `read` is given the
        analysis of a block alone and must look at nothing else; it is its own key, so it must be a function or a method
        that lasts.
        """
        for cached_block, before in self:
            yield cached_block.find(read), before

    def joined(self, read: "Callable[[Analysis], Sequence[_Item]]") -> list[_Item]:
        """Return the items that `read` finds in the pieces, counted in the document."""
        joined: list[_Item] = []
        for cached_block, before in self:
            if found := cached_block.find(read):
                joined += cached_block.placed(read, found, before, shifted)
        return joined

    def tokens(self, lexicon: Lexicon) -> Tokens:
        """Return the tokens of the document, with the lexicon that is to come along."""
        parts = (
            (block.span.start, cached_block)
            for block, cached_block in zip(self._document.blocks, self.cached_blocks, strict=True)
        )
        placed = (
            (
                cached_block.analysis.tokens,
                cached_block.placed(Tokens, cached_block.analysis.tokens, Offsets(start), _places),
            )
            for start, cached_block in parts
        )
        return Tokens.join(placed, lexicon)

    def keeps(self, key: object) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """Return what a layer of the whole document kept in the last version, and where to put what it keeps now."""
        return ({}, {}) if self._memo is None or self._memo.once else self._memo.kept(key)


def shifted(items: Sequence[_Item], before: Offsets) -> Sequence[_Item]:
    """Return the items of a piece as those of the document: each number moved by what stands before the piece."""
    if not items:
        return items
    moves = [(place, before[kind]) for place, kind in _numbers(type(items[0])) if before[kind]]
    make = type(items[0])._make
    found: list[_Item] = []
    for item in items:
        fields = list(item)
        for place, move in moves:
            fields[place] += move
        found.append(make(fields))
    return found


@cache
def _numbers(kind: type[NamedTuple]) -> list[tuple[int, int]]:
    """Return the places of the numbers in an item, each with the place in `Offsets` of what it counts."""
    return [(place, Offsets._fields.index(_KIND[name])) for place, name in enumerate(kind._fields) if name in _KIND]


def _places(tokens: Tokens, before: Offsets) -> "tuple[array[int], array[int]]":
    return tokens.shifted(before.offset)
