"""Render rules as text: one line in a list, or a page that explains one rule."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from lint.report import printable
from lint.report.human import WORDS
from lint.rulepack.rule import Example, Expectation, Rule, RuleSet, Status
from lint.text.finding import Safety, Severity

_HEADINGS = {
    Expectation.BAD: "Reports what is marked:",
    Expectation.GOOD: "Leaves alone:",
    Expectation.WRONG_FOR_NOW: "Gets wrong for now:",
}
_SAFETY = {Safety.SAFE: "--fix", Safety.UNSAFE: "--unsafe-fixes"}


def listed(rules: RuleSet) -> str:
    """Return the rules by family, one a line: id, severity and summary."""
    width = max((len(rule.id) for rule in rules), default=0)
    said = []
    for family, members in groupby(sorted(rules, key=lambda rule: (rule.family, rule.id)), lambda rule: rule.family):
        said.append(f"{family}\n")
        for rule in members:
            age = "" if rule.status is Status.STABLE else f" ({rule.status.value})"
            said.append(f"  {rule.id:<{width}}  {WORDS[rule.severity]:<7}  {printable(rule.summary)}{age}\n")
    return "".join(said)


def described(rule: Rule, figures: Sequence[str] = ()) -> str:
    """Return all that an editor may want to know about a rule; `figures` are sentences about its record."""
    age = "" if rule.status is Status.STABLE else f", {rule.status.value}: runs only when it is selected by its id"
    if rule.status is Status.DEPRECATED:
        age = ", deprecated: it will go"
    said = [
        f"{rule.id} ({rule.family}, {WORDS[rule.severity]}{age})",
        printable(rule.summary),
        "",
        f"Why: {_flowing(rule.why)}",
        f"Source: {_flowing(rule.source_name)}{f', {printable(rule.source_url)}' if rule.source_url else ''}",
        f"Says: {_flowing(rule.message)}",
    ]
    said += [f"Record: {' '.join(figures)}"] if figures else []
    if rule.fix is not None:
        said.append(f"Fixes with {_SAFETY[rule.fix.safety]}: {_flowing(rule.fix.replace)}")
    for expectation, heading in _HEADINGS.items():
        shown = [example for example in rule.examples if example.expectation is expectation]
        if shown:
            said += ["", heading, *(f"  {_marked(example)}" for example in shown)]
    said += [
        "",
        f"In one place it is silenced by <!-- newslint: ignore {rule.id} reason: why it stands -->,",
        f"everywhere by `ignore: [{rule.id}]` in newslint.yaml.",
    ]
    return "\n".join(said) + "\n"


_GROUPS = {
    "off": "Left out, unless a rule is selected by its id:",
    "quotes": "Left out inside quotation marks, unless a rule is selected by its id:",
    "on": "Stays although its category is left out:",
    "severities": "Other severities:",
    "spelling": "Silent on names that newslint knows:",
}


def engine_described(engine: Mapping[str, Any]) -> str:
    """Return the curation of an external checker, with its reasons."""
    family, severity = engine["id"], WORDS[Severity(engine["severity"])]
    said = [
        f"{printable(engine['name'])}: an external checker, on with --engine {family}; its findings are called {family}.ID ({severity})"
    ]
    for key, heading in _GROUPS.items():
        groups = engine.get(key, ())
        if groups:
            said += ["", heading]
        for group in groups:
            names = ", ".join([*group.get("rules", ()), *(f"all of {name}" for name in group.get("categories", ()))])
            grave = f" ({WORDS[Severity(group['severity'])]})" if "severity" in group else ""
            said += [f"  {names}{grave}", f"      {_flowing(group['why'])}"]
    said += [
        "",
        f"One of its rules is silenced by `ignore: [{family}.ID]` in newslint.yaml, the checker by `ignore: [{family}]`.",
    ]
    return "\n".join(said) + "\n"


def _marked(example: Example) -> str:
    text, at = "", 0
    for span in example.spans:
        text += f"{example.text[at : span.start]}[[{example.text[span.start : span.end]}]]"
        at = span.end
    because = f" ({_flowing(example.because)})" if example.because else ""
    style = f" (house style {example.style})" if example.style else ""
    return printable(text + example.text[at:]) + because + style


def _flowing(text: str) -> str:
    return printable(" ".join(text.split()))
