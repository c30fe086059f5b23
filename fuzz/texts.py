"""Targets that lint: any copy in any format, directives in it, and edits at the language server's desk."""

import asyncio
import itertools
import json
from functools import cache

from hypothesis import strategies as st
from lsprotocol import types

from fuzz import drawing
from fuzz.registry import target
from lint.engine import fixing
from lint.engine.assembly import all_rules, make_linter
from lint.engine.linter import Linter, Result
from lint.lsp.capabilities import Settings
from lint.lsp.open_documents import OpenDocument
from lint.lsp.positions import LspPositions
from lint.lsp.state import ServerState
from lint.project.lint_job import Options
from lint.project.project import Project
from lint.report import View, concise, human, json_report
from lint.rulepack import loader
from lint.text.finding import Finding
from lint.text.source import Source
from lint.text.span import LineIndex, Span


@cache
def linter(style: str | None) -> Linter:
    """Return a linter with every rule, preview ones too."""
    pack = loader.load([])
    return make_linter(pack, all_rules(pack), style=style)


@target(250, drawing.copy(), drawing.FORMATS, drawing.STYLES)
def text(copy: str, format_: str, style: str | None) -> None:
    """Any copy is linted whole; what is found lies in it, in order, and fixes come to an end."""
    _lint(copy, format_, style)


@target(120, drawing.copy(*drawing.DIRECTIVES), drawing.FORMATS)
def directives(copy: str, format_: str) -> None:
    """The same with directives, broken ones too."""
    _lint(copy, format_, None)


def _lint(copy: str, format_: str, style: str | None) -> None:
    source = Source("story", copy, format=format_)
    result = linter(style).lint(source)
    _is_sound(result)
    assert linter(style).lint(source) == result
    for unsafe in (False, True):
        fixed, after = linter(style).fix(source, unsafe=unsafe)
        _is_sound(after)
        assert after.source.text == fixed
        assert fixing.choose(after.findings, unsafe=unsafe) == [], "the fixes come to no end"
        assert linter(style).lint(source.with_text(fixed)) == after


def _is_sound(result: Result) -> None:
    # A pattern that runs out of time says how fast the machine is, and nothing of the rule's soundness.
    assert [failure for failure in result.failures if not failure.message.startswith("TimeoutError")] == []
    copy = result.source.text
    lines = LineIndex(copy)
    assert list(result.findings) == sorted(result.findings, key=lambda finding: finding.sort_key)
    for finding in result.findings:
        for span in _spans(finding):
            assert 0 <= span.start <= span.end <= len(copy)
            for offset in (span.start, span.end):
                assert lines.offset(lines.position(offset)) == offset
                assert lines.offset_of_utf16(lines.utf16_position(offset)) == offset
                assert lines.offset_of_utf8(lines.utf8_position(offset)) == offset
        edits = finding.fix.edits if finding.fix else ()
        assert list(edits) == sorted(edits)
        assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(edits))
    human.render(result, View(width=40, color=True))
    assert len(concise.render(result).splitlines()) == len(result.findings)
    file = json_report.file_data(result)
    assert len(json.loads(json.dumps(file))["findings"]) == len(result.findings)


def _spans(finding: Finding) -> list[Span]:
    edits = finding.fix.edits if finding.fix else ()
    return [finding.span, *(other.span for other in finding.related), *(edit.span for edit in edits)]


@cache
def every_rule() -> tuple[str, ...]:
    """Return every rule by name, preview ones and those of directives too."""
    return tuple(rule.id for rule in all_rules(loader.load([])))


@cache
def house() -> Project:
    """Return what lints afresh; it knows nothing of a desk's."""
    return Project(Options(select=every_rule(), repeats="all"), None)


_EDIT = st.tuples(
    st.floats(0, 1),
    st.sampled_from([0, 0, 1, 9, 80]),
    st.one_of(drawing.copy(*drawing.DIRECTIVES), st.sampled_from(drawing.ODD), st.just("")),
)


@target(
    60,
    drawing.copy(),
    st.sampled_from(["plaintext", "markdown", "html"]),
    st.sampled_from(["utf-8", "utf-16", "utf-32"]),
    st.lists(_EDIT, min_size=1, max_size=5),
)
def edits(copy: str, kind: str, encoding: str, changes: list[tuple[float, int, str]]) -> None:
    """What a language server finds after any edits is what a fresh lint of the same text finds."""
    desk = ServerState(settings=Settings(select=every_rule()))
    uri = "file:///nowhere/story.txt"
    open_text = desk.texts[uri] = OpenDocument(uri, kind, 0, LspPositions(copy, encoding), encoding)
    loop = asyncio.new_event_loop()
    try:
        for where, length, new in changes:
            before = open_text.text
            start = round(where * len(before))
            range_ = open_text.places.range(Span(start, min(len(before), start + length)))
            exact = open_text.places.span(range_)
            assert open_text.change(open_text.version + 1, [types.TextDocumentContentChangePartial(range_, new)])
            assert open_text.text == before[: exact.start] + new + before[exact.end :]
            checked = loop.run_until_complete(desk.checked(uri))
            assert checked is not None
            assert checked.result == _fresh(open_text)
    finally:
        desk.pool.shutdown()
        loop.close()


def _fresh(open_text: OpenDocument) -> Result:
    setup = house().setup(open_text.path)
    source = Source(open_text.path, open_text.text, format=open_text.source.format)
    return setup.linter.lint(source)
