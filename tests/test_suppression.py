"""Directives in the text: what they silence, how far they reach, and what is said of those that are no good."""

from hypothesis import given
from hypothesis import strategies as st

from lint.finding import Finding, Severity
from lint.suppression import BAD, RULES, UNUSED, _Directive, _silenced, apply
from lint.text import Span

KNOWN = ("old-form", "doubled-word", "transliteration", "garbled")
DIRECTIVE = "<!-- newslint: ignore old-form reason: the archive's own title -->"


def found(text: str, rule: str = "old-form", family: str = "transliteration", word: str = "Kiev") -> list[Finding]:
    """A finding on every occurrence of `word`."""
    findings, at = [], text.find(word)
    while at >= 0:
        findings.append(Finding(Span(at, at + len(word)), rule, family, Severity.ERROR, "old"))
        at = text.find(word, at + 1)
    return findings


def left(text: str, **more: object) -> list[tuple[str, str]]:
    """The rule and the marked text of everything reported in the end."""
    return [
        (finding.rule, text[finding.span.start : finding.span.end])
        for finding in apply(text, found(text), KNOWN, **more)  # type: ignore[arg-type]
    ]


def said(text: str, **more: object) -> list[str]:
    """The messages about directives."""
    kept = apply(text, found(text), KNOWN, **more)  # type: ignore[arg-type]
    return [finding.message for finding in kept if finding.rule in (BAD, UNUSED)]


def test_the_next_paragraph_is_silenced_and_no_other() -> None:
    text = f"Kiev first.\n\n{DIRECTIVE}\n\nKiev one.\nKiev two.\n\nKiev last.\n"
    kept = apply(text, found(text), KNOWN)
    assert [finding.span.start for finding in kept] == [0, text.rindex("Kiev")]


def test_a_directive_behind_text_silences_its_line() -> None:
    text = f"Kiev here. {DIRECTIVE}\nKiev there.\n"
    assert left(text) == [("old-form", "Kiev")]
    assert apply(text, found(text), KNOWN)[0].span.start == text.rindex("Kiev")


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


def test_two_directives_above_one_paragraph() -> None:
    other = "<!-- newslint: ignore doubled-word reason: a refrain -->"
    text = f"{DIRECTIVE}\n\n{other}\n\nKiev Kiev.\n"
    findings = [*found(text), *found(text, "doubled-word", "garbled", "Kiev Kiev")]
    assert apply(text, findings, KNOWN) == ()


def test_the_words_of_a_directive_are_not_copy() -> None:
    text = "<!-- newslint: ignore old-form reason: the book says Kiev -->\nKiev.\n"
    assert left(text) == []


def test_what_is_reported_has_a_rule_of_its_own() -> None:
    assert {rule.id for rule in RULES} == {BAD, UNUSED}
    (note,) = apply(f"{DIRECTIVE}\nKyiv.\n", [], KNOWN)
    assert (note.family, note.severity) == ("consistency", Severity.INFO)


@given(st.lists(st.sampled_from(["Kiev", " ", "\n", "\r\n", "\n\n", "word", "<!--", "-->", "<!-- a comment -->"])))
def test_text_without_a_directive_keeps_all_its_findings(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert apply(text, found(text), KNOWN) == tuple(found(text))


@given(
    st.lists(
        st.sampled_from(
            ["Kiev ", "\n", "\r\n\r\n", "```\n", DIRECTIVE, "<!-- newslint: ignore", "-->", "`", "old-form"]
        )
    )
)
def test_any_directive_leaves_sorted_findings_inside_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    kept = apply(text, found(text), KNOWN)
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
NAMES = st.sampled_from(["a", "b", "c"])


@given(st.lists(st.tuples(SPANS, NAMES, NAMES)), st.lists(st.tuples(SPANS, st.lists(NAMES, max_size=2, unique=True))))
def test_silenced_is_what_any_reach_touches(
    places: list[tuple[Span, str, str]], reaches: list[tuple[Span, list[str]]]
) -> None:
    findings = [Finding(span, rule, family, Severity.INFO, "") for span, rule, family in places]
    directives = [_Directive(reach, reach, tuple(names), ()) for reach, names in reaches]
    hits = {
        (at, number, name)
        for at, finding in enumerate(findings)
        for number, directive in enumerate(directives)
        for name in directive.names
        if name in (finding.rule, finding.family) and touch(directive.reach, finding.span)
    }
    silenced, used = _silenced(findings, directives)
    assert silenced == {at for at, _, _ in hits}
    assert used == {(number, name) for _, number, name in hits}


def touch(reach: Span, span: Span) -> bool:
    return reach.overlaps(span) or (span.start == span.end and reach.start <= span.start <= reach.end)
