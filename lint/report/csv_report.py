"""CSV for spreadsheets, a finding a row. Columns count code points from 1.

A cell that a spreadsheet would take for a formula has an apostrophe before it: copy must not become a program
(https://owasp.org/www-community/attacks/CSV_Injection).
"""

import csv
from collections.abc import Sequence
from io import StringIO

from lint.engine.linter import Result
from lint.report import places, printable
from lint.report.formats import End, Settings

HEADS = ("file", "unit", "number", "column", "severity", "rule", "family", "message", "words")
"""The heads of the columns; `number` counts what `unit` names: lines, or paragraphs of a document."""

_FORMULA = ("=", "+", "-", "@")


class Report:
    """The heads, then a row for each finding and each problem."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""
        self._is_begun = False

    def add(self, result: Result) -> str:
        """Report one text."""
        lines, name = result.document.lines, result.source.name
        rows: list[Sequence[str | int]] = []
        for finding in result.findings:
            place, span = lines.position(finding.span.start), finding.span
            said = (finding.severity.word, finding.rule, finding.family, finding.message)
            rows.append((name, lines.unit, place.line, place.column, *said, result.source.text[span.start : span.end]))
        for failure, message in places.failures(result):
            severity = "warning" if failure.engine else "error"
            rows.append((name, lines.unit, "", "", severity, places.BROKEN, "", message, ""))
        return self._written(rows)

    def close(self, end: End) -> str:
        """Finish the report."""
        rows: list[Sequence[str | int]] = []
        for text, message in end.problems:
            path, line, column = places.where(text)
            rows.append((path, "line", line or "", column or "", "error", places.NOT_CHECKED, "", message, ""))
        return self._written(rows)

    def _written(self, rows: Sequence[Sequence[str | int]]) -> str:
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        if not self._is_begun:
            writer.writerow(HEADS)
        self._is_begun = True
        writer.writerows([_cell(value) if isinstance(value, str) else value for value in row] for row in rows)
        return out.getvalue()


def _cell(text: str) -> str:
    shown = printable(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
