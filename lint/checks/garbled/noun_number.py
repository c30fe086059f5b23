"""Report a noun in the singular behind a word for several things, or in the plural behind a word for one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.checks import Match, Unit
from lint.text.span import Span

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
COUNTABLE = 0.04
"""How often the plural of a noun that can be counted is met, at least, as a share of its singular."""


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
            singular = tags.of(_singular(word))
            counted = found.is_plural and found.of("VBZ") <= _AS_VERB and word not in _NO_NOUNS
            return counted and singular.is_singular and singular.uses > found.uses * COUNTABLE
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
    if number is None or at + 1 >= len(tokens) or tokens.adjacent(at):
        return None
    sentence = analysis.sentences[number]
    opens = tokens.words[at].islower() or at == sentence.first
    if (
        not opens
        or tokens.lowers[at + 1] in _NO_ADJECTIVES
        or (tokens.lowers[at] in _ONE and tokens.lowers[at + 1] in _SEVERAL)
    ):
        return None
    last, noun = sentence.last, at + 1
    while noun < last - 1 and noun <= at + _MOST_ADJECTIVES:
        if tokens.lowers[noun + 1] in _ENDS:
            break
        if analysis.tags_of(noun, noun + 1)[0] not in _ADJECTIVES or tokens.lowers[noun] in _NO_ADJECTIVES:
            return None
        if not tokens.words[noun].islower():
            return None
        noun += 1
    if noun >= last - 1 or tokens.lowers[noun + 1] not in _ENDS or not tokens.words[noun].islower():
        return None
    marked = tokens.adjacent(noun - 1) or (tokens.adjacent(noun) and tokens.words[noun + 1] not in ",.;:?!")
    return None if marked or tokens.lowers[noun] in FUNCTION_WORDS or not tokens.is_word(noun) else noun


def plurals(noun: str) -> tuple[str, ...]:
    """Return the plurals that a noun may have by rule."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return (noun[:-1] + "ies",)
    if noun.endswith("man"):
        return (noun[:-3] + "men",)
    return (noun + "s", noun + "es")


def _singular(plural: str) -> str:
    """Return the singular of a plural made by rule."""
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    if plural.endswith("men"):
        return plural[:-3] + "man"
    return plural[:-2] if plural.endswith(("ches", "shes", "sses", "xes")) else plural.removesuffix("s")
