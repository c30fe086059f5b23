"""Formats of input: each turns a text into blocks and masks its markup in place."""

from dataclasses import dataclass

from lint.text import Span

MARKUP = " "
"""What a code point of markup becomes: nothing that reads as a word."""

OPAQUE = "\ufffc"
"""What a code point of code, a URL or a handle becomes: a run of these stands for one unreadable noun."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit: its `kind` (headline, body, list, table, quote) and its span in code points."""

    kind: str
    span: Span


class Mask:
    """Replaces ranges of a text by filler of the same length, so that every offset holds."""

    def __init__(self, text: str) -> None:
        """Start with nothing masked."""
        self._text = text
        self._ranges: list[tuple[int, int, str]] = []

    def hide(self, start: int, end: int, filler: str) -> None:
        """Mask [start, end) with `filler`; line breaks in it stay. Ranges may come in any order; later ones win."""
        if start < end:
            self._ranges.append((start, end, filler))

    def apply(self) -> str:
        """Return the masked text; it is exactly as long as the original."""
        if not self._ranges:
            return self._text
        characters = list(self._text)
        for start, end, filler in self._ranges:
            for at in range(start, end):
                if characters[at] not in "\r\n":
                    characters[at] = filler
        return "".join(characters)
