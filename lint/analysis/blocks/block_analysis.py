"""`BlockAnalysis`: the layers of one block, computed from its text alone."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import TypeVar

from lint.analysis.attribution import sentence_attribution
from lint.analysis.attribution.cues.cue_context import CueContext
from lint.analysis.attribution.cues.speaker_labels import SpeakerLabels
from lint.analysis.blocks.shared_layers import SharedLayers
from lint.analysis.names import country_mentions, name_mentions, other_uses
from lint.analysis.resources.name_list import Occurrence
from lint.analysis.syntax import quotation_marks, sentences
from lint.analysis.syntax.offsets import Offsets
from lint.analysis.syntax.tokens import Tokens

_Part = TypeVar("_Part")


class BlockAnalysis(SharedLayers):
    """The layers of one block, which is read as a document of its own.

    A document that is more than its blocks is read so too, as one part; see `JoinedLayers`.
    """

    @cached_property
    def tokens(self) -> Tokens:
        """Words and punctuation."""
        return Tokens(self.document.masked, self.resources.lexicon)

    @cached_property
    def sentences(self) -> list[sentences.Sentence]:
        """Sentences in order."""
        return sentences.split(self.tokens, self.document.blocks)

    def _tag(self, sentence: int) -> list[str]:
        place = self.sentences[sentence]
        return self.resources.tagger.tag(self.tokens.words[place.first : place.last])

    def in_blocks(self, read: Callable[[SharedLayers], _Part]) -> Iterator[tuple[_Part, Offsets]]:
        """Yield what `read` finds here, see `SharedLayers.in_blocks`."""
        yield read(self), Offsets()

    @property
    def words(self) -> AbstractSet[str]:
        """The folded words of the text."""
        return self.tokens.vocabulary.keys()

    def tokens_of(self, word: str) -> Sequence[int]:
        """Return the tokens that spell a folded word."""
        return self.tokens.vocabulary[word]

    @cached_property
    def quotations(self) -> list[quotation_marks.Quotation]:
        """Quotations in order, nested ones included."""
        return quotation_marks.find(self.adjacent_text, self.tokens, self.document.blocks)

    @cached_property
    def mentions(self) -> list[name_mentions.Mention]:
        """Mentions of names in order."""
        return name_mentions.find(self.tokens, self.sentences, self.title_case)

    @cached_property
    def listed(self) -> list[Occurrence]:
        """Forms of the name list that stand in the text, in order."""
        return self.resources.name_list.find(self.tokens)

    @cached_property
    def names_in_use(self) -> list[Occurrence]:
        """The listed forms that stand on their own, not as words of a longer listed form."""
        return other_uses.in_use(self.listed)

    @cached_property
    def countries(self) -> list[country_mentions.CountryMention]:
        """The countries named, in order; adjectives count."""
        return country_mentions.find(self.tokens, self.resources.gazetteer)

    def sentence_attributions(self, *, everything: bool) -> list[sentence_attribution.SentenceAttribution]:
        """Return the sentence attributions, in the order of their cues; see `sentence_attribution.find`."""
        return self.sentence_attributions_within(self.speaker_labels, self.quoted, everything=everything)

    def sentence_attributions_within(
        self, labels: SpeakerLabels, quoted: bytearray, *, everything: bool
    ) -> list[sentence_attribution.SentenceAttribution]:
        """Return the sentence attributions as the block's place in a document makes them.

        The rest of a document reaches a block in two ways only: its layout, and quotations that go on in the block.
        `labels` count from the block; `quoted` is 1 for each of its tokens that stands in a quotation, else 0.
        """
        context = CueContext(self.tokens, self.sentences, labels, self.sentence_at, quoted, self.resources.word_tags)
        return sentence_attribution.find(context, everything=everything)
