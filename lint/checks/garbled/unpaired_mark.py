"""Report quotation marks and brackets that do not pair."""

import re
from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import Analysis, SharedLayers
from lint.analysis.syntax import unpaired_marks
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match
from lint.text.span import Span
from lint.values import dataclass

_OPEN = {")": "(", "]": "[", "}": "{"}
_BRACKETS = frozenset("()[]{}")
_ENUMERATES = re.compile(r"[a-z]|\d\d?|[ivx]{2,4}")


@dataclass(frozen=True, eq=False, repr=False)
class UnpairedMark:
    """Report a bracket or a double quotation mark without its partner in the paragraph.

    `marks` is `brackets` or `quotes`. Lists (`a)`, `1)`) and faces (`:)`) are no brackets. A quotation may run over
    several paragraphs, see `analysis.lonemarks`. Where a text has more than `most` such marks, they were lost on the
    way, and only the first is reported.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("mark",))

    marks: str
    most: int = 1

    def triggers(self) -> frozenset[str] | None:
        """Return the marks."""
        return _BRACKETS if self.marks == "brackets" else frozenset("“”\"„'’`")

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the marks that stand alone."""
        if self.marks == "quotes":
            found = unpaired_marks.find(analysis.adjacent_text, analysis.by_block(_lone_marks))
        else:
            found = [
                Span(block.span.start + mark.start, block.span.start + mark.end)
                for block, mark in analysis.by_block(_bracket)
                if mark is not None
            ]
        for mark in found if len(found) <= self.most else found[:1]:
            yield Match(mark, {"mark": analysis.read(mark.start, mark.end)})


def _lone_marks(analysis: SharedLayers) -> list[unpaired_marks.Lone] | None:
    return unpaired_marks.read(analysis.adjacent_text, analysis.tokens, analysis.sentences)


def _bracket(analysis: SharedLayers) -> Span | None:
    """Return the first bracket of a block that has no partner."""
    tokens = analysis.tokens
    if tokens.vocabulary.keys().isdisjoint(_BRACKETS):
        return None
    at = _first_alone(tokens)
    return None if at is None else Span(tokens.starts[at], tokens.ends[at])


def _first_alone(tokens: Tokens) -> int | None:
    waiting: list[int] = []
    for at, word in enumerate(tokens.words):
        if word in "([{":
            if not (at and tokens.words[at - 1] in ":;" and tokens.adjacent(at - 1)):
                waiting.append(at)
        elif word in ")]}":
            if waiting and tokens.words[waiting[-1]] == _OPEN[word]:
                waiting.pop()
            elif not _closes_alone(tokens, at):
                return at
    return waiting[0] if waiting else None


def _closes_alone(tokens: Tokens, at: int) -> bool:
    """Tell whether a closing bracket needs no partner: one that ends a face, or stands behind the number of an item."""
    if at == 0:
        return False
    before = tokens.words[at - 1]
    if before in ":;-":
        return True
    if not tokens.adjacent(at - 1):
        return False
    number = at - 2 if before == "." and at > 1 and tokens.adjacent(at - 2) else at - 1  # a.) the first point
    return before in "•*^oO" or bool(_ENUMERATES.fullmatch(tokens.lowers[number]))
