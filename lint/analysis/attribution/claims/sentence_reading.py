"""`SentenceReading`: one tagged sentence, with its clauses, counts and conditions, for the readers of claims."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from lint.analysis.lexicon.closed_classes import MONTHS, WEEKDAYS
from lint.analysis.lexicon.lexicon import Lexicon

MARKS = frozenset(',;:—–()[]“”"«»')
_OPEN_CLAUSES = frozenset("who which that where when while if as although though because whether unless but".split())
CONDITIONS = frozenset("if unless whether would".split())
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_BETWEEN = frozenset(("JJ", "JJR", "VBN", "VBG", "NN", "NNP", "CD", "IN", "RB", "HYPH", "POS"))
"""Tags of what may stand between a number and its noun: at least 14 elderly people."""
_REACH = 5
"""Tokens from a number to its noun at most."""
_NO_PEOPLE = ("claim-animals", "claim-times", "claim-amounts", "claim-ground", "claim-weapons")
_VOUCHING = ("document-sources", "claim-courts", "claim-procedure", "claim-police")
_YEARS = range(1000, 2200)


class SentenceReading:
    """The tokens of one sentence, numbered from its first."""

    def __init__(self, words: Sequence[str], lowers: Sequence[str], tags: Sequence[str], lexicon: Lexicon) -> None:
        """Take the words, the folded words and the Penn tags of a sentence."""
        self.words, self.lowers, self.tags, self.lexicon = words, lowers, tags, lexicon

    def __len__(self) -> int:
        return len(self.words)

    def places(self, name: str, *forms: str) -> Iterator[int]:
        """Yield the tokens that spell a word of a class."""
        members = self.lexicon.words(name, *forms)
        return (at for at, lower in enumerate(self.lowers) if lower in members)

    def any_of(self, name: str, first: int, last: int) -> bool:
        """Tell whether a word of a class stands among tokens [first, last)."""
        return not self.lexicon.words(name).isdisjoint(self.lowers[max(0, first) : last])

    def lower(self, at: int) -> str:
        """Return the folded word of a token, "" outside the sentence."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def tag(self, at: int) -> str:
        """Return the tag of a token, "" outside the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else ""

    @cached_property
    def _clauses(self) -> list[tuple[int, int]]:
        """The clause of each token: what stands between two marks or words that open a clause."""
        found: list[tuple[int, int]] = []
        start = 0
        for at in range(len(self.words) + 1):
            ends = at == len(self.words) or self.words[at] in MARKS or (at > start and self.lowers[at] in _OPEN_CLAUSES)
            if ends:
                found += [(start, at)] * (at - len(found))
                start = at + 1 if at < len(self.words) and self.words[at] in MARKS else at
                if start > at:
                    found.append((start, start))
        return found

    @property
    def has_document(self) -> bool:
        """Whether something that can be cited, a court or an inquiry stands in the sentence."""
        return any(self.any_of(name, 0, len(self)) for name in _VOUCHING)

    def clause(self, at: int) -> tuple[int, int]:
        """Return the tokens [first, last) of the clause of a token."""
        return self._clauses[at]

    def is_conditional(self, at: int) -> bool:
        """Tell whether the clause of a token, or one the sentence opens with, only imagines what it tells."""
        first, last = self.clause(at)
        return not CONDITIONS.isdisjoint(self.lowers[first:last]) or self.lower(0) in ("if", "unless", "whether")

    def is_count(self, at: int) -> bool:
        """Tell whether a token is a number that can count things: no year, no day of a month, no time of day."""
        word, lower = self.words[at], self.lowers[at]
        if lower in self.lexicon.words("claim-numerals"):
            return True
        if not word[0].isdigit() or ":" in word or self.lower(at - 1) in MONTHS | WEEKDAYS:
            return False
        if self.lower(at + 1) in MONTHS or self.lower(at + 1) in ("-", "‑", "–", "a.m.", "p.m."):
            return False
        is_year = word.isdigit() and len(word) == 4 and int(word) in _YEARS  # noqa: PLR2004 - digits of a year
        return not (is_year and not self._has_noun(at))

    def _has_noun(self, at: int) -> bool:
        """Tell whether a plural stands right behind a number, or behind its adjective."""
        return "NNS" in (self.tag(at + 1), self.tag(at + 2) if self.tag(at + 1) == "JJ" else "")

    def noun_of(self, at: int) -> int:
        """Return the noun that a number counts, -1 where none follows."""
        found = -1
        for other in range(at + 1, min(at + 1 + _REACH, len(self.words))):
            tag = self.tags[other]
            if tag in ("NNS", "NNPS"):
                return other
            if tag in _NOUNS:
                found = other
            elif tag not in _BETWEEN or self.lowers[other] in ("in", "on", "at", "by", "since", "from"):
                break
        return found

    def counted_people(self, first: int, last: int) -> int:
        """Return the number in tokens [first, last) that counts people, -1 for none.

        A number without a noun counts people where the verb is one of killing, so it is left to the caller's place.
        """
        for at in range(max(0, first), last):
            if not self.is_count(at) or self.lower(at - 1) == "the":
                continue
            noun = self.noun_of(at)
            if noun < 0 or noun >= last or self._is_person(noun):
                return at
        return -1

    def _is_person(self, at: int) -> bool:
        """Tell whether a noun that is counted beside a verb of killing may be people: all but what is listed."""
        return not any(self.lowers[at] in self.lexicon.words(name) for name in _NO_PEOPLE)

    @cached_property
    def is_background(self) -> bool:
        """Whether the sentence tells history, with its year or as such, or what a court has found."""
        if any(self.any_of(name, 0, len(self)) for name in ("claim-history", "claim-courts")):
            return True
        return any(
            (
                self.lowers[at] in ("in", "of", "since", "during")
                or self.lower(at - 1) in MONTHS
                or self.lowers[at] in MONTHS
            )
            and self.words[at + 1].isdigit()
            and int(self.words[at + 1]) in _YEARS
            for at in range(len(self) - 1)
        )
