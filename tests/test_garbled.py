"""Garbled text through the whole engine: faults put into sound copy, conventions that must stay silent, the score."""

from collections.abc import Callable

import pytest

from lint import rulefile
from lint.analysis import Analysis
from lint.analysis.knowledge import Knowledge
from lint.document import Document
from lint.engine import Result
from lint.source import Source

KNOWLEDGE = Knowledge(str(rulefile.builtin_folder()) + "/data")
SOUND = "The harbour council met on Monday. The owner of the old mill spoke about the flood, and the mayor left early."


def rules(result: Result) -> set[str]:
    assert result.failures == ()
    return {finding.rule for finding in result.findings if finding.family == "garbled"}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("the old mill", "the the old mill", "doubled-word"),
        ("of the old mill", "of the old mill of the old mill", "doubled-word"),
        ("left early.", "left early and then went to the", "truncated-text"),
        ("old", "оld", "mixed-script"),
        ("the flood", "the (flood", "unpaired-bracket"),
        ("the flood", "the “flood", "unpaired-quotation-mark"),
        ("the flood", "the <br> flood", "leftover-markup"),
        ("the flood", "the {{cite web}} flood", "leftover-markup"),
        ("the flood", "the TK flood", "placeholder"),
        ("mayor", "mayorâ€™s aide", "mojibake"),
        ("on Monday", "on Tuesday, March 4, 2024", "wrong-weekday"),
    ],
)
def test_a_fault_is_found_and_sound_copy_is_not(old: str, new: str, rule: str, lint: Callable[..., Result]) -> None:
    assert rules(lint(SOUND, "garbled")) == set()
    assert rule in rules(lint(SOUND.replace(old, new, 1), "garbled"))


def test_a_text_that_lost_its_marks_everywhere_is_not_reported(lint: Callable[..., Result]) -> None:
    text = "\n\n".join(f"He called round {number} “a hard day and went home." for number in range(4))
    assert rules(lint(text, "garbled")) == set()


def test_the_score_ranks_rubble_above_prose() -> None:
    analysis = Analysis(
        Document.of(Source("", SOUND + " The of mill owner is to the was and flood about from.")), KNOWLEDGE
    )
    prose, rubble = analysis.garble(1), analysis.garble(2)
    assert rubble.score > prose.score
    assert 0 <= rubble.place < 14


def test_an_impossible_date_is_left_alone(lint: Callable[..., Result]) -> None:
    assert rules(lint("It met on Tuesday, February 31, 2024, they said.", "garbled")) == set()
