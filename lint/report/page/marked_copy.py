"""The copy of an article as HTML, with places marked in it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from lint.report.page.markup import shown
from lint.text.document import Document
from lint.text.span import Span


class Mark(NamedTuple):
    """A place in the copy: code points [start, end), and the key by which notes and panels speak of it.

    `anchor` is the id by which links reach it, "" for none; it must be unique in the page. A mark of a finding has its
    severity as `look` ("" for any other), and a `number` if the number of the finding stands behind it, else 0.
    """

    start: int
    end: int
    key: str
    anchor: str = ""
    look: str = ""
    number: int = 0


LOOKS = ("error", "warning", "info")
"""The severities, the gravest first: words in two findings look like the graver."""


class MarkedCopy:
    """Blocks of a document as HTML, asked for in the order of the text."""

    def __init__(self, document: Document, marks: Iterable[Mark]) -> None:
        """Take the marks in any order; they may overlap."""
        self._document = document
        self._marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._next = 0
        self._open: list[Mark] = []

    def html(self, span: Span) -> str:
        """Return code points of the document with the marks in them; those before it are not asked for again."""
        here = [mark for mark in self._open if mark.end > span.start]
        while self._next < len(self._marks) and self._starts_by(self._marks[self._next], span.end):
            mark = self._marks[self._next]
            if mark.end > span.start or mark.start == mark.end >= span.start:
                here.append(mark)
            self._next += 1
        self._open = [mark for mark in here if mark.end > span.end]
        return "".join(self._pieces(span, here))

    @staticmethod
    def _starts_by(mark: Mark, end: int) -> bool:
        return mark.start < end or mark.start == mark.end == end

    def _pieces(self, span: Span, marks: Sequence[Mark]) -> Iterator[str]:
        begins: dict[int, list[Mark]] = {}
        ends: dict[int, list[Mark]] = {}
        for mark in marks:
            begins.setdefault(max(mark.start, span.start), []).append(mark)
            ends.setdefault(min(mark.end, span.end), []).append(mark)
        points = sorted({span.start, span.end, *begins, *ends})
        running: dict[Mark, None] = {}
        for at, until in pairwise([*points, points[-1]]):
            over = ends.get(at, [])
            for mark in over:
                running.pop(mark, None)
            yield from (_reference(mark) for mark in over if span.start <= mark.start < mark.end)
            begun = begins.get(at, [])
            for mark in begun:
                if mark.start == mark.end:
                    yield _piece("", [mark], [mark]) + _reference(mark)
                elif at < span.end:
                    running[mark] = None
            if at < until:
                words = self._document.readable(at, until)
                yield _piece(shown(words), [*running], [mark for mark in begun if mark.start >= span.start])


def _piece(words: str, marks: Sequence[Mark], begun: Sequence[Mark]) -> str:
    """Return words as one element with the keys of their marks, and the anchors of those that begin here."""
    if not marks:
        return words
    anchors = [mark.anchor for mark in begun if mark.anchor and (mark.start < mark.end or not words)]
    empty = "".join(f'<span id="{anchor}"></span>' for anchor in anchors[1:])
    name = f' id="{anchors[0]}"' if anchors else ""
    keys = " ".join(dict.fromkeys(mark.key for mark in marks))
    looks = {mark.look for mark in marks}
    look = next((look for look in LOOKS if look in looks), "")
    if look:
        lost = "" if words else " lost"
        return f'{empty}<mark{name} class="{look}{lost}" data-keys="{keys}">{words}</mark>'
    return f'{empty}<span{name} data-keys="{keys}">{words}</span>'


def _reference(mark: Mark) -> str:
    if not mark.number:
        return ""
    word = "remark" if mark.look == "info" else mark.look
    return (
        f'<a class="ref {mark.look}" href="#{mark.key}" data-key="{mark.key}"'
        f' aria-label="{word}, finding {mark.number}">{mark.number}</a>'
    )
