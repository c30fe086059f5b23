"""Find template constructs: Hugo shortcodes, Liquid and Jinja tags, kramdown attribute lists.

A construct is markup, as an HTML tag is. One that represents a value in a sentence (`In {{ year }} the mayor`) is read
as one unreadable noun. The text between paired tags is copy, unless the pair contains code, a comment or another
language. An opening mark that is never closed is text. Each code point is searched a fixed number of times, so the time
is linear in the text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.text.formats import MARKUP, OPAQUE, Construct

SIGNS = ("{{", "{%", "{#", "{:")
"""The characters with which every construct begins."""

_CLOSERS = {"{{{": "}}}", "{{<": ">}}", "{{%": "%}}", "{{": "}}", "{%": "%}", "{#": "#}"}
_OPENER = re.compile(r"\{\{\{(?!\{)|\{\{[<%]|\{\{|\{%|\{[#:.]")
_ATTRIBUTES = re.compile(r"\{(?::[^{}\r\n]*+|[#.][\w-][^{}\r\n]*+)\}(?=[ \t]*+(?:[\r\n]|\Z))")
_PARAGRAPH_END = re.compile(r"(?>\r\n|\r|\n)[ \t]*+(?=[\r\n])")
_NAME = re.compile(r"\{[{%]?[<%]?[-~+]?\s*+(?P<close>/(?!\*))?+\s*+(?P<name>[\w.-]++)?+")

_CODE = frozenset(
    """chart code codeblock highlight html javascript katex latex math mermaid plantuml raw rawhtml schema script style
    stylesheet verbatim""".split()
)
"""Paired tags that hold no copy."""

_COMMENT = "comment"
_SILENT = frozenset(
    """assign autoescape block break capture case continue cycle decrement define elif else elseif elsif end extends filter
    for from if ifchanged import increment layout liquid load macro range set unless when with""".split()
)
"""Tags that steer the page and put nothing into the sentence."""

_BARE = re.compile(r"(?:[\s>*+#|-]|\d{1,9}[.)]|</?[a-zA-Z][^<>]*+>)*+")
_LINE_BREAK = re.compile(r"[\r\n]")
_NOTE_BEHIND = frozenset(".,;:!?”’\"')]")


class _Tag(NamedTuple):
    start: int
    end: int
    opener: str


def find(text: str, code: Sequence[tuple[int, int]] = (), signs: Sequence[str] = tuple(_CLOSERS)) -> list[Construct]:
    """Return the constructs of a text, in order, that do not begin in one of the ordered ranges `code`.

    `signs` are the opening marks to look for.
    """
    if "{" not in text:
        return []
    tags = list(_tags(text, code, signs))
    return placed(text, _joined(text, tags))


def placed(text: str, found: Sequence[Construct]) -> list[Construct]:
    """Return constructs with how each reads in its place; those given as MARKUP remain markup."""
    left, right = _bare_before(text, found), _bare_behind(text, found)
    out = []
    for construct, before, behind in zip(found, left, right, strict=True):
        start, end, seen, _ = construct
        is_alone = before and behind
        if is_alone or _is_note(text, start, end):
            seen = MARKUP
        out.append(Construct(start, end, seen, is_alone))
    return out


def _tags(text: str, code: Sequence[tuple[int, int]], signs: Sequence[str]) -> Iterator[_Tag]:
    """Yield the single tags; the end of each kind is looked for once, and kept while it lies ahead."""
    at, next_code = 0, 0
    ends: dict[str, int] = {}
    while (opened := _OPENER.search(text, at)) is not None:
        start, opener = opened.start(), opened.group()
        while next_code < len(code) and code[next_code][1] <= start:
            next_code += 1
        if next_code < len(code) and code[next_code][0] <= start:
            at = code[next_code][1]
            continue
        attributes = _ATTRIBUTES.match(text, start)
        if attributes is not None:
            end: int | None = attributes.end()
        else:
            end = _end_of(text, start, opener, ends) if opener in signs else None
        if end is None:
            at = start + (1 if opener == "{{{" else len(opener))
        else:
            yield _Tag(start, end, opener)
            at = end


def _end_of(text: str, start: int, opener: str, ends: dict[str, int]) -> int | None:
    """Return where a tag ends, None for one that does not before the next of its kind or the end of its paragraph."""
    closer, inside = _CLOSERS[opener], start + len(opener)
    end = ends.get(closer, 0)
    if 0 <= end < inside:
        end = ends[closer] = text.find(closer, inside)
    if end < 0:
        return None
    opened = ends.get(opener, 0)
    if 0 <= opened < inside:
        opened = ends[opener] = text.find(opener, inside)
    if 0 <= opened < end:
        return None
    gap = _PARAGRAPH_END.search(text, inside, end) if opener != "{#" else None
    if gap is not None and not any(text.count(mark, inside, gap.start()) % 2 for mark in '"`'):
        return None
    return end + len(closer)


def _joined(text: str, tags: Sequence[_Tag]) -> list[Construct]:
    """Return constructs: each tag, or one from the first to the last of a pair that holds no copy."""
    names = [_named(text, tag) for tag in tags]
    closing = _closing(names)
    found, number = [], 0
    while number < len(tags):
        tag, (name, closes) = tags[number], names[number]
        partners = closing.get(name, [])
        place = bisect_right(partners, number)
        is_paired = not closes and place < len(partners) and tag.opener != "{{"
        if is_paired and (name in _CODE or name == _COMMENT):
            last = partners[place]
            found.append(Construct(tag.start, tags[last].end, MARKUP if name == _COMMENT else OPAQUE))
            number = last + 1
            continue
        silent = closes or is_paired or tag.opener == "{#" or tag.opener[1] in ":." or _says_nothing(text, tag, name)
        found.append(Construct(tag.start, tag.end, MARKUP if silent else OPAQUE))
        number += 1
    return found


def _closing(names: Sequence[tuple[str, bool]]) -> dict[str, list[int]]:
    """Return the numbers of the tags that end a pair, by name; `names` are as from `_named`."""
    closing: dict[str, list[int]] = {}
    for number, (name, closes) in enumerate(names):
        if closes:
            closing.setdefault(name, []).append(number)
    return closing


def _named(text: str, tag: _Tag) -> tuple[str, bool]:
    """Return the name of a tag, without the `end` of one that ends a pair, and whether it does."""
    found = _NAME.match(text, tag.start, tag.end)
    name = (found["name"] or "") if found else ""
    if tag.opener == "{%" and name.startswith("end") and name != "end":
        return name[3:], True
    return name, bool(found and found["close"])


def _says_nothing(text: str, tag: _Tag, name: str) -> bool:
    """Tell whether a single tag steers the page or is a comment, and so stands for no word of the sentence."""
    if tag.opener in ("{%", "{{") and name in _SILENT:
        return True
    return tag.opener == "{{" and text.startswith(("{{/*", "{{- /*", "{{#", "{{^", "{{!"), tag.start)


def _bare_before(text: str, found: Sequence[Construct]) -> list[bool]:
    """Tell of each construct whether nothing but markup stands before it in its line."""
    out: list[bool] = []
    at, bare = 0, True
    for start, end, _, _ in found:
        line = at
        for broken in _LINE_BREAK.finditer(text, at, start):
            line, bare = broken.end(), True
        bare = bare and _BARE.fullmatch(text, line, start) is not None
        out.append(bare)
        at = end
    return out


def _bare_behind(text: str, found: Sequence[Construct]) -> list[bool]:
    """Tell of each construct whether nothing but markup stands behind it in its line."""
    out: list[bool] = []
    until, bare = len(text), True
    for start, end, _, _ in reversed(found):
        broken = _LINE_BREAK.search(text, end, until)
        if broken is not None:
            until, bare = broken.start(), True
        bare = bare and _BARE.fullmatch(text, end, until) is not None
        out.append(bare)
        until = start
    return out[::-1]


def _is_note(text: str, start: int, end: int) -> bool:
    """Tell whether a construct hangs on a word or a stop as the mark of a note does."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return bool(before) and before in _NOTE_BEHIND and (not behind or behind.isspace())
