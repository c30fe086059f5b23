"""Findings, failures and problems as the protocol's diagnostics."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from lint import suppression
from lint.archive import Problem, Way
from lint.finding import Finding, Related, Severity
from lint.lsp.client import Client
from lint.lsp.positions import Places
from lint.lsp.texts import Checked
from lint.rule import Rule

_SOURCE = "newslint"
_MOST_RELATED = 20
"""Related places of one diagnostic; more are no list that anybody reads, and each finding of a name has them all."""

_SEVERITY = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_PLACE = re.compile(r"(?P<path>.*?)(?::(?P<line>\d+)(?::(?P<column>\d+))?)?\Z", re.DOTALL)


def rules_of(way: Way) -> dict[str, Rule]:
    """Return the rules a finding can be of, by id."""
    rules = {rule.id: rule for rule in suppression.RULES}
    rules.update((rule.id, rule) for rule in (way.pack.rules if way.pack else ()))
    return rules


def of(
    checked: Checked, uri: str, client: Client, *, findings: Iterable[Finding] | None = None
) -> list[types.Diagnostic]:
    """Return the diagnostics of a checked text; `findings` are those to speak of, by default all."""
    said = [
        types.Diagnostic(
            _start(),
            f"{problem.where}: {problem.message}",
            severity=types.DiagnosticSeverity.Error,
            source=_SOURCE,
            code="not-checked",
        )
        for problem in checked.problems
    ]
    if checked.result is None or checked.way is None:
        return said
    rules = rules_of(checked.way)
    for failure in checked.result.failures:
        message = f"the rule {failure.rule} broke on this text: {failure.message}"
        severity = types.DiagnosticSeverity.Error
        if failure.engine:
            message = f"{failure.rule} has not read this text to its end: {failure.message}"
            severity = types.DiagnosticSeverity.Information
        said.append(types.Diagnostic(_start(), message, severity=severity, source=_SOURCE, code="rule-failure"))
    shown = checked.result.findings if findings is None else findings
    known: dict[Related, types.DiagnosticRelatedInformation] = {}
    said += [_diagnostic(finding, rules.get(finding.rule), checked, uri, client, known) for finding in shown]
    return said


def _diagnostic(
    finding: Finding,
    rule: Rule | None,
    checked: Checked,
    uri: str,
    client: Client,
    known: dict[Related, types.DiagnosticRelatedInformation],
) -> types.Diagnostic:
    """Return one diagnostic; `known` has the related places made so far, since a name's findings all name each other."""
    related = None
    if client.related and finding.related:
        related = []
        for other in _shown(finding.related):
            made = known.get(other)
            if made is None:
                at = types.Location(uri, checked.places.range(other.span))
                made = known[other] = types.DiagnosticRelatedInformation(at, other.message)
            related.append(made)
    return types.Diagnostic(
        checked.places.range(finding.span),
        finding.message,
        severity=_SEVERITY[finding.severity],
        code=finding.rule,
        code_description=_link(rule.source_url, rule.path) if client.links and rule else None,
        source=_SOURCE,
        tags=[tag for tag in _tags(finding, rule) if tag in client.tags] or None,
        related_information=related,
    )


def _shown(related: Sequence[Related]) -> Sequence[Related]:
    """Return the related places that an editor is told of: where there are too many, one of each message and the first."""
    if len(related) <= _MOST_RELATED:
        return related
    kinds = {other.message: place for place, other in reversed([*enumerate(related)])}
    chosen = dict.fromkeys([*sorted(kinds.values()), *range(_MOST_RELATED)])
    return [related[place] for place in sorted([*chosen][:_MOST_RELATED])]


@lru_cache(maxsize=1024)
def _link(url: str, path: str) -> types.CodeDescription | None:
    """Return where more is said: the rule's source, where that has an address, else the rule's own file."""
    if url.startswith(("https:", "http:")):
        return types.CodeDescription(url)
    file = from_fs_path(path) if Path(path).is_absolute() else None
    return types.CodeDescription(file) if file else None


def _tags(finding: Finding, rule: Rule | None) -> list[types.DiagnosticTag]:
    """Return `Unnecessary` where words only have to go, `Deprecated` for a form that has been replaced."""
    tags = []
    if finding.fix and all(not edit.text for edit in finding.fix.edits):
        tags.append(types.DiagnosticTag.Unnecessary)
    if rule is not None and "superseded" in rule.options.get("standings", ()):
        tags.append(types.DiagnosticTag.Deprecated)
    return tags


def of_faults(faults: Iterable[tuple[str, str]], places: Places | None = None) -> dict[str, list[types.Diagnostic]]:
    """Return faults of configuration and rule files as diagnostics, by the URI of the file.

    `places` are those of the text, where all faults are of one text that is at hand.
    """
    by_uri: dict[str, list[types.Diagnostic]] = {}
    for where, message in faults:
        place = _PLACE.match(where)
        path = place["path"] if place else where
        uri = from_fs_path(path)
        if uri is None:
            continue
        line = int(place["line"]) - 1 if place and place["line"] else 0
        column = int(place["column"]) - 1 if place and place["column"] else 0
        at = types.Position(max(0, line), max(0, column))
        if places is not None and line < places.lines.line_count:
            start = places.lines.line_span(line + 1)
            at = places.position(min(start.start + column, start.end))
        by_uri.setdefault(uri, []).append(
            types.Diagnostic(
                types.Range(at, types.Position(at.line, at.character + 1)),
                message,
                severity=types.DiagnosticSeverity.Error,
                source=_SOURCE,
            )
        )
    return by_uri


def problem_faults(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Return problems as (where, message) pairs."""
    return [(problem.where, problem.message) for problem in problems]


def _start() -> types.Range:
    return types.Range(types.Position(0, 0), types.Position(0, 1))
