"""`SharedLayers`: the layers that are read alike in a block and in a document, and where their ground comes from."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TypeVar

from lint.analysis.attribution import (
    attributed_quotations,
    attributions,
    people,
    pronoun_resolution,
    relations,
    sentence_attribution,
    source_signals,
)
from lint.analysis.attribution import links as hyperlinks
from lint.analysis.attribution.claims.sentence_reading import SentenceReading
from lint.analysis.attribution.cues import speaker_labels
from lint.analysis.attribution.relations import AttributionRelation
from lint.analysis.attribution.vague import vague_sources as vagueness
from lint.analysis.blocks.sentence_layers import SentenceLayers
from lint.analysis.names import country_mentions, name_mentions, place_candidates
from lint.analysis.names.glosses import is_glossed
from lint.analysis.resources.name_list import Occurrence
from lint.analysis.syntax import phrase_matcher, quotation_marks
from lint.analysis.syntax.offsets import Offsets
from lint.text.formats import OPAQUE, Link

_Part = TypeVar("_Part")


class SharedLayers(SentenceLayers):
    """What a check of one block may ask. Offsets are code points of the text as read, ranges are half-open."""

    @abstractmethod
    def in_blocks(self, read: "Callable[[SharedLayers], _Part]") -> Iterator[tuple[_Part, Offsets]]:
        """Yield what `read` finds in each block, in offsets of the block, with the offsets of the block.

        It is kept where a next version may come, so that only what has changed is read then. `read` must look at
        nothing but what it is given; it is its own key, so it must be a function or a method that lasts.
        """

    def tokens_that(self, read: "Callable[[SharedLayers], Sequence[int]]") -> list[int]:
        """Return the tokens that `read` finds in single blocks, see `in_blocks`, by their numbers in the document."""
        return [number + before.token for found, before in self.in_blocks(read) for number in found]

    @property
    @abstractmethod
    def words(self) -> AbstractSet[str]:
        """The folded words of the text."""

    @abstractmethod
    def tokens_of(self, word: str) -> Sequence[int]:
        """Return the tokens that spell a folded word."""

    @property
    @abstractmethod
    def quotations(self) -> Sequence[quotation_marks.Quotation]:
        """Quotations in order, nested ones included."""

    @property
    @abstractmethod
    def mentions(self) -> Sequence[name_mentions.Mention]:
        """Mentions of names in order."""

    @property
    @abstractmethod
    def listed(self) -> Sequence[Occurrence]:
        """Forms of the name list that stand in the text, in order."""

    @property
    @abstractmethod
    def names_in_use(self) -> Sequence[Occurrence]:
        """The listed forms that stand on their own, not as words of a longer listed form."""

    @property
    @abstractmethod
    def countries(self) -> Sequence[country_mentions.CountryMention]:
        """The countries named, in order; adjectives count."""

    @abstractmethod
    def sentence_attributions(self, *, everything: bool) -> list[sentence_attribution.SentenceAttribution]:
        """Return the sentence attributions, in the order of their cues; see `sentence_attribution.find`."""

    @cached_property
    def title_case(self) -> frozenset[int]:
        """The numbers of the blocks in capitals or title case."""
        return name_mentions.in_title_case(self.tokens, self.document.blocks)

    @cached_property
    def speaker_labels(self) -> speaker_labels.SpeakerLabels:
        """The sources given by layout alone."""
        return speaker_labels.read(
            self.tokens, self.sentences, self.document.blocks, self.sentence_at, self.tokens_of(":")
        )

    @cached_property
    def _reports(self) -> list[sentence_attribution.SentenceAttribution]:
        return self.sentence_attributions(everything=False)

    def _relations(
        self, sentence_attributions: Sequence[sentence_attribution.SentenceAttribution]
    ) -> list[AttributionRelation]:
        found = relations.find(
            self.tokens,
            self.sentences,
            self.quotations,
            sentence_attributions,
            self.speakers,
            self.sentence_at,
            self.quoted,
        )
        blocks = self.document.blocks
        if all(block.kind != "quote" for block in blocks):
            return found
        from lint.analysis.attribution import block_quotes  # noqa: PLC0415 - few texts have one

        apart = block_quotes.find(self.tokens, self.sentences, blocks, sentence_attributions, self.speakers, found)
        return sorted((*found, *apart), key=lambda triple: triple.attribution.cue_start)

    @cached_property
    def attributions(self) -> list[attributions.Attribution]:
        """Attributions outside quotation marks that report words, in the order of their cues."""
        return [attribution for _, _, attribution in self._reports if attribution.reports]

    @cached_property
    def relations(self) -> list[AttributionRelation]:
        """Attributions, acts and attitudes included, with the words they cover, in the order of their cues."""
        return self._relations(self.sentence_attributions(everything=True))

    def reading(self, number: int) -> SentenceReading:
        """Return a sentence, given by its number, tagged and ready for the readers of claims."""
        first, last = self.sentences[number].first, self.sentences[number].last
        tokens = self.tokens
        return SentenceReading(tokens.words[first:last], tokens.lowers[first:last], self.tags(number), tokens.lexicon)

    @cached_property
    def links(self) -> list[Link]:
        """Hyperlinks to other sites, in Markdown and HTML, in order."""
        return hyperlinks.elsewhere(self.document.links)

    @cached_property
    def linked_sentences(self) -> frozenset[int]:
        """The numbers of the sentences in which a link gives a source.

        None where the house does not take links for one.
        """
        if not self.resources.links or not self.document.links:
            return frozenset()
        places = (self.sentence_at(link.start) for link in hyperlinks.sourcing(self.document.links))
        found = {number for number in places if number is not None}
        return frozenset(found.union(*map(self._covered_by_link, found)))

    def _covered_by_link(self, number: int) -> range:
        """Return the sentences of the paragraph whose last one is no more than a bracket with a link."""
        sentences, sentence = self.sentences, self.sentences[number]
        closes = number + 1 == len(sentences) or sentences[number + 1].block != sentence.block
        if not closes or self.text[sentence.start] not in "([":
            return range(0)
        first = number
        while first and sentences[first - 1].block == sentence.block:
            first -= 1
        return range(first, number)

    @cached_property
    def people(self) -> people.People:
        """What the text tells of the people it names."""
        return people.People(self.tokens, self.mentions, self.resources.gazetteer)

    @cached_property
    def speakers(self) -> pronoun_resolution.Speakers:
        """Who can be meant by a name or pronoun that is given as a source."""
        return pronoun_resolution.Speakers(
            self.tokens,
            self.mentions,
            self.sentences,
            self.quoted,
            self.people,
        )

    @cached_property
    def remarks(self) -> list[attributed_quotations.AttributedQuotation]:
        """Quotations with their speakers, in order."""
        found = self._relations(self._reports) if self.quotations else []
        return attributed_quotations.remarks(self.text, self.tokens, self.quotations, found, self.sentence_at)

    def is_glossed(self, occurrence: Occurrence) -> bool:
        """Tell whether the text itself says that this is another form of a name, or marks it [sic]."""
        start, end = self.tokens.starts[occurrence.first], self.tokens.ends[occurrence.last - 1]
        return is_glossed(self.adjacent_text, start, end, self.tokens.lexicon)

    @cached_property
    def town_slots(self) -> list[place_candidates.PlaceSlot]:
        """Names beside a country, where a town is expected."""
        resources = self.resources
        return place_candidates.find(
            self.tokens, self.sentences, resources.gazetteer, resources.word_frequencies, resources.settlements
        )

    def places_of(self, wanted: phrase_matcher.Phrases) -> list[tuple[int, int]]:
        """Return the tokens [first, last) of each place one of the phrases stands at, in order."""
        if self.words.isdisjoint(wanted.triggers):
            return []
        return [
            (first + before.token, last + before.token)
            for found, before in self.in_blocks(wanted.read)
            for first, last in found
        ]

    def sentences_with(self, wanted: phrase_matcher.Phrases) -> frozenset[int]:
        """Return the numbers of the sentences in which one of the phrases begins."""
        starts = (self.tokens.starts[first] for first, _ in self.places_of(wanted))
        return frozenset(number for start in starts if (number := self.sentence_at(start)) is not None)

    def mention_at(self, token: int) -> name_mentions.Mention | None:
        """Return the mention of a name that holds a token, or None."""
        return self._mentions_by_token.get(token)

    @cached_property
    def _mentions_by_token(self) -> dict[int, name_mentions.Mention]:
        return {token: mention for mention in self.mentions for token in range(mention.first, mention.last)}

    @cached_property
    def sourced_sentences(self) -> frozenset[int]:
        """The numbers of the sentences in which somebody or something is named as a source."""
        return frozenset(a.sentence for a in self.attributions if a.kind != "none")

    @cached_property
    def vague_sources(self) -> list[vagueness.VagueSource]:
        """Vague sources with their cues, in order."""
        word_frequencies = self.resources.word_frequencies
        return vagueness.find(
            self.tokens,
            self.sentences,
            self.sentence_at,
            self.in_quotation,
            lambda word: word_frequencies.word_band(word) > 0,
            self.resources.gazetteer.is_nationality,
        )

    @cached_property
    def source_signs(self) -> frozenset[int]:
        """The numbers of the sentences that give a source in any shape: wider than `sourced_sentences`."""
        found = set(self.sourced_sentences | self.citing_sentences)
        for quotation in self.quotations:
            first, last = self.sentence_at(quotation.start), self.sentence_at(max(quotation.start, quotation.end - 1))
            if first is not None and last is not None:
                found.update(range(first, last + 1))
        return frozenset(found)

    @cached_property
    def citing_sentences(self) -> frozenset[int]:
        """The numbers of the sentences with a word, a handle or an address that gives a source."""
        return frozenset(number + before.sentence for found, before in self.in_blocks(_signs) for number in found)

    @cached_property
    def masked_sources(self) -> list[int]:
        """Where handles stand that are a source by themselves, and addresses and code where a link counts as one."""
        found: list[int] = []
        if OPAQUE in self.text:
            for word in self.tokens.vocabulary:
                if word[0] == OPAQUE:
                    starts = (self.tokens.starts[at] for at in self.tokens.vocabulary[word])
                    found += (at for at in starts if self.resources.links or self.document.text[at] in "@#")
        return found

    @cached_property
    def _quotation_bounds(self) -> tuple[list[int], list[int]]:
        return quotation_marks.outermost(self.quotations)

    @cached_property
    def quoted(self) -> bytearray:
        """1 for each token in a quotation, marks included, else 0."""
        found = bytearray(len(self.tokens))
        for start, end in zip(*self._quotation_bounds, strict=True):
            first, last = self.tokens.at(start), self.tokens.at(end)
            found[first:last] = b"\x01" * (last - first)
        return found

    def in_quotation(self, offset: int) -> bool:
        """Tell whether an offset lies within a quotation, marks included."""
        return quotation_marks.inside(self._quotation_bounds, offset)

    def block_kind(self, offset: int) -> str:
        """Return the kind of the block that holds an offset, or "" between blocks."""
        number = self.document.block_number(offset)
        return "" if number is None else self.document.blocks[number].kind


def _signs(layers: SharedLayers) -> frozenset[int]:
    return source_signals.signs(layers.tokens, layers.sentence_at, layers.masked_sources)
