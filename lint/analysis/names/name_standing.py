"""Decide which of two spellings is the correct name, and how certain that is."""

from collections.abc import Collection
from typing import NamedTuple

from lint.analysis.names.first_mentions import is_named
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.string_similarity import Known
from lint.analysis.names.surface_forms import Spelling
from lint.analysis.resources.name_list import ACCEPTED, Form
from lint.analysis.resources.romanization import plain, skeleton, slip_distance
from lint.analysis.syntax.tokens import phrase

_OUTNUMBERED = 4
"""So many times as often as the introduced spelling, another one speaks against it: the introduction may be the slip.
"""


class Standing(NamedTuple):
    """What speaks for a spelling, the weightiest first.

    `listed`: it is the accepted form of a listed name, of a country or, where a place is meant, of a town.
    `introduced`: somebody is introduced by it, with a given name or a surname. `uses`: how often it stands. `titled`: a
    title or a role stands before it. `known`: the word lists or the gazetteer have it.
    """

    listed: bool
    introduced: bool
    uses: int
    titled: bool
    known: bool


def order(one: Spelling, other: Spelling, known: Known) -> tuple[Spelling, Spelling, bool]:
    """Return the spelling that is more likely the slip, the one that is more likely the name, and whether that is sure.

    It is not sure where nothing but its place speaks for one, or where something speaks for the other too: the
    introduced spelling stands once and the other again and again, the rarer one is a known word, it is somebody else's
    in the name list, or another listed name is as near.
    """
    given = one.given | other.given
    is_place = not given and _are_places(one, other)
    ranks = [_standing(entry, rival, known, given, is_place=is_place) for entry, rival in ((one, other), (other, one))]
    if ranks[0] == ranks[1]:
        odd, usual = (other, one) if one.first < other.first else (one, other)
        return odd, usual, False
    odd, usual = (one, other) if ranks[0] < ranks[1] else (other, one)
    less, more = sorted(ranks)
    if not more.introduced and _is_near_another(odd.word, usual.word, known):
        sure = False
    elif more.listed and not less.listed:
        sure = not less.introduced or more.introduced or _is_person(usual.word, known, given)
    else:
        sure = not _is_doubted(less, more) and not _is_of_another(odd, known, given)
    return odd, usual, sure


def _are_places(one: Spelling, other: Spelling) -> bool:
    """Tell whether a preposition of place stands before a use of either, and no title before any."""
    return bool(one.places or other.places) and not (one.titles or other.titles)


def _standing(entry: Spelling, rival: Spelling, known: Known, given: Collection[str], *, is_place: bool) -> Standing:
    return Standing(
        is_listed(entry.word, known, given) or (is_place and known.gazetteer.knows(entry.word)),
        _is_introduced(entry, rival, known),
        len(entry.uses),
        bool(entry.titles),
        known.name(entry.word),
    )


def _is_doubted(less: Standing, more: Standing) -> bool:
    """Tell whether the lower standing has what the higher lacks: many more uses of it, or that it is known."""
    outnumbered = less.uses >= _OUTNUMBERED * more.uses
    return outnumbered if more.introduced > less.introduced else less.known > more.known


def is_listed(word: str, known: Known, given: Collection[str] = ()) -> bool:
    """Tell whether a word is the accepted form of a listed name, or its surname, or a country's name.

    `given` are the given names that stand before it: a listed person who has none of them is somebody else.
    """
    if any(len(words) == 1 for words, _ in known.gazetteer.country_forms.get(word.lower(), ())):
        return True
    return any(form.standing in ACCEPTED and may_be_meant(form, given) for form in single_forms(word, known))


def single_forms(word: str, known: Known) -> list[Form]:
    """Return the listed forms that a word is by itself, given names left out."""
    # A hyphen makes several words of one.
    words = (word.lower(),) if word.isalpha() else phrase(word)
    forms = known.name_list.forms.get(words[0], ())
    return [form for form in forms if form.words == words and form.part != "given"]


def may_be_meant(form: Form, given: Collection[str]) -> bool:
    """Tell whether a form can be that of somebody with one of the `given` names, of which there may be none."""
    if form.entry.kind != "person" or not given:
        return True
    own = {skeleton(name) for name in form.entry.given_names()}
    return not own or any(skeleton(name) in own for name in given)


def _is_of_another(entry: Spelling, known: Known, given: Collection[str]) -> bool:
    """Tell whether a word is listed, but not for somebody with one of the `given` names."""
    return is_listed(entry.word, known) and not is_listed(entry.word, known, given)


def _is_person(word: str, known: Known, given: Collection[str]) -> bool:
    """Tell whether a word is the surname of a listed person with one of the `given` names."""
    return any(form.entry.kind == "person" and may_be_meant(form, given) for form in single_forms(word, known))


def _is_near_another(odd: str, usual: str, known: Known) -> bool:
    """Tell whether another listed name or country that begins as a slip does is as near to it as the usual spelling."""
    a, b = plain(odd), plain(usual)
    cost = slip_distance(a, b, max(len(a), len(b)))
    own = {form.entry.id for form in single_forms(usual, known)}
    own.update(code for words, code in known.gazetteer.country_forms.get(usual.lower(), ()) if len(words) == 1)
    listed = (*known.name_list.accepted.get(a[:1], ()), *known.gazetteer.country_words.get(a[:1], ()))
    return any(
        entity not in own and word not in (a, b) and slip_distance(a, word, cost) <= cost for word, entity in listed
    )


def _is_introduced(entry: Spelling, other: Spelling, known: Known) -> bool:
    """Tell whether a given name, or a surname that the other never has, says whose name it is.

    Nationalities and common words are no given names.
    """
    if not entry.given:
        return is_named(entry) and not other.family
    word_frequencies, gazetteer, titles = known.word_frequencies, known.gazetteer, name_lexicon(known.lexicon).titles
    return any(
        word not in titles
        and not gazetteer.is_nationality(word)
        and (not word_frequencies.word_band(word) or word_frequencies.capital_band(word.capitalize()) > 0)
        for word in entry.given
    )
