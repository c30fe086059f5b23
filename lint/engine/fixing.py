"""Apply fixes to a text: all edits of a fix or none; overlapping fixes wait for the next round."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from lint.text.document import Document
from lint.text.finding import Edit, Finding, Safety
from lint.text.formats.zero_width import CONTINUATION
from lint.text.source import Source, decode
from lint.text.span import Span
from lint.values import replace

_NO_GAP_BEFORE = "\r\n.,;:!?)]”’"
_NO_BREAK = "\u00a0"
"""A blank that is usually written as a reference, and then fills each of its code points."""


def choose(findings: Iterable[Finding], *, unsafe: bool) -> list[Edit]:
    """Return the edits to apply in one round, sorted; of overlapping fixes the first in the text is taken.

    Unsafe fixes are left out unless `unsafe` is set. Equal edits of several findings are one edit. Of a partial fix,
    the edits that overlap nothing are taken.
    """
    chosen: list[Edit] = []  # in order, and no two of them clash, so that only neighbours need a look
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        fix = finding.fix
        if fix is None or (fix.safety is Safety.UNSAFE and not unsafe):
            continue
        new = [edit for edit in fix.edits if edit not in _around(chosen, edit)]
        free = [edit for edit in new if not any(_clash(edit, other) for other in _around(chosen, edit))]
        if fix.partial or free == new:
            for edit in free:
                insort(chosen, edit)
    return chosen


def _around(chosen: list[Edit], edit: Edit) -> list[Edit]:
    """Return those of some sorted edits without overlaps that could touch another edit."""
    first = bisect_left(chosen, edit.span.start, key=lambda other: other.span.start)
    last = bisect_left(chosen, max(edit.span.end, edit.span.start + 1), key=lambda other: other.span.start)
    return chosen[max(0, first - 1) : last]


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


def edited(source: Source, edits: Iterable[Edit]) -> Source:
    """Return a source with edits made: a text, or the file that a text was taken out of, read once more.

    Raises ValueError if the edits overlap, or if the file does not read as the edited text.
    """
    edits = tuple(edits)
    text = apply(source.text, edits)
    if source.extract is None or source.extract.rewrite is None:
        return source.with_text(text)
    data = source.extract.rewrite([(edit.span.start, edit.span.end, edit.text) for edit in edits])
    fixed = decode(data, source.name, kind=source.format)
    if fixed.text != text:
        raise ValueError("the fixed file does not read as it should")
    return fixed


def fitted(finding: Finding, document: Document) -> Finding:
    """Return a finding whose fix can be made in a text with markup: written in the format's notation, or removed.

    A partial fix keeps the edits that can be made.
    """
    fix = finding.fix
    if fix is None:
        return finding
    if not document.source.can_be_fixed:
        return replace(finding, fix=None)
    fitting = tuple(edit for edit in fix.edits if may_replace(document, edit.span, edit.text))
    if not fitting or (len(fitting) < len(fix.edits) and not fix.partial):
        return replace(finding, fix=None)
    edits = tuple(
        edit if edit.span.start < document.body else replace(edit, text=written(document, edit.text))
        for edit in fitting
    )
    return finding if edits == fix.edits else replace(finding, fix=replace(fix, edits=edits))


def with_gap(document: Document, span: Span) -> Span:
    """Return the span to delete with a span, so that no double blank and no blank before a mark is left."""
    text, masked = document.text, document.masked
    start, end = span.start, span.end
    before, behind = text[start - 1 : start] if start else "\n", text[end : end + 1] or "\n"
    if behind in " \t" and before in " \t\r\n" and masked[end] == behind:
        return Span(start, end + 1)
    if before in " \t" and behind in _NO_GAP_BEFORE and masked[start - 1] == before:
        return Span(start - 1, end)
    return span


def may_replace(document: Document, span: Span, text: str) -> bool:
    """Tell whether a span can be replaced: it contains no markup and no code, and cuts no character reference.

    `text` is the replacement: in the value of an attribute it may have no quotation mark, and in front matter no
    character of the notation.
    """
    before, seen = document.text[span.start : span.end], document.masked[span.start : span.end]
    if (
        document.masked[span.start : span.start + 1] == CONTINUATION
        or document.masked[span.end : span.end + 1] == CONTINUATION
    ):
        return False
    if before != seen:
        for there, shown in zip(before, seen, strict=True):
            # What is shown in place of something else is a reference, which is one thing.
            if there != shown and shown not in (CONTINUATION, _NO_BREAK) and there != "&":
                return False
    if span.start < document.body:
        return _fits_value(document, span, text)
    if document.source.format != "html" or ('"' not in text and "'" not in text):
        return True
    return document.text.rfind("<", 0, span.start) <= document.text.rfind(">", 0, span.start)


def _fits_value(document: Document, span: Span, text: str) -> bool:
    """Tell whether a span of front matter can be replaced.

    It can inside one value, with no line break and no sign of the notation.
    """
    value = document.value_at(span)
    if (
        value is None
        or value.forbidden is None
        or any(sign in document.text[span.start : span.end] + text for sign in "\r\n")
    ):
        return False
    return (span.start > value.start or text[:1].isalnum()) and not any(sign in text for sign in value.forbidden)


def written(document: Document, text: str) -> str:
    """Return a text in the notation of a document's format; in HTML, a reference replaces what its encoding lacks."""
    if document.source.format != "html":
        return text
    text, encoding = text.replace("&", "&amp;").replace("<", "&lt;"), document.source.encoding
    return text if text.isascii() else text.encode(encoding, "xmlcharrefreplace").decode(encoding)


def _clash(edit: Edit, other: Edit) -> bool:
    return edit.span.overlaps(other.span) or edit.span.start == other.span.start
