"""Azure Pipelines: one logging command a line; a remark is a plain line, since there is no command for it.

Source: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands. Columns count code points from 1.
"""

import re

from lint.engine.linter import Result
from lint.report import concise, message_of, places, printable
from lint.report.formats import End, Settings
from lint.text.finding import Severity

_ESCAPES = {"%": "%AZP25", ";": "%3B", "]": "%5D"}
_SIGNS = re.compile(r"[%;\]]")


class Report:
    """A command for each error, warning and problem, as soon as it is known."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""

    def add(self, result: Result) -> str:
        """Report one text."""
        lines, path = result.document.lines, places.slashed(result.source.name)
        shown = []
        for finding in result.findings:
            if finding.severity is Severity.INFO:
                shown.append(_harmless(concise.line_of(finding, result)))
                continue
            place = lines.position(finding.span.start)
            where = places.Where(path, place.line, place.column)
            shown.append(_command(finding.severity.value, where, finding.rule, message_of(finding, lines)))
        for failure, message in places.failures(result):
            shown.append(_command("warning" if failure.engine else "error", places.Where(path), places.BROKEN, message))
        return "".join(shown)

    def close(self, end: End) -> str:
        """Finish the report."""
        return "".join(
            _command("error", places.where(where), places.NOT_CHECKED, f"{where}: {message}")
            for where, message in end.problems
        )


def _command(kind: str, where: places.Where, rule: str, message: str) -> str:
    given = {"sourcepath": where.path, "linenumber": where.line, "columnnumber": where.column, "code": rule}
    listed = "".join(f"{name}={_escaped(str(value))};" for name, value in given.items() if value is not None)
    return f"##vso[task.logissue type={kind};{listed}]{_escaped(message)}\n"


def _escaped(text: str) -> str:
    """Return a text without control characters and with the signs escaped that end a property or a command."""
    return _SIGNS.sub(lambda match: _ESCAPES[match.group()], _harmless(printable(text)))


def _harmless(text: str) -> str:
    """Return a text that holds no command: Azure looks for them anywhere in a line."""
    return text.replace("##", "# #")
