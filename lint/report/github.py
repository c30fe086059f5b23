"""Annotations of GitHub Actions: one workflow command a line.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
"""

import re

from lint.engine.linter import Result
from lint.report import message_of, places, printable
from lint.report.formats import End, Settings
from lint.text.finding import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"}


class Report:
    """A command for each finding and each problem, as soon as it is known."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""

    def add(self, result: Result) -> str:
        """Report one text."""
        lines, path = result.document.lines, places.slashed(result.source.name)
        shown = []
        for finding in result.findings:
            start, end = lines.position(finding.span.start), lines.position(finding.span.end)
            properties: dict[str, str | int] = {"title": finding.rule, "file": path, "line": start.line}
            properties["endLine"] = end.line
            if start.line == end.line:  # GitHub takes no columns for several lines
                properties |= {"col": start.column, "endColumn": end.column}
            shown.append(_command(_COMMANDS[finding.severity], properties, message_of(finding, lines)))
        for failure, message in places.failures(result):
            kind = "warning" if failure.engine else "error"
            shown.append(_command(kind, {"title": places.BROKEN, "file": path}, message))
        return "".join(shown)

    def close(self, end: End) -> str:
        """Finish the report."""
        shown = []
        for where, message in end.problems:
            place = places.where(where)
            properties: dict[str, str | int] = {"title": places.NOT_CHECKED, "file": place.path}
            if place.line:
                properties |= {"line": place.line} | ({"col": place.column} if place.column else {})
            shown.append(_command("error", properties, f"{where}: {message}"))
        return "".join(shown)


def _command(kind: str, properties: "dict[str, str | int]", message: str) -> str:
    listed = ",".join(f"{name}={_escaped(str(value), '[%:,]')}" for name, value in properties.items())
    return f"::{kind} {listed}::{_escaped(message, '[%]')}\n"


def _escaped(text: str, signs: str) -> str:
    """Return a text without control characters and with `signs`, a pattern, escaped."""
    return re.sub(signs, lambda match: _ESCAPES[match.group()], printable(text))
