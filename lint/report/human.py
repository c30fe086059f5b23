"""Human-readable report: each finding with its line of copy, the words marked, and its related places."""

from collections.abc import Iterator, Sequence
from typing import Literal

from lint.engine.linter import Result
from lint.report import Tally, View, evidence, hidden_words, place_of, printable, repeated
from lint.report.excerpt import excerpt
from lint.report.layout import BOLD, CYAN, DIM, RED, YELLOW, columns, paint, wrap
from lint.text.finding import Finding, Safety, Severity
from lint.text.span import LineIndex

WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
"""Severities in an editor's words."""

COLORS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: CYAN}
"""The colour of each severity on a terminal."""

MOST_RELATED = 6
"""How many other places of one finding are listed; the rest are counted."""

Order = Literal["severity", "place"]
"""The order of the findings of a file: the gravest first, or as they stand in the text."""

_MOST_NAMED = 3
"""Files and folders that a command to be typed names; where there are more it says FILE."""

_HANGING = "  "
_INDENT = "    "
_NARROWEST = 20


def render(result: Result, view: View, order: Order = "severity") -> str:
    """Return the findings of one file, a blank line behind each, or an empty text where there are none."""
    found = result.findings
    if order == "severity":
        found = tuple(sorted(found, key=lambda finding: finding.severity.rank))  # stable: by place within each
    name = printable(result.source.name)
    lines = result.document.lines
    blocks = ("\n".join(_finding(finding, name, result.source.text, lines, view)) for finding in found)
    return "".join(f"{block}\n\n" for block in blocks)


def closing(tally: Tally, *, unsafe: bool = False) -> str:
    """Return the last lines of a report: the number of findings and files, and the command that shows the fixes.

    `unsafe` means that unsafe fixes were asked for, and are counted with the others.
    """
    files = _counted(tally.files, "file")
    if not tally.files:
        return "No files were checked.\n"
    hidden = f"; {hidden_words(tally.hidden)}" if tally.hidden else ""
    if not tally.findings:
        return f"No findings in {files}{hidden}.\n"
    counts = [
        _counted(tally.severities[severity], WORDS[severity]) for severity in Severity if tally.severities[severity]
    ]
    return f"{', '.join(counts)} in {files}{hidden}\n{_fixable(tally, unsafe=unsafe)}"


def _fixable(tally: Tally, *, unsafe: bool) -> str:
    safe, others = tally.fixes[Safety.SAFE], tally.fixes[Safety.UNSAFE]
    if unsafe:
        safe, others = 0, safe + others
    name = _typed(tally.named) if 0 < len(tally.named) <= _MOST_NAMED else "FILE..."
    if not safe + others:
        return ""
    if not safe:
        return f"{_counted(others, 'fix', 'fixes')} available: newslint --diff --unsafe-fixes {name}\n"
    more = f" ({others:,} more with --unsafe-fixes)" if others else ""
    return f"{_counted(safe, 'fix', 'fixes')} available: newslint --diff {name}{more}\n"


def _typed(names: Sequence[str]) -> str:
    """Return files as they are typed in a shell."""
    from shlex import join  # noqa: PLC0415 - only a report of findings with fixes needs it

    return join([printable(name) for name in names])


def statistics(tally: Tally) -> str:
    """Return a table of findings by rule, the most frequent first."""
    rows = [(str(count), f"{rate:.2f}", rule) for rule, count, rate in tally.by_rule()]
    table = [("findings", "per 1,000 words", "rule"), *rows]
    return "".join(f"{count:>8}  {rate:>15}  {rule}\n" for count, rate, rule in table)


def _finding(finding: Finding, name: str, text: str, lines: LineIndex, view: View) -> Iterator[str]:
    place = lines.position(finding.span.start)
    where = f"{name}:{place_of(finding.span.start, lines)}"  # what terminals and editors make a link of
    yield from _heading(finding, where, view)
    line = lines.line_span(place.line)
    shown = excerpt(text, line, finding.span, max(view.width - len(_INDENT), _NARROWEST))
    for row in shown.shown(f"{COLORS[finding.severity]};{BOLD}", view):
        yield _INDENT + row
    yield from _elsewhere(finding, name, lines, view)


def _heading(finding: Finding, where: str, view: View) -> Iterator[str]:
    """Yield place, severity, message and rule, broken to the width; the place keeps a line to itself if it must."""
    severity, rule = f"{WORDS[finding.severity]}:", f"[{finding.rule}]"
    said = f"{severity} {printable(finding.message)} {rule}"
    rows = wrap(said, view.width, first=f"{where} ", rest=_HANGING)
    if 2 * columns(where) > view.width or columns(rows[0]) > view.width:
        rows = [where, *wrap(said, view.width, first=_HANGING, rest=_HANGING)]
    rows[-1] = rows[-1].removesuffix(rule) + paint(rule, DIM, view)
    painted = paint(severity, f"{COLORS[finding.severity]};{BOLD}", view)
    rows[0] = paint(where, BOLD, view) + rows[0].removeprefix(where).replace(severity, painted, 1)
    if rows[0] == paint(where, BOLD, view):
        rows[1] = rows[1].replace(severity, painted, 1)
    yield from rows


def _elsewhere(finding: Finding, name: str, lines: LineIndex, view: View) -> Iterator[str]:
    """Yield the other places of a finding."""
    if again := repeated(finding, lines):
        yield from wrap(again, view.width, first=_INDENT, rest=_INDENT + _HANGING)
    others = evidence(finding)
    for related in others[:MOST_RELATED]:
        where = f"{_INDENT}see {name}:{place_of(related.span.start, lines)} "
        yield from wrap(printable(related.message), view.width, first=where, rest=_INDENT + _HANGING)
    if len(others) > MOST_RELATED:
        yield f"{_INDENT}and {len(others) - MOST_RELATED} more"


def _counted(number: int, word: str, words: str = "") -> str:
    return f"{number:,} {word if number == 1 else words or f'{word}s'}"
