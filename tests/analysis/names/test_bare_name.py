"""The tables on a name that is never introduced: each row decides something that no other row does."""

import pytest

from lint.analysis.names import bare_name
from lint.engine.assembly import make_linter
from lint.rulepack import loader
from lint.text.source import Source

PACK = loader.load([])


def is_one_entity(text: str) -> bool:
    """Tell whether a rule reports two spellings of one name. A linter of its own keeps no verdict."""
    linter = make_linter(PACK, PACK.rules.select(select=["inconsistent-name", "leaked-case-ending"]))
    return bool(linter.lint(Source("story.txt", text)).findings)


def beside(named: str, bare: str) -> str:
    """Return a text that introduces one name, and then uses another without an introduction."""
    return f"On Friday {named} left.\n\nLater {bare} returned.\n"


@pytest.mark.parametrize(
    ("table", "row", "text", "one"),
    [
        ("NEVER_INTRODUCED", "is_mostly_accompanied", beside("Marko Saanche", "the Slanche Agreement"), False),
        ("NEVER_INTRODUCED", "is_always_body", beside("Saanche Anna Holmberg", "the Slanche group"), False),
        (
            "NEVER_INTRODUCED",
            "has_other_title",
            "Minister Marko Palmer left on Friday.\n\nLater General Palmar returned.\n",
            False,
        ),
        ("NEVER_INTRODUCED", "is_in_another_system", beside("Marko Meyer", "Mayer"), True),
        ("NEVER_INTRODUCED", "is_country", beside("Chinna Anna Holmberg", "China"), False),
        ("NEVER_INTRODUCED", "is_case_of_unnamed", beside("Salua Anna Holmberg", "Salu"), False),
        ("NEVER_INTRODUCED", "is_short_respelling", beside("Zoric Anna Holmberg", "Zorik"), True),
        ("NEVER_INTRODUCED", "is_short", beside("Marko Toric", "Zoric"), False),
        ("NEVER_INTRODUCED", "is_misspelling_of_known", beside("Palmer Anna Holmberg", "Pallmer"), True),
        ("NEVER_INTRODUCED", "is_unknown_beside_known", beside("Marko Palmer", "Palmieri"), False),
        ("NEVER_INTRODUCED", "is_near_unknown", beside("Marko Lurokan", "Lurotan"), True),
        ("NEVER_INTRODUCED", "sounds_the_same", beside("Fischer Anna Holmberg", "Fisher"), True),
        ("NEVER_INTRODUCED", "is_alike_and_near", beside("Marko Palmieri", "Palmer"), True),
        ("SHORT_RESPELLING", "has_common_word", beside("Marko Stone", "Stane"), False),
        ("SHORT_RESPELLING", "begins_apart_or_is_known", beside("Marko Toric", "Zoric"), False),
        ("SHORT_RESPELLING", "is_one_letter_off", beside("Marko Lutor", "Lutkr"), True),
        ("SHORT_RESPELLING", "sounds_different", beside("Marko Yusuf", "Yusup"), False),
        ("SHORT_RESPELLING", "is_known_and_sounds_the_same", beside("Tarik Anna Holmberg", "Tarek"), True),
        ("SHORT_RESPELLING", "is_known", beside("Marko Obana", "Obama"), False),
        ("SHORT_RESPELLING", "differs_in_many_letters", beside("Maze Anna Holmberg", "Maaz"), False),
        ("SHORT_RESPELLING", "is_one_system_apart", beside("Kuze Anna Holmberg", "Kuse"), True),
        ("SHORT_RESPELLING", "is_near_for_its_length", beside("Viuto Anna Holmberg", "Vito"), True),
    ],
)
def test_without_its_row_a_pair_is_decided_otherwise(monkeypatch, table, row, text, one) -> None:
    assert is_one_entity(text) is one
    rows = getattr(bare_name, table)
    left = tuple(each for each in rows if each.holds.__name__ != row)
    assert len(left) == len(rows) - 1
    monkeypatch.setattr(bare_name, table, left)
    assert is_one_entity(text) is not one
