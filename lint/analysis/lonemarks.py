"""Double quotation marks without a partner, told from the conventions in which one may stand alone: `find`."""

from collections.abc import Sequence
from typing import NamedTuple

from lint.analysis.sentences import Sentence, index_at
from lint.analysis.tokens import Tokens
from lint.analysis.wordlists import PLAIN_SAYING, SAYING_VERBS
from lint.formats import Block

_DOUBLE = frozenset('“”"„')
_SINGLE = frozenset("'’‘`")
_OPENINGS = ("“", '"', "„", "”", "''", "``", "‘‘")
_GAP_BEFORE = frozenset(" \t\n\u00a0([{—–-/‘'")
_GAP_AFTER = frozenset(" \t\n\u00a0.,;:?!)]}—–-…’'/*")
_STOPS = frozenset(".?!…")
_HEADS = _STOPS | frozenset(",:;—–") | (PLAIN_SAYING - {"tell", "tells", "told"})
"""What may stand before the first mark of a speech."""
_TAIL = 9
"""Words behind the last comma of a sentence that may name who said it."""
_PARAGRAPHS = 8
"""How many paragraphs a quotation may run on without a mark."""
_FAR = 400
"""A quotation that has run on for so many tokens when its paragraph ends was lost by scraping, not by its writer."""


class _Mark(NamedTuple):
    """A mark by its token, and on which side of a quotation it stands: 1 opens, -1 closes, 0 could do either."""

    token: int
    side: int


def find(text: str, tokens: Tokens, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> list[int]:
    """Return the tokens of the marks that lack a partner in their block, in order.

    A quotation of several paragraphs opens each and closes the last, also where the paragraphs were run together: a
    mark at the head of a sentence may stay open if the next mark is one more at the head of a sentence. Some writers open
    only the first paragraph: the next mark then closes the quotation in a later one. A part of a
    sentence, and a quotation whose speaker is named at the end of the sentence, must close there.
    """
    if _DOUBLE.isdisjoint(tokens.vocabulary) and "''" not in text and "``" not in text:
        return []
    starts = [sentence.start for sentence in sentences]
    found: list[int] = []
    waiting: tuple[int, int] | None = None  # a speech that its paragraph left open, and the number of that paragraph
    for number, block in enumerate(blocks):
        first, last = tokens.at(block.span.start), tokens.at(block.span.end)
        marks = _marks(text, tokens, first, last)
        if not marks:
            continue
        runs_on = number + 1 < len(blocks) and text.startswith(_OPENINGS, blocks[number + 1].span.start)

        def named(token: int) -> bool:
            place = index_at(sentences, starts, tokens.starts[token])
            return place is not None and _is_named(tokens, token + 1, sentences[place].last)

        alone = _alone(tokens, marks)
        if waiting and number - waiting[1] <= _PARAGRAPHS and alone[:1] == [(marks[0].token, None)]:
            found.remove(waiting[0])
            alone = alone[1:]
        waiting = None
        for opened, following in alone:
            is_part = following is not None and (not _heads(tokens, opened, first) or named(opened))
            if following is None or is_part or (following < last and not _heads(tokens, following, first, _STOPS)):
                found.append(opened)
            elif following >= last and not runs_on and last - opened < _FAR:
                found.append(opened)
                waiting = opened, number
    return sorted(found)


def _alone(tokens: Tokens, marks: Sequence[_Mark]) -> list[tuple[int, int | None]]:
    """Return each mark that found no partner: a closing one with None, an opening one with the next opening mark's token.

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


def _marks(text: str, tokens: Tokens, first: int, last: int) -> list[_Mark]:
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    found: list[_Mark] = []
    skipped = -1
    for at in range(first, last):
        word = words[at]
        if at <= skipped or not (word in _DOUBLE or word in _SINGLE):
            continue
        start, end = starts[at], ends[at]
        if word in _SINGLE:
            if at + 1 >= last or words[at + 1] != word or starts[at + 1] != end:
                continue
            skipped, end = at + 1, ends[at + 1]
        feet = at > 2 and words[at - 2] in _SINGLE and words[at - 3][0].isdigit()  # noqa: PLR2004 - 6 ’ 2 ”
        if feet and _is_measure(tokens, at):
            continue
        if text[end : end + 1] == ">":  # see below
            continue
        if start and text[start - 1] == "=":  # a value inside markup
            skipped = next((other for other in range(at + 1, last) if words[other] in _DOUBLE), at)
            continue
        opens = at == first or text[start - 1] in _GAP_BEFORE or (text[start - 1] in _DOUBLE and word == "“")
        closes = at == last - 1 or end >= len(text) or text[end] in _GAP_AFTER or text[end] in _DOUBLE
        found.append(_Mark(at, 0 if opens == closes else 1 if opens else -1))
    return found


def _is_measure(tokens: Tokens, at: int) -> bool:
    """Tell whether a mark stands for inches, seconds or minutes: right behind a figure."""
    return at > 0 and tokens.words[at - 1][0].isdigit() and tokens.adjacent(at - 1)


def _heads(tokens: Tokens, at: int, first: int, before: frozenset[str] = _HEADS) -> bool:
    """Tell whether a mark stands where a speech begins: at the head of its paragraph, or behind one of `before`."""
    word = tokens.lowers[at - 1] if at > first else "."
    return word in before or word in _DOUBLE or word[-1] == "."


def _is_named(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a sentence names a speaker behind its last comma, as in “…, said the mayor”."""
    commas = [at for at in range(first, last) if tokens.words[at] == ","]
    if not commas:
        return False
    tail = tokens.lowers[commas[-1] + 1 : last]
    said = [at for at, word in enumerate(tail) if word in SAYING_VERBS and not word.endswith("ing")]
    return len(tail) <= _TAIL and bool(said) and (said[0] == 0 or said[0] >= len(tail) - 3)
