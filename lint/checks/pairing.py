"""Quotation marks and brackets that do not pair."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import Analysis
from lint.checks import Match
from lint.text import Span

_OPEN = {")": "(", "]": "[", "}": "{"}
_CURLY = ("“", "”")
_ENUMERATES = re.compile(r"[a-z]|\d\d?|[ivx]{2,4}")
_TAIL = 400
"""Tokens after which a quotation that never closes is taken for a scraping loss, not for a fault of its sentence."""


@dataclass(frozen=True, eq=False, repr=False)
class UnpairedMark:
    """Report a bracket or a double quotation mark without its partner in the paragraph.

    `marks` is `brackets` or `quotes`. Lists (`a)`, `1)`) and faces (`:)`) are no brackets. A quotation may run over
    several paragraphs, each of which opens with a mark; a paragraph that is all quotation may have lost a mark when it
    was scraped. Where a text loses marks in more than `most` paragraphs, they were lost on the way and are not reported.
    A paragraph of more than `longest` tokens is several run together: of its brackets nothing is said, of its quotation
    marks only where a single one is left over.
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
            if (self.marks == "quotes" or last - first <= self.longest)
            and (at := finder(analysis, first, last, number)) is not None
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
                    tokens.words[at - 1] in ":;-"
                    or (tokens.adjacent(at - 1) and _ENUMERATES.fullmatch(tokens.lowers[at - 1]))
                ):
                    continue
                else:
                    return at
        return waiting[0] if waiting else None

    def _quote(self, analysis: Analysis, first: int, last: int, number: int) -> int | None:
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
        if last - first > self.longest:
            return _lone_one(analysis, straight or curly, last, follows=follows)
        if straight:
            if len(straight) % 2 == 0:
                return None
            odd = _odd_one(text, tokens.starts, straight)
            runs_on = follows and odd == straight[-1] and _heads(tokens.words, odd)
            return None if runs_on else odd
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
        return None if opened is not None and follows and _heads(tokens.words, opened) else opened


def _lone_one(analysis: Analysis, marks: Sequence[int], last: int, *, follows: bool) -> int | None:
    """Return the mark without a partner in paragraphs that were run together, where it is the only one.

    A quotation that opened a sentence and was opened again at the next one ran over several paragraphs.
    """
    tokens, text = analysis.tokens, analysis.text
    opened: int | None = None
    alone: list[int] = []
    for at in marks:
        start = tokens.starts[at]
        opens = tokens.words[at] == "“" or (tokens.words[at] == '"' and (start == 0 or text[start - 1] in " \n\t(—–-["))
        if not opens:
            if opened is None:
                alone.append(at)
            opened = None
            continue
        if opened is not None and not (_heads(tokens.words, at) and _heads(tokens.words, opened)):
            alone.append(opened)
        opened = at
    if opened is not None and not follows and opened > last - _TAIL:
        alone.append(opened)
    return alone[0] if len(alone) == 1 else None


def _heads(words: Sequence[str], at: int) -> bool:
    """Tell whether a mark stands where a sentence or a speech begins."""
    return at == 0 or words[at - 1] in ".?!…,:" or words[at - 1][-1] == "."


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
