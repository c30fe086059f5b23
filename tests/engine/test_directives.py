"""Directives for a line, the next line, a range, some words, or until a day; and the entries of a sidecar."""

from datetime import date

import pytest

from lint.engine import directives
from lint.engine.directive_reach import Narrowing
from lint.engine.screening import SidecarEntry
from lint.engine.suppression import BAD, EXPIRED, RULES, UNUSED, apply
from lint.text.document import Document
from lint.text.finding import Finding, Severity
from lint.text.source import Source
from lint.text.span import Span

KNOWN = ("old-form", "doubled-word", "transliteration")
TODAY = date(2026, 6, 15)
ALL = {rule.id: rule for rule in RULES}


def lint(text: str, *, format: str = "markdown", sidecar: tuple[SidecarEntry, ...] = ()) -> tuple[Finding, ...]:
    """What is reported where every Kiev is a finding."""
    at, findings = text.find("Kiev"), []
    while at >= 0:
        findings.append(Finding(Span(at, at + 4), "old-form", "transliteration", Severity.ERROR, "old"))
        at = text.find("Kiev", at + 1)
    document = Document.of(Source("story", text, format=format))
    entries = tuple(entry.directive(document, KNOWN, Narrowing(document), TODAY) for entry in sidecar)
    return apply(document, findings, KNOWN, rules=ALL, sidecar=entries, today=TODAY)


def lines(text: str, **more: object) -> list[int]:
    """The lines in which an old form is still reported."""
    document = Document.of(Source("story", text))
    return [document.lines.position(one.span.start).line for one in lint(text, **more) if one.rule == "old-form"]


def said(text: str, **more: object) -> list[tuple[str, str]]:
    """What is said of directives: the rule and the message."""
    return [(one.rule, one.message) for one in lint(text, **more) if one.rule in (BAD, EXPIRED, UNUSED)]


@pytest.mark.parametrize("format", ["markdown", "text", "html"])
def test_the_next_line_alone(format: str) -> None:
    text = "Kiev.\n<!-- newslint: ignore-next-line old-form reason: x -->\nKiev.\nKiev.\n"
    assert lines(text, format=format) == [1, 4]
    assert said(text, format=format) == []


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_the_same_line_wherever_the_comment_stands_in_it(format: str) -> None:
    text = "Kiev.\nIn Kiev <!-- newslint: ignore-line old-form reason: x --> and Kiev.\nKiev.\n"
    assert lines(text, format=format) == [1, 3]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_lines_end_as_everywhere(break_: str) -> None:
    text = "Kiev.\n<!-- newslint: ignore-next-line old-form reason: x -->\nKiev.\nKiev.\n".replace("\n", break_)
    assert lines(text, format="text") == [1, 4]


def test_the_last_line_has_no_next() -> None:
    text = "Fine.\n\n<!-- newslint: ignore-next-line old-form reason: x -->"
    assert [rule for rule, _ in said(text)] == [UNUSED]


@pytest.mark.parametrize("format", ["markdown", "text", "html"])
@pytest.mark.parametrize("end", ["end-ignore", "end-ignore old-form"])
def test_a_range_reaches_from_its_begin_to_its_end(format: str, end: str) -> None:
    text = (
        "Kiev.\n\n<!-- newslint: begin-ignore old-form reason: x -->\n\nKiev.\n\nKiev.\n\n"
        f"<!-- newslint: {end} -->\n\nKiev.\n"
    )
    assert lines(text, format=format) == [1, 11]
    assert said(text, format=format) == []


def test_ranges_of_two_rules_end_apart() -> None:
    text = (
        "<!-- newslint: begin-ignore old-form, doubled-word reason: x -->\n\nKiev.\n\n"
        "<!-- newslint: end-ignore old-form -->\n\nKiev.\n\n<!-- newslint: end-ignore -->\n"
    )
    assert lines(text) == [7]
    assert said(text) == [(UNUSED, "“doubled-word” reports nothing here: take it out of the directive")]


def test_a_range_without_an_end_silences_nothing_and_is_told() -> None:
    text = "<!-- newslint: begin-ignore old-form reason: x -->\n\nKiev.\n"
    assert lines(text) == [3]
    assert said(text) == [
        (BAD, "this range never ends: close it with <!-- newslint: end-ignore old-form -->"),
    ]


@pytest.mark.parametrize("words", ["end-ignore", "end-ignore old-form"])
def test_an_end_without_a_begin_is_told(words: str) -> None:
    ((rule, message),) = said(f"Fine.\n\n<!-- newslint: {words} -->\n")
    assert rule == BAD
    assert message.startswith("there is no `begin-ignore")


@pytest.mark.parametrize("quoted", ['"Dynamo Kiev"', "“Dynamo Kiev”", '"Dynamo  Kiev"'])
def test_words_narrow_a_directive(quoted: str) -> None:
    text = f"<!-- newslint: ignore-file old-form text: {quoted} reason: a club -->\n\nKiev.\n\nDynamo\nKiev won.\n"
    assert lines(text) == [3]
    assert said(text) == []


def test_words_that_are_not_there_are_unused() -> None:
    text = '<!-- newslint: ignore-file old-form text: "Dynamo" reason: a club -->\n\nKiev.\n'
    assert lines(text) == [3]
    assert [rule for rule, _ in said(text)] == [UNUSED]


@pytest.mark.parametrize("words", ["text: Kiev", 'text: ""', 'text: " "', "text:"])
def test_words_without_quotation_marks_are_told(words: str) -> None:
    text = f"<!-- newslint: ignore-file old-form {words} reason: x -->\n\nKiev.\n"
    assert lines(text) == [3]
    assert said(text) == [(BAD, 'write the words of `text:` in quotation marks: text: "some words"')]


def test_a_directive_is_good_to_the_end_of_its_last_day() -> None:
    text = "<!-- newslint: ignore old-form until {} reason: x -->\n\nKiev.\n"
    assert lines(text.format("2026-06-15")) == []
    assert lines(text.format("2026-06-14")) == [3]
    assert said(text.format("2026-06-15")) == []
    message = "“old-form” was to be silent until 2026-06-14: decide again, or take this out"
    assert said(text.format("2026-06-14")) == [(EXPIRED, message)]


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "20260615", "2026-W25-1", "15.6.2026"])
def test_a_day_that_is_none_is_told(day: str) -> None:
    found = said(f"<!-- newslint: ignore old-form until {day} reason: x -->\n\nKiev.\n")
    assert found == [(BAD, f"“{day}” is no date: write it like until 2027-01-31")]


def test_the_clock_judges_where_no_day_is_given() -> None:
    made = directives.Directive(Span(0, 0), (), ("old-form",), (), date(2000, 1, 1))
    assert directives.dated(made, None).is_over
    assert not directives.dated(directives.Directive(Span(0, 0), (), (), (), date(9999, 1, 1)), None).is_over


def test_an_entry_of_a_sidecar_silences_the_text_or_some_words() -> None:
    whole = SidecarEntry(("old-form",), "s.yaml:2:5")
    words = SidecarEntry(("transliteration",), "s.yaml:2:5", "Dynamo Kiev")
    assert lines("Kiev.\nDynamo Kiev.\n", format="text", sidecar=(whole,)) == []
    assert lines("Kiev.\nDynamo Kiev.\n", format="text", sidecar=(words,)) == [1]


def test_what_is_wrong_with_an_entry_names_its_place() -> None:
    entries = (
        SidecarEntry(("doubled-word",), "s.yaml:2:5"),
        SidecarEntry(("old-from",), "s.yaml:5:5"),
        SidecarEntry(("old-form",), "s.yaml:8:5", last_day=date(2026, 1, 1)),
    )
    assert sorted(said("Kiev.\n", format="text", sidecar=entries)) == [
        (BAD, "s.yaml:5:5: no rule or family is called “old-from”: did you mean “old-form”?"),
        (EXPIRED, "s.yaml:8:5: “old-form” was to be silent until 2026-01-01: decide again, or take this out"),
        (UNUSED, "s.yaml:2:5: “doubled-word” reports nothing here: take it out of the directive"),
    ]


def test_many_ranges_take_no_longer_than_they_are_many() -> None:
    """A text of 20,000 directives; comparing each with each would not end."""
    begins = "<!-- newslint: begin-ignore old-form reason: x -->\n\n" * 10_000
    ends = "<!-- newslint: end-ignore doubled-word -->\n\n" * 10_000
    document = Document.of(Source("story", begins + ends))
    assert len([*directives.find(document, KNOWN)]) == 30_000


def test_words_are_not_searched_for_without_end() -> None:
    """Each directive alone would search the whole text for its words."""
    directive = '<!-- newslint: ignore-file old-form text: "o{}" reason: x -->\n\n'
    text = "".join(directive.format(number) for number in range(3_000)) + "Kiev.\n"
    document = Document.of(Source("story", text))
    found = [*directives.find(document, KNOWN)]
    assert found[0].reaches
    assert [one for one in found if directives.TOO_MANY in one.faults]
    many = Document.of(Source("story", directive.replace("{}", "") + "o " * 150_000))
    assert next(directives.find(many, KNOWN)).faults == (directives.TOO_MANY,)
