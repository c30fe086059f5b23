"""Report “a” before a vowel and “an” before a consonant, by sound."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.lexicon.pronunciation import opens_with_vowel
from lint.analysis.syntax.sentences import is_headline
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match, Unit
from lint.text.finding import Edit
from lint.text.span import Span
from lint.values import dataclass

_ARTICLES = frozenset(("a", "an"))
_SIGNS = frozenset("$£€¥")
_MARKS = frozenset('“"')
_DASHES = frozenset("-–—")
_SHORTEST = 3
"""Letters of a word written small: shorter ones are mostly parts of names in other languages (a el, a un)."""


@dataclass(frozen=True, eq=False, repr=False)
class IndefiniteArticle:
    """Report an indefinite article that does not go with the sound of the next word.

    “A” counts at the head of a sentence only, because elsewhere a capital A is a letter (hepatitis A, Serie A). Where
    the spelling leaves the sound open (an historic, a UNHCR, an MIT), nothing is reported.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("next", "right"))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return the two articles."""
        return _ARTICLES

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the articles."""
        tokens = analysis.tokens
        for article in sorted(_ARTICLES):
            for at in tokens.vocabulary[article]:
                following = _next_word(analysis, at)
                if following is None or opens_with_vowel(following) in (None, article == "an"):
                    continue
                right = "an" if article == "a" else "a"
                right = right.capitalize() if tokens.words[at][0] == "A" else right
                span = Span(tokens.starts[at], tokens.ends[at])
                yield Match(span, {"next": following, "right": right}, edits=(Edit(span, right),))


def _next_word(analysis: SharedLayers, at: int) -> str | None:
    """Return what stands behind an article as it is spoken, None where the token is no article or none follows."""
    tokens = analysis.tokens
    number = analysis.sentence_at(tokens.starts[at])
    if number is None or at + 1 >= analysis.sentences[number].last or _is_letter(analysis, at, number):
        return None
    if analysis.text[tokens.ends[at] : tokens.starts[at + 1]] != " ":
        return None
    at += tokens.words[at + 1] in _MARKS and tokens.adjacent(at + 1)  # a “unique” plan
    following = tokens.words[at + 1] if at + 1 < len(tokens) else " "
    if following in _SIGNS:
        return following + tokens.words[at + 2] if tokens.adjacent(at + 1) else None
    if following.isupper() and len(following) == 1:
        return _with_hyphen(tokens, at + 1)
    return None if following.islower() and _is_foreign_or_small(tokens, at + 1) else following


def _with_hyphen(tokens: Tokens, letter: int) -> str | None:
    """Return a letter with what a hyphen joins to it (F-16), None for a letter alone."""
    joined = tokens.adjacent(letter) and tokens.words[letter + 1] == "-" and tokens.adjacent(letter + 1)
    return f"{tokens.words[letter]}-{tokens.words[letter + 2]}" if joined else None


def _is_foreign_or_small(tokens: Tokens, at: int) -> bool:
    """Tell whether a word written small is a function word or the beginning of a name: an l’Oréal."""
    word = tokens.lowers[at]
    if len(word) < _SHORTEST or (word in FUNCTION_WORDS and word != "one"):
        return True
    return tokens.adjacent(at) and tokens.words[at + 1] in "’'"


def _is_letter(analysis: SharedLayers, at: int, number: int) -> bool:
    """Tell whether the token is a letter or a word of another language and no article."""
    tokens, sentence = analysis.tokens, analysis.sentences[number]
    first = sentence.first
    while first < at and not tokens.words[first][0].isalnum():
        first += 1
    if tokens.words[at][0].isupper():
        return at != first or tokens.words[at] == "AN" or is_headline(tokens, sentence)
    before = tokens.words[at - 1] if at > sentence.first else ""
    return before in _DASHES and tokens.adjacent(at - 1)  # vitamin-a, Yun-a
