"""Directives in the text that silence rules on purpose, and what is to be said about a directive that is no good.

    <!-- newslint: ignore RULE[, RULE...] reason: why it stands -->        the next paragraph, or the line it ends
    <!-- newslint: ignore-file RULE[, RULE...] reason: why it stands -->   the whole file

RULE is the id of a rule or a family. In plain text a directive must stand alone on its line. In HTML what counts is the
element and not the line: within a paragraph or at its end a directive is about that paragraph.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lint.finding import Finding, Severity
from lint.rule import QuotePolicy, Rule, Status, engine_of
from lint.text import LineIndex, Span

BAD = "bad-suppression"
UNUSED = "unused-suppression"
_FAMILY = "consistency"

_MARK = "newslint:"
# Compiled on first use (`re` keeps them), since hardly any text has a directive:
_COMMENT = r"(?s)<!--\s*newslint:(?P<body>.*?)(?P<close>-->|\Z)"
_BODY = r"(?s)\s*(?P<verb>[^\s,]*)(?P<rules>.*?)(?:\breason:(?P<reason>.*))?\Z"
_NAMES = r"[^\s,]+"
_FENCE = r"(?m)^ {0,3}(?P<mark>`{3,}|~{3,})(?P<info>[^\r\n]*)"
_FORM = "<!-- newslint: ignore RULE reason: why it stands -->"


def _rule(rule_id: str, summary: str, why: str) -> Rule:
    return Rule(
        id=rule_id,
        family=_FAMILY,
        summary=summary,
        status=Status.STABLE,
        severity=Severity.INFO,
        check="suppression",
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
        "Once the copy is mended, a directive left behind would silence the next mistake.",
    ),
)
"""The rules behind what `apply` says of directives: they have no rule file, and are selected like any other."""


@dataclass(frozen=True, slots=True)
class _Directive:
    span: Span  # the comment
    reach: Span  # what it silences
    names: tuple[str, ...]  # rules and families, known ones only
    faults: tuple[str, ...]


def apply(
    text: str,
    findings: Iterable[Finding],
    known: Sequence[str],
    *,
    running: Collection[str] | None = None,
    blocks: Sequence[Span] | None = None,
    format: str = "markdown",  # noqa: A002 - the word for it everywhere else
) -> tuple[Finding, ...]:
    """Return the findings that no directive silences, and findings about the directives themselves, sorted.

    A finding with repeated places is silenced at each by itself: it keeps the others, and their part of a partial fix.

    `known` are the ids and families that a directive may name; it may name any rule of an outside engine as well.
    `running` are those that ran (by default all), an engine's rules by its family: only they can be called unused. `blocks` are the paragraphs of `text` in order; without them, blank lines part them.
    """
    if _MARK not in text:
        return tuple(findings)
    directives = tuple(_directives(text, known, blocks, format))
    used: set[tuple[int, str]] = set()
    findings, kept = tuple(findings), []
    places = {(finding.rule, finding.span) for finding in findings}
    silent: dict[tuple[str, str], dict[tuple[int, int], bool]] = {}  # whether a directive silences a rule at a place
    for finding in findings:
        here = silent.setdefault((finding.rule, finding.family), {})
        spans = [finding.span, *(related.span for related in finding.related if related.repeat)]
        for span in spans:
            if (span.start, span.end) not in here:
                hits = _hits(directives, finding, span)
                used |= hits
                here[span.start, span.end] = bool(hits) or any(
                    directive.span.contains(span) for directive in directives
                )
        left = finding if not any(here[span.start, span.end] for span in spans) else _without(finding, spans, here)
        if left is not None and (left.span == finding.span or (left.rule, left.span) not in places):
            kept.append(left)
    for number, directive in enumerate(directives):
        kept.extend(_note(directive, BAD, fault) for fault in directive.faults)
        kept.extend(
            _note(directive, UNUSED, f"“{name}” reports nothing here: take it out of the directive")
            for name in directive.names
            if (number, name) not in used and (running is None or name in running or engine_of(name) in running)
        )
    return tuple(sorted(kept, key=lambda finding: finding.sort_key))


def _hits(directives: Sequence[_Directive], finding: Finding, span: Span) -> set[tuple[int, str]]:
    """Return the directives that silence a finding at one of its places: the number of each, and the name it gives."""
    return {
        (number, name)
        for number, directive in enumerate(directives)
        for name in directive.names
        if name in (finding.rule, finding.family) and _reaches(directive.reach, span)
    }


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
        edits = tuple(edit for edit in fix.edits if not any(edit.span.overlaps(span) for span in silenced))
        fix = replace(fix, edits=edits) if edits else None
    return replace(finding, span=lead, related=related, fix=fix)


def _note(directive: _Directive, rule: str, message: str) -> Finding:
    return Finding(directive.span, rule, _FAMILY, Severity.INFO, message)


def _reaches(reach: Span, span: Span) -> bool:
    return reach.overlaps(span) or (span.start == span.end and reach.start <= span.start <= reach.end)


def _directives(text: str, known: Sequence[str], blocks: Sequence[Span] | None, kind: str) -> Iterator[_Directive]:
    lines = LineIndex(text)
    paragraphs = tuple(_paragraphs(text, lines)) if blocks is None else blocks
    code = tuple(_fenced(text)) if kind == "markdown" else ()
    comments = [Span(*match.span()) for match in re.finditer(_COMMENT, text)]
    for match in re.finditer(_COMMENT, text):
        span = Span(*match.span())
        line = lines.line_span(lines.position(span.start).line)
        last = lines.line_span(lines.position(span.end).line)
        before, after = text[line.start : span.start], text[span.end : last.end]
        if kind == "markdown" and (before.count("`") % 2 or any(fence.contains(span) for fence in code)):
            continue  # an example of a directive, not one
        if not match["close"]:
            yield _Directive(span, span, (), (f"the directive never ends: close it with “-->”, as in {_FORM}",))
            continue
        if kind == "text" and (before.strip() or after.strip()):
            yield _Directive(span, span, (), ("in plain text a directive must stand alone on its line",))
            continue
        verb, names, faults = _read(match["body"], known)
        if verb == "ignore-file":
            reach = Span(0, len(text))
        elif kind == "html":
            reach = _paragraph_of(text, span, paragraphs) or _next_block(text, span, paragraphs, comments)
        elif before.strip():
            reach = line
        else:
            reach = _next_block(text, span, paragraphs, comments)
        yield _Directive(span, reach, names, faults)


def _read(body: str, known: Sequence[str]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the verb, the known names in the order given, and what is wrong with the rest."""
    parts = re.match(_BODY, body)
    verb = parts["verb"] if parts else ""
    if parts is None or verb not in ("ignore", "ignore-file"):
        return verb, (), (f"“{verb}” is no directive: write “ignore” or “ignore-file”, as in {_FORM}",)
    named = tuple(dict.fromkeys(re.findall(_NAMES, parts["rules"])))
    unknown = [name for name in named if name not in known and engine_of(name) is None]
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


def _next_block(text: str, comment: Span, blocks: Sequence[Span], comments: Sequence[Span]) -> Span:
    """Return the first paragraph that goes on behind the comment; a paragraph of comments alone does not count."""
    for block in blocks[bisect_right(blocks, comment.end, key=lambda block: block.end) :]:
        start = max(block.start, comment.end)
        if _text_without(text, Span(start, block.end), comments).strip():
            return Span(start, block.end)
    return Span(len(text), len(text))


def _paragraph_of(text: str, comment: Span, blocks: Sequence[Span]) -> Span | None:
    """Return the paragraph of HTML in which a comment stands, None for one in front of the text of its paragraph."""
    from lint.formats.html import parts_paragraphs  # noqa: PLC0415 - few texts have a directive

    number = bisect_right(blocks, comment.start, key=lambda block: block.start) - 1
    if number < 0 or (
        comment.start >= blocks[number].end and parts_paragraphs(text, blocks[number].end, comment.start)
    ):
        return None
    return blocks[number]


def _paragraphs(text: str, lines: LineIndex) -> Iterator[Span]:
    start = end = None
    for number in range(1, lines.line_count + 1):
        line = lines.line_span(number)
        if text[line.start : line.end].strip():
            start, end = line.start if start is None else start, line.end
        elif start is not None and end is not None:
            yield Span(start, end)
            start = None
    if start is not None and end is not None:
        yield Span(start, end)


def _text_without(text: str, span: Span, comments: Sequence[Span]) -> str:
    kept, at = [], span.start
    for comment in comments:
        if comment.overlaps(span):
            kept.append(text[at : max(at, comment.start)])
            at = max(at, comment.end)
    return "".join([*kept, text[at : span.end]])


def _fenced(text: str) -> Iterator[Span]:
    """Yield the fenced code blocks of a Markdown text; one that is never closed runs to the end."""
    start, opened = 0, ""
    for match in re.finditer(_FENCE, text):
        mark = match["mark"]
        if not opened:
            start, opened = match.start(), mark
        elif mark[0] == opened[0] and len(mark) >= len(opened) and not match["info"].strip():
            yield Span(start, match.end())
            opened = ""
    if opened:
        yield Span(start, len(text))
