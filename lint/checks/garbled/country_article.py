"""Report “the” before the name of a country that takes no article."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.names import country_mentions
from lint.checks import Match, Unit
from lint.text.finding import Edit
from lint.text.span import Span
from lint.values import dataclass

_MODIFIED = ("NN", "JJ", "CD", "VBG", "VBN", "POS", "FW")
"""Tags behind a country that make it part of a longer noun phrase: the Japan tour."""
_ENDS = frozenset('.,;:!?)”"')
_RESTRICTING = frozenset("of that which where who we i you he she they in and or - – — ’s 's".split())
"""Words behind a country that may make it one of several: the Japan of today, the Germany that he knew."""


@dataclass(frozen=True, eq=False, repr=False)
class CountryArticle:
    """Report “the” before a country whose name is one word, takes no article and is not limited by what follows."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("country",))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return the article."""
        return frozenset(("the",))

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the article with the name."""
        tokens = analysis.tokens
        if not any(at + 1 < len(tokens) and tokens.is_capitalized(at + 1) for at in tokens.vocabulary["the"]):
            return
        with_article = tokens.lexicon.words("countries-with-article")
        for first, last, _ in sorted(country_mentions.named(tokens, analysis.resources.gazetteer)):
            if last - first > 1 or not first or tokens.lowers[first - 1] != "the" or tokens.words[first].isupper():
                continue
            if tokens.lowers[first] in with_article or self._is_limited(analysis, last):
                continue
            article = Span(tokens.starts[first - 1], tokens.starts[first])
            span = Span(tokens.starts[first - 1], tokens.ends[first])
            yield Match(span, {"country": tokens.words[first]}, edits=(Edit(article, ""),))

    @staticmethod
    def _is_limited(analysis: SharedLayers, at: int) -> bool:
        """Tell whether the token behind a country goes on with the noun phrase."""
        tokens = analysis.tokens
        if at >= len(tokens):
            return False
        if tokens.adjacent(at - 1) and tokens.adjacent(at):
            return True  # an address: the Russia.example site
        if tokens.is_capitalized(at) or tokens.lowers[at] in _RESTRICTING or not tokens.words[at].isascii():
            return True
        ends = tokens.words[at] in _ENDS or tokens.lowers[at] in FUNCTION_WORDS or tokens.lowers[at].endswith("ed")
        return not ends or analysis.tag_of(at).startswith(_MODIFIED)
