"""`Analysis`: the layers of one document, each computed once: joined from its blocks, or read from all of it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lint.analysis.attribution import genre
from lint.analysis.blocks.joined_layers import JoinedLayers
from lint.analysis.blocks.shared_layers import SharedLayers
from lint.analysis.names import coreference, other_uses, string_similarity
from lint.analysis.names.spelling_index import Spellings
from lint.analysis.names.surface_forms import BlockForms
from lint.analysis.resources.name_list import Form, Occurrence

if TYPE_CHECKING:
    from lint.analysis.attribution.sourcing import Sourcing
    from lint.analysis.names.entities import Entity


class Analysis(JoinedLayers):
    """The layers of one document; offsets are code points of the text as read, ranges are half-open."""

    @cached_property
    def names_by_entry(self) -> Mapping[str, Sequence[Occurrence]]:
        """The listed forms in use by the id of their entry, each in order."""
        found: dict[str, list[Occurrence]] = {}
        for occurrence in self.names_in_use:
            found.setdefault(occurrence.form.entry.id, []).append(occurrence)
        return found

    @cached_property
    def namesakes(self) -> frozenset[tuple[int, str]]:
        """Where a listed person's surname is somebody else's: the number of its token and the id of the entry."""
        introduced = [who for found, _ in self.in_blocks(other_uses.introductions) for who in found]
        return other_uses.namesakes(self.names_in_use, introduced)

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
        return coreference.pairs(self.spellings, known, resources.pair_weights, *self.keeps(coreference.pairs))

    @cached_property
    def entities(self) -> "list[Entity]":
        """Who and what is named, in the order of the first mention."""
        from lint.analysis.names import entities  # noqa: PLC0415 - no rule asks for them

        preferred = {}
        listed = [
            occurrence
            for occurrence in self.names_in_use
            if (occurrence.first, occurrence.form.entry.id) not in self.namesakes
            and not other_uses.is_something_else(self, occurrence, self.names_by_entry[occurrence.form.entry.id])
        ]
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
        return Spellings(self.in_blocks(_spellings), self.resources.word_frequencies, keeps=not self.is_read_once)

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
    def sourcing(self) -> "Sourcing":
        """Who is quoted, which claims there are, and who stands behind each."""
        from lint.analysis.attribution import sourcing  # noqa: PLC0415 - few texts need it
        from lint.analysis.attribution.claims import article_claims, coverage  # noqa: PLC0415 - as above

        readings = [self.reading(number) for number in range(len(self.sentences))]
        told_by = article_claims.by_sentence(self.relations, self.tokens)
        claims = article_claims.find(
            self.tokens, self.sentences, readings.__getitem__, self.quoted, self.countries, told_by
        )
        acts = article_claims.acts_by_sentence(self.relations)
        sources = coverage.ArticleSources(self.sentences, readings, told_by, acts, self.linked_sentences)
        starts, ends = self.tokens.starts, self.tokens.ends
        vague = [(starts[one.first], ends[one.last - 1]) for one in self.vague_sources]
        told = sourcing.Told(
            self.text, self.tokens.lexicon, self.relations, self.remarks, self.mentions, vague, self.read
        )
        return sourcing.gather(told, claims, coverage.covers(claims, sources))

    def settle(self) -> None:
        """Put together what `sentence_at` needs, so that it answers when the blocks are freed."""
        self.sentence_at(0)


def _genre_signs(layers: SharedLayers) -> genre.GenreSigns:
    return genre.read(layers.tokens)


def _spellings(layers: SharedLayers) -> BlockForms:
    titles = [layers.document.blocks[number].span for number in sorted(layers.title_case)]
    return BlockForms(layers.adjacent_text, layers.tokens, layers.mentions, layers.resources.word_frequencies, titles)
