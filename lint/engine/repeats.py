"""Group repeats: a fault that occurs in several places gets one finding."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from lint.text.document import Document
from lint.text.finding import Edit, Finding, Fix, Related
from lint.text.span import Span


def join(findings: Sequence[Finding], kinds: Mapping[str, str], document: Document) -> Sequence[Finding]:
    """Return the findings, sorted by place and in that order, with those that repeat one fault joined to one.

    `kinds` gives for a rule which of its findings are one fault, one of `lint.rulepack.rule.REPEATS`; findings of other
    rules are kept. The first one is kept, and the places of the others become related places of it, marked as repeats.
    Its fix is partial, and corrects every place whose finding had a fix.
    """
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.rule in kinds:
            by_rule.setdefault(finding.rule, []).append(finding)
    made: dict[int, Finding | None] = {}
    for rule, found in by_rule.items():
        if len(found) > 1:
            for first, *others in _GROUPS[kinds[rule]](found, document):
                if others:
                    made[id(first)] = _joined(first, others, kinds[rule])
                    made.update((id(other), None) for other in others)
    if not made:
        return findings
    shown = (made.get(id(finding), finding) for finding in findings)
    return [finding for finding in shown if finding is not None]


def _of_one_form(findings: Sequence[Finding], _: Document) -> Sequence[Sequence[Finding]]:
    """Group by what is said: the message names the form that was found, and with it the right one."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(" ".join(finding.message.split()).casefold(), []).append(finding)
    return list(groups.values())


def _of_one_pair(findings: Sequence[Finding], _: Document) -> Sequence[Sequence[Finding]]:
    """Group the findings that name each other's places, and what those name in turn."""
    named = [frozenset(related.span for related in finding.related) for finding in findings]
    at: dict[Span, list[int]] = {}
    for number, finding in enumerate(findings):
        at.setdefault(finding.span, []).append(number)
    groups: list[list[Finding]] = []
    taken: set[int] = set()
    for number in range(len(findings)):
        if number in taken:
            continue
        taken.add(number)
        group = [number]
        for member in group:  # which grows as it is read
            place = findings[member].span
            near = {other for span in named[member] for other in at.get(span, ()) if place in named[other]}
            near.update(at[place])
            group += sorted(near - taken)
            taken |= near
        groups.append([findings[member] for member in sorted(group)])
    return groups


def _of_one_run(findings: Sequence[Finding], document: Document) -> Sequence[Sequence[Finding]]:
    return [run for form in _of_one_form(findings, document) for run in _of_one_passage(form, document)]


def _of_one_passage(findings: Sequence[Finding], document: Document) -> Sequence[Sequence[Finding]]:
    """Group findings, sorted by place, each in the paragraph of the one before it or in the next."""
    groups = [[findings[0]]]
    for before, finding in pairwise(findings):
        number, last = (document.block_number(each.span.start) for each in (finding, before))
        if number is not None and last is not None and number - last <= 1:
            groups[-1].append(finding)
        else:
            groups.append([finding])
    return groups


def _of_one_text(findings: Sequence[Finding], _: Document) -> Sequence[Sequence[Finding]]:
    return [findings]


_GROUPS: Mapping[str, Callable[[Sequence[Finding], Document], Sequence[Sequence[Finding]]]] = {
    "form": _of_one_form,
    "run": _of_one_run,
    "passage": _of_one_passage,
    "text": _of_one_text,
    "pair": _of_one_pair,
}


def _joined(first: Finding, others: Sequence[Finding], kind: str) -> Finding:
    """Return the first of several findings with the places, the evidence and the fixes of all."""
    related: dict[Span, Related] = {}
    if kind != "pair":  # where each is the other's evidence already
        for other in others:
            message = "here too" if other.message == first.message else other.message
            related.setdefault(other.span, Related(other.span, message, repeat=True))
    related.pop(first.span, None)
    evidence = (place for finding in (first, *others) for place in finding.related if not place.repeat)
    for place in evidence:
        if place.span != first.span or place in first.related:
            related.setdefault(place.span, place)
    fix = _fix((first, *others))
    return Finding(first.span, first.rule, first.family, first.severity, first.message, tuple(related.values()), fix)


def _fix(findings: Sequence[Finding]) -> Fix | None:
    fixes = [finding.fix for finding in findings if finding.fix is not None]
    if not fixes:
        return None
    edits: list[Edit] = []
    for edit in sorted({edit for fix in fixes for edit in fix.edits}):
        if not edits or not (edits[-1].span.overlaps(edit.span) or edits[-1].span.start == edit.span.start):
            edits.append(edit)
    return Fix(tuple(edits), fixes[0].safety, partial=True)
