"""Read the directives of a text: comments that silence rules.

    <!-- newslint: ignore RULE[, RULE...] reason: why it stands -->   the next paragraph, or the line it ends
    <!-- newslint: ignore-line RULE reason: ... -->                   the line in which it stands
    <!-- newslint: ignore-next-line RULE reason: ... -->              the line after it
    <!-- newslint: begin-ignore RULE reason: ... -->                  from here to `end-ignore RULE`, or to `end-ignore`
    <!-- newslint: ignore-file RULE reason: ... -->                   the whole file

RULE is the id of a rule or a family. `text: "some words"` before the reason narrows a directive to these words, and
`until 2027-01-31` ends it after that day. In plain text a directive must be alone on its line. In HTML `ignore` inside
a paragraph or at its end applies to that paragraph, whatever the lines. MDX comments have the form `{/* ... */}`. The
formats find the comments (`Document.comments`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lint.engine.directive_reach import REACHES, Narrowing, shown
from lint.rulepack.rule import engine_of
from lint.text.document import Document
from lint.text.formats import Comment
from lint.text.span import Span
from lint.values import dataclass, replace

if TYPE_CHECKING:
    from datetime import date  # hardly any text has a directive with a date

MARK = "newslint:"
"""How the words of a directive begin."""

VERBS = ("ignore", "ignore-line", "ignore-next-line", "begin-ignore", "end-ignore", "ignore-file")
"""What a directive can say."""

TOO_MANY = "so many directives with `text:` are not read: silence the rule in the whole file or paragraph"
"""What is said of a directive that `Narrowing` gives up on."""

_END = "end-ignore"
_FORM = "<!-- newslint: ignore RULE reason: why it stands -->"
# Compiled on first use (`re` keeps them), since hardly any text has a directive:
_BODY = r"(?s)\s*(?P<verb>[^\s,]*)(?P<rules>.*?)(?:\breason:(?P<reason>.*))?\Z"
_TEXT = r"""\btext:\s*(?:"([^"]*)"|“([^”]*)”|(?=(\S*)))"""
_UNTIL = r"\buntil\s+(\S+)"
_NAMES = r"[^\s,]+"


@dataclass(frozen=True, slots=True)
class Directive:
    """What silences rules: a comment in the text, or an entry of a sidecar.

    `span` is the comment, or the start of the text; `reaches` is what it silences, in order, and `names` are the rules
    and families, known ones only. `faults` are messages about the rest. With `last_day` passed (`is_over`) it silences
    nothing. `origin` names the place in a sidecar, ended by “: ”.
    """

    span: Span
    reaches: tuple[Span, ...]
    names: tuple[str, ...]
    faults: tuple[str, ...]
    last_day: "date | None" = None
    is_over: bool = False
    origin: str = ""


class _Words(NamedTuple):
    """The words of a directive: verb, known names, the text it is narrowed to, its last day, and what is wrong."""

    verb: str
    names: tuple[str, ...] = ()
    text: str | None = None
    last_day: "date | None" = None
    faults: tuple[str, ...] = ()


def find(document: Document, known: Sequence[str], today: "date | None" = None) -> Iterator[Directive]:
    """Yield the directives of a text, in order. `known` are the rules and families there are.

    `today` is the day on which the last days of directives are judged, by default that of the clock.
    """
    narrowing = Narrowing(document)
    ranges = _Ranges(narrowing)
    found: list[Directive] = []
    for comment, words in _comments(document, known):
        span = Span(comment.start, comment.end)
        if words.verb == _END:
            found += ranges.end(span, words)
        elif words.verb == "begin-ignore":
            ranges.begin(span, words)
            found.append(Directive(span, (), (), words.faults))
        else:
            reach = REACHES[words.verb](document, comment) if words.names else span
            found.append(_made(span, narrowing.places(reach, words.text), words.names, words))
    found += ranges.unended()
    return iter(sorted((dated(one, today) for one in found), key=lambda one: one.span))


def dated(directive: Directive, today: "date | None") -> Directive:
    """Return a directive, without any effect if its last day is over."""
    if directive.last_day is None:
        return directive
    if today is None:
        from datetime import datetime  # noqa: PLC0415 - see above

        today = datetime.now().astimezone().date()
    if directive.last_day >= today:
        return directive
    return replace(directive, reaches=(), is_over=True)


def expired(directive: Directive) -> str:
    """Return the message about a directive that is over."""
    named = ", ".join(f"“{name}”" for name in directive.names) or "the directive"
    return f"{directive.origin}{named} was to be silent until {directive.last_day}: decide again, or take this out"


def unknown(name: str, known: Sequence[str]) -> str:
    """Return the message about a name that is no rule."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    near = get_close_matches(name, known, n=1)
    hint = f"did you mean “{near[0]}”?" if near else "`newslint rules list` shows the rules there are"
    return f"no rule or family is called “{name}”: {hint}"


def day(text: str) -> "date | None":
    """Return the day of a date such as 2027-01-31; None for anything else."""
    from datetime import date  # noqa: PLC0415 - see above

    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def _comments(document: Document, known: Sequence[str]) -> Iterator[tuple[Comment, _Words]]:
    """Yield each comment to newslint with its words; one that is not written as a directive has faults and no names."""
    text, lines = document.text, document.lines
    trimmed = cache(lambda number: shown(text, lines.line_span(number)))  # many may stand on one long line
    for comment in document.comments:
        words = text[comment.first : comment.last].lstrip()
        if not words.startswith(MARK):
            continue
        span = Span(comment.start, comment.end)
        first, last = lines.position(span.start).line, lines.position(span.end).line
        if not comment.is_closed:
            fault = f"the directive never ends: close it with “-->”, as in {_FORM}"
            yield comment, _Words("ignore", faults=(fault,))
        elif document.source.format == "text" and (trimmed(first).start < span.start or trimmed(last).end > span.end):
            yield comment, _Words("ignore", faults=("in plain text a directive must stand alone on its line",))
        else:
            yield comment, _read(words.removeprefix(MARK), known)


def _read(body: str, known: Sequence[str]) -> _Words:
    parts = re.match(_BODY, body)
    verb = parts["verb"] if parts else ""
    if parts is None or verb not in VERBS:
        verbs = f"{', '.join(f'“{one}”' for one in VERBS[:-1])} or “{VERBS[-1]}”"
        return _Words("ignore", faults=(f"“{verb}” is no directive: write {verbs}, as in {_FORM}",))
    rest, text, fault = _text_in(parts["rules"])
    if fault:
        return _Words(verb, faults=(fault,))
    rest, last_day, fault = _last_day_in(rest)
    faults = [fault] if fault else []
    named = tuple(dict.fromkeys(re.findall(_NAMES, rest)))
    not_known = [name for name in named if name not in known and engine_of(name) is None]
    faults += [unknown(name, known) for name in not_known]
    if verb != _END:
        faults += _missing(named, parts["reason"] or "")
    return _Words(verb, tuple(name for name in named if name not in not_known), text, last_day, tuple(faults))


def _text_in(words: str) -> tuple[str, str | None, str]:
    """Return words without `text: "..."`, the quoted text or None, and what is wrong with it."""
    found = re.search(_TEXT, words)
    if found is None:
        return words, None, ""
    text = found[1] or found[2] or ""
    if not text.split():
        return words, None, 'write the words of `text:` in quotation marks: text: "some words"'
    return words.replace(found[0], " ", 1), text, ""


def _last_day_in(words: str) -> "tuple[str, date | None, str]":
    """Return words without `until DATE`, the date or None, and what is wrong with it."""
    found = re.search(_UNTIL, words)
    if found is None:
        return words, None, ""
    last_day = day(found[1])
    fault = "" if last_day else f"“{found[1]}” is no date: write it like until 2027-01-31"
    return words.replace(found[0], " ", 1), last_day, fault


def _missing(named: Sequence[str], reason: str) -> Iterator[str]:
    if not named:
        yield f"the directive names no rule, so it silences nothing: write {_FORM}"
    if not reason.strip():
        yield "the directive gives no reason: add “reason:” and why this stands"


def _made(span: Span, reaches: tuple[Span, ...] | None, names: tuple[str, ...], words: _Words) -> Directive:
    if reaches is None:
        return Directive(span, (), (), (*words.faults, TOO_MANY))
    return Directive(span, reaches, names, words.faults, words.last_day)


class _Ranges:
    """The ranges of one text that have begun and not ended, by the rule or family they silence."""

    def __init__(self, narrowing: Narrowing) -> None:
        """Start with none."""
        self._narrowing = narrowing
        self._open: dict[str, list[tuple[Span, _Words]]] = {}

    def begin(self, at: Span, words: _Words) -> None:
        """Begin a range for each name."""
        for name in words.names:
            self._open.setdefault(name, []).append((at, words))

    def end(self, at: Span, words: _Words) -> Iterator[Directive]:
        """End the ranges of the names, of all if there are none, and yield them; else what is wrong with the end."""
        names = words.names or ((*self._open,) if not words.faults else ())
        missing = [name for name in names if name not in self._open]
        faults = [*words.faults, *(f"there is no `begin-ignore {name}` before this for it to end" for name in missing)]
        if not names and not faults:
            faults.append("there is no `begin-ignore` before this for it to end")
        if faults:
            yield Directive(at, (), (), tuple(faults))
        for name in names:
            for begun, said in self._open.pop(name, ()):
                reaches = self._narrowing.places(Span(begun.end, at.start), said.text)
                yield _made(begun, reaches, (name,), said._replace(faults=()))  # told where it begins

    def unended(self) -> Iterator[Directive]:
        """Yield what is wrong with the ranges that are still open."""
        for name, begun in self._open.items():
            fault = f"this range never ends: close it with <!-- newslint: end-ignore {name} -->"
            yield from (Directive(at, (), (), (fault,)) for at, _ in begun)
