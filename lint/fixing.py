"""Applying fixes to a text: all edits of a fix or none, overlaps left for the next round."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace

from lint.document import Document
from lint.finding import Edit, Finding, Fix, Safety
from lint.formats import OPAQUE
from lint.formats.seams import REST
from lint.text import Span

_NO_BREAK = "\u00a0"
"""A blank that is usually written as a reference, and then stands for each of its code points."""


def choose(findings: Iterable[Finding], *, unsafe: bool) -> list[Edit]:
    """Return the edits to apply in one round, sorted; of fixes that overlap the first one in the text is taken.

    Unsafe fixes are left out unless `unsafe` is set. Equal edits of several findings are one edit.
    """
    chosen: list[Edit] = []
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        fix = finding.fix
        if fix is None or (fix.safety is Safety.UNSAFE and not unsafe):
            continue
        places = [(edit, bisect_left(chosen, edit)) for edit in fix.edits]
        new = [(edit, at) for edit, at in places if chosen[at : at + 1] != [edit]]
        # Those that were chosen lie apart, so an edit can clash with its neighbours only.
        if not any(_clash(edit, other) for edit, at in new for other in chosen[max(0, at - 1) : at + 1]):
            for edit, _ in new:
                insort(chosen, edit)
    return chosen


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with the edits made; they must not overlap. Raises ValueError if they do."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.span.start < at:
            raise ValueError(f"overlapping edits at {edit.span.start}")
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    parts.append(text[at:])
    return "".join(parts)


def fitted(finding: Finding, document: Document) -> Finding:
    """Return a finding whose fix can be made in a text with markup: written as the format writes it, or no fix at all."""
    fix = finding.fix
    if fix is None:
        return finding
    if not all(may_replace(document, edit.span, edit.text) for edit in fix.edits):
        return replace(finding, fix=None)
    edits = tuple(replace(edit, text=written(document, edit.text)) for edit in fix.edits)
    return finding if edits == fix.edits else replace(finding, fix=Fix(edits, fix.safety))


def may_replace(document: Document, span: Span, text: str) -> bool:
    """Tell whether a span can be replaced: it holds no tag or other markup and cuts no character reference.

    `text` is what would be put there: in the value of an attribute it may hold no quotation mark.
    """
    before, seen = document.text[span.start : span.end], document.masked[span.start : span.end]
    if document.masked[span.start : span.start + 1] == REST or document.masked[span.end : span.end + 1] == REST:
        return False
    if before != seen:
        for there, shown in zip(before, seen, strict=True):
            # What is shown in place of something else is a reference, which is one thing, or code and addresses, which may go.
            if there != shown and shown not in (REST, OPAQUE, _NO_BREAK) and there != "&":
                return False
    if document.source.format != "html" or ('"' not in text and "'" not in text):
        return True
    return document.text.rfind("<", 0, span.start) <= document.text.rfind(">", 0, span.start)


def written(document: Document, text: str) -> str:
    """Return a text as the format of a document writes it; in HTML what its encoding lacks becomes a reference."""
    if document.source.format != "html":
        return text
    text, encoding = text.replace("&", "&amp;").replace("<", "&lt;"), document.source.encoding
    return text if text.isascii() else text.encode(encoding, "xmlcharrefreplace").decode(encoding)


def _clash(edit: Edit, other: Edit) -> bool:
    return edit.span.overlaps(other.span) or edit.span.start == other.span.start
