"""A finding about a whole text stands for the small ones it is made of."""

import pytest

from lint.engine.absorption import absorb
from lint.rulepack import loader
from lint.text.finding import Edit, Finding, Fix, Related, Safety, Severity
from lint.text.span import Span


def finding(rule: str, start: int, severity: Severity = Severity.WARNING, *, fix: bool = False) -> Finding:
    edit = Fix((Edit(Span(start, start + 1), ""),), Safety.SAFE, partial=False) if fix else None
    return Finding(Span(start, start + 1), rule, "garbled", severity, f"{rule} at {start}", (), edit)


ABSORBS = {"whole": ("part", "other")}


def test_the_parts_become_related_places_in_order() -> None:
    left = absorb([finding("whole", 0), finding("part", 3), finding("loner", 5), finding("other", 7)], ABSORBS)
    assert [one.rule for one in left] == ["whole", "loner"]
    assert left[0].related == (Related(Span(3, 4), "part at 3"), Related(Span(7, 8), "other at 7"))


@pytest.mark.parametrize("part", [finding("part", 3, Severity.ERROR), finding("part", 3, fix=True)])
def test_what_is_graver_or_has_a_fix_stays(part: Finding) -> None:
    findings = [finding("whole", 0), part]
    assert absorb(findings, ABSORBS) == findings


def test_without_a_finding_about_the_whole_nothing_changes() -> None:
    findings = [finding("part", 3), finding("other", 7)]
    assert absorb(findings, ABSORBS) is findings


def test_the_shipped_rules_absorb_rules_that_there_are() -> None:
    rules = loader.load([]).rules
    named = {name for rule in rules for name in rule.absorbs}
    assert named
    assert named <= set(rules.names)
    assert all(not rule.absorbs for rule in rules.at_each_place())
