"""Report phrases, anywhere or only in sentences without a source."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import ClassVar, Literal

from lint.analysis import SharedLayers
from lint.analysis.attribution.genre import Genre
from lint.analysis.syntax.phrase_matcher import Phrase, Phrases, ends_at, find, parse, stands_at
from lint.analysis.syntax.sentences import is_headline
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match, OptionError, Unit, check_phrases, is_of_genre
from lint.text.formats import OPAQUE
from lint.text.span import Span
from lint.values import dataclass, field


@dataclass(frozen=True, eq=False, repr=False)
class PhraseCheck:
    """Find phrases (see lint.analysis.syntax.phrase_matcher), with a preferred wording for some of them.

    `unless` are phrases that clear the sentence they stand in; `attributed` says whether sentences in which somebody is
    named as the source are reported too (`skip`), and those near one (`beside`: two
    sentences in the paragraph, one across its border), for which a sentence with one of `owners` is a source too;
    `not_before` and `not_after` are phrases that must not follow or precede the match. A genre of `genres_unless`
    clears the article.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("preferred",))

    phrases: tuple[str, ...] = ()
    replace: Mapping[str, str] = field(default_factory=dict)
    unless: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    attributed: Literal["include", "skip", "beside"] = "include"
    owners: tuple[str, ...] = ()
    genres_unless: tuple[Genre, ...] = ()

    def __post_init__(self) -> None:
        if not self.phrases and not self.replace:
            raise OptionError("phrases", "give at least one phrase, in `phrases` or in `replace`")

    def verify(self) -> None:
        """Parse every phrase once, when the rule is read. Raises OptionError."""
        check_phrases(self, ("phrases", "replace", "unless", "not_before", "not_after", "owners"))

    @cached_property
    def _wanted(self) -> Phrases:
        return Phrases((*self.phrases, *self.replace))

    @cached_property
    def _preferred(self) -> tuple[str, ...]:
        return (*("" for _ in self.phrases), *self.replace.values())

    @cached_property
    def _clearing(self) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...], tuple[Phrase, ...]]:
        sentence, behind, before = (
            tuple(parse(text) for text in texts) for texts in (self.unless, self.not_before, self.not_after)
        )
        return sentence, behind, before

    @cached_property
    def _owners(self) -> Phrases:
        return Phrases(self.owners)

    @property
    def sometimes_empty(self) -> frozenset[str]:
        """Nothing is preferred to one of `phrases`."""
        return self.placeholders if self.phrases else frozenset()

    @property
    def unit(self) -> Unit:
        """A genre is told from the whole article."""
        return "document" if self.genres_unless else "block"

    def triggers(self) -> frozenset[str] | None:
        """Return the words the phrases are looked up by."""
        return self._wanted.triggers

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield each place a phrase stands at; of overlapping ones the longest."""
        tokens = analysis.tokens
        if is_of_genre(analysis, self.genres_unless):
            return
        reach = 0
        cleared: dict[int, bool] = {}
        standing = (
            (first + before.token, last + before.token, preferred)
            for found, before in analysis.in_blocks(self._standing)
            for first, last, preferred in found
        )
        for first, last, preferred in standing:
            number = None if first < reach else analysis.sentence_at(tokens.starts[first])
            if number is None or self._stands_aside(tokens, first, last):
                continue
            if number not in cleared:
                cleared[number] = self._cleared(analysis, number)
            if cleared[number]:
                continue
            reach = last
            yield Match(Span(tokens.starts[first], tokens.ends[last - 1]), {"preferred": preferred})

    def _standing(self, analysis: SharedLayers) -> list[tuple[int, int, str]]:
        """Return the places of all phrases and what is preferred to each, in order.

        Of those at one place the longest first.
        """
        found = [(first, last, self._preferred[number]) for first, last, number in self._wanted.find(analysis.tokens)]
        return sorted(found, key=lambda each: (each[0], -each[1], each[2]))

    def _stands_aside(self, tokens: Tokens, first: int, last: int) -> bool:
        """Tell whether what stands before or behind a phrase makes it another one."""
        _, behind, before = self._clearing
        return any(stands_at(tokens, phrase, last) for phrase in behind) or any(
            ends_at(tokens, phrase, first) for phrase in before
        )

    def _cleared(self, analysis: SharedLayers, number: int) -> bool:
        """Tell whether a sentence clears the phrases in it."""
        tokens, sentence = analysis.tokens, analysis.sentences[number]
        if self.attributed != "include" and (is_headline(tokens, sentence) or self._owned(analysis, number)):
            return True
        within = range(sentence.first, sentence.last)
        return any(True for phrase in self._clearing[0] for _ in find(tokens, phrase, within))

    def _owned(self, analysis: SharedLayers, number: int) -> bool:
        sourced, sentences = analysis.sourced_sentences, analysis.sentences
        if self.attributed == "skip":
            return number in sourced
        if any(word[0] == OPAQUE for word in analysis.tokens.words[sentences[number].first : sentences[number].last]):
            return True  # a link, or a post with its account
        if number in analysis.linked_sentences:
            return True
        block = sentences[number].block
        named = analysis.sentences_with(self._owners)
        near = range(max(0, number - _NEAR), min(len(sentences), number + _NEAR + 1))
        return any(
            (other in sourced or other in named)
            and abs(sentences[other].block - block) <= 1
            and (abs(other - number) < _NEAR or sentences[other].block == block)
            for other in near
        )


_NEAR = 2
"""Sentences on either side within which a source holds; one in another paragraph only next to it."""
