"""Concise report, one finding a line: `path:line:column: severity: message [rule]`."""

from lint.engine.linter import Result
from lint.report import printable, repeated


def render(result: Result) -> str:
    """Return a line for each finding of one file, each ended by a line feed; columns count code points from 1."""
    lines = result.document.lines
    rendered = []
    for finding in result.findings:
        place = lines.position(finding.span.start)
        again = repeated(finding, lines)
        rendered.append(
            f"{printable(result.source.name)}:{place.line}:{place.column}: {finding.severity.word}:"
            f" {printable(finding.message)}{f' ({again})' if again else ''} [{finding.rule}]\n"
        )
    return "".join(rendered)
