"""Quotation marks and brackets that do not pair."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import Analysis
from lint.checks import Match
from lint.text import Span

_OPEN = {")": "(", "]": "[", "}": "{"}
_CURLY = ("“", "”")


@dataclass(frozen=True, eq=False, repr=False)
class UnpairedMark:
    """Report a bracket or a double quotation mark without its partner in the paragraph.

    `marks` is `brackets` or `quotes`. Lists (`a)`, `1)`) and faces (`:)`) are no brackets. A quotation may run over
    several paragraphs, each of which opens with a mark; a paragraph that is all quotation may have lost a mark when it
    was scraped. Where a text loses marks in more than `most` paragraphs, they were lost on the way and are not reported.
    A paragraph of more than `longest` tokens is several run together, whose marks mean nothing any more.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("mark",))

    marks: str
    most: int = 1
    longest: int = 150

    def triggers(self) -> frozenset[str] | None:
        """Return the marks."""
        return frozenset("()[]{}") if self.marks == "brackets" else frozenset('“”"')

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the marks that stand alone, at most one in a paragraph."""
        finder = self._bracket if self.marks == "brackets" else self._quote
        found = [
            (number, at)
            for number, (first, last) in enumerate(self._paragraphs(analysis))
            if last - first <= self.longest and (at := finder(analysis, first, last, number)) is not None
        ]
        if len(found) > self.most:
            return
        tokens = analysis.tokens
        for _, at in found:
            yield Match(Span(tokens.starts[at], tokens.ends[at]), {"mark": tokens.words[at]})

    @staticmethod
    def _paragraphs(analysis: Analysis) -> list[tuple[int, int]]:
        tokens = analysis.tokens
        return [(tokens.at(block.span.start), tokens.at(block.span.end)) for block in analysis.document.blocks]

    @staticmethod
    def _bracket(analysis: Analysis, first: int, last: int, _: int) -> int | None:
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
                    tokens.words[at - 1] in ":;-" or (tokens.adjacent(at - 1) and len(tokens.words[at - 1]) <= 2)  # noqa: PLR2004 - a) and 12)
                ):
                    continue
                else:
                    return at
        return waiting[0] if waiting else None

    @staticmethod
    def _quote(analysis: Analysis, first: int, last: int, number: int) -> int | None:
        tokens, text = analysis.tokens, analysis.text
        blocks = analysis.document.blocks
        straight = [
            at for at in range(first, last) if tokens.words[at] == '"' and not _is_inch(text, tokens.starts[at])
        ]
        curly = [at for at in range(first, last) if tokens.words[at] in _CURLY]
        if (straight and curly) or any(tokens.words[at] == "„" for at in range(first, last)):
            return None
        if sum(tokens.words[at] == '"' for at in range(first, last)) % 2 == 0 and not curly:
            return None  # a mark after a figure may close a quotation as well as stand for inches
        follows = number + 1 < len(blocks) and text[blocks[number + 1].span.start] in '“"”„'
        if straight:
            if len(straight) % 2 == 0 or follows:
                return None
            return _odd_one(text, tokens.starts, straight)
        opened: int | None = None
        for at in curly:
            if tokens.words[at] == "“":
                if opened is not None:
                    return opened
                opened = at
            elif opened is None:
                return at
            else:
                opened = None
        return None if follows else opened


def _is_inch(text: str, at: int) -> bool:
    """Tell whether a straight mark stands for inches: after a digit, with no quotation open right before."""
    return at > 0 and text[at - 1].isdigit() and (at + 1 == len(text) or text[at + 1] in " -,.;")


def _odd_one(text: str, starts: list[int], marks: list[int]) -> int:
    """Return the mark that breaks the alternation of opening and closing marks, judged by the space around them."""
    opened: int | None = None
    for at in marks:
        start = starts[at]
        opens = start == 0 or text[start - 1] in " \n\t(—–-["
        if opens:
            if opened is not None:
                return opened
            opened = at
        elif opened is None:
            return at
        else:
            opened = None
    return marks[-1] if opened is None else opened
