"""`JoinedLayers`: the layers of a document that are put together from those of its parts."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

from lint.analysis.attribution import sentence_attribution
from lint.analysis.attribution.claims.sentence_reading import SentenceReading
from lint.analysis.blocks.analysis_cache import AnalysisCache, CachedBlock
from lint.analysis.blocks.block_analysis import BlockAnalysis
from lint.analysis.blocks.shared_layers import SharedLayers
from lint.analysis.names import country_mentions, name_mentions, other_uses
from lint.analysis.resources.name_list import Occurrence
from lint.analysis.resources.resources import Resources
from lint.analysis.syntax import quotation_marks, sentences
from lint.analysis.syntax.offsets import Offsets, Shiftable
from lint.analysis.syntax.tokens import Tokens, Vocabulary
from lint.text.document import Document
from lint.text.formats import Block

_Part = TypeVar("_Part")
_Item = TypeVar("_Item", bound=Shiftable)
_SENTENCES, _QUOTATIONS, _MENTIONS = map(attrgetter, ("sentences", "quotations", "mentions"))
_LISTED, _NAMES_IN_USE, _COUNTRIES = map(attrgetter, ("listed", "names_in_use", "countries"))


class JoinedLayers(SharedLayers):
    """Layers joined from the analyses of the parts of a document.

    The parts are its blocks, each read alone. Where blocks are not all there is to read, or nothing is to be cached,
    the one part is the document.
    """

    def __init__(self, document: Document, resources: Resources, cache: AnalysisCache | None = None) -> None:
        """Take a document and what is known beside it; nothing is computed yet.

        With a `cache` whatever is found in single blocks is kept, and what the last version of the text has left is
        used again.
        """
        super().__init__(document, resources)
        self._cache = cache

    @cached_property
    def cached_blocks(self) -> list[CachedBlock]:
        """The blocks, each read as a document of its own."""
        cache = self._cache or AnalysisCache()
        return [cache.cached_block(self.document, block, self.resources) for block in self.document.blocks]

    @cached_property
    def _parts(self) -> list[tuple[CachedBlock, Offsets]]:
        """The parts, each with how much stands before it."""
        if self._cache is None or not self.document.is_all_blocks:
            return [(CachedBlock(BlockAnalysis(self.document, self.resources), keeps=False), Offsets())]
        parts, token, sentence = [], 0, 0
        for number, (block, cached_block) in enumerate(zip(self.document.blocks, self.cached_blocks, strict=True)):
            parts.append((cached_block, Offsets(block.span.start, token, sentence, number)))
            token += len(cached_block.analysis.tokens)
            sentence += len(cached_block.analysis.sentences)
        return parts

    @property
    def is_read_once(self) -> bool:
        """Whether no next version of the document will ask for what was found in this one."""
        return self._cache is None or self._cache.once

    def keeps(self, key: object) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """Return what a layer of the whole document kept in the last version, and where to put what it keeps now."""
        return ({}, {}) if self._cache is None or self._cache.once else self._cache.kept(key)

    def in_blocks(self, read: Callable[[SharedLayers], _Part]) -> Iterator[tuple[_Part, Offsets]]:
        """Yield what `read` finds in each part, see `SharedLayers.in_blocks`."""
        for part, before in self._parts:
            yield part.find(read), before

    def by_block(self, read: Callable[[SharedLayers], _Part]) -> Iterator[tuple[Block, _Part]]:
        """Yield each block with what `read` finds in it, in offsets of the block.

        It is `in_blocks` for what no two blocks share.
        """
        return (
            (block, cached_block.find(read))
            for block, cached_block in zip(self.document.blocks, self.cached_blocks, strict=True)
        )

    def _joined(self, read: Callable[[SharedLayers], Sequence[_Item]]) -> list[_Item]:
        """Return the items that `read` finds in the parts, as those of the document."""
        joined: list[_Item] = []
        for part, before in self._parts:
            if found := part.find(read):
                joined += part.shifted(read, found, before)
        return joined

    @cached_property
    def tokens(self) -> Tokens:
        """Words and punctuation."""
        parts = [(part.analysis.tokens, before.offset) for part, before in self._parts]
        return Tokens.join(parts, self.resources.lexicon)

    @cached_property
    def sentences(self) -> list[sentences.Sentence]:
        """Sentences in order."""
        return self._joined(_SENTENCES)

    def _tag(self, sentence: int) -> list[str]:
        part, before = self._part_of(sentence)
        return part.analysis.tags(sentence - before.sentence)

    def reading(self, number: int) -> SentenceReading:
        """Return a sentence, given by its number, tagged and ready for the readers of claims."""
        part, before = self._part_of(number)
        return part.reading(number - before.sentence)

    def _part_of(self, sentence: int) -> tuple[CachedBlock, Offsets]:
        return self._parts[bisect_right(self._parts, sentence, key=_sentences_before) - 1]

    @cached_property
    def words(self) -> AbstractSet[str]:
        """The folded words of the text."""
        return set().union(*[part.analysis.words for part, _ in self._parts])

    def tokens_of(self, word: str) -> Sequence[int]:
        """Return the tokens that spell a folded word."""
        known = self._indexes() if self.is_read_once else self._kept_indexes
        return [number + first for words, first in known if word in words for number in words[word]]

    def _indexes(self) -> list[tuple[Vocabulary, int]]:
        """Return the index of each part, with the number of its first token."""
        return [(part.analysis.tokens.vocabulary, before.token) for part, before in self._parts]

    @cached_property
    def _kept_indexes(self) -> list[tuple[Vocabulary, int]]:
        """The indexes, where the parts are kept too."""
        return self._indexes()

    @cached_property
    def quotations(self) -> list[quotation_marks.Quotation]:
        """Quotations in order, nested ones included."""
        text, blocks = self.adjacent_text, self.document.blocks
        found: list[quotation_marks.Quotation] = []
        for part, before in self._parts:
            here = part.find(_QUOTATIONS)
            following = before.block + len(part.analysis.document.blocks)
            if here and following < len(blocks) and quotation_marks.opens_with_mark(text, blocks[following]):
                here = part.find(_running_quotations)
            found += part.shifted(_QUOTATIONS, here, before)
        return found

    @cached_property
    def mentions(self) -> list[name_mentions.Mention]:
        """Mentions of names in order."""
        return self._joined(_MENTIONS)

    @cached_property
    def listed(self) -> list[Occurrence]:
        """Forms of the name list that stand in the text, in order."""
        return self._joined(_LISTED)

    @cached_property
    def names_in_use(self) -> list[Occurrence]:
        """The listed forms that stand on their own, not as words of a longer listed form."""
        return self._joined(_NAMES_IN_USE)

    @cached_property
    def names_aside(self) -> frozenset[Occurrence]:
        """The listed forms that are no use of the name."""
        return frozenset(self._joined(other_uses.aside))

    @cached_property
    def countries(self) -> list[country_mentions.CountryMention]:
        """The countries named, in order; adjectives count."""
        return self._joined(_COUNTRIES)

    def sentence_attributions(self, *, everything: bool) -> list[sentence_attribution.SentenceAttribution]:
        """Return the sentence attributions, in the order of their cues; see `sentence_attribution.find`."""
        ranges = [
            (
                range(before.token, before.token + len(part.analysis.tokens)),
                range(before.sentence, before.sentence + len(part.analysis.sentences)),
            )
            for part, before in self._parts
        ]
        found: list[sentence_attribution.SentenceAttribution] = []
        for (part, before), (tokens, _), labels in zip(
            self._parts, ranges, self.speaker_labels.parts(ranges), strict=True
        ):
            here = part.sentence_attributions(labels, self.quoted[tokens.start : tokens.stop], everything=everything)
            found += part.shifted(sentence_attribution.find, here, before)
        return found


def _sentences_before(part: tuple[CachedBlock, Offsets]) -> int:
    return part[1].sentence


def _running_quotations(layers: SharedLayers) -> list[quotation_marks.Quotation]:
    return quotation_marks.find(layers.adjacent_text, layers.tokens, layers.document.blocks, runs_on=True)
