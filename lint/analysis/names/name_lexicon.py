"""The word classes that name reading uses, looked up once and shared by all texts."""

import re
from functools import lru_cache
from typing import NamedTuple

from lint.analysis.lexicon.lexicon import Lexicon

_AS_A_WORD = 4
"""Letters from which the British press writes the short name of a body as a word: Unesco, but UN."""


class NameLexicon(NamedTuple):
    """The words beside names, and those that are names themselves, as `rules/lexicon` tells of them.

    All are in lower case but `known_organizations` and `peoples_of_regions`, which stand as copy writes them. `glosses`
    finds the words that speak of the spelling of a name, at the end of what stands before it.
    """

    titles: frozenset[str]
    courtesy_titles: frozenset[str]
    abbreviated_titles: frozenset[str]
    roles: tuple[str, ...]
    creeds_and_parties: frozenset[str]
    portfolios: frozenset[str]
    known_organizations: frozenset[str]
    firms: frozenset[str]
    continents: frozenset[str]
    organization_words: frozenset[str]
    peoples_of_regions: frozenset[str]
    ships: frozenset[str]
    place_openers: frozenset[str]
    named_after_places: frozenset[str]
    town_nouns: frozenset[str]
    town_adjectives: frozenset[str]
    town_ranks: frozenset[str]
    region_nouns: frozenset[str]
    works: frozenset[str]
    renaming: frozenset[str]
    former_name: frozenset[str]
    time_of_a_name: frozenset[str]
    two_bearers: frozenset[str]
    bearer_nouns: frozenset[str]
    state_abbreviations: frozenset[str]
    glosses: re.Pattern[str]


@lru_cache(maxsize=8)
def name_lexicon(lexicon: Lexicon) -> NameLexicon:
    """Return the classes of a lexicon that this package asks for."""
    words = lexicon.words
    return NameLexicon(
        titles=words("titles"),
        courtesy_titles=words("courtesy-titles"),
        abbreviated_titles=words("abbreviated-titles"),
        roles=tuple(words("roles")),
        creeds_and_parties=words("creeds-and-parties"),
        portfolios=words("portfolios"),
        known_organizations=_as_written(words("known-organizations")),
        firms=words("firms"),
        continents=words("continents"),
        organization_words=words("organization-words"),
        peoples_of_regions=frozenset(word.capitalize() for word in words("peoples-of-regions")),
        ships=words("ships"),
        place_openers=words("place-openers"),
        named_after_places=words("named-after-places"),
        town_nouns=words("town-nouns"),
        town_adjectives=words("town-adjectives"),
        town_ranks=words("town-ranks"),
        region_nouns=words("region-nouns"),
        works=words("works"),
        renaming=words("renaming"),
        former_name=words("former-name"),
        time_of_a_name=words("time-of-a-name"),
        two_bearers=words("two-bearers"),
        bearer_nouns=words("bearer-nouns"),
        state_abbreviations=words("state-abbreviations"),
        glosses=_glosses(words("glossed-languages")),
    )


def _as_written(names: frozenset[str]) -> frozenset[str]:
    """Return short names in capitals, and the longer ones as words too."""
    words = (name.capitalize() for name in names if len(name) >= _AS_A_WORD)
    return frozenset((*map(str.upper, names), *words))


def _glosses(languages: frozenset[str]) -> re.Pattern[str]:
    named = "|".join(re.escape(language.capitalize()) for language in sorted(languages)) or "(?!)"
    return re.compile(
        r"(?:misspel\w*|mis-spel\w*|\bspel(?:led|t|ling|lings)\b|transliterat\w+|transcri(?:bed|ption)\w*|romani[sz]ed"
        r"|\b(?:also|formerly|previously|once|better|sometimes|variously) (?:known|called|named|written)\b"
        rf"|\ba\.?k\.?a\b|\bnée\b|\b(?:{named})(?:\s*:|\s+(?:spelling|form|version|name)))[^.!?\n]{{0,30}}$"
    )
