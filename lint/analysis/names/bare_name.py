"""Decide whether a name that is never introduced is the introduced name beside it, by two tables of conditions.

Each table is read from the top: the first row whose condition holds decides, and a pair that no row decides is two
entities.
"""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from lint.analysis.names.first_mentions import conflict
from lint.analysis.names.pair_facts import PairFacts
from lint.analysis.names.string_similarity import (
    CLOSE,
    LENGTHY,
    LONG,
    NEAR,
    SAME_SOUND,
    SAME_SYSTEMS,
    SHORTEST,
    SILENT,
    SYSTEMS,
    core,
)
from lint.analysis.names.surface_forms import Spelling
from lint.analysis.resources.romanization import common_start, plain

LASTING = 0.75
"""Share of a word's letters that a machine which loses some from its middle leaves."""
SLIGHT = 0.14
"""The same where skeletons differ and only one of the two is introduced."""
SHORT = 0.25
"""Share of a short word's letters that may differ, however alike the two sound."""
STANDING = frozenset(("in", "at", "near", "into", "around", "outside"))
"""Prepositions before a place that seldom stand before a person."""
FAINT_START = 0.15
"""Share of the length that sounds may cost where the first one differs too."""


class BareName:
    """A spelling that never has a given name of its own (`bare`), beside one that is introduced (`named`)."""

    def __init__(self, facts: PairFacts, bare: Spelling, named: Spelling) -> None:
        """Take the facts of the pair, and which of its spellings is which."""
        self.facts, self.shape, self.known = facts, facts.shape, facts.known
        self.bare, self.named = bare, named

    def is_named(self) -> bool:
        """Tell whether the bare spelling names the entity that the other introduces."""
        return _decide(NEVER_INTRODUCED, self)

    @cached_property
    def is_always_alone(self) -> bool:
        """Tell whether the bare word always stands alone, and the other has a given name."""
        return bool(self.named.given) and self.bare.alone == len(self.bare.uses)

    def is_mostly_accompanied(self) -> bool:
        """Tell whether half of the uses of the bare word or more have another name beside them."""
        return 2 * (len(self.bare.uses) - self.bare.alone) >= len(self.bare.uses)

    def is_always_body(self) -> bool:
        """Tell whether each use of the bare word is part of an organization's name."""
        return self.bare.organisations == len(self.bare.uses)

    def has_other_title(self) -> bool:
        """Tell whether the two have different titles, courtesy titles aside, and one is a known word."""
        courtesy = self.facts.classes.courtesy_titles
        return conflict(self.bare.titles - courtesy, self.named.titles - courtesy) and not self.facts.are_unknown

    def is_in_another_system(self) -> bool:
        """Tell whether a word that always stands alone is the introduced surname as another system writes it."""
        shape, facts = self.shape, self.facts
        if not self.is_always_alone or facts.is_word(self.bare.word.lower()):
            return False
        limit = SAME_SYSTEMS
        if facts.unknown and shape.size >= LONG and shape.share <= CLOSE:
            limit = SYSTEMS if shape.size < LENGTHY else SAME_SOUND
        begins = facts.begin_alike or (shape.size >= LONG and facts.are_unknown)
        return shape.sound <= limit and begins and not shape.ending

    def is_country(self) -> bool:
        """Tell whether the bare word is a form of a country's name."""
        return self.bare.word.lower() in self.known.gazetteer.country_forms

    def is_case_of_unnamed(self) -> bool:
        """Tell whether only a case ending differs, and the other is introduced without a given name."""
        return self.shape.ending and not self.named.given

    @cached_property
    def is_faintly_heard(self) -> bool:
        """Tell whether two unknown words sound faintly alike, and the bare one always stands alone, not as a place."""
        if not (self.is_always_alone and self.facts.are_unknown and self.shape.is_faintly_heard):
            return False
        long_enough = min(len(plain(core(entry.word))) for entry in (self.bare, self.named)) > SHORTEST
        begins = self.facts.begin_alike or (
            self.shape.size >= LONG and self.shape.sound <= FAINT_START * self.shape.size
        )
        return long_enough and begins and not self.bare.places & STANDING

    def is_short(self) -> bool:
        """Tell whether the two have few letters, and sound too different to be one name all the same."""
        return self.shape.size < LONG and not self.is_faintly_heard

    def is_short_respelling(self) -> bool:
        """Tell whether the two have few letters, and one is the other as another system would write it."""
        return self.is_short() and _decide(SHORT_RESPELLING, self)

    def is_unknown_beside_known(self) -> bool:
        """Tell whether the bare word is unknown, and the introduced one is known."""
        return not self.known.name(self.bare.word) and self.known.name(self.named.word)

    def is_misspelling_of_known(self) -> bool:
        """Tell whether an unknown word is one slip or one sound away from a known one."""
        return self.is_unknown_beside_known() and (self.shape.slip or self.shape.sound <= SYSTEMS)

    def is_unknown(self) -> bool:
        """Tell whether the bare word is no known name or word."""
        return not self.known.name(self.bare.word)

    def is_near_unknown(self) -> bool:
        """Tell whether two unknown words differ by a slip, by some lost letters, or by what a system changes."""
        return self.is_unknown() and (
            self.shape.slip
            or self.shape.share <= SLIGHT
            or self._sounds_near()
            or self._has_lost_letters()
            or (bool(self.named.given) and self.shape.is_heard)
            or self.is_faintly_heard
        )

    def _sounds_near(self) -> bool:
        """Tell whether the two sound alike and few letters differ: more may where a given name introduces one."""
        share = self.shape.share
        limit = CLOSE if self.named.given else NEAR
        return self.shape.alike and share <= limit and (share <= NEAR or self.shape.is_faintly_heard)

    def _has_lost_letters(self) -> bool:
        """Tell whether one word is the other without a few letters from its middle."""
        shorter, longer = sorted((plain(self.bare.word), plain(self.named.word)), key=len)
        start = common_start(shorter, longer)
        end = common_start(shorter[::-1], longer[::-1])
        return min(start, end) >= SHORTEST - 1 and start + end >= len(shorter) and len(shorter) >= LASTING * len(longer)

    def sounds_the_same(self) -> bool:
        """Tell whether the two begin alike, and nothing differs but what one sound is written with."""
        return self.shape.sound <= SAME_SYSTEMS and self.facts.begin_alike and self.shape.share <= NEAR

    def is_alike_and_near(self) -> bool:
        """Tell whether the two sound alike and few letters differ, fewer where both are known."""
        near = self.shape.distance <= SAME_SOUND or (self.shape.share <= NEAR and bool(self.facts.unknown))
        return self.shape.alike and near

    def has_common_word(self) -> bool:
        """Tell whether either is a word of the language."""
        return any(self.facts.is_word(entry.word.lower()) for entry in (self.facts.one, self.facts.other))

    def begins_apart_or_is_known(self) -> bool:
        """Tell whether the two begin with different sounds, or both are known."""
        return not self.facts.begin_alike or not self.facts.unknown

    def is_one_letter_off(self) -> bool:
        """Tell whether one letter differs in two unknown words, one is missing at most where the bare one is alone."""
        if not (self.facts.are_unknown and self.shape.slip):
            return False
        is_short_of_letters = self.shape.size <= SHORTEST
        if self.is_always_alone and (not is_short_of_letters or self.shape.distance <= SILENT):
            return True
        return len({len(plain(core(entry.word))) for entry in (self.bare, self.named)}) == 1 and not is_short_of_letters

    def sounds_different(self) -> bool:
        """Tell whether the two do not sound alike."""
        return not self.shape.alike

    def is_known(self) -> bool:
        """Tell whether the bare word is a known name or word."""
        return self.known.name(self.bare.word)

    def is_known_and_sounds_the_same(self) -> bool:
        """Tell whether the bare word is known, and one sound is written differently in the other."""
        return self.is_known() and self.shape.sound <= SAME_SYSTEMS and self.shape.share <= NEAR

    def differs_in_many_letters(self) -> bool:
        """Tell whether more letters differ than a short word can lose."""
        return self.shape.share > SHORT

    def is_one_system_apart(self) -> bool:
        """Tell whether two systems could write one name so; the shortest words must sound the same."""
        return self.shape.sound <= (SAME_SYSTEMS if self.shape.size == SHORTEST else SYSTEMS)

    def is_near_for_its_length(self) -> bool:
        """Tell whether words above the least length differ by one slip or one sound."""
        return self.shape.size > SHORTEST and (self.shape.distance <= SAME_SOUND or self.shape.slip)


class Row(NamedTuple):
    """A condition of a table, and whether a pair that meets it is one entity."""

    holds: Callable[[BareName], bool]
    is_one_entity: bool


NEVER_INTRODUCED = (
    Row(BareName.is_mostly_accompanied, is_one_entity=False),
    Row(BareName.is_always_body, is_one_entity=False),
    Row(BareName.has_other_title, is_one_entity=False),
    Row(BareName.is_in_another_system, is_one_entity=True),
    Row(BareName.is_country, is_one_entity=False),
    Row(BareName.is_case_of_unnamed, is_one_entity=False),
    Row(BareName.is_short_respelling, is_one_entity=True),
    Row(BareName.is_short, is_one_entity=False),
    Row(BareName.is_misspelling_of_known, is_one_entity=True),
    Row(BareName.is_unknown_beside_known, is_one_entity=False),
    Row(BareName.is_near_unknown, is_one_entity=True),
    Row(BareName.sounds_the_same, is_one_entity=True),
    Row(BareName.is_alike_and_near, is_one_entity=True),
)
"""A name that is never introduced beside one that is."""

SHORT_RESPELLING = (
    Row(BareName.has_common_word, is_one_entity=False),
    Row(BareName.begins_apart_or_is_known, is_one_entity=False),
    Row(BareName.is_one_letter_off, is_one_entity=True),
    Row(BareName.sounds_different, is_one_entity=False),
    Row(BareName.is_known_and_sounds_the_same, is_one_entity=True),
    Row(BareName.is_known, is_one_entity=False),
    Row(BareName.differs_in_many_letters, is_one_entity=False),
    Row(BareName.is_one_system_apart, is_one_entity=True),
    Row(BareName.is_near_for_its_length, is_one_entity=True),
)
"""The same where both have few letters, and so many neighbours that less may differ."""


def _decide(table: tuple[Row, ...], pair: BareName) -> bool:
    """Return what the first row that holds says; no row, no entity in common."""
    return next((row.is_one_entity for row in table if row.holds(pair)), False)
