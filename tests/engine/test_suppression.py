"""Directives in the text: what they silence, how far they reach, and what is said of those that are no good."""

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from lint.engine.places import Ranges, doubled, touched_range
from lint.engine.suppression import BAD, EXPIRED, RULES, UNUSED, apply
from lint.rulepack.rule import Rule
from lint.text.document import Document
from lint.text.finding import Finding, Severity
from lint.text.source import Source
from lint.text.span import Span

KNOWN = ("old-form", "doubled-word", "transliteration", "garbled")
OF_DIRECTIVES = {rule.id: rule for rule in RULES}
DIRECTIVE = "<!-- newslint: ignore old-form reason: the archive's own title -->"


def found(text: str, rule: str = "old-form", family: str = "transliteration", word: str = "Kiev") -> list[Finding]:
    """A finding on every occurrence of `word`."""
    findings, at = [], text.find(word)
    while at >= 0:
        findings.append(Finding(Span(at, at + len(word)), rule, family, Severity.ERROR, "old"))
        at = text.find(word, at + 1)
    return findings


def applied(
    text: str,
    findings: list[Finding] | None = None,
    *,
    rules: Mapping[str, Rule] = OF_DIRECTIVES,
    running: tuple[str, ...] | None = None,
    format: str = "markdown",
) -> tuple[Finding, ...]:
    """What is reported in the end."""
    document = Document.of(Source("story", text, format=format))
    return apply(document, found(text) if findings is None else findings, KNOWN, rules=rules, running=running)


def left(text: str, **more: object) -> list[tuple[str, str]]:
    """The rule and the marked text of everything reported in the end."""
    return [(finding.rule, text[finding.span.start : finding.span.end]) for finding in applied(text, **more)]


def said(text: str, **more: object) -> list[str]:
    """The messages about directives."""
    return [finding.message for finding in applied(text, **more) if finding.rule in (BAD, EXPIRED, UNUSED)]


def test_the_next_paragraph_is_silenced_and_no_other() -> None:
    text = f"Kiev first.\n\n{DIRECTIVE}\n\nKiev one.\nKiev two.\n\nKiev last.\n"
    kept = applied(text)
    assert [finding.span.start for finding in kept] == [0, text.rindex("Kiev")]


def test_a_directive_behind_text_silences_its_line() -> None:
    text = f"Kiev here. {DIRECTIVE}\nKiev there.\n"
    assert left(text) == [("old-form", "Kiev")]
    assert applied(text)[0].span.start == text.rindex("Kiev")


def test_a_directive_for_the_file_reaches_all_of_it() -> None:
    text = "Kiev.\n\n<!-- newslint: ignore-file old-form reason: a column about the word -->\n\nKiev.\n\nKiev.\n"
    assert left(text) == []


def test_a_family_may_be_named_and_several_rules() -> None:
    assert left("<!-- newslint: ignore transliteration reason: a title -->\nKiev.\n") == []
    text = "<!-- newslint: ignore old-form, doubled-word reason: a title -->\nKiev.\n"
    assert said(text) == ["“doubled-word” reports nothing here: take it out of the directive"]


def test_another_rule_is_not_silenced() -> None:
    text = "<!-- newslint: ignore doubled-word reason: a refrain -->\nKiev.\n"
    assert ("old-form", "Kiev") in left(text)


def test_a_directive_without_a_reason_works_and_is_reported() -> None:
    text = "<!-- newslint: ignore old-form -->\nKiev.\n"
    assert left(text) == [(BAD, "<!-- newslint: ignore old-form -->")]
    assert "reason" in said(text)[0]
    assert left(text.replace(" -->", " reason: -->")) == [(BAD, "<!-- newslint: ignore old-form reason: -->")]


def test_a_directive_without_a_rule_silences_nothing() -> None:
    text = "<!-- newslint: ignore reason: all of it -->\nKiev.\n"
    assert [rule for rule, _ in left(text)] == [BAD, "old-form"]
    assert "names no rule" in said(text)[0]


def test_an_unknown_rule_gets_the_nearest_known_one() -> None:
    text = "<!-- newslint: ignore old-from reason: a title -->\nKiev.\n"
    assert [rule for rule, _ in left(text)] == [BAD, "old-form"]
    assert "did you mean “old-form”?" in said(text)[0]


def test_an_unused_directive_is_reported() -> None:
    assert left(f"{DIRECTIVE}\nKyiv.\n") == [(UNUSED, DIRECTIVE)]


def test_a_rule_that_did_not_run_is_not_called_unused() -> None:
    assert left(f"{DIRECTIVE}\nKyiv.\n", running=("doubled-word",)) == []


def test_an_unknown_verb_and_a_comment_that_never_ends() -> None:
    assert "is no directive" in said("<!-- newslint: hush old-form reason: x -->\nKiev.\n")[0]
    text = "Kiev.\n\n<!-- newslint: ignore old-form reason: x\n\nKiev.\n"
    assert "never ends" in said(text)[0]


def test_plain_text_wants_the_directive_alone_on_its_line() -> None:
    text = f"Kiev here. {DIRECTIVE}\n"
    assert [rule for rule, _ in left(text, format="text")] == ["old-form", BAD]
    assert left(f"{DIRECTIVE}\nKiev.\n", format="text") == []


def test_code_in_markdown_only_shows_a_directive() -> None:
    assert left(f"```\n{DIRECTIVE}\n```\n\nKiev.\n") == [("old-form", "Kiev")]
    assert left(f"Write `{DIRECTIVE}` above it.\n\nKiev.\n") == [("old-form", "Kiev")]
    assert left(f"Write:\n\n    {DIRECTIVE}\n\nKiev.\n") == [("old-form", "Kiev")]
    assert left(f"- Write:\n\n      {DIRECTIVE}\n\nKiev.\n") == [("old-form", "Kiev")]
    assert left(f"Write ``a ` {DIRECTIVE}`` above it.\n\nKiev.\n") == [("old-form", "Kiev")]
    assert left(f"<pre>{DIRECTIVE}</pre><p>Kiev.</p>", format="html") == [("old-form", "Kiev")]
    assert left(f"It`s here. {DIRECTIVE} Kiev.\n") == []


def test_many_directives_are_each_matched_with_their_paragraph() -> None:
    one = f"{DIRECTIVE}\n\nKiev here.\n\nKiev there.\n\n"
    text = one * 1_000 + DIRECTIVE
    page = f"<p>Kiev here. {DIRECTIVE}</p><p>Kiev there.</p>"
    for copy, kind in ((text, "markdown"), (text, "text"), (page * 1_000 + DIRECTIVE, "html")):
        kept = applied(copy, format=kind)
        assert {copy[finding.span.start :][:11] for finding in kept[:-1]} == {"Kiev there."}
        assert (len(kept), kept[-1].rule) == (1_001, UNUSED)


def test_every_one_of_several_directives_for_one_finding_is_used() -> None:
    whole = "<!-- newslint: ignore-file transliteration reason: a letter -->"
    assert left(f"{whole}\n\n{DIRECTIVE}\n\n{DIRECTIVE}\n\nKiev.\n") == []


def test_two_directives_above_one_paragraph() -> None:
    other = "<!-- newslint: ignore doubled-word reason: a refrain -->"
    text = f"{DIRECTIVE}\n\n{other}\n\nKiev Kiev.\n"
    findings = [*found(text), *found(text, "doubled-word", "garbled", "Kiev Kiev")]
    assert applied(text, findings) == ()


def test_the_words_of_a_directive_are_not_copy() -> None:
    text = "<!-- newslint: ignore old-form reason: the book says Kiev -->\nKiev.\n"
    assert left(text) == []


def test_what_is_reported_has_a_rule_of_its_own() -> None:
    assert {rule.id for rule in RULES} == {BAD, EXPIRED, UNUSED}
    (note,) = applied(f"{DIRECTIVE}\nKyiv.\n", [])
    assert (note.family, note.severity) == ("consistency", Severity.INFO)


def test_a_rule_of_directives_is_selected_and_graded_like_any_other() -> None:
    text = f"{DIRECTIVE}\nKyiv.\n\n<!-- newslint: ignore old-form -->\nKiev.\n"
    assert [finding.rule for finding in applied(text)] == [UNUSED, BAD]
    graver = {UNUSED: replace(OF_DIRECTIVES[UNUSED], severity=Severity.ERROR)}
    assert [(finding.rule, finding.severity) for finding in applied(text, rules=graver)] == [(UNUSED, Severity.ERROR)]
    assert applied(text, rules={}) == ()


@given(st.lists(st.sampled_from(["Kiev", " ", "\n", "\r\n", "\n\n", "word", "<!--", "-->", "<!-- a comment -->"])))
def test_text_without_a_directive_keeps_all_its_findings(cached_blocks: list[str]) -> None:
    text = "".join(cached_blocks)
    assert applied(text) == tuple(found(text))


@given(
    st.lists(
        st.sampled_from(
            ["Kiev ", "\n", "\r\n\r\n", "```\n", DIRECTIVE, "<!-- newslint: ignore", "-->", "`", "old-form"]
        )
    )
)
def test_any_directive_leaves_sorted_findings_inside_the_text(cached_blocks: list[str]) -> None:
    text = "".join(cached_blocks)
    kept = applied(text)
    assert list(kept) == sorted(kept, key=lambda finding: finding.sort_key)
    assert all(finding.span.end <= len(text) for finding in kept)
    assert {finding for finding in kept if finding.rule == "old-form"} <= set(found(text))


def test_many_directives_reach_one_paragraph() -> None:
    text = f"Kiev fell.\n\n{DIRECTIVE}\n\n{DIRECTIVE}\n\nThey left Kiev for Kiev.\n\nKiev stood."
    for form in ("text", "markdown"):
        assert left(text, format=form) == [("old-form", "Kiev"), ("old-form", "Kiev")]


def test_a_directive_before_comments_alone_reaches_nothing() -> None:
    text = f"Kiev fell.\n\n{DIRECTIVE}\n\n<!-- newslint: ignore garbled reason: so -->\n"
    assert [rule for rule, _ in left(text)] == ["old-form", UNUSED, UNUSED]


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 4)).map(lambda at: Span(at[0], at[0] + at[1]))


@given(SPANS, st.lists(SPANS))
def test_a_place_is_silenced_where_any_reach_touches_it(place: Span, reaches: list[Span]) -> None:
    touched = any(
        reach.overlaps(place) or (place.start == place.end and reach.start <= place.start <= reach.end)
        for reach in reaches
    )
    assert Ranges(map(doubled, reaches)).overlap(*touched_range(place)) == touched
