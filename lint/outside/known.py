"""Names that newslint knows, which no engine is to call misspelled."""

import unicodedata
from functools import cached_property

from lint.analysis import Analysis
from lint.text import Span

_COMMON = 2
"""A lower-case word from this band of the word list on (a hundred times in twenty million words) is no misspelling."""


class KnownNames:
    """What is known of one text: listed names, everybody and everything it names, towns, countries, words of the list."""

    def __init__(self, analysis: Analysis) -> None:
        """Take the analysis; it is asked when a place is."""
        self._analysis = analysis

    def cover(self, span: Span) -> bool:
        """Tell whether a place holds words, and every one of them is known."""
        tokens = self._analysis.tokens
        first = tokens.at(span.start)
        if first and tokens.ends[first - 1] > span.start:
            first -= 1
        words = [number for number in range(first, tokens.at(span.end)) if tokens.is_word(number)]
        return bool(words) and all(self._knows(number) for number in words)

    def _knows(self, number: int) -> bool:
        tokens, knowledge = self._analysis.tokens, self._analysis.knowledge
        if not tokens.is_capitalized(number):
            return knowledge.lexicon.word_band(tokens.lowers[number]) >= _COMMON
        word = unicodedata.normalize("NFC", tokens.words[number])
        return (
            word in self._named
            or knowledge.lexicon.capital_band(word) > 0
            or word.lower() in knowledge.gazetteer.adjective_forms
            or knowledge.gazetteer.knows(word)
        )

    @cached_property
    def _named(self) -> frozenset[str]:
        """The words of names in the text. One that only ever opens a sentence may be any word in a capital."""
        tokens = self._analysis.tokens
        listed = (n for occurrence in self._analysis.listed for n in range(occurrence.first, occurrence.last))
        mentioned = (
            number
            for mention in self._analysis.mentions
            if not mention.initial or mention.title or len(mention.words) > 1
            for number in range(mention.first, mention.last)
        )
        return frozenset(unicodedata.normalize("NFC", tokens.words[n]) for n in (*listed, *mentioned))
