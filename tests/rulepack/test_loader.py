"""Which files of a folder of rules are read, and as what."""

from pathlib import Path

import pytest

from lint.lsp import rule_files
from lint.rulepack import loader
from lint.text.errors import RuleFileError

RULE = """\
id: no-scoops
family: style
summary: The word “scoop”.
status: stable
severity: warning
check: phrase
options: {phrases: [scoop]}
message: “{found}” is slang.
why: The reader is not in the trade.
source: {name: House}
examples:
  bad: ["It was a [[scoop]]."]
  good:
    - It was a story.
    - {text: They spoke of the coop., because: another word}
"""
HARPER = "id: harper\nname: Harper\nseverity: warning\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("place", ["no-scoops.yaml", "style/no-scoops.yaml", "style/slang/no-scoops.yaml"])
def test_a_rule_lies_at_the_top_in_a_family_or_in_a_topic(tmp_path: Path, place: str) -> None:
    path = write(tmp_path / "rules" / place, RULE)
    rule = loader.load([tmp_path / "rules"]).rules.get("no-scoops")
    assert rule is not None
    assert rule.family == "style"
    assert rule_files.kind_of(str(path), None) == "rule"
    assert rule_files.faults(str(path), RULE, "rule", None) == []


@pytest.mark.parametrize("place", ["style/slang/old/no-scoops.yaml", "names/slang/no-scoops.yaml"])
def test_no_rule_lies_deeper_or_among_names(tmp_path: Path, place: str) -> None:
    path = write(tmp_path / "rules" / place, RULE)
    assert loader.load([tmp_path / "rules"]).rules.get("no-scoops") is None
    assert rule_files.kind_of(str(path), None) is None


def test_the_family_is_the_name_of_the_outer_folder(tmp_path: Path) -> None:
    path = write(tmp_path / "rules/slang/style/no-scoops.yaml", RULE)
    with pytest.raises(RuleFileError, match="the folder “slang” and says its family is “style”"):
        loader.load([tmp_path / "rules"])
    (fault,) = rule_files.faults(str(path), RULE, "rule", None)
    assert "the folder “slang”" in fault[1]


@pytest.mark.parametrize("folder", ["external", "engines"])
def test_an_external_checker_is_curated_in_a_folder_of_either_name(tmp_path: Path, folder: str) -> None:
    path = write(tmp_path / "rules" / folder / "harper.yaml", HARPER)
    assert not loader.load([tmp_path / "rules"]).engines["harper"].get("off")
    assert rule_files.kind_of(str(path), None) == "engine"


def test_a_lexicon_file_is_not_checked_as_a_rule(tmp_path: Path) -> None:
    assert rule_files.kind_of(str(tmp_path / "rules/lexicon/ours.yaml"), None) is None
    assert rule_files.kind_of(str(tmp_path / "rules/lexicon.yaml"), None) == "rule"


def test_one_external_checker_is_curated_in_one_folder(tmp_path: Path) -> None:
    write(tmp_path / "external/harper.yaml", HARPER)
    write(tmp_path / "engines/harper.yaml", HARPER)
    with pytest.raises(RuleFileError, match="the engine “harper” is there twice"):
        loader.load([tmp_path])
