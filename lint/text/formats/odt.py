"""Read the paragraphs of an OpenDocument text."""

import re

from lint.safety.archives import ArchiveError
from lint.text.formats import Link
from lint.text.formats.paragraphs import BREAK, Paragraph, Piece, kind_of_style
from lint.text.formats.style_names import lineage
from lint.text.formats.word import Parts
from lint.text.formats.xml_events import Event, walk

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE, _TABLE = (f"{_SPACE}{name}:1.0" for name in ("text", "style", "table"))
_LINK = "http://www.w3.org/1999/xlink href"
_HIDDEN = frozenset(
    """annotation alphabetical-index bibliography forms illustration-index note ruby-text scripts table-of-content
    tracked-changes user-index""".split()
)
_BLANKS = re.compile(r"[ \t\r\n]+|[^ \t\r\n]+")
_MOST_BLANKS = 100


def read(parts: Parts) -> tuple[str, list[Paragraph]]:
    """Return the name of the part with the text, and its paragraphs. Raises ArchiveError or FaultError."""
    if "encryption-data" in parts("META-INF/manifest.xml", needed=False):
        raise ArchiveError("it is encrypted: save it without a password")
    reader = _OdtReader()
    styles = parts("styles.xml", needed=False)
    if styles:
        walk(styles, reader.style)
    walk(parts("content.xml"), reader.take)
    return "content.xml", reader.paragraphs


class _Open:
    """A paragraph that is being read: a frame with a caption stands within one."""

    def __init__(self, style: str, kind: str) -> None:
        self.style, self.kind = style, kind
        self.pieces: list[Piece] = []
        self.links: list[Link] = []

    def add(self, piece: Piece) -> None:
        if piece.text:
            self.pieces.append(piece)

    @property
    def is_spaced(self) -> bool:
        """Whether a blank here is none, as one stands before it, or nothing."""
        return not self.pieces or self.pieces[-1].text.endswith((" ", BREAK))


class _OdtReader:
    """Collects styles and paragraphs from the events of a document."""

    def __init__(self) -> None:
        self._styles: dict[str, tuple[str, str]] = {}
        self._open: list[_Open] = []
        self._hidden = self._cells = self._items = 0
        self._link: tuple[int, str] | None = None
        self.paragraphs: list[Paragraph] = []

    def style(self, event: Event) -> None:
        """Read one event of the part with the styles, or one of the text's own styles."""
        if event.what == "start" and event.space == _STYLE and event.name == "style":
            name = event.attributes.get(f"{_STYLE} name", "")
            shown = event.attributes.get(f"{_STYLE} display-name", name)
            self._styles[name] = (shown, event.attributes.get(f"{_STYLE} parent-style-name", ""))

    def take(self, event: Event) -> None:
        """Read one event of the part with the text."""
        if event.what == "start":
            if self._hidden or event.name in _HIDDEN:
                self._hidden += 1
            else:
                self.style(event)
                self._begin(event)
        elif event.what == "end":
            if self._hidden:
                self._hidden -= 1
            else:
                self._end(event)
        elif event.what == "text" and self._open and not self._hidden:
            self._words(self._open[-1], event)

    def _words(self, within: _Open, event: Event) -> None:
        """Add text, with white space read as OpenDocument does: a run of it is one blank."""
        if not event.is_written:
            within.add(Piece(event.seen, event.start, event.end, is_written=False))
            return
        for found in _BLANKS.finditer(event.seen):
            start, end = event.start + found.start(), event.start + found.end()
            if not found[0].isspace() or found[0] in "\u00a0\u202f":
                within.add(Piece(found[0], start, end, is_written=True))
            elif not within.is_spaced:
                within.add(Piece(" ", start, end, is_written=found[0] == " "))

    def _begin(self, event: Event) -> None:
        name = event.name
        if event.space == _TABLE:
            self._cells += name == "table-cell"
        elif event.space != _TEXT:
            return
        elif name in ("p", "h"):
            kind = "headline" if name == "h" else ""
            self._open.append(_Open(event.attributes.get(f"{_TEXT} style-name", ""), kind))
        elif name == "list-item":
            self._items += 1
        elif self._open:
            self._sign(self._open[-1], event)

    def _sign(self, within: _Open, event: Event) -> None:
        """Read a tag that stands for characters, or begins a link."""
        if event.name == "s":
            count = event.attributes.get(f"{_TEXT} c", "1")
            number = int(count) if count.isascii() and count.isdigit() and len(count) < 4 else 1  # noqa: PLR2004 - see below
            within.add(Piece(" " * min(number, _MOST_BLANKS), event.start, event.end, is_written=False))
        elif event.name in ("tab", "line-break"):
            within.add(Piece("\t" if event.name == "tab" else BREAK, event.start, event.end, is_written=False))
        elif event.name == "a":
            self._link = len(within.pieces), event.attributes.get(_LINK, "")

    def _end(self, event: Event) -> None:
        name = event.name
        if event.space == _TABLE:
            self._cells -= name == "table-cell"
        elif event.space != _TEXT:
            return
        elif name == "list-item":
            self._items -= 1
        elif name == "a" and self._link is not None and self._open:
            start, address = self._link
            if address:
                self._open[-1].links.append(Link(start, len(self._open[-1].pieces), address))
            self._link = None
        elif name in ("p", "h") and self._open:
            done = self._open.pop()
            kind = kind_of_style(lineage(done.style, self._styles)) or done.kind
            kind = kind or ("table" if self._cells else "list" if self._items else "")
            self.paragraphs.append(Paragraph(kind, done.pieces, done.links))
