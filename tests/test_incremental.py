"""A re-check after an edit finds what a fresh lint of the same text finds: 10,000 random edits."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from lsprotocol import types

from lint import rulefile
from lint.analysis.memo import Memo
from lint.engine import Linter
from lint.lsp.positions import Places
from lint.lsp.texts import OpenText
from lint.source import Source

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
EDITS = 50


@pytest.fixture(scope="module")
def linter() -> Linter:
    """Return a linter with every rule, preview ones too."""
    pack = rulefile.load([])
    every = pack.rules.select(select=[rule.id for rule in pack.rules])
    return Linter(every, names=pack.names, styles=pack.styles, triggers=pack.triggers)


def machine_for(linter, kind):
    """Return the state machine that edits one text of that kind as an editor does."""

    class Edits(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            self.memo = Memo()

        @initialize(
            encoding=st.sampled_from(["utf-8", "utf-16", "utf-32"]),
            parts=st.lists(st.sampled_from(START), max_size=6),
            gap=st.sampled_from(["\n", "\n\n", "\r\n\r\n"]),
        )
        def open(self, encoding, parts, gap):
            self.text = OpenText("file:///desk/a.txt", kind, 0, Places(gap.join(parts), encoding), encoding)
            self.compare()

        @rule(data=st.data(), new=st.lists(st.sampled_from(BITS), max_size=3), length=st.integers(0, 40))
        def edit(self, data, new, length):
            text = self.text.text
            start = data.draw(st.integers(0, len(text)))
            end = min(len(text), start + length * data.draw(st.integers(0, 1)))
            places = self.text.places
            where = types.Range(places.position(start), places.position(end))
            assert self.text.change(
                self.text.version + 1, [types.TextDocumentContentChangePartial(where, "".join(new))]
            )
            exact = places.span(where)
            assert self.text.text == text[: exact.start] + "".join(new) + text[exact.end :]
            self.compare()

        @rule(block=st.sampled_from(START), data=st.data())
        def move_a_paragraph(self, block, data):
            text = self.text.text
            at = data.draw(st.integers(0, len(text)))
            whole = text[:at] + "\n\n" + block + "\n\n" + text[at:]
            change = types.TextDocumentContentChangeWholeDocument(whole[-1500:])
            assert self.text.change(self.text.version + 1, [change])
            self.compare()

        def compare(self):
            kind = "markdown" if self.text.language == "markdown" else "text"
            source = Source("a.txt", self.text.text, format=kind)
            assert linter.run(linter.analyse(source, self.memo)) == linter.lint(source)

    return Edits


# In two halves, which two processes can run at the same time.
@pytest.mark.parametrize("kind", ["plaintext", "markdown"])
def test_ten_thousand_random_edits(linter, kind):
    run_state_machine_as_test(
        machine_for(linter, kind),
        settings=settings(
            max_examples=5_000 // EDITS,
            stateful_step_count=EDITS,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_what_is_remembered_is_no_more_than_two_versions(linter):
    memo = Memo()
    text = "\n\n".join(START)
    for number in range(200):
        linter.run(linter.analyse(Source("a.txt", f"{text} Word {number} is new."), memo))
    assert len(memo._before) + len(memo._now) <= 2 * (len(START) + 1)


def test_only_what_changed_is_analysed_again(linter, monkeypatch):
    memo = Memo()
    text = "\n\n".join(START)
    linter.run(linter.analyse(Source("a.txt", text), memo))
    read = []
    inner = Linter._in_block
    monkeypatch.setattr(Linter, "_in_block", lambda self, analysis: read.append(analysis.text) or inner(self, analysis))
    linter.run(linter.analyse(Source("a.txt", text.replace("two hours", "three hours")), memo))
    assert read == [START[-1].replace("two hours", "three hours")]


def test_a_broken_rule_says_nothing_and_is_named_once(linter, monkeypatch):
    text = "\n\n".join(START)
    doubled = linter._rules.get("doubled-word")
    check = linter._check(doubled)

    def breaks(self, analysis):
        yield from ()
        if "governor" in analysis.text or "hours" in analysis.text:
            raise RuntimeError("bad day")

    monkeypatch.setattr(type(check), "matches", breaks)
    result = linter.lint(Source("a.txt", text))
    assert [failure.rule for failure in result.failures] == ["doubled-word"]
    assert not any(finding.rule == "doubled-word" for finding in result.findings)


def test_given_up_checks_leave_what_is_known(linter):
    memo = Memo()
    text = "\n\n".join(START)
    linter.run(linter.analyse(Source("a.txt", text), memo))

    def stop():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        linter.run(linter.analyse(Source("a.txt", text + " More."), memo), stop)
    assert linter.run(linter.analyse(Source("a.txt", text), memo)) == linter.lint(Source("a.txt", text))
