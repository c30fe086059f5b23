"""Quotation marks and brackets that do not pair."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import Analysis, lonemarks
from lint.checks import Match
from lint.text import Span

_OPEN = {")": "(", "]": "[", "}": "{"}
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
        return frozenset("()[]{}") if self.marks == "brackets" else frozenset("“”\"„'’`")

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the marks that stand alone."""
        tokens = analysis.tokens
        if self.marks == "quotes":
            found = lonemarks.find(analysis.beside, tokens, analysis.document.blocks, analysis.sentences)
        else:
            found = _brackets(analysis)
        for at in found if len(found) <= self.most else found[:1]:
            yield Match(Span(tokens.starts[at], tokens.ends[at]), {"mark": tokens.words[at]})


def _brackets(analysis: Analysis) -> list[int]:
    """Return the first bracket of each block that has no partner."""
    tokens, found = analysis.tokens, []
    for block in analysis.document.blocks:
        at = _bracket(analysis, tokens.at(block.span.start), tokens.at(block.span.end))
        if at is not None:
            found.append(at)
    return found


def _bracket(analysis: Analysis, first: int, last: int) -> int | None:
    tokens = analysis.tokens
    waiting: list[int] = []
    for at in range(first, last):
        word = tokens.words[at]
        if word in "([{":
            if not (at and tokens.words[at - 1] in ":;" and tokens.adjacent(at - 1)):
                waiting.append(at)
        elif word in ")]}":
            if waiting and tokens.words[waiting[-1]] == _OPEN[word]:
                waiting.pop()
            elif at > first and (
                tokens.words[at - 1] in ":;-"
                or (tokens.adjacent(at - 1) and tokens.words[at - 1] in "•*^oO")  # a face
                or (tokens.adjacent(at - 1) and _ENUMERATES.fullmatch(tokens.lowers[at - 1]))
            ):
                continue
            else:
                return at
    return waiting[0] if waiting else None
