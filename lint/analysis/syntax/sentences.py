"""Split a document into sentences, never across blocks, with regard to abbreviations and quotations."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.syntax.offsets import Offsets
from lint.analysis.syntax.tokens import Tokens
from lint.text.formats import Block

_TERMINALS = frozenset(".?!…")
_CLOSERS = frozenset("”’\"'»)]")
_OPENERS = frozenset("“‘\"'«([„—–-")

_STARTERS = frozenset(
    """the a an he she it they we i you this that these those his her its their our my but and or so in on at by for
    from with as if when while after before since until although though because there here who what why how where
    yet still also now then however meanwhile no not all some many most both each every one another other such
    according asked instead despite under over between among during last next earlier later""".split()
)
"""Words that seldom follow an abbreviation inside a sentence.

Some abbreviations end sentences as well: "no.", "sun.", "art.", "co.", "inc." ... A capital after one decides nothing,
so the word after it does: a number, or a word that is not one of these, keeps the sentence going.
"""
_LOOKAHEAD = 4
_LONGEST = 1500
"""Tokens of a sentence at most; what goes on without a stop is cut there.

Whoever reads a sentence may look from each of its words at each other one. No writer comes near it: the longest
sentence of 5,000 articles is a list of 1,236 tokens, the second longest has 345.
"""


_GLUED = 3
"""Letters of a word at least whose stop ends a sentence though a capital touches it."""


class Sentence(NamedTuple):
    """A sentence: code points [start, end), tokens [first, last), and the number of its block."""

    start: int
    end: int
    first: int
    last: int
    block: int

    def shifted(self, before: Offsets) -> "Sentence":
        """Return it as it is where so much stands before."""
        start, end, first, last, block = self
        offset, token = before.offset, before.token
        return Sentence(start + offset, end + offset, first + token, last + token, block + before.block)


class _Classes(NamedTuple):
    """The classes that are asked at a stop."""

    abbreviations: frozenset[str]
    before_names: frozenset[str]
    saying: frozenset[str]


@lru_cache(maxsize=8)
def _classes(lexicon: Lexicon) -> _Classes:
    return _Classes(
        lexicon.words("abbreviations"),
        lexicon.words("abbreviations-before-names"),
        lexicon.words("verbs-behind-questions"),
    )


def split(tokens: Tokens, blocks: Sequence[Block]) -> list[Sentence]:
    """Return the sentences of all blocks in order; a block that holds a token holds at least one sentence."""
    stops = [number for number, word in enumerate(tokens.words) if word[-1] in _TERMINALS]
    sentences: list[Sentence] = []
    at = 0
    ahead: _Ahead | None = None
    classes = _classes(tokens.lexicon)
    for block_number, block in enumerate(blocks):
        first, last = tokens.at(block.span.start), tokens.at(block.span.end)
        while at < len(stops) and stops[at] < first:
            at += 1
        while at < len(stops) and stops[at] < last:
            if ahead is None or stops[at] >= ahead.following or ahead.limit != last:
                ahead = _look_ahead(tokens, stops[at], last)
            cut = _boundary(tokens, stops[at], ahead, classes)
            at += 1
            if cut is not None and first < cut < last:
                sentences += _sentences(tokens, first, cut, block_number)
                first = cut
        if first < last:
            sentences += _sentences(tokens, first, last, block_number)
    return sentences


def index_at(sentences: Sequence[Sentence], starts: Sequence[int], offset: int) -> int | None:
    """Return the number of the sentence that holds a code-point offset, or None.

    `starts` are those of the sentences.
    """
    number = bisect_right(starts, offset) - 1
    return number if number >= 0 and offset < sentences[number].end else None


def is_headline(tokens: Tokens, sentence: Sentence) -> bool:
    """Tell whether most longer words of a sentence are capitalised: a headline, or one run into the text."""
    words = [at for at in range(sentence.first, sentence.last) if len(tokens.words[at]) > _SMALL_IN_HEADLINES]
    return 2 * sum(tokens.is_capitalized(at) for at in words) > len(words)


_SMALL_IN_HEADLINES = 3
"""Words up to this length are written small in many headlines."""


def _sentences(tokens: Tokens, first: int, last: int, block: int) -> Iterator[Sentence]:
    """Yield the sentence of tokens [first, last), or the parts of one that is too long."""
    for start in range(first, last, _LONGEST):
        end = min(start + _LONGEST, last)
        yield Sentence(tokens.starts[start], tokens.ends[end - 1], start, end, block)


class _Ahead(NamedTuple):
    """What stands behind a run of stops and closing marks that touch: it is one for all stops of the run.

    `following` is the token behind the run, `closer` the last closing mark in it (-1 for none), `head` the token behind
    the opening marks that follow; none is beyond `limit`.
    """

    following: int
    closer: int
    head: int
    limit: int


def _look_ahead(tokens: Tokens, stop: int, last: int) -> _Ahead:
    words = tokens.words
    following, closer = stop + 1, -1
    while (
        following < last
        and tokens.starts[following] == tokens.ends[following - 1]
        and (words[following] in _CLOSERS or words[following] in _TERMINALS)
    ):
        closer = following if words[following] in _CLOSERS else closer
        following += 1
    head = following
    while head < last and words[head] in _OPENERS:
        head += 1
    return _Ahead(following, closer, head, last)


def _boundary(tokens: Tokens, stop: int, ahead: _Ahead, classes: _Classes) -> int | None:
    """Return the number of the token that opens the next sentence if `stop` ends one, else None."""
    words = tokens.words
    following, closer, head, last = ahead
    closed = closer > stop
    if head >= last:
        return None
    if tokens.starts[following] == tokens.ends[following - 1] and not closed and not _is_glued(tokens, stop, following):
        return None
    if not (tokens.is_capitalized(head) or words[head][0].isdigit()):
        return None
    if words[stop] == "." and _is_abbreviation(tokens, stop, head, classes):
        return None
    if len(words[stop]) > 1 and tokens.lowers[head] not in _STARTERS:
        return None
    if closed and words[stop] in ("?", "!", "…") and _saying_follows(tokens, head, last, classes.saying):
        return None
    return following


def _is_glued(tokens: Tokens, stop: int, following: int) -> bool:
    """Tell whether a sentence lost the blank before it: the road is shut.Ruiz said so."""
    if stop == 0 or following != stop + 1 or tokens.words[stop] != ".":
        return False
    before, after = tokens.words[stop - 1], tokens.words[following]
    return (
        len(before) >= _GLUED
        and before.islower()
        and before.isalpha()
        and len(after) > 1
        and after.isalpha()
        and after[0].isupper()
        and after[1:].islower()
    )


def _is_abbreviation(tokens: Tokens, stop: int, head: int, classes: _Classes) -> bool:
    if stop == 0 or tokens.ends[stop - 1] != tokens.starts[stop]:
        return False
    before = tokens.lowers[stop - 1]
    if len(before) == 1 and before.isalpha() and tokens.is_capitalized(stop - 1):
        return True
    if before in classes.before_names:
        return True
    return before in classes.abbreviations and tokens.lowers[head] not in _STARTERS


def _saying_follows(tokens: Tokens, head: int, last: int, saying: frozenset[str]) -> bool:
    """Tell whether the words after a closing mark tell who said it, as in `"Stop!" Garcia said.`."""
    return any(tokens.lowers[number] in saying for number in range(head, min(head + _LOOKAHEAD, last)))
