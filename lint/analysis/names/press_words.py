"""Words with a capital as parts of a name: compounds as one word, and the words beside them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lint.analysis.resources.romanization import plain
from lint.analysis.syntax.tokens import Tokens

HYPHENS = frozenset("-‐‑")
ARTICLES = frozenset("al el as ar ad an ash asch esch ach ech asz aš aş eş es bin ben ibn".split())
"""Small words within Arabic and Hebrew names."""

_MOST_PARTS = 16
"""Tokens of a compound name at most, hyphens counted."""
_GLUED = frozenset("@#/_\\.")


class NameWord(NamedTuple):
    """A word with a capital, its hyphenated parts together: tokens [first, last), its text and its plain letters."""

    first: int
    last: int
    text: str
    plain: str


def words(tokens: Tokens, is_known: Callable[[str], bool]) -> Iterator[NameWord]:
    """Yield the words with a capital that are known, compounds both whole and by their first part."""
    texts, size = tokens.words, len(tokens)
    for at in tokens.capitals:
        if at + 1 < size and texts[at + 1] in HYPHENS and (last := _end(tokens, at)) > at + 1:
            compound = _word(tokens, at, last)
            if is_known(compound.text):
                yield compound
        if is_known(texts[at]):
            yield _word(tokens, at, at + 1)


def beside(tokens: Tokens, word: NameWord) -> Iterator[NameWord]:
    """Yield the words with a capital right before and behind a word, past the article of an Arabic name."""
    before = _before(tokens, word.first)
    if before is not None:
        yield before
    at = word.last
    while at + 1 < len(tokens) and tokens.lowers[at] in ARTICLES:
        at += 1 + (tokens.words[at + 1] in HYPHENS)
    if at < len(tokens) and tokens.is_word(at) and tokens.is_capitalized(at):
        yield _word(tokens, at, _end(tokens, at))


def is_glued(tokens: Tokens, word: NameWord) -> bool:
    """Tell whether the word is part of an address, a handle or a file name."""
    before = word.first - 1
    if before >= 0 and tokens.adjacent(before) and tokens.words[before] in _GLUED:
        return True
    last = word.last
    goes_on = last + 1 < len(tokens) and tokens.adjacent(last - 1) and tokens.adjacent(last)
    return goes_on and tokens.words[last] in _GLUED


def _before(tokens: Tokens, first: int) -> NameWord | None:
    at = first - 1
    while at > 0 and (tokens.words[at] in HYPHENS or tokens.lowers[at] in ARTICLES):
        at -= 1
    start = at
    while start > 1 and at - start < _MOST_PARTS and tokens.words[start - 1] in HYPHENS and tokens.adjacent(start - 1):
        start -= 2
    is_name = at >= 0 and tokens.is_word(at) and tokens.is_capitalized(start)
    return _word(tokens, start, at + 1) if is_name else None


def _end(tokens: Tokens, first: int) -> int:
    """Return the token behind a word and all that hyphens join to it."""
    last = first + 1
    while (
        last + 1 < min(len(tokens), first + _MOST_PARTS) and tokens.words[last] in HYPHENS and tokens.adjacent(last - 1)
    ):
        if not tokens.adjacent(last) or not tokens.is_word(last + 1):
            break
        last += 2
    return last


def _word(tokens: Tokens, first: int, last: int) -> NameWord:
    text = "".join(tokens.words[first:last]) if last > first + 1 else tokens.words[first]
    return NameWord(first, last, text, plain(text))
