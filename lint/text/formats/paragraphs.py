"""The text of a word processor's document: a line for each paragraph that is not empty, with its places in the XML.

Each piece of the text knows where it is written in the XML, so that an edit of the text is an edit of the XML that
touches nothing else: no run, no style, no other part.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint.text.formats import MARKUP, Block, Link, Mask, Read, Value, plain
from lint.text.formats.inline import hide_opaque
from lint.text.formats.zero_width import CONTINUATION, JOINER
from lint.text.span import Span

BREAK = "\v"
"""A line break within a paragraph."""

_KINDS = {
    **dict.fromkeys("title heading headline".split(), "headline"),
    **dict.fromkeys("subtitle standfirst dek deck abstract".split(), "standfirst"),
    **dict.fromkeys("caption illustration figure".split(), "caption"),
    **dict.fromkeys(("quote", "intense quote", "block text", "quotations", "block quotation"), "quote"),
    **dict.fromkeys(("list", "list paragraph", "numbering"), "list"),
    "byline": "byline",
    "author": "byline",
    "dateline": "dateline",
}
_CODE = ("code", "html preformatted", "macro text", "plain text code", "preformatted text", "source code")
HIDDEN = "hidden"
"""The kind of a paragraph that is no copy."""

_FORBIDDEN = "".join(map(chr, range(32)))
_NO_COPY = str.maketrans({JOINER: "\ufffd", CONTINUATION: "\ufffd"})


class Piece(NamedTuple):
    """A piece of text, and where it is written in the XML: code points [start, end).

    `is_written` is false for text that stands for a tag or a reference. `tag` is the end of the tag around it if that
    must be told to keep blanks at its edges.
    """

    text: str
    start: int
    end: int
    is_written: bool
    tag: int | None = None


class Paragraph(NamedTuple):
    """The pieces of a paragraph, its kind ("" where its style does not tell), and its links with piece numbers."""

    kind: str
    pieces: list[Piece]
    links: list[Link]


def kind_of_style(names: Iterable[str]) -> str:
    """Return the kind of paragraph for the names of its style and of those it is based on; "" if none tells."""
    for given in names:
        name = given.lower().replace("_20_", " ").replace("-", " ").strip()
        bare = name.rstrip(" 0123456789")
        if bare in _CODE:
            return HIDDEN
        found = _KINDS.get(bare) or _KINDS.get(bare.partition(" ")[0] if bare.startswith(("list ", "heading ")) else "")
        if found:
            return found
    return ""


class PlacedText:
    """The text of a document's paragraphs, what is read of it, and its edits."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        """Join the paragraphs."""
        self._pieces: list[Piece] = []
        self._starts: list[int] = []
        self._parts: list[str] = []
        self._values: list[Value] = []
        self._links: list[Link] = []
        self._blocks: list[Block] = []
        self._length = 0
        for paragraph in paragraphs:
            if any(piece.text.strip() for piece in paragraph.pieces):
                self._add(paragraph)
        self.text = "".join(self._parts)

    def _add(self, paragraph: Paragraph) -> None:
        if self._length:
            self._append("\n")
        first = self._length
        starts = []
        for piece in paragraph.pieces:
            starts.append(self._length)
            self._starts.append(self._length)
            self._pieces.append(piece)
            if piece.is_written:
                last = self._values[-1] if self._values else None
                if last and last.end == self._length and self._length > first:
                    self._values[-1] = last._replace(end=last.end + len(piece.text))
                else:
                    self._values.append(Value(self._length, self._length + len(piece.text), _FORBIDDEN, ()))
            self._append(piece.text)
        starts.append(self._length)
        self._links += [
            Link(starts[start], starts[end], address)
            for start, end, address in paragraph.links
            if starts[start] < starts[end]
        ]
        if paragraph.kind != HIDDEN:
            self._divide("".join(piece.text for piece in paragraph.pieces), first, paragraph.kind)

    def _append(self, text: str) -> None:
        self._parts.append(text.translate(_NO_COPY))
        self._length += len(text)

    def _divide(self, text: str, first: int, kind: str) -> None:
        """Add a paragraph's blocks; two line breaks in a row divide it."""
        at = 0
        for part in text.split(BREAK * 2):
            inner = part.strip()
            if inner:
                start = first + at + part.index(inner)
                self._blocks.append(Block(kind, Span(start, start + len(inner))))
            at += len(part) + 2

    def read(self) -> Read:
        """Return what is read of the text. A first line that looks like a headline is one if no style says so."""
        text, blocks = self.text, []
        has_headline = any(block.kind == "headline" for block in self._blocks)
        for number, block in enumerate(self._blocks):
            kind = block.kind or "body"
            if not (number or has_headline or block.kind) and len(self._blocks) > 1:
                kind = "headline" if plain.looks_like_headline(text[block.span.start : block.span.end]) else kind
            blocks.append(Block(kind, block.span))
        mask, at = Mask(text), 0
        hide_opaque(text, mask)
        for block in blocks:
            mask.hide(at, block.span.start, MARKUP)
            at = block.span.end
        mask.hide(at, len(text), MARKUP)
        masked = mask.apply().replace(BREAK, MARKUP)
        return Read(masked, tuple(blocks), tuple(self._links), (), tuple(self._values), len(text))

    def edited(self, xml: str, edits: Sequence[tuple[int, int, str]]) -> str:
        """Return the XML with edits of the text made, each within written pieces of one paragraph."""
        changes: list[tuple[int, int, str]] = []
        tags: set[int] = set()
        for start, end, new in sorted(edits):
            for number in self._touched(start, end):
                piece, at = self._pieces[number], self._starts[number]
                first, last = max(start, at) - at, min(end, at + len(piece.text)) - at
                changes.append((piece.start + first, piece.start + last, _escaped(new)))
                new = ""  # the first piece has the whole replacement  # noqa: PLW2901
                if piece.tag is not None:
                    tags.add(piece.tag)
        changes += [(tag - 1, tag - 1, ' xml:space="preserve"') for tag in tags]
        parts, at = [], 0
        for first, last, new in sorted(changes):
            parts += [xml[at:first], new]
            at = last
        return "".join([*parts, xml[at:]])

    def _touched(self, start: int, end: int) -> Iterable[int]:
        """Return the numbers of the pieces that an edit touches; an insertion touches the piece before it."""
        number = max(bisect_right(self._starts, start - (start == end)) - 1, 0)
        yield number
        number += 1
        while number < len(self._pieces) and self._starts[number] < end:
            if self._pieces[number].text:
                yield number
            number += 1


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
