"""Known people and places in the spelling of other presses: the built tables, and the tables they are built from."""

from pathlib import Path

import pytest

from lint.analysis.resources.known_bearers import KnownBearers
from lint.files import yaml_tree
from lint.files.schema import Boolean, Field, ListOf, MapOf, OneOf, Record, Text

DATA = Path(__file__).parents[3] / "rules" / "data"
KNOWN = KnownBearers(str(DATA))

_TEXT = Text()
_RULE = Record(
    {
        "from": Field(_TEXT, required=True),
        "to": Field(Text(empty=True), required=True),
        "alt": Field(ListOf(Text(empty=True))),
        "after": Field(_TEXT),
        "before": Field(_TEXT),
        "start": Field(Boolean()),
        "end": Field(Boolean()),
    }
)
_SYSTEM = Record(
    {
        "extends": Field(Text(pattern="[a-z]+/[a-z0-9-]+", hint="write it like ru/pl")),
        "join": Field(Text(empty=True)),
        "drop_macrons": Field(Boolean()),
        "fold": Field(OneOf(("acute",))),
        "rules": Field(ListOf(_RULE), required=True),
        "suffixes": Field(
            ListOf(
                Record(
                    {
                        "ends_in": Field(_TEXT, required=True),
                        "add": Field(Text(empty=True), required=True),
                        "alt": Field(ListOf(Text(empty=True))),
                    }
                )
            )
        ),
    }
)
_TABLE = Record(
    {
        "source": Field(_TEXT, required=True),
        "classes": Field(MapOf(_TEXT), required=True),
        "letters": Field(MapOf(MapOf(ListOf(Text(empty=True))))),
        "base": Field(ListOf(_RULE), required=True),
        "systems": Field(MapOf(_SYSTEM), required=True),
    }
)
_FORMS = MapOf(ListOf(_TEXT))
_EXCEPTIONS = Record(
    {
        "names": Field(
            ListOf(
                Record(
                    {
                        "source": Field(_TEXT, required=True),
                        "native": Field(_TEXT, required=True),
                        "forms": Field(_FORMS, required=True),
                    }
                )
            ),
            required=True,
        ),
        "places": Field(
            ListOf(
                Record(
                    {
                        "form": Field(_TEXT, required=True),
                        "native": Field(MapOf(_TEXT)),
                        "forms": Field(_FORMS, required=True),
                    }
                )
            ),
            required=True,
        ),
        "bearers": Field(ListOf(_TEXT), required=True),
        "ambiguous": Field(ListOf(_TEXT), required=True),
    }
)


@pytest.mark.parametrize("path", sorted((DATA / "press").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_table_of_a_press_fits_the_schema(path: Path) -> None:
    root = yaml_tree.parse(path.read_text("utf-8"), path.name)
    (_EXCEPTIONS if path.stem == "exceptions" else _TABLE).read(root)
    assert not root.faults


@pytest.mark.parametrize(
    ("word", "part", "english"),
    [
        ("lawrow", "surname", "Lavrov"),
        ("poutine", "surname", "Putin"),
        ("wolodymyr", "given", "Volodymyr"),
        ("tinpching", "given", "Jinping"),
        ("scharaa", "surname", "al-Sharaa"),
        ("woroniez", "place", "Voronezh"),
    ],
)
def test_a_word_of_another_press_leads_to_its_bearer(word: str, part: str, english: str) -> None:
    forms = [form for form in KNOWN.forms(word) if form.part == part]
    bearers = [KNOWN.bearer(form.bearer) for form in forms]
    assert english in {bearer.given if part == "given" else bearer.name for bearer in bearers}


@pytest.mark.parametrize("word", ["lavrov", "london", "roma", "the", ""])
def test_an_english_word_leads_nowhere(word: str) -> None:
    assert not [form for form in KNOWN.forms(word) if not form.marks]


def test_words_of_another_s_right_name_are_marked_as_common() -> None:
    assert all(form.common for form in KNOWN.forms("wladimir"))


def test_no_bearer_is_listed_twice() -> None:
    lines = (DATA / "bearers.tsv").read_text("utf-8").splitlines()
    ids = [line.split("\t")[0] for line in lines if line[:1] != "#"]
    assert len(ids) >= 3000
    assert len(ids) == len(set(ids))
