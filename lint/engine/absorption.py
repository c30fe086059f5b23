"""Fold the small findings of a text into the one that speaks of the whole of it."""

from collections.abc import Collection, Mapping, Sequence

from lint.checks import MOST_RELATED
from lint.text.finding import Finding, Related


def absorb(findings: Sequence[Finding], absorbs: Mapping[str, Collection[str]]) -> Sequence[Finding]:
    """Return the findings, in their order, with those that a finding about the whole text stands for folded into it.

    `absorbs` are the rules whose findings each rule about a whole text stands for, by its id. A finding that is graver
    or has a fix stays, since it is a task of its own. The others become related places, each with its message, up to
    `MOST_RELATED`.
    """
    whole = next((finding for finding in findings if finding.rule in absorbs), None)
    if whole is None:
        return findings
    gone = [
        finding
        for finding in findings
        if finding.rule in absorbs[whole.rule] and finding.fix is None and finding.severity.rank >= whole.severity.rank
    ]
    if not gone:
        return findings
    places = [Related(finding.span, finding.message) for finding in gone]
    related = tuple(dict.fromkeys((*whole.related, *places)))[:MOST_RELATED]
    told = Finding(whole.span, whole.rule, whole.family, whole.severity, whole.message, related, whole.fix)
    left = [finding for finding in findings if finding not in gone]
    return [told if finding is whole else finding for finding in left]
