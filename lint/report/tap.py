"""TAP, the Test Anything Protocol, version 13: a test point for each file, its findings in a YAML block.

Source: https://testanything.org/tap-version-13-specification.html.
"""

from typing import Any

from lint.engine.linter import Result
from lint.report import places
from lint.report.formats import End, Settings
from lint.report.json_report import line
from lint.report.xml_text import clean  # YAML forbids the same characters


class Report:
    """A file fails if it has a finding that makes the run fail, or could not be checked; the plan stands at the end."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""
        self._settings = settings
        self._points = 0

    def add(self, result: Result) -> str:
        """Report one text."""
        lines = result.document.lines
        rows: list[dict[str, Any]] = []
        passed = not any(not failure.engine for failure in result.failures)
        for finding in result.findings:
            place = lines.position(finding.span.start)
            said = {"severity": finding.severity.value, "message": clean(finding.message), "rule": finding.rule}
            rows.append({"line": place.line, "column": place.column, **said})
            passed = passed and not self._settings.fails(finding.severity)
        rows += [{"message": clean(message), "rule": places.BROKEN} for _, message in places.failures(result)]
        return self._point(places.slashed(result.source.name), rows, passed=passed)

    def close(self, end: End) -> str:
        """Finish the report."""
        shown = []
        for where, message in end.problems:
            row = {"message": clean(message), "rule": places.NOT_CHECKED}
            shown.append(self._point(where, [row], passed=False))
        return ("" if self._points else "TAP version 13\n") + "".join(shown) + f"1..{self._points}\n"

    def _point(self, name: str, rows: list[dict[str, Any]], *, passed: bool) -> str:
        head = "" if self._points else "TAP version 13\n"
        self._points += 1
        described = clean(name).replace("\\", "\\\\").replace("#", "\\#")
        # JSON is YAML too, and each object is one line.
        block = "".join(["  ---\n  findings:\n", *(f"    - {line(row)}" for row in rows), "  ...\n"]) if rows else ""
        return f"{head}{'ok' if passed else 'not ok'} {self._points} - {described}\n{block}"
