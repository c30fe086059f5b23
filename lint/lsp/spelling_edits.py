"""Edits that write one spelling of a name everywhere in a text."""

from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import pairwise

from lint.engine import fixing
from lint.lsp.open_documents import Checked
from lint.text.finding import Edit, Finding
from lint.text.span import Span
from lint.values import dataclass, field

ONE_THING = frozenset(("one-bearer", "listed-name", "listed-mixture", "consistency", "mangled-place"))
"""The kinds of check whose findings are about one thing in several spellings: any of them can be made the only one."""

_MOST_SPELLINGS = 5
_MOST_OFFERED = 10
"""How many spellings of one thing are offered with one finding about it, and in one answer: each edits all its
places.
"""


class Things:
    """The things that a text writes in several ways; findings of one rule that share a place are about the same one."""

    def __init__(self, checked: Checked) -> None:
        """Take a checked text; its findings are indexed once."""
        self._checked = checked
        self._things: dict[tuple[str, Span], _Thing] = {}
        by_rule: dict[str, list[Finding]] = {}
        for finding in checked.result.findings if checked.result else ():
            if kind(checked, finding) in ONE_THING:
                by_rule.setdefault(finding.rule, []).append(finding)
        for rule, findings in by_rule.items():
            for spans in _joined(findings):
                by_text: dict[str, list[Span]] = {}
                for span in spans:
                    by_text.setdefault(seen(checked, span), []).append(span)
                thing = _Thing(by_text)
                self._things.update({(rule, span): thing for span in spans})

    def spellings(self, finding: Finding) -> Iterator[tuple[object, str, list[Edit]]]:
        """Yield the thing a finding is about, some of its spellings, and the edits that write each everywhere.

        The spellings are the one that the finding's fix proposes and the most frequent.
        """
        thing = self._things.get((finding.rule, finding.span))
        if thing is None:
            return
        offered, proposed, spellings = thing.offered, _proposed(finding), thing.frequent
        if proposed:
            spellings = [proposed, *(spelling for spelling in spellings if spelling != proposed)]
        if not thing.frequent or len(spellings) < 2 or not _may_stand(proposed):  # noqa: PLR2004 - it takes two
            return
        for spelling in spellings[:_MOST_SPELLINGS]:
            if spelling not in offered and len(offered) < _MOST_OFFERED:
                offered[spelling] = self._edits(thing, spelling)
            if offered.get(spelling):
                yield thing, spelling, offered[spelling]

    def _edits(self, thing: "_Thing", spelling: str) -> list[Edit]:
        """Return the edits that write a spelling in all other places of a thing; none if two of them overlap."""
        wrong = [span for other, places in thing.by_text.items() if other != spelling for span in places]
        edits = sorted(written(self._checked, wrong, spelling))
        return [] if _overlap(edits) else edits


@dataclass(eq=False, slots=True)
class _Thing:
    """One thing: its places by spelling, and the edits already offered to write it in one way everywhere."""

    by_text: dict[str, list[Span]]
    offered: dict[str, list[Edit]] = field(default_factory=dict)
    frequent: list[str] = field(init=False)
    """The most frequent spellings; none if one of all places cannot be edited."""

    def __post_init__(self) -> None:
        by_text = self.by_text
        likely = nsmallest(_MOST_SPELLINGS, by_text, key=lambda spelling: (-len(by_text[spelling]), spelling))
        self.frequent = likely if all(map(_may_stand, by_text)) else []


def _proposed(finding: Finding) -> str:
    """Return what the fix of a finding writes in its place, "" if it has none or edits other places."""
    edits = finding.fix.edits if finding.fix else ()
    return edits[0].text if len(edits) == 1 and edits[0].span == finding.span else ""


def _may_stand(spelling: str) -> bool:
    return "\n" not in spelling and "“" not in spelling


def _joined(findings: Iterable[Finding]) -> list[list[Span]]:
    """Return the places of findings, those together that findings with a place in common name; each list is sorted."""
    parents: dict[tuple[int, int], tuple[int, int]] = {}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while (above := parents.setdefault(place, place)) != place:
            parents[place] = parents[above]  # halves the way of whoever asks next
            place = above
        return place

    for finding in findings:
        top = root((finding.span.start, finding.span.end))
        for other in finding.related:
            place = (other.span.start, other.span.end)
            if parents.get(place) != top:
                parents[root(place)] = top
    groups: dict[tuple[int, int], list[Span]] = {}
    for start, end in sorted(parents):
        groups.setdefault(root((start, end)), []).append(Span(start, end))
    return list(groups.values())


def seen(checked: Checked, span: Span) -> str:
    """Return the text of a place as a reader sees it, without markup."""
    if checked.analysis is None:
        return checked.places.text[span.start : span.end]
    return checked.analysis.document.readable(span.start, span.end)


def written(checked: Checked, places: Iterable[Span], word: str) -> list[Edit]:
    """Return the edits that write a word in each place without markup in it."""
    if checked.analysis is None:
        return [Edit(span, word) for span in places]
    document = checked.analysis.document
    new = fixing.written(document, word)
    return [Edit(span, new) for span in places if fixing.may_replace(document, span, word)]


def kind(checked: Checked, finding: Finding) -> str:
    """Return the kind of check that made a finding, "" for an unknown rule."""
    rule = checked.setup.pack.rules.get(finding.rule) if checked.setup and checked.setup.pack else None
    return rule.check if rule else ""


def _overlap(edits: list[Edit]) -> bool:
    ordered = sorted(edits)
    return any(first.span.end > second.span.start for first, second in pairwise(ordered))
