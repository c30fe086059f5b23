"""Files of names and house styles, read into values."""

import json

import pytest

from lint.analysis.resources.house_style import HouseStyle
from lint.analysis.resources.name_entry import NameEntry, Variant
from lint.files.yaml_tree import parse
from lint.rulepack import loader
from lint.rulepack.name_reader import StyleFile, read_names, read_style, resolve
from lint.rulepack.pack import from_plain, to_plain

NAMES = """\
names:
  - id: place.xx.grenmouth
    kind: place
    type: capital
    country: XX
    form: Grenmouth
    system: none
    native: Гренмут
    styles: {ap: Gren}
    variants:
      - {form: Grenmuth, system: none, standing: misspelt, note: a slip}
      - {form: Gren, system: none, standing: accepted, part: surname}
    distinct: [Grenmouthshire]
    protected: [Grenmouth Standard]
  - {kind: place, country: XX, form: Nowhere, system: none}
"""


def test_an_entry_is_read_whole_and_one_without_an_id_is_left_out_and_named():
    root = parse(NAMES, "coast.yaml")
    ((node, entry),) = read_names(root)
    assert entry == NameEntry(
        "place.xx.grenmouth",
        "place",
        "XX",
        "Grenmouth",
        "none",
        "capital",
        {"ap": "Gren"},
        ("Grenmouth Standard",),
        ("Grenmouthshire",),
        (Variant("Grenmuth", "none", "misspelt"), Variant("Gren", "none", "accepted", "surname")),
    )
    assert node.where == "coast.yaml:2:5"
    assert [message for _, message in root.faults.listed()] == ["`names` lacks the key `id`"]


def test_a_style_file_says_what_is_written_and_no_more():
    root = parse("id: courier\nname: The Courier\nextends: ap\nspellings: {a: b}\n", "courier.yaml")
    assert read_style(root, "courier") == StyleFile("courier", "The Courier", "ap", "", {}, {"a": "b"})
    assert root.faults.listed() == []


BASE = StyleFile("base", "Base", "", "wire", {"us": "US", "un": "UN"}, {"a": "A"})


def style(extends, name="own", **said):
    return StyleFile(name, "Own", extends, said.get("column", ""), said.get("forms", {}), said.get("spellings", {}))


def test_what_a_style_says_goes_before_what_it_takes_over():
    own = style("base", forms={"us": "U.S."}, spellings={"b": "B"})
    styles, faults = resolve({"base": BASE, "own": own}, ["a", "b"])
    assert faults == []
    assert styles["own"] == HouseStyle(
        "own", "Own", ("own", "base", "wire"), {"us": "U.S.", "un": "UN"}, {"a": "A", "b": "B"}
    )
    assert styles["base"] == HouseStyle("base", "Base", ("base", "wire"), {"us": "US", "un": "UN"}, {"a": "A"})


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"own": style("none")}, ("own", "this style extends “none”, which there is not")),
        ({"own": style("own")}, ("own", "this style extends itself: own > own")),
        ({"own": style("", spellings={"c": "C"})}, ("own", "no listed name has the id “c”")),
    ],
)
def test_what_cannot_be_resolved_is_named(files, fault):
    assert resolve(files, ["a"])[1] == [fault]


def test_a_circle_of_two_styles_is_named_at_both():
    faults = resolve({"one": style("two", "one"), "two": style("one", "two")}, ())[1]
    assert faults == [
        ("one", "this style extends itself: one > two > one"),
        ("two", "this style extends itself: two > one > two"),
    ]


def test_names_and_styles_come_back_from_the_cache_as_they_were():
    pack = loader.load([])
    again = from_plain(json.loads(json.dumps(to_plain(pack))))
    assert again.names == pack.names
    assert again.styles == pack.styles
