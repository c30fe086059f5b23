"""GitLab code quality: a JSON array of findings.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from collections.abc import Iterator
from typing import Any

from lint.engine.linter import Result
from lint.report import places
from lint.report.formats import End, Settings
from lint.report.json_report import dump
from lint.text.finding import Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_PROBLEM = "critical"


class Report:
    """One array for the run; the fingerprints do not depend on lines."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""
        self._issues: list[dict[str, Any]] = []

    def add(self, result: Result) -> str:
        """Report one text."""
        self._issues += _issues(result)
        return ""

    def close(self, end: End) -> str:
        """Finish the report."""
        for text, message in end.problems:
            where = places.where(text)
            digest = places.digest(places.NOT_CHECKED, text, message)
            self._issues.append(
                _issue(places.NOT_CHECKED, f"{text}: {message}", digest, _PROBLEM, where.path, where.line or 1)
            )
        return dump(self._issues)


def _issues(result: Result) -> Iterator[dict[str, Any]]:
    lines, path = result.document.lines, places.slashed(result.source.name)
    for finding, fingerprint in zip(result.findings, places.fingerprints(result), strict=True):
        first, last = (lines.position(at).line for at in (finding.span.start, finding.span.end))
        digest = places.digest(path, fingerprint)
        yield _issue(finding.rule, finding.message, digest, _SEVERITIES[finding.severity], path, first, last)
    for failure, message in places.failures(result):
        severity = _SEVERITIES[Severity.INFO] if failure.engine else _PROBLEM
        digest = places.digest(places.BROKEN, path, failure.rule)
        yield _issue(places.BROKEN, message, digest, severity, path, 1)


def _issue(
    check: str, description: str, fingerprint: str, severity: str, path: str, first: int, last: int | None = None
) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": first, "end": last or first}},
    }
