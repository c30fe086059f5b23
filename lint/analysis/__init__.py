"""The shared analysis of one document: lazy layers, each computed once by a pure function."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from lint.analysis.attribution import (
    attributed_quotations,
    attributions,
    block_quotes,
    genre,
    links,
    pronoun_resolution,
    relations,
    sentence_attribution,
    source_signals,
)
from lint.analysis.attribution.cues import speaker_labels
from lint.analysis.attribution.relations import AttributionRelation
from lint.analysis.attribution.vague import vague_sources as vagueness
from lint.analysis.blocks.analysis_cache import AnalysisCache, CachedBlock, Offsets
from lint.analysis.blocks.block_analyses import BlockAnalyses, shifted
from lint.analysis.blocks.sentence_layers import SentenceLayers
from lint.analysis.names import coreference, entities, name_mentions, other_uses, place_candidates, string_similarity
from lint.analysis.names.spelling_index import Spellings
from lint.analysis.names.surface_forms import BlockForms, is_glossed
from lint.analysis.resources.name_list import Form, Occurrence
from lint.analysis.resources.resources import Resources
from lint.analysis.syntax import phrase_matcher, quotation_marks
from lint.text.document import Document
from lint.text.formats import OPAQUE, Block, Link

_Part = TypeVar("_Part")
_QUOTATIONS, _MENTIONS = attrgetter("quotations"), attrgetter("mentions")
_LISTED, _NAMES_IN_USE, _COUNTRIES = map(attrgetter, ("listed", "names_in_use", "countries"))
"""The layers that are put together from those of the blocks."""


class Analysis(SentenceLayers):
    """The layers of one document; offsets are code points of the text as read, ranges are half-open."""

    def __init__(self, document: Document, resources: Resources, cache: AnalysisCache | None = None) -> None:
        """Take a document and what is known beside it; nothing is computed yet.

        With a `cache` most layers are put together from those of the blocks, see `BlockAnalyses`.
        """
        super().__init__(document, resources, BlockAnalyses(document, cache, lambda alone: Analysis(alone, resources)))

    @property
    def cached_blocks(self) -> list[CachedBlock]:
        """The blocks, each read as a document of its own."""
        return self.block_analyses.cached_blocks

    def in_blocks(self, read: "Callable[[Analysis], _Part]") -> Iterator[tuple[_Part, Offsets]]:
        """Yield what `read` finds in each block, in offsets of the block, with the offsets of the block.

        See `BlockAnalyses.found`.
        """
        return self.block_analyses.found(read) if self.block_analyses.is_whole else iter([(read(self), Offsets())])

    def by_block(self, read: "Callable[[Analysis], _Part]") -> Iterator[tuple[Block, _Part]]:
        """Yield each block with what `read` finds in it, in offsets of the block.

        It is `in_blocks` for what no two blocks share.
        """
        return (
            (block, cached_block.find(read))
            for block, cached_block in zip(self.document.blocks, self.cached_blocks, strict=True)
        )

    def tokens_that(self, read: "Callable[[Analysis], Sequence[int]]") -> list[int]:
        """Return the tokens that `read` finds in single blocks, see `in_blocks`, by their numbers in the document."""
        return [number + before.token for found, before in self.in_blocks(read) for number in found]

    @cached_property
    def words(self) -> AbstractSet[str]:
        """The folded words of the text."""
        if not self.block_analyses.is_whole:
            return self.tokens.vocabulary.keys()
        return set().union(*[cached_block.analysis.tokens.vocabulary for cached_block in self.cached_blocks])

    def tokens_of(self, word: str) -> Sequence[int]:
        """Return the tokens that spell a folded word."""
        if not self.block_analyses.is_whole:
            return self.tokens.vocabulary[word]
        return [
            number + before.token
            for cached_block, before in self.block_analyses
            for number in cached_block.analysis.tokens.vocabulary[word]
        ]

    @cached_property
    def quotations(self) -> list[quotation_marks.Quotation]:
        """Quotations in order, nested ones included."""
        text, blocks = self.adjacent_text, self.document.blocks
        if not self.block_analyses.is_whole:
            return quotation_marks.find(text, self.tokens, blocks)
        found: list[quotation_marks.Quotation] = []
        for number, (cached_block, before) in enumerate(self.block_analyses, 1):
            here = cached_block.find(_QUOTATIONS)
            if here and number < len(blocks) and quotation_marks.opens_with_mark(text, blocks[number]):
                here = cached_block.find(_running_quotations)
            if here:
                found += cached_block.placed("quotations", here, before, shifted)
        return found

    @cached_property
    def mentions(self) -> list[name_mentions.Mention]:
        """Mentions of names in order."""
        if self.block_analyses.is_whole:
            return self.block_analyses.joined(_MENTIONS)
        return name_mentions.find(self.tokens, self.sentences, self.title_case)

    @cached_property
    def title_case(self) -> frozenset[int]:
        """The numbers of the blocks in capitals or title case."""
        return name_mentions.in_title_case(self.tokens, self.document.blocks)

    @cached_property
    def _sayings(self) -> list[sentence_attribution.SentenceAttribution]:
        return self._read_sayings(everything=False)

    def _read_sayings(self, *, everything: bool) -> list[sentence_attribution.SentenceAttribution]:
        places = speaker_labels.read(
            self.tokens, self.sentences, self.document.blocks, self.sentence_at, self.tokens_of(":")
        )
        if not self.block_analyses.is_whole:
            return sentence_attribution.find(
                self.tokens, self.sentences, places, self.sentence_at, self._quoted, everything=everything
            )
        found: list[sentence_attribution.SentenceAttribution] = []
        ranges = [
            (
                range(before.token, before.token + len(cached_block.analysis.tokens)),
                range(before.sentence, before.sentence + len(cached_block.analysis.sentences)),
            )
            for cached_block, before in self.block_analyses
        ]
        for (cached_block, before), (tokens, _), here in zip(
            self.block_analyses, ranges, places.parts(ranges), strict=True
        ):
            alone, quoted = cached_block.analysis, self._quoted[tokens.start : tokens.stop]
            # The rest of the text reaches a paragraph in two ways only: its layout, and quotations that go on in it.
            known = cached_block.found.get("sayings")
            if known is None or known[0] != (everything, here, quoted):
                read = sentence_attribution.find(
                    alone.tokens, alone.sentences, here, alone.sentence_at, quoted, everything=everything
                )
                known = ((everything, here, quoted), read)
                if cached_block.keeps:
                    cached_block.found["sayings"] = known
            if known[1]:
                found += cached_block.placed("sayings", known[1], before, sentence_attribution.shifted)
        return found

    def _given(
        self, sentence_attributions: Sequence[sentence_attribution.SentenceAttribution]
    ) -> list[AttributionRelation]:
        found = relations.find(
            self.tokens,
            self.sentences,
            self.quotations,
            sentence_attributions,
            self.speakers,
            self.sentence_at,
            self._quoted,
        )
        blocks = self.document.blocks
        if all(block.kind != "quote" for block in blocks):
            return found
        apart = block_quotes.find(self.tokens, self.sentences, blocks, sentence_attributions, self.speakers, found)
        return sorted((*found, *apart), key=lambda triple: triple.attribution.cue_start)

    @cached_property
    def attributions(self) -> list[attributions.Attribution]:
        """Attributions outside quotation marks that report words, in the order of their cues."""
        return [attribution for _, _, attribution in self._sayings if attribution.reports]

    @cached_property
    def relations(self) -> list[AttributionRelation]:
        """Attributions, acts and attitudes included, with the words they cover, in the order of their cues."""
        return self._given(self._read_sayings(everything=True))

    @cached_property
    def links(self) -> list[Link]:
        """Hyperlinks to other sites, in Markdown and HTML, in order."""
        return links.elsewhere(self.document.links)

    @cached_property
    def linked_sentences(self) -> frozenset[int]:
        """The numbers of the sentences in which a link gives a source.

        None where the house does not take links for one.
        """
        if not self.resources.links or not self.document.links:
            return frozenset()
        places = (self.sentence_at(link.start) for link in links.sourcing(self.document.links))
        return frozenset(number for number in places if number is not None)

    @cached_property
    def speakers(self) -> pronoun_resolution.Speakers:
        """Who can be meant by a name or pronoun that is given as a source."""
        return pronoun_resolution.Speakers(self.tokens, self.mentions)

    @cached_property
    def remarks(self) -> list[attributed_quotations.AttributedQuotation]:
        """Quotations with their speakers, in order."""
        given = self._given(self._sayings) if self.quotations else []
        return attributed_quotations.remarks(self.text, self.tokens, self.quotations, given, self.sentence_at)

    @cached_property
    def listed(self) -> list[Occurrence]:
        """Forms of the name list that stand in the text, in order."""
        if self.block_analyses.is_whole:
            return self.block_analyses.joined(_LISTED)
        return self.resources.name_list.find(self.tokens)

    @cached_property
    def names_in_use(self) -> list[Occurrence]:
        """The listed forms that stand on their own, not as words of a longer listed form."""
        if self.block_analyses.is_whole:
            return self.block_analyses.joined(_NAMES_IN_USE)
        return other_uses.in_use(self.listed)

    @cached_property
    def names_by_entry(self) -> Mapping[str, Sequence[Occurrence]]:
        """The listed forms in use by the id of their entry, each in order."""
        found: dict[str, list[Occurrence]] = {}
        for occurrence in self.names_in_use:
            found.setdefault(occurrence.form.entry.id, []).append(occurrence)
        return found

    @cached_property
    def names_aside(self) -> frozenset[Occurrence]:
        """The listed forms that are no use of the name."""
        if self.block_analyses.is_whole:
            return frozenset(self.block_analyses.joined(other_uses.aside))
        return frozenset(other_uses.aside(self))

    @cached_property
    def namesakes(self) -> frozenset[tuple[int, str]]:
        """Where a listed person's surname is somebody else's: the number of its token and the id of the entry."""
        introduced = [who for found, _ in self.in_blocks(other_uses.introductions) for who in found]
        return other_uses.namesakes(self.names_in_use, introduced)

    def is_glossed(self, occurrence: Occurrence) -> bool:
        """Tell whether the text itself says that this is another form of a name, or marks it [sic]."""
        start, end = self.tokens.starts[occurrence.first], self.tokens.ends[occurrence.last - 1]
        return is_glossed(self.adjacent_text, start, end, self.tokens.lexicon)

    def preferred_form(self, form: Form) -> str:
        """Return what to write instead of a listed form: the house's form, the article's own, or the main one."""
        return other_uses.preferred(form, self.resources.style, self.names_by_entry.get(form.entry.id, ()))

    @cached_property
    def one_bearer(self) -> list[coreference.Pair]:
        """Pairs of spellings that are likely one entity, found without a list."""
        resources = self.resources
        known = string_similarity.Known(
            resources.gazetteer, resources.word_frequencies, resources.name_list, resources.lexicon
        )
        return coreference.pairs(self.spellings, known, *self.block_analyses.keeps(coreference.pairs))

    @cached_property
    def entities(self) -> list[entities.Entity]:
        """Who and what is named, in the order of the first mention."""
        preferred = {}
        listed = [o for o in self.names_in_use if (o.first, o.form.entry.id) not in self.namesakes]
        for occurrence in listed:
            form = occurrence.form
            if form.part != "given":
                main = Form((), form.entry.form, form.entry, "main", form.system, "")
                preferred[form.entry.id] = other_uses.preferred(main, self.resources.style, ())
        return entities.call(
            self.tokens,
            self.mentions,
            listed,
            self.one_bearer,
            preferred,
            self.countries,
            self.resources.gazetteer,
            self.resources.word_frequencies,
        )

    @cached_property
    def spellings(self) -> Spellings:
        """The words that names are made of, by how they are written."""
        keeps = not self.block_analyses.is_read_once
        return Spellings(self.in_blocks(_spellings), self.resources.word_frequencies, keeps=keeps)

    @cached_property
    def town_slots(self) -> list[place_candidates.PlaceSlot]:
        """Names beside a country, where a town is expected."""
        return place_candidates.find(self.tokens, self.resources.gazetteer, self.resources.word_frequencies)

    @cached_property
    def countries(self) -> list[place_candidates.CountryMention]:
        """The countries named, in order; adjectives count."""
        if self.block_analyses.is_whole:
            return self.block_analyses.joined(_COUNTRIES)
        return place_candidates.countries(self.tokens, self.resources.gazetteer)

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
    def genres(self) -> frozenset[genre.Genre]:
        """What kind of piece this is, as far as that changes who owns its claims; nothing for an ordinary report."""
        labels = [
            label
            for cached_block in genre.head(self.cached_blocks)
            if (label := genre.label(cached_block.analysis.tokens))
        ]
        signed = any(genre.is_signed(cached_block.analysis.tokens) for cached_block in genre.ends(self.cached_blocks))
        return genre.tell(self.by_block(_genre_signs), self.in_quotation, labels=labels, signed=signed)

    @cached_property
    def source_signs(self) -> frozenset[int]:
        """The numbers of the sentences that give a source in any shape: wider than `sourced_sentences`."""
        found = set(self.sourced_sentences)
        for numbers, before in self.in_blocks(_signs):
            found.update(number + before.sentence for number in numbers)
        for quotation in self.quotations:
            first, last = self.sentence_at(quotation.start), self.sentence_at(max(quotation.start, quotation.end - 1))
            if first is not None and last is not None:
                found.update(range(first, last + 1))
        return frozenset(found)

    @property
    def masked_sources(self) -> Iterator[int]:
        """Where handles stand that are a source by themselves, and addresses and code where a link counts as one."""
        for word in self.tokens.vocabulary:
            if word[0] == OPAQUE:
                starts = (self.tokens.starts[at] for at in self.tokens.vocabulary[word])
                yield from (at for at in starts if self.resources.links or self.document.text[at] in "@#")

    @cached_property
    def _quotation_bounds(self) -> tuple[list[int], list[int]]:
        return quotation_marks.outermost(self.quotations)

    @cached_property
    def _quoted(self) -> bytearray:
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


def _signs(analysis: Analysis) -> frozenset[int]:
    return source_signals.signs(analysis.tokens, analysis.sentence_at, analysis.masked_sources)


def _genre_signs(analysis: Analysis) -> genre.GenreSigns:
    return genre.read(analysis.tokens)


def _running_quotations(analysis: Analysis) -> list[quotation_marks.Quotation]:
    return quotation_marks.find(analysis.adjacent_text, analysis.tokens, analysis.document.blocks, runs_on=True)


def _spellings(analysis: Analysis) -> BlockForms:
    titles = [analysis.document.blocks[number].span for number in sorted(analysis.title_case)]
    return BlockForms(
        analysis.adjacent_text, analysis.tokens, analysis.mentions, analysis.resources.word_frequencies, titles
    )
