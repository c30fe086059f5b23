"""Group findings by sentence: a sentence with several faults gets one finding."""

from collections.abc import Callable, Collection, Iterable, Sequence

from lint.text.finding import Finding, Related, Severity


def fold(
    findings: Sequence[Finding], rules: Collection[str], sentence_at: Callable[[int], int | None]
) -> list[Finding]:
    """Return the findings, in their order, with those of `rules` in one sentence joined to one.

    The one with the highest severity is kept, of several the first in the sentence; the others become its related
    places, each with its message, so no place is lost. Errors and findings with a fix are not joined, since each is a
    task of its own; but a finding of `rules` on exactly the place of another one of its family joins that.
    `sentence_at` gives the number of the sentence at a code point.
    """
    findings = _one_for_a_place(findings, rules)
    groups: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        if _folds(finding, rules):
            sentence = sentence_at(finding.span.start)
            if sentence is not None:
                groups.setdefault(sentence, []).append(number)
    kept: list[Finding | None] = list(findings)
    for numbers in groups.values():
        if len(numbers) == 1:
            continue
        lead = min(numbers, key=lambda number: (findings[number].severity.rank, number))
        others = [findings[number] for number in numbers if number != lead]
        for number in numbers:
            kept[number] = None
        kept[lead] = _joined(findings[lead], others)
    return [finding for finding in kept if finding is not None]


def _one_for_a_place(findings: Sequence[Finding], rules: Collection[str]) -> Sequence[Finding]:
    """Return the findings, with those of `rules` joined to one of the same family that stays in their place."""
    alone = {
        (finding.family, finding.span): number for number, finding in enumerate(findings) if not _folds(finding, rules)
    }
    guests: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        host = alone.get((finding.family, finding.span))
        if host is not None and _folds(finding, rules) and findings[host].severity.rank <= finding.severity.rank:
            guests.setdefault(host, []).append(number)
    if not guests:
        return findings
    gone = {number for numbers in guests.values() for number in numbers}
    return [
        _joined(finding, [findings[guest] for guest in guests.get(number, ())])
        for number, finding in enumerate(findings)
        if number not in gone
    ]


def _folds(finding: Finding, rules: Collection[str]) -> bool:
    return finding.rule in rules and finding.severity is not Severity.ERROR and finding.fix is None


def _joined(lead: Finding, others: Sequence[Finding]) -> Finding:
    places = [Related(other.span, f"and here: {other.message}") for other in others]
    further = [related for other in others for related in other.related]
    related = tuple(dict.fromkeys((*lead.related, *places, *further)))
    return Finding(lead.span, lead.rule, lead.family, lead.severity, lead.message, related, lead.fix)


def once(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without those that say the same of the same place as one before.

    Few have a twin, and a finding with a hundred related places takes long to hash: only those of one place are
    compared.
    """
    by_place: dict[tuple[int, int, str, str], list[Finding]] = {}
    for finding in findings:
        same = by_place.setdefault(finding.sort_key, [])
        if finding not in same:
            same.append(finding)
    return [finding for same in by_place.values() for finding in same]
