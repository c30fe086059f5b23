"""Places in a text: `Span`, `Position`, and `LineIndex`, which converts offsets to lines and columns.

A text that was taken out of a document has no lines of its file: `LineIndex.unit` says what is counted instead. A text
that is a part of a file counts from where it begins there (`Origin`).

An offset counts code points; every other unit is computed from it. Lines end at LF, CR LF or a lone CR and nowhere
else, as editors count them; U+2028, form feeds and the like are ordinary characters.
"""

import re
from bisect import bisect_right
from collections.abc import Callable

from lint.values import dataclass

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of code points. Raises ValueError unless 0 <= start <= end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Position:
    """A 1-based line and 1-based column; the `LineIndex` method that made it decides the column's unit."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text begins in its file: a 1-based line and column, and an offset in code points."""

    line: int = 1
    column: int = 1
    offset: int = 0


WHOLE = Origin()
"""The origin of a text that is a whole file."""


class LineIndex:
    """Converts between offsets of one text (code points) and positions in code points, UTF-16 units or UTF-8 bytes.

    Offsets count from the start of the text, lines and columns from the start of the file. `unit` is what a line of
    the text is in the file: "line", "paragraph", or "text line" if the file holds the text in an encoded form.
    """

    def __init__(self, text: str, origin: Origin = WHOLE, unit: str = "line") -> None:
        """Index the line starts of `text`, which begins at `origin` in its file."""
        self._text = text
        self.origin = origin
        self.unit = unit
        self._before = origin.line - 1
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]

    @property
    def line_count(self) -> int:
        """The number of lines; an empty text has one, and a final line break begins another."""
        return len(self._starts)

    def line_span(self, line: int) -> Span:
        """Return the span of a line without its line break. Raises ValueError if there is no such line."""
        line -= self._before
        if not 1 <= line <= len(self._starts):
            raise ValueError(f"no line {line} in a text of {len(self._starts)}")
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def position(self, offset: int) -> Position:
        """Return the position of a code-point offset, column in code points. Raises ValueError outside the text."""
        line_start, line = self.line_of(offset)
        return Position(line, self._indent(line) + offset - line_start + 1)

    def offset(self, position: Position) -> int:
        """Return the offset of a code-point position. Raises ValueError for a place that is not in the text."""
        line_start, limit = self._line_limits(position)
        offset = line_start + position.column - self._indent(position.line) - 1
        if offset < line_start or offset > limit:
            raise ValueError(f"no column {position.column} in line {position.line}")
        return offset

    def utf16_position(self, offset: int) -> Position:
        """Return the position of a code-point offset, column in UTF-16 code units."""
        line_start, line = self.line_of(offset)
        return Position(line, self._indent(line) + utf16_length(self._text[line_start:offset]) + 1)

    def utf8_position(self, offset: int) -> Position:
        """Return the position of a code-point offset, column in UTF-8 bytes."""
        line_start, line = self.line_of(offset)
        return Position(line, self._indent(line) + utf8_length(self._text[line_start:offset]) + 1)

    def offset_of_utf16(self, position: Position) -> int:
        """Return the offset of a UTF-16 position; inside a surrogate pair, the start of its character.

        Raises ValueError for a place that is not in the text.
        """
        return self._seek(position, utf16_length)

    def offset_of_utf8(self, position: Position) -> int:
        """Return the offset of a UTF-8 byte position; inside a sequence, the start of its character.

        Raises ValueError for a place that is not in the text.
        """
        return self._seek(position, utf8_length)

    def _seek(self, position: Position, measure: Callable[[str], int]) -> int:
        line_start, limit = self._line_limits(position)
        units, offset = position.column - self._indent(position.line) - 1, line_start
        is_before = units < 0
        while units > 0 and offset < limit:
            units -= measure(self._text[offset])
            offset += 1
        if units > 0 or is_before:
            raise ValueError(f"no column {position.column} in line {position.line}")
        return offset if units == 0 else offset - 1

    def line_of(self, offset: int) -> tuple[int, int]:
        """Return the offset at which the line of an offset starts, and its number in the file.

        Raises ValueError outside the text.
        """
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"no offset {offset} in a text of {len(self._text)} code points")
        line = bisect_right(self._starts, offset)
        return self._starts[line - 1], line + self._before

    def _line_limits(self, position: Position) -> tuple[int, int]:
        line = position.line - self._before
        if not 1 <= line <= len(self._starts):
            raise ValueError(f"no line {position.line} in a text of {len(self._starts)}")
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self._text)
        return start, end

    def _indent(self, line: int) -> int:
        """Return how many columns of the file stand before the text in a line."""
        return self.origin.column - 1 if line == self.origin.line else 0


def utf16_length(text: str) -> int:
    """Return the length of `text` in UTF-16 code units; a lone surrogate counts as one."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_length(text: str) -> int:
    """Return the length of `text` in UTF-8 bytes; a lone surrogate counts as the three it would take."""
    return len(text.encode("utf-8", "surrogatepass"))
