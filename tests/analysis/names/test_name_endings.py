"""Which endings make another word of a name, and which are one name in another case or spelling."""

import pytest

from lint.analysis.names.name_endings import is_case_ending, is_derived


@pytest.mark.parametrize(
    ("shorter", "longer", "expected"),
    [
        ("holt", "holts", True),
        ("vela", "velan", True),
        ("marx", "marxist", True),
        ("populism", "populist", True),
        ("navalist", "navalism", True),
        ("vel", "veland", False),
        ("ve", "ves", False),
        ("malenko", "malenka", False),
        ("malerko", "malerka", True),
        ("dmitri", "dmitry", False),
        ("noy", "noyy", False),
        ("shevtsov", "shevtsow", False),
        ("saleh", "salleh", False),
        ("hamsa", "hamsah", False),
        ("holt", "holtburn", False),
        ("kovac", "kovak", False),
    ],
)
def test_a_derived_word_is_told_from_another_spelling(shorter, longer, expected):
    assert is_derived(shorter, longer) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("lenin", "lenina", False),
        ("ivanov", "ivanova", False),
        ("ivanov", "ivanovu", True),
        ("ivanova", "ivanovu", True),
        ("maksim", "maksima", True),
        ("vela", "velu", True),
        ("kursk", "kurskiy", False),
        ("kurskom", "kurski", False),
        ("holt", "holtz", False),
        ("holtz", "holt", False),
        ("kursky", "kurskogo", False),
    ],
)
def test_case_endings_are_told_from_a_womans_name_and_a_towns_adjective(first, second, expected):
    assert is_case_ending(first, second) is expected
