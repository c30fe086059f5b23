"""Read the paragraphs of a Word document."""

from collections.abc import Callable
from typing import Protocol

from lint.text.formats import Link
from lint.text.formats.paragraphs import BREAK, Paragraph, Piece, kind_of_style
from lint.text.formats.style_names import lineage
from lint.text.formats.xml_events import Event, walk

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_XML = "http://www.w3.org/XML/1998/namespace"
_HIDDEN = frozenset({"del", "moveFrom", "rt"})
_SEEN = {"tab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "\u2011", "ptab": "\t"}


class Parts(Protocol):
    """Returns a part of an archive as text, "" if it is not there and not `needed`."""

    def __call__(self, name: str, *, needed: bool = True) -> str: ...  # noqa: D102 - see the class


def read(parts: Parts) -> tuple[str, list[Paragraph]]:
    """Return the name of the part with the text, and its paragraphs. Raises ArchiveError or FaultError."""
    name = _target(parts("_rels/.rels", needed=False), "/officeDocument") or "word/document.xml"
    folder, _, file = name.rpartition("/")
    addresses = _relations(parts(f"{folder}/_rels/{file}.rels", needed=False))
    reader = _WordReader(_styles(parts(f"{folder}/styles.xml", needed=False)), addresses)
    walk(parts(name), reader.take)
    return name, reader.paragraphs


def _each(xml: str, take: Callable[[Event], None]) -> None:
    if xml:
        walk(xml, take)


def _target(xml: str, kind: str) -> str:
    """Return the part that a relation of some kind leads to."""
    found: list[str] = []

    def take(event: Event) -> None:
        if event.what == "start" and event.attributes.get("Type", "").endswith(kind):
            found.append(event.attributes.get("Target", "").lstrip("/"))

    _each(xml, take)
    return found[0] if found else ""


def _relations(xml: str) -> dict[str, str]:
    """Return the addresses of links by their ids."""
    found: dict[str, str] = {}

    def take(event: Event) -> None:
        if event.what == "start" and event.attributes.get("Type", "").endswith("/hyperlink"):
            found[event.attributes.get("Id", "")] = event.attributes.get("Target", "")

    _each(xml, take)
    return found


def _styles(xml: str) -> dict[str, tuple[str, str]]:
    """Return the (shown name, parent) of styles by their ids; the shown name is English in every language of Word."""
    found: dict[str, tuple[str, str]] = {}
    current = ""

    def take(event: Event) -> None:
        nonlocal current
        if event.what != "start" or event.space not in _WORD:
            return
        if event.name == "style":
            current = _value(event, "styleId")
            found[current] = (current, "")
        elif current and event.name == "name":
            found[current] = (_value(event), found[current][1])
        elif current and event.name == "basedOn":
            found[current] = (found[current][0], _value(event))

    _each(xml, take)
    return found


def _value(event: Event, name: str = "val") -> str:
    return event.attributes.get(f"{event.space} {name}", "")


class _Open:
    """A paragraph that is being read: a text box stands within one."""

    def __init__(self) -> None:
        self.style = ""
        self.is_listed = False
        self.pieces: list[Piece] = []
        self.links: list[Link] = []


class _WordReader:
    """Collects paragraphs from the events of the part with the text."""

    def __init__(self, styles: dict[str, tuple[str, str]], addresses: dict[str, str]) -> None:
        self._styles, self._addresses = styles, addresses
        self._open: list[_Open] = []
        self._hidden = 0
        self._cells = 0
        self._tag: int | None = None
        self._is_text = False
        self._link: tuple[int, str] | None = None
        self.paragraphs: list[Paragraph] = []

    def take(self, event: Event) -> None:
        """Read one event."""
        if event.what == "start":
            if self._hidden or event.name in _HIDDEN or event.name == "Fallback":
                self._hidden += 1
            elif event.space in _WORD:
                self._begin(event)
        elif event.what == "end":
            if self._hidden:
                self._hidden -= 1
            elif event.space in _WORD:
                self._end(event)
        elif event.what == "text" and self._is_text and self._open and not self._hidden:
            self._open[-1].pieces.append(Piece(event.seen, event.start, event.end, event.is_written, self._tag))

    def _begin(self, event: Event) -> None:
        name = event.name
        if name == "p":
            self._open.append(_Open())
        elif name == "tc":
            self._cells += 1
        elif not self._open:
            return
        elif name == "pStyle":
            self._open[-1].style = _value(event)
        elif name == "numPr":
            self._open[-1].is_listed = True
        elif name == "t":
            self._is_text = True
            self._tag = None if event.attributes.get(f"{_XML} space") == "preserve" else event.end
        elif name in _SEEN and not self._is_property(event):
            self._open[-1].pieces.append(Piece(_SEEN[name], event.start, event.end, is_written=False))
        elif name == "hyperlink":
            relation = next((value for key, value in event.attributes.items() if key.endswith(" id")), "")
            self._link = len(self._open[-1].pieces), self._addresses.get(relation, "")

    def _is_property(self, event: Event) -> bool:
        """Tell whether a tab is one of the stops that a paragraph sets, and no character."""
        return event.name == "tab" and bool(_value(event) or _value(event, "pos"))

    def _end(self, event: Event) -> None:
        name = event.name
        if name == "t":
            self._is_text = False
        elif name == "tc":
            self._cells -= 1
        elif name == "hyperlink" and self._link is not None and self._open:
            start, address = self._link
            if address:
                self._open[-1].links.append(Link(start, len(self._open[-1].pieces), address))
            self._link = None
        elif name == "p" and self._open:
            done = self._open.pop()
            kind = kind_of_style(lineage(done.style, self._styles)) if done.style else ""
            kind = kind or ("table" if self._cells else "list" if done.is_listed else "")
            self.paragraphs.append(Paragraph(kind, done.pieces, done.links))
