"""Each kind of file has a JSON Schema made from the table that reads it: both take what ships, and refuse the same faults."""

import json

import jsonschema
import pytest
import yaml
from conftest import ROOT

from lint.files.yaml_tree import parse
from lint.project import config_reader
from lint.project.config_template import template
from lint.rulepack import loader
from lint.text.errors import ConfigError, RuleFileError

SHIPPED = {
    "names": [*(ROOT / "rules/names").glob("*.yaml"), *(ROOT / "docs/examples").rglob("names/*.yaml")],
    "style": [*(ROOT / "rules/styles").glob("*.yaml"), *(ROOT / "docs/examples").rglob("styles/*.yaml")],
    "rule": [*(ROOT / "docs/examples").rglob("style/*.yaml"), *(ROOT / "rules/garbled").rglob("*.yaml")],
}


def schema(sort):
    return config_reader.schema() if sort == "config" else loader.schema(sort)


def valid(sort, text):
    # As an editor reads it: with YAML's own types, through JSON.
    return jsonschema.Draft202012Validator(schema(sort)).is_valid(
        json.loads(json.dumps(yaml.safe_load(text), default=str))
    )


@pytest.mark.parametrize("sort", [*loader.SCHEMAS, "config"])
def test_a_schema_is_one_and_explains_each_key_at_the_top(sort):
    found = schema(sort)
    jsonschema.Draft202012Validator.check_schema(found)
    assert found["additionalProperties"] is False
    if sort not in ("lexicon", "engine"):
        assert [key for key, value in found["properties"].items() if not value.get("description")] == []


@pytest.mark.parametrize("sort", SHIPPED)
def test_the_shipped_files_fit_their_schema(sort):
    assert len(SHIPPED[sort]) > 6
    assert [path.name for path in SHIPPED[sort] if not valid(sort, path.read_text("utf-8"))] == []


def test_every_setting_of_the_template_of_init_fits_the_schema():
    lines = [line.removeprefix("#") for line in template().splitlines() if line.startswith("#") and line[1:2].islower()]
    assert len(lines) > 10
    for line in lines:
        assert valid("config", line), line
    assert valid("config", (ROOT / "docs/examples/pack/newslint.yaml").read_text("utf-8"))
    assert valid("config", "")


NAME = "names:\n- {id: place.gb.x, kind: place, country: GB, form: X, system: none%s}\n"
STYLE = "id: courier\nname: The Courier\n%s\n"
BAD = [
    ("config", "stlye: ap"),
    ("config", "select: garbled"),
    ("config", "severity: {garbled: grave}"),
    ("config", "per-path: {a: {exclude: [b]}}"),
    ("config", "packs: [Coast Desk]"),
    ("config", "packs: [a, a]"),
    ("config", "extends: {a: b}"),
    ("config", "engines: {harper: {url: x}}"),
    ("names", NAME % ", colour: red"),
    ("names", NAME % ", variants: [{form: Y, system: none}]"),
    ("names", NAME % ", variants: [{form: Y, system: none, standing: wrong}]"),
    ("names", NAME.replace("place.gb.x", "Place X") % ""),
    ("names", "name: []"),
    ("names", "names: [{id: a}]"),
    ("style", STYLE % "extend: ap"),
    ("style", STYLE % "names: courier"),
    ("style", STYLE.replace("courier\n", "The Courier\n") % "extends: ap"),
    ("style", STYLE % "extends: ap\nforms: [US]"),
]


@pytest.mark.parametrize(("sort", "text"), BAD)
def test_what_the_reader_refuses_the_schema_refuses(tmp_path, sort, text):
    assert not valid(sort, text)
    folder = {"config": "", "names": "names", "style": "styles"}[sort]
    path = tmp_path / folder / ("newslint.yaml" if sort == "config" else "courier.yaml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    with pytest.raises(RuleFileError if folder else ConfigError) as caught:
        loader.load([tmp_path]) if folder else config_reader.read(path, trusted=True)
    assert any(f"{path}:" in where for where, _ in caught.value.faults)


@pytest.mark.parametrize(
    ("sort", "text"),
    [
        ("config", "extends: [../newslint.yaml, coast]\npacks: [coast]\nstyle: ap"),
        ("config", "exclude:\nrules: [house]"),
        ("names", NAME % ", styles: {courier: Y}, protected: [a X]"),
        ("style", STYLE % "extends: ap"),
        ("style", STYLE % "names: ap\nforms: {us-abbreviation: US}"),
    ],
)
def test_what_the_reader_takes_the_schema_takes(sort, text):
    assert valid(sort, text)
    if sort == "config":
        root = parse(text, "newslint.yaml")
        config_reader.TABLE.read(root)
        assert len(root.faults) == 0
