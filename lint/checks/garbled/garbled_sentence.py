"""Report sentences whose word order is improbable in English."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.syntax.anomaly_score import genitives
from lint.checks import Match, Unit
from lint.text.span import Span
from lint.values import dataclass


@dataclass(frozen=True, eq=False, repr=False)
class GarbledSentence:
    """Report sentences of at least `minimum` tokens with a gap of log-odds `least` or more, once each."""

    placeholders: ClassVar[frozenset[str]] = frozenset()
    unit: ClassVar[Unit] = "block"

    least: float
    minimum: int = 8

    def triggers(self) -> frozenset[str] | None:
        """Return None: any sentence may be garbled."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the two words between which a sentence breaks."""
        for number, sentence in enumerate(analysis.sentences):
            if sentence.last - sentence.first >= self.minimum:
                found = analysis.weakest_gap(number)
                if found is not None and found.odds >= self.least:
                    at = sentence.first + found.token
                    first = max(sentence.first, at - 1)
                    yield Match(Span(analysis.tokens.starts[first], analysis.tokens.ends[at]))


@dataclass(frozen=True, eq=False, repr=False)
class HeavyGenitives:
    """Report, once for a text of at least `minimum` words, a share of "of" among them of `least` or more."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("share",))

    least: float
    minimum: int = 150

    def triggers(self) -> frozenset[str] | None:
        """Return the word that is counted."""
        return frozenset(("of",))

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the sentence with the most of them."""
        tokens = analysis.tokens
        share = genitives(tokens.lowers)
        if share < self.least or sum(map(tokens.is_word, range(len(tokens)))) < self.minimum:
            return
        heaviest = max(analysis.sentences, key=lambda found: tokens.lowers[found.first : found.last].count("of"))
        yield Match(Span(heaviest.start, heaviest.end), {"share": f"{100 * share:.1f}"})
