"""Report a noun in the singular behind a word for several things, or in the plural behind a word for one."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.lexicon.number import COUNTABLE, plurals, singular
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match, Unit
from lint.text.span import Span
from lint.values import dataclass

_SEVERAL = frozenset(
    """these those many several few various numerous two three four five six seven eight nine ten eleven twelve
    fifteen twenty thirty forty fifty hundreds thousands""".split()
)
_ONE = frozenset("a an each every another".split())
_ENDS = frozenset(
    """was were is are has have had will would can could should may might must do does did in on at to for from by with
    into about against near during after before who which that while when because and or but if as , . ; : ? !""".split()
)
"""What may stand behind a noun phrase, and never inside it."""
_ADJECTIVES = ("JJ", "VBN", "JJR", "JJS")
_MOST_ADJECTIVES = 2
_NO_ADJECTIVES = frozenset(
    "half last next this second minute hour day week month year foot mile inch pound dollar euro percent dead".split()
)
"""Words behind a determiner that are a measure (a thirty second clip) or begin another phrase (nine dead last year)."""
_NO_NOUNS = frozenset("dozen hundred thousand million billion trillion score percent sports ways".split())
_AS_VERB = 10
"""Thousandths of its uses in which a noun may be a verb: behind “few” and “another” a verb can follow."""


@dataclass(frozen=True, eq=False, repr=False)
class NounNumber:
    """Report a determiner and the noun that ends its noun phrase where their numbers differ: many soldier, each men.

    The noun must hardly ever be anything else (`lint.analysis.lexicon.word_tags`), and its other number must be in use:
    “police”, “percent” and “series” count both ways.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(())
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return the determiners."""
        return _SEVERAL | _ONE

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield determiner and noun as one span."""
        tokens = analysis.tokens
        for word in sorted((_SEVERAL | _ONE) & tokens.vocabulary.keys()):
            for at in tokens.vocabulary[word]:
                noun = _noun_behind(analysis, at)
                if noun is not None and self._differ(analysis, at, noun):
                    yield Match(Span(tokens.starts[at], tokens.ends[noun]))

    @staticmethod
    def _differ(analysis: SharedLayers, at: int, noun: int) -> bool:
        lowers, tags = analysis.tokens.lowers, analysis.resources.word_tags
        word, of_one = lowers[noun], lowers[at] in _ONE
        before = lowers[at - 1] if at else ""
        if of_one:
            found = tags.of(word)
            one = tags.of(singular(word))
            counted = found.is_plural and found.of("VBZ") <= _AS_VERB and word not in _NO_NOUNS
            return counted and one.is_singular and one.uses > found.uses * COUNTABLE
        if before in _BEFORE_COUNTS or (lowers[at] == "few" and before == "a"):
            return False
        found = tags.of(word)
        if not found.is_singular or found.of("VB", "VBP") > _AS_VERB or word in _NO_NOUNS:
            return False
        return any(plural.is_plural and plural.uses > found.uses * COUNTABLE for plural in map(tags.of, plurals(word)))


_BEFORE_COUNTS = frozenset("- – — / . , no number chapter article page section phase day at age".split())
"""Words before a number that is a name or an age rather than a count: chapter two, at four."""


def _noun_behind(analysis: SharedLayers, at: int) -> int | None:
    """Return the noun that ends the noun phrase a determiner opens, adjectives between them; None where none does."""
    tokens = analysis.tokens
    number = analysis.sentence_at(tokens.starts[at])
    if number is None or not _opens_phrase(tokens, analysis.sentences[number], at):
        return None
    noun = _past_adjectives(analysis, at, analysis.sentences[number].last)
    if noun is None or tokens.lowers[noun] in FUNCTION_WORDS or not tokens.is_word(noun):
        return None
    marked = tokens.adjacent(noun - 1) or (tokens.adjacent(noun) and tokens.words[noun + 1] not in ",.;:?!")
    return None if marked or not tokens.words[noun].islower() else noun


def _opens_phrase(tokens: Tokens, sentence: Sentence, at: int) -> bool:
    """Tell whether a token is a determiner of what follows: no letter (Serie A), and not “a few” or “these two”."""
    if at + 2 >= sentence.last or tokens.adjacent(at) or not (tokens.words[at].islower() or at == sentence.first):
        return False
    following = tokens.lowers[at + 1]
    return following not in _NO_ADJECTIVES and not (tokens.lowers[at] in _ONE and following in _SEVERAL)


def _past_adjectives(analysis: SharedLayers, at: int, last: int) -> int | None:
    """Return the word before the end of the noun phrase that token `at` opens, None where it is not a plain one."""
    tokens = analysis.tokens
    for noun in range(at + 1, min(at + 2 + _MOST_ADJECTIVES, last - 1)):
        if tokens.lowers[noun + 1] in _ENDS:
            return noun
        plain = tokens.words[noun].islower() and tokens.lowers[noun] not in _NO_ADJECTIVES
        if not plain or analysis.tag_of(noun) not in _ADJECTIVES:
            return None
    return None
