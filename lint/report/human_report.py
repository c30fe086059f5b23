"""The human-readable report, text by text (`lint/report/human.py` writes its parts)."""

from lint.engine.linter import Result
from lint.report import human
from lint.report.formats import End, Settings


class Report:
    """Findings under the name of their file, and a last line that counts them."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report for a device."""
        self._settings = settings

    def add(self, result: Result) -> str:
        """Report one text."""
        return human.render(result, self._settings.view, self._settings.order)

    def close(self, end: End) -> str:
        """Finish the report."""
        table = human.statistics(end.tally) if end.statistics and end.tally.findings else ""
        return table + ("" if end.quiet else human.closing(end.tally, unsafe=end.unsafe))
