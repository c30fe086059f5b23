"""Convert between LSP positions, in the encoding agreed with the editor, and code-point offsets."""

from lsprotocol import types

from lint.text.span import LineIndex, Position, Span, utf8_length, utf16_length

JsonPosition = dict[str, int]
JsonRange = dict[str, JsonPosition]

UTF16, UTF32 = "utf-16", "utf-32"


class LspPositions:
    """The positions of one text. One outside the text counts as the nearest inside, as the protocol requires."""

    def __init__(self, text: str, encoding: str) -> None:
        """Index a text; `encoding`, the unit of columns, is utf-8, utf-16 or utf-32."""
        self.text = text
        self.lines = LineIndex(text)
        self._encoding = encoding

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset."""
        return types.Position(**self.json_position(offset))

    def json_position(self, offset: int) -> JsonPosition:
        """Return the position of an offset in the protocol's JSON."""
        start, line = self.lines.line_of(offset)
        before = self.text[start:offset]
        column = len(before)
        if self._encoding != UTF32 and not before.isascii():
            column = utf16_length(before) if self._encoding == UTF16 else utf8_length(before)
        return {"line": line - 1, "character": column}

    def json_range(self, span: Span) -> JsonRange:
        """Return the range of a span in the protocol's JSON."""
        return {"start": self.json_position(span.start), "end": self.json_position(span.end)}

    def range(self, span: Span) -> types.Range:
        """Return the range of a span."""
        return types.Range(self.position(span.start), self.position(span.end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position."""
        if position.line < 0:
            return 0
        if position.line >= self.lines.line_count:
            return len(self.text)
        line = self.lines.line_span(position.line + 1)
        content = self.text[line.start : line.end]
        if self._encoding == UTF32 or content.isascii():
            return line.start + max(0, min(position.character, len(content)))
        place = Position(position.line + 1, max(0, position.character) + 1)
        try:
            at = (self.lines.offset_of_utf16 if self._encoding == UTF16 else self.lines.offset_of_utf8)(place)
        except ValueError:
            return line.end
        return min(at, line.end)

    def span(self, range_: types.Range) -> Span:
        """Return the span of a range; one whose end is before its start is reversed."""
        start, end = sorted((self.offset(range_.start), self.offset(range_.end)))
        return Span(start, end)
