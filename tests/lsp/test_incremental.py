"""A re-check after an edit finds what a fresh lint of the same text finds: 10,000 random edits at the server's desk."""

import asyncio
import gc
import weakref
from functools import cache

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from lsprotocol import types

from lint.analysis.blocks.analysis_cache import AnalysisCache
from lint.engine.assembly import all_rules, make_linter
from lint.engine.linter import Linter
from lint.lsp.capabilities import Settings
from lint.lsp.open_documents import OpenDocument
from lint.lsp.positions import LspPositions
from lint.lsp.state import ServerState
from lint.project.lint_job import Options
from lint.project.project import Project
from lint.rulepack import loader
from lint.text.source import Source
from lint.text.span import Span

START = (
    "Envoy meets the president",
    "The envoy Paul Witkoff arrived in Kyiv on Monday, officials said.",
    "“We came to listen,” Witkov told reporters in Kiev. He said the talks would go on.",
    "About 40% of the region is without power. The US and the U.S. Senate were informed.",
    "- The mayor of Kharkiv, Igor Marchenko, spoke first.\n- Then the the governor spoke.",
    "The meeting was held in Kyrgyzstan, Vyshtek, and lasted two hours. “It will end only victory,” he said.",
)
BITS = (
    *("Witkoff", " Witkov ", "Kyiv", " Kiev", "Paul ", "President ", "the the ", " said", "U.S.", " US ", "Vyshtek"),
    *(
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        ".",
        ". ",
        ", ",
        "“",
        "”",
        '"',
        "‘",
        "’s",
        "—",
        " 40% of",
        "according to ",
        "officials ",
    ),
    *(
        "😀",
        "e\u0301",
        "\u2028",
        "\x0c",
        "\u00a0",
        "\ufeff",
        "\ufffc",
        "# ",
        "> ",
        "- ",
        "`",
        "```\n",
        "| a | b |\n",
        "[x](y)",
    ),
    *(
        "<!-- newslint: ignore doubled-word reason: meant -->\n",
        "<!-- newslint: ignore",
        "-->",
        "<b>",
        "<p>",
        "</p>",
        "<br>",
        "<a href='//x.y'>",
        "&rsquo;",
        "&nbsp;",
        "http://x.yz ",
        "@me",
    ),
    *(
        "Kharkiv",
        "Kharkov",
        "in Kyrgyzstan, ",
        "Bishkek",
        "a",
        "b",
        " ",
        "reportedly ",
        "it is believed that ",
        "U.N. ",
        "UN ",
    ),
)
DISTURBANCES = ("late edit", "new configuration", "closed and opened")
EXAMPLES, STEPS = 70, 50


@pytest.fixture(scope="module")
def linter() -> Linter:
    """Return a linter with every rule, preview ones too."""
    pack = loader.load([])
    return make_linter(pack, all_rules(pack))


@cache
def selected():
    """Return every rule by name, preview ones and those of directives too."""
    return tuple(rule.id for rule in all_rules(loader.load([])))


@cache
def house():
    """Return what lints afresh; it knows nothing of the desk's."""
    return Project(Options(select=selected(), repeats="all"), None)


def fresh(text):
    setup = house().setup(text.path)
    return setup.linter.lint(Source(text.path, text.text, format=text.source.format))


NAMES = st.sampled_from(["file:///nowhere/one.txt", "file:///nowhere/two.txt"])
EDIT = st.tuples(st.integers(0, 1500), st.sampled_from([0, 0, 1, 7, 40]), st.lists(st.sampled_from(BITS), max_size=3))
COUNTED: list[int] = []


class Edits(RuleBasedStateMachine):
    """Edits two texts at the server's desk as an editor does; after each step a fresh lint must find the same."""

    kind = "plaintext"
    between = ""
    """What parts two paragraphs, where the format and not chance tells."""

    def __init__(self):
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.state = ServerState(settings=Settings(select=selected()))

    @initialize(
        encoding=st.sampled_from(["utf-8", "utf-16", "utf-32"]),
        parts=st.lists(st.sampled_from(START), max_size=6),
        gap=st.sampled_from(["\n", "\n\n", "\r\n\r\n"]),
    )
    def open(self, encoding, parts, gap):
        self.encoding = encoding
        for name in ("one", "two"):
            self.put(f"file:///nowhere/{name}.txt", (self.between or gap).join(parts))

    def put(self, uri, text):
        self.state.texts[uri] = OpenDocument(uri, self.kind, 0, LspPositions(text, self.encoding), self.encoding)

    @rule(name=NAMES, edits=st.lists(EDIT, min_size=5, max_size=5))
    def edit(self, name, edits):
        text = self.state.texts[name]
        for at, length, new in edits:
            before = text.text
            start = min(at, len(before))
            where = text.places.range(Span(start, min(len(before), start + length)))
            exact = text.places.span(where)
            self.change(text, types.TextDocumentContentChangePartial(where, "".join(new)))
            assert text.text == before[: exact.start] + "".join(new) + before[exact.end :]
        self.compare(text)

    @rule(name=NAMES, block=st.sampled_from(START), at=st.integers(0, 1500), one=st.sampled_from(BITS))
    def put_a_paragraph_in(self, name, block, at, one):
        """Replace the whole; then two ranges at once, the second one of the text that the first has made."""
        text = self.state.texts[name]
        whole = text.text[:at] + "\n\n" + block + "\n\n" + text.text[at:]
        self.change(text, types.TextDocumentContentChangeWholeDocument(whole[-1500:]))
        half = len(text.text) // 2
        here = text.places.range(Span(half, min(len(text.text), half + 3)))
        head = types.Range(types.Position(0, 0), types.Position(0, 2))
        self.change(
            text, types.TextDocumentContentChangePartial(here, one), types.TextDocumentContentChangePartial(head, one)
        )
        self.compare(text)

    @rule(name=NAMES, what=st.sampled_from([*DISTURBANCES, *DISTURBANCES, "new rules"]))
    def disturb(self, name, what):
        text = self.state.texts[name]
        if what == "late edit":
            before = text.text
            late = types.TextDocumentContentChangePartial(types.Range(types.Position(0, 0), types.Position(9, 0)), "x")
            assert not text.change(text.version, [late])
            assert text.text == before
        elif what == "new configuration":
            self.state.generation += 1
        elif what == "new rules":
            self.state.reload()
        else:
            del self.state.texts[name]
            self.put(name, text.text)
        self.compare(self.state.texts[name])

    def change(self, text, *changes):
        assert text.change(text.version + 1, list(changes))
        COUNTED.append(len(changes))
        self.check(text)

    def check(self, text):
        return self.loop.run_until_complete(self.state.checked(text.uri))

    def compare(self, text):
        checked = self.check(text)
        assert checked.version == text.version
        assert checked.result == fresh(text)
        assert checked.result.failures == ()

    def teardown(self):
        try:
            for text in self.state.texts.values():
                self.compare(text)
        finally:
            self.state.pool.shutdown()
            self.loop.close()


class MarkdownEdits(Edits):
    """The same in Markdown."""

    kind = "markdown"


class HtmlEdits(Edits):
    """The same in HTML."""

    kind = "html"
    between = "</p>\n<p>"


# In parts, which several processes can run at the same time.
@pytest.mark.parametrize(
    ("machine", "examples", "edits"),
    [(Edits, EXAMPLES, 5_000), (MarkdownEdits, EXAMPLES, 5_000), (HtmlEdits, EXAMPLES // 2, 1_500)],
)
def test_ten_thousand_random_edits(machine, examples, edits):
    COUNTED.clear()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert sum(COUNTED) >= edits


def test_what_is_remembered_is_no_more_than_two_versions(linter):
    cache = AnalysisCache()
    text = "\n\n".join(START)
    for number in range(200):
        linter.run(linter.analyse(Source("a.txt", f"{text} Word {number} is new."), cache))
    assert len(cache._before) + len(cache._now) <= 2 * (len(START) + 1)


def test_only_what_changed_is_analysed_again(linter, monkeypatch):
    cache = AnalysisCache()
    text = "\n\n".join(START)
    linter.run(linter.analyse(Source("a.txt", text), cache))
    read = []
    inner = Linter._in_block

    def seen(self, analysis, *more):
        read.append(analysis.text)
        return inner(self, analysis, *more)

    monkeypatch.setattr(Linter, "_in_block", seen)
    linter.run(linter.analyse(Source("a.txt", text.replace("two hours", "three hours")), cache))
    assert read == [START[-1].replace("two hours", "three hours")]


def test_a_broken_rule_says_nothing_and_is_named_once(linter, monkeypatch):
    text = "\n\n".join(START)
    check = linter._checks["doubled-word"]

    def breaks(self, analysis):
        yield from ()
        if "governor" in analysis.text or "hours" in analysis.text:
            raise RuntimeError("bad day")

    monkeypatch.setattr(type(check), "matches", breaks)
    result = linter.lint(Source("a.txt", text))
    assert [failure.rule for failure in result.failures] == ["doubled-word"]
    assert not any(finding.rule == "doubled-word" for finding in result.findings)


def test_a_rule_that_breaks_in_a_paragraph_is_not_tried_in_the_next_ones_and_comes_back(linter, monkeypatch):
    check = linter._checks["missing-noun"]
    inner, tried = type(check).matches, []

    def breaks(self, analysis):
        if self is check:
            tried.append(analysis.text)
            if "broken" in analysis.text:
                raise TimeoutError("too slow")
        return inner(self, analysis)

    monkeypatch.setattr(type(check), "matches", breaks)
    bad = "The broken man said the was big."
    good = "The governor of the said that the was big."
    cache = AnalysisCache()
    result = linter.run(linter.analyse(Source("a.txt", f"{bad}\n\n{good}"), cache))
    assert [failure.rule for failure in result.failures] == ["missing-noun"]
    assert tried == [bad]
    mended = Source("a.txt", f"{bad}\n\n{good}".replace("broken", "sound"))
    again = linter.run(linter.analyse(mended, cache))
    assert again == linter.lint(mended)
    assert again.failures == ()
    assert good in tried


def test_given_up_checks_leave_what_is_known(linter):
    cache = AnalysisCache()
    text = "\n\n".join(START)
    linter.run(linter.analyse(Source("a.txt", text), cache))

    def stop():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        linter.run(linter.analyse(Source("a.txt", text + " More."), cache), stop)
    assert linter.run(linter.analyse(Source("a.txt", text), cache)) == linter.lint(Source("a.txt", text))


def test_a_linter_that_is_let_go_leaves_its_inventory():
    pack = loader.load([])
    made = make_linter(pack)
    text = "The envoy, Paul Witkoff, came to Oslo.\n\n“We came,” Witkov said of Kiev and Kyiv."
    assert "inconsistent-name" in {finding.rule for finding in made.lint(Source("a.txt", text)).findings}
    left = weakref.ref(made.resources.name_list)
    del made
    gc.collect()
    assert left() is None


def test_paragraphs_that_change_places_are_judged_anew(linter):
    cache = AnalysisCache()
    full = "The envoy Paul Witkoff arrived in Kyiv on Monday, officials said."
    bare = "“We came to listen,” Witkov told reporters in Kyiv. He said the talks would go on."
    linter.run(linter.analyse(Source("a.txt", f"{full}\n\n{bare}"), cache))
    swapped = Source("a.txt", f"{bare}\n\n{full}")
    assert linter.run(linter.analyse(swapped, cache)) == linter.lint(swapped)
