"""Render rules as text: one line in a list, or a page that explains one rule."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from lint.report import View, printable
from lint.report.human import COLORS, WORDS
from lint.report.layout import BOLD, paint, wrap
from lint.rulepack.rule import Example, Expectation, Rule, RuleSet, Status
from lint.text.finding import Safety, Severity

_HEADINGS = {
    Expectation.BAD: "Reports what is marked:",
    Expectation.GOOD: "Leaves alone:",
    Expectation.WRONG_FOR_NOW: "Gets wrong for now:",
}
_SAFETY = {Safety.SAFE: "--fix", Safety.UNSAFE: "--unsafe-fixes"}


def listed(rules: RuleSet, view: View) -> str:
    """Return the rules by family, each with its id, severity and summary."""
    width = max((len(rule.id) for rule in rules), default=0)
    said = []
    for family, members in groupby(sorted(rules, key=lambda rule: (rule.family, rule.id)), lambda rule: rule.family):
        said.append(paint(family, BOLD, view))
        for rule in members:
            age = "" if rule.status is Status.STABLE else f" ({rule.status.value})"
            severity = WORDS[rule.severity]
            head = f"  {rule.id:<{width}}  {severity:<7}  "
            rows = wrap(printable(rule.summary) + age, view.width, first=head, rest=" " * len(head))
            rows[0] = rows[0].replace(f"  {severity}", "  " + paint(severity, COLORS[rule.severity], view), 1)
            said += rows
    return "\n".join([*said, ""])


def described(
    rule: Rule,
    message: str,
    view: View,
    figures: Sequence[str] = (),
    change: tuple[str, str] | None = None,
) -> str:
    """Return all that an editor may want to know about a rule.

    `message` is what it says of one of its examples; `figures` are sentences about its record; `change` are words that
    its fix replaces in that example, with what it writes.
    """
    age = "" if rule.status is Status.STABLE else f", {rule.status.value}: runs only when it is selected by its id"
    if rule.status is Status.DEPRECATED:
        age = ", deprecated: it will go"
    said = [
        paint(rule.id, BOLD, view) + f" ({rule.family}, {WORDS[rule.severity]}{age})",
        printable(rule.summary),
        "",
        f"Why: {_flowing(rule.why)}",
        f"Source: {_flowing(rule.source_name)}{f', {printable(rule.source_url)}' if rule.source_url else ''}",
        f"Says: {_flowing(message)}",
    ]
    said += [f"Record: {' '.join(figures)}"] if figures else []
    if rule.fix is not None:
        shown = f": “{_flowing(change[0])}” becomes “{_flowing(change[1])}”" if change else ""
        said.append(f"Fixes with {_SAFETY[rule.fix.safety]}{shown}")
    for expectation, heading in _HEADINGS.items():
        examples = [example for example in rule.examples if example.expectation is expectation]
        if examples:
            said += ["", paint(heading, BOLD, view), *(row for example in examples for row in _marked(example))]
    said += [
        "",
        "To silence it in one place, write in the copy, above the paragraph:",
        f"  <!-- newslint: ignore {rule.id} reason: why it stands -->",
        "everywhere, in newslint.yaml:",
        f"  ignore: [{rule.id}]",
    ]
    return "\n".join(row for line in said for row in _wrapped(line, view)) + "\n"


def _wrapped(line: str, view: View) -> list[str]:
    """Break a line between words; the rest of it stands two columns farther right."""
    indent = " " * (len(line) - len(line.lstrip(" ")))
    return wrap(line.lstrip(" "), view.width, first=indent, rest=f"{indent}  ")


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


def _marked(example: Example) -> Iterator[str]:
    """Yield the lines of an example that are not blank, with its marks; all but the first stand farther right."""
    text, at = "", 0
    for span in example.spans:
        text += f"{example.text[at : span.start]}[[{example.text[span.start : span.end]}]]"
        at = span.end
    because = f" ({_flowing(example.because)})" if example.because else ""
    style = f" (house style {example.style})" if example.style else ""
    lines = [printable(line) for line in (text + example.text[at:]).splitlines() if line.strip()] or [""]
    yield from (
        f"{'    ' if number else '  '}{line}" for number, line in enumerate([*lines[:-1], lines[-1] + because + style])
    )


def _flowing(text: str) -> str:
    return printable(" ".join(text.split()))
