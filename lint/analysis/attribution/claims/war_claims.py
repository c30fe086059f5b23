"""Read tolls, and claims about the fighting: who took, hit or lost what."""

from collections.abc import Iterator

from lint.analysis.attribution.claims.sentence_reading import SentenceReading
from lint.analysis.attribution.cues.function_words import BE
from lint.analysis.syntax.tagger import FINITE

_VERBS = frozenset(("VBD", "VBN", "VBG", "VBZ", "VBP", "VB"))
_BESIDE = frozenset("near along around toward towards outside".split())
"""Prepositions that name a place whatever noun follows."""
_TOWARDS = frozenset("on toward towards into near along from around through across to".split())
_NEAR = 8
"""Tokens between a noun for what was won and the ground it was won on."""
_OBJECT = 9
"""Tokens of an object that are looked at."""


def casualties(read: SentenceReading) -> Iterator[int]:
    """Yield the words that make a count of people a toll: was killed, killing nine, 12 dead, a death toll of 40."""
    for name, is_toll in (
        ("claim-killing", _is_killing),
        ("claim-dying", _is_dying),
        ("claim-harmed", _is_dying),
        ("claim-tolls", _is_counted_toll),
    ):
        yield from (at for at in read.places(name) if is_toll(read, at))


def _is_killing(read: SentenceReading, at: int) -> bool:
    """Tell whether a verb of killing has a count of people for its object, or in the passive for its subject."""
    if read.tags[at] not in _VERBS:
        return False
    first, last = read.clause(at)
    if read.counted_people(at + 1, min(last, at + _OBJECT)) >= 0:
        return True
    is_passive = read.tags[at] == "VBN" or read.lower(at - 1) in ("was", "were", "been", "be", "being", "are")
    return is_passive and read.counted_people(first, at) >= 0


def _is_dying(read: SentenceReading, at: int) -> bool:
    """Tell whether those who died or are dead are counted."""
    first, last = read.clause(at)
    if read.lowers[at] == "drowned" and read.counted_people(at + 1, min(last, at + _OBJECT)) >= 0:
        return True
    return read.tags[at] != "VB" and read.counted_people(max(first, at - _OBJECT), at) >= 0


def _is_counted_toll(read: SentenceReading, at: int) -> bool:
    """Tell whether a noun for the dead and hurt has its number: 40 civilian deaths, a death toll of 40."""
    first, last = read.clause(at)
    numbers = [other for other in range(first, last) if read.is_count(other)]
    is_named = read.lowers[at] == "toll" and read.lower(at - 1) in ("death", "casualty")
    return any(0 < at - other <= 3 for other in numbers) or (is_named and bool(numbers))  # noqa: PLR2004 - and adjectives


def battlefield(read: SentenceReading, countries: frozenset[int]) -> Iterator[int]:
    """Yield the verbs and nouns that claim something of a front; `countries` are the tokens that name a country."""
    for name, is_claim in (
        ("claim-seizing", _is_taking),
        ("claim-striking", _is_strike),
        ("claim-advancing", _is_advance),
        ("claim-gains", _is_gain),
        ("claim-fighting", _is_fight),
    ):
        yield from (at for at in read.places(name) if is_claim(read, at, countries))


def _is_advance(read: SentenceReading, at: int, countries: frozenset[int]) -> bool:
    """Tell whether a verb for moving a front has one who moves and where to."""
    if read.tags[at] not in _VERBS or read.lower(at + 1) not in _TOWARDS:
        return False
    return _has_ground(read, at, countries) and _has_side(read, read.clause(at)[0], at, countries)


def _is_gain(read: SentenceReading, at: int, countries: frozenset[int]) -> bool:
    """Tell whether a noun for what is won is somebody's, and won on ground."""
    first = read.clause(at)[0]
    if read.tags[at] in _VERBS or not _has_side(read, first, at, countries):
        return False
    behind = read.lower(at + 1)
    if behind in _BESIDE and read.any_of("claim-forces", first, at):
        return True
    return behind in _TOWARDS | {"in"} and _has_ground(read, at, countries)


def _is_fight(read: SentenceReading, at: int, countries: frozenset[int]) -> bool:
    """Tell whether a noun for a fight is the subject of a verb, and has its place."""
    behind = range(at + 1, at + 4)
    placed = any(read.lower(other) in ("in", "around", "near", "for") for other in behind)
    goes_on = any(read.tag(other) in FINITE for other in behind)
    return placed and goes_on and read.tags[at].startswith("NN") and _has_ground(read, at, countries)


def _is_taking(read: SentenceReading, at: int, countries: frozenset[int]) -> bool:
    """Tell whether a verb for taking ground has one who takes and the ground, in either voice."""
    if read.lower(at - 1) in _PLACING or (read.tags[at] == "VBN" and read.tag(at + 1).startswith("NN")):
        return False  # thanked for liberating, in occupied Lukora
    if read.lower(at + 1) == "by":
        is_passive = not BE.isdisjoint(read.lowers[max(0, at - 3) : at])  # else it describes: a town seized by rebels
        return is_passive and read.any_of("claim-ground", read.clause(at)[0], at)
    return _has_side(read, 0, at, countries) and _has_ground(read, at, countries)


def _is_strike(read: SentenceReading, at: int, countries: frozenset[int]) -> bool:
    """Tell whether a verb for firing has one who fires or a weapon, and something that was hit."""
    first, last = read.clause(at)
    if read.tags[at] not in _VERBS:
        return False
    if read.lowers[at] in ("shot", "shoot", "shooting") and read.lower(at + 1) != "down":
        return False
    fires = read.any_of("claim-forces", first, at) or read.any_of("claim-weapons", first, at)
    if read.tags[at] == "VBN" and read.any_of("claim-weapons", at, last):
        return _has_ground(read, at, countries) or read.any_of("claim-ground", first, at)
    named = any(first <= other < at for other in countries)
    if not (fires or named):
        return False
    return read.any_of("claim-ground", at, last) or read.any_of("claim-weapons", at, last)


def _has_side(read: SentenceReading, first: int, last: int, countries: frozenset[int]) -> bool:
    return read.any_of("claim-forces", first, last) or any(first <= at < last for at in countries)


def _has_ground(read: SentenceReading, at: int, countries: frozenset[int]) -> bool:
    """Tell whether ground, or a name that may be a place's, stands in the clause behind a word."""
    last = min(read.clause(at)[1], at + _NEAR)
    if read.any_of("claim-ground", at + 1, last):
        return True
    return any(
        read.tags[other] in ("NNP", "NNPS") and (read.lower(other - 1) in _PLACING or other - 1 == at)
        for other in range(at + 1, last)
        if other not in countries or read.lower(other - 1) in _PLACING
    )


_PLACING = frozenset("of in near around on at toward towards into for".split())
