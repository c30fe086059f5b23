"""Run one rule over an analysis: the matches of its check become findings."""

from collections.abc import Iterator

from lint.analysis import Analysis, SharedLayers
from lint.checks import Check, Match, reads_blocks
from lint.engine import fixing
from lint.engine.reach import Reach
from lint.rulepack.rule import Rule
from lint.text.document import Document
from lint.text.finding import Edit, Finding, Fix
from lint.text.formats.zero_width import tidy


def findings(rule: Rule, check: Check, analysis: SharedLayers) -> list[Finding]:
    """Return what a rule reports in a document, or in a block if that is the unit of its check.

    Raises whatever the check raises.
    """
    found: list[Finding] = []
    reach = None  # most rules find nothing in a block, and a run asks each for each
    for match in _matches(check, analysis):
        reach = reach or Reach(rule, analysis)
        if reach.of(match.span.start):
            found.append(_finding(rule, reach.without_others(match), analysis.document))
    return found


def _matches(check: Check, analysis: SharedLayers) -> Iterator[Match]:
    """Return the hits of a check in a document, or in a block if that is its unit."""
    if reads_blocks(check):
        return check.matches(analysis)
    if isinstance(analysis, Analysis):
        return check.matches(analysis)
    msg = "a check of the unit `document` is given no block"
    raise TypeError(msg)


def _finding(rule: Rule, match: Match, document: Document) -> Finding:
    found = document.readable(match.span.start, match.span.end)
    values = {"found": found, **match.values}
    values = values if document.source.format == "text" else {name: tidy(value) for name, value in values.items()}
    fix, partial = None, rule.repeats == "form"
    if match.edits is not None and rule.fix is not None:
        fix = Fix(tuple(sorted(match.edits)), rule.fix.safety, partial) if match.edits else None
    elif rule.fix is not None:
        replacement = rule.fix.replace.format_map(values)
        if replacement != found:
            span = match.span if replacement else fixing.with_gap(document, match.span)
            fix = Fix((Edit(span, replacement),), rule.fix.safety, partial)
    unit = document.source.unit
    message = rule.message if unit == "line" else rule.message.replace("line {line}", f"{unit} {{line}}")
    return Finding(match.span, rule.id, rule.family, rule.severity, message.format_map(values), match.related, fix)
