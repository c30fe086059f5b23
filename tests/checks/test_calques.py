"""Calques as data, debris of pages, loops, and the one finding about a whole text."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import regex
import yaml
from support.shipped_resources import RESOURCES

from lint.analysis.resources.translation_weights import Sign, TranslationWeights
from lint.analysis.syntax.tokens import Tokens
from lint.analysis.syntax.translation_signs import rates
from lint.checks import OptionError
from lint.checks.garbled.calque import LANGUAGES, Calque, CalqueCheck
from lint.engine.assembly import make_linter
from lint.engine.linter import Result
from lint.rulepack import loader
from lint.text.source import Source

SCRIPTS = {
    "ru": r"\p{Cyrillic}", "uk": r"\p{Cyrillic}", "zh": r"\p{Han}", "ar": r"\p{Arabic}", "fa": r"\p{Arabic}",
    "ko": r"\p{Hangul}", "ja": r"[\p{Han}\p{Hiragana}\p{Katakana}]",
}  # fmt: skip


def calques() -> list[dict[str, str]]:
    return [entry for rule in loader.load([]).rules if rule.check == "calque" for entry in rule.options["calques"]]


def found(result: Result) -> list[tuple[str, str]]:
    assert result.failures == ()
    text = result.document.text
    return [(finding.rule, text[finding.span.start : finding.span.end]) for finding in result.findings]


def test_there_are_calques_of_every_language_each_once_and_in_its_own_script() -> None:
    entries = calques()
    assert len(entries) >= 600
    assert {entry["language"] for entry in entries} == set(LANGUAGES)
    assert len({entry["literal"] for entry in entries}) == len(entries)
    for entry in entries:
        script = SCRIPTS.get(entry["language"], r"\p{Latin}")
        assert regex.search(script, entry["original"]), entry
        assert entry["english"]
        assert entry["seen"] <= 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The car was hit, and the driver died from the received injuries.", "from the received injuries"),
        ("The unit took the bridge under control on Monday.", None),
        ("The mayor congratulated her with the victory.", "congratulated her with"),
        ("The suspects heard charges of theft.", "suspects heard charges"),
        ("The two sides signed the project of the agreement.", None),
        ("He gave a speech in the frame of the visit.", "in the frame of the"),
        ("The police said that the case will be handled in accordance with law.", "handled in accordance with law"),
        ("The firm continued its work.", None),
        ("The minister continued his words with a warning.", "continued his words with"),
        ("The body of the man was found without life.", "found without life"),
    ],
)
def test_a_calque_is_found_with_its_original(text: str, said: str | None, lint: Callable[..., Result]) -> None:
    result = lint(text, "slavic-calque", "world-calque")
    assert [place for _, place in found(result)] == ([said] if said else [])
    for finding in result.findings:
        assert re.search("follows the (?:" + "|".join(LANGUAGES.values()) + ") “", finding.message)


def test_of_two_calques_at_one_place_the_longer_speaks() -> None:
    check = CalqueCheck((Calque("take under", "take", "x", "ru"), Calque("take under control", "take", "x", "ru")))
    assert check.triggers() == {"take"}


def test_a_calque_that_cannot_be_looked_up_is_an_error_that_names_it() -> None:
    with pytest.raises(OptionError, match="<name>"):
        CalqueCheck((Calque("<name>", "x", "x", "ru"),)).verify()


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The port opened.\n\nShare on Facebook\n\nThe mayor spoke.", "page-button"),
        ("The port opened.\n\nSign in to continue\n\nThe mayor spoke.", "page-button"),
        ("The port is open pic.twitter.com/Ab3dEf9h1K he wrote.", "picture-link"),
        ("The port is shut. The port is shut. The port is shut.", "loop"),
        ("He said the port was shut and he said the port was shut and he said the port was shut.", "loop"),
        ("The firm wants users to accept cookies and read more.", ""),
        ("Port\n\nOpen letter\n\nThe mayor spoke.", ""),
        ("The port is shut. The port is shut.", ""),
        ("They sang la la la la la la la and on and on and on they went.", ""),
    ],
)
def test_debris(text: str, rule: str, lint: Callable[..., Result]) -> None:
    assert [name for name, _ in found(lint(text, "page-button", "picture-link", "loop"))] == ([rule] if rule else [])


RULE = Path(__file__).parents[2] / "rules" / "garbled" / "whole-text" / "unedited-translation.yaml"
TRANSLATED = yaml.safe_load(RULE.read_text("utf-8"))["examples"]["bad"][0].replace("[[", "").replace("]]", "")


def test_a_text_that_is_all_translation_gets_one_finding_with_reasons() -> None:
    pack = loader.load([])
    result = make_linter(pack, pack.rules.select(select=["garbled"])).lint(Source("", TRANSLATED))
    (whole,) = [finding for finding in result.findings if finding.rule == "unedited-translation"]
    assert "many an “of”" in whole.message
    assert any("a blank is missing" in related.message for related in whole.related)
    assert "lost-blank" not in {finding.rule for finding in result.findings}


def test_a_short_text_is_not_judged(lint: Callable[..., Result]) -> None:
    assert found(lint(" ".join(TRANSLATED.split()[:100]), "unedited-translation")) == []


def test_the_rates_are_those_of_the_words() -> None:
    text = "The end of the day.The mayor - a man - spoke.\n\n- No"
    told = rates(text, Tokens(text), 1)
    words = 11
    assert told["of"] == pytest.approx(100 / words)
    assert told["the"] == pytest.approx(300 / words)
    assert told["dash speech"] == pytest.approx(1 / 2)
    assert told["lost blank"] == told["spaced hyphen"] == told["phrases"] == 10  # more than the limit


def test_a_rate_far_from_the_mean_counts_as_four_deviations() -> None:
    weights = TranslationWeights(0, 0, {"of": Sign(2, 5, 1)})
    assert weights.parts({"of": 6}) == {"of": 2}
    assert weights.parts({"of": 50}) == {"of": 8}
    assert set(RESOURCES.translation_weights.signs) == set(rates("A word.", Tokens("A word."), 0))
