"""Formats of input: each turns a text into blocks and masks its markup in place."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from lint.formats.seams import REST, SEAM, has_seams
from lint.text import Span

MARKUP = " "
"""What a code point of markup becomes: nothing that reads as a word."""

OPAQUE = "\ufffc"
"""What a code point of code, a URL or a handle becomes: a run of these stands for one unreadable noun."""

_UNREADABLE = "\ufffd"
_NO_LINE_BREAK = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit: its `kind` (headline, body, list, table, quote) and its span in code points."""

    kind: str
    span: Span


class Link(NamedTuple):
    """A link: its linked words as code points [start, end), and its address as it is followed."""

    start: int
    end: int
    address: str


class Read(NamedTuple):
    """A text as its format is read: the masked text, the blocks and the links, both in order."""

    masked: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()


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


class _Part(NamedTuple):
    """Code points [start, end) that a reader sees, and what is seen: None for what stands there, else other characters."""

    start: int
    end: int
    seen: str | None

    def shown(self, text: str) -> str:
        """Return what is seen."""
        return text[self.start : self.end] if self.seen is None else self.seen


class Page:
    """Collects what a reader sees of a text, block by block and in order; all else of the text is markup."""

    def __init__(self, text: str) -> None:
        """Start with nothing to see."""
        self._text = text
        self._parts: list[_Part] = []
        self._blocks: list[tuple[str, list[_Part]]] = []

    @property
    def is_open(self) -> bool:
        """Whether anything was seen since the last block was closed."""
        return bool(self._parts)

    def see(self, start: int, end: int, seen: str | None = None) -> None:
        """Add code points [start, end) to the block, or `seen` in their place, which may not be longer; OPAQUE fills them."""
        if start < end:
            self._parts.append(_Part(start, end, seen))

    def close(self, kind: str) -> None:
        """End the block, without the white space around it; nothing seen makes no block."""
        parts, self._parts = self._parts, []
        while parts and parts[-1].shown(self._text).isspace():
            parts.pop()
        first = next((at for at, part in enumerate(parts) if not part.shown(self._text).isspace()), len(parts))
        parts = parts[first:]
        if not parts:
            return
        for at in (0, -1):
            start, end, seen = parts[at]
            if seen is None:
                piece = self._text[start:end]
                start += len(piece) - len(piece.lstrip()) if at == 0 else 0
                end -= len(piece) - len(piece.rstrip()) if at == -1 else 0
                parts[at] = _Part(start, end, seen)
        self._blocks.append((kind, parts))

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """Return the masked text, exactly as long as the text, and the blocks in order.

        Markup between two characters of one block that touch is a seam (see `seams`), any other is blank.
        """
        # A text that holds the code points of a seam itself shows something unreadable there.
        text = self._text.replace(SEAM, _UNREADABLE).replace(REST, _UNREADABLE) if has_seams(self._text) else self._text
        out, at = [], 0
        self._blocks.sort(key=lambda block: block[1][0].start)
        for _, parts in self._blocks:
            last = ""
            for part in parts:
                shown = part.shown(text)
                if part.start > at:
                    touch = last and not last.isspace() and not shown[0].isspace()
                    out.append(SEAM * (part.start - at) if touch else _blank(text[at : part.start]))
                out.append(shown if part.seen is None else _filled(text, part))
                at, last = part.end, shown[-1]
        out.append(_blank(text[at:]))
        blocks = (Block(kind, Span(parts[0].start, parts[-1].end)) for kind, parts in self._blocks)
        return "".join(out), tuple(blocks)


def _blank(text: str) -> str:
    return _NO_LINE_BREAK.sub(MARKUP, text)


def _filled(text: str, part: _Part) -> str:
    start, end, seen = part
    seen = seen or ""
    if seen == OPAQUE or seen.isspace():
        return _NO_LINE_BREAK.sub(seen if len(seen) == 1 and seen not in "\r\n" else MARKUP, text[start:end])
    return seen + REST * (end - start - len(seen))
