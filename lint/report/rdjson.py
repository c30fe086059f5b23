"""rdjson, the diagnostics of reviewdog in one JSON document. Columns count UTF-8 bytes from 1, ends are exclusive.

Source: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf.
"""

from collections.abc import Iterator
from typing import Any

from lint.engine.linter import Result
from lint.report import places
from lint.report.formats import End, Settings
from lint.report.json_report import dump
from lint.text.finding import Finding, Severity
from lint.text.span import LineIndex, Span

SOURCE = {"name": "newslint"}
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class Report:
    """One document for the run."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""
        self._diagnostics: list[dict[str, Any]] = []

    def add(self, result: Result) -> str:
        """Report one text."""
        self._diagnostics += of_text(result)
        return ""

    def close(self, end: End) -> str:
        """Finish the report."""
        return dump({"source": SOURCE, "diagnostics": [*self._diagnostics, *of_problems(end)]})


def of_text(result: Result) -> Iterator[dict[str, Any]]:
    """Yield the diagnostics of one text."""
    lines, path = result.document.lines, places.slashed(result.source.name)
    for finding in result.findings:
        yield _diagnostic(finding, path, lines)
    for failure, message in places.failures(result):
        severity = "INFO" if failure.engine else "ERROR"
        yield {"message": message, "location": {"path": path}, "severity": severity, "code": {"value": places.BROKEN}}


def of_problems(end: End) -> Iterator[dict[str, Any]]:
    """Yield the diagnostics of what could not be checked."""
    for text, message in end.problems:
        where = places.where(text)
        location: dict[str, Any] = {"path": where.path}
        if where.line:
            location["range"] = {"start": {"line": where.line}}
        yield {"message": message, "location": location, "severity": "ERROR", "code": {"value": places.NOT_CHECKED}}


def _diagnostic(finding: Finding, path: str, lines: LineIndex) -> dict[str, Any]:
    made: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": path, "range": _range(finding.span, lines)},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.related:
        made["relatedLocations"] = [
            {"message": related.message, "location": {"path": path, "range": _range(related.span, lines)}}
            for related in finding.related
        ]
    edits = finding.fix.edits if finding.fix else ()
    if finding.fix and finding.fix.partial:  # each edit is right by itself; reviewdog offers one place
        edits = tuple(edit for edit in edits if edit.span.overlaps(finding.span))
    if len(edits) == 1:  # several suggestions would be alternatives
        made["suggestions"] = [{"range": _range(edits[0].span, lines), "text": edits[0].text}]
    return made


def _range(span: Span, lines: LineIndex) -> dict[str, Any]:
    start, end = lines.utf8_position(span.start), lines.utf8_position(span.end)
    return {
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }
