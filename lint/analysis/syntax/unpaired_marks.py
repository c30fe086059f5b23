"""Find double quotation marks without a partner, except those that convention leaves open."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import AUXILIARIES
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.syntax.sentences import Sentence, index_at
from lint.analysis.syntax.tokens import Tokens, fold
from lint.text.formats import Block
from lint.text.span import Span

_DOUBLE = frozenset('“”"„')
_SINGLE = frozenset("'’‘`")
_FOLDED = frozenset(map(fold, _DOUBLE | _SINGLE))
_OPENINGS = ("“", '"', "„", "”", "''", "``", "‘‘")
_GAP_BEFORE = frozenset(" \t\n\u00a0([{—–-/‘'")
_GAP_AFTER = frozenset(" \t\n\u00a0.,;:?!)]}—–-…’'/*")
_STOPS = frozenset(".?!…")
_PAUSES = frozenset(",:;—–")
_TOLD = frozenset(("tell", "tells", "told"))
"""Forms that need a hearer behind them, so that no speech follows right away."""
_BEFORE_INFINITIVES = AUXILIARIES | {"to", "not"}
_TAIL = 9
"""Words behind the last comma of a sentence that may name who said it."""
_TEASING = frozenset("read see watch related photo picture image video listen more story article".split())
_TEASER = 12
"""Words of a line that begins like a teaser, at most."""
_LINE_OF_PAGE = 3
"""Words of a line that a page puts between two paragraphs of a story."""
_PARAGRAPHS = 8
"""How many paragraphs a quotation may run on without a mark."""
_FAR = 400
"""A quotation that has run on for so many tokens when its paragraph ends was lost by scraping, not by its writer."""


class _Mark(NamedTuple):
    """A mark by its token, and on which side of a quotation it stands: 1 opens, -1 closes, 0 could do either."""

    token: int
    side: int


class Lone(NamedTuple):
    """A mark without a partner in its block: code points [start, end) of the block.

    It is `certain` unless it may open a speech that the next block goes on with, and `lost` where so much of its own
    block follows that this is no writer's doing. `closes` tells that it closes, and is the first mark of its block.
    """

    start: int
    end: int
    certain: bool
    lost: bool
    closes: bool


def read(text: str, tokens: Tokens, sentences: Sequence[Sentence]) -> list[Lone] | None:
    """Return the marks of one block that lack a partner in it, in order; None where it has no marks at all.

    A mark at the head of a sentence may stay open if the next mark is one more at the head of a sentence, where the
    paragraphs of a speech were run together. A part of a sentence, and a quotation whose speaker is named at the end of
    the sentence, must close there.
    """
    if tokens.vocabulary.keys().isdisjoint(_DOUBLE) and "''" not in text and "``" not in text:
        return None
    starts = [sentence.start for sentence in sentences]
    commas: dict[int, int] = {}
    last = len(tokens)
    marks = _marks(text, tokens)
    leads = _leads(tokens.lexicon)

    def named(token: int) -> bool:
        place = index_at(sentences, starts, tokens.starts[token])
        if place is None:
            return False
        if place not in commas:
            commas[place] = _comma_before_name(tokens, sentences[place].first, sentences[place].last)
        return commas[place] > token

    found: list[Lone] = []
    for token, following in _alone(tokens, marks):
        closes = following is None and token == marks[0].token
        if following is None:
            certain = True
        else:
            is_part = not _heads(tokens, token, leads) or named(token)
            certain = is_part or (following < last and not _heads(tokens, following, _STOPS))
            if not certain and following < last:
                continue  # the paragraphs of a speech were run together
        lost = not certain and last - token >= _FAR
        found.append(Lone(tokens.starts[token], tokens.ends[token], certain, lost, closes))
    return found if marks else None


def find(text: str, lone: Iterable[tuple[Block, Sequence[Lone] | None]]) -> list[Span]:
    """Return the marks that lack a partner in a text, in order; `lone` has those of each block.

    A quotation of several paragraphs opens each and closes the last. Some writers open only the first paragraph: the
    next mark then closes the quotation in a later one.
    """
    found: list[Span] = []
    # Where in `found` a speech stands that its paragraph left open, and the number of that paragraph.
    waiting: tuple[int, int] | None = None
    blocks = list(lone)
    for number, (block, marks) in enumerate(blocks):
        if marks is None:
            continue
        runs_on = _runs_on(text, [block for block, _ in blocks[number + 1 : number + 3]])
        if waiting and number - waiting[1] <= _PARAGRAPHS and marks and marks[0].closes:
            del found[waiting[0]]
            marks = marks[1:]  # noqa: PLW2901 - the first one has found its partner
        waiting = None
        for mark in marks:
            span = Span(block.span.start + mark.start, block.span.start + mark.end)
            if mark.certain:
                found.append(span)
            elif not runs_on and not mark.lost:
                found.append(span)
                waiting = len(found) - 1, number
    return sorted(found)


def _runs_on(text: str, following: Sequence[Block]) -> bool:
    """Tell whether a quotation opens in the next block, or in the one after a line of the page (Advertisement)."""
    if not following:
        return False
    first = following[0].span
    if text.startswith(_OPENINGS, first.start):
        return True
    line = text[first.start : first.end].strip()
    words = line.split()
    longest = _TEASER if words and words[0].rstrip(":").lower() in _TEASING else _LINE_OF_PAGE
    is_of_page = len(words) <= longest and line[-1:].isalnum()
    return is_of_page and len(following) > 1 and text.startswith(_OPENINGS, following[1].span.start)


def _alone(tokens: Tokens, marks: Sequence[_Mark]) -> list[tuple[int, int | None]]:
    """Return each mark without a partner: a closing one with None, an opening one with the next opening mark's token.

    Behind the last opening mark that token is beyond all others.
    """
    found: list[tuple[int, int | None]] = []
    waiting: list[int] = []
    for place, (token, side) in enumerate(marks):
        if side < 0 or (side == 0 and waiting):
            if waiting:
                waiting.pop()
            elif not _is_measure(tokens, token):
                found.append((token, None))
        elif side == 0 and _is_measure(tokens, token):
            continue
        else:
            nested = [mark.side for mark in marks[place + 1 : place + 3]] == [-1, -1]
            if waiting and not nested:
                found.append((waiting.pop(), token))
            waiting.append(token)
    found += [(token, len(tokens)) for token in waiting]
    return found


def _marks(text: str, tokens: Tokens) -> list[_Mark]:
    """Return the double marks of a block, and single ones written twice, apart from measures and values in markup."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    found: list[_Mark] = []
    skipped = -1
    doubles: list[int] | None = None
    for at in _places(tokens):
        word = words[at]
        if at <= skipped:
            continue
        start, end = starts[at], ends[at]
        if word in _SINGLE:
            if not _is_written_twice(tokens, at):
                continue
            skipped, end = at + 1, ends[at + 1]
        if _is_inches_behind_feet(tokens, at) or text[end : end + 1] == ">":  # the end of a tag
            continue
        if start and text[start - 1] == "=":  # a value inside markup
            if doubles is None:
                doubles = [other for other, mark in enumerate(words) if mark in _DOUBLE]
            beyond = bisect_right(doubles, at)
            skipped = doubles[beyond] if beyond < len(doubles) else at
            continue
        found.append(_Mark(at, _side(text, tokens, at, end)))
    return found


def _places(tokens: Tokens) -> list[int]:
    """Return the tokens that are marks, double or single, in order."""
    places = [at for mark in _FOLDED for at in tokens.vocabulary[mark]]
    return sorted([at for at in places if tokens.words[at] in _DOUBLE or tokens.words[at] in _SINGLE])


def _side(text: str, tokens: Tokens, at: int, end: int) -> int:
    """Return the side of a mark that ends at a code point, as in `_Mark`, by what stands around it."""
    before = tokens.starts[at] - 1
    if at and at == len(tokens) - 1:
        return -1  # nothing is left to open, also where a blank stands before the mark
    opens = at == 0 or text[before] in _GAP_BEFORE or (text[before] in _DOUBLE and tokens.words[at] == "“")
    closes = at == len(tokens) - 1 or end >= len(text) or text[end] in _GAP_AFTER or text[end] in _DOUBLE
    return 0 if opens == closes else 1 if opens else -1


def _is_written_twice(tokens: Tokens, at: int) -> bool:
    """Tell whether a single mark and the one right behind it make a double one."""
    return tokens.words[at + 1 : at + 2] == [tokens.words[at]] and tokens.starts[at + 1] == tokens.ends[at]


def _is_inches_behind_feet(tokens: Tokens, at: int) -> bool:
    """Tell whether a mark stands for inches behind feet, as in 6’ 2”."""
    words = tokens.words
    feet = at > 2 and words[at - 2] in _SINGLE and words[at - 3][0].isdigit()  # noqa: PLR2004 - 6 ’ 2 ”
    return feet and _is_measure(tokens, at)


def _is_measure(tokens: Tokens, at: int) -> bool:
    """Tell whether a mark stands for inches, seconds or minutes: right behind a figure."""
    return at > 0 and tokens.words[at - 1][0].isdigit() and tokens.adjacent(at - 1)


@lru_cache(maxsize=8)
def _leads(lexicon: Lexicon) -> frozenset[str]:
    """Return what may stand before the first mark of a speech."""
    return _STOPS | _PAUSES | (lexicon.words("plain-saying") - _TOLD)


def _heads(tokens: Tokens, at: int, before: frozenset[str]) -> bool:
    """Tell whether a mark stands where a speech begins: at the head of its paragraph, or behind one of `before`."""
    word = tokens.lowers[at - 1] if at else "."
    return word in before or word in _DOUBLE or word[-1] == "."


def _comma_before_name(tokens: Tokens, first: int, last: int) -> int:
    """Return the last comma of a sentence where a speaker is named behind it, as in “…, said the mayor”, else -1."""
    comma = next((at for at in range(last - 1, first - 1, -1) if tokens.words[at] == ","), -1)
    if comma < 0 or last - comma - 1 > _TAIL:
        return -1
    tail = tokens.lowers[comma + 1 : last]
    verbs = tokens.lexicon.words("speech-verbs")
    said = [at for at, word in enumerate(tail) if word in verbs and not (at and tail[at - 1] in _BEFORE_INFINITIVES)]
    return comma if said and (said[0] == 0 or said[0] >= len(tail) - 3) else -1
