"""Named evidence about two similar spellings in one article, as numbers from 0 to 1 for `pair_model` to weigh."""

from collections.abc import Iterator

from lint.analysis.names.first_mentions import begin_alike, common_given, conflict, is_named
from lint.analysis.names.pair_facts import PairFacts
from lint.analysis.names.string_similarity import LENGTHY, LONG, SHORTEST, VERY_LONG, core
from lint.analysis.names.surface_forms import Spelling
from lint.analysis.resources.romanization import common_start, plain

_SHARE, _SOUND = 0.5, 0.3
"""Shares of the length, by slips and by sound, that count as a whole difference."""
_STANDING = frozenset(("in", "at", "near", "into", "around", "outside"))
"""Prepositions before a place that seldom stand before a person."""
_OFTEN = 4
"""So many times as often as the other, one spelling is the article's own."""


def article_size(names: int) -> float:
    """Return the number of different names in an article as a feature: from some few to many."""
    return min(max(names, _FEW), _MANY) / _MANY


_FEW, _MANY = 30, 400


def features(facts: PairFacts) -> dict[str, float]:
    """Return what can be said of the two, by name; what is left out is 0.

    A name with a star is two features at once: a relation of the two bearers, and what their letters or the word lists
    say under that relation.
    """
    letters = dict(_letters(facts))
    known = dict(_known(facts))
    relations = dict(_relations(facts))
    made = {**letters, **known, **relations, **dict(_context(facts))}
    for relation in _KINDS:
        if relation in relations:
            for mark in _WITH_RELATION:
                value = letters.get(mark) or known.get(mark)
                if value:
                    made[f"{relation} * {mark}"] = value
    if "swapped" in letters and "one known" in known:
        made["swapped * one known"] = 1.0
    for mark in _WITH_SHARE:
        if mark in letters or mark in known:
            made[f"{mark} * share"] = letters.get("share", 0.0)
            made[f"{mark} * sound"] = letters.get("sound", 0.0)
    return made


def _letters(facts: PairFacts) -> Iterator[tuple[str, float]]:
    """Yield what differs between the two words, and where."""
    shape = facts.shape
    a, b = (plain(core(entry.word)) for entry in (facts.one, facts.other))
    start, end = common_start(a, b), common_start(a[::-1], b[::-1])
    shorter = min(len(a), len(b))
    yield "share", min(shape.share / _SHARE, 1.0)
    yield "sound", min(shape.sound / shape.size / _SOUND, 1.0)
    marks = {
        "one slip": shape.slip,
        "one skeleton": shape.alike,
        "one sound": facts.one_system_off,
        "only marks": a == b,
        "swapped": len(a) == len(b) and a != b and shape.slip and sorted(a) == sorted(b),
        "doubled": len(a) != len(b) and _undoubled(a) == _undoubled(b),
        "begins otherwise": not facts.begin_alike,
        "begins with another letter": a[:1] != b[:1] and facts.begin_alike,
        "ends otherwise": start >= shorter - 1 and a != b,
        "differs inside": start >= SHORTEST - 1 and end >= SHORTEST - 1,
        "final e": {a[start:], b[start:]} == {"", "e"},
        "one more at the end": start == shorter and a != b,
        "case ending": shape.ending,
        "few letters": shorter < SHORTEST,
        "four letters": shorter == SHORTEST,
        "five letters": SHORTEST < shorter < LONG,
        "long": shorter >= LENGTHY,
        "very long": shorter >= VERY_LONG,
        "hyphen": "-" in facts.one.word + facts.other.word,
    }
    yield from ((name, 1.0) for name, holds in marks.items() if holds)


def _undoubled(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if word[at - 1 : at] != letter)


def _known(facts: PairFacts) -> Iterator[tuple[str, float]]:
    """Yield what the word lists and the gazetteer know of the two."""
    gazetteer, frequencies = facts.known.gazetteer, facts.known.word_frequencies
    words = [entry.word for entry in (facts.one, facts.other)]
    capitals = [frequencies.capital_band(word) > 0 for word in words]
    places = [gazetteer.knows(word) for word in words]
    common = [facts.is_word(word.lower()) for word in words]
    nations = [word.lower() in gazetteer.country_forms or gazetteer.is_nationality(word.lower()) for word in words]
    marks = {
        "none known": facts.unknown == 2,  # noqa: PLR2004 - both
        "one known": facts.unknown == 1,
        "both known": not facts.unknown,
        "both are names": all(capitals),
        "one is a place": places[0] != places[1],
        "both are places": all(places),
        "one place": facts.are_one_place,
        "one is a word": common[0] != common[1],
        "both are words": all(common),
        "one is a nation": any(nations),
    }
    yield from ((name, 1.0) for name, holds in marks.items() if holds)


def _relations(facts: PairFacts) -> Iterator[tuple[str, float]]:
    """Yield how the bearers of the two stand to each other in the article; one of the first six always holds."""
    one, other = facts.one, facts.other
    kind = kind_of_bearers(facts)
    yield kind, 1.0
    courtesy = facts.classes.courtesy_titles
    titles = one.titles & other.titles
    marks = {
        "more given names": len(one.given & other.given) > 1,
        "rare given name": any(not facts.is_known_given(word) for word in one.given & other.given),
        "same title": bool(titles - courtesy),
        "same courtesy": bool(titles & courtesy),
        "other title": conflict(one.titles - courtesy, other.titles - courtesy),
        "same role": bool(one.roles & other.roles),
        "other role": conflict(one.roles, other.roles),
        "other surname": conflict(one.family, other.family),
        "same noun behind": bool(one.heads & other.heads),
        "other noun behind": conflict(one.heads, other.heads),
        "both places": bool(one.places & _STANDING and other.places & _STANDING),
        "one place, one person": any(
            a.places & _STANDING and not a.given and (b.given or b.titles) for a, b in ((one, other), (other, one))
        ),
    }
    yield from ((name, 1.0) for name, holds in marks.items() if holds)


def kind_of_bearers(facts: PairFacts) -> str:
    """Return the relation that the given names and surnames beside the two make."""
    one, other = facts.one, facts.other
    if one.family & other.family:
        return "same surname behind"
    if shared := common_given(one, other, facts.is_known_given):
        return _SHARED[shared]
    named = [is_named(entry) for entry in (one, other)]
    if all(named):
        if begin_alike(one.only_given, other.only_given, facts.is_known_given):
            return "given names near"
        return TWO_PEOPLE if conflict(one.given | one.joined, other.given | other.joined) else "both introduced"
    if any(named):
        return "never introduced"
    return "neither introduced"


def _context(facts: PairFacts) -> Iterator[tuple[str, float]]:
    """Yield where the two stand in the article, and how often."""
    one, other = facts.one, facts.other
    fewer, more = sorted((len(one.uses), len(other.uses)))
    named = [is_named(entry) for entry in (one, other)]
    marks = {
        "one stands in lists": any(entry.listed == len(entry.uses) for entry in (one, other)),
        "both stand in lists": all(entry.listed == len(entry.uses) for entry in (one, other)),
        "one far more often": more >= _OFTEN * fewer,
        "both more than once": fewer > 1,
        "firm and person": _is_firm(one) != _is_firm(other) and bool(one.given | other.given),
        "both firms": _is_firm(one) and _is_firm(other),
        "is in a title only": any(all(use.mention.sentence < 0 for use in entry.uses) for entry in (one, other)),
    }
    yield from ((name, 1.0) for name, holds in marks.items() if holds)
    if named[0] != named[1]:
        yield from _bare(facts, *((other, one) if named[0] else (one, other)))


def _bare(facts: PairFacts, bare: Spelling, full: Spelling) -> Iterator[tuple[str, float]]:
    """Yield how a spelling that is never introduced stands to the one that is."""
    is_behind = bare.first > full.first
    marks = {
        "bare never accompanied": bare.alone == len(bare.uses),
        "bare accompanied": bare.alone != len(bare.uses),
        "bare mostly accompanied": 2 * (len(bare.uses) - bare.alone) >= len(bare.uses),
        "bare behind the introduction": is_behind,
        "known before the introduction": not is_behind and facts.known.name(bare.word),
        "bare is a word": facts.is_word(bare.word.lower()),
        "introduced by what follows": not full.given,
        "bare stands as a place": bool(bare.places & _STANDING),
    }
    yield from ((name, 1.0) for name, holds in marks.items() if holds)


def _is_firm(entry: Spelling) -> bool:
    return entry.organisations == len(entry.uses)


TWO_PEOPLE = "two people"
_SHARED = {
    "the same given name": "same given name",
    "the given names are alike too": "given names alike",
    "the initial fits the given name": "initial fits",
}
_KINDS = (
    "initial fits",
    "same given name",
    "given names alike",
    "given names near",
    TWO_PEOPLE,
    "both introduced",
    "same surname behind",
    "never introduced",
    "neither introduced",
)
"""The relations of which one always holds."""
_WITH_RELATION = (
    "share",
    "sound",
    "one slip",
    "one sound",
    "one skeleton",
    "begins otherwise",
    "none known",
    "one known",
    "both known",
    "four letters",
    "five letters",
    "case ending",
)
"""What weighs otherwise under each relation."""
_WITH_SHARE = (
    "one sound",
    "one skeleton",
    "none known",
    "one known",
    "both known",
    "long",
    "few letters",
    "four letters",
    "five letters",
)
"""What makes the same difference of letters weigh otherwise."""
