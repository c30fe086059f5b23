"""Files that say what is taken over of an external checker: their schema, and where each fault of one is said to be."""

import json
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator

from lint.files.yaml_tree import parse
from lint.rulepack import loader
from lint.rulepack.external_reader import read_engine
from lint.text.errors import FaultsError

SOUND = "id: harper\nname: Harper\nseverity: warning\n"

FAULTY = {
    "nothing in it": ("", "1:1", "the key `id` is missing"),
    "a list": ("- id: harper\n", "1:1", "must be a mapping"),
    "no name": ("id: harper\nseverity: info\n", "1:1", "the key `name` is missing"),
    "an unknown engine": (SOUND.replace("harper", "harpr"), "1:5", "did you mean “harper”?"),
    "an unknown key": (SOUND + "of: []\n", "4:1", "there is no key `of` here: did you mean “off”?"),
    "an unknown severity": (SOUND.replace("warning", "warn"), "3:11", "did you mean “warning”?"),
    "groups that are none": (SOUND + "off: SpellCheck\n", "4:6", "must be a list"),
    "a group that is none": (SOUND + "off: [SpellCheck]\n", "4:7", "must be a mapping"),
    "no reason": (SOUND + "off:\n  - rules: [SpellCheck]\n", "5:5", "lacks the key `why`"),
    "an empty reason": (SOUND + "off:\n  - {rules: [A], why: ''}\n", "5:23", "is empty"),
    "nothing named": (SOUND + "off:\n  - why: noise\n", "5:5", "this group names nothing"),
    "no rule named": (SOUND + "off:\n  - {rules: [], why: noise}\n", "5:13", "needs at least 1"),
    "a sentence for an id": (
        SOUND + "off:\n  - {rules: [all of it], why: noise}\n",
        "5:14",
        "write the engine's own id",
    ),
    "nothing but a star": (
        SOUND + "off:\n  - {rules: ['*'], why: noise}\n",
        "5:14",
        "with * for what several differ in",
    ),
    "a star for categories": (SOUND + "off:\n  - {categories: ['St*'], why: x}\n", "5:19", "id of one category"),
    "a rule listed twice": (SOUND + "off:\n  - {rules: [A, A], why: noise}\n", "5:17", "“A” is listed twice"),
    "no severity": (SOUND + "severities:\n  - {rules: [A], why: new}\n", "5:5", "lacks the key `severity`"),
}

ONLY_THE_LOADER_SEES = {
    "another file's name": (SOUND.replace("id: harper", "id: proselint"), "1:5", "give both one name"),
    "in two groups": (
        SOUND + "off:\n  - {rules: [A], why: noise}\n  - {rules: [B, A], why: noise}\n",
        "6:17",
        "“A” is in `off` twice: first at ",
    ),
}


class Loader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: there `on` and `off` are texts."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def accepts(written: str) -> bool:
    schema = loader.schema("engine")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema).is_valid(yaml.load(written, Loader))


def faults(written: str) -> list[tuple[str, str]]:
    try:
        root = parse(written, "harper.yaml")
    except FaultsError as error:
        return error.faults
    read_engine(root, "harper")
    return root.faults.listed()


@pytest.mark.parametrize("name", [*FAULTY, *ONLY_THE_LOADER_SEES])
def test_a_fault_is_named_with_its_place(name: str) -> None:
    written, where, said = {**FAULTY, **ONLY_THE_LOADER_SEES}[name]
    assert any(place == f"harper.yaml:{where}" and said in message for place, message in faults(written)), faults(
        written
    )


@pytest.mark.parametrize("name", FAULTY)
def test_an_editor_sees_the_fault_by_the_schema(name: str) -> None:
    assert not accepts(FAULTY[name][0])


def test_every_fault_is_named_at_once() -> None:
    written = "id: harper\nseverity: loud\noff:\n  - {rules: [A]}\n  - {why: noise}\n"
    assert [where.removeprefix("harper.yaml:") for where, _ in faults(written)] == ["1:1", "2:11", "4:5", "5:5"]


def test_what_the_loader_takes_the_schema_takes() -> None:
    written = SOUND + "off:\n  - {rules: ['A*', '*_B', 'C*D', b.c_D-1], categories: [E], why: 12}\non:\nspelling: []\n"
    assert faults(written) == []
    assert accepts(written)


@pytest.mark.parametrize("file", sorted((ROOT / "rules/external").iterdir()), ids=lambda file: file.stem)
def test_the_files_that_ship_hold_to_the_schema(file: Path) -> None:
    assert accepts(file.read_text(encoding="utf-8"))


def test_the_command_prints_the_schema(newslint) -> None:
    assert json.loads(newslint("rules", "schema", "engine").stdout) == loader.schema("engine")
    assert json.loads(newslint("rules", "schema").stdout) == loader.schema("rule")
    wrong = newslint("rules", "schema", "engin")
    assert wrong.returncode == 2
    assert "'lexicon', 'engine'" in wrong.stderr
