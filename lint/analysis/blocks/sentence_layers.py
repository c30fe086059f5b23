"""Per-sentence layers (tags, written form, score), cached by sentence index."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property, partial

from lint.analysis.resources.resources import Resources
from lint.analysis.syntax import anomaly_score, missing_word_model, sentences, tag_string
from lint.analysis.syntax.slots.sentence_words import SentenceWords
from lint.analysis.syntax.tokens import Tokens
from lint.text.document import Document
from lint.text.formats import zero_width


class SentenceLayers(ABC):
    """The ground of an analysis: the text, its tokens and sentences, and what a single sentence tells."""

    def __init__(self, document: Document, resources: Resources) -> None:
        """Take a document and what is known beside it; nothing is computed yet."""
        self.document = document
        self.resources = resources

    @property
    def text(self) -> str:
        """The text with markup masked: what there is to read, at the offsets of the text as read."""
        return self.document.masked

    def read(self, start: int, end: int) -> str:
        """Return code points [start, end) as they are read, without the markup in them."""
        return self.document.readable(start, end)

    @cached_property
    def adjacent_text(self) -> str:
        """The text for looks at the character before or behind a token, see `zero_width.shown_beside`."""
        return zero_width.shown_beside(self.document.masked)

    @property
    @abstractmethod
    def tokens(self) -> Tokens:
        """Words and punctuation."""

    @property
    @abstractmethod
    def sentences(self) -> Sequence[sentences.Sentence]:
        """Sentences in order."""

    @abstractmethod
    def _tag(self, sentence: int) -> list[str]:
        """Return the Penn tags of the tokens of a sentence, given by its number."""

    @cached_property
    def _tags(self) -> dict[int, list[str]]:
        return {}

    @cached_property
    def _written(self) -> dict[int, str]:
        return {}

    @cached_property
    def _written_with_tags(self) -> dict[int, str]:
        return {}

    def tags(self, sentence: int) -> list[str]:
        """Return the Penn tags of the tokens of a sentence, given by its number; the tagger is read on first use."""
        found = self._tags.get(sentence)
        if found is None:
            found = self._tags[sentence] = self._tag(sentence)
        return found

    def tag_of(self, token: int) -> str:
        """Return the Penn tag of a token, "" for one that stands in no sentence."""
        return next(iter(self.tags_of(token, token + 1)), "")

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
        return tag_string.core(self.tokens.words, place.first, place.last)

    def written(self, sentence: int) -> str:
        """Return the core of a sentence written out for regular expressions without tagging it, see `tag_string`."""
        known = self._written.get(sentence)
        if known is None:
            first, last = self.core(sentence)
            known = tag_string.write(self.tokens.words[first:last], self.tokens.lowers[first:last])
            self._written[sentence] = known
        return known

    def written_with_tags(self, sentence: int) -> str:
        """Return the core of a sentence written out for regular expressions with all its tags."""
        known = self._written_with_tags.get(sentence)
        if known is None:
            first, last = self.core(sentence)
            tags = self.tags_of(first, last)
            known = tag_string.write(self.tokens.words[first:last], self.tokens.lowers[first:last], tags)
            self._written_with_tags[sentence] = known
        return known

    def garble(self, sentence: int) -> anomaly_score.AnomalyScore:
        """Return how garbled a sentence looks, given by its number."""
        first, last = self.sentences[sentence].first, self.sentences[sentence].last
        words, lowers, tags = self.tokens.words[first:last], self.tokens.lowers[first:last], self.tags(sentence)
        known = self.resources
        return anomaly_score.score(known.grammar, known.word_frequencies, known.gaps, words, lowers, tags)

    def weakest_gap(self, sentence: int) -> missing_word_model.Gap | None:
        """Return where a sentence, given by its number, most likely lost something.

        Its token counts from the sentence.
        """
        first, last = self.sentences[sentence].first, self.sentences[sentence].last
        return self.resources.gaps.weakest(self.tokens.words[first:last])

    def sentence_words(self, sentence: int) -> SentenceWords:
        """Return the words of a sentence, given by its number, with their tags and groups."""
        found = self._sentence_words.get(sentence)
        if found is None:
            first, last = self.sentences[sentence].first, self.sentences[sentence].last
            words, lowers = self.tokens.words[first:last], self.tokens.lowers[first:last]
            found = SentenceWords(words, lowers, partial(self.tags, sentence), self.resources.word_knowledge)
            self._sentence_words[sentence] = found
        return found

    @cached_property
    def _sentence_words(self) -> dict[int, SentenceWords]:
        return {}

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of the sentence of each token, -1 between sentences."""
        found = [-1] * len(self.tokens)
        for number, sentence in enumerate(self.sentences):
            found[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
        return found

    def sentence_at(self, offset: int) -> int | None:
        """Return the number of the sentence that holds an offset, or None."""
        return sentences.index_at(self.sentences, self._sentence_starts, offset)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]
