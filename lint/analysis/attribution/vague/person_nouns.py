"""Nouns for people by occupation or role, the heads of vague sources: "officials", "critics"."""

from functools import lru_cache

from lint.analysis.lexicon.lexicon import Lexicon

QUANTITIES = frozenset("some many most others several few someone somebody plenty lots".split())

_NUMBERS = frozenset("two three four five six seven eight nine ten dozens scores hundreds thousands multiple".split())
DETERMINERS = (
    QUANTITIES | _NUMBERS | {"other", "various", "certain", "unnamed", "anonymous", "more", "a", "an", "one", "another"}
)

AGENT_ENDINGS = ("ists", "ers", "ors", "ians", "crats", "men", "women", "ants", "goers", "folk")
"""Endings of plurals of people, for words that are not listed."""

_SHORTEST = 5


@lru_cache(maxsize=65536)
def is_people(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a lower-case word stands for people who may be a vague source."""
    if word in _plurals(lexicon):
        return True
    return (
        word.endswith(AGENT_ENDINGS)
        and len(word) > _SHORTEST
        and word not in lexicon.words("things-like-people")
        and word.isalpha()
    )


def is_listed(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a lower-case word is a plural for people that is listed, and so no surname in -ers."""
    return word in _plurals(lexicon)


@lru_cache(maxsize=65536)
def is_one_person(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a lower-case word in the singular stands for a person by what he or she does or is."""
    if word == "another" or word in lexicon.words("people-without-s"):
        return True
    spoken_for = word in lexicon.words("organization-voices") or word in lexicon.words("anonymous-people")
    return not (spoken_for or word.endswith("s")) and is_people(word + "s", lexicon)


@lru_cache(maxsize=65536)
def is_source(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a lower-case word can be the head of a vague source: people, or one of them."""
    if not word.endswith(_ENDINGS) and word not in _heads(lexicon):
        return False  # most words of a text
    return is_people(word, lexicon) or is_one_person(word, lexicon)


_ENDINGS = (*AGENT_ENDINGS, *(ending.removesuffix("s") for ending in AGENT_ENDINGS))


@lru_cache(maxsize=8)
def _plurals(lexicon: Lexicon) -> frozenset[str]:
    """Return the words for people that are listed."""
    people, sources = lexicon.words("people"), lexicon.words("unnamed-sources")
    return people | sources | lexicon.words("anonymous-people") | QUANTITIES


@lru_cache(maxsize=8)
def _heads(lexicon: Lexicon) -> frozenset[str]:
    """Return the listed words that may be the head of a vague source, in both numbers."""
    plurals = _plurals(lexicon)
    return plurals | {word.removesuffix("s") for word in plurals} | lexicon.words("people-without-s") | {"another"}
