"""Every example of every rule, through the whole engine; and what must hold for the rules as a set."""

from collections.abc import Callable

import pytest

from lint.checks import KINDS, kind
from lint.engine import rule_examples
from lint.engine.linter import Result
from lint.rulepack import loader
from lint.rulepack.loader import Pack
from lint.rulepack.rule import Expectation, RuleSet, Status, UnknownSelectorError
from lint.text.finding import Severity

IDS = [rule.id for rule in loader.load([], examples=True).rules]


@pytest.mark.parametrize("rule_id", IDS)
def test_examples(rule_id: str, pack: Pack) -> None:
    rule = pack.rules.get(rule_id)
    assert rule is not None
    assert rule_examples.verify(rule, pack) == []


@pytest.mark.parametrize("rule_id", IDS)
def test_a_rule_explains_itself_and_shows_near_misses(rule_id: str, pack: Pack) -> None:
    rule = pack.rules.get(rule_id)
    assert rule is not None
    good = [example for example in rule.examples if example.expectation is Expectation.GOOD]
    assert len(good) >= 2
    assert any(example.because for example in good) or len(good) > 2, "one good example must be a near miss"
    assert rule.why.strip().endswith(".")
    assert rule.source_name


@pytest.mark.parametrize("rule_id", IDS)
def test_what_a_rule_says_is_clean_under_every_rule(rule_id: str, pack: Pack, lint: Callable[..., Result]) -> None:
    rule = pack.rules.get(rule_id)
    assert rule is not None
    found = lint(f"{rule.summary}\n{' '.join(rule.why.split())}").findings
    assert [f"{finding.rule}: {finding.message}" for finding in found if finding.severity is Severity.ERROR] == []


def test_a_sabotaged_example_is_noticed(pack: Pack) -> None:
    from dataclasses import replace

    rule = pack.rules.get("doubled-word")
    assert rule is not None
    bad = next(example for example in rule.examples if example.expectation is Expectation.BAD)
    swapped = replace(rule, examples=(replace(bad, spans=()),))
    assert rule_examples.verify(swapped, pack) != []


def test_every_kind_of_check_is_used_and_can_be_imported(pack: Pack) -> None:
    assert {rule.check for rule in pack.rules} == set(KINDS)
    for name in KINDS:
        assert kind(name).placeholders is not None


def test_preview_rules_run_only_by_name(pack: Pack) -> None:
    preview = {rule.id for rule in pack.rules if rule.status is Status.PREVIEW}
    assert preview
    assert not preview & {rule.id for rule in pack.rules.select()}
    name = min(preview)
    assert [rule.id for rule in pack.rules.select(select=[name])] == [name]


def test_selection_by_family_and_by_rule(pack: Pack) -> None:
    garbled = pack.rules.select(select=["garbled"])
    assert {rule.family for rule in garbled} == {"garbled"}
    assert "doubled-word" not in [rule.id for rule in pack.rules.select(ignore=["doubled-word"])]
    assert [rule.id for rule in pack.rules.select(select=["doubled-word"], ignore=["garbled"])] == ["doubled-word"]
    with pytest.raises(UnknownSelectorError):
        pack.rules.select(select=["dubled-word"])


def test_severity_by_rule_beats_severity_by_family(pack: Pack) -> None:
    changed = RuleSet(pack.rules.rules).with_severity({"garbled": Severity.INFO, "doubled-word": Severity.ERROR})
    severities = {rule.id: rule.severity for rule in changed}
    assert severities["doubled-word"] is Severity.ERROR
    assert severities["misfit-quotation"] is Severity.INFO
