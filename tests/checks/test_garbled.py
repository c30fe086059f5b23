"""Garbled text through the whole engine: faults put into sound copy, conventions that must stay silent, the score."""

from collections.abc import Callable

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis
from lint.engine.grouping import fold
from lint.engine.linter import Result
from lint.text.document import Document
from lint.text.finding import Edit, Finding, Fix, Safety, Severity
from lint.text.source import Source
from lint.text.span import Span

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
        ("mayor", "mayorâ\x80\x99s aide", "mojibake"),
        ("on Monday", "on Tuesday, March 4, 2024", "wrong-weekday"),
    ],
)
def test_a_fault_is_found_and_sound_copy_is_not(old: str, new: str, rule: str, lint: Callable[..., Result]) -> None:
    assert rules(lint(SOUND, "garbled")) == set()
    assert rule in rules(lint(SOUND.replace(old, new, 1), "garbled"))


def test_a_text_that_lost_its_marks_everywhere_is_reported_once(lint: Callable[..., Result]) -> None:
    text = "\n\n".join(f"He called round {number} “a hard day and went home." for number in range(9))
    assert [finding.span.start for finding in lint(text, "garbled").findings] == [text.index("“")]


def test_the_score_ranks_rubble_above_prose() -> None:
    analysis = Analysis(
        Document.of(Source("", SOUND + " The of mill owner is to the was and flood about from.")), RESOURCES
    )
    prose, rubble = analysis.garble(1), analysis.garble(2)
    assert rubble.score > prose.score
    assert rubble.odds > prose.odds
    assert 0 < rubble.place < 14


def test_the_weakest_gap_is_where_a_word_was_lost() -> None:
    text = "The council will decide on the sale the harbour at the end of the week."
    analysis = Analysis(Document.of(Source("", text)), RESOURCES)
    gap = analysis.weakest_gap(0)
    assert gap is not None
    assert analysis.tokens.words[gap.token - 1 : gap.token + 1] == ["sale", "the"]


def test_quotation_marks_do_not_move_the_weakest_gap() -> None:
    plain = "The council will decide on the sale the harbour at the end of the week."
    marked = plain.replace("the sale the harbour", "“the sale the harbour”")
    places = []
    for text in (plain, marked):
        analysis = Analysis(Document.of(Source("", text)), RESOURCES)
        gap = analysis.weakest_gap(0)
        assert gap is not None
        places.append((analysis.tokens.words[gap.token], round(gap.odds, 6)))
    assert places[0] == places[1]


def test_a_sentence_of_one_word_has_no_gap() -> None:
    assert Analysis(Document.of(Source("", "Stop")), RESOURCES).weakest_gap(0) is None


BROKEN = "Sanctions on oil it will continue until the spring of next years. It is sound."


def test_findings_of_one_sentence_fold_into_the_gravest(lint: Callable[..., Result]) -> None:
    (finding,) = lint(BROKEN, "garbled").findings
    assert finding.rule == "resumptive-pronoun"
    (other,) = finding.related
    assert "one or several" in other.message


def test_errors_and_fixes_are_never_folded(lint: Callable[..., Result]) -> None:
    text = "Sanctions on oil it will continue until the the spring, the envoy must to say, of next years."
    found = lint(text, "garbled").findings
    assert [finding.rule for finding in found] == ["resumptive-pronoun", "doubled-word", "modal-plus-to"]


def test_two_rules_on_one_place_make_one_finding() -> None:
    def finding(rule: str, severity: Severity, start: int, fix: Fix | None = None) -> Finding:
        return Finding(Span(start, 9), rule, "garbled", severity, f"by {rule}", (), fix)

    mend = Fix((Edit(Span(4, 9), ""),), Safety.UNSAFE)
    twice = finding("twice", Severity.WARNING, 4, mend)
    folded = fold([twice, finding("verbs", Severity.WARNING, 4)], {"verbs"}, lambda _: 0)
    assert [(one.rule, one.fix, [other.message for other in one.related]) for one in folded] == [
        ("twice", mend, ["and here: by verbs"])
    ]
    assert len(fold([twice, finding("verbs", Severity.WARNING, 5)], {"verbs"}, lambda _: 0)) == 2
    graver = fold(
        [finding("hint", Severity.INFO, 4, mend), finding("verbs", Severity.WARNING, 4)], {"verbs"}, lambda _: 0
    )
    assert len(graver) == 2


def test_a_silenced_rule_takes_no_other_with_it(lint: Callable[..., Result]) -> None:
    text = f"<!-- newslint: ignore machine-agreement reason: as spoken -->\n\n{BROKEN}"
    assert [finding.rule for finding in lint(text, "garbled").findings] == ["resumptive-pronoun"]


@pytest.mark.parametrize(
    "text",
    [
        "He named three: a) the port, b) the mill.",
        "“It is gone,” she said. “We saw it.\n\n“We saw the flood.”",
        "Baden Baden is a town; Baden Baden has a mill.",
        "Two people were hurt in a crash on Monday. Two more people were hurt in a crash on Tuesday.",
    ],
)
def test_conventions_stay_silent(text: str, lint: Callable[..., Result]) -> None:
    assert rules(lint(text, "garbled")) == set()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The firm has left the port at) the end of the year.", ")"),
        ("He called it a “day of joy and left.\n\n“We saw the flood,” she said.", "“"),
        ("He called it a day of joy” and left. " + "The mill “by the lake” is shut. " * 40, "”"),
    ],
)
def test_a_lost_partner_is_found(text: str, mark: str, lint: Callable[..., Result]) -> None:
    found = [finding for finding in lint(text, "garbled").findings if finding.rule.startswith("unpaired")]
    assert [text[finding.span.start : finding.span.end] for finding in found] == [mark]


def test_an_impossible_date_is_left_alone(lint: Callable[..., Result]) -> None:
    assert rules(lint("It met on Tuesday, February 31, 2024, they said.", "garbled")) == set()
