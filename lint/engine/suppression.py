"""Apply directives and sidecars: drop the findings they silence, and report those that are wrong, expired or unused.

`lint/engine/directives.py` says how directives are written.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lint.engine import directives as reading
from lint.engine.directives import Directive
from lint.engine.places import Ranges, doubled, spans_of, touched_range, without
from lint.rulepack.rule import QuotePolicy, Rule, Status, engine_of
from lint.text.document import Document
from lint.text.finding import Finding, Severity
from lint.text.span import Span

if TYPE_CHECKING:
    from datetime import date

BAD = "bad-suppression"
UNUSED = "unused-suppression"
EXPIRED = "expired-suppression"
CHECK = "suppression"
"""The check of the rules about directives, which is no kind of check: `apply` does their work."""

_FAMILY = "consistency"


def _rule(rule_id: str, summary: str, why: str) -> Rule:
    return Rule(
        id=rule_id,
        family=_FAMILY,
        summary=summary,
        status=Status.STABLE,
        severity=Severity.INFO,
        check=CHECK,
        options={},
        scope=(),
        quotes=QuotePolicy.INCLUDE,
        message=summary,
        why=why,
        source_name="newslint",
        source_url="",
        fix=None,
        examples=(),
        path="",
    )


RULES = (
    _rule(
        BAD,
        "A directive to newslint that names no known rule, gives no reason or is not written as one.",
        "A directive that silences nothing looks as if somebody had decided; without a reason nobody can check it.",
    ),
    _rule(
        UNUSED,
        "A directive to newslint that silences a rule which reports nothing there.",
        "Once the copy is fixed, a directive left behind would silence the next mistake.",
    ),
    _rule(
        EXPIRED,
        "A directive to newslint whose last day is over: it silences nothing any more.",
        "Somebody gave the exception an end, so that it would be looked at again.",
    ),
)
"""The rules about directives: they have no rule file, and are selected like any other."""


def apply(
    document: Document,
    findings: Iterable[Finding],
    known: Sequence[str],
    *,
    rules: Mapping[str, Rule],
    running: Collection[str] | None = None,
    sidecar: Sequence[Directive] = (),
    today: "date | None" = None,
) -> tuple[Finding, ...]:
    """Return the findings that no directive silences, and those of `rules` about the directives themselves, sorted.

    A finding with repeated places is silenced at each place separately: it keeps the others, and their part of a
    partial fix. `rules` are those of `RULES` that run, by id, each with the severity of its findings. `known` are the
    ids and families that a directive may name; it may also name any rule of an external checker. `running` are the
    rules that ran (by default all), those of an external checker by its family: only directives for them can be called
    unused. `sidecar` are directives from beside the text, and `today` is as in `directives.find`.
    """
    directives = tuple(sidecar)
    if reading.MARK in document.text:
        directives += tuple(reading.find(document, known, today))
    if not directives:
        return tuple(findings)
    silencing = _Silencing(directives)
    kept = silencing.left_of(tuple(findings))
    if EXPIRED in rules:
        kept += (_note(one, rules[EXPIRED], reading.expired(one)) for one in directives if one.is_over)
    if BAD in rules:
        kept += (_note(directive, rules[BAD], fault) for directive in directives for fault in directive.faults)
    if UNUSED in rules:
        kept += (
            _note(
                directive,
                rules[UNUSED],
                f"{directive.origin}“{name}” reports nothing here: take it out of the directive",
            )
            for directive, name in silencing.unused()
            if not directive.is_over and (running is None or name in running or engine_of(name) in running)
        )
    return tuple(sorted(kept, key=lambda finding: finding.sort_key))


class _Silencing:
    """What the directives of one text silence, and which of their names were of use."""

    def __init__(self, directives: Sequence[Directive]) -> None:
        self._directives = directives
        reaches: dict[str, list[tuple[int, int]]] = {}
        for directive in directives:
            for name in directive.names:
                reaches.setdefault(name, []).extend(map(doubled, directive.reaches))
        self._reaches = {name: Ranges(ranges) for name, ranges in reaches.items()}
        self._silent: dict[tuple[str, str], dict[tuple[int, int], bool]] = {}  # of a rule and family, by place
        self._places: dict[str, list[tuple[int, int]]] = {}  # where what a directive names was reported

    def left_of(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings without their silenced places, none twice."""
        standing = {(finding.rule, finding.span) for finding in findings}
        kept = []
        for finding in findings:
            left = self._left(finding)
            if left is not None and (left.span == finding.span or (left.rule, left.span) not in standing):
                kept.append(left)
        return kept

    def unused(self) -> Iterator[tuple[Directive, str]]:
        """Yield each directive with each of its names that `left_of` met no finding of within its reach."""
        reported = {name: Ranges(ranges) for name, ranges in self._places.items()}
        for directive in self._directives:
            for name in directive.names:
                places = reported.get(name)
                if places is None or not any(places.overlap(*doubled(reach)) for reach in directive.reaches):
                    yield directive, name

    def _left(self, finding: Finding) -> Finding | None:
        is_silenced = self._silent.setdefault((finding.rule, finding.family), {})
        names = {finding.rule, finding.family} & self._reaches.keys()
        spans = spans_of(finding)
        for span in spans:
            if (span.start, span.end) not in is_silenced:
                for name in names:
                    self._places.setdefault(name, []).append(touched_range(span))
                hit = any(self._reaches[name].overlap(*touched_range(span)) for name in names)
                is_silenced[span.start, span.end] = hit or _is_in(self._directives, span)
        if any(is_silenced[span.start, span.end] for span in spans):
            return without(finding, spans, is_silenced)
        return finding


def _note(directive: Directive, rule: Rule, message: str) -> Finding:
    return Finding(directive.span, rule.id, rule.family, rule.severity, message)


def _is_in(directives: Sequence[Directive], place: Span) -> bool:
    """Tell whether a place is within one of the directives, which are in order and do not overlap."""
    number = bisect_right(directives, place.start, key=lambda directive: directive.span.start) - 1
    return number >= 0 and directives[number].span.contains(place)
