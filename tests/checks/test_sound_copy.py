"""Copy that once gave false alarms stays silent, and its near faults are still found."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from lint.engine.linter import Result
from lint.text.finding import Severity

KINDS = yaml.safe_load((Path(__file__).parent.parent / "fixtures" / "silent" / "sound_copy.yaml").read_text("utf-8"))
FRAMES = {
    "doubled": "{0}",
    "joined": "{0}",
    "slips": "{0}",
    "ended": "The council met on Monday and agreed to close the bridge for a month.\n\n{0}",
    "repeated": "The bridge is shut.\n\n{0}\n\nTraders are angry.\n\n{0}\n\nThe mayor is away.",
    "between": "The minister said: “We will not wait.\n\n{0}\n\n“We will act alone.”",
}


def warnings(result: Result) -> list[str]:
    assert result.failures == ()
    return [finding.rule for finding in result.findings if finding.severity is not Severity.INFO]


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in KINDS.items() for line in lines])
def test_sound_copy_is_silent(kind: str, line: str, lint: Callable[..., Result]) -> None:
    assert warnings(lint(FRAMES[kind].format(line), "garbled")) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("She looked to to the mayor for help.", "doubled-word"),
        ("The bridge over over the river was shut.", "doubled-word"),
        ("The mayor did did not help the town.", "doubled-word"),
        ("They are going to leave to leave the town.", "doubled-word"),
        ("The council offered mediation and mediation to both sides.", "repeated-conjunct"),
        ("The council met on Monday.\n\nIt then turned to the question of the", "truncated-text"),
        ("The council met on Monday. The members then heard from the owner of the harbour", "truncated-text"),
        ("The council met on Monday.\n\nThe mayor told the members that the bridge was shut,", "truncated-text"),
        (
            "The bridge is shut.\n\nThe mayor told us that it was shut for a month.\n\nWe wait.\n\nThe mayor told us that it was shut for a month.\n\nHe left.",
            "repeated-sentence",
        ),
        (
            "The minister said: “We will not wait.\n\nThe council met on Monday and went home.",
            "unpaired-quotation-mark",
        ),
        ("It killed one children.", "machine-agreement"),
        ("The law would allow to leave the town.", "wrong-complement"),
    ],
)
def test_near_faults_are_found(text: str, rule: str, lint: Callable[..., Result]) -> None:
    assert warnings(lint(text, "garbled")) == [rule]
