"""A line of copy around the words of a finding, cut to the width of a terminal."""

from typing import NamedTuple

from lint.report import View, printable
from lint.report.layout import TAB, UNDERLINE, cells, paint
from lint.text.span import Span

_MARKS_A_COLUMN = 4  # more code points to a column than this, and it is no copy
_ELLIPSIS = "…"
_WORD_REACH = 12


class Excerpt(NamedTuple):
    """The copy shown, the part of it that is marked (half-open, in code points of `copy`), and the marks below."""

    copy: str
    start: int
    end: int
    marks: str

    def shown(self, color: str, view: View) -> list[str]:
        """Return the lines to print: the words in colour and underlined, or, without colours, a line of marks below.

        What has no width of its own, such as the place of a lost word, has a mark below in colour too.
        """
        marked = self.copy[self.start : self.end]
        if view.color and marked.strip():
            painted = paint(marked, f"{color};{UNDERLINE}", view)
            return [self.copy[: self.start] + painted + self.copy[self.end :]]
        return [self.copy, paint(self.marks, color, view)]


def excerpt(text: str, line: Span, span: Span, width: int) -> Excerpt:
    """Return the part of a line of `text` around `span` that fits into `width` columns.

    Marks count terminal columns: two for a wide character, none for a combining mark. Tabs are expanded, and a span
    that continues in the next line is marked to the end of this one.
    """
    marked = range(min(span.start, line.end), min(span.end, line.end))
    start, stop = _window(text, line, marked, width)
    copy, before = (_ELLIPSIS, 1) if start > line.start else ("", 0)
    first = last = at_column = -1
    marked_columns = 0
    for at in range(start, stop):
        character = text[at]
        wide = TAB - before % TAB if character == "\t" else cells(character)
        if at == marked.start:
            first, at_column = len(copy), before
        copy += " " * wide if character == "\t" else printable(character)
        before += wide
        if at in marked:
            last = len(copy)
            marked_columns += wide
    if first < 0:  # the end of the line is meant
        first, at_column = len(copy), before
    if stop < line.end:
        copy += _ELLIPSIS
    return Excerpt(copy, first, max(first, last), " " * at_column + "^" + "~" * (marked_columns - 1))


def _window(text: str, line: Span, marked: range, width: int) -> tuple[int, int]:
    """Return the range of code points to show: the whole line if it fits, else the marked part and its neighbours."""
    reach = width * _MARKS_A_COLUMN
    if len(line) <= reach and sum(_widest(text[at]) for at in range(line.start, line.end)) <= width:
        return line.start, line.end
    first, last = max(line.start, marked.start - reach), min(line.end, marked.start + reach)
    room = width - 2  # an ellipsis at either end
    stop, room = _grow(text, range(marked.start, min(marked.stop, last)), room)
    start, left_over = _grow(text, range(marked.start - 1, first - 1, -1), room // 2)
    stop, room = _grow(text, range(stop, last), room - room // 2 + left_over)
    start, _ = _grow(text, range(start, first - 1, -1), room)
    return _at_word(text, line, start + 1, marked.start), stop


def _grow(text: str, places: range, room: int) -> tuple[int, int]:
    """Walk over `places` while their characters fit into `room` columns: the first that does not, and what is left."""
    for at in places:
        wide = _widest(text[at])
        if wide > room:
            return at, room
        room -= wide
    return places.stop, room


def _at_word(text: str, line: Span, start: int, limit: int) -> int:
    """Move a cut right to the next word, if one begins soon and before `limit`; never begin with a combining mark."""
    if start == line.start:
        return start
    space = text.find(" ", start - 1, min(start + _WORD_REACH, limit))
    if space >= 0:
        return space + 1
    while start < limit and not cells(text[start]):
        start += 1
    return start


def _widest(character: str) -> int:
    return TAB if character == "\t" else cells(character)
