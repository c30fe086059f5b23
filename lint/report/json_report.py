"""JSON report, version 1: stable, complete, and byte-identical for the same input."""

import json
import re
from typing import Any

from lint.engine.linter import Result
from lint.report import Tally
from lint.report.formats import End, Settings
from lint.text.finding import Finding
from lint.text.span import LineIndex, Span

VERSION = 1
"""Increased when a key changes its meaning or is removed; keys may be added within a version."""

# JSON itself escapes the C0 controls; these would reach a terminal raw. They can stand in strings only.
_UNESCAPED = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Report:
    """One JSON document for a run.

    `files` are the checked files, with their findings and the rules that raised on them (`failures`); the `failures` at
    the end are the problems, for what could not be checked at all. `statistics` are included on request. Lines and
    columns count from 1 in code points, offsets from 0; ends are exclusive.
    """

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""
        self._files: list[dict[str, Any]] = []

    def add(self, result: Result) -> str:
        """Report one text."""
        self._files.append(file_data(result))
        return ""

    def close(self, end: End) -> str:
        """Finish the report."""
        report: dict[str, Any] = {"version": VERSION, "files": self._files}
        if end.statistics:
            report["statistics"] = statistics_data(end.tally)
        report["failures"] = [{"where": where, "message": message} for where, message in end.problems]
        return dump(report)


def dump(value: object) -> str:
    """Return `value` as indented JSON ended by a line feed, without characters that control a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _UNESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def line(value: object) -> str:
    """Return `value` as JSON on one line, ended by a line feed, without characters that control a terminal."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + "\n"


def statistics_data(tally: Tally) -> list[dict[str, Any]]:
    """Return the findings of each rule as JSON data."""
    return [{"rule": rule, "findings": count, "per_1000_words": rate} for rule, count, rate in tally.by_rule()]


def file_data(result: Result) -> dict[str, Any]:
    """Return the findings of a text and the rules that raised on it as JSON data."""
    lines = result.document.lines
    return {
        "path": result.source.name,
        "findings": [_finding(finding, result.source.text, lines) for finding in result.findings],
        "failures": [
            {"path": result.source.name, "rule": failure.rule, "message": failure.message}
            for failure in result.failures
        ],
    }


def _finding(finding: Finding, text: str, lines: LineIndex) -> dict[str, Any]:
    rendered: dict[str, Any] = {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.value,
        "message": finding.message,
        **span_data(finding.span, lines),
        "excerpt": text[finding.span.start : finding.span.end],
        "related": [{**span_data(related.span, lines), "message": related.message} for related in finding.related],
        "fix": None,
    }
    if finding.fix:
        rendered["fix"] = {
            "safety": finding.fix.safety.value,
            "edits": [{**span_data(edit.span, lines), "text": edit.text} for edit in finding.fix.edits],
        }
    return rendered


def span_data(span: Span, lines: LineIndex) -> dict[str, dict[str, int]]:
    """Return start and end of a span, each with line and column from 1 and its offset.

    In a file without lines, `paragraph` or `text_line` is in the place of `line`.
    """
    return {"start": place_data(span.start, lines), "end": place_data(span.end, lines)}


def place_data(offset: int, lines: LineIndex) -> dict[str, int]:
    """Return a place as plain values: line (or what the file has instead) and column from 1, and its offset."""
    position = lines.position(offset)
    unit = lines.unit.replace(" ", "_")
    return {unit: position.line, "column": position.column, "offset": lines.origin.offset + offset}
