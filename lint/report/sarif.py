"""SARIF 2.1.0, the OASIS standard for results of static analysis, as code-scanning services read it.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Columns count code points (`columnKind`),
lines end at CR LF, LF or CR (`newlineSequences`).
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lint import __version__
from lint.engine.linter import Result
from lint.report import places
from lint.report.formats import End, Settings
from lint.report.json_report import dump
from lint.rulepack.rule import Rule
from lint.text.finding import Finding, Fix, Severity
from lint.text.span import LineIndex, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "newslintSentence/v1"
"""The name of the fingerprint; a new version if its making changes."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LINK = re.compile(r"\[(?=[^\]\n]*\]\()")


class Report:
    """One run: results as they come, rules and notifications at the end."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""
        self._results: list[dict[str, Any]] = []
        self._notes: list[dict[str, Any]] = []

    def add(self, result: Result) -> str:
        """Report one text."""
        lines, path = result.document.lines, places.slashed(result.source.name)
        for finding, fingerprint in zip(result.findings, places.fingerprints(result), strict=True):
            self._results.append(_result(finding, path, result.source.text, lines) | {
                "partialFingerprints": {FINGERPRINT: fingerprint}
            })  # fmt: skip
        for failure, message in places.failures(result):
            note = _notification(message, places.Where(path), "warning" if failure.engine else "error")
            self._notes.append(note | {"descriptor": {"id": places.BROKEN}})
        return ""

    def close(self, end: End) -> str:
        """Finish the report."""
        for where, message in end.problems:
            note = _notification(message, places.where(where), "error")
            self._notes.append(note | {"descriptor": {"id": places.NOT_CHECKED}})
        named = sorted({*end.rules, *(result["ruleId"] for result in self._results)})
        number = {rule: at for at, rule in enumerate(named)}
        for result in self._results:
            result["ruleIndex"] = number[result["ruleId"]]
        driver = {
            "name": "newslint",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": [_rule(rule, end.rules) for rule in named],
            "notifications": [
                {"id": places.BROKEN, "shortDescription": {"text": "A rule or checker failed on a file."}},
                {"id": places.NOT_CHECKED, "shortDescription": {"text": "Something could not be checked."}},
            ],
        }
        successful = not any(note["level"] == "error" for note in self._notes)
        run = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "invocations": [{"executionSuccessful": successful, "toolExecutionNotifications": self._notes}],
            "results": self._results,
        }
        return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(finding: Finding, path: str, text: str, lines: LineIndex) -> dict[str, Any]:
    artifact = {"uri": _uri(path)}
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": -1,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(finding.message)},
        "locations": [_location(artifact, finding.span, lines, text)],
    }
    if finding.related:
        made["relatedLocations"] = [
            _location(artifact, related.span, lines) | {"id": at, "message": {"text": _plain(related.message)}}
            for at, related in enumerate(finding.related, 1)
        ]
    if finding.fix:
        made["fixes"] = [_fix(finding.fix, artifact, lines)]
    return made


def _location(artifact: dict[str, str], span: Span, lines: LineIndex, text: str | None = None) -> dict[str, Any]:
    region = _region(span, lines)
    if text is not None:
        region["snippet"] = {"text": text[span.start : span.end]}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _region(span: Span, lines: LineIndex) -> dict[str, Any]:
    start, end = lines.position(span.start), lines.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "charOffset": span.start,
        "charLength": len(span),
    }


def _fix(fix: Fix, artifact: dict[str, str], lines: LineIndex) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span, lines), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {
        "description": {"text": f"{fix.safety.value} fix of newslint"},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
    }


def _notification(message: str, where: places.Where, level: str) -> dict[str, Any]:
    note: dict[str, Any] = {"level": level, "message": {"text": _plain(message)}}
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(where.path)}} if where.path else {}
    if place and where.line:
        place["region"] = {"startLine": where.line} | ({"startColumn": where.column} if where.column else {})
    return note | ({"locations": [{"physicalLocation": place}]} if place else {})


def _rule(rule_id: str, rules: Mapping[str, Rule]) -> dict[str, Any]:
    """Return what is known of a rule; those of external checkers have an id and nothing else."""
    rule = rules.get(rule_id)
    if rule is None:
        return {"id": rule_id, "shortDescription": {"text": f"A finding of {rule_id.partition('.')[0]}."}}
    why = " ".join(rule.why.split())
    help_text = f"{why}\n\nTo silence it in one place: <!-- newslint: ignore {rule.id} reason: why it stands -->"
    made: dict[str, Any] = {
        "id": rule.id,
        "shortDescription": {"text": _plain(rule.summary)},
        "fullDescription": {"text": _plain(why)},
        "help": {"text": _plain(help_text), "markdown": f"{why}\n\nExamples: `newslint rules show {rule.id}`"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }
    if rule.source_url:
        made["helpUri"] = rule.source_url
    return made


def _plain(text: str) -> str:
    """Return a text in which no part is taken for a link (SARIF 2.1.0, 3.11.6)."""
    return _LINK.sub(r"\\[", text)


def _uri(path: str) -> str:
    """Return a path as a URI reference: relative to the root of the sources if it is relative."""
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(path.encode("utf-8", "surrogateescape"), safe="/-._~")
