"""Group pairs of spellings by entity, and decide which name each misspelling belongs to."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from lint.analysis.names.coreference import Pair
from lint.analysis.names.first_mentions import is_named
from lint.analysis.names.string_similarity import audible, core
from lint.analysis.names.surface_forms import Spelling
from lint.analysis.resources.grapheme_correspondences import difference
from lint.analysis.resources.romanization import plain, single_slip, slip_distance

_AS_NEAR = 0.25
"""Letters by which one name must be nearer than another: the weights of the slips are no finer than that."""


class Slip(NamedTuple):
    """A spelling that is likely a slip of a group's usual one, and the pair that says so.

    `rivals` are the names of other entities that are about as near. `sure` where the usual spelling may be written
    instead.
    """

    entry: Spelling
    pair: Pair
    rivals: tuple[Spelling, ...]
    sure: bool


class Group(NamedTuple):
    """The spellings of one entity: the usual one and its slips, in the order of their first places."""

    usual: Spelling
    slips: tuple[Slip, ...]


def groups(found: Sequence[Pair]) -> list[Group]:
    """Return the pairs by entity, in the order of the first slip of each.

    Two names that are no pair are never made one by a slip that is near both: it goes to the nearest, and where two are
    as near it is not sure. Introduced spellings of one name that are no pair make two groups.
    """
    partners: dict[str, set[str]] = {}
    for pair in found:
        partners.setdefault(pair.odd.word, set()).add(pair.usual.word)
        partners.setdefault(pair.usual.word, set()).add(pair.odd.word)
    slips: dict[str, list[Slip]] = {}
    for slip in _slips({frozenset((pair.odd.word, pair.usual.word)): pair for pair in found}.values()):
        slips.setdefault(slip.pair.usual.word, []).append(slip)
    made: list[Group] = []
    for own in slips.values():
        waiting = [_checked(slip, own, partners[slip.entry.word]) for slip in own]
        while waiting:
            together: list[Slip] = []
            for slip in waiting:
                if not any(_are_apart(slip, other, partners[slip.entry.word]) for other in together):
                    together.append(slip)
            made.append(Group(together[0].pair.usual, tuple(together)))
            waiting = [slip for slip in waiting if slip not in together]
    return sorted(made, key=lambda group: group.slips[0].entry.first)


def _slips(pairs: Collection[Pair]) -> list[Slip]:
    """Return the spellings that are slips, each with the name that it is a slip of, by their first places."""
    above: dict[str, list[Pair]] = {}
    for pair in pairs:
        above.setdefault(pair.odd.word, []).append(pair)
        above.setdefault(pair.usual.word, [])
    found: dict[str, Slip] = {}
    for word in _from_the_top(above):
        # A slip of what is itself a slip is none of the name, and what it should be nobody can tell.
        homes = [pair for pair in above[word] if pair.usual.word not in found]
        homes = homes or [pair._replace(sure=False) for pair in above[word]]
        if homes:
            pair, rivals = _nearest(homes)
            found[word] = Slip(pair.odd, pair, rivals, pair.sure and not rivals)
    return sorted(found.values(), key=lambda slip: slip.entry.first)


def _checked(slip: Slip, others: Sequence[Slip], partners: Collection[str]) -> Slip:
    """Return a slip, not sure where its name has another slip that is somebody else's: the name may be either's."""
    contested = any(other is not slip and _are_apart(slip, other, partners) for other in others)
    return slip._replace(sure=slip.sure and not contested)


def _are_apart(slip: Slip, other: Slip, partners: Collection[str]) -> bool:
    """Tell whether two slips of one name that are no pair are both introduced, and so may be two people's."""
    return other.entry.word not in partners and is_named(slip.entry) and is_named(other.entry)


def _from_the_top(above: Mapping[str, Sequence[Pair]]) -> Iterator[str]:
    """Yield the words so that each comes behind those that it may be a slip of, as far as they are not slips of it."""
    below: dict[str, list[str]] = {}
    missing = {word: len(pairs) for word, pairs in above.items()}
    for word, pairs in above.items():
        for pair in pairs:
            below.setdefault(pair.usual.word, []).append(word)
    done: set[str] = set()
    # In a ring of slips none is free, and the first word has to begin.
    for start in sorted(above, key=lambda word: (missing[word] > 0, word)):
        free = [start]
        while free:
            word = free.pop()
            if word in done:
                continue
            done.add(word)
            yield word
            for lower in below.get(word, ()):
                missing[lower] -= 1
                if missing[lower] == 0:
                    free.append(lower)


def _nearest(homes: list[Pair]) -> tuple[Pair, tuple[Spelling, ...]]:
    """Return the pair whose usual spelling is nearest to the odd one, and those that are about as near.

    A given name that both have counts more than any letter, and one slip less than two.
    """
    if len(homes) == 1:
        return homes[0], ()
    ranked = sorted(((_far(pair), pair) for pair in homes), key=lambda item: (item[0], item[1].usual.first))
    (*kind, least), best = ranked[0]
    rivals = [pair.usual for (*other, cost), pair in ranked[1:] if other == kind and cost < least + _AS_NEAR]
    # Orbán and Orban are one name to a slip of either.
    return best, tuple(rival for rival in rivals if plain(rival.word) != plain(best.usual.word))


def _far(pair: Pair) -> tuple[bool, bool, float]:
    """Return whether a pair shares no given name, whether it takes more than one slip, and what its letters cost."""
    odd, usual = plain(core(pair.odd.word)), plain(core(pair.usual.word))
    size = max(len(odd), len(usual))
    sound = difference(odd, usual, audible(size))
    heard = sound <= audible(size)
    return (
        not pair.odd.given & pair.usual.given,
        not (heard or single_slip(odd, usual)),
        sound if heard else slip_distance(odd, usual, size),
    )
