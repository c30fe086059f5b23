"""Compare the given names and surnames that stand beside two spellings."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from lint.analysis.lexicon.word_frequency import WordFrequencies
from lint.analysis.names.string_similarity import NEAR, SHORTEST, are_heard_alike
from lint.analysis.names.surface_forms import Spelling
from lint.analysis.names.word_families import is_her_form
from lint.analysis.resources.grapheme_correspondences import are_one_surname, difference
from lint.analysis.resources.romanization import common_start, plain, single_slip, skeleton


def is_named(entry: Spelling) -> bool:
    """Tell whether a word has a given name before it, or most often a surname behind it."""
    return bool(entry.given) or (bool(entry.family) and 2 * entry.alone <= len(entry.uses))


def shown(entry: Spelling, words: AbstractSet[str]) -> str:
    """Return one of the folded words as it is written beside the entry."""
    return next((part for use in entry.uses for part in use.after if plain(part) in words), min(words))


def common_given(one: Spelling, other: Spelling, is_known: Callable[[str], bool]) -> str:
    """Return what the given names before two spellings have in common, "" for nothing.

    Two known given names are two unless they sound alike: Hassan and Hussein have only their consonants in common.
    """
    if one.first_given & other.given or other.first_given & one.given:
        return "the same given name"
    firsts = (one.first_given | one.joined, other.first_given | other.joined)
    pairs = [firsts, (one.only_given, other.given), (one.given, other.only_given)]
    for a, b in {(a, b) for first, second in pairs for a in _few(first) for b in _few(second)}:
        if (min(len(a), len(b)) >= SHORTEST and _is_one_given(a, b)) or are_one_surname(a, b):
            if is_known(a) and is_known(b) and not are_heard_alike(a, b):
                continue
            return "the given names are alike too"
    if _have_one_initial(one.only_given, other.given) or _have_one_initial(other.only_given, one.given):
        return "the initial fits the given name"
    return ""


def _have_one_initial(initials: AbstractSet[str], names: AbstractSet[str]) -> bool:
    """Tell whether the only word before one surname is the initial of a given name before the other: N., Natalia."""
    letters = {word[0] for word in initials if len(word) <= _INITIAL}
    return any(len(name) > _INITIAL and name[0] in letters for name in names)


_INITIAL = 2
"""Characters of an initial with its stop."""


def _is_one_given(first: str, second: str) -> bool:
    return skeleton(first) == skeleton(second) or single_slip(first, second) or are_heard_alike(first, second)


def is_same_given_name(one: str, other: str) -> bool:
    """Tell whether two given names are one but for accents and capitals, or one is the initial of the other."""
    if one[1:] == "." or other[1:] == ".":
        return one[:1] == other[:1]
    return plain(one) == plain(other)


def may_be_one_given_name(one: str, other: str, word_frequencies: WordFrequencies) -> bool:
    """Tell whether two given names, before one surname, may be one in two spellings: Sergei, Serhiy; Ann, Ana.

    Two known ones are two, unless one letter sets them apart, they sound alike, or they have many consonants and have
    them in common; so are a man's and the woman's made of it. Of three letters, the second is as likely a slip.
    """
    a, b = plain(one), plain(other)
    if skeleton(a) != skeleton(b) or (is_her_form(a, b) and min(len(a), len(b)) >= SHORTEST):
        return False
    known = all(word_frequencies.capital_band(word) for word in (one, other))
    return not known or len(skeleton(a)) >= SHORTEST or single_slip(a, b) or are_heard_alike(a, b)


def begin_alike(first: AbstractSet[str], second: AbstractSet[str], is_known: Callable[[str], bool]) -> bool:
    """Tell whether two given names are much alike, or one is the other cut short.

    Two known ones are two names, unless they have many consonants and have them in common: Volodymyr, Vladimir.
    """
    return any(
        common_start(a, b) >= SHORTEST or difference(a, b, limit := NEAR * max(len(a), len(b))) <= limit
        for a in _few(first)
        for b in _few(second)
        if not (is_known(a) and is_known(b)) or (skeleton(a) == skeleton(b) and len(skeleton(a)) >= SHORTEST)
    )


def conflict(first: AbstractSet[str], second: AbstractSet[str]) -> bool:
    """Tell whether two sets of words have nothing in common, not even an initial or another spelling."""
    if not first or not second:
        return False
    return first.isdisjoint(second) and not any(_may_be_one(a, b) for a in _few(first) for b in _few(second))


def _may_be_one(first: str, second: str) -> bool:
    """Tell whether two given names are spellings of one, or one is the initial of the other."""
    if min(len(first), len(second)) == 1 or "." in first[1:_INITIAL] + second[1:_INITIAL]:
        return first[0] == second[0]
    return _is_one_given(first, second)


def _few(words: AbstractSet[str]) -> Iterable[str]:
    return words if len(words) <= _MANY else sorted(words)[:_MANY]


_MANY = 24
"""Words beside one spelling that are compared with each of those beside another; no entity has more given names.

A surname that so many share says little, and a list of thousands of members would be compared with itself.
"""
