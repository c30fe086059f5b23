"""What newslint makes of what engines say: curated, names spared, merged with its own findings, silenced, carried over."""

import pytest
from support.shipped_resources import RESOURCES

from lint.engine import suppression
from lint.engine.assembly import all_rules, make_linter
from lint.engine.linter import Linter, Result
from lint.external import CheckerError, ExternalMatch
from lint.external.curation import Curation, RuleChoice
from lint.external.known_names import is_other_english
from lint.external.pool import Connection, PooledChecker, ask_external
from lint.external.reuse import carried
from lint.project.lint_job import LintJob
from lint.rulepack.loader import Pack
from lint.text.document import Document
from lint.text.finding import Safety, Severity
from lint.text.source import Source
from lint.text.span import Span

CURATION = {
    "name": "Engine",
    "severity": "warning",
    "spelling": [{"rules": ["SPELL_*"], "why": "x"}],
    "off": [{"categories": ["STYLE"], "why": "x"}, {"rules": ["NOISY", "*_HYPHEN"], "why": "x"}],
    "quotes": [{"categories": ["GRAMMAR"], "why": "x"}],
    "on": [{"rules": ["GOOD_STYLE", "NOISY"], "why": "x"}],
    "severities": [{"rules": ["SPELL_*"], "severity": "info", "why": "x"}],
}


class Fake:
    """An engine that reports the words it was told to, wherever they stand."""

    def __init__(
        self, *said: tuple[str, str, str], name: str = "languagetool", fails: CheckerError | None = None
    ) -> None:
        self.name = name
        self.said = said
        self.fails = fails
        self.calls = 0

    def read(self, copy):
        self.calls += 1
        if self.fails is not None:
            raise self.fails
        return [
            ExternalMatch(copy.span(at, at + len(word)), rule, category, f"About {word}.", ("x", "y"))
            for word, rule, category in self.said
            if (at := copy.text.find(word)) >= 0
        ]


def job(linter: Linter, text: str, *pool: PooledChecker, format: str = "text") -> LintJob:
    return LintJob(Source("story.txt", text, format=format), linter, pool, is_file=False)


@pytest.fixture
def check(pack: Pack):
    def run(
        text: str, *engines: Fake, rules: tuple[str, ...] = (), format: str = "text", **choice: frozenset[str]
    ) -> Result:
        pool = [
            PooledChecker(Connection(engine), Curation(engine.name, CURATION), RuleChoice(**choice))
            for engine in engines
        ]
        there = all_rules(pack)
        own = there.select(select=(*(rules or ("doubled-word",)), *(rule.id for rule in suppression.RULES)))
        return job(make_linter(pack, own, known=there.names), text, *pool, format=format).lint()

    return run


def ids(result: Result) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_a_remark_is_a_finding_of_the_engines_family(check) -> None:
    (finding,) = check("They was late.", Fake(("was", "AGREE", "GRAMMAR"))).findings
    assert (finding.rule, finding.family) == ("languagetool.AGREE", "languagetool")
    assert finding.severity is Severity.WARNING
    assert finding.message == "Engine: About was. It would write “x”, “y”."
    assert finding.fix is None  # of two replacements neither is certain


def test_one_replacement_is_an_unsafe_fix(check, monkeypatch) -> None:
    engine = Fake()
    monkeypatch.setattr(
        engine, "read", lambda copy: [ExternalMatch(copy.span(5, 8), "AGREE", "GRAMMAR", "No.", ("were",))]
    )
    (finding,) = check("They was late.", engine).findings
    assert finding.fix is not None
    assert (finding.fix.safety, finding.fix.edits[0].text) == (Safety.UNSAFE, "were")


def test_what_the_curation_leaves_out_can_be_selected_by_its_id(check) -> None:
    engine = Fake(("They", "WORDY", "STYLE"), ("was", "GOOD_STYLE", "STYLE"), ("late", "NOISY", "GRAMMAR"))
    assert ids(check("They was late.", engine)) == ["languagetool.GOOD_STYLE"]
    chosen = check("They was late.", engine, select=frozenset(["languagetool.NOISY"]))
    assert ids(chosen) == ["languagetool.NOISY"]


def test_a_star_stands_for_anything(check) -> None:
    engine = Fake(("They", "WAKE_UP_HYPHEN", "GRAMMAR"), ("late", "HYPHEN_WAKE", "GRAMMAR"))
    assert ids(check("They was late.", engine)) == ["languagetool.HYPHEN_WAKE"]


def test_what_is_left_out_inside_quotation_marks_is_only_left_out_there(check) -> None:
    engine = Fake(("was", "AGREE", "GRAMMAR"), ("then", "THAN", "CONFUSED_WORDS"))
    assert ids(check("They was later then us.", engine)) == ["languagetool.AGREE", "languagetool.THAN"]
    quoted = "“They was later then us,” he said."
    assert ids(check(quoted, engine)) == ["languagetool.THAN"]
    chosen = check(quoted, engine, select=frozenset(["languagetool.AGREE"]))
    assert ids(chosen) == ["languagetool.AGREE"]


def test_selectors_and_severities_work_as_for_other_rules(check) -> None:
    engine = Fake(("They", "A", "GRAMMAR"), ("late", "B", "GRAMMAR"))
    assert ids(check("They was late.", engine, ignore=frozenset(["languagetool.A"]))) == ["languagetool.B"]
    assert ids(check("They was late.", engine, select=frozenset(["languagetool"]))) == [
        "languagetool.A",
        "languagetool.B",
    ]
    errors = (("languagetool", Severity.ERROR), ("languagetool.B", Severity.INFO))
    found = check("They was late.", engine, severity=errors).findings
    assert [finding.severity for finding in found] == [Severity.ERROR, Severity.INFO]


NAMES = (
    "The envoy met Yelena Drozdovych and Drozdovych’s lawyer in Kryvyi Rih. A Kyrgyz aide, Zaporizhzhia's mayor and Zelenskyy "
    "left. Brovko spoke. Later they met Brovko again."
)


@pytest.mark.parametrize(
    "word", ["Drozdovych", "Drozdovych’s", "Kryvyi Rih", "Kyrgyz", "Zaporizhzhia's", "Zelenskyy", "Brovko"]
)
def test_a_known_name_is_never_misspelled(check, word: str) -> None:
    assert ids(check(NAMES, Fake((word, "SPELL_EN", "TYPOS")))) == []
    assert ids(check(NAMES, Fake((word, "AGREE", "GRAMMAR")))) == ["languagetool.AGREE"]


FORMS = (
    "DROZDOVYCH’S LAWYER LEAVES KRYVYI RIH\n\nThe envoy met Yelena Drozdovych, Sean O'Drisceoil, José Nun\u0303ezco and Abu Bakr "
    "al-Zarqoumi. A Drozdovych-led group, pro-Drozdovych deputies, O’Drisceoil’s men and the Drozdovychs left. AL-ZARQOUMI! Ms "
    "Drozdovych-Nuñezco, the Zarqoumi/Nuñezco talks, the Nuñezcos’ friends, al-Zarqoumi's son and Drozdovychism were named."
)


@pytest.mark.parametrize(
    "word",
    [
        "DROZDOVYCH’S",
        "DROZDOVYCH",
        "KRYVYI",
        "O'Drisceoil",
        "O’Drisceoil’s",
        "Drisceoil",
        "Nun\u0303ezco",
        "Nuñezco",
        "Nuñezcos",
        "al-Zarqoumi",
        "al-Zarqoumi's",
        "ZARQOUMI",
        "Drozdovych-led",
        "pro-Drozdovych",
        "Drozdovychs",
        "Drozdovych-Nuñezco",
        "Zarqoumi/Nuñezco",
        "Drozdovychism",
    ],
)
def test_a_name_is_known_in_every_form(check, word: str) -> None:
    assert word in FORMS
    assert ids(check(FORMS, Fake((word, "SPELL_EN", "TYPOS")))) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("THE ABANDONNED PLAN OF DROZDOVYCH\n\nYelena Drozdovych left, said Drozdovych.", "ABANDONNED"),
        ("Abandonners left. Yelena Drozdovych said so.", "Abandonners"),
        ("An abandonned-led group met Yelena Drozdovych.", "abandonned-led"),
    ],
)
def test_a_slip_in_the_form_of_a_name_is_no_name(check, text: str, word: str) -> None:
    assert ids(check(text, Fake((word, "SPELL_EN", "TYPOS")))) == ["languagetool.SPELL_EN"]


def test_a_slip_with_a_capital_at_the_start_of_a_sentence_is_no_name(check) -> None:
    text = "Abandonned plans were found. The police said so."
    assert ids(check(text, Fake(("Abandonned", "SPELL_EN", "TYPOS")))) == ["languagetool.SPELL_EN"]
    assert ids(check("An abandonned plan.", Fake(("abandonned", "SPELL_EN", "TYPOS")))) == ["languagetool.SPELL_EN"]


@pytest.mark.parametrize(
    ("word", "other", "same"),
    [
        ("labour", "labor", True),
        ("organisations", "organizations", True),
        ("centre", "center", True),
        ("travelled", "traveled", True),
        ("defense", "defence", True),
        ("abandonned", "abandoned", False),
        ("seperate", "separate", False),
        ("realy", "really", False),
        ("recieve", "receive", False),
    ],
)
def test_the_other_english_is_no_misspelling(word: str, other: str, *, same: bool) -> None:
    assert is_other_english(word, [other]) is same


@pytest.mark.parametrize("mark", ["â\x80\x99", "â€™", "\ufffd"])
def test_a_word_that_a_wrong_encoding_broke_is_no_misspelling(check, mark: str) -> None:
    text = f"They didn{mark}t know. The abandonned plan."
    engine = Fake(("didn", "SPELL_EN", "TYPOS"), ("abandonned", "SPELL_EN", "TYPOS"))
    (finding,) = check(text, engine).findings
    assert text[finding.span.start : finding.span.end] == "abandonned"


def test_own_findings_go_first_and_no_fault_stands_twice(check) -> None:
    text = "They went to the the border and was late."
    result = check(
        text,
        Fake(("the the", "REPEAT", "GRAMMAR"), ("was", "AGREE", "GRAMMAR")),
        Fake(
            ("the the", "Repeated", "Grammar"),
            ("was late", "Verb", "Grammar"),
            ("They", "Who", "Grammar"),
            name="harper",
        ),
    )
    assert ids(result) == ["harper.Who", "doubled-word", "languagetool.AGREE"]


def test_a_claim_without_a_source_does_not_hide_a_slip_in_it(check) -> None:
    text = "Russia occupies about 20% of the territory of the country."
    engine = Fake(("occupies", "AGREE", "GRAMMAR"))
    found = ids(check(text, engine, rules=("unsourced-statistic",)))
    assert found.count("languagetool.AGREE") == 1
    assert "unsourced-statistic" in found


def test_a_remark_on_what_stands_for_a_url_is_dropped(check) -> None:
    text = "Ask @one @two today."
    assert ids(check(text, Fake(("Dummy Dummy", "REPEAT", "GRAMMAR")))) == []


def test_directives_silence_engines_and_unused_ones_are_told(check) -> None:
    said = "<!-- newslint: ignore languagetool.AGREE reason: dialect -->\nThey was late.\n"
    assert ids(check(said, Fake(("was", "AGREE", "GRAMMAR")))) == []
    assert ids(check(said.replace(".AGREE", ""), Fake(("was", "AGREE", "GRAMMAR")))) == []
    assert ids(check(said, Fake())) == ["unused-suppression"]
    assert ids(check(said)) == []  # off: it may well report something when it is on
    failing = Fake(fails=CheckerError("gone", gone=True))
    assert ids(check(said, failing)) == []


def test_a_failure_keeps_everything_else(check) -> None:
    remark = ExternalMatch(Span(5, 8), "AGREE", "GRAMMAR", "No.")
    broken = Fake(fails=CheckerError("http://127.0.0.1:1 is silent", remarks=[remark]))
    result = check("They was in the the end.", broken, Fake(("They", "Who", "Grammar"), name="harper"))
    assert ids(result) == ["harper.Who", "languagetool.AGREE", "doubled-word"]
    (failure,) = result.failures
    assert (failure.rule, failure.message, failure.engine) == ("languagetool", "http://127.0.0.1:1 is silent", True)


def test_an_engine_that_keeps_silent_is_not_asked_for_ever() -> None:
    engine = Fake(fails=CheckerError("it is silent", gone=True))
    line = Connection(engine)
    said = []
    for _ in range(5):
        with pytest.raises(CheckerError) as caught:
            line.read(None)
        said.append(str(caught.value))
    assert engine.calls == 2
    assert said[-1] == "not asked again, since it is silent"


def test_a_bad_answer_does_not_stop_the_asking() -> None:
    engine = Fake(fails=CheckerError("garbage"))
    line = Connection(engine)
    for _ in range(4):
        with pytest.raises(CheckerError):
            line.read(None)
    assert engine.calls == 4


def test_paragraphs_that_stay_keep_their_findings(pack: Pack) -> None:
    engine = Fake(("was", "AGREE", "GRAMMAR"), ("knowed", "FORM", "GRAMMAR"))
    member = PooledChecker(Connection(engine), Curation("languagetool", CURATION), RuleChoice())
    linter = make_linter(pack)
    before = linter.analyse(Source("x", "They was late.\n\nNobody knowed.\n"))
    external = ask_external([member], before)
    assert len(external.findings) == 2
    after = Document.of(Source("x", "New here.\n\nNobody knowed.\n\nThey were late.\n"))
    (kept,) = carried(external, before.document, after).findings
    assert after.text[kept.span.start : kept.span.end] == "knowed"
    assert carried(external, before.document, before.document) is external
    assert carried(external, before.document, after).whole == frozenset()


def test_fixes_that_never_come_to_an_end_are_told(pack: Pack) -> None:
    from lint.checks import Match
    from lint.text.finding import Edit

    class Grows:
        unit = "document"

        def matches(self, _analysis):
            yield Match(Span(0, 4), {"word": "They"}, edits=(Edit(Span(0, 0), "x"),))

    rules = pack.rules.select(select=("doubled-word",))
    linter = Linter(rules, {"doubled-word": Grows()}, RESOURCES, triggers={})
    text, result = linter.fix(Source("a.txt", "They were late."), unsafe=True)
    assert result.unsettled == ("doubled-word",)
    assert text == "x" * 20 + "They were late."
    sound = make_linter(pack, rules)
    text, result = sound.fix(Source("a.txt", "They saw the the town."), unsafe=True)
    assert (text, result.unsettled) == ("They saw the town.", ())


def test_an_engine_is_asked_before_the_first_round_and_after_the_last(pack: Pack) -> None:
    class Greedy(Fake):
        def read(self, copy):
            self.calls += 1
            return [ExternalMatch(copy.span(0, 4), "MORE", "GRAMMAR", "More.", ("They all",))]

    engine = Greedy()
    member = PooledChecker(Connection(engine), Curation("languagetool", CURATION), RuleChoice())
    rules = pack.rules.select(select=("doubled-word",))
    linter = make_linter(pack, rules)
    text, result = job(linter, "They saw the the town.", member).fix(unsafe=True)
    assert text == "They all saw the town."
    assert engine.calls == 2
    assert result.unsettled == ()
    assert ids(result) == ["languagetool.MORE"]
    before = "Good copy."
    assert job(linter, before, member).fix(unsafe=False)[0] == before
    assert engine.calls == 3
