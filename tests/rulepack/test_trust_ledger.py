"""The trust ledger: every shipped rule is in it, it holds counts only, and its intervals are Wilson's."""

import json

import pytest
from conftest import ROOT

from lint.rulepack import loader, rule_pages, trust_ledger
from lint.rulepack.trust_ledger import Figures, Ledger


def test_every_shipped_rule_is_counted():
    ledger = trust_ledger.read()
    assert set(ledger.rules) == {rule.id for rule in loader.load([]).rules}, "run python benchmarks/trust.py"
    assert set(ledger.articles) == {"published", "modern"}
    assert all(count > 100 for count in ledger.articles.values())


def test_the_ledger_holds_numbers_and_no_text():
    data = json.loads((ROOT / "rules/data/trust.json").read_text("utf-8"))
    for row in data["rules"].values():
        assert set(row) <= {"findings", "judged", "right", "readers", "style"}
        assert 0 <= row["right"] <= row["judged"]
        assert bool(row["readers"]) == bool(row["judged"])


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    # Newcombe (Statistics in Medicine 17, 1998), table I, method 3
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_the_interval_is_that_of_the_literature(right, judged, low, high):
    assert trust_ledger.wilson(right, judged) == pytest.approx((low, high), abs=6e-5)


def test_figures_are_told_in_sentences():
    ledger = Ledger("2026-01-02", "1.0", {"published": 2000}, {})
    said = " ".join(trust_ledger.told(Figures({"published": 1.5}, 20, 15, 2), ledger))
    assert "1.5 per 1,000 published articles" in said
    assert "Right in 75% of the 20 findings" in said
    assert "judged by 2 readers (95% interval: 53% to 89%)" in said
    assert "under the house style ap" in trust_ledger.told(Figures({"published": 1.5}, 0, 0, 0, "ap"), ledger)[0]
    assert "No reader" in trust_ledger.told(Figures({"published": 1.5}, 0, 0, 0), ledger)[1]


def test_a_rule_has_a_page_once_the_site_has_an_address(monkeypatch):
    monkeypatch.setattr(rule_pages, "PAGES", "")
    assert rule_pages.page_of("doubled-word") is None
    monkeypatch.setattr(rule_pages, "PAGES", "https://newslint.example/rules/")
    assert rule_pages.page_of("doubled-word") == "https://newslint.example/rules/doubled-word/"
    assert rule_pages.page_of("harper.SomeRule") is None
