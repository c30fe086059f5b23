"""Directives in the text that silence rules, and findings about directives that are wrong or unused.

    <!-- newslint: ignore RULE[, RULE...] reason: why it stands -->        the next paragraph, or the line it ends
    <!-- newslint: ignore-file RULE[, RULE...] reason: why it stands -->   the whole file

RULE is the id of a rule or a family. In plain text a directive must be alone on its line. In HTML one inside a
paragraph or at its end applies to that paragraph, whatever the lines. MDX comments have the form `{/* ... */}`. The
formats find the comments (`Document.comments`).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from lint.rulepack.rule import QuotePolicy, Rule, Status, engine_of
from lint.text.document import Document
from lint.text.finding import Finding, Severity
from lint.text.span import Span

BAD = "bad-suppression"
UNUSED = "unused-suppression"
CHECK = "suppression"
"""The check of the rules about directives, which is no kind of check: `apply` does their work."""

_FAMILY = "consistency"

_MARK = "newslint:"
# Compiled on first use (`re` keeps them), since hardly any text has a directive:
_BODY = r"(?s)\s*(?P<verb>[^\s,]*)(?P<rules>.*?)(?:\breason:(?P<reason>.*))?\Z"
_NAMES = r"[^\s,]+"
_FORM = "<!-- newslint: ignore RULE reason: why it stands -->"


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
)
"""The rules about directives: they have no rule file, and are selected like any other."""


@dataclass(frozen=True, slots=True)
class _Directive:
    span: Span  # the comment
    reach: Span  # what it silences
    names: tuple[str, ...]  # rules and families, known ones only
    faults: tuple[str, ...]


def apply(
    document: Document,
    findings: Iterable[Finding],
    known: Sequence[str],
    *,
    rules: Mapping[str, Rule],
    running: Collection[str] | None = None,
) -> tuple[Finding, ...]:
    """Return the findings that no directive silences, and those of `rules` about the directives themselves, sorted.

    A finding with repeated places is silenced at each place separately: it keeps the others, and their part of a
    partial fix. `rules` are those of `RULES` that run, by id, each with the severity of its findings. `known` are the
    ids and families that a directive may name; it may also name any rule of an external checker. `running` are the
    rules that ran (by default all), those of an external checker by its family: only directives for them can be called
    unused.
    """
    directives = tuple(_directives(document, known)) if _MARK in document.text else ()
    if not directives:
        return tuple(findings)
    silencing = _Silencing(directives)
    kept = silencing.left_of(tuple(findings))
    if BAD in rules:
        kept += (_note(directive, rules[BAD], fault) for directive in directives for fault in directive.faults)
    if UNUSED in rules:
        kept += (
            _note(directive, rules[UNUSED], f"“{name}” reports nothing here: take it out of the directive")
            for directive, name in silencing.unused()
            if running is None or name in running or engine_of(name) in running
        )
    return tuple(sorted(kept, key=lambda finding: finding.sort_key))


class _Silencing:
    """What the directives of one text silence, and which of their names were of use."""

    def __init__(self, directives: Sequence[_Directive]) -> None:
        self._directives = directives
        reaches: dict[str, list[tuple[int, int]]] = {}
        for directive in directives:
            for name in directive.names:
                reaches.setdefault(name, []).append(_doubled(directive.reach))
        self._reaches = {name: _Ranges(ranges) for name, ranges in reaches.items()}
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

    def unused(self) -> Iterator[tuple[_Directive, str]]:
        """Yield each directive with each of its names that `left_of` met no finding of within its reach."""
        reported = {name: _Ranges(ranges) for name, ranges in self._places.items()}
        for directive in self._directives:
            for name in directive.names:
                if not (name in reported and reported[name].overlap(*_doubled(directive.reach))):
                    yield directive, name

    def _left(self, finding: Finding) -> Finding | None:
        is_silenced = self._silent.setdefault((finding.rule, finding.family), {})
        names = {finding.rule, finding.family} & self._reaches.keys()
        spans = [finding.span, *(related.span for related in finding.related if related.repeat)]
        for span in spans:
            if (span.start, span.end) not in is_silenced:
                for name in names:
                    self._places.setdefault(name, []).append(_place(span))
                hit = any(self._reaches[name].overlap(*_place(span)) for name in names)
                is_silenced[span.start, span.end] = hit or _is_in(self._directives, span)
        if any(is_silenced[span.start, span.end] for span in spans):
            return _without(finding, spans, is_silenced)
        return finding


def _without(finding: Finding, spans: Sequence[Span], is_silenced: Mapping[tuple[int, int], bool]) -> Finding | None:
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
        ranges = _Ranges(map(_doubled, silenced))
        edits = tuple(edit for edit in fix.edits if not ranges.overlap(*_doubled(edit.span)))
        fix = replace(fix, edits=edits) if edits else None
    return replace(finding, span=lead, related=related, fix=fix)


def _note(directive: _Directive, rule: Rule, message: str) -> Finding:
    return Finding(directive.span, rule.id, rule.family, rule.severity, message)


def _is_in(directives: Sequence[_Directive], place: Span) -> bool:
    """Tell whether a place is within one of the directives, which are in order and do not overlap."""
    number = bisect_right(directives, place.start, key=lambda directive: directive.span.start) - 1
    return number >= 0 and directives[number].span.contains(place)


class _Ranges:
    """Open ranges that can be asked many times whether one of them overlaps another range, by binary search."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(ranges)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))
        """The farthest end of the ranges up to each."""

    def overlap(self, start: int, end: int) -> bool:
        """Tell whether one of the ranges overlaps (start, end)."""
        number = bisect_left(self._starts, end) - 1
        return number >= 0 and self._ends[number] > start


def _doubled(span: Span) -> tuple[int, int]:
    """Return a span in half code points."""
    return 2 * span.start, 2 * span.end


def _place(span: Span) -> tuple[int, int]:
    """Return a place of a finding in half code points; an empty one reaches into what it touches."""
    start, end = _doubled(span)
    return (start, end) if start < end else (start - 1, end + 1)


def _directives(document: Document, known: Sequence[str]) -> Iterator[_Directive]:
    text, kind, lines = document.text, document.source.format, document.lines
    shown = cache(lambda number: _shown(text, lines.line_span(number)))  # many may stand on one long line
    for comment in document.comments:
        words = text[comment.first : comment.last].lstrip()
        if not words.startswith(_MARK):
            continue
        span = Span(comment.start, comment.end)
        if not comment.is_closed:
            yield _Directive(span, span, (), (f"the directive never ends: close it with “-->”, as in {_FORM}",))
            continue
        line = lines.line_span(number := lines.position(span.start).line)
        before = shown(number).start < span.start
        after = shown(lines.position(span.end).line).end > span.end
        if kind == "text" and (before or after):
            yield _Directive(span, span, (), ("in plain text a directive must stand alone on its line",))
            continue
        verb, names, faults = _read(words.removeprefix(_MARK), known)
        if verb == "ignore-file":
            reach = Span(0, len(text))
        elif kind in ("html", "nitf", "newsml"):
            reach = _block_before(document, span) if comment.is_within else _block_behind(document, span)
        else:
            reach = line if before else _block_behind(document, span)
        yield _Directive(span, reach, names, faults)


def _read(body: str, known: Sequence[str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the verb, the known names in the order given, and what is wrong with the rest."""
    parts = re.match(_BODY, body)
    verb = parts["verb"] if parts else ""
    if parts is None or verb not in ("ignore", "ignore-file"):
        return verb, (), (f"“{verb}” is no directive: write “ignore” or “ignore-file”, as in {_FORM}",)
    named = tuple(dict.fromkeys(re.findall(_NAMES, parts["rules"])))
    unknown = {name: None for name in named if name not in known and engine_of(name) is None}
    faults = [_unknown(name, known) for name in unknown]
    if not named:
        faults.append(f"the directive names no rule, so it silences nothing: write {_FORM}")
    if not (parts["reason"] or "").strip():
        faults.append("the directive gives no reason: add “reason:” and why this stands")
    return verb, tuple(name for name in named if name not in unknown), tuple(faults)


def _unknown(name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    near = get_close_matches(name, known, n=1)
    hint = f"did you mean “{near[0]}”?" if near else "`newslint rules list` shows the rules there are"
    return f"no rule or family is called “{name}”: {hint}"


def _shown(text: str, line: Span) -> Span:
    """Return a line without the white space around it; an empty one at its end."""
    written = text[line.start : line.end]
    start = line.end - len(written.lstrip())
    return Span(start, max(start, line.start + len(written.rstrip())))


def _block_behind(document: Document, comment: Span) -> Span:
    """Return the rest of the block after a comment inside it, or else the next block."""
    number = bisect_right(document.blocks, comment.end, key=lambda block: block.span.end)
    if number == len(document.blocks):
        return Span(len(document.text), len(document.text))
    block = document.blocks[number].span
    return Span(max(block.start, comment.end), block.end)


def _block_before(document: Document, comment: Span) -> Span:
    """Return the block that contains a comment or precedes it."""
    number = bisect_right(document.blocks, comment.start, key=lambda block: block.span.start) - 1
    return document.blocks[number].span if number >= 0 else comment
