"""Keep one finding where several rules report one fault at one place."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

from lint.text.finding import Finding, Related
from lint.text.span import Span


def join(findings: Sequence[Finding], causes: Mapping[str, str], yielding: Collection[str] = ()) -> Sequence[Finding]:
    """Return the findings, sorted by place and in that order, with those of one cause joined to one.

    `causes` are the causes of rules by id; findings of a rule without one are kept. Two findings of different rules
    with one cause are joined if their spans overlap, or if each is on a place that the other names as evidence. The one
    with the highest severity is kept; of equal ones that with a fix, then one of no `yielding` rule, then the one that
    marks the fewest characters. The messages of the others go to a related place of it; it takes their fix if it has
    none.
    """
    by_cause: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        cause = causes.get(finding.rule)
        if cause:
            by_cause.setdefault(cause, []).append(number)
    said_by: dict[int, int] = {}
    for numbers in by_cause.values():
        if len({findings[number].rule for number in numbers}) > 1:
            said_by |= _leads(findings, numbers, yielding)
    if not said_by:
        return findings
    others: dict[int, list[Finding]] = {}
    for number, lead in sorted(said_by.items()):
        others.setdefault(lead, []).append(findings[number])
    return [
        _joined(finding, others[number]) if number in others else finding
        for number, finding in enumerate(findings)
        if number not in said_by
    ]


def _leads(findings: Sequence[Finding], numbers: Sequence[int], yielding: Collection[str]) -> dict[int, int]:
    """Return for each finding that another one speaks for the number of that other one."""
    same: dict[int, list[int]] = {}
    for first, second in (*_overlapping(findings, numbers), *_naming_each_other(findings, numbers)):
        same.setdefault(first, []).append(second)
        same.setdefault(second, []).append(first)
    said_by: dict[int, int] = {}
    leads: set[int] = set()

    def weight(number: int) -> tuple[int, bool, bool, int, int]:
        finding = findings[number]
        return finding.severity.rank, finding.fix is None, finding.rule in yielding, len(finding.span), number

    for number in sorted(same, key=weight):
        if number not in said_by:
            leads.add(number)
            said_by |= {other: number for other in same[number] if other not in said_by and other not in leads}
    return said_by


def _overlapping(findings: Sequence[Finding], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    standing: list[int] = []
    for number in numbers:
        start = findings[number].span.start
        standing = [other for other in standing if findings[other].span.end > start]
        for other in standing:
            if findings[other].rule != findings[number].rule:
                yield other, number
        standing.append(number)


def _naming_each_other(findings: Sequence[Finding], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of findings of different rules each of which stands on a place that the other one names."""
    named = {number: frozenset(_named(findings, numbers, number)) for number in numbers}
    for number in numbers:
        for other in named[number]:
            if number < other and number in named[other]:
                yield number, other


def _named(findings: Sequence[Finding], numbers: Sequence[int], number: int) -> Iterator[int]:
    """Yield the findings of other rules on which a finding's evidence stands."""
    rule = findings[number].rule
    for related in findings[number].related:
        if related.repeat:
            continue
        at = bisect_left(numbers, related.span.end, key=lambda other: findings[other].span.start)
        while at and findings[numbers[at - 1]].span.overlaps(related.span):
            at -= 1
            if findings[numbers[at]].rule != rule:
                yield numbers[at]


def _joined(lead: Finding, others: Sequence[Finding]) -> Finding:
    said = [Related(_place_of(other, lead), other.message) for other in others]
    fix = next((finding.fix for finding in (lead, *others) if finding.fix is not None), None)
    related = tuple(dict.fromkeys((*said, *lead.related)))
    return Finding(lead.span, lead.rule, lead.family, lead.severity, lead.message, related, fix)


def _place_of(other: Finding, lead: Finding) -> Span:
    """Return where another finding stands, as the lead marks that place: the two may mark more or less of one name."""
    own = (lead.span, *(related.span for related in lead.related))
    return next((span for span in own if span.overlaps(other.span)), other.span)
