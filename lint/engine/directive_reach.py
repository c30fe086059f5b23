"""How far a directive reaches: a line, a paragraph, the file, or some words in them."""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import islice

from lint.text.document import Document
from lint.text.formats import Comment
from lint.text.span import Span

_LEAST_SEARCHED = 1_000_000
_MOST_PLACES = 100_000


class Narrowing:
    """Finds the words to which directives are narrowed in one text, so often as a text can need it."""

    def __init__(self, document: Document) -> None:
        """Take the text."""
        self._text = document.text
        self._searched = max(_LEAST_SEARCHED, 4 * len(document.text))
        self._places = _MOST_PLACES

    def places(self, reach: Span, words: str | None) -> tuple[Span, ...] | None:
        """Return where `words` stand in a stretch of text, with any white space between; all of it without words.

        None if so much was searched or found before that a text can hardly mean it: time and memory stay linear.
        """
        if words is None:
            return (reach,)
        self._searched -= len(reach)
        if self._searched < 0:
            return None
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        matches = islice(pattern.finditer(self._text, reach.start, reach.end), self._places + 1)
        found = tuple(Span(*match.span()) for match in matches)
        self._places -= len(found)
        return found if self._places >= 0 else None


def shown(text: str, line: Span) -> Span:
    """Return a line without the white space around it; an empty one at its end."""
    written = text[line.start : line.end]
    start = line.end - len(written.lstrip())
    return Span(start, max(start, line.start + len(written.rstrip())))


def _around(document: Document, comment: Comment) -> Span:
    """Return what `ignore` silences: the paragraph behind the comment, or the line or paragraph it ends."""
    at = Span(comment.start, comment.end)
    if document.source.format in ("html", "nitf", "newsml"):
        return _block_before(document, at) if comment.is_within else _block_behind(document, at)
    line = _line(document, comment)
    before = shown(document.text, line).start < at.start
    return line if before else _block_behind(document, at)


def _line(document: Document, comment: Comment) -> Span:
    return document.lines.line_span(document.lines.position(comment.start).line)


def _next_line(document: Document, comment: Comment) -> Span:
    number = document.lines.position(comment.end).line + 1
    if number > document.lines.line_count:
        return Span(len(document.text), len(document.text))
    return document.lines.line_span(number)


def _file(document: Document, _: Comment) -> Span:
    return Span(0, len(document.text))


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


REACHES: Mapping[str, Callable[[Document, Comment], Span]] = {
    "ignore": _around,
    "ignore-line": _line,
    "ignore-next-line": _next_line,
    "ignore-file": _file,
}
"""What each verb silences, by the document and the comment; ranges are the reader's."""
