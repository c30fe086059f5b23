"""Reuse external findings for paragraphs that have not changed."""

from collections import defaultdict

from lint.external.pool import ExternalResult
from lint.text.document import Document
from lint.text.finding import Finding
from lint.text.span import Span


def carried(external: ExternalResult, before: Document, after: Document) -> ExternalResult:
    """Return the findings of `external` in paragraphs of `before` that are in `after` too, moved to their new place.

    If the text has changed, no checker counts as having read it.
    """
    if before.text == after.text and before.blocks == after.blocks:
        return external
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for block in reversed(after.blocks):
        places[block.kind, after.text[block.span.start : block.span.end]].append(block.span.start)
    kept: list[Finding] = []
    for block in before.blocks:
        same = places.get((block.kind, before.text[block.span.start : block.span.end]))
        if same:
            by = same.pop() - block.span.start
            kept += [finding.shifted(by) for finding in external.findings if _lies_in(finding, block.span)]
    return ExternalResult(tuple(kept), external.failures)


def _lies_in(finding: Finding, span: Span) -> bool:
    return span.contains(finding.span)
