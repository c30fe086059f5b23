"""Divide plain text into blocks: paragraphs (one a line, or wrapped) and an optional headline."""

import re
from collections.abc import Sequence
from itertools import pairwise

from lint.text.formats import MARKUP, Block, Comment, Mask, Read
from lint.text.formats.inline import hide_opaque
from lint.text.span import Span

_LINE = re.compile(r"[^\r\n]+")
_WRAP_WIDTH = 100
"""No line of hard-wrapped copy is longer (wire services wrap at 60 to 80)."""

_HEADLINE_WORDS = 22
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_COMMENT = re.compile(r"[ \t]*<!--.*-->[ \t]*\Z")
"""A comment alone on its line: a directive to newslint, and no more a headline or a part of a paragraph than it is
copy.
"""
_DIRECTIVE = re.compile(r"<!--(?P<words>\s*+newslint:.*?)(?P<close>-->|\Z)", re.DOTALL)
_LISTED = re.compile(r"\s*(?:[-*•–—·]|\d{1,3}[.)])\s")


def blocks(text: str) -> Read:
    """Return the masked text and its blocks in order.

    A line is a paragraph. Only where blank lines separate groups of short lines is a group one (wrapped copy).
    """
    mask = Mask(text)
    hide_opaque(text, mask)
    comments = _directives(text) if "newslint:" in text else ()
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text) if not match.group().isspace()]
    groups = _without(_groups(text, lines), comments, text)
    found = [Block(_kind(text, start, end), Span(*_trim(text, start, end))) for start, end in groups]
    first = next((number for number, (start, end) in enumerate(groups) if not _COMMENT.match(text, start, end)), 0)
    if len(found) > first + 1 and looks_like_headline(text[found[first].span.start : found[first].span.end]):
        found[first] = Block("headline", found[first].span)
    for comment in comments:
        mask.hide(comment.start, comment.end, MARKUP)
    return Read(mask.apply(), tuple(found), comments=comments)


def _directives(text: str) -> tuple[Comment, ...]:
    """Return the comments to newslint; what looks like any other comment is copy in plain text, and left over."""
    return tuple(
        Comment(*found.span(), *found.span("words"), is_closed=bool(found["close"]))
        for found in _DIRECTIVE.finditer(text)
    )


def _without(groups: list[tuple[int, int]], comments: Sequence[Comment], text: str) -> list[tuple[int, int]]:
    """Return the groups of lines that hold more than comments to newslint."""
    if not comments:
        return groups
    kept, number = [], 0
    for start, end in groups:
        while number < len(comments) and comments[number].end <= start:
            number += 1
        at, here, is_copy = start, number, False
        while here < len(comments) and comments[here].start < end:
            is_copy = is_copy or bool(text[at : comments[here].start].strip())
            at = max(at, comments[here].end)
            here += 1
        if is_copy or text[at:end].strip():
            kept.append((start, end))
    return kept


def _groups(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    if not _is_wrapped(text, lines):
        return lines
    groups: list[tuple[int, int]] = []
    alone = True
    for start, end in lines:
        before, alone = alone, bool(_COMMENT.match(text, start, end))
        joins = not (before or alone or _LISTED.match(text, start, end))
        if joins and not _blank_between(text, groups[-1][1], start):
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    return groups


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Tell whether this is wrapped copy.

    It has no long line, and more lines that run on into the next one than lines that end a sentence.
    """
    if len(lines) < 2 or max(end - start for start, end in lines) > _WRAP_WIDTH:  # noqa: PLR2004 - two lines make a wrap
        return False
    running = ended = 0
    for (start, end), (following, _) in pairwise(lines):
        if _blank_between(text, end, following) or _COMMENT.match(text, start, end):
            continue
        if _SENTENCE_END.search(text, max(start, end - 8), end):
            ended += 1
        else:
            running += 1
    return running > ended


def _blank_between(text: str, end: int, start: int) -> bool:
    gap = text[end:start].replace("\r\n", "\n").replace("\r", "\n")
    return gap.count("\n") > 1


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _kind(text: str, start: int, end: int) -> str:
    return "list" if _LISTED.match(text, start, end) else "body"


def looks_like_headline(line: str) -> bool:
    """Tell whether a first paragraph has only a few words and does not end as a sentence does."""
    return len(line.split()) <= _HEADLINE_WORDS and not _SENTENCE_END.search(line[-8:]) and "\n" not in line
