"""Words that an external checker must not call misspelled: known names, and British or American spellings."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

from lint.analysis import Analysis
from lint.text.span import Span

_OTHER_ENGLISH = (
    (re.compile(r"ou(?=r)"), "o"),
    (re.compile(r"(?<=\w\w)is(?=e|ing|ation)"), "iz"),
    (re.compile(r"ys(?=e|ing)"), "yz"),
    (re.compile(r"(?<=\w\w[bt])re(?=d?s?$)"), "er"),
    (re.compile(r"(?:ll|pp)(?=ed|ing|er)"), lambda match: match.group()[0]),
    (re.compile(r"ogue"), "og"),
    (re.compile(r"(?<=\w)eable"), "able"),
    (re.compile(r"c(?=e$|es$|eless)"), "s"),
    (re.compile(r"ae|oe"), "e"),
)
"""Differences between British and American spelling; both become the same string, which is not a word."""

_BROKEN = re.compile(r"[\x80-\x9f\ufffd]|[âÃÂ][€\xa0-\xbf]")
"""Characters that a wrong encoding leaves in or beside a word."""

_DERIVED = re.compile(r"(?:ism|ists?|ites?|ians?|esque|ers?)$")
"""Endings that derive a word from a name: Trumpism, Bishkekers."""

_POSSESSIVE_IN_CAPITALS = re.compile(r"['’]S$")

_COMMON = 2
"""A lower-case word from this band of the word list on (a hundred times in twenty million words) is no misspelling."""


class KnownNames:
    """The known words of one text: listed names, all names in the text, towns, countries, words of the word list."""

    def __init__(self, analysis: Analysis) -> None:
        """Take the analysis; its layers are computed on first use."""
        self._analysis = analysis

    def cover(self, span: Span) -> bool:
        """Tell whether a span contains words, and all of them are known."""
        tokens = self._analysis.tokens
        first = tokens.at(span.start)
        if first and tokens.ends[first - 1] > span.start:
            first -= 1
        words = [number for number in range(first, tokens.at(span.end)) if tokens.is_word(number)]
        return bool(words) and all(self._knows(number) for number in words)

    def _knows(self, number: int) -> bool:
        tokens, resources = self._analysis.tokens, self._analysis.resources
        if not tokens.is_capitalized(number):
            return resources.word_frequencies.word_band(tokens.lowers[number]) >= _COMMON
        word = unicodedata.normalize("NFC", tokens.words[number])
        if word.isupper() and _POSSESSIVE_IN_CAPITALS.sub("", word) in self._named_in_capitals:
            return True
        stem = _DERIVED.sub("", word)
        return self._is_name(word) or (stem != word and self._is_name(stem))

    def _is_name(self, word: str) -> bool:
        resources = self._analysis.resources
        return (
            word in self._named
            or resources.word_frequencies.capital_band(word) > 0
            or word.lower() in resources.gazetteer.adjective_forms
            or resources.gazetteer.knows(word)
        )

    @cached_property
    def _named(self) -> frozenset[str]:
        """The words of names in the text, except those that only begin sentences and may be any capitalised word."""
        tokens = self._analysis.tokens
        listed = (n for occurrence in self._analysis.listed for n in range(occurrence.first, occurrence.last))
        mentioned = (
            number
            for mention in self._analysis.mentions
            if not mention.initial or mention.title or len(mention.words) > 1
            for number in range(mention.first, mention.last)
        )
        return frozenset(unicodedata.normalize("NFC", tokens.words[n]) for n in (*listed, *mentioned))

    @cached_property
    def _named_in_capitals(self) -> frozenset[str]:
        """The same words in capitals, as in a headline."""
        return frozenset(word.upper() for word in self._named)


def is_broken(text: str, span: Span) -> bool:
    """Tell whether a word is a piece of one with a broken encoding, which the rule `mojibake` reports."""
    return _BROKEN.search(text, max(span.start - 2, 0), span.end + 2) is not None


def is_other_english(word: str, replacements: Iterable[str]) -> bool:
    """Tell whether one of the replacements is the British or American spelling of the same word: labour, labor."""
    plain = _plain(word)
    return any(_plain(other) == plain for other in replacements)


def _plain(word: str) -> str:
    folded = word.lower()
    for pattern, letters in _OTHER_ENGLISH:
        folded = pattern.sub(letters, folded)
    return folded
