"""Offsets to positions and back, in every unit, through every awkward character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.text import LineIndex, Position, Span

AWKWARD = st.text(st.one_of(st.sampled_from("a\n\r\t\u2028\u0301😀\ufeff\x0b\x0c\x85字"), st.characters()), max_size=60)


@given(AWKWARD)
def test_round_trips(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        if offset and text[offset - 1 : offset + 1] == "\r\n":
            continue
        assert index.offset(index.position(offset)) == offset
        assert index.offset_of_utf16(index.utf16_position(offset)) == offset
        assert index.offset_of_utf8(index.utf8_position(offset)) == offset


@given(AWKWARD)
def test_lines_are_those_of_an_editor(text: str) -> None:
    index = LineIndex(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert index.line_count == len(lines)
    assert [text[s.start : s.end] for s in (index.line_span(n + 1) for n in range(len(lines)))] == lines


def test_units() -> None:
    index = LineIndex("x\n😀é字z")
    assert index.position(5) == Position(2, 4)
    assert index.utf16_position(5) == Position(2, 5)
    assert index.utf8_position(5) == Position(2, 10)


@pytest.mark.parametrize("place", [Position(0, 1), Position(3, 1), Position(1, 0), Position(1, 9)])
def test_places_that_are_not_there(place: Position) -> None:
    index = LineIndex("abc\ndef")
    for find in (index.offset, index.offset_of_utf16, index.offset_of_utf8):
        with pytest.raises(ValueError, match=r"no (line|column)"):
            find(place)


def test_a_span_is_half_open() -> None:
    assert Span(2, 5).overlaps(Span(4, 9))
    assert not Span(2, 5).overlaps(Span(5, 9))
    assert Span(2, 5).contains(Span(2, 5))
    with pytest.raises(ValueError, match="not a span"):
        Span(3, 2)
