"""Concise report, one finding a line: `path:line:column: severity: message [rule]`.

In a file without lines the place is `path:paragraph 3:7`.
"""

from lint.engine.linter import Result
from lint.report import place_of, printable, repeated


def render(result: Result) -> str:
    """Return a line for each finding of one file, each ended by a line feed; columns count code points from 1."""
    lines = result.document.lines
    rendered = []
    for finding in result.findings:
        again = repeated(finding, lines)
        rendered.append(
            f"{printable(result.source.name)}:{place_of(finding.span.start, lines)}: {finding.severity.value}:"
            f" {printable(finding.message)}{f' ({again})' if again else ''} [{finding.rule}]\n"
        )
    return "".join(rendered)
