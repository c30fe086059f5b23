"""A document block by block: what is found in one block alone is kept with it, and put together for the whole: `Blockwise`."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from lint.analysis.memo import Before, Memo, Piece
from lint.analysis.tokens import Tokens
from lint.document import Document

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


class Blockwise:
    """The blocks of one document, each with an analysis of its own."""

    def __init__(self, document: Document, memo: Memo | None, alone: "Callable[[Document], Analysis]") -> None:
        """Take a document and what reads one of its blocks.

        With a `memo` whatever is found in single blocks is kept, and what the last version of the text has left is used
        again.
        """
        self._document = document
        self._memo = memo
        self._alone = alone

    @cached_property
    def pieces(self) -> list[Piece]:
        """The blocks, each read as a document of its own."""
        memo = self._memo or Memo()
        return [memo.piece(self._document, block, self._alone) for block in self._document.blocks]

    @cached_property
    def is_whole(self) -> bool:
        """Whether the layers can be put together from those of the pieces: they are kept, and all there is to read."""
        return self._memo is not None and self._document.is_all_blocks

    @property
    def is_read_once(self) -> bool:
        """Whether no next version of the document will ask for what was found in this one."""
        return self._memo is None or self._memo.once

    @cached_property
    def _before(self) -> list[Before]:
        before, token, sentence = [], 0, 0
        for number, (block, piece) in enumerate(zip(self._document.blocks, self.pieces, strict=True)):
            before.append(Before(block.span.start, token, sentence, number))
            token += len(piece.analysis.tokens)
            sentence += len(piece.analysis.sentences)
        return before

    def __iter__(self) -> Iterator[tuple[Piece, Before]]:
        """Yield the pieces with what stands before each; only where they are the whole."""
        return zip(self.pieces, self._before, strict=True)

    def __getitem__(self, number: int) -> tuple[Piece, Before]:
        """Return one of them."""
        return self.pieces[number], self._before[number]

    def found(self, read: "Callable[[Analysis], _Part]") -> Iterator[tuple[_Part, Before]]:
        """Yield what `read` finds in each piece, counted from there, with what stands before the piece.

        It is kept where a next version may come, so that only what has changed is read then. `read` is given the analysis of a block alone and
        must look at nothing else; it is its own key, so it must be a function or a method that lasts.
        """
        for piece, before in self:
            yield piece.find(read), before

    def joined(self, read: "Callable[[Analysis], Sequence[_Item]]") -> list[_Item]:
        """Return the items that `read` finds in the pieces, counted in the document."""
        joined: list[_Item] = []
        for piece, before in self:
            if found := piece.find(read):
                joined += piece.placed(read, found, before, moved)
        return joined

    def tokens(self) -> Tokens:
        """Return the tokens of the document."""
        parts = ((block.span.start, piece) for block, piece in zip(self._document.blocks, self.pieces, strict=True))
        return Tokens.join(
            (piece.analysis.tokens, piece.placed(Tokens, piece.analysis.tokens, Before(start), _places))
            for start, piece in parts
        )

    def keeps(self, key: object) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """Return what a layer of the whole document has kept in the last version, and where to put what it keeps now."""
        return ({}, {}) if self._memo is None or self._memo.once else self._memo.kept(key)


def moved(items: Sequence[_Item], before: Before) -> Sequence[_Item]:
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
    """Return the places of the numbers in an item, each with the place in `Before` of what it counts."""
    return [(place, Before._fields.index(_KIND[name])) for place, name in enumerate(kind._fields) if name in _KIND]


def _places(tokens: Tokens, before: Before) -> "tuple[array[int], array[int]]":
    return tokens.moved(before.offset)
