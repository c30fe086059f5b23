"""Applying fixes to a text: all edits of a fix or none, overlaps left for the next round."""

from collections.abc import Iterable

from lint.finding import Edit, Finding, Safety


def choose(findings: Iterable[Finding], *, unsafe: bool) -> list[Edit]:
    """Return the edits to apply in one round, sorted; of fixes that overlap the first one in the text is taken.

    Unsafe fixes are left out unless `unsafe` is set. Equal edits of several findings are one edit.
    """
    chosen: list[Edit] = []
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        fix = finding.fix
        if fix is None or (fix.safety is Safety.UNSAFE and not unsafe):
            continue
        new = [edit for edit in fix.edits if edit not in chosen]
        if not any(_clash(edit, other) for edit in new for other in chosen):
            chosen.extend(new)
    return sorted(chosen)


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


def _clash(edit: Edit, other: Edit) -> bool:
    return edit.span.overlaps(other.span) or edit.span.start == other.span.start
