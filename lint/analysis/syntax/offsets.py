"""`Offsets`: how much of a document stands before a part of it, and how items found in the part are moved by it."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, Self, TypeVar


class Offsets(NamedTuple):
    """How much of a document stands before a part of it: code points, tokens, sentences and blocks."""

    offset: int = 0
    token: int = 0
    sentence: int = 0
    block: int = 0


class Shiftable(Protocol):
    """An item of a layer: it knows which of its numbers count code points, tokens, sentences or blocks."""

    def shifted(self, before: Offsets) -> Self:
        """Return the item of a part as that of the document, before whose part so much stands."""


_Item = TypeVar("_Item", bound=Shiftable)


def shift_all(items: Sequence[_Item], before: Offsets) -> Sequence[_Item]:
    """Return the items of a part as those of the document."""
    return [item.shifted(before) for item in items] if any(before) else items
