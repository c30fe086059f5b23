"""Find pairs of spellings in one article that likely name one entity, with the evidence. Needs no name list."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from typing import NamedTuple

from lint.analysis.names.candidate_pairs import candidates
from lint.analysis.names.evidence import PairEvidence
from lint.analysis.names.name_endings import is_derived
from lint.analysis.names.name_standing import may_be_meant, order, single_forms
from lint.analysis.names.spelling_index import Spellings
from lint.analysis.names.string_similarity import (
    CLOSE,
    LENGTHY,
    LONG,
    SAME_SOUND,
    SHORTEST,
    SILENT,
    Known,
    Similarity,
    compare,
    core,
    one_consonant_apart,
    sound_alike,
)
from lint.analysis.names.surface_forms import BlockForms, Spelling, Use
from lint.analysis.resources.name_list import ACCEPTED, Form
from lint.analysis.resources.romanization import plain, single_slip, skeleton, slip_distance
from lint.analysis.syntax.tokens import Tokens


class Pair(NamedTuple):
    """Two spellings taken for one entity, the one that is more likely the slip first (see `name_standing`), and why.

    `ending` where only a case ending differs, `compound` where the odd one is the usual one and the word before it in
    one. `sure` where the usual one may be written in place of the odd one.
    """

    odd: Spelling
    usual: Spelling
    evidence: str
    ending: bool
    compound: bool = False
    sure: bool = True


class Verdict(NamedTuple):
    """What was said of two spellings (`evidence` is "" for nothing), and the blocks that each stands in.

    There are no blocks where the two are not alike: that holds wherever they stand.
    """

    blocks: tuple[list[BlockForms], list[BlockForms]] | None
    evidence: str
    ending: bool


_UNLIKE = Verdict(None, "", ending=False)


Verdicts = dict[tuple[str, str], Verdict]
"""Verdicts by the two words."""


def pairs(found: Spellings, known: Known, before: Verdicts, now: Verdicts) -> list[Pair]:
    """Return the pairs of spellings that are likely one entity, by the place of the odd one.

    `before` has the verdicts on the last version of the text: one holds as long as both words stand in the same blocks
    as they did. Those on this version are put into `now`.
    """
    made: list[Pair] = []
    for key in candidates(found):
        verdict = before.get(key)
        if verdict is not _UNLIKE:
            blocks = found.blocks(key[0]), found.blocks(key[1])
            if verdict is None or verdict.blocks != blocks:
                verdict = _judge(found, key[0], key[1], blocks, known)
        now[key] = verdict
        if verdict.evidence:
            odd, usual, sure = order(found[key[0]], found[key[1]], known)
            made.append(Pair(odd, usual, verdict.evidence, verdict.ending, sure=sure))
    made += _compounds(found, known)
    made += _of_unused_forms(found, known, {word for pair in made for word in (pair.odd.word, pair.usual.word)})
    return sorted(made, key=lambda pair: (pair.odd.first, pair.usual.word))


def _judge(
    found: Spellings, first: str, second: str, blocks: tuple[list[BlockForms], list[BlockForms]], known: Known
) -> Verdict:
    shape = compare(first, second, known)
    if shape is None:
        return _UNLIKE
    evidence = _evidence(found[first], found[second], blocks, known, shape)
    return Verdict(blocks, evidence, shape.ending and "given" not in evidence)


def _evidence(
    one: Spelling, other: Spelling, blocks: tuple[list[BlockForms], list[BlockForms]], known: Known, shape: Similarity
) -> str:
    """Return why two spellings are one entity's, "" where they are not; it looks at nothing beside what is given."""
    first, second = one.word, other.word
    if not one.uses or not other.uses or one.glosses or other.glosses:
        return ""
    if not _are_near(shape, first, second) and not one.given & other.given:
        return ""
    if _are_forms_in_use(first, second, known, one.given | other.given):
        return ""  # mixed-name-forms reports the two
    if _are_listed_apart(first, second, known, one.given | other.given) and not (
        shape.distance <= SILENT and one.first_given & other.first_given
    ):
        return ""
    if _stand_together(first, second, blocks) or _is_person_beside_firm(one, other):
        return ""
    case = PairEvidence(one, other, known, shape)
    evidence = case.evidence()
    return evidence if evidence and case.has_own_name() else ""


def _are_near(shape: Similarity, first: str, second: str) -> bool:
    """Tell whether two spellings are near or sound alike, or are close and differ by one consonant."""
    if shape.is_near or shape.is_faintly_heard:
        return True
    return shape.share <= CLOSE and one_consonant_apart(core(first), core(second))


def _compounds(found: Spellings, known: Known) -> Iterator[Pair]:
    """Yield the names that the article writes in one word and in two: Nouri Tavanai, Nouritavanai."""
    folded = {plain(word): word for word in found if len(word) > LENGTHY}
    for word in found:
        if len(word) < SHORTEST or known.word_frequencies.word_band(word.lower()):
            continue
        for compound in found.compounds(word) & folded.keys():
            whole = folded[compound]
            if whole != word and not known.name(whole) and _is_last(found[whole]) and found[word].uses:
                evidence = f"{word} with the word before it"
                # A compound and its two words cannot be made one by putting the last of them in its place.
                yield Pair(found[whole], found[word], evidence, ending=False, compound=True, sure=False)


def _of_unused_forms(found: Spellings, known: Known, paired: Collection[str]) -> Iterator[Pair]:
    """Yield the slips of forms of a listed name that the article writes in another form: Zelesnky beside Zelenskyy."""
    by_letter: dict[str, list[str]] = {}
    for word in found:
        if len(word) >= LONG and word not in paired:
            by_letter.setdefault(plain(word)[:1], []).append(word)
    for used in found:
        for form in single_forms(used, known):
            if form.standing not in ACCEPTED:
                continue
            for unused in {name for name in _names(form) if name not in found}:
                for word in by_letter.get(plain(unused)[:1], ()):
                    if word != used and _is_slip_of(found[word], unused, form, known) and found[used].uses:
                        evidence = f"{unused} is another form of {used}"
                        yield Pair(found[word], found[used], evidence, ending=False)


def _names(form: Form) -> list[str]:
    """Return the accepted names of one word of a form's entry, for a person the surnames."""
    entry = form.entry
    variants = (v for v in entry.variants if v.standing in ACCEPTED and v.part != "given")
    names = [entry.form, *(variant.form for variant in variants)]
    if entry.kind == "person" and not entry.is_surname_first:
        return [name.rsplit(" ", 1)[-1] for name in names]
    return [name for name in names if " " not in name]


def _is_slip_of(entry: Spelling, name: str, form: Form, known: Known) -> bool:
    """Tell whether an unknown word is a slip of a name, and may be the entity's."""
    word = entry.word
    if any(word in name.split(" ") for name in form.entry.distinct):
        return False
    if not single_slip(plain(word), plain(name)) or known.name(word) or word.lower() in known.name_list.forms:
        return False
    shape = compare(word, name, known)
    fits = shape is not None and not shape.ending
    return fits and bool(entry.uses) and not entry.glosses and may_be_meant(form, entry.given)


def _is_last(entry: Spelling) -> bool:
    """Tell whether a word is in use, and never followed by a surname."""
    return bool(entry.uses) and not entry.family


def _are_listed_apart(first: str, second: str, known: Known, given: Collection[str] = ()) -> bool:
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


def _are_forms_in_use(first: str, second: str, known: Known, given: Collection[str]) -> bool:
    """Tell whether two words are forms of one listed name that are both in use somewhere."""
    entries = [
        {form.entry.id for form in single_forms(word, known) if form.standing in ACCEPTED and may_be_meant(form, given)}
        for word in (first, second)
    ]
    return not entries[0].isdisjoint(entries[1])


def _stand_together(first: str, second: str, blocks: tuple[list[BlockForms], list[BlockForms]]) -> bool:
    """Tell whether the two stand in one list or one name: X and Y, X, Y, X or Y."""
    others = set(blocks[1])
    return any(_meet(block, first, second) for block in set(blocks[0]) if block in others)


def _meet(block: BlockForms, first: str, second: str) -> bool:
    """Tell whether the two stand in one list or one name in a block.

    Only uses that lie near each other are looked at.
    """
    fewer, more = sorted((block.read(first).uses, block.read(second).uses), key=len)
    for use in fewer:
        near = bisect_left(more, use.mention.first - _LIST, key=_last)
        for rival in more[near : bisect_right(more, use.mention.last + _LIST, lo=near, key=_first)]:
            if _is_one_list(block.tokens, use, rival):
                return True
    return False


def _first(use: Use) -> int:
    return use.mention.first


def _last(use: Use) -> int:
    return use.mention.last


def _is_one_list(tokens: Tokens, use: Use, rival: Use) -> bool:
    early, late = (use, rival) if use.span.start <= rival.span.start else (rival, use)
    if early.mention == late.mention:
        return True
    between = tokens.words[early.mention.last : late.mention.first]
    return (
        0 < len(between) <= _LIST
        and between[0] in _LINKS
        and between[-1] in _LINKS
        and all(word in _LINKS or word[0].isupper() for word in between)
    )


_LIST = 8
"""Tokens between two members of one list, other members among them."""
_LINKS = frozenset((",", "and", "or", "&", "/", "vs", "versus", "-", "–"))


def _is_person_beside_firm(one: Spelling, other: Spelling) -> bool:
    """Tell whether one spelling only names a firm or a thing and the other a person: a founder may differ."""
    for firm, person in ((one, other), (other, one)):
        if firm.organisations == len(firm.uses) and not person.organisations and (person.given or person.titles):
            return True
    return False


def is_respelling(first: str, second: str, known: Known) -> bool:
    """Tell whether two surnames after one given name, in different articles, are likely one in two spellings."""
    a, b = plain(core(first)), plain(core(second))
    size = max(len(a), len(b), 1)
    if a == b or min(len(a), len(b)) < SHORTEST or is_derived(a, b) or is_derived(b, a):
        return False
    if _are_listed_apart(first, second, known):
        return False
    distance = slip_distance(a, b, size)
    if known.name(first) and known.name(second):
        return distance <= SAME_SOUND
    alike = sound_alike(core(first), core(second))
    begin = skeleton(first)[:1] == skeleton(second)[:1]
    return (alike and distance / size <= CLOSE) or (begin and size >= LONG and single_slip(a, b))
