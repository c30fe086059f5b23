"""Places of findings: ranges to ask for overlaps, and findings without the places that are kept silent."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from lint.text.finding import Finding
from lint.text.span import Span
from lint.values import replace


def spans_of(finding: Finding) -> list[Span]:
    """Return every place where the fault of a finding occurs, its own first."""
    return [finding.span, *(related.span for related in finding.related if related.repeat)]


def without(finding: Finding, spans: Sequence[Span], is_silenced: Mapping[tuple[int, int], bool]) -> Finding | None:
    """Return a finding without its silenced places, led by its own or the first that is left; None where none is."""
    silenced = [span for span in spans if is_silenced[span.start, span.end]]
    if len(silenced) == len(spans):
        return None
    lead = min(
        (span for span in spans if not is_silenced[span.start, span.end]), key=lambda span: (span != finding.span, span)
    )
    related = tuple(
        related
        for related in finding.related
        if not related.repeat
        or not (is_silenced[related.span.start, related.span.end] or related.span.start == lead.start)
    )
    fix = finding.fix
    if fix is not None and fix.partial:
        ranges = Ranges(map(doubled, silenced))
        edits = tuple(edit for edit in fix.edits if not ranges.overlap(*doubled(edit.span)))
        fix = replace(fix, edits=edits) if edits else None
    return replace(finding, span=lead, related=related, fix=fix)


class Ranges:
    """Open ranges that can be asked many times whether one of them overlaps another range, by binary search."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Sort the ranges once."""
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))
        """The farthest end of the ranges up to each."""

    def overlap(self, start: int, end: int) -> bool:
        """Tell whether one of the ranges overlaps (start, end)."""
        number = bisect_left(self._starts, end) - 1
        return number >= 0 and self._ends[number] > start


def doubled(span: Span) -> tuple[int, int]:
    """Return a span in half code points."""
    return 2 * span.start, 2 * span.end


def touched_range(span: Span) -> tuple[int, int]:
    """Return a place of a finding in half code points; an empty one reaches into what it touches."""
    start, end = doubled(span)
    return (start, end) if start < end else (start - 1, end + 1)
