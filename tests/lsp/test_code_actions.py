"""What is offered for a large selection: as much as there are findings, and everything once."""

import pytest

from lint.engine import fixing
from lint.lsp import code_actions, spelling_edits
from lint.lsp.open_documents import Checked
from lint.lsp.positions import LspPositions
from lint.project.lint_job import Options
from lint.project.project import Project
from lint.text.finding import Edit, Finding, Fix, Safety, Severity
from lint.text.source import Source
from lint.text.span import Span

REASONS = ("checked by the desk", "stands so in what is quoted")
COPY = {
    "two spellings of a town": "The envoy left Kiev for Kyiv.\n\n",
    "a fault in every word": "and the the town of Kiev, ",
    "three spellings": "Kharkov, Kharkiv and Kiev were calm. The mayor of Kyiv said so.\n\n",
    "a fault with a fix": "They saw the the town.\n\n",
}


@pytest.fixture(scope="module")
def check():
    setup = Project(Options(repeats="all"), None).setup("/desk/a.txt")

    def run(text: str) -> Checked:
        source = Source("/desk/a.txt", text)
        analysis = setup.linter.analyse(source)
        return Checked(1, 0, LspPositions(text, "utf-16"), source, setup, analysis, setup.linter.run(analysis))

    return run


def offered(checked: Checked, span: Span | None = None):
    asked = code_actions.Asked(span or Span(0, len(checked.source.text)), (), REASONS)
    return code_actions.offered(checked, "file:///desk/a.txt", asked, {})


def edits(found) -> int:
    return sum(len(changed) for action in found if action.edit for changed in action.edit.changes.values())


@pytest.mark.parametrize("unit", COPY.values(), ids=COPY)
def test_edits_grow_as_the_text_does(check, monkeypatch, unit: str) -> None:
    calls = []
    written = spelling_edits.written
    monkeypatch.setattr(spelling_edits, "written", lambda *given: calls.append(given) or written(*given))
    sizes = {}
    for times in (20, 40, 80):
        calls.clear()
        checked = check(unit * times)
        found = offered(checked)
        sizes[times] = edits(found)
        assert len(checked.result.findings) >= times
        assert len(found) <= 8 * len(checked.result.findings)
        assert len(calls) <= 10, "each thing is written once in each way, however many findings are about it"
    assert sizes[80] <= 2.2 * sizes[40] <= 2.2 * 2.2 * sizes[20]


def test_what_does_the_same_is_offered_once_for_all(check) -> None:
    checked = check("The envoy left Kiev and saw Kyiv.\n\nKiev was calm, and Kiev slept.\n")
    titles = [action.title for action in offered(checked)]
    assert titles.count("Use “Kyiv” everywhere (3×)") == 1
    assert titles.count("Disable superseded-place-name in the configuration") == 1
    assert titles.count("Ignore superseded-place-name in this file: checked by the desk") == 1
    assert titles.count("Replace “Kiev” with “Kyiv”") == 3
    one = offered(checked, Span(15, 19))
    assert [action.title for action in one].count("Use “Kyiv” everywhere (3×)") == 1


def test_an_action_for_several_findings_names_them_all(check) -> None:
    checked = check("The envoy left Kiev.\n\nKiev was calm.\n")
    said = {
        code_actions.key(f.rule, f.message, checked.places.position(f.span.start)): f.span
        for f in checked.result.findings
    }
    asked = code_actions.Asked(Span(0, 40), (), REASONS)
    found = code_actions.offered(checked, "file:///desk/a.txt", asked, said)
    (action,) = [action for action in found if action.title.startswith("Disable superseded-place-name")]
    assert action.diagnostics == [f.span for f in checked.result.findings if f.rule == "superseded-place-name"]


def test_a_thing_in_many_spellings_is_not_written_in_all_of_them() -> None:
    names = [f"Name{number:03}" for number in range(60)]
    text = " ".join(names)
    spans = [Span(at, at + 7) for at in range(0, len(text), 8)]
    thing = spelling_edits._Thing({text[span.start : span.end]: [span] for span in spans})
    assert len(thing.frequent) == spelling_edits._MOST_SPELLINGS


def finding(*placed: tuple[int, int, str], safe: bool = True) -> Finding:
    made = tuple(Edit(Span(start, end), text) for start, end, text in placed)
    safety = Safety.SAFE if safe else Safety.UNSAFE
    return Finding(made[0].span, "r", "f", Severity.INFO, "m", fix=Fix(made, safety))


@pytest.mark.parametrize(
    ("findings", "chosen"),
    [
        ([((0, 3, "a"),), ((3, 5, "b"),)], [(0, 3, "a"), (3, 5, "b")]),
        ([((0, 3, "a"),), ((2, 5, "b"),)], [(0, 3, "a")]),
        ([((0, 9, "a"),), ((2, 3, "b"),), ((9, 9, "c"),)], [(0, 9, "a"), (9, 9, "c")]),
        ([((4, 4, "a"),), ((4, 4, "b"),)], [(4, 4, "a")]),
        ([((4, 4, "a"),), ((4, 4, "a"),)], [(4, 4, "a")]),
        ([((4, 4, "a"),), ((4, 6, "b"),)], [(4, 4, "a")]),
        ([((1, 2, "a"), (8, 9, "b")), ((4, 5, "c"),), ((8, 9, "b"), (11, 12, "d"))], "all"),
        (
            [((1, 2, "a"), (8, 9, "b")), ((7, 10, "c"), (20, 21, "d")), ((20, 21, "e"),)],
            [(1, 2, "a"), (8, 9, "b"), (20, 21, "e")],
        ),
        ([((5, 6, "a"),), ((5, 5, "b"),)], [(5, 5, "b")]),
    ],
)
def test_fixes_that_clash_wait_for_the_next_round(findings, chosen) -> None:
    edits = fixing.choose([finding(*placed) for placed in findings], unsafe=False)
    want = sorted({edit for placed in findings for edit in placed}) if chosen == "all" else chosen
    assert [(edit.span.start, edit.span.end, edit.text) for edit in edits] == want


def test_choosing_fixes_looks_at_neighbours_alone(monkeypatch) -> None:
    calls = []
    clash = fixing._clash
    monkeypatch.setattr(fixing, "_clash", lambda *given: calls.append(given) or clash(*given))
    many = [finding((at, at + 2, "x")) for at in range(0, 6000, 2)]
    assert len(fixing.choose(many, unsafe=False)) == 3000
    assert len(calls) <= 2 * 3000


def test_what_corrects_the_copy_comes_before_what_silences_a_rule(check):
    text = "They saw the the town of Kiev and of Kyiv.\n"
    titles = [action.title for action in offered(check(text))]
    kinds = ["Ignore" if title.startswith("Ignore") else title.split()[0] for title in titles]
    silencing = [number for number, word in enumerate(kinds) if word in ("Ignore", "Disable")]
    correcting = [number for number, word in enumerate(kinds) if word in ("Take", "Replace", "Use", "Put")]
    assert len(correcting) >= 2
    assert max(correcting) < min(silencing)
    assert kinds[-1] == "Disable"


def test_the_fix_of_a_finding_is_preferred(check):
    actions = offered(check("They saw the the town.\n"))
    assert [action.title for action in actions if action.is_preferred] == [actions[0].title]
    assert actions[0].edit is not None
    assert not any(action.is_preferred for action in actions[1:])
