"""Directives in the text that silence rules on purpose, and what is to be said about a directive that is no good.

    <!-- newslint: ignore RULE[, RULE...] reason: why it stands -->        the next paragraph, or the line it ends
    <!-- newslint: ignore-file RULE[, RULE...] reason: why it stands -->   the whole file

RULE is the id of a rule or a family. In plain text a directive must stand alone on its line. In HTML what counts is the
element and not the line: within a paragraph or at its end a directive is about that paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

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

    `known` are the ids and families that a directive may name; it may name any rule of an outside engine as well.
    `running` are those that ran (by default all), an engine's rules by its family: only they can be called unused. `blocks` are the paragraphs of `text` in order; without them, blank lines part them.
    """
    if _MARK not in text:
        return tuple(findings)
    directives = tuple(_directives(text, known, blocks, format))
    found = tuple(findings)
    silenced, used = _silenced(found, directives)
    comments = [directive.span for directive in directives]
    heard = (finding for number, finding in enumerate(found) if number not in silenced)
    kept = [finding for finding in heard if not _stands_in(comments, finding.span)]
    for number, directive in enumerate(directives):
        kept.extend(_note(directive, BAD, fault) for fault in directive.faults)
        kept.extend(
            _note(directive, UNUSED, f"“{name}” reports nothing here: take it out of the directive")
            for name in directive.names
            if (number, name) not in used and (running is None or name in running or engine_of(name) in running)
        )
    return tuple(sorted(kept, key=lambda finding: finding.sort_key))


def _silenced(findings: Sequence[Finding], directives: Sequence[_Directive]) -> tuple[set[int], set[tuple[int, str]]]:
    """Return the numbers of the findings that a directive silences, and of each directive the names that silence one."""
    places: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        for name in {finding.rule, finding.family}:
            places.setdefault(name, []).append(number)
    reaches: dict[str, list[int]] = {}
    for number, directive in enumerate(directives):
        for name in set(directive.names) & places.keys():
            reaches.setdefault(name, []).append(number)
    silenced: set[int] = set()
    used: set[tuple[int, str]] = set()
    for name, numbers in reaches.items():
        # Each side only asks whether the other has anything there, so no pair of the two is looked at.
        reaching = _Spans(directives[number].reach for number in numbers)
        standing = _Spans(findings[number].span for number in places[name])
        silenced.update(number for number in places[name] if reaching.touch(findings[number].span))
        used.update((number, name) for number in numbers if standing.are_reached(directives[number].reach))
    return silenced, used


class _Spans:
    """Spans in order, to ask whether one of them lies at a place. A span without length lies where it touches."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._farthest = list(accumulate((span.end for span in ordered), max))
        self._points = [span.start for span in ordered if span.start == span.end]

    def touch(self, span: Span) -> bool:
        """Tell whether one of the spans, as a reach, has anything of a finding's span."""
        if span.start == span.end:
            before = bisect_right(self._starts, span.start)
            return before > 0 and self._farthest[before - 1] >= span.start
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._farthest[before - 1] > span.start

    def are_reached(self, reach: Span) -> bool:
        """Tell whether one of the spans, as a finding's, has anything of a reach."""
        before = bisect_left(self._starts, reach.end)
        if before > 0 and self._farthest[before - 1] > reach.start:
            return True
        at = bisect_left(self._points, reach.start)
        return at < len(self._points) and self._points[at] <= reach.end


def _stands_in(spans: Sequence[Span], span: Span) -> bool:
    """Tell whether a span lies wholly inside one of others, which are in order and apart."""
    number = bisect_right(spans, span.start, key=lambda other: other.start) - 1
    return number >= 0 and spans[number].contains(span)


def _note(directive: _Directive, rule: str, message: str) -> Finding:
    return Finding(directive.span, rule, _FAMILY, Severity.INFO, message)


def _directives(text: str, known: Sequence[str], blocks: Sequence[Span] | None, kind: str) -> Iterator[_Directive]:
    lines = LineIndex(text)
    paragraphs = tuple(_paragraphs(text, lines)) if blocks is None else blocks
    code = tuple(_fenced(text)) if kind == "markdown" else ()
    ticks = [match.start() for match in re.finditer("`", text)] if kind == "markdown" else []
    found = list(re.finditer(_COMMENT, text))
    beyond = _Beyond(text, paragraphs, [Span(*match.span()) for match in found])
    breaks: dict[int, int] = {}
    shown = cache(lambda line: _shown(text, lines.line_span(line)))
    for match in found:
        span = Span(*match.span())
        line = lines.line_span(number := lines.position(span.start).line)
        before = shown(number).start < span.start
        after = shown(lines.position(span.end).line).end > span.end
        ticked = bisect_left(ticks, span.start) - bisect_left(ticks, line.start)
        if ticked % 2 or _stands_in(code, span):
            continue  # an example of a directive, not one
        if not match["close"]:
            yield _Directive(span, span, (), (f"the directive never ends: close it with “-->”, as in {_FORM}",))
            continue
        if kind == "text" and (before or after):
            yield _Directive(span, span, (), ("in plain text a directive must stand alone on its line",))
            continue
        verb, names, faults = _read(match["body"], known)
        if verb == "ignore-file":
            reach = Span(0, len(text))
        elif kind == "html":
            reach = _paragraph_of(text, span, paragraphs, breaks) or beyond.next(span)
        elif before:
            reach = line
        else:
            reach = beyond.next(span)
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


class _Beyond:
    """The paragraphs of a text, for looking up the one behind a comment."""

    def __init__(self, text: str, blocks: Sequence[Span], comments: Sequence[Span]) -> None:
        parts, at = [], 0
        for comment in comments:
            parts += [text[at : comment.start], " " * len(comment)]
            at = comment.end
        seen = "".join([*parts, text[at:]])
        # Of each paragraph: where what is no comment ends, or -1 where it is comments alone.
        lengths = (len(seen[block.start : block.end].rstrip()) for block in blocks)
        self._ends = [block.start + length if length else -1 for block, length in zip(blocks, lengths, strict=True)]
        self._blocks, self._none = blocks, Span(len(text), len(text))
        # Of each paragraph: the number of the next one, itself among them, that is more than comments.
        self._next = [len(blocks)] * (len(blocks) + 1)
        for number in range(len(blocks) - 1, -1, -1):
            self._next[number] = number if self._ends[number] >= 0 else self._next[number + 1]

    def next(self, comment: Span) -> Span:
        """Return the first paragraph that goes on behind the comment; a paragraph of comments alone does not count."""
        number = bisect_right(self._blocks, comment.end, key=lambda block: block.end)
        while (number := self._next[number]) < len(self._blocks) and self._ends[number] <= comment.end:
            number += 1
        if number == len(self._blocks):
            return self._none
        block = self._blocks[number]
        return Span(max(block.start, comment.end), block.end)


def _shown(text: str, line: Span) -> Span:
    """Return a line without the white space around it; an empty one at its end."""
    written = text[line.start : line.end]
    start = line.end - len(written.lstrip())
    return Span(start, max(start, line.start + len(written.rstrip())))


def _paragraph_of(text: str, comment: Span, blocks: Sequence[Span], breaks: dict[int, int]) -> Span | None:
    """Return the paragraph of HTML in which a comment stands, None for one in front of the text of its paragraph.

    `breaks` keeps where the paragraph is over whose text ends at a place.
    """
    from lint.formats.html import paragraph_break  # noqa: PLC0415 - few texts have a directive

    number = bisect_right(blocks, comment.start, key=lambda block: block.start) - 1
    end = blocks[number].end if number >= 0 else 0
    if number >= 0 and comment.start >= end and end not in breaks:
        breaks[end] = paragraph_break(text, end)
    return blocks[number] if number >= 0 and breaks.get(end, len(text) + 1) > comment.start else None


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
