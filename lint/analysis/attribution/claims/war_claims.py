"""Read tolls, and claims about the fighting: who took, hit or lost what."""

from collections.abc import Iterator

from lint.analysis.attribution.claims.sentence_reading import FINITE, SentenceReading
from lint.analysis.attribution.cues.function_words import BE

_VERBS = frozenset(("VBD", "VBN", "VBG", "VBZ", "VBP", "VB"))
_TAKING = frozenset(("VBD", "VBN", "VBG"))
"""Tags of a verb that tells of an act; in the present, holding ground is a state."""
_BESIDE = frozenset("near along around toward towards outside".split())
"""Prepositions that name a place whatever noun follows."""
_TOWARDS = frozenset("on toward towards into near along from around through across to".split())
_NEAR = 8
"""Tokens between a noun for what was won and the ground it was won on."""
_OBJECT = 9
"""Tokens of an object that are looked at."""


def casualties(read: SentenceReading) -> Iterator[int]:
    """Yield the words that make a count of people a toll: was killed, killing nine, 12 dead, a death toll of 40."""
    for at in read.places("claim-killing"):
        if read.tags[at] not in _VERBS:
            continue
        first, last = read.clause(at)
        is_passive = read.tags[at] == "VBN" or read.lower(at - 1) in ("was", "were", "been", "be", "being", "are")
        behind = read.counted_people(at + 1, min(last, at + _OBJECT))
        if behind >= 0 or (is_passive and read.counted_people(first, at) >= 0):
            yield at
    for at in (*read.places("claim-dying"), *read.places("claim-harmed")):
        first, last = read.clause(at)
        if (read.lowers[at] == "drowned" and read.counted_people(at + 1, min(last, at + _OBJECT)) >= 0) or (
            read.counted_people(max(first, at - _OBJECT), at) >= 0 and read.tags[at] != "VB"
        ):
            yield at
    for at in read.places("claim-tolls"):
        first, last = read.clause(at)
        numbers = [other for other in range(first, last) if read.is_count(other)]
        is_toll = read.lowers[at] == "toll" and read.lower(at - 1) in ("death", "casualty")
        if any(0 < at - other <= 3 for other in numbers) or (is_toll and numbers):  # noqa: PLR2004 - 40 civilian deaths
            yield at


def battlefield(read: SentenceReading, countries: frozenset[int]) -> Iterator[int]:
    """Yield the verbs and nouns that claim something of a front; `countries` are the tokens that name a country."""
    for at in read.places("claim-seizing"):
        if read.tags[at] in _TAKING and _is_taking(read, at, countries):
            yield at
    for at in read.places("claim-striking"):
        if read.tags[at] in _VERBS and _is_strike(read, at, countries):
            yield at
    for at in read.places("claim-advancing"):
        moves = read.lower(at + 1) in _TOWARDS and _has_ground(read, at, countries)
        if read.tags[at] in _VERBS and moves and _has_side(read, read.clause(at)[0], at, countries):
            yield at
    for at in read.places("claim-gains"):
        if read.tags[at] in _VERBS or not _has_side(read, read.clause(at)[0], at, countries):
            continue
        has_forces = read.any_of("claim-forces", read.clause(at)[0], at)
        if (has_forces and read.lower(at + 1) in _BESIDE) or (
            read.lower(at + 1) in _TOWARDS | {"in"} and _has_ground(read, at, countries)
        ):
            yield at
    for at in read.places("claim-fighting"):
        placed = any(read.lower(other) in ("in", "around", "near", "for") for other in range(at + 1, at + 4))
        goes_on = any(read.tag(other) in FINITE for other in range(at + 1, at + 4))
        if placed and goes_on and read.tags[at].startswith("NN") and _has_ground(read, at, countries):
            yield at


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
