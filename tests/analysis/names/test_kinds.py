"""Kinds of two like words: those of different bearers, of which nothing is reported, and two spellings of one name."""

import pytest
import yaml
from support.guard_fixtures import FOLDER

KINDS = yaml.safe_load((FOLDER / "name_kinds.yaml").read_text(encoding="utf-8"))


def inputs(side):
    return [pytest.param(text, id=f"{kind}: {text[:30]}") for kind, texts in KINDS[side].items() for text in texts]


@pytest.mark.parametrize("text", inputs("different"))
def test_two_bearers_are_not_made_one(text, lint):
    assert lint(text, "transliteration").findings == ()


@pytest.mark.parametrize("text", inputs("one"))
def test_two_spellings_of_one_name_are_found(text, lint):
    assert lint(text, "transliteration").findings
