"""The whole flow on any text: it never raises, never strays, and always says the same."""

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lint.engine.assembly import make_linter
from lint.engine.linter import Result
from lint.rulepack.loader import Pack
from lint.text.document import Document
from lint.text.formats import OPAQUE
from lint.text.formats.zero_width import CONTINUATION, JOINER
from lint.text.source import Source

PIECES = st.sampled_from(
    [
        "Kiev", "Luhansk", "Zaporozhye", "Vladimir Putin", "President Obi", "Witkoff", "Witkov", "the the", "US", "U.S.",
        "said", "“we will not go”", "“", "”", '"', "‘", "’", "'", "«", "»", "Mr.", "Dr. No.", "e\u0301", "😀", "👩‍👩‍👧", "\u2028",
        "\r\n", "\r", "\n", "\n\n", "\t", "\ufeff", "\x00", "\ud800", "İstanbul", "ß", "Kyrgyzstan, Bishkik,", "about 20%",
        "https://x.test/Kiev", "@Kiev", "[Kiev](http://x)", "`Kiev`", "<!-- newslint: ignore x -->", "# Head", "> ",
        "- item", "| a | b |", "---\ntitle: Kiev\n---\n", "&amp;", ".", ",", ":", "?", "!", "…", "-", "—", "according to", "officials",
        "<p>", "<b>", "</b>", "<br>", "&rsquo;", "&eacute;", "&nbsp;", "<q>", "<a href='https://x.test'>", "</a>",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(PIECES, max_size=40).map("".join),
)
FORMATS = st.sampled_from(["text", "markdown", "html"])
QUIETLY = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUIETLY
@example(text="0A“", format="text")
@example(text="The envoy arrived in Oslo, officials said.| a |\n. \r\n, . ", format="text")
@given(text=TEXTS, format=FORMATS)
def test_any_text_is_linted_without_failure_and_the_same_twice(
    text: str, format: str, lint: Callable[..., Result]
) -> None:
    first = lint(text, "all", format=format)
    assert first.failures == ()
    assert lint(text, "all", format=format) == first
    for finding in first.findings:
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        for related in finding.related:
            assert related.span.end <= len(text)


@QUIETLY
@given(text=TEXTS, format=FORMATS)
def test_masking_keeps_every_offset(text: str, format: str) -> None:
    document = Document.of(Source("x", text, format=format))
    assert len(document.masked) == len(text)
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
    for before, after in zip(document.masked, text, strict=True):
        assert (
            before == after
            or before in f" \u00a0{OPAQUE}{JOINER}{CONTINUATION}"
            or (after in "&<" and format != "text")
        )


@QUIETLY
@given(before=st.text(max_size=40), after=st.text(max_size=40))
def test_a_finding_stays_on_its_words_wherever_they_stand(before: str, after: str, lint: Callable[..., Result]) -> None:
    text = f"{before}\n\nThe envoy left Kharkov for Ukraine's border.\n\n{after}"
    spans = [f.span for f in lint(text, "superseded-place-name").findings]
    at = len(before) + 2 + len("The envoy left ")
    assert any((span.start, span.end) == (at, at + len("Kharkov")) for span in spans)


@QUIETLY
@given(text=TEXTS)
def test_fixing_ends_and_changes_nothing_outside_its_spans(text: str, pack: Pack) -> None:
    linter = make_linter(pack, style="ap")
    source = Source("x", text)
    fixed, result = linter.fix(source, unsafe=True)
    assert result.source.text == fixed
    if not any(finding.fix for finding in linter.lint(source).findings):
        assert fixed == text


def test_a_rule_that_breaks_is_named_and_the_others_go_on(pack: Pack, monkeypatch) -> None:
    from lint.checks.garbled.doubled_word import DoubledWord

    def breaks(self: DoubledWord, analysis: object) -> object:
        raise RuntimeError("boom")

    monkeypatch.setattr(DoubledWord, "matches", breaks)
    linter = make_linter(pack)
    result = linter.lint(Source("x", "They left Kiev for the the border."))
    assert [(f.rule, f.message) for f in result.failures] == [("doubled-word", "RuntimeError: boom")]
    assert [f.rule for f in result.findings] == ["superseded-place-name"]


def test_a_rule_sleeps_where_none_of_its_words_stands(pack: Pack) -> None:
    linter = make_linter(pack, pack.rules)
    from lint.analysis import Analysis

    analysis = Analysis(Document.of(Source("x", "Nothing here.")), linter.resources)
    awake = {pack.rules.rules[number].id for unit in ("block", "document") for number in linter._awake(analysis, unit)}
    assert "loaded-verb" not in awake
    assert "doubled-word" in awake


def test_house_style_decides(pack: Pack) -> None:
    text = "Volodymyr Zelenskiy spoke. The US answered."
    for style, wanted in (("ap", {"Zelenskiy", "US"}), ("reuters", {"US"}), ("guardian", {"Zelenskiy"})):
        linter = make_linter(pack, style=style)
        assert {text[f.span.start : f.span.end] for f in linter.lint(Source("x", text)).findings} == wanted
