"""Human-readable report: each finding with its line of copy, a caret line and its related places."""

import unicodedata
from collections.abc import Iterator

from lint.engine.linter import Result
from lint.report import Tally, View, place_of, printable, repeated
from lint.text.finding import Finding, Safety, Severity
from lint.text.span import LineIndex, Span

WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
"""Severities in an editor's words."""

MOST_RELATED = 6
"""How many other places of one finding are listed; the rest are counted."""

_COLORS = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.INFO: "36;1"}
_BOLD, _DIM = "1", "2"
_INDENT = "    "
_TAB = 4
_MARKS_A_COLUMN = 4  # more code points to a column than this, and it is no copy
_NARROWEST = 20
_ELLIPSIS = "…"
_DELETE = "\x7f"
_SOFT_HYPHEN = "\u00ad"
_WORD_REACH = 12


def render(result: Result, view: View) -> str:
    """Return the findings of one file under its name, or an empty text where there are none."""
    if not result.findings:
        return ""
    lines = result.document.lines
    shown = [_paint(printable(result.source.name), _BOLD, view) + "\n"]
    for finding in result.findings:
        shown.extend(f"{line}\n" for line in _finding(finding, result.source.text, lines, view))
    return "".join(shown) + "\n"


def closing(tally: Tally, *, unsafe: bool = False) -> str:
    """Return the last lines of a report: the number of findings and files, and how many findings are fixable.

    `unsafe` means that unsafe fixes were asked for, and are counted with the others.
    """
    files = _counted(tally.files, "file")
    if not tally.files:
        return "No files were checked.\n"
    if not tally.findings:
        return f"No findings in {files}.\n"
    counts = [
        _counted(tally.severities[severity], WORDS[severity]) for severity in Severity if tally.severities[severity]
    ]
    said = f"{', '.join(counts)} in {files}\n"
    safe, others = tally.fixes[Safety.SAFE], tally.fixes[Safety.UNSAFE]
    if unsafe:
        safe, others = 0, safe + others
    options = ((safe, "fixable with --fix"), (others, f"{'more ' if safe else ''}fixable with --fix --unsafe-fixes"))
    fixable = ", ".join(f"{count:,} {words}" for count, words in options if count)
    return said + (f"{fixable}\n" if fixable else "")


def statistics(tally: Tally) -> str:
    """Return a table of findings by rule, the most frequent first."""
    rows = [(str(count), f"{rate:.2f}", rule) for rule, count, rate in tally.by_rule()]
    table = [("findings", "per 1,000 words", "rule"), *rows]
    return "".join(f"{count:>8}  {rate:>15}  {rule}\n" for count, rate, rule in table)


def _finding(finding: Finding, text: str, lines: LineIndex, view: View) -> Iterator[str]:
    place = lines.position(finding.span.start)
    severity = _paint(WORDS[finding.severity], _COLORS[finding.severity], view)
    rule = _paint(f"[{finding.rule}]", _DIM, view)
    yield f"  {place_of(finding.span.start, lines)} {severity}: {printable(finding.message)} {rule}"
    line = lines.line_span(place.line)
    copy, carets = excerpt(text, line, finding.span, max(view.width - len(_INDENT), _NARROWEST))
    yield _INDENT + copy
    yield _INDENT + _paint(carets, _COLORS[finding.severity], view)
    if again := repeated(finding, lines):
        yield f"{_INDENT}{again}"
    evidence = [related for related in finding.related if not related.repeat]
    for related in evidence[:MOST_RELATED]:
        yield f"{_INDENT}see {place_of(related.span.start, lines)}: {printable(related.message)}"
    if len(evidence) > MOST_RELATED:
        yield f"{_INDENT}and {len(evidence) - MOST_RELATED} more"


def excerpt(text: str, line: Span, span: Span, width: int) -> tuple[str, str]:
    """Return the part of a line of `text` around `span` that fits into `width` columns, and the caret line for it.

    Carets count terminal columns: two for a wide character, none for a combining mark. Tabs are expanded, and a span
    that continues in the next line is marked to the end of this one.
    """
    marked = range(min(span.start, line.end), min(span.end, line.end))
    start, stop = _window(text, line, marked, width)
    copy, carets = (_ELLIPSIS, " ") if start > line.start else ("", "")
    for at in range(start, stop):
        character = text[at]
        cells = _TAB - len(carets) % _TAB if character == "\t" else _cells(character)
        copy += " " * cells if character == "\t" else printable(character)
        if at == marked.start and not (cells and marked):
            carets += "^"  # nothing, or something without a width of its own, is pointed at all the same
            cells = max(cells - 1, 0)
        carets += ("^" if at in marked else " ") * cells
    if marked.start >= stop:
        carets += "^"
    if stop < line.end:
        copy += _ELLIPSIS
    return copy, carets.rstrip()


def _window(text: str, line: Span, marked: range, width: int) -> tuple[int, int]:
    """Return the range of code points to show: the whole line if it fits, else the marked part and its neighbours."""
    reach = width * _MARKS_A_COLUMN
    if len(line) <= reach and sum(_widest(text[at]) for at in range(line.start, line.end)) <= width:
        return line.start, line.end
    first, last = max(line.start, marked.start - reach), min(line.end, marked.start + reach)
    room = width - 2  # an ellipsis at either end
    stop, room = _grow(text, range(marked.start, min(marked.stop, last)), room)
    start, left_over = _grow(text, range(marked.start - 1, first - 1, -1), room // 2)
    stop, room = _grow(text, range(stop, last), room - room // 2 + left_over)
    start, _ = _grow(text, range(start, first - 1, -1), room)
    return _at_word(text, line, start + 1, marked.start), stop


def _grow(text: str, places: range, room: int) -> tuple[int, int]:
    """Walk over `places` while their characters fit into `room` columns: the first that does not, and what is left."""
    for at in places:
        cells = _widest(text[at])
        if cells > room:
            return at, room
        room -= cells
    return places.stop, room


def _at_word(text: str, line: Span, start: int, limit: int) -> int:
    """Move a cut right to the next word, if one begins soon and before `limit`; never begin with a combining mark."""
    if start == line.start:
        return start
    space = text.find(" ", start - 1, min(start + _WORD_REACH, limit))
    if space >= 0:
        return space + 1
    while start < limit and not _cells(text[start]):
        start += 1
    return start


def _widest(character: str) -> int:
    return _TAB if character == "\t" else _cells(character)


def _cells(character: str) -> int:
    """Return the columns that a terminal gives a character: 0, 1 or 2."""
    if " " <= character < _DELETE or printable(character) != character or character == _SOFT_HYPHEN:
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _paint(text: str, code: str, view: View) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if view.color and text else text
