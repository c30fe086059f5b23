"""Input formats: each divides a text into blocks and masks its markup in place."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lint.text.formats.zero_width import CONTINUATION, JOINER, has_seams
from lint.text.span import Span
from lint.values import dataclass, field

MARKUP = " "
"""Replaces a code point of markup: a character that is part of no word."""

OPAQUE = "\ufffc"
"""Replaces a code point of code, a URL or a handle: a run of these represents one unreadable noun."""

BLOCK_KINDS = ("headline", "standfirst", "body", "list", "table", "quote", "caption", "byline", "dateline")
"""The kinds of block. docs/formats.md says which format tells which apart."""

_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "’")
_NOTED = (*_SENTENCE_ENDS, ",", ";", ":", ")", "»")
_NOTE = re.compile(r"\[?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})(?:[,–-] ?\d{1,3})*\]?")
_UNREADABLE = "\ufffd"
_NO_LINE_BREAK = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like unit: its `kind`, one of `BLOCK_KINDS`, and its span in code points."""

    kind: str
    span: Span


class Link(NamedTuple):
    """A link: its linked words as code points [start, end), and its address as it is followed."""

    start: int
    end: int
    address: str


class Comment(NamedTuple):
    """A comment in the markup: code points [start, end), and those of its words [first, last).

    `is_within` is true for one inside a block of HTML or at its end; `is_closed` if its end is written.
    """

    start: int
    end: int
    first: int
    last: int
    is_within: bool = False
    is_closed: bool = True


class Piece(NamedTuple):
    """Code points [start, end) that a reader sees, or the characters `seen` in their place."""

    start: int
    end: int
    seen: str | None = None


class Value(NamedTuple):
    """A text in front matter at code points [start, end), in pieces.

    No fix may insert a character of `forbidden`; None forbids every fix.
    """

    start: int
    end: int
    forbidden: str | None
    pieces: tuple[Piece, ...]


class Read(NamedTuple):
    """The result of reading a format: the masked text, and in order blocks, links, comments and front matter.

    `body` is the offset at which the front matter ends.
    """

    masked: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    comments: tuple[Comment, ...] = ()
    values: tuple[Value, ...] = ()
    body: int = 0


@dataclass(frozen=True, slots=True)
class Extract:
    """A `text` that was taken out of a file and is not written there as it is, already read.

    `data` are the bytes of the file. `rewrite` returns them with edits made, each (start, end, replacement) in code
    points of the text, in order; None if the file cannot be fixed.
    """

    text: str
    read: Read
    data: bytes = field(default=b"", repr=False)
    rewrite: Callable[[Sequence[tuple[int, int, str]]], bytes] | None = field(default=None, compare=False, repr=False)


class Mask:
    """Replaces ranges of a text with filler of the same length, so that offsets stay valid."""

    def __init__(self, text: str) -> None:
        """Start with nothing masked."""
        self._text = text
        self._ranges: list[tuple[int, int, str]] = []

    def hide(self, start: int, end: int, filler: str) -> None:
        """Mask [start, end) with `filler`; line breaks in it are kept. Of overlapping ranges the later call wins."""
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


class Construct(NamedTuple):
    """A piece of templating or MDX at code points [start, end), and how it reads: MARKUP or OPAQUE.

    `is_alone` is true if it has its lines to itself.
    """

    start: int
    end: int
    seen: str
    is_alone: bool = False


class _Part(NamedTuple):
    """Code points [start, end) that a reader sees, and what is seen: None for those, else other characters."""

    start: int
    end: int
    seen: str | None
    is_construct: bool = False

    def shown(self, text: str) -> str:
        """Return what is seen."""
        return text[self.start : self.end] if self.seen is None else self.seen


class Page:
    """Collects the readable parts of a text, in order and block by block; all else is markup."""

    def __init__(self, text: str, constructs: Sequence[Construct] = ()) -> None:
        """Start empty. The `constructs` of the text, in order, are never read as they are written."""
        self._text = text
        self._constructs = constructs
        self._starts = [construct.start for construct in constructs]
        self._parts: list[_Part] = []
        self._raised: int | None = None
        self._blocks: list[tuple[str, list[_Part]]] = []

    @property
    def is_open(self) -> bool:
        """Whether anything was added since the last block was closed."""
        return bool(self._parts)

    def see(self, start: int, end: int, seen: str | None = None) -> None:
        """Add code points [start, end) to the block, or `seen` in their place.

        `seen` may not be longer than they are. OPAQUE fills them.
        """
        if self._constructs and start < end:
            number = max(bisect_right(self._starts, start) - 1, 0)
            while number < len(self._starts) and self._starts[number] < end:
                construct = self._constructs[number]
                if construct.end > start:
                    self._see(start, construct.start, seen)
                    if construct.seen == OPAQUE and construct.start >= start:
                        self._parts.append(_Part(construct.start, construct.end, OPAQUE, is_construct=True))
                    start = construct.end
                number += 1
        self._see(start, end, seen)

    def _see(self, start: int, end: int, seen: str | None) -> None:
        if start < end:
            self._parts.append(_Part(start, end, seen))

    def begin_raised(self) -> None:
        """Record that what follows is a superscript."""
        self._raised = len(self._parts)

    def end_raised(self) -> None:
        """End a superscript; the mark of a note is not read."""
        first, self._raised = self._raised, None
        if first is None or not 0 < first < len(self._parts):
            return
        words = "".join(part.shown(self._text) for part in self._parts[first:]).strip()
        before = self._parts[first - 1].shown(self._text)
        if _NOTE.fullmatch(words) and (words[0] == "[" or before.endswith(_NOTED)):
            del self._parts[first:]

    def close(self, kind: str) -> None:
        """End the block, without the white space around it; an empty block is dropped.

        A construct after the last sentence is not part of the block.
        """
        parts, self._parts, self._raised = self._parts, [], None
        self._cut(parts)
        first = next((at for at, part in enumerate(parts) if not part.shown(self._text).isspace()), len(parts))
        parts = parts[first:]
        if not parts:
            return
        for at in (0, -1):
            start, end, seen, _ = parts[at]
            if seen is None:
                piece = self._text[start:end]
                start += len(piece) - len(piece.lstrip()) if at == 0 else 0
                end -= len(piece) - len(piece.rstrip()) if at == -1 else 0
                parts[at] = _Part(start, end, seen)
        self._blocks.append((kind, parts))

    def _cut(self, parts: list[_Part]) -> None:
        """Take white space off the end of a block, and constructs behind nothing or a whole sentence."""
        last = len(parts)
        while last and (parts[last - 1].is_construct or parts[last - 1].shown(self._text).isspace()):
            last -= 1
        if not last or parts[last - 1].shown(self._text).rstrip().endswith(_SENTENCE_ENDS):
            del parts[last:]
        while parts and parts[-1].shown(self._text).isspace():
            parts.pop()

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """Return the masked text, exactly as long as the text, and the blocks in order.

        Markup between two characters of one block that touch is a joiner (see `zero_width`); all other markup is blank.
        """
        # A text that holds the code points of a joiner itself shows something unreadable there.
        text = (
            self._text.replace(JOINER, _UNREADABLE).replace(CONTINUATION, _UNREADABLE)
            if has_seams(self._text)
            else self._text
        )
        out, at = [], 0
        self._blocks.sort(key=lambda block: block[1][0].start)
        for _, parts in self._blocks:
            last = ""
            for part in parts:
                shown = part.shown(text)
                if part.start > at:
                    touch = last and not last.isspace() and not shown[0].isspace()
                    out.append(JOINER * (part.start - at) if touch else _blank(text[at : part.start]))
                out.append(shown if part.seen is None else _filled(text, part))
                at, last = part.end, shown[-1]
        out.append(_blank(text[at:]))
        blocks = (Block(kind, Span(parts[0].start, parts[-1].end)) for kind, parts in self._blocks)
        return "".join(out), tuple(blocks)


def _blank(text: str) -> str:
    return _NO_LINE_BREAK.sub(MARKUP, text)


def _filled(text: str, part: _Part) -> str:
    start, end, seen, _ = part
    seen = seen or ""
    if seen == OPAQUE or seen.isspace():
        return _NO_LINE_BREAK.sub(seen if len(seen) == 1 and seen not in "\r\n" else MARKUP, text[start:end])
    return seen + CONTINUATION * (end - start - len(seen))
