"""Where a name may be a town's: runs of capitalised words, and the names that a preposition makes a place."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, MONTHS, WEEKDAYS
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_LONGEST = 3
_LOCATIVE = frozenset(("in", "near", "outside", "around"))
"""Prepositions that stand before places and hardly ever before people."""

_SHORTEST = 5
"""Letters of a name whose country stands elsewhere: a shorter one is close to too many others."""

_BETWEEN = 4
"""Tokens between a name and its country in a phrase like "in far eastern"."""

_DESCRIBED = 8
"""Tokens from the article to the country in a phrase like "the Central Asian republic of"."""

_STATES = frozenset("republic country nation kingdom state sultanate emirate federation".split())
_OWNING = frozenset(("'s", "’s", "'", "’", "-", "‐", "‑"))


def name_end(tokens: Tokens, first: int) -> int | None:
    """Return the token behind the name that opens at `first`, None where none does."""
    last = first
    while last < len(tokens) and last - first < _LONGEST and _is_name_word(tokens, last):
        last += 1
    return last if last > first else None


def name_start(tokens: Tokens, last: int) -> int | None:
    """Return the first token of the name whose last one is `last`, None where it is no name."""
    first = last
    while first >= 0 and last - first < _LONGEST and _is_name_word(tokens, first):
        first -= 1
    return first + 1 if first < last else None


def _is_name_word(tokens: Tokens, number: int) -> bool:
    lower = tokens.lowers[number]
    return (
        tokens.is_word(number)
        and tokens.is_capitalized(number)
        and tokens.words[number][-1] != "."
        and lower not in FUNCTION_WORDS
        and lower not in name_lexicon(tokens.lexicon).titles
        and lower not in MONTHS
        and lower not in WEEKDAYS
    )


def loose(
    tokens: Tokens, sentences: Sequence[Sentence], countries: Iterable[tuple[int, int, str]]
) -> Iterator[tuple[tuple[int, int], tuple[int, int, str]]]:
    """Yield the names in sentences that name one country only which stand where a place does, with the country.

    A preposition of place stands before them, or one with the country behind. A name of one word counts, that owns
    nothing and opens no longer name.
    """
    ordered = sorted(countries)
    starts = [first for first, _, _ in ordered]
    for sentence in sentences if ordered else ():
        named = ordered[bisect_left(starts, sentence.first) : bisect_left(starts, sentence.last)]
        if len({code for _, _, code in named}) != 1:
            continue
        capitals = tokens.capitals
        for at in capitals[bisect_left(capitals, sentence.first) : bisect_left(capitals, sentence.last)]:
            located = at > sentence.first and tokens.lowers[at - 1] in _LOCATIVE
            if (located or _is_in(tokens, at + 1, named[0][0])) and _is_lone_name(tokens, at):
                yield (at, at + 1), named[0]


def _is_in(tokens: Tokens, at: int, country: int) -> bool:
    """Tell whether "in", and no more than words like eastern, stand between a name and the country."""
    at += at < len(tokens) and tokens.words[at] == ","
    between = tokens.words[at:country] if at < country <= at + _BETWEEN else []
    return between[:1] == ["in"] and all(word.islower() for word in between)


def within(tokens: Tokens, country: int) -> tuple[int, int] | None:
    """Return the name before "in the Central Asian republic of" and the country at a token."""
    lowers = tokens.lowers
    if country < _BETWEEN or lowers[country - 1] != "of" or lowers[country - 2] not in _STATES:
        return None
    at = country - 3
    while at > 0 and country - at <= _DESCRIBED and tokens.is_word(at) and lowers[at] not in ("the", "a"):
        at -= 1
    if at < 2 or lowers[at - 1 : at + 1] not in (["in", "the"], ["in", "a"]):  # noqa: PLR2004 - a name and in
        return None
    last = at - 2 - (tokens.words[at - 2] == ",")
    first = name_start(tokens, last) if last >= 0 else None
    return None if first is None else (first, last + 1)


def _is_lone_name(tokens: Tokens, at: int) -> bool:
    if len(tokens.words[at]) < _SHORTEST or not _is_name_word(tokens, at) or tokens.words[at].isupper():
        return False
    following = at + 1
    return following >= len(tokens) or not (
        tokens.words[following] in _OWNING or (tokens.is_word(following) and tokens.is_capitalized(following))
    )
