"""One fact is one finding: rules that share a cause, faults that stand in several places, and what may be silenced of them."""

import json
from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.lsp_client import Editor

from lint.engine import same_cause
from lint.engine.assembly import make_linter
from lint.engine.linter import Linter, Result
from lint.report import View, concise, human
from lint.rulepack import loader
from lint.rulepack.loader import Pack
from lint.rulepack.rule import RuleSet
from lint.text.finding import Edit, Finding, Fix, Related, Safety, Severity
from lint.text.source import Source
from lint.text.span import Span

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
SUPERSEDED = "superseded-place-name"
TRAINS = "Trains from Kiev were late.\n\nKiev slept. Snow fell on Ternopol.\n\nThe mayor of Kiev spoke.\n"


def of(rules: RuleSet, pack: Pack) -> Linter:
    return make_linter(pack, rules)


@pytest.fixture(scope="module")
def once(pack: Pack) -> Callable[..., Result]:
    """Return a function that lints a text with the default rules, each fault once."""
    linter = make_linter(pack)

    def run(text: str, format: str = "text") -> Result:
        return linter.lint(Source("story.txt", text, format=format))

    return run


def told(result: Result) -> list[tuple[str, str]]:
    """The rule and the marked words of each finding."""
    text = result.source.text
    return [(finding.rule, text[finding.span.start : finding.span.end]) for finding in result.findings]


def repeated(finding: Finding) -> list[int]:
    return [related.span.start for related in finding.related if related.repeat]


def finding(rule: str, start: int, end: int, severity: Severity = WARNING, fix: str | None = None, **more) -> Finding:
    """A finding of a rule; `sees` are the places of its evidence."""
    edits = fix if fix is None else Fix((Edit(Span(start, end), fix),), Safety.UNSAFE)
    related = tuple(Related(Span(*place), "evidence") for place in more.get("sees", ()))
    return Finding(Span(start, end), rule, "garbled", severity, f"by {rule}", related, edits)


ALIKE = {"one": "same", "other": "same", "third": "same", "loner": ""}


@pytest.mark.parametrize(
    ("findings", "left"),
    [
        ([finding("one", 0, 9), finding("other", 4, 6)], ["other"]),  # the narrower one
        ([finding("one", 0, 9, ERROR), finding("other", 4, 6)], ["one"]),  # the graver one
        ([finding("one", 0, 9, fix="x"), finding("other", 4, 6)], ["one"]),  # the one with a fix
        ([finding("one", 0, 9), finding("other", 9, 12)], ["one", "other"]),  # beside each other
        ([finding("one", 0, 9), finding("loner", 0, 9)], ["one", "loner"]),  # no cause
        ([finding("one", 0, 9), finding("one", 4, 6)], ["one", "one"]),  # one rule knows what it says
        ([finding("one", 0, 2, sees=[(8, 9)]), finding("other", 8, 9, sees=[(0, 2)])], ["other"]),  # name each other
        ([finding("one", 0, 2, sees=[(8, 9)]), finding("other", 8, 9)], ["one", "other"]),  # one names the other
        # The middle one speaks for both neighbours; it takes no third place with it that it does not share.
        ([finding("one", 0, 9), finding("other", 8, 11, ERROR), finding("third", 10, 20)], ["other"]),
        ([finding("one", 0, 9, ERROR), finding("other", 8, 11), finding("third", 10, 20)], ["one", "third"]),
    ],
)
def test_of_one_cause_the_gravest_and_most_exact_speaks(findings: list[Finding], left: list[str]) -> None:
    assert [one.rule for one in same_cause.join(findings, ALIKE)] == left


def test_the_words_of_the_others_become_evidence_and_no_fix_is_lost() -> None:
    grave, mild = finding("one", 0, 9, ERROR, sees=[(20, 22)]), finding("other", 4, 6, INFO, fix="x")
    (said,) = same_cause.join([grave, mild], ALIKE)
    assert (said.rule, said.severity, said.fix) == ("one", ERROR, mild.fix)
    assert [(place.span, place.message, place.repeat) for place in said.related] == [
        (Span(0, 9), "by other", False),
        (Span(20, 22), "evidence", False),
    ]


def test_a_rule_that_yields_lets_its_equal_speak() -> None:
    both = [finding("one", 0, 9), finding("other", 4, 6)]
    assert [one.rule for one in same_cause.join(both, ALIKE, {"other"})] == ["one"]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The envoy left Kharkov for Dnipro, and rested in Kharkov.", {SUPERSEDED}),
        ("Odessa was dark. Zaporizhzhia had no light, and Odessa none.", {SUPERSEDED}),
        ("Volodymyr Zelenskiy met the crew. Volodymyr Zelenskyy left, and Zelenskyy slept.", {"mixed-name-forms"}),
        ("Tariq Gaddafi ran the mill. Muammar Gaddafi sold it, and Muammar Qaddafi left.", {"mixed-name-forms"}),
        ("The clerk wants order and and peace.", {"doubled-word"}),
        ("The hall had been home to the to the harbour office for years.", {"doubled-word"}),
        ("They sell insurance and insurance to farmers.", {"repeated-conjunct"}),
        ("The mayor spoke at noon. The crew then left the quay and went to the", {"truncated-text"}),
        ("<p>The quay was shut.</p> <div>Ships left.</div>", {"leftover-markup"}),
    ],
)
def test_known_doubles_are_told_once(text: str, rules: set[str], once: Callable[..., Result]) -> None:
    assert {rule for rule, _ in told(once(text))} == rules


PIECES = st.sampled_from(
    [
        *("Kiev", "Kyiv", "Kharkov", "Kharkiv", "KIEV", "Charkiw", "Volodymyr Zelenskiy", "Zelenskyy", "Paul Witkoff"),
        *("Witkov", "US", "U.S.", "the the", "order and order", "“We will not go”", "“", "said the mayor.", "\n\n"),
        *("The crew left", "for", "of the", "<p>", "</p>", "&nbsp;", "lorem ipsum dolor", "[NAME]", "TK", "cafÃ©"),
        *("Mоsсow", "Kyrgyzstan, Bishkik,", "production and production", "<!-- newslint: ignore x -->"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map(" ".join)


@settings(max_examples=150)
@given(text=TEXTS, format=st.sampled_from(["text", "markdown", "html"]))
def test_no_place_and_no_fix_is_lost(text: str, format: str, once, lint: Callable[..., Result], pack: Pack) -> None:
    first, each = once(text, format), lint(text, format=format)
    joining = {rule.id: rule for rule in pack.rules if rule.repeats}
    places = {
        (one.rule, place) for one in first.findings for place in (one.span, *(related.span for related in one.related))
    }
    kept = {edit for one in first.findings if one.fix for edit in one.fix.edits}
    for one in each.findings:
        assert (one.rule, one.span) in places
        for edit in one.fix.edits if one.fix and one.rule in joining else ():
            # Of two edits that take the same blank the second has its turn in the next round.
            assert edit in kept or any(edit.span.overlaps(other.span) for other in kept)


@settings(max_examples=150)
@given(text=TEXTS, format=st.sampled_from(["text", "markdown", "html"]))
def test_no_place_has_two_findings_of_one_cause_and_fixing_ends(text: str, format: str, once, pack: Pack) -> None:
    source, first = Source("story.txt", text, format=format), once(text, format)
    causes = {rule.id: rule.cause for rule in pack.rules}
    for one, other in combinations([one for one in first.findings if causes.get(one.rule)], 2):
        if one.rule != other.rule and one.span.overlaps(other.span):
            assert causes[one.rule] != causes.get(other.rule)
    linter = make_linter(pack)
    fixed, _ = linter.fix(source, unsafe=True)
    assert linter.fix(source.with_text(fixed), unsafe=True)[0] == fixed


def test_one_wrong_form_is_one_finding_with_all_its_places(once: Callable[..., Result]) -> None:
    result = once(TRAINS)
    assert told(result) == [(SUPERSEDED, "Kiev"), (SUPERSEDED, "Ternopol")]
    kiev = result.findings[0]
    assert repeated(kiev) == [29, 78]
    assert [edit.span.start for edit in kiev.fix.edits] == [12, 29, 78]
    assert kiev.fix.partial


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("KIEV was cold.\n\nKiev slept.", [1]),  # capitals are one form, and stay capitals
        ("In Charkiw it rained. In Kiew it snowed. In Charkiw they slept.", [1, 0]),
        ("In Kyrgyzstan, Vyshtek, snow fell. Rain fell in Vyshtek, Kyrgyzstan.", [1]),
        ("The Mоsсow crew left.\n\nThe mill stood.\n\nThe Mоsсow mill stood.", [1]),
        ("The US left. The U.S. House sat, and the U.S. crew. The US came, and US ships.", [1]),
        ("<p>One.</p>\n\n<p>Two.</p>\n\nThe mill stood.\n\n<p>Three.</p>", [3, 1]),
        ("[gallery ids=2]\n[caption]The port[/caption]", [2]),
        ("Lorem ipsum dolor sit.\n\nLorem ipsum dolor.\n\nThe mill stood.\n\nLorem ipsum dolor.", [1, 0]),
        ("[NAME] of [CITY] left. [NAME] slept.", [1, 0]),
        ("The mayorâ€™s cat.\n\nThe mill stood.\n\nHe wasnâ€™t in the cafÃ©.", [1]),
        # The place of each matters, so each is told.
        ("Officials said 30 mills were shut.\n\nOfficials said 40 quays were shut.", [0, 0]),
        ("They saw the the mill.\n\nThey saw the the quay.", [0, 0]),
    ],
)
def test_what_is_one_fault_is_for_the_rule_to_say(text: str, counts: list[int], once: Callable[..., Result]) -> None:
    assert [len(repeated(one)) for one in once(text).findings] == counts


def test_two_wordings_of_one_remark_are_one_finding(once: Callable[..., Result], lint: Callable[..., Result]) -> None:
    text = (
        "“We will repair the old bridge before the winter,” Mayor Anna Berg said on Monday.\n\nThe crew left.\n\n"
        "“We will be repairing the old bridge before the winter,” Berg said on Monday.\n"
    )
    assert len(lint(text, "differing-remark").findings) == 2
    (one,) = once(text).findings
    assert [(place.span.start, place.message) for place in one.related] == [(100, "quoted so here")]


def test_a_fix_corrects_every_place_where_it_can_be_made(pack: Pack) -> None:
    linter = make_linter(pack)
    text = "<p>Kiev slept. K<b>ie</b>v was cold, and Kiev&rsquo;s <i>Kiev</i> was shut.</p>"
    result = linter.lint(Source("a.html", text, format="html"))
    assert [repeated(one) for one in result.findings] == [[15, 41, 57]]
    fixed, left = linter.fix(Source("a.html", text, format="html"), unsafe=True)
    assert fixed == "<p>Kyiv slept. K<b>ie</b>v was cold, and Kyiv&rsquo;s <i>Kyiv</i> was shut.</p>"
    assert [(one.span.start, one.fix) for one in left.findings] == [(15, None)]


def silenced(text: str, paragraph: int, rule: str = SUPERSEDED) -> str:
    """The text with a directive for a rule in front of one of its paragraphs."""
    paragraphs = text.split("\n\n")
    paragraphs[paragraph] = f"<!-- newslint: ignore {rule} reason: as it was called then -->\n{paragraphs[paragraph]}"
    return "\n\n".join(paragraphs)


BEARER = "Paul Witkoff came. Witkoff spoke, and Witkoff smiled.\n\nPaul Witkov ate.\n\nThen Witkov slept.\n\nWitkov left, and Witkoff too."


@pytest.mark.parametrize("rule", ["inconsistent-name", SUPERSEDED])
@pytest.mark.parametrize("paragraph", [0, 1, 2])
def test_a_directive_silences_its_place_and_the_next_one_leads(rule: str, paragraph: int, once, pack: Pack) -> None:
    text = "Kiev came.\n\nKiev ate.\n\nThen Kiev slept." if rule == SUPERSEDED else BEARER
    word, at = ("Kiev", paragraph) if rule == SUPERSEDED else ("Witkov", paragraph + 1)
    text = silenced(text, at, rule)
    (one,) = once(text).findings
    starts = [place for place in range(len(text)) if text.startswith(word, place)]
    starts.pop(paragraph)
    assert [one.span.start, *repeated(one)] == starts
    assert word not in {text[place.span.start : place.span.end] for place in one.related if not place.repeat}
    assert [edit.span.start for edit in one.fix.edits] == starts
    fixed, _ = of(pack.rules.select(), pack).fix(Source("a.txt", text), unsafe=True)
    assert fixed.count(word) == 1


def test_a_directive_for_every_place_leaves_nothing_and_one_for_none_is_unused(once: Callable[..., Result]) -> None:
    text = silenced(silenced("Kiev came.\n\nKiev ate.", 1), 0)
    assert told(once(text)) == []
    text = silenced("Kiev came.\n\nThe crew ate.\n\nKiev slept.", 1)
    assert [rule for rule, _ in told(once(text))] == [SUPERSEDED, "unused-suppression"]


def test_the_reports_name_further_places_in_one_line(once: Callable[..., Result]) -> None:
    result = once("Kiev, Kiev and Kiev.\n\nKiev and Kiev.\n\nKiev.")
    shown = human.render(result, View())
    assert "\n    also in this line (2x) and in lines 3 (2x) and 5\n" in shown
    assert shown.count("see ") == 0
    assert concise.render(result).endswith(
        "“Kyiv”. (also in this line (2x) and in lines 3 (2x) and 5) [superseded-place-name]\n"
    )
    assert "also in line 3\n" in human.render(once("Kiev.\n\nKiev."), View())
    assert "also in lines 3, 5, 7, 9, 11, 13, 15, 17, 19 and 11 more\n" in human.render(once("Kiev.\n\n" * 21), View())
    assert "also" not in human.render(once("Kiev."), View())


@pytest.mark.parametrize(
    ("configuration", "arguments", "count"),
    [
        ("", [], 1),
        ("", ["--repeats", "all"], 3),
        ("repeats: all\n", [], 3),
        ("repeats: all\n", ["--repeats", "first"], 1),
        ("per-path:\n  a.txt: {repeats: all}\n", [], 3),
        ("per-path:\n  b.txt: {repeats: all}\n", [], 1),
        ("repeats: all\nper-path:\n  a.txt: {repeats: first}\n", [], 1),
    ],
)
def test_a_house_may_have_each_place_reported(configuration: str, arguments: list[str], count: int, newslint) -> None:
    (newslint.folder / "a.txt").write_text("Kiev came.\n\nKiev ate.\n\nThen Kiev slept.\n", encoding="utf-8")
    (newslint.folder / "newslint.yaml").write_text(configuration or "{}\n", encoding="utf-8")
    done = newslint("--format", "json", *arguments, "a.txt")
    found = json.loads(done.stdout)["files"][0]["findings"]
    assert (done.returncode, len(found)) == (1, count)
    places = [found[0]["start"]["offset"], *(related["start"]["offset"] for related in found[0]["related"])]
    assert places == [0, 12, 28]


def test_a_place_of_which_the_rule_does_not_speak_is_no_repeat(once: Callable[..., Result], lint) -> None:
    text = "In Charkiw it rained. “Charkiw is cold,” Mayor Anna Berg said. In Charkiw they slept."
    (one,) = once(text).findings
    assert [one.span.start, *repeated(one)] == [3, 66]
    assert [repeated(each) for each in lint(text, "foreign-press-form").findings] == [[66], [3]]


def test_what_is_no_way_to_repeat_is_refused(newslint) -> None:
    (newslint.folder / "newslint.yaml").write_text("repeats: some\n", encoding="utf-8")
    done = newslint("a.txt")
    assert done.returncode == 2
    assert "newslint.yaml:1:10: " in done.stderr


def test_a_rule_of_forms_names_what_it_found(tmp_path) -> None:
    folder = tmp_path / "style"
    folder.mkdir()
    (folder / "no-scoops.yaml").write_text(
        "id: no-scoops\nfamily: style\nsummary: No scoops.\nstatus: stable\nseverity: info\ncheck: phrase\n"
        "options: {phrases: [scoop]}\nmessage: Let others say it.\nrepeats: form\nwhy: Praise.\nsource: The desk\n"
        "examples: {bad: ['A [[scoop]].'], good: ['A story.', 'Scoops of ice.']}\n",
        encoding="utf-8",
    )
    with pytest.raises(loader.RuleFileError) as caught:
        loader.load([tmp_path])
    assert [fault for _, fault in caught.value.faults] == [
        "`repeats: form` tells forms apart by the message: name {found} in it"
    ]


@pytest.mark.parametrize(("options", "count"), [({}, 3), ({"repeats": "first"}, 1)])
def test_an_editor_marks_each_place_unless_it_is_told_otherwise(options, count, tmp_path, monkeypatch, warm_cache):
    monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
    (tmp_path / "newslint.yaml").write_text("repeats: first\n", encoding="utf-8")
    editor = Editor(tmp_path, options={"newslint": options})
    try:
        uri = (tmp_path / "a.txt").as_uri()
        editor.open(uri, "Kiev came.\n\nKiev ate.\n\nThen Kiev slept.\n")
        found = editor.diagnostics(uri, 1)
        assert [one["code"] for one in found] == [SUPERSEDED] * count
        offered = [action["title"] for action in editor.actions(uri, found[0], ["quickfix"])]
        assert offered[0] == f"Replace “Kiev” with “Kyiv”{' (3×)' if count == 1 else ''}"
    finally:
        editor.close()
