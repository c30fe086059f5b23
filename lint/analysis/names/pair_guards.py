"""What rules out that two similar spellings name one entity, whatever else speaks for it."""

import re
from collections.abc import Collection

from lint.analysis.names.first_mentions import common_given, conflict
from lint.analysis.names.name_lists import stand_together
from lint.analysis.names.name_standing import may_be_meant, single_forms
from lint.analysis.names.pair_facts import PairFacts
from lint.analysis.names.pair_features import TWO_PEOPLE, kind_of_bearers
from lint.analysis.names.short_names import is_one_short_name
from lint.analysis.names.string_similarity import (
    CLOSE,
    COMMON,
    LENGTHY,
    SHORTEST,
    SILENT,
    Known,
    Similarity,
    core,
)
from lint.analysis.names.surface_forms import BlockForms
from lint.analysis.names.word_families import are_his_and_hers, are_man_and_woman, are_of_one_family
from lint.analysis.resources.grapheme_correspondences import are_one_surname
from lint.analysis.resources.name_list import ACCEPTED
from lint.analysis.resources.pinyin import are_two_names, syllables
from lint.analysis.resources.romanization import plain, single_slip, skeleton


def is_ruled_out(facts: PairFacts, blocks: tuple[list[BlockForms], list[BlockForms]]) -> bool:
    """Tell whether two spellings cannot be one entity's by their letters, the lists, or how they stand together.

    `blocks` are those that each stands in.
    """
    one, other = facts.one, facts.other
    if not one.uses or not other.uses or one.glosses or other.glosses:
        return True
    if not (_are_near(facts.shape, one.word, other.word) or one.given & other.given or facts.is_case_of_given_name):
        return True
    if have_few_letters(facts) and not is_one_short_name(facts):
        return True
    apart = any(guard(facts) for guard in _GUARDS) or are_man_and_woman(one, other, blocks)
    return apart or stand_together(one.word, other.word, blocks)


def _are_listed(facts: PairFacts) -> bool:
    """Tell whether the name list knows the two: as forms that other rules report, or as names of different entities."""
    first, second, known = facts.one.word, facts.other.word, facts.known
    given = facts.one.given | facts.other.given
    if _are_forms_in_use(first, second, known, given):
        return True  # mixed-name-forms reports the two
    if _are_one_listed_place(first, second, known) and not facts.are_one_place:
        return True  # Dynamo Kiev plays in Kyiv
    is_one_person = facts.shape.distance <= SILENT and not facts.one.first_given.isdisjoint(facts.other.first_given)
    return are_listed_apart(first, second, known, given) and not is_one_person


def have_few_letters(facts: PairFacts) -> bool:
    """Tell whether one has two or three letters, or the two are one surname of the table."""
    letters = [plain(core(entry.word)) for entry in (facts.one, facts.other)]
    return min(map(len, letters)) < SHORTEST or are_one_surname(*letters)


def _are_pinyin(facts: PairFacts) -> bool:
    """Tell whether the two are different names in pinyin, beside which stands pinyin and nothing else."""
    one, other = facts.one, facts.other
    if not are_two_names(plain(core(one.word)), plain(core(other.word))):
        return False
    beside = [entry.given | entry.family for entry in (one, other)]
    return all(beside) and all(syllables(word) for words in beside for word in words)


def _are_two_people(facts: PairFacts) -> bool:
    """Tell whether each has a given name of its own, or an office of its own and neither has a given name."""
    one, other, courtesy = facts.one, facts.other, facts.classes.courtesy_titles
    if conflict(one.given | one.joined, other.given | other.joined):
        return not (one.family & other.family) and kind_of_bearers(facts) == TWO_PEOPLE
    if conflict(one.family, other.family):
        return not common_given(one, other, facts.is_known_given)
    return not (one.given or other.given) and conflict(one.titles - courtesy, other.titles - courtesy)


def _is_common_word(facts: PairFacts) -> bool:
    """Tell whether one of the two is a common word that is not shown to be a surname.

    It is shown by a given name that both have and that is no common word, or by its own, of which none is a known word.
    """
    band, titles = facts.known.word_frequencies.word_band, facts.classes.titles
    shared = any(not band(word) for word in facts.one.given & facts.other.given)
    for entry in (facts.one, facts.other):
        lower = entry.word.lower()
        rare = bool(entry.given) and not any(band(g) or facts.is_known_given(g) for g in entry.given)
        is_common = lower in titles or band(lower) >= COMMON
        if is_common and not shared and (lower in titles or not rare):
            return True
    return False


_ONE_LETTER = 0.1
"""What it costs to write one letter of another alphabet otherwise (see `grapheme_correspondences`)."""


def _stand_in_lists(facts: PairFacts) -> bool:
    """Tell whether both stand in lists only, as in line-ups, or one does and the other is introduced.

    What nothing but one letter of another alphabet sets apart may be one name in a list, too; so may two
    long rare names that are one slip apart.
    """
    one, other = facts.one, facts.other
    listed = [entry.listed == len(entry.uses) for entry in (one, other)]
    introduced = [bool(entry.given or entry.titles) for entry in (one, other)]
    apart = (listed[0] and introduced[1]) or (listed[1] and introduced[0])
    near = facts.shape.sound <= _ONE_LETTER or (facts.are_unknown and facts.shape.slip and facts.shape.size >= LENGTHY)
    return all(listed) or (apart and introduced[0] != introduced[1] and not near)


def _are_short_forms(facts: PairFacts) -> bool:
    """Tell whether one is the short name of a body, or a given name as friends say it: Steve, Stevie."""
    words = [entry.word for entry in (facts.one, facts.other)]
    if not facts.classes.known_organizations.isdisjoint(words):
        return True
    shorter, longer = sorted((word.lower() for word in words), key=len)
    stem = shorter.removesuffix("e").removesuffix("y")
    fond = longer in {stem + "ie", stem + "y", stem + "ey", stem + stem[-1:] + "y", stem + stem[-1:] + "ie"}
    given = any(entry.family and not entry.given for entry in (facts.one, facts.other))
    return fond and given and longer != shorter


def _is_nation_beside_person(facts: PairFacts) -> bool:
    """Tell whether one is a country, its people or a continent, and the other is introduced by a name or a title.

    Somebody's name may stand behind his country's, so behind an unknown word of its letters it introduces nobody.
    """
    return any(
        _is_land(facts, land.word.lower())
        and not land.given
        and (other.given or other.titles or (other.family and not _are_swapped(land.word, other.word)))
        for land, other in ((facts.one, facts.other), (facts.other, facts.one))
    )


def _are_swapped(first: str, second: str) -> bool:
    """Tell whether two words have the same letters in another order."""
    return sorted(first.lower()) == sorted(second.lower())


def _is_land(facts: PairFacts, lower: str) -> bool:
    gazetteer = facts.known.gazetteer
    return lower in gazetteer.country_forms or gazetteer.is_nationality(lower) or lower in facts.classes.continents


def _are_derived(facts: PairFacts) -> bool:
    """Tell whether the language makes one of the other: a noun of a noun, or a wife's surname of her husband's."""
    one, other = facts.one, facts.other
    if are_of_one_family(one, other) or all(_is_land_or_one(facts, entry.word.lower()) for entry in (one, other)):
        return True
    is_one = one.titles & other.titles or common_given(one, other, facts.is_known_given)
    return not is_one and are_his_and_hers(one, other)


def _is_land_or_one(facts: PairFacts, lower: str) -> bool:
    """Tell whether a word is a land, its people, or one of the lands of a union: an emirate, Emirati."""
    return _is_land(facts, lower) or _is_land(facts, lower + "s")


_HUMPS = re.compile(r"(?<=[a-z]{3})(?=[A-Z])|(?<=^[A-Z])(?=[A-Z][a-z])")
"""Where a second word begins inside a word: TimeWarner, QAnswer, but not McGee."""


def is_run_together(word: str) -> bool:
    """Tell whether a second word begins inside a word, as where a page was flattened."""
    return _HUMPS.search(word) is not None


_DIGIT = re.compile(r"\d")


def _are_glued(facts: PairFacts) -> bool:
    """Tell whether one of two words has a figure, or is a name run together with a word that the other lacks."""
    first, second = facts.one.word, facts.other.word
    if _DIGIT.search(first + second):
        return True
    parts, others = _HUMPS.split(first), _HUMPS.split(second)
    if len(parts) != len(others):
        return True
    return len(parts) > 1 and not all(
        a == b or single_slip(a.lower(), b.lower()) for a, b in zip(parts, others, strict=True)
    )


def _are_near(shape: Similarity, first: str, second: str) -> bool:
    """Tell whether two spellings are near or sound alike, or are close and differ by one consonant."""
    if shape.is_near or shape.is_faintly_heard:
        return True
    return shape.share <= CLOSE and _one_consonant_apart(core(first), core(second))


def _one_consonant_apart(first: str, second: str) -> bool:
    """Tell whether the skeletons of two words differ by one slip."""
    return single_slip(skeleton(first), skeleton(second))


def are_listed_apart(first: str, second: str, known: Known, given: Collection[str] = ()) -> bool:
    """Tell whether the name list knows the two words as names of different entities.

    An entry whose entity has none of the `given` names is somebody else.
    """
    entries = [
        {form.entry.id for form in single_forms(word, known) if may_be_meant(form, given)} for word in (first, second)
    ]
    if entries[0] & entries[1]:
        # Two forms of one entry: the rules for listed names report those that have a standing of their own.
        standings = {form.standing for word in (first, second) for form in single_forms(word, known)}
        return not standings & {"other", "historical", "foreign"}
    if entries[0] and entries[1]:
        return True
    rivals = known.name_list.rivals
    folded = [{word.lower(), core(word).lower()} for word in (first, second)]
    return any(
        other in rivals.get(word, ()) for ours, theirs in (folded, folded[::-1]) for word in ours for other in theirs
    )


def _are_one_listed_place(first: str, second: str, known: Known) -> bool:
    """Tell whether two words are forms of one listed name that is no person's."""
    entries = [
        {form.entry.id for form in single_forms(word, known) if form.entry.kind != "person"} for word in (first, second)
    ]
    return not entries[0].isdisjoint(entries[1])


def _are_forms_in_use(first: str, second: str, known: Known, given: Collection[str]) -> bool:
    """Tell whether two words are forms of one listed name that are both in use somewhere."""
    entries = [
        {form.entry.id for form in single_forms(word, known) if form.standing in ACCEPTED and may_be_meant(form, given)}
        for word in (first, second)
    ]
    return not entries[0].isdisjoint(entries[1])


def _is_person_beside_firm(facts: PairFacts) -> bool:
    """Tell whether one spelling only names a firm or a thing and the other a person: a founder may differ."""
    firms = facts.classes.firms
    for firm, person in ((facts.one, facts.other), (facts.other, facts.one)):
        is_firm = firm.organisations == len(firm.uses) or (firm.word.lower() in firms and not firm.given)
        if is_firm and not person.organisations and (person.given or person.titles):
            return True
    return False


_GUARDS = (
    _are_pinyin,
    _are_two_people,
    _stand_in_lists,
    _is_common_word,
    _are_listed,
    _are_short_forms,
    _are_derived,
    _is_nation_beside_person,
    _are_glued,
    _is_person_beside_firm,
)
"""What rules a pair out, the cheapest first."""
