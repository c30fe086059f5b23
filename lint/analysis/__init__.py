"""The shared analysis of one document: each layer is computed on first use by a pure function and then kept."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from lint.analysis import (
    attributions,
    bearers,
    gaps,
    garble,
    genre,
    likeness,
    links,
    names,
    phrases,
    places,
    quotes,
    roll,
    saying,
    sentences,
    sourcing,
    speakers,
    speech,
    tagged,
    triples,
    usage,
    vagueness,
)
from lint.analysis.frames import layout
from lint.analysis.inventory import Form, Occurrence
from lint.analysis.knowledge import Knowledge
from lint.analysis.memo import Memo, Piece, join
from lint.analysis.spellings import Spellings, is_glossed
from lint.analysis.tokens import Tokens
from lint.analysis.triples import Triple
from lint.document import Document
from lint.formats import OPAQUE, Link
from lint.formats.seams import clean


class Analysis:
    """The layers of one document; offsets are code points of the text as read, ranges are half-open."""

    def __init__(self, document: Document, knowledge: Knowledge, memo: Memo | None = None) -> None:
        """Take a document and what is known beside it; nothing is computed yet.

        With a `memo` tokens, sentences and names are read block by block, and what the last version of the text has
        left is used again.
        """
        self.document = document
        self.knowledge = knowledge
        self._tags: dict[int, list[str]] = {}
        self._written: dict[int, str] = {}
        self._written_with_tags: dict[int, str] = {}
        self._phrases: dict[str, list[tuple[int, int]]] = {}
        self._sentences_with: dict[int, tuple[tuple[phrases.Phrase, ...], frozenset[int]]] = {}
        """By the identity of the phrases, which are kept with the answer so that nothing else can take it."""
        self.aside: dict[tuple[int, int, int], bool] = {}
        """What `usage.stands_aside` has said, by the tokens and the identity of the form: several rules ask it."""
        self._memo = memo

    @property
    def text(self) -> str:
        """The text with markup masked: what there is to read, at the offsets of the text as read."""
        return self.document.masked

    def read(self, start: int, end: int) -> str:
        """Return code points [start, end) of `text` as they are read, without the seams in them."""
        return clean(self.document.masked[start:end])

    @cached_property
    def tokens(self) -> Tokens:
        """Words and punctuation."""
        if self._in_pieces:
            blocks = zip(self.document.blocks, self.pieces, strict=True)
            return Tokens.join((block.span.start, piece.analysis.tokens) for block, piece in blocks)
        return Tokens(self.document.masked)

    @cached_property
    def pieces(self) -> list[Piece]:
        """The blocks, each read as a document of its own."""
        memo = self._memo or Memo()
        return [
            memo.piece(self.document, block, lambda alone: Analysis(alone, self.knowledge))
            for block in self.document.blocks
        ]

    @cached_property
    def _in_pieces(self) -> bool:
        """Whether the layers are put together from those of the pieces: they are kept, and all there is to read."""
        return self._memo is not None and self.document.is_all_blocks

    @cached_property
    def _before_pieces(self) -> list[dict[str, int]]:
        """What stands before each piece."""
        before, token, sentence = [], 0, 0
        for number, (block, piece) in enumerate(zip(self.document.blocks, self.pieces, strict=True)):
            before.append({"offset": block.span.start, "token": token, "sentence": sentence, "block": number})
            token += len(piece.analysis.tokens)
            sentence += len(piece.analysis.sentences)
        return before

    @property
    def _paragraphs(self) -> "Iterator[tuple[Analysis, dict[str, int]]]":
        """Each piece's own analysis, with what stands before the piece."""
        return ((piece.analysis, at) for piece, at in zip(self.pieces, self._before_pieces, strict=True))

    @cached_property
    def sentences(self) -> list[sentences.Sentence]:
        """Sentences in order."""
        if self._in_pieces:
            return join([(alone.sentences, at) for alone, at in self._paragraphs])
        return sentences.split(self.tokens, self.document.blocks)

    @cached_property
    def quotations(self) -> list[quotes.Quotation]:
        """Quotations in order, nested ones included."""
        return quotes.find(self.document.masked, self.tokens, self.document.blocks)

    @cached_property
    def mentions(self) -> list[names.Mention]:
        """Mentions of names in order."""
        if self._in_pieces:
            return join([(alone.mentions, at) for alone, at in self._paragraphs])
        return names.find(self.tokens, self.sentences, self._title_case)

    @cached_property
    def _title_case(self) -> frozenset[int]:
        return names.in_title_case(self.tokens, self.document.blocks)

    @cached_property
    def _sayings(self) -> list[saying.Saying]:
        return self._read_sayings(everything=False)

    def _read_sayings(self, *, everything: bool) -> list[saying.Saying]:
        places = layout.read(self.tokens, self.sentences, self.document.blocks, self.sentence_at)
        if not self._in_pieces:
            return saying.find(
                self.tokens, self.sentences, places, self.sentence_at, self._quoted, everything=everything
            )
        found: list[saying.Saying] = []
        for piece, at in zip(self.pieces, self._before_pieces, strict=True):
            token, sentence, alone = at["token"], at["sentence"], piece.analysis
            quoted = self._quoted[token : token + len(alone.tokens)]
            here = places.of(range(token, token + len(quoted)), range(sentence, sentence + len(alone.sentences)))
            # The rest of the text reaches a paragraph in two ways only: its layout, and quotations that go on in it.
            known = piece.found.get("sayings")
            if known is None or known[0] != (everything, here, quoted):
                read = saying.find(
                    alone.tokens, alone.sentences, here, alone.sentence_at, quoted, everything=everything
                )
                known = piece.found["sayings"] = ((everything, here, quoted), read)
            found += [each.moved(token, sentence, at["offset"]) for each in known[1]]
        return found

    def _given(self, sayings: Sequence[saying.Saying]) -> list[Triple]:
        return triples.find(
            self.tokens, self.sentences, self.quotations, sayings, self.speakers, self.sentence_at, self._quoted
        )

    @cached_property
    def attributions(self) -> list[attributions.Attribution]:
        """Attributions outside quotation marks that report words, in the order of their cues."""
        return [attribution for _, _, attribution in self._sayings if attribution.reports]

    @cached_property
    def triples(self) -> list[Triple]:
        """Attributions, acts and attitudes included, with the words they cover, in the order of their cues."""
        return self._given(self._read_sayings(everything=True))

    @cached_property
    def links(self) -> list[Link]:
        """Hyperlinks to other sites, in Markdown and HTML, in order."""
        return links.elsewhere(self.document.links)

    @cached_property
    def linked_sentences(self) -> frozenset[int]:
        """The numbers of the sentences in which a link gives a source; none where the house does not take links for one."""
        if not self.knowledge.links or not self.document.links:
            return frozenset()
        places = (self.sentence_at(link.start) for link in links.sourcing(self.document.links))
        return frozenset(number for number in places if number is not None)

    @cached_property
    def speakers(self) -> speakers.Speakers:
        """Who can be meant by a name or pronoun that is given as a source."""
        return speakers.Speakers(self.tokens, self.mentions)

    @cached_property
    def remarks(self) -> list[speech.Remark]:
        """Quotations with their speakers, in order."""
        given = self._given(self._sayings) if self.quotations else []
        return speech.remarks(self.text, self.tokens, self.quotations, given, self.sentence_at)

    @cached_property
    def listed(self) -> list[Occurrence]:
        """Forms of the inventory that stand in the text, in order."""
        if self._in_pieces:
            return join([(alone.listed, at) for alone, at in self._paragraphs])
        return self.knowledge.inventory.find(self.tokens)

    @cached_property
    def names_in_use(self) -> list[Occurrence]:
        """The listed forms that stand on their own, not as words of a longer listed form."""
        return usage.in_use(self.listed)

    @cached_property
    def namesakes(self) -> frozenset[tuple[int, str]]:
        """Where a listed person's surname is somebody else's: the number of its token and the id of the entry."""
        return usage.namesakes(self)

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
        listed = [o for o in self.names_in_use if (o.first, o.form.entry["id"]) not in self.namesakes]
        for occurrence in listed:
            form = occurrence.form
            if form.part != "given":
                main = Form((), form.entry["form"], form.entry, "main", form.system, "")
                preferred[form.entry["id"]] = usage.preferred(main, self.knowledge.style, ())
        return roll.call(
            self.tokens,
            self.mentions,
            listed,
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

    def places_of(self, phrase: str) -> list[tuple[int, int]]:
        """Return the tokens [first, last) of each place a phrase stands at."""
        found = self._phrases.get(phrase)
        if found is None:
            found = self._phrases[phrase] = list(phrases.find(self.tokens, phrases.parse(phrase)))
        return found

    def sentences_with(self, wanted: tuple[phrases.Phrase, ...]) -> frozenset[int]:
        """Return the numbers of the sentences in which one of the phrases begins."""
        known = self._sentences_with.get(id(wanted))
        if known is None:
            starts = (self.tokens.starts[first] for phrase in wanted for first, _ in phrases.find(self.tokens, phrase))
            found = frozenset(number for start in starts if (number := self.sentence_at(start)) is not None)
            known = self._sentences_with[id(wanted)] = (wanted, found)
        return known[1]

    def tags(self, sentence: int) -> list[str]:
        """Return the Penn tags of the tokens of a sentence, given by its number; the tagger is read on first use."""
        found = self._tags.get(sentence)
        if found is None:
            place = self.sentences[sentence]
            if self._in_pieces:
                piece, before = self.pieces[place.block], self._before_pieces[place.block]
                found = piece.analysis.tags(sentence - before["sentence"])
            else:
                found = self.knowledge.tagger.tag(self.tokens.words[place.first : place.last])
            self._tags[sentence] = found
        return found

    def tags_of(self, first: int, last: int) -> list[str]:
        """Return the Penn tags of the tokens [first, last) of one sentence; none for an empty range."""
        number = self.sentence_at(self.tokens.starts[first]) if first < last else None
        if number is None:
            return []
        start = self.sentences[number].first
        return self.tags(number)[first - start : last - start]

    def core(self, sentence: int) -> tuple[int, int]:
        """Return the tokens [first, last) of a sentence without the marks around it and the full stop."""
        place = self.sentences[sentence]
        return tagged.core(self.tokens.words, place.first, place.last)

    def written(self, sentence: int) -> str:
        """Return the core of a sentence written out for regular expressions without tagging it, see `tagged`."""
        known = self._written.get(sentence)
        if known is None:
            first, last = self.core(sentence)
            known = tagged.write(self.tokens.words[first:last], self.tokens.lowers[first:last])
            self._written[sentence] = known
        return known

    def written_with_tags(self, sentence: int) -> str:
        """Return the core of a sentence written out for regular expressions with all its tags."""
        known = self._written_with_tags.get(sentence)
        if known is None:
            first, last = self.core(sentence)
            tags = self.tags_of(first, last)
            known = tagged.write(self.tokens.words[first:last], self.tokens.lowers[first:last], tags)
            self._written_with_tags[sentence] = known
        return known

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of the sentence of each token, -1 between sentences."""
        found = [-1] * len(self.tokens)
        for number, sentence in enumerate(self.sentences):
            found[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
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
    def vague_sources(self) -> list[vagueness.VagueSource]:
        """Vague sources with their cues, in order."""
        lexicon = self.knowledge.lexicon
        return vagueness.find(
            self.tokens,
            self.sentences,
            self.sentence_at,
            self.in_quotation,
            lambda word: lexicon.word_band(word) > 0,
            self.knowledge.gazetteer.is_nationality,
        )

    @cached_property
    def genres(self) -> frozenset[genre.Genre]:
        """What kind of piece this is, as far as that changes who owns its claims; nothing for an ordinary report."""
        starts, ends = self._quotation_bounds
        return genre.tell(self.tokens, self.document.blocks, list(zip(starts, ends, strict=True)))

    @cached_property
    def source_signs(self) -> frozenset[int]:
        """The numbers of the sentences that give a source in any shape: wider than `sourced_sentences`."""
        quoted = ((quotation.start, quotation.end) for quotation in self.quotations)
        return sourcing.signs(self.tokens, self.sentence_at, quoted, self.sourced_sentences, self._masked_sources)

    @property
    def _masked_sources(self) -> Iterator[int]:
        """Where handles stand that are a source by themselves, and addresses and code where a link counts as one."""
        for word in self.tokens.vocabulary:
            if word[0] == OPAQUE:
                starts = (self.tokens.starts[at] for at in self.tokens.vocabulary[word])
                yield from (at for at in starts if self.knowledge.links or self.document.text[at] in "@#")

    @cached_property
    def _quotation_bounds(self) -> tuple[list[int], list[int]]:
        return quotes.outermost(self.quotations)

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
        return quotes.inside(self._quotation_bounds, offset)

    def sentence_at(self, offset: int) -> int | None:
        """Return the number of the sentence that holds an offset, or None."""
        return sentences.index_at(self.sentences, self._sentence_starts, offset)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def block_kind(self, offset: int) -> str:
        """Return the kind of the block that holds an offset, or "" between blocks."""
        number = self.document.block_number(offset)
        return "" if number is None else self.document.blocks[number].kind
