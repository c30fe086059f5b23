"""One article as a page: its copy, the findings in the margin beside their words, names and sourcing."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from lint.analysis import Analysis
from lint.engine.linter import Result
from lint.report import hidden_words, said_of
from lint.report.excerpt import excerpt
from lint.report.human import WORDS
from lint.report.page import notes, panels
from lint.report.page.marked_copy import MarkedCopy
from lint.report.page.markup import counted, document, shown
from lint.report.page.notes import RuleOf
from lint.text.document import Document
from lint.text.finding import Finding
from lint.text.span import Span

_OUTSIDE = 120
"""Columns of a line outside the copy, such as a comment, that are shown."""

_KEYS = (
    ("j", "next finding"),
    ("k", "previous finding"),
    ("w", "show or hide every reason"),
    ("f", "filters"),
    ("c", "copy"),
    ("n", "names"),
    ("s", "sourcing"),
    ("Esc", "back: no finding selected"),
    ("?", "these keys"),
)

Numbered = tuple[int, Finding]
"""A finding and its number on the page, from 1."""


class _Row(NamedTuple):
    """What stands beside notes: a block of copy, or a line outside the copy (`kind` "outside"), or `_drawn`."""

    kind: str
    span: Span
    findings: Sequence[Numbered]


def render(analysis: Analysis, result: Result, rule_of: RuleOf, links: Sequence[tuple[str, str]] = ()) -> str:
    """Return the page of an article: one HTML document that makes no request, and reads without its script.

    `links` are (address, words) of the pages around it, such as an index.
    """
    name = result.source.name
    numbered = list(enumerate(result.findings, start=1))
    body = (
        '<a class="skip" href="#copy">To the copy</a>\n'
        f"{_head(name, result, links)}{_filters(result.findings)}"
        f'<main id="copy" tabindex="-1">\n<h2 class="hidden">Copy</h2>\n{_copy(analysis, result.document, numbered, rule_of)}</main>\n'
        f'<div class="panels">\n{panels.names(analysis)}{panels.sourcing(analysis)}</div>\n'
        f"{_help()}"
    )
    return document(f"{name}: newslint", body, script="article.js")


def _head(name: str, result: Result, links: Sequence[tuple[str, str]]) -> str:
    around = "".join(f'<a href="{shown(address)}">{shown(words)}</a>\n' for address, words in links)
    fixes = sum(finding.fix is not None for finding in result.findings)
    words = sum(len(result.document.readable(one.span.start, one.span.end).split()) for one in result.document.blocks)
    facts = f"{notes.tally(result.findings)} in {counted(words, 'word')}{f'; {fixes} with a fix' if fixes else ''}"
    facts += f"; {hidden_words(result.hidden)}" if result.hidden else ""
    broken = "".join(f"<li>{shown(said_of(failure))}</li>\n" for failure in result.failures)
    alert = f'<ul class="alert" aria-label="Not everything was checked">\n{broken}</ul>\n' if broken else ""
    return (
        f'<header>\n<p class="brand">newslint</p>\n<h1>{shown(name)}</h1>\n<p class="facts">{facts}</p>\n{alert}'
        f'<nav aria-label="This page">\n{around}<a href="#copy">Copy</a>\n<a href="#names">Names</a>\n'
        '<a href="#sourcing">Sourcing</a>\n</nav>\n</header>\n'
    )


def _filters(findings: Sequence[Finding]) -> str:
    """Return the controls that need the script, hidden until it runs."""
    severities = Counter(finding.severity for finding in findings)
    families = Counter(finding.family for finding in findings)
    by_severity = "".join(
        _choice("severity", severity.value, f'<mark class="{severity.value}">{word}s</mark>', severities[severity])
        for severity, word in WORDS.items()
        if severities[severity]
    )
    by_family = "".join(
        _choice("family", shown(family), shown(family), count) for family, count in sorted(families.items())
    )
    return (
        '<form class="filters" id="filters" aria-label="Filters" hidden>\n'
        f"<fieldset>\n<legend>Severity</legend>\n{by_severity}</fieldset>\n"
        f"<fieldset>\n<legend>Family</legend>\n{by_family}</fieldset>\n"
        '<div class="tools"><p id="status" role="status"></p><button type="button" id="previous">Previous</button>'
        '<button type="button" id="next">Next</button>'
        '<button type="button" id="reasons" aria-pressed="false">Reasons</button>'
        '<button type="button" id="keys">Keys</button></div>\n</form>\n'
    )


def _choice(group: str, value: str, label: str, count: int) -> str:
    return (
        f'<label><input type="checkbox" name="{group}" value="{value}" checked> {label}'
        f' <span class="count">{count}</span></label>\n'
    )


def _copy(analysis: Analysis, text: Document, numbered: Sequence[Numbered], rule_of: RuleOf) -> str:
    places = [mark for number, finding in numbered for mark in notes.marks(number, finding)]
    marked = MarkedCopy(text, [*places, *panels.marks(analysis)])
    return "".join(_row(row, text, marked, rule_of) for row in _rows(text, numbered)) or "<p>There is no copy.</p>\n"


def _rows(text: Document, numbered: Sequence[Numbered]) -> list[_Row]:
    """Return the blocks in order, each with the findings that begin in it, and lines outside them with theirs."""
    of_block: dict[int, list[Numbered]] = {}
    outside: list[Numbered] = []
    for one in numbered:
        number = text.block_number(one[1].span.start)
        (outside if number is None else of_block.setdefault(number, [])).append(one)
    rows = [
        _Row(_drawn(text, number), block.span, of_block.get(number, ())) for number, block in enumerate(text.blocks)
    ]
    lines = groupby(outside, lambda one: text.lines.position(one[1].span.start).line)
    rows += [_Row("outside", text.lines.line_span(line), list(found)) for line, found in lines]
    return sorted(rows, key=lambda row: row.span.start)


def _drawn(text: Document, number: int) -> str:
    """Return how a block is drawn: by its kind, but a title that the next headline repeats is “repeated”, and small."""
    kind, following = text.blocks[number].kind, text.blocks[number + 1 : number + 2]
    if kind != "headline" or not following or following[0].kind != kind:
        return kind
    own, other = (text.readable(one.start, one.end).split() for one in (text.blocks[number].span, following[0].span))
    return "repeated" if own == other else kind


def _row(row: _Row, text: Document, marked: MarkedCopy, rule_of: RuleOf) -> str:
    line = text.lines.position(row.span.start).line
    if row.kind == "outside":
        copy = f'<p class="copy outside">Not copy: <code>{_outside(row, text)}</code></p>\n'
    elif row.kind == "headline":
        copy = f'<h3 class="copy headline">{marked.html(row.span)}</h3>\n'
    else:
        copy = f'<p class="copy {row.kind}">{marked.html(row.span)}</p>\n'
    found = "".join(notes.note(number, finding, text, rule_of(finding.rule)) for number, finding in row.findings)
    beside = f'<ol class="notes" role="list" aria-label="Findings in line {line}">\n{found}</ol>\n' if found else ""
    return f'<div class="row"><span class="line" aria-hidden="true">{line}</span>\n{copy}{beside}</div>\n'


def _outside(row: _Row, text: Document) -> str:
    """Return a line outside the copy, with the anchors of its findings."""
    anchors = "".join(f'<span id="m{number}"></span>' for number, _ in row.findings)
    line = excerpt(text.text, row.span, row.findings[0][1].span, _OUTSIDE)
    return f"{anchors}{shown(line.copy)}"


def _help() -> str:
    keys = "".join(f"<div><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div>\n" for key, words in _KEYS)
    return (
        '<dialog id="help" aria-labelledby="help-title">\n<h2 id="help-title">Keys</h2>\n'
        f"<dl>\n{keys}</dl>\n"
        '<p><label><input type="checkbox" id="use-keys" checked> Use these keys</label></p>\n'
        '<form method="dialog"><button autofocus>Close</button></form>\n</dialog>\n'
    )
