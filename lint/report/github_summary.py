"""Markdown for the job summary of GitHub Actions: counts, what could not be checked, and the gravest findings."""

import html
import re

from lint.engine.linter import Result
from lint.report import places, printable
from lint.report.formats import End, Settings
from lint.text.finding import Severity

MOST_ROWS = 200
"""How many findings are listed; the rest are counted. GitHub takes 1 MiB of Markdown for a step."""

_LONGEST = 400
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~@:])")


class Report:
    """A heading, a table of findings, and a table of counts by rule."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""
        self._rows: list[tuple[int, str]] = []
        self._broken: list[str] = []

    def add(self, result: Result) -> str:
        """Report one text."""
        lines, path = result.document.lines, places.slashed(result.source.name)
        for finding in result.findings:
            line = lines.position(finding.span.start).line
            cells = (f"{path}:{line}", finding.severity.value, finding.message, finding.rule)
            self._rows.append((finding.severity.rank, f"| {' | '.join(map(_cell, cells))} |\n"))
        self._broken += [f"- {_cell(path)}: {_cell(message)}\n" for _, message in places.failures(result)]
        return ""

    def close(self, end: End) -> str:
        """Finish the report."""
        self._broken += [f"- {_cell(where)}: {_cell(message)}\n" for where, message in end.problems]
        found = [_counted(end.tally.severities[one], one.value) for one in Severity if end.tally.severities[one]]
        counts = ", ".join(found) or "no findings"
        parts = [f"### newslint: {counts} in {_counted(end.tally.files, 'file')}\n\n"]
        if self._broken:
            listed = self._broken[:MOST_ROWS]
            parts += ["Not checked, or not to the end:\n\n", *listed, _more(len(self._broken)), "\n"]
        if self._rows:
            rows = [row for _, row in sorted(self._rows, key=lambda row: row[0])[:MOST_ROWS]]
            parts += ["| place | severity | finding | rule |\n| --- | --- | --- | --- |\n", *rows, "\n"]
            parts += [_more(len(self._rows)), "\n| rule | findings |\n| --- | ---: |\n"]
            parts += [f"| {_cell(rule)} | {count} |\n" for rule, count, _ in end.tally.by_rule()]
        return "".join(parts)


def _more(count: int) -> str:
    return f"{count - MOST_ROWS:,} more are not listed here.\n" if count > MOST_ROWS else ""


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 or word == 'info' else 's'}"


def _cell(text: str) -> str:
    """Return a text for a cell of a table: one line, in which nothing is markup."""
    short = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return _MARKUP.sub(r"\\\1", html.escape(printable(short), quote=False))
