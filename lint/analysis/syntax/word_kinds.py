"""The kinds of word that a phrase may ask for: a number, a name, an adverb."""

from collections.abc import Callable

from lint.analysis.syntax.tokens import Tokens

LONGEST = {"percent": 3}
"""How many tokens a kind of word takes at most, where that is more than one: 5 per cent."""

_COUNTS = frozenset(
    """two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred dozens dozen
    scores hundreds thousands millions billions several many""".split()
)
"""Numbers written as words."""

_PERCENT = frozenset(("%", "percent", "pct"))


def _number(tokens: Tokens, at: int) -> int:
    return int(tokens.words[at][0].isdigit())


def _count(tokens: Tokens, at: int) -> int:
    return int(tokens.words[at][0].isdigit() or tokens.lowers[at] in _COUNTS)


def _percent(tokens: Tokens, at: int) -> int:
    if not tokens.words[at][0].isdigit():
        return 0
    following = tokens.lowers[at + 1 : at + 3]
    if following[:1] and following[0] in _PERCENT:
        return 2
    return 3 if following == ["per", "cent"] else 0


def _name(tokens: Tokens, at: int) -> int:
    return int(tokens.is_word(at) and tokens.is_capitalized(at))


def _adverb(tokens: Tokens, at: int) -> int:
    return int(tokens.lowers[at].endswith("ly"))


def _any(tokens: Tokens, at: int) -> int:
    return int(tokens.words[at][0].isalnum())


KINDS: dict[str, Callable[[Tokens, int], int]] = {
    "number": _number,
    "count": _count,
    "percent": _percent,
    "name": _name,
    "adverb": _adverb,
    "any": _any,
}
"""For each kind, how many tokens it takes at a token: 0 where the word is none of its kind."""
