"""Find whom "he" or "she" can mean in the sentences between whoever spoke last and the pronoun.

A sentence speaks for the person that is its subject. One whose subject is somebody without a name, or that names two
people whom the pronoun fits and neither as a subject known from before, leaves the pronoun open.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.cues.function_words import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    POSSESSIVE,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATE,
    TIMES,
)
from lint.analysis.attribution.people import People, key
from lint.analysis.attribution.vague.person_nouns import is_one_person
from lint.analysis.names.name_mentions import Mention
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_PHRASE = 6
"""Tokens of the noun phrase of somebody without a name, at the head of a sentence."""
_RECENT = 2
"""Sentences before a pronoun in which those whom it may mean are named."""
_MARKS = frozenset(",(—–")
_SEVERAL = frozenset("these those many most several all both some two three".split())


class Voice(NamedTuple):
    """Who spoke: the key of the name, "" for somebody without one, and the number of the sentence that told so."""

    key: str
    sentence: int


class Antecedents:
    """Finds the antecedents of the pronouns of one text."""

    def __init__(
        self,
        tokens: Tokens,
        mentions: Sequence[Mention],
        sentences: Sequence[Sentence],
        quoted: bytearray,
        people: People,
    ) -> None:
        """Take the text, its mentions of names and what is known of its people; `quoted` is 1 for a quoted token."""
        self._tokens, self._mentions, self._sentences = tokens, mentions, sentences
        self._quoted, self._people = quoted, people
        self._firsts = [mention.first for mention in mentions]

    def of(self, pronoun: str, attribution: Attribution, last: Voice | None) -> str:
        """Return the key of the person that a pronoun means as the source of an attribution, "" where that is open.

        `last` is who of those that it fits spoke last.
        """
        at, number = self._tokens.at(attribution.source_start), attribution.sentence
        own = self._subject_before(pronoun, number, at)
        if own:
            return own
        within = self._named(pronoun, self._sentences[number].first, at)
        if within:
            return self._of_sentence(within, number, last)
        if self._owned_by_another(pronoun, number, at, last):
            return ""
        since = last.sentence if last is not None else -1
        for earlier in range(number - 1, since, -1):
            sentence = self._sentences[earlier]
            told = self._told(pronoun, sentence.first, sentence.last, last)
            if told is not None:
                return told
        return last.key if last is not None else ""

    def _owned_by_another(self, pronoun: str, number: int, end: int, last: Voice | None) -> bool:
        """Tell whether an owner named before a pronoun in its own sentence may be meant too: Lang's sister, he said."""
        named = self._fitting(pronoun, self._sentences[number].first, end, owners=True)
        return any(self._people.is_person(name) and (last is None or name != last.key) for name in named)

    def _of_sentence(self, people: Mapping[str, int], number: int, last: Voice | None) -> str:
        """Return which of the people named before a pronoun in its own sentence it means, "" where that is open.

        It is the only one, as the subject of a clause or as who spoke last.
        """
        if len(people) > 1:
            return ""
        ((name, at),) = people.items()
        known = last is not None and name == last.key
        return name if known or self._is_subject(self._sentences[number].first, at) else ""

    def candidates(self, pronoun: str, attribution: Attribution, last: Voice | None) -> list[str]:
        """Return the keys of those named shortly before an open pronoun that it fits, in the order of the text."""
        end = self._tokens.at(attribution.source_start)
        named: dict[str, int] = {}
        for back in range(1, _RECENT + 1):
            named = self._fitting(pronoun, self._sentences[max(0, attribution.sentence - back)].first, end)
            if len(named) > 1:
                break
        spoke = [last.key] if last is not None and last.key and last.key not in named else []
        return spoke + sorted(named, key=named.__getitem__)

    def _fitting(self, pronoun: str, first: int, last: int, *, owners: bool = False) -> dict[str, int]:
        """Return where those whom a pronoun fits are first named among tokens [first, last), namesakes each."""
        named = self._named(pronoun, first, last, owners=owners)
        for mention in self._mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]:
            for bearer in self._people.bearers(key(mention)):
                if not self._quoted[mention.first] and self._people.fits(pronoun, bearer):
                    named.setdefault(bearer, mention.first)
        return named

    def _told(self, pronoun: str, first: int, last: int, before: Voice | None) -> str | None:
        """Return whom the tokens [first, last) make a pronoun mean: a key, "" where that is open, None for nobody."""
        first = self._past_opening(first, last)
        if first >= last or self._tokens.lowers[first] == pronoun:
            return None
        people = self._named(pronoun, first, last)
        known = before.key if before is not None else ""
        unnamed = self._unnamed(first, last, known)
        if not people:
            return "" if unnamed else None
        if len(people) == 1:
            ((key, at),) = people.items()
            if key == known or not known:
                return "" if unnamed and key != known else key
            return key if self._is_subject(first, at) else ""
        return known if known in people and self._is_subject(first, people[known]) else ""

    def _past_opening(self, first: int, last: int) -> int:
        """Return where a sentence begins behind what is quoted, and behind a phrase of time or place and its comma."""
        while first < last and (self._quoted[first] or not self._tokens.is_word(first)):
            first += 1
        if first < last and self._tokens.lowers[first] in PREPOSITIONS | SUBORDINATE:
            comma = next((at for at in range(first, last) if self._tokens.words[at] == ","), first - 1)
            return comma + 1
        return first

    def _named(self, pronoun: str, first: int, last: int, *, owners: bool = False) -> dict[str, int]:
        """Return where the people that a pronoun fits are first named among tokens [first, last).

        Owners are left out unless they are asked for, or one opens the range.
        """
        found: dict[str, int] = {}
        for place in range(bisect_left(self._firsts, first), bisect_left(self._firsts, last)):
            mention = self._mentions[place]
            owns = self._tokens.lowers[mention.last : mention.last + 1] in (["'s"], ["'"], ["’"])
            if self._quoted[mention.first] or (owns and mention.first > first and not owners):
                continue
            name = self._people.bearer(key(mention))
            if self._people.is_person(name) and self._people.fits(pronoun, name):
                found.setdefault(name, mention.first)
        return found

    def _is_subject(self, first: int, at: int) -> bool:
        """Tell whether the name at a token is the subject of the sentence that begins at `first`.

        A word that can be a verb follows it, or a description does and nothing but a title stands before it.
        """
        end = self._mentions[bisect_left(self._firsts, at)].last
        if end >= len(self._tokens) or not FINITE.isdisjoint(self._tokens.lowers[first:at]):
            return False
        behind = self._tokens.lowers[end]
        if behind in _MARKS:
            return all(self._tokens.lowers[before] not in PREPOSITIONS for before in range(first, at))
        return behind[0].isalpha() and behind not in PREPOSITIONS and behind not in TIMES and behind not in CONJUNCTIONS

    def _unnamed(self, first: int, last: int, known: str) -> bool:
        """Tell whether the subject at the head of a sentence is one person without a name, and not the one known."""
        end = next(
            (
                at
                for at in range(first, min(first + _PHRASE, last))
                if self._tokens.lowers[at] in PREPOSITIONS | FINITE | RELATIVES | BE or not self._tokens.is_word(at)
            ),
            min(first + _PHRASE, last),
        )
        for at in range(first + 1, end):
            lower = self._tokens.lowers[at]
            if not self._tokens.is_capitalized(at) and is_one_person(lower, self._tokens.lexicon):
                opens = self._tokens.lowers[first]
                determined = opens in DETERMINERS and opens not in _SEVERAL
                behind = at + 1 < last and (self._tokens.is_capitalized(at + 1) or self._tokens.words[at + 1] == "'s")
                apposed = at + 2 < last and self._tokens.words[at + 1] == "," and self._tokens.is_capitalized(at + 2)
                return determined and not behind and not apposed and not self._people.holds_office(known, lower)
        return False

    def _subject_before(self, pronoun: str, number: int, at: int) -> str:
        """Return the key of the subject of the clause that opens a pronoun's own sentence: When Ruiz came, she said."""
        first = self._sentences[number].first
        if first >= at or self._tokens.lowers[first] not in SUBORDINATE or "," not in self._tokens.words[first:at]:
            return ""
        people = self._named(pronoun, first + 1, at)
        return next((name for name, place in people.items() if place <= first + 2), "") if len(people) == 1 else ""


def is_one(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a source without a name, the tokens [first, last), can be one person."""
    opens, noun = tokens.lowers[first], head(tokens, first, last)
    is_person = is_one_person(noun, tokens.lexicon) or noun in tokens.lexicon.words("titles")
    return opens not in _SEVERAL and (opens in POSSESSIVE or is_person)


def head(tokens: Tokens, first: int, last: int) -> str:
    """Return the folded noun at the end of a noun phrase, before what only describes it."""
    end = next(
        (
            at
            for at in range(first + 1, last)
            if tokens.lowers[at] in PREPOSITIONS | RELATIVES or not tokens.is_word(at)
        ),
        last,
    )
    return tokens.lowers[end - 1]
