"""Report a lost blank: words glued to each other, or to the mark before them."""

import re
from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match, Unit
from lint.text.finding import Edit
from lint.text.span import Span
from lint.values import dataclass

_GLUED = re.compile(r"([a-z]{3,}|[A-Z][a-z]{2,})([A-Z][a-z]{2,})")
_HEADING = 3
"""Words of a heading at least, its last one included, for what is glued to it to be taken for the first of the text."""
_SMALL = 3
"""Letters up to which a word may be written small in a heading."""
_QUOTES = frozenset('”"')
_ADDRESS = frozenset("/@:=_#&%\\")
"""Marks that make the run of characters around them an address, code or a formula."""
_LEAST = 2
"""Letters of a word beside the mark: shorter ones may be initials, units or parts of a formula."""


@dataclass(frozen=True, eq=False, repr=False)
class LostBlank:
    """Report a full stop, comma or closing quotation mark that a word follows at once, and two words in one.

    Behind a full stop the word must have a capital and the one before it none (node.js, example.org and St.Petersburg
    are left alone). Two words in one are a common word and, from a capital on, another one (includingPrime); the first
    has a capital too only where it ends a heading.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset()
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return None: any two words may be glued."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the two words with what stands between them."""
        tokens = analysis.tokens
        abbreviations = tokens.lexicon.words("abbreviations")
        for at in _after_marks(tokens):
            first = at - 1
            while not tokens.words[first][0].isalnum():
                first -= 1
            if tokens.lowers[first] not in abbreviations and _is_prose(analysis, first, at):
                start = tokens.starts[at]
                edit = Edit(Span(start, start), " ")
                yield Match(Span(tokens.starts[first], tokens.ends[at]), edits=(edit,))
        bands = analysis.resources.word_frequencies
        for at, (word, lower) in enumerate(zip(tokens.words, tokens.lowers, strict=True)):
            if word == lower or word.islower() or word.istitle():
                continue
            found = _GLUED.fullmatch(word)
            if found is None or bands.capital_band(word) or not bands.word_band(found[1].lower()):
                continue
            if _is_prose(analysis, at, at) and (found[1].islower() or _ends_heading(analysis, at)):
                middle = tokens.starts[at] + len(found[1])
                yield Match(Span(tokens.starts[at], tokens.ends[at]), edits=(Edit(Span(middle, middle), " "),))


def _after_marks(tokens: Tokens) -> Iterator[int]:
    """Yield the words right behind a full stop, a comma or a closing mark that is right behind a word."""
    words, vocabulary = tokens.words, tokens.vocabulary
    for mark in (".", "!", "?", ","):
        for stop in vocabulary[mark]:
            at = stop + 1
            if not stop or not tokens.adjacent(stop) or not tokens.adjacent(stop - 1):
                continue
            if words[at] in _QUOTES and tokens.adjacent(at):
                at += 1
            if at < len(words) and _parts(words[stop - 1], mark, words[at], quoted=at > stop + 1):
                yield at


def _parts(before: str, mark: str, after: str, *, quoted: bool) -> bool:
    """Tell whether a mark between two words lacks its blank."""
    if len(before) < _LEAST or not (before.isalpha() and after.isalpha() and after[0].isascii()):
        return False
    if quoted:
        return before.islower() and (len(after) >= _LEAST or after in "aI")
    if mark == ",":
        return before.isascii() and (after.islower() or after.istitle())
    return before.islower() and len(before) > _LEAST and after.istitle() and len(after) >= _LEAST


def _ends_heading(analysis: SharedLayers, at: int) -> bool:
    """Tell whether a block begins with words that all have a capital, and goes on small behind a token."""
    tokens = analysis.tokens
    if at < _HEADING or at + 1 >= len(tokens) or not tokens.words[at + 1].islower():
        return False
    longer = [number for number in range(at) if len(tokens.words[number]) > _SMALL]
    return len(longer) >= _HEADING - 1 and all(map(tokens.is_capitalized, longer))


def _is_prose(analysis: SharedLayers, first: int, last: int) -> bool:
    """Tell whether the run of characters without a blank around some tokens is no address, code or formula."""
    text, start, end = analysis.text, analysis.tokens.starts[first], analysis.tokens.ends[last]
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    run = text[start:end]
    return _ADDRESS.isdisjoint(run) and "www." not in run
