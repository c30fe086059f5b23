"""Render attributions as text for people and as plain data for programs."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lint.analysis import Analysis
from lint.analysis.attribution import links
from lint.analysis.attribution.article_attributions import ArticleAttributions, LinkedSentence
from lint.analysis.attribution.attributed_quotations import is_speech
from lint.analysis.attribution.pronoun_resolution import with_person
from lint.analysis.attribution.relations import AttributionRelation, nested
from lint.report import View, json_report, place_of, printable
from lint.report.layout import BOLD, DIM, YELLOW, paint
from lint.text.span import Span

_LEAST = 24
"""Code points of the content that are shown on the narrowest screen."""
_NOBODY = "no source"


class _Row(NamedTuple):
    """A line of text output: place, source, cue and content."""

    at: int
    speaker: str
    source: str
    cue: str
    said: str


def data(path: str, analysis: Analysis, found: ArticleAttributions) -> dict[str, Any]:
    """Return the attributions of one file as plain values, in the order of the text.

    A range has start and end (line and column from 1, offset from 0, in code points, ends exclusive) and its text as it
    is read, without markup.
    """
    entries = [
        (triple.contents[0][0], _triple(analysis, triple, inner=inner))
        for triple, inner in zip(found.relations, nested(found.relations), strict=True)
    ]
    entries += [(linked.start, _link(analysis, linked)) for linked in found.linked]
    return {
        "path": path,
        "attributions": [entry for _, entry in sorted(entries, key=lambda pair: pair[0])],
        "unattributed": [
            {"speech": is_speech(analysis.text, remark), **text_range(analysis, remark.start, remark.end)}
            for remark in found.unattributed
        ],
    }


def _triple(analysis: Analysis, triple: AttributionRelation, *, inner: bool) -> dict[str, Any]:
    given = triple.attribution
    known = given.source_start < given.source_end
    return {
        "manner": triple.manner,
        "kind": given.kind,
        "cue_kind": given.cue_kind,
        "speaker": triple.name or None,
        "candidates": list(triple.candidates),
        "nested": inner,
        "source": text_range(analysis, given.source_start, given.source_end) if known else None,
        "cue": text_range(analysis, given.cue_start, given.cue_end),
        "content": [text_range(analysis, start, end) for start, end in triple.contents],
    }


def _link(analysis: Analysis, linked: LinkedSentence) -> dict[str, Any]:
    quoted = any(analysis.in_quotation(at) for at in (linked.start, linked.end - 1))
    return {
        "manner": "mixed" if quoted else "indirect",
        "kind": "link",
        "cue_kind": "link",
        "speaker": None,
        "candidates": [],
        "nested": False,
        "source": {"address": linked.link.address, **text_range(analysis, linked.link.start, linked.link.end)},
        "cue": None,
        "content": [text_range(analysis, linked.start, linked.end)],
    }


def text_range(analysis: Analysis, start: int, end: int) -> dict[str, Any]:
    """Return the code points [start, end) as plain values: start and end with line and column, and the text as read."""
    return {
        **json_report.span_data(Span(start, end), analysis.document.lines),
        "text": analysis.document.readable(start, end),
    }


def listed(path: str, analysis: Analysis, found: ArticleAttributions, *, by: str, everything: bool, view: View) -> str:
    """Return the attributions of one file, one a line, in the order of the text or `by` speaker.

    Unless `everything` is set, acts and views are left out if they cover no quotation, and so are quotations that are
    not speech. Lines are cut at the width of the view; a width of 0 cuts nothing.
    """
    lines = analysis.document.lines
    rows = sorted(_rows(analysis, found, everything=everything))
    wide = max((len(place_of(row.at, lines)) for row in rows), default=0)
    out = [paint(printable(path), BOLD, view)]
    if by == "speaker":
        groups: dict[str, list[_Row]] = {}
        for row in rows:
            groups.setdefault(row.speaker, []).append(row)
        for speaker, together in groups.items():
            out.append(f"  {paint(printable(speaker), BOLD, view)}")
            out += [f"    {place_of(row.at, lines):<{wide}}  {_cut(row, view, wide + 6)}" for row in together]
    else:
        out += [f"  {place_of(row.at, lines):<{wide}}  {_cut(row, view, wide + 4)}" for row in rows]
    out.append(f"  {_summary(analysis, found)}")
    return "\n".join(out) + "\n"


def _rows(analysis: Analysis, found: ArticleAttributions, *, everything: bool) -> Iterator[_Row]:
    for relation in found.relations:
        if everything or _is_shown(relation):
            yield _relation_row(analysis, relation)
    for linked in found.linked:
        site = links.site(linked.link.address)
        yield _Row(linked.start, site, site, "link", _words(analysis, linked.start, linked.end))
    for quotation in found.unattributed:
        if everything or is_speech(analysis.text, quotation):
            words = _words(analysis, quotation.start, quotation.end)
            yield _Row(quotation.start, _NOBODY, _NOBODY, "", words)


def _is_shown(relation: AttributionRelation) -> bool:
    """Tell whether an attribution is always shown: it reports words or a belief, or covers a quotation."""
    given = relation.attribution
    return given.reports or given.cue_kind == "belief" or relation.manner != "indirect"


def _relation_row(analysis: Analysis, relation: AttributionRelation) -> _Row:
    given = relation.attribution
    source = _words(analysis, given.source_start, given.source_end).rstrip(",—–") or _NOBODY
    speaker = relation.name or source
    if given.kind == "pronoun" or relation.candidates:
        source = with_person(source, relation.name, relation.candidates)
    cue = _words(analysis, given.cue_start, given.cue_end)
    content = " … ".join(_words(analysis, start, end) for start, end in relation.contents)
    return _Row(relation.contents[0][0], speaker, source, cue, content)


def _words(analysis: Analysis, start: int, end: int) -> str:
    """Return the words of a range on one line."""
    return " ".join(analysis.read(start, end).split())


def _cut(row: _Row, view: View, taken: int) -> str:
    """Return a row as one line, its last part shortened between words so that it fits."""
    source, cue, said = printable(row.source), printable(row.cue), printable(row.said)
    arrows = " -> " * (2 if cue else 1)
    room = max(_LEAST, view.width - taken - len(source + cue + arrows)) if view.width else len(said)
    if len(said) > room:
        said = said[: room - 1].rsplit(" ", 1)[0] + "…"
    painted = paint(source, YELLOW if row.source == _NOBODY else BOLD, view)
    return " -> ".join(part for part in (painted, paint(cue, DIM, view), said) if part)


def _summary(analysis: Analysis, found: ArticleAttributions) -> str:
    quotations = len(analysis.remarks)
    orphans = sum(is_speech(analysis.text, remark) for remark in found.unattributed)
    speakers = {triple.name for triple in found.relations if triple.name and triple.attribution.reports}
    return (
        f"{_count(quotations, 'quotation')}, {orphans} of them speech with no source; "
        f"{_count(len(speakers), 'named speaker')}"
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + "s" * (number != 1)
