"""Places in a text: offsets and positions are two views of one thing, in every unit and with every line break."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lint.text.span import LineIndex, Position, Span, utf8_length, utf16_length

PIECES = ["a", "é", "e\u0301", "😀", "👩‍👩‍👧", "東", "\t", "\u2028", "\u0085", "\x0b", "\x0c", "\n", "\r", "\r\n", " "]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES)).map("".join), st.text())


def lines_by_hand(text: str) -> list[str]:
    """Split as an editor does, without the module's own pattern."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(TEXTS)
@example("")
@example("\r\n")
@example("a\r\n\rb\n😀")
def test_code_point_positions_round_trip(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        assert index.offset(index.position(offset)) == offset


@given(TEXTS)
@example("😀e\u0301\r\n😀\rx")
def test_utf16_and_utf8_positions_round_trip(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        assert index.offset_of_utf16(index.utf16_position(offset)) == offset
        assert index.offset_of_utf8(index.utf8_position(offset)) == offset


@given(TEXTS)
def test_every_unit_agrees_on_the_line_and_counts_what_its_encoding_takes(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        place = index.position(offset)
        before = text[offset - place.column + 1 : offset]
        in_utf16 = Position(place.line, len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1)
        in_utf8 = Position(place.line, len(before.encode("utf-8", "surrogatepass")) + 1)
        assert index.utf16_position(offset) == in_utf16
        assert index.utf8_position(offset) == in_utf8


@given(TEXTS)
def test_positions_rise_with_offsets(text: str) -> None:
    index = LineIndex(text)
    places = [index.position(offset) for offset in range(len(text) + 1)]
    keys = [(place.line, place.column) for place in places]
    assert keys == sorted(set(keys))


@given(TEXTS)
@example("a\r\r\n\nb\u2028c\x0cd")
def test_line_spans_are_the_lines_without_their_breaks(text: str) -> None:
    index = LineIndex(text)
    expected = lines_by_hand(text)
    spans = [index.line_span(line) for line in range(1, index.line_count + 1)]
    assert [text[span.start : span.end] for span in spans] == expected


@given(TEXTS)
def test_a_line_begins_at_column_one(text: str) -> None:
    index = LineIndex(text)
    for line in range(1, index.line_count + 1):
        assert index.position(index.line_span(line).start) == Position(line, 1)


@given(TEXTS)
def test_what_lies_outside_the_text_is_refused(text: str) -> None:
    index = LineIndex(text)
    last = index.position(len(text))
    for offset in (-1, len(text) + 1):
        with pytest.raises(ValueError, match="no offset"):
            index.position(offset)
    for line in (0, index.line_count + 1):
        with pytest.raises(ValueError, match="no line"):
            index.line_span(line)
        with pytest.raises(ValueError, match="no line"):
            index.offset(Position(line, 1))
    for convert in (index.offset, index.offset_of_utf16, index.offset_of_utf8):
        with pytest.raises(ValueError, match="no column"):
            convert(Position(last.line, 0))
    with pytest.raises(ValueError, match="no column"):
        index.offset(Position(last.line, last.column + 1))
    with pytest.raises(ValueError, match="no column"):
        index.offset_of_utf16(Position(last.line, index.utf16_position(len(text)).column + 1))
    with pytest.raises(ValueError, match="no column"):
        index.offset_of_utf8(Position(last.line, index.utf8_position(len(text)).column + 1))


@pytest.mark.parametrize(
    ("text", "offset", "points", "utf16", "utf8"),
    [
        ("😀Kiev", 1, (1, 2), (1, 3), (1, 5)),
        ("e\u0301 Kiev", 3, (1, 4), (1, 4), (1, 5)),
        ("one\r\nKiev", 5, (2, 1), (2, 1), (2, 1)),
        ("one\rKiev", 4, (2, 1), (2, 1), (2, 1)),
        ("one\u2028Kiev", 4, (1, 5), (1, 5), (1, 7)),
        ("\tKiev", 1, (1, 2), (1, 2), (1, 2)),
        ("one\n", 4, (2, 1), (2, 1), (2, 1)),
    ],
)
def test_known_places(
    text: str, offset: int, points: tuple[int, int], utf16: tuple[int, int], utf8: tuple[int, int]
) -> None:
    index = LineIndex(text)
    assert index.position(offset) == Position(*points)
    assert index.utf16_position(offset) == Position(*utf16)
    assert index.utf8_position(offset) == Position(*utf8)


def test_a_place_inside_a_character_is_the_start_of_that_character() -> None:
    index = LineIndex("a😀b")
    assert index.offset_of_utf16(Position(1, 3)) == 1
    assert [index.offset_of_utf8(Position(1, column)) for column in range(2, 7)] == [1, 1, 1, 1, 2]


@given(TEXTS)
def test_lengths_in_other_units(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert utf8_length(text) == len(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1)])
def test_a_span_runs_forward(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(3, 5))
    assert not Span(0, 5).contains(Span(3, 6))
