"""Run rules' examples through the linter: exact spans, exact fix, and no finding in the fixed text."""

from collections.abc import Iterator

from lint.engine.assembly import make_linter
from lint.engine.linter import Linter, Result
from lint.rulepack.loader import Pack
from lint.rulepack.rule import Example, Expectation, Rule, RuleSet
from lint.safety.budget import Budget
from lint.text.finding import Finding
from lint.text.source import Source
from lint.text.span import Span


def verify(rule: Rule, pack: Pack, budget: Budget | None = None) -> list[tuple[str, str]]:
    """Return (where, message) for each example of the rule that does not give the expected result.

    All examples share the budget, which several rules may share too.
    """
    budget = budget or Budget()
    faults: list[tuple[str, str]] = []
    linters: dict[str | None, Linter] = {}
    for example in rule.examples:
        if example.style is not None and example.style not in pack.styles:
            faults.append((example.where, f"no house style is called {example.style!r}"))
            continue
        if example.style not in linters:
            linters[example.style] = make_linter(pack, RuleSet.of([rule]).at_each_place(), style=example.style)
        faults += [(example.where, message) for message in _faults(rule, example, linters[example.style], budget)]
    return faults


def run(rules: RuleSet, pack: Pack) -> Iterator[tuple[Rule, int, list[tuple[str, str]]]]:
    """Yield each rule with the number of its examples and their faults."""
    budget = Budget()
    for rule in rules:
        yield rule, len(rule.examples), verify(rule, pack, budget)


def has_near_miss(rule: Rule) -> bool:
    """Tell whether a good example of the rule says why it is right although it looks wrong."""
    return any(example.expectation is Expectation.GOOD and example.because for example in rule.examples)


def told(rule: Rule, pack: Pack) -> tuple[str, tuple[str, str] | None]:
    """Return what the rule says of its first bad example, and the words there that its fix replaces, with theirs.

    The message is the template if that example finds nothing; the words are None if the finding has no fix.
    """
    for example in rule.examples:
        if example.expectation is Expectation.BAD and (example.style is None or example.style in pack.styles):
            linter = make_linter(pack, RuleSet.of([rule]).at_each_place(), style=example.style)
            result = linter.lint(Source("example", example.text, format=example.format), Budget())
            found = next((finding for finding in result.findings if finding.rule == rule.id), None)
            return (found.message, _change(found, example.text)) if found else (rule.message, None)
    return rule.message, None


def _change(finding: Finding, text: str) -> tuple[str, str] | None:
    """Return the words of a text from the first to the last that the fix of a finding touches, before and after it."""
    if finding.fix is None:
        return None
    edits = sorted(finding.fix.edits, key=lambda edit: edit.span.start)
    start = min(finding.span.start, edits[0].span.start)
    end = max(finding.span.end, *(edit.span.end for edit in edits))
    parts, at = [], start
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return text[start:end], "".join([*parts, text[at:end]])


def _faults(rule: Rule, example: Example, linter: Linter, budget: Budget) -> list[str]:
    source = Source("example", example.text, format=example.format)
    result = linter.lint(source, budget)
    if result.failures:
        return [f"the rule failed: {failure.message}" for failure in result.failures]
    found = tuple(sorted({finding.span for finding in result.findings if finding.rule == rule.id}))
    right = found == example.spans
    if example.expectation is Expectation.WRONG_FOR_NOW:
        return ["this example comes out right now: move it to `good` or `bad`"] if right else []
    if not right:
        wanted, got = _quoted(example.text, example.spans), _quoted(example.text, found)
        return [f"expected {wanted}, found {got}"]
    if example.fixed is None:
        return []
    return _fix_faults(rule, example, source, linter, result, budget)


def _fix_faults(
    rule: Rule, example: Example, source: Source, linter: Linter, result: Result, budget: Budget
) -> list[str]:
    if not any(finding.fix for finding in result.findings):
        return ["the example says `fixed`, and no finding offers a fix"]
    text, after = linter.fix(source, unsafe=True, budget=budget)
    if text != example.fixed:
        return [f"expected the fix to give {example.fixed!r}, it gives {text!r}"]
    if any(finding.rule == rule.id for finding in after.findings):
        return ["the fixed text is reported again"]
    return []


def _quoted(text: str, spans: tuple[Span, ...]) -> str:
    if not spans:
        return "nothing"
    return ", ".join(f"{text[span.start : span.end]!r} at {span.start}" for span in spans)
