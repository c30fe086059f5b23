"""The shared analysis of one document: each layer is computed on first use by a pure function and then kept."""

from functools import cached_property

from lint.analysis import (
    attributions,
    bearers,
    gaps,
    garble,
    likeness,
    names,
    places,
    quotes,
    roll,
    sentences,
    speech,
    triples,
    usage,
)
from lint.analysis.inventory import Form, Occurrence
from lint.analysis.knowledge import Knowledge
from lint.analysis.memo import Memo, Piece, join
from lint.analysis.spellings import Spellings, is_glossed
from lint.analysis.tokens import Lines, Tokens
from lint.document import Document


class Analysis:
    """The layers of one document; offsets are code points of the text as read, ranges are half-open."""

    def __init__(
        self, document: Document, knowledge: Knowledge, memo: Memo | None = None, *, lines: Lines | None = None
    ) -> None:
        """Take a document and what is known beside it; nothing is computed yet.

        With a `memo` sentences and names are read block by block and what the last version of the text has left is
        used again. `lines` alone spares the tokens of lines that have been cut before.
        """
        self.document = document
        self.knowledge = knowledge
        self._tags: dict[int, list[str]] = {}
        self._memo = memo
        self._lines = memo.lines if memo else lines

    @property
    def text(self) -> str:
        """The text with markup masked: what there is to read, at the offsets of the text as read."""
        return self.document.masked

    @cached_property
    def tokens(self) -> Tokens:
        """Words and punctuation."""
        return Tokens(self.document.masked, self._lines)

    @cached_property
    def pieces(self) -> list[Piece]:
        """The blocks, each read as a document of its own."""
        memo = self._memo or Memo()

        def alone(document: Document) -> Analysis:
            return Analysis(document, self.knowledge, lines=memo.lines)

        return [memo.piece(self.document, block, alone) for block in self.document.blocks]

    @cached_property
    def _before_pieces(self) -> list[dict[str, int]] | None:
        """What stands before each piece; None where the pieces do not add up to the document, or are not kept."""
        if self._memo is None:
            return None
        before, sentence = [], 0
        for number, (block, piece) in enumerate(zip(self.document.blocks, self.pieces, strict=True)):
            token = self.tokens.at(block.span.start)
            if self.tokens.at(block.span.end) - token != len(piece.analysis.tokens):
                return None
            before.append({"offset": block.span.start, "token": token, "sentence": sentence, "block": number})
            sentence += len(piece.analysis.sentences)
        return before

    @cached_property
    def sentences(self) -> list[sentences.Sentence]:
        """Sentences in order."""
        before = self._before_pieces
        if before is None:
            return sentences.split(self.tokens, self.document.blocks)
        return join([(piece.analysis.sentences, at) for piece, at in zip(self.pieces, before, strict=True)])

    @cached_property
    def quotations(self) -> list[quotes.Quotation]:
        """Quotations in order, nested ones included."""
        return quotes.find(self.document.masked, self.tokens, self.document.blocks)

    @cached_property
    def mentions(self) -> list[names.Mention]:
        """Mentions of names in order."""
        before = self._before_pieces
        if before is None:
            return names.find(self.tokens, self.sentences, self._title_case)
        return join([(piece.analysis.mentions, at) for piece, at in zip(self.pieces, before, strict=True)])

    @cached_property
    def _title_case(self) -> frozenset[int]:
        return names.in_title_case(self.tokens, self.document.blocks)

    @cached_property
    def attributions(self) -> list[attributions.Attribution]:
        """Attributions outside quotation marks, in the order of their cues."""
        return attributions.find(self.tokens, self.sentences, self.sentence_at, self.in_quotation)

    @cached_property
    def triples(self) -> list[triples.Triple]:
        """Attributions with the words they cover, in the order of their cues."""
        return triples.find(self.tokens, self.sentences, self.quotations, self.attributions, self.in_quotation)

    @cached_property
    def remarks(self) -> list[speech.Remark]:
        """Quotations with their speakers, in order."""
        return speech.remarks(self.text, self.tokens, self.quotations, self.attributions, self.sentence_at)

    @cached_property
    def listed(self) -> list[Occurrence]:
        """Forms of the inventory that stand in the text, in order."""
        return self.knowledge.inventory.find(self.tokens)

    @cached_property
    def names_in_use(self) -> list[Occurrence]:
        """The listed forms that stand on their own, not as words of a longer listed form."""
        return usage.in_use(self.listed)

    def is_glossed(self, occurrence: Occurrence) -> bool:
        """Tell whether the text itself says that this is another form of a name, or marks it [sic]."""
        start, end = self.tokens.starts[occurrence.first], self.tokens.ends[occurrence.last - 1]
        return is_glossed(self.text, start, end)

    def preferred_form(self, form: Form) -> str:
        """Return what to write instead of a listed form: the house's form, the article's own, or the main one."""
        return usage.preferred(form, self.knowledge.style, self.names_in_use)

    @cached_property
    def one_bearer(self) -> list[bearers.Pair]:
        """Pairs of spellings that are likely one bearer, found without a list."""
        knowledge = self.knowledge
        known = likeness.Known(knowledge.gazetteer, knowledge.lexicon, knowledge.inventory)
        return bearers.pairs(self.spellings, self.tokens, known)

    @cached_property
    def bearers(self) -> list[roll.Bearer]:
        """Who and what is named, in the order of the first mention."""
        preferred = {}
        for occurrence in self.names_in_use:
            form = occurrence.form
            if form.part != "given":
                main = Form((), form.entry["form"], form.entry, "main", form.system, "")
                preferred[form.entry["id"]] = usage.preferred(main, self.knowledge.style, ())
        return roll.call(
            self.tokens,
            self.mentions,
            self.names_in_use,
            self.one_bearer,
            preferred,
            self.countries,
            self.knowledge.gazetteer,
            self.knowledge.lexicon,
        )

    @cached_property
    def spellings(self) -> Spellings:
        """The words that names are made of, by how they are written."""
        titles = [self.document.blocks[number].span for number in sorted(self._title_case)]
        return Spellings(self.text, self.tokens, self.mentions, titles, self.knowledge.lexicon)

    @cached_property
    def town_slots(self) -> list[places.Slot]:
        """Names beside a country, where a town is expected."""
        return places.find(self.tokens, self.knowledge.gazetteer, self.knowledge.lexicon)

    @cached_property
    def countries(self) -> list[tuple[int, int, str]]:
        """The countries named: tokens [first, last) and ISO code, in order; adjectives count."""
        return places.countries(self.tokens, self.knowledge.gazetteer)

    def tags(self, sentence: int) -> list[str]:
        """Return the Penn tags of the tokens of a sentence, given by its number; the tagger is read on first use."""
        found = self._tags.get(sentence)
        if found is None:
            first, last = self.sentences[sentence].first, self.sentences[sentence].last
            found = self._tags[sentence] = self.knowledge.tagger.tag(self.tokens.words[first:last])
        return found

    def garble(self, sentence: int) -> garble.Garble:
        """Return how garbled a sentence looks, given by its number."""
        first, last = self.sentences[sentence].first, self.sentences[sentence].last
        words, lowers, tags = self.tokens.words[first:last], self.tokens.lowers[first:last], self.tags(sentence)
        known = self.knowledge
        return garble.score(known.grammar, known.lexicon, known.gaps, words, lowers, tags)

    def weakest_gap(self, sentence: int) -> gaps.Gap | None:
        """Return where a sentence, given by its number, most likely lost something; its token counts from the sentence."""
        first, last = self.sentences[sentence].first, self.sentences[sentence].last
        return self.knowledge.gaps.weakest(self.tokens.words[first:last])

    def mention_at(self, token: int) -> names.Mention | None:
        """Return the mention of a name that holds a token, or None."""
        return self._mentions_by_token.get(token)

    @cached_property
    def _mentions_by_token(self) -> dict[int, names.Mention]:
        return {token: mention for mention in self.mentions for token in range(mention.first, mention.last)}

    @cached_property
    def sourced_sentences(self) -> frozenset[int]:
        """The numbers of the sentences in which somebody or something is named as a source."""
        return frozenset(a.sentence for a in self.attributions if a.kind != "none")

    @cached_property
    def sourced_blocks(self) -> frozenset[int]:
        """The numbers of the blocks that hold a sourced sentence."""
        return frozenset(self.sentences[number].block for number in self.sourced_sentences)

    @cached_property
    def _quotation_bounds(self) -> tuple[list[int], list[int]]:
        return quotes.outermost(self.quotations)

    def in_quotation(self, offset: int) -> bool:
        """Tell whether an offset lies within a quotation, marks included."""
        return quotes.inside(self._quotation_bounds, offset)

    def sentence_at(self, offset: int) -> int | None:
        """Return the number of the sentence that holds an offset, or None."""
        return sentences.index_at(self.sentences, offset)

    def block_kind(self, offset: int) -> str:
        """Return the kind of the block that holds an offset, or "" between blocks."""
        number = self.document.block_number(offset)
        return "" if number is None else self.document.blocks[number].kind
