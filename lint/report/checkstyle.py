"""Checkstyle XML, version 4.3, as many review tools read it. Columns count code points from 1."""

from lint.engine.linter import Result
from lint.report import places, xml_text
from lint.report.formats import End, Settings


class Report:
    """A file element for each text, and one for each problem."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""
        self._files: list[str] = []

    def add(self, result: Result) -> str:
        """Report one text."""
        lines, found = result.document.lines, []
        for finding in result.findings:
            place = lines.position(finding.span.start)
            found.append(_error(place.line, place.column, finding.severity.value, finding.message, finding.rule))
        for failure, message in places.failures(result):
            found.append(_error(1, 1, "info" if failure.engine else "error", message, places.BROKEN))
        self._file(places.slashed(result.source.name), found)
        return ""

    def close(self, end: End) -> str:
        """Finish the report."""
        for text, message in end.problems:
            where = places.where(text)
            error = _error(where.line or 1, where.column or 1, "error", message, places.NOT_CHECKED)
            self._file(where.path, [error])
        return xml_text.HEAD + xml_text.tag("checkstyle", {"version": "4.3"}, "\n" + "".join(self._files))

    def _file(self, name: str, errors: list[str]) -> None:
        self._files.append(xml_text.tag("file", {"name": name}, "\n" + "".join(errors)))


def _error(line: int, column: int, severity: str, message: str, rule: str) -> str:
    place = {"line": line, "column": column, "severity": severity}
    return xml_text.tag("error", {**place, "message": message, "source": f"newslint.{rule}"})
