"""One finding for a sentence that went wrong in several places, instead of one for each place."""

from collections.abc import Callable, Collection, Sequence

from lint.finding import Finding, Related, Severity


def fold(
    findings: Sequence[Finding], rules: Collection[str], sentence_at: Callable[[int], int | None]
) -> list[Finding]:
    """Return the findings with those of `rules` that stand in one sentence made one, in the order they came in.

    The gravest one stays, of several the first in the sentence, and the others become related places of it, each with its
    own words: no place is lost. An error and a finding that carries a fix are never folded, for each is a task of
    its own. `sentence_at` gives the number of the sentence at a code point.
    """
    groups: dict[int, list[int]] = {}
    for number, finding in enumerate(findings):
        if finding.rule in rules and finding.severity is not Severity.ERROR and finding.fix is None:
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


def _joined(lead: Finding, others: Sequence[Finding]) -> Finding:
    places = [Related(other.span, f"and here: {other.message}") for other in others]
    further = [related for other in others for related in other.related]
    related = tuple(dict.fromkeys((*lead.related, *places, *further)))
    return Finding(lead.span, lead.rule, lead.family, lead.severity, lead.message, related, lead.fix)
