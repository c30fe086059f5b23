"""Sentences broken in 24 ways get a warning, and the sound sentence beside each gets none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lint.engine.linter import Result
from lint.text.finding import Severity

_FILE = Path(__file__).parent.parent / "fixtures" / "checks" / "broken_and_sound.tsv"
PAIRS = [line.split("\t") for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#")]


def warnings(result: Result) -> list[str]:
    assert result.failures == ()
    return [finding.rule for finding in result.findings if finding.severity is not Severity.INFO]


@pytest.mark.parametrize(("kind", "broken", "sound"), PAIRS)
def test_the_broken_sentence_is_reported_alone(kind: str, broken: str, sound: str, lint: Callable[..., Result]) -> None:
    assert warnings(lint(broken + "\n", "garbled")), kind
    assert warnings(lint(sound + "\n", "garbled")) == [], kind
