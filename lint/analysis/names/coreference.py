"""Find pairs of spellings in one article that likely name one entity, with the evidence. Needs no name list."""

from collections.abc import Collection, Iterator
from math import inf
from typing import NamedTuple

from lint.analysis.names.candidate_pairs import candidates
from lint.analysis.names.name_endings import is_derived
from lint.analysis.names.name_standing import may_be_meant, order, single_forms
from lint.analysis.names.open_compounds import open_forms
from lint.analysis.names.pair_facts import PairFacts
from lint.analysis.names.pair_guards import are_listed_apart, have_few_letters, is_ruled_out, is_run_together
from lint.analysis.names.pair_model import Reading, is_one_entity, read
from lint.analysis.names.spelling_index import Spellings
from lint.analysis.names.string_similarity import (
    CLOSE,
    LENGTHY,
    LONG,
    SAME_SOUND,
    SHORTEST,
    Known,
    Unlike,
    compare,
    core,
    sound_alike,
)
from lint.analysis.names.surface_forms import BlockForms, Spelling
from lint.analysis.resources.name_list import ACCEPTED, Form
from lint.analysis.resources.pair_weights import PairWeights
from lint.analysis.resources.romanization import plain, single_slip, skeleton, slip_distance


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
    """What was made of two spellings (`reading` is None where they are ruled out), and the blocks that each stands in.

    There are no blocks where the two are not alike: that holds wherever they stand. `turns` is the order in which their
    blocks stand in the text, see `Spellings.turns`.
    """

    blocks: tuple[list[BlockForms], list[BlockForms]] | None
    reading: Reading | None
    ending: bool
    turns: tuple[bool, ...] = ()


_UNLIKE = Verdict(None, None, ending=False)


Verdicts = dict[tuple[str, str], Verdict]
"""Verdicts by the two words."""


def pairs(found: Spellings, known: Known, weights: PairWeights, before: Verdicts, now: Verdicts) -> list[Pair]:
    """Return the pairs of spellings that are likely one entity, by the place of the odd one.

    `before` has the verdicts on the last version of the text: one holds as long as both words stand in the same blocks
    as they did. Those on this version are put into `now`.
    """
    made: list[Pair] = []
    for key, is_shared in candidates(found).items():
        verdict = before.get(key)
        if verdict is not _UNLIKE:
            verdict = _renewed(verdict, found, key, known, weights, is_shared=is_shared)
        now[key] = verdict
        if verdict.reading is not None and is_one_entity(verdict.reading, len(found), weights):
            odd, usual, sure = order(found[key[0]], found[key[1]], known)
            if verdict.ending and not sure and plain(usual.word).startswith(plain(odd.word)):
                odd, usual = usual, odd  # what has the ending is the case
            made.append(Pair(odd, usual, "; ".join(verdict.reading.reasons), verdict.ending, sure=sure))
    made += _compounds(found, known)
    for hyphenated, plain_form in open_forms(found, known):
        odd, usual = sorted((hyphenated, plain_form), key=lambda entry: len(entry.uses))
        made.append(Pair(odd, usual, "only hyphens differ", ending=False, sure=False))
    made += _of_unused_forms(found, known, {word for pair in made for word in (pair.odd.word, pair.usual.word)})
    return sorted(made, key=lambda pair: (pair.odd.first, pair.usual.word))


def _renewed(
    verdict: Verdict | None,
    found: Spellings,
    key: tuple[str, str],
    known: Known,
    weights: PairWeights,
    *,
    is_shared: bool,
) -> Verdict:
    """Return the verdict on two spellings as it holds now: the last one, unless one of them stands elsewhere."""
    blocks = found.blocks(key[0]), found.blocks(key[1])
    turns = found.turns(*key) if found.keeps else ()
    if verdict is not None and verdict.blocks == blocks and verdict.turns == turns:
        return verdict
    verdict = _judge(found, key, blocks, known, weights, is_shared=is_shared)
    return verdict._replace(turns=turns) if turns and verdict is not _UNLIKE else verdict


def _judge(
    found: Spellings,
    key: tuple[str, str],
    blocks: tuple[list[BlockForms], list[BlockForms]],
    known: Known,
    weights: PairWeights,
    *,
    is_shared: bool,
) -> Verdict:
    """Compare two spellings; it looks at nothing beside what is given."""
    shape = compare(*key, known, is_shared=is_shared)
    if shape is Unlike.ALWAYS:
        return _UNLIKE
    if shape is Unlike.ALONE:
        return Verdict(blocks, None, ending=False)
    facts = PairFacts(found[key[0]], found[key[1]], known, shape)
    ending = shape.ending and not (facts.one.given & facts.other.given)
    if is_ruled_out(facts, blocks):
        return Verdict(blocks, None, ending)
    reading = read(facts, weights)
    # Of the shortest names the guards leave none that is in doubt, and some pairs need no weighing.
    sure = have_few_letters(facts) or facts.are_one_place or facts.are_one_full_name or facts.is_case_of_given_name
    return Verdict(blocks, reading._replace(score=inf) if sure else reading, ending)


def _compounds(found: Spellings, known: Known) -> Iterator[Pair]:
    """Yield the names that the article writes in one word and in two: Nouri Tavanai, Nouritavanai."""
    folded = {plain(word): word for word in found if len(word) > LENGTHY}
    ends = {whole[-SHORTEST:] for whole in folded}
    for word in found:
        if len(word) < SHORTEST or plain(word)[-SHORTEST:] not in ends:
            continue
        if known.word_frequencies.word_band(word.lower()):
            continue
        for compound in found.compounds(word) & folded.keys():
            whole = folded[compound]
            if (
                whole != word
                and "-" not in whole
                and not known.name(whole)
                and not is_run_together(whole)
                and _is_last(found[whole])
                and found[word].uses
            ):
                evidence = f"{word} with the word before it"
                # A compound and its two words cannot be made one by putting the last of them in its place.
                yield Pair(found[whole], found[word], evidence, ending=False, compound=True, sure=False)


def _of_unused_forms(found: Spellings, known: Known, paired: Collection[str]) -> Iterator[Pair]:
    """Yield the slips of forms of a listed name that the article writes in another form: Zelesnky beside Zelenskyy."""
    listed = _accepted_forms(found, known)
    by_letter: dict[str, list[str]] = {}
    for word in found if listed else ():
        if len(word) >= LONG and word not in paired:
            by_letter.setdefault(plain(word)[:1], []).append(word)
    for used, form in listed if by_letter else ():
        for unused in {name for name in _names(form) if name not in found}:
            for word in by_letter.get(plain(unused)[:1], ()):
                if _is_slip_beside(found, word, used) and _is_slip_of(found[word], unused, form, known):
                    evidence = f"{unused} is another form of {used}"
                    yield Pair(found[word], found[used], evidence, ending=False)


def _accepted_forms(found: Spellings, known: Known) -> list[tuple[str, Form]]:
    """Return the words that are accepted forms of listed names, each with its form."""
    return [(used, form) for used in found for form in single_forms(used, known) if form.standing in ACCEPTED]


def _is_slip_beside(found: Spellings, word: str, used: str) -> bool:
    """Tell whether a word may be a slip beside the form that the article uses: it is not that form with an article."""
    return core(word) != core(used) and bool(found[used].uses)


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
    fits = not isinstance(shape, Unlike) and not shape.ending
    return fits and bool(entry.uses) and not entry.glosses and may_be_meant(form, entry.given)


def _is_last(entry: Spelling) -> bool:
    """Tell whether a word is in use, and never followed by a surname."""
    return bool(entry.uses) and not entry.family


def is_respelling(first: str, second: str, known: Known) -> bool:
    """Tell whether two surnames after one given name, in different articles, are likely one in two spellings."""
    a, b = plain(core(first)), plain(core(second))
    size = max(len(a), len(b), 1)
    if a == b or min(len(a), len(b)) < SHORTEST or is_derived(a, b) or is_derived(b, a):
        return False
    if are_listed_apart(first, second, known):
        return False
    distance = slip_distance(a, b, size)
    if known.name(first) and known.name(second):
        return distance <= SAME_SOUND
    alike = sound_alike(core(first), core(second))
    begin = skeleton(first)[:1] == skeleton(second)[:1]
    return (alike and distance / size <= CLOSE) or (begin and size >= LONG and single_slip(a, b))
