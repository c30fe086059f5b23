"""Report hedges that nobody in reach owns: reportedly, is believed to, there are fears that."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from lint.analysis import Analysis
from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.claims import hedges
from lint.analysis.attribution.claims.hedges import HedgeKind
from lint.analysis.attribution.genre import Genre
from lint.analysis.syntax.sentences import is_headline
from lint.checks import Match, is_of_genre
from lint.text.span import Span
from lint.values import dataclass


@dataclass(frozen=True, eq=False, repr=False)
class HedgedClaim:
    """Report hedges of the kinds `hedges` in sentences where nobody is said to say, show or think anything.

    In one of `genres_unless` the writer is the source. A sentence beside it in the paragraph owns the hedge where it
    cites a paper, a document or a report.

    `about` narrows it to hedges that a desk sends back: those that tell `news`, hearsay or what is held of somebody
    with a name or to have been done, where no document, court or police stands beside them. `others` are all but those.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(())

    hedges: tuple[HedgeKind, ...]
    genres_unless: tuple[Genre, ...] = ()
    about: Literal["anything", "news", "others"] = "anything"

    def triggers(self) -> frozenset[str] | None:
        """Return no words: those of the classes are triggers."""
        return frozenset()

    @property
    def trigger_classes(self) -> tuple[str, ...]:
        """The classes of the lexicon without a word of which there is no hedge."""
        return tuple(hedges.CLASSES[kind] for kind in self.hedges)

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the first hedge of each sentence."""
        lexicon = analysis.tokens.lexicon
        words = frozenset().union(*(lexicon.words(name) for name in self.trigger_classes)) & analysis.words
        numbers = {analysis.sentence_of[at] for word in words for at in analysis.tokens_of(word)}
        if not numbers or is_of_genre(analysis, self.genres_unless):
            return
        for number in sorted(numbers - {-1}):
            found = self._first(analysis, number)
            if found is not None and self._is_wanted(analysis, number, found):
                first, last = (analysis.sentences[number].first + at for at in found)
                yield Match(Span(analysis.tokens.starts[first], analysis.tokens.ends[last - 1]))

    def _first(self, analysis: Analysis, number: int) -> tuple[int, int] | None:
        """Return the first hedge of a sentence that nobody owns, as tokens of it."""
        sentence, reading = analysis.sentences[number], analysis.reading(number)
        if is_headline(analysis.tokens, sentence):
            return None
        found = min((place for kind in self.hedges for place in hedges.read(reading, kind)), default=None)
        if found is None or "?" in reading.words[-2:] or analysis.quoted[sentence.first + found[0]]:
            return None
        first, last = (sentence.first + at for at in found)
        return None if self._is_owned(analysis, number, first, last) else found

    def _is_wanted(self, analysis: Analysis, number: int, hedge: tuple[int, int]) -> bool:
        """Tell whether a hedge is of those that `about` asks for."""
        return self.about == "anything" or self._is_grave(analysis, number, hedge) == (self.about == "news")

    @staticmethod
    def _is_grave(analysis: Analysis, number: int, hedge: tuple[int, int]) -> bool:
        """Tell whether a hedge, tokens [first, last) of its sentence, tells news and no source stands around it."""
        block = analysis.sentences[number].block
        beside = [n for n in (number - 1, number + 1) if 0 <= n < len(analysis.sentences)]
        documents = (analysis.reading(n).has_document for n in beside if analysis.sentences[n].block == block)
        if not hedges.is_news(analysis.reading(number), *hedge) or any(documents):
            return False
        return not any(
            0 < abs(number - attribution.sentence) <= _CITED and _cites(analysis, attribution)
            for attribution in analysis.attributions
        )

    @staticmethod
    def _is_owned(analysis: Analysis, number: int, first: int, last: int) -> bool:
        """Tell whether somebody in the sentence, or a citation beside it, owns the tokens [first, last)."""
        tokens, sentence = analysis.tokens, analysis.sentences[number]
        if number in analysis.linked_sentences or 1 in analysis.quoted[sentence.first : sentence.last]:
            return True
        if any(sentence.start <= place < sentence.end for place in analysis.masked_sources):
            return True  # an address or a handle stands in the sentence
        start, end = tokens.starts[first], tokens.ends[last - 1]
        for attribution in analysis.attributions:
            away = number - attribution.sentence
            if not -_BEHIND <= away <= _BEFORE or analysis.sentences[attribution.sentence].block != sentence.block:
                continue
            hedges_it = attribution.cue_start < end and start < attribution.cue_end
            if away == 0 and attribution.kind != "none" and not hedges_it:
                return True
            if away and _cites(analysis, attribution):
                return True
        return False


def _cites(analysis: Analysis, attribution: Attribution) -> bool:
    """Tell whether an attribution gives a paper, a document or a report, for what stands beside it too."""
    if attribution.cue_kind == "source" or attribution.kind == "document":
        return True
    cue = analysis.read(attribution.cue_start, attribution.cue_end).lower().split()
    return not _REPORTING.isdisjoint(cue)


_CITED = 1
"""Sentences around a hedge, of any paragraph, in which a citation is taken for its source."""
_BEFORE, _BEHIND = 2, 1
"""Sentences of the paragraph before and behind a hedge in which a citation still holds for it."""
_REPORTING = frozenset("reported reports report wrote writes published revealed".split())
"""Verbs by which a paper, an agency or an investigator gives what stands beside it."""
