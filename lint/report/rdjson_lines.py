"""rdjsonl, the diagnostics of reviewdog, one JSON object a line; see `lint/report/rdjson.py`."""

from lint.engine.linter import Result
from lint.report import rdjson
from lint.report.formats import End, Settings
from lint.report.json_report import line


class Report:
    """A line for each diagnostic, as soon as its text is checked."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""

    def add(self, result: Result) -> str:
        """Report one text."""
        return "".join(line(one | {"source": rdjson.SOURCE}) for one in rdjson.of_text(result))

    def close(self, end: End) -> str:
        """Finish the report."""
        return "".join(line(one | {"source": rdjson.SOURCE}) for one in rdjson.of_problems(end))
