"""Text on a terminal: columns that characters take, colours, and lines broken between words."""

import unicodedata

from lint.report import View, printable

TAB = 4
"""Columns of a tabulator."""

BOLD, DIM, UNDERLINE, RED, YELLOW, GREEN, CYAN = "1", "2", "4", "31", "33", "32", "36"

_DELETE = "\x7f"
_SOFT_HYPHEN = "\u00ad"


def paint(text: str, code: str, view: View) -> str:
    """Return `text` in a colour or manner (SGR codes, joined by semicolons) where the view has colours."""
    return f"\x1b[{code}m{text}\x1b[0m" if view.color and text else text


def cells(character: str) -> int:
    """Return the columns that a terminal gives a character: 0, 1 or 2."""
    if " " <= character < _DELETE or printable(character) != character or character == _SOFT_HYPHEN:
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def columns(text: str) -> int:
    """Return the columns of a text without tabs and colours."""
    return len(text) if text.isascii() else sum(map(cells, text))


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break `text` between words into lines of at most `width` columns, the first behind `first`, others behind `rest`.

    A word that is wider than a line keeps a line to itself. `first` and `rest` hold no colours.
    """
    lines, line, used = [], first, columns(first)
    has_words = False
    for word in text.split(" "):
        wide = columns(word)
        if has_words and used + 1 + wide > width:
            lines.append(line)
            line, used, has_words = rest, columns(rest), False
        line += f" {word}" if has_words else word
        used += wide + has_words
        has_words = True
    return [*lines, line]


def cut(text: str, width: int) -> str:
    """Return `text` in at most `width` columns, the end replaced by an ellipsis where it is longer."""
    if columns(text) <= width:
        return text
    room, kept = width - 1, 0
    for character in text:
        room -= cells(character)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"
