"""JSON lines: one object a line, which says in `kind` what it is: a finding, a failure, a problem or the statistics."""

from collections.abc import Iterator
from typing import Any

from lint.engine.linter import Result
from lint.report.formats import End, Settings
from lint.report.json_report import file_data, line, statistics_data


class Report:
    """The objects of the JSON report, each on a line of its own, as soon as its text is checked."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""

    def add(self, result: Result) -> str:
        """Report one text."""
        return "".join(map(line, _objects(file_data(result))))

    def close(self, end: End) -> str:
        """Finish the report."""
        objects = [{"kind": "problem", "where": where, "message": message} for where, message in end.problems]
        if end.statistics:
            objects += [{"kind": "statistics", **row} for row in statistics_data(end.tally)]
        return "".join(map(line, objects))


def _objects(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for finding in data["findings"]:
        yield {"kind": "finding", "path": data["path"], **finding}
    for failure in data["failures"]:
        yield {"kind": "failure", **failure}
