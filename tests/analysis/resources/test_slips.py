"""Slips of the pen in a name: one letter, two neighbours, a letter that has moved."""

import pytest

from lint.analysis.resources.romanization import common_start, single_slip, slip_distance

FAR = float("inf")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("holt", "holt", False),
        ("holt", "holts", True),
        ("holts", "holt", True),
        ("holt", "halt", True),
        ("holt", "hotl", True),
        ("holt", "holtse", False),
        ("holt", "hatl", False),
        ("holt", "thol", False),
        ("velando", "elandov", True),
        ("velando", "oveland", True),
        ("velando", "vlandeo", True),
        ("velando", "veodanl", False),
        ("veland", "elandv", True),
        ("velan", "elanv", False),
        ("velando", "elandox", False),
        ("", "a", True),
        ("a", "b", True),
    ],
)
def test_a_single_slip(first, second, expected):
    assert single_slip(first, second) is expected


@pytest.mark.parametrize(
    ("first", "second", "limit", "expected"),
    [
        ("holt", "holt", 0.0, 0.0),
        ("holt", "hollt", 1.0, 0.5),
        ("holt", "holta", 1.0, 0.6),
        ("holt", "holtg", 1.0, 1.0),
        ("holt", "hotl", 1.0, 1.0),
        ("holt", "holtg", 0.9, FAR),
        ("holt", "holttt", 0.9, FAR),
        ("holt", "", 9.0, 3.2),
        ("", "holt", 9.0, 3.2),
    ],
)
def test_the_distance_of_two_spellings(first, second, limit, expected):
    assert slip_distance(first, second, limit) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [("holt", "holm", 3), ("holt", "holt", 4), ("holt", "holts", 4), ("holt", "elm", 0), ("", "holt", 0)],
)
def test_how_much_two_words_begin_with(first, second, expected):
    assert common_start(first, second) == expected
