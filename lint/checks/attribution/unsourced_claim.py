"""Report claims without a source in reach: figures, battlefield gains and other facts that need one."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from lint.analysis import SharedLayers
from lint.analysis.attribution.claims import asked_claims
from lint.analysis.attribution.claims.claim import ClaimKind
from lint.analysis.attribution.cues.function_words import SUBORDINATE
from lint.analysis.attribution.genre import Genre
from lint.analysis.syntax.phrase_matcher import Phrases
from lint.analysis.syntax.sentences import is_headline
from lint.checks import Match, OptionError, Unit, check_phrases, is_of_genre
from lint.text.span import Span
from lint.values import dataclass

_HAPPENED = frozenset(("casualties", "battlefield", "allegation"))
"""Kinds of claim about what has happened, which history and courts have told."""
_CLAUSE_ENDS = frozenset(",;:—–")
_STOPS = frozenset(".?!…")
_MARKS = frozenset(',;:—–("“”')
_RELATIVE = frozenset("who which that where when whose while if as although because".split())
"""A clause that opens with one of these is background; the sentence's own claim stands elsewhere."""


@dataclass(frozen=True, eq=False, repr=False)
class UnsourcedClaim:
    """Report a sentence with a claim of the kinds `claims`, or one of `cues`, and without a source within `reach`.

    What is claimed is read by `lint.analysis.attribution.claims`; history and what a court has found are no claims. For
    a cue `subjects` asks for one of these words, or with `country` for a country's name or adjective, before it in its
    clause. `unless` are phrases that clear the whole sentence (dates, hedges, scheduled events). `articles_unless`
    clear the whole article, and so does a genre of `genres_unless`: in it figures or judgments are the desk's own.

    `running` are phrases that give the source of a run of facts, which holds for some sentences behind them.

    `reach` is how far off a source may stand: in the sentence, in the paragraph, in it or in one `beside` it, or
    anywhere in the article; in a long paragraph no more than `near` sentences off. `links` says whether a link in the
    sentence is a source; a house that takes no link for one (`links` in its configuration) goes before. The match runs
    from the start of the clause to the end of the figure's phrase, or of the clause with `extent: clause`.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("claim",))

    claims: tuple[ClaimKind, ...] = ()
    cues: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    country: bool = False
    unless: tuple[str, ...] = ()
    articles_unless: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    genres_unless: tuple[Genre, ...] = ()
    reach: Literal["sentence", "paragraph", "beside", "article"] = "paragraph"
    near: int = 3
    links: Literal["source", "ignore"] = "source"
    extent: Literal["phrase", "clause"] = "phrase"

    def __post_init__(self) -> None:
        for kind in self.claims:
            if kind not in asked_claims.TRIGGERS:
                raise OptionError("claims", f"no rule can ask for {kind}: there are {', '.join(asked_claims.TRIGGERS)}")

    def verify(self) -> None:
        """Parse every phrase once, when the rule is read. Raises OptionError."""
        check_phrases(self, ("cues", "unless", "articles_unless", "running"))

    @cached_property
    def _parsed(self) -> tuple[Phrases, Phrases, Phrases, Phrases]:
        return Phrases(self.cues), Phrases(self.unless), Phrases(self.articles_unless), Phrases(self.running)

    @property
    def unit(self) -> Unit:
        """A word that clears the article may stand anywhere in it, and so may a source that is farther off."""
        alone = self.reach in ("sentence", "paragraph") and not (
            self.articles_unless or self.genres_unless or self.running
        )
        return "block" if alone else "document"

    def triggers(self) -> frozenset[str] | None:
        """Return the words the cues are looked up by."""
        return self._parsed[0].triggers

    @property
    def trigger_classes(self) -> tuple[str, ...]:
        """The classes of the lexicon without which there is no claim of these kinds."""
        return tuple(name for kind in self.claims for name in asked_claims.TRIGGERS[kind])

    def _claimed(self, analysis: SharedLayers) -> Iterator[tuple[int, int]]:
        """Yield the tokens [first, last) of the words that claim, in sentences without a source, outside quotations."""
        members = [analysis.tokens.lexicon.words(name) for name in self.trigger_classes]
        words = frozenset().union(*members) & analysis.words
        numbers = {analysis.sentence_of[at] for word in words for at in analysis.tokens_of(word)}
        named = {at for first, last, _ in analysis.countries for at in range(first, last)}
        for number in sorted(numbers - {-1}):
            if self._is_sourced(analysis, number):
                continue
            first, last = analysis.sentences[number].first, analysis.sentences[number].last
            countries = frozenset(at - first for at in range(first, last) if at in named)
            reading = analysis.reading(number)
            if reading.is_background and not _HAPPENED.isdisjoint(self.claims):
                continue
            for _, at in asked_claims.read(reading, countries, self.claims):
                told = frozenset(reading.lowers[reading.clause(at)[0] : at])
                if not analysis.quoted[first + at] and told.isdisjoint(SUBORDINATE):
                    yield first + at, first + at + 1

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield at most one match for each sentence."""
        cues, unless, articles, running = self._parsed
        tokens = analysis.tokens
        hits = [*analysis.places_of(cues), *self._claimed(analysis)]
        if not hits or is_of_genre(analysis, self.genres_unless):
            return
        # What stands beside a source is dropped first: most does, and spares looking for all the other phrases.
        bare = [
            (number, first, last)
            for first, last in hits
            if (number := analysis.sentence_at(tokens.starts[first])) is not None
            and not self._is_sourced(analysis, number)
        ]
        if not bare or analysis.places_of(articles):
            return
        cleared = set(analysis.sentences_with(unless))
        for number in analysis.sentences_with(running):
            cleared.update(range(number, number + _RUN + 1))
        for number, first, last in bare:
            if number in cleared:
                continue
            start = self._clause_start(analysis, number, first)
            if not self._is_asserted(analysis, number, start, first):
                continue
            # Figures in a row stand or fall together: the first of them is asked for.
            cleared.update(range(number, number + 1 + self.near))
            end = self._end(analysis, number, last)
            span = Span(tokens.starts[start], tokens.ends[end - 1])
            yield Match(span, {"claim": analysis.read(span.start, span.end)})

    def _is_asserted(self, analysis: SharedLayers, number: int, start: int, first: int) -> bool:
        """Tell whether the clause of a cue claims something of a subject, outside headlines and relative clauses."""
        tokens = analysis.tokens
        if tokens.lowers[start] in _RELATIVE or is_headline(tokens, analysis.sentences[number]):
            return False
        return not (self.subjects or self.country) or self._has_subject(analysis, start, first)

    def _is_sourced(self, analysis: SharedLayers, number: int) -> bool:
        signs, sentences = analysis.source_signs, analysis.sentences
        if self.links == "source" and number in analysis.linked_sentences:
            return True
        if self.reach in ("sentence", "article"):
            return number in signs if self.reach == "sentence" else bool(signs)
        block, far = sentences[number].block, int(self.reach == "beside")
        near = range(max(0, number - self.near), min(len(sentences), number + self.near + 1))
        return any(other in signs and abs(sentences[other].block - block) <= far for other in near)

    @staticmethod
    def _clause_start(analysis: SharedLayers, number: int, first: int) -> int:
        """Return the token that opens the clause of token `first`: after the last mark before it."""
        tokens, sentence = analysis.tokens, analysis.sentences[number]
        start = first
        while start > sentence.first and tokens.words[start - 1] not in _MARKS:
            start -= 1
        return start

    def _has_subject(self, analysis: SharedLayers, start: int, first: int) -> bool:
        """Tell whether the clause opens with one of the subjects, an article or adjective aside."""
        tokens = analysis.tokens
        head = range(start, min(first, start + _SUBJECT_WORDS))
        if any(tokens.lowers[at] in self.subjects for at in head):
            return True
        if not self.country:
            return False
        return any(at in head for at, _, _ in analysis.countries)

    def _end(self, analysis: SharedLayers, number: int, last: int) -> int:
        tokens, sentence = analysis.tokens, analysis.sentences[number]
        end = last
        if self.extent == "clause":
            last_word = sentence.last - (tokens.words[sentence.last - 1] in _STOPS)
            while end < last_word and tokens.words[end] not in _CLAUSE_ENDS:
                end += 1
            return end
        if end < sentence.last and tokens.lowers[end] == "of":
            end += 1
            while end < sentence.last and tokens.lowers[end] in ("the", "its", "their", "all", "his", "her"):
                end += 1
            end = min(end + 1, sentence.last)
        return end


_RUN = 8
"""Sentences for which the source of a run of facts holds."""

_SUBJECT_WORDS = 8
"""How far into a clause its subject may begin: "The Russian armed forces"."""
