"""Convert findings, failures and problems to LSP diagnostics as plain JSON types.

A long text can have hundreds of findings, with thousands of related places, after each keystroke. Building and
serialising the library's own types would take longer than checking the text.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.uris import from_fs_path

from lint.engine import suppression
from lint.lsp.capabilities import EditorFeatures
from lint.lsp.open_documents import Checked
from lint.lsp.positions import JsonRange, LspPositions
from lint.project.lint_job import LintSetup, Problem
from lint.rulepack.loader import is_built_in
from lint.rulepack.rule import Rule
from lint.rulepack.rule_pages import page_of
from lint.text.finding import Finding, Related, Severity

Diagnostic = dict[str, Any]
"""A diagnostic as the protocol writes it in JSON."""

_Place = tuple[int, int, str]
"""A related place: start, end and message."""

_SOURCE = "newslint"
_MOST_RELATED = 20
"""The most related places of one diagnostic; nobody reads a longer list."""

_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_PLACE = re.compile(r"(?P<path>.*?)(?::(?P<line>\d+)(?::(?P<column>\d+))?)?\Z", re.DOTALL)


def rules_of(setup: LintSetup) -> dict[str, Rule]:
    """Return the rules that a finding can have, by id."""
    rules = {rule.id: rule for rule in suppression.RULES}
    rules.update((rule.id, rule) for rule in (setup.pack.rules if setup.pack else ()))
    return rules


def of(
    checked: Checked, uri: str, client: EditorFeatures, *, findings: Iterable[Finding] | None = None
) -> list[Diagnostic]:
    """Return the diagnostics of a checked text; `findings` are those to publish, by default all."""
    error = types.DiagnosticSeverity.Error
    said = [_at_start(f"{problem.where}: {problem.message}", error, "not-checked") for problem in checked.problems]
    if checked.foreign:
        said.append(_at_start(checked.foreign, types.DiagnosticSeverity.Information, "other-language"))
    if checked.result is None or checked.setup is None:
        return said
    rules = rules_of(checked.setup)
    for failure in checked.result.failures:
        message, severity = f"the rule {failure.rule} broke on this text: {failure.message}", error
        if failure.engine:
            message = f"{failure.rule} has not read this text to its end: {failure.message}"
            severity = types.DiagnosticSeverity.Information
        said.append(_at_start(message, severity, "rule-failure"))
    shown = checked.result.findings if findings is None else findings
    known: dict[_Place, dict[str, Any]] = {}
    said += [_diagnostic(finding, rules.get(finding.rule), checked, uri, client, known) for finding in shown]
    return said


def _at_start(message: str, severity: types.DiagnosticSeverity, code: str) -> Diagnostic:
    return {**_diagnostic_at(_start(), message, severity), "code": code}


def _diagnostic_at(place: JsonRange, message: str, severity: types.DiagnosticSeverity) -> Diagnostic:
    return {"range": place, "message": message, "severity": severity.value, "source": _SOURCE}


def _diagnostic(
    finding: Finding,
    rule: Rule | None,
    checked: Checked,
    uri: str,
    client: EditorFeatures,
    known: dict[_Place, dict[str, Any]],
) -> Diagnostic:
    """Return one diagnostic.

    `known` has the related places made so far, since a name's findings all name each other.
    """
    places = checked.places
    made = _diagnostic_at(places.json_range(finding.span), finding.message, _SEVERITY[finding.severity])
    made["code"] = finding.rule
    if client.links and rule and (link := _link(rule.id, rule.source_url, rule.path)):
        made["codeDescription"] = {"href": link}
    if tags := [tag.value for tag in _tags(finding, rule) if tag in client.tags]:
        made["tags"] = tags
    if client.related and finding.related:
        related = []
        for other in _shown(finding.related):
            key = other.span.start, other.span.end, other.message
            place = known.get(key)
            if place is None:
                location = {"uri": uri, "range": places.json_range(other.span)}
                place = known[key] = {"location": location, "message": other.message}
            related.append(place)
        made["relatedInformation"] = related
    return made


def _shown(related: Sequence[Related]) -> Sequence[Related]:
    """Return the related places to send; of too many, one of each message and the first ones."""
    if len(related) <= _MOST_RELATED:
        return related
    messages = [other.message for other in related]
    first = sorted(map(messages.index, set(messages)))
    chosen = dict.fromkeys([*first, *range(_MOST_RELATED)])
    return [related[place] for place in sorted([*chosen][:_MOST_RELATED])]


@lru_cache(maxsize=1024)
def _link(rule_id: str, url: str, path: str) -> str | None:
    """Return a link for more: the rule's page, else its source if that has an address, else its own file."""
    page = page_of(rule_id) if is_built_in(path) else None
    if page:
        return page
    if url.startswith(("https:", "http:")):
        return url
    return from_fs_path(path) if Path(path).is_absolute() else None


def _tags(finding: Finding, rule: Rule | None) -> list[types.DiagnosticTag]:
    """Return `Unnecessary` if the fix only deletes words, `Deprecated` for a superseded form."""
    tags = []
    if finding.fix and all(not edit.text for edit in finding.fix.edits):
        tags.append(types.DiagnosticTag.Unnecessary)
    if rule is not None and "superseded" in rule.options.get("standings", ()):
        tags.append(types.DiagnosticTag.Deprecated)
    return tags


def of_faults(faults: Iterable[tuple[str, str]], places: LspPositions | None = None) -> dict[str, list[Diagnostic]]:
    """Return faults of configuration and rule files as diagnostics, by the URI of the file.

    `places` are those of the open text, if all faults are in it.
    """
    by_uri: dict[str, list[Diagnostic]] = {}
    for where, message in faults:
        place = _PLACE.match(where)
        path = place["path"] if place else where
        uri = from_fs_path(path)
        if uri is None:
            continue
        line = int(place["line"]) - 1 if place and place["line"] else 0
        column = int(place["column"]) - 1 if place and place["column"] else 0
        start = {"line": max(0, line), "character": max(0, column)}
        if places is not None and line < places.lines.line_count:
            span = places.lines.line_span(line + 1)
            start = places.json_position(min(span.start + column, span.end))
        end = {"line": start["line"], "character": start["character"] + 1}
        at = {"start": start, "end": end}
        by_uri.setdefault(uri, []).append(_diagnostic_at(at, message, types.DiagnosticSeverity.Error))
    return by_uri


def problem_faults(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Return problems as (where, message) pairs."""
    return [(problem.where, problem.message) for problem in problems]


def _start() -> JsonRange:
    return {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}
