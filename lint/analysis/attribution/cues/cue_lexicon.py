"""The lexicon's word classes for cues and sources, looked up once and shared by all sentences."""

from functools import lru_cache
from typing import NamedTuple

from lint.analysis.attribution.cues.cue_verbs import Cue, verbs
from lint.analysis.attribution.cues.function_words import BE, OPENS_APPOSITION
from lint.analysis.lexicon.lexicon import Lexicon


class CueLexicon(NamedTuple):
    """The cue verbs by all their forms, and the words of each class, as `rules/lexicon` tells of it."""

    verbs: dict[str, Cue]
    nouns: frozenset[str]
    agents: frozenset[str]
    adjectives: frozenset[str]
    felt_nouns: frozenset[str]
    open_nouns: frozenset[str]
    thought_nouns: frozenset[str]
    making: frozenset[str]
    holding: frozenset[str]
    linking: frozenset[str]
    raising: frozenset[str]
    after_appear: frozenset[str]
    catenatives: frozenset[str]
    told: frozenset[str]
    passive_views: frozenset[str]
    naming: frozenset[str]
    clausal: frozenset[str]
    showing: frozenset[str]
    of_things: frozenset[str]
    commenting: frozenset[str]
    showing_things: frozenset[str]
    titles: frozenset[str]
    groups: frozenset[str]
    backing: frozenset[str]
    plain_base: frozenset[str]
    before_nouns: frozenset[str]
    plurals_without_s: frozenset[str]
    apposed: frozenset[str]
    periods: frozenset[str]
    venues: frozenset[str]
    hearer_verbs: frozenset[str]
    hearers: frozenset[str]
    seen_as: frozenset[str]
    particled: frozenset[str]
    with_preposition: dict[str, frozenset[str]]


@lru_cache(maxsize=8)
def cue_lexicon(lexicon: Lexicon) -> CueLexicon:
    """Return the classes of a lexicon that this package asks for."""
    words = lexicon.words
    return CueLexicon(
        verbs=verbs(lexicon),
        nouns=words("cue-nouns"),
        agents=words("cue-agents"),
        adjectives=words("cue-adjectives"),
        felt_nouns=words("felt-nouns"),
        open_nouns=words("open-nouns"),
        thought_nouns=words("thought-nouns"),
        making=words("making-verbs"),
        holding=words("holding-verbs"),
        linking=BE | words("linking-verbs"),
        raising=words("raising-verbs"),
        after_appear=words("after-appear"),
        catenatives=words("catenatives"),
        told=words("told-verbs"),
        passive_views=words("passive-views"),
        naming=words("naming-verbs"),
        clausal=words("clause-verbs"),
        showing=words("cue-showing"),
        of_things=words("thing-cues"),
        commenting=words("comment-cues"),
        showing_things=words("document-sources") | words("data-nouns"),
        titles=words("titles"),
        groups=words("group-sources"),
        backing=words("cue-backing"),
        plain_base=words("cue-plain-base"),
        before_nouns=words("before-nouns"),
        plurals_without_s=words("plurals-without-s"),
        apposed=OPENS_APPOSITION | words("apposed"),
        periods=words("periods"),
        venues=words("venues"),
        hearer_verbs=words("hearer-verbs"),
        hearers=words("hearers"),
        seen_as=words("seen-as"),
        particled=words("particled-cues"),
        with_preposition={link: words(f"cues-with-{link}") for link in ("to", "at", "against", "on")},
    )
