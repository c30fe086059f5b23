"""Concise report, one finding a line: `path:line:column: severity: message [rule]`.

In a file without lines the place is `path:paragraph 3:7`.
"""

from lint.engine.linter import Result
from lint.report import human, message_of, place_of, printable
from lint.report.formats import End, Settings
from lint.text.finding import Finding


def render(result: Result) -> str:
    """Return a line for each finding of one file, each ended by a line feed; columns count code points from 1."""
    return "".join(line_of(finding, result) for finding in result.findings)


def line_of(finding: Finding, result: Result) -> str:
    """Return the line of one finding, ended by a line feed."""
    lines = result.document.lines
    return (
        f"{printable(result.source.name)}:{place_of(finding.span.start, lines)}: {finding.severity.word}:"
        f" {printable(message_of(finding, lines))} [{finding.rule}]\n"
    )


class Report:
    """One finding a line; nothing at the end but the statistics, if they are asked for."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""

    def add(self, result: Result) -> str:
        """Report one text."""
        return render(result)

    def close(self, end: End) -> str:
        """Finish the report."""
        return human.statistics(end.tally) if end.statistics and end.tally.findings else ""
