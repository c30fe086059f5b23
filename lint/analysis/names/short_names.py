"""Names of two or three letters, and surnames like them, which have so many neighbours that little may differ."""

from lint.analysis.names.first_mentions import common_given, is_named
from lint.analysis.names.pair_facts import PairFacts
from lint.analysis.names.string_similarity import SILENT
from lint.analysis.names.surface_forms import Spelling


def is_one_short_name(facts: PairFacts) -> bool:
    """Tell whether two such names may be one entity's: by another system, or by a slip in an unknown one."""
    one, other = facts.one, facts.other
    slip = facts.are_unknown and facts.shape.slip and facts.shape.distance <= SILENT
    if not (facts.one_system_off or slip):
        return False
    if common_given(one, other, facts.is_known_given):
        return facts.one_system_off and _is_given_name_enough(facts)
    shared = one.family & other.family
    if shared and facts.one_system_off and (facts.unknown > 0 or not all(map(facts.is_known_given, shared))):
        return True
    return _is_named_once(facts)


def _is_named_once(facts: PairFacts) -> bool:
    """Tell whether one of the two is introduced, and the other stands alone after it and is no common word."""
    one, other = facts.one, facts.other
    named = [
        bool(entry.given) or (is_named(entry) and (bool(entry.titles) or _has_compound_behind(entry)))
        for entry in (one, other)
    ]
    if named[0] == named[1]:
        return False
    bare = other if named[0] else one
    return bare.alone == len(bare.uses) and not facts.is_word(bare.word.lower())


def _has_compound_behind(entry: Spelling) -> bool:
    """Tell whether a hyphenated name stands behind a word, as given names stand behind Korean surnames."""
    return any("-" in use.after[0] for use in entry.uses if use.after)


def _is_given_name_enough(facts: PairFacts) -> bool:
    """Tell whether the shared given name makes two short surnames one.

    Karen Liu and Karen Lau may well be two people: both surnames are common, and so is the given name.
    """
    one, other = facts.one, facts.other
    if len(one.given & other.given) > 1 or not any(map(facts.is_known_given, one.first_given | other.first_given)):
        return True
    return facts.are_unknown and not one.first_given.isdisjoint(other.first_given)
