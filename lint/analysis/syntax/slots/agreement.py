"""The slots of agreement: finite verbs that show a number, and what tells of the number of their subject."""

from collections.abc import Iterator
from itertools import pairwise

from lint.analysis.syntax.chunks import EITHER, MANY, ONE, finite_number
from lint.analysis.syntax.complements import PREPOSITIONS
from lint.analysis.syntax.slots.plain_subjects import DEMANDING, is_plain
from lint.analysis.syntax.slots.sentence_words import BE, END, HAVE, TO_BASE, SentenceWords, Slot

_UNREAL = frozenset("if though wish wishes wished as whether than suppose".split())
DOUBT = 2.0
"""Log-odds that are asked on top where the reading is not sure of the subject."""
_NO_SUBJECT = frozenset("i you gonna gotta need dare".split())
_SHORT = frozenset("am be 's 're 'm".split())
_NUMBERED = frozenset(
    "is are was were has have does do isn't aren't wasn't weren't hasn't haven't doesn't don't".split()
)
_ONE, _MANY = frozenset("is was has does".split()), frozenset("are were have do".split())
_AGREEING = dict.fromkeys(("he", "she", "it", "this"), _ONE) | dict.fromkeys(("they", "we", "these"), _MANY)
"""Pronouns and the forms that agree with them, so that nothing is asked."""
_NO_VERB_BEHIND = PREPOSITIONS - {"back", "off", "out", "up", "down", "inside", "outside", "near"} | frozenset(
    "the a an his her its their my our your no every and or".split()
)
"""Words that no finite verb with a subject of its own follows."""


def find(sentence: SentenceWords) -> Iterator[Slot]:
    """Yield the finite verbs whose number and subject are plain, with their number as value.

    The odds are those of `MANY`; where the reading is not sure of the subject, more of them is asked (`DOUBT`).
    """
    for at in _candidates(sentence):
        lower = sentence.lowers[at]
        number = _shown_number(sentence, at)
        if number == EITHER or _is_unreal(sentence, lower, at):
            continue
        if not _agrees(sentence, at, number) and is_plain(sentence, at, number):
            yield Slot(at, tuple(_of_number(sentence, at, lower if lower in _NUMBERED else "lex")), number)


def _candidates(sentence: SentenceWords) -> list[int]:
    """Return the words that may show a number as finite verbs, told without tags: tagging takes longest."""
    lowers, words, shows = sentence.lowers, sentence.words, sentence.knowledge.may_show_number
    return [
        at
        for at, (before, lower) in enumerate(pairwise(lowers), 1)
        if (lower in _NUMBERED or (shows[lower] and before not in _NO_VERB_BEHIND and words[at].islower()))
        and lower not in _AGREEING.get(before, ())
        and not _opens_base(before)
    ]


def _shown_number(sentence: SentenceWords, at: int) -> str:
    """Return the number that a word shows as the finite verb of a subject, `EITHER` where it shows none."""
    lower, tag = sentence.lowers[at], sentence.tags[at]
    if lower not in _NUMBERED and tag not in ("VBZ", "VBP", "VB"):
        return EITHER
    before = at - 1
    while before and sentence.tags[before] == "RB" and not _opens_base(sentence.lowers[before]):
        before -= 1
    word = sentence.lowers[before]
    none = _opens_base(word) or word in _NO_SUBJECT or lower in _SHORT
    if none or lower in _NUMBERED:
        return EITHER if none else finite_number(lower, tag)
    # By its form, for its tag follows the subject: a base form stands where a finite one belongs in “the minister say”.
    found = sentence.known.of(lower)
    return ONE if found.of("VBZ") > found.of("VB", "VBP") else MANY


def _opens_base(word: str) -> bool:
    """Tell whether a base form follows a word, or a participle, and no verb of its own number."""
    return word in TO_BASE or word.endswith(("'ll", "'d", "n't"))


def _agrees(sentence: SentenceWords, at: int, number: str) -> bool:
    """Tell whether the subject that the reading finds has the number of the verb, so that nothing need be weighed."""
    return sentence.reading.subject(at).number == number


def _is_unreal(sentence: SentenceWords, lower: str, at: int) -> bool:
    """Tell whether a verb may be a subjunctive: if he were, asked that he leave."""
    before = sentence.lowers[max(0, at - 12) : at]
    if lower in ("were", "weren't"):
        return not _UNREAL.isdisjoint(before)
    return "that" in before and any(word.startswith(DEMANDING) for word in before)


def _of_number(sentence: SentenceWords, at: int, verb: str) -> Iterator[str]:
    reading = sentence.reading
    found = reading.subject(at)
    verb_class = "be" if verb in BE else "have" if verb in HAVE else "do" if verb != "lex" else verb
    shape = f"{found.kind} {found.number} {found.sure}"
    before, near = sentence.word(at - 1), sentence.word_class(at - 1)
    yield ""
    yield verb_class
    yield f"s {shape}"
    yield f"sv {shape} {verb_class}"
    yield f"b {before}"
    yield f"bb {sentence.word(at - 2)} {before}"
    yield f"c {near} {found.kind}"
    yield f"cc {sentence.word_class(at - 2)} {near}"
    yield f"n {sentence.word(at + 1)} {found.kind}"
    yield f"nc {sentence.word_class(at + 1)} {shape}"
    yield f"nn {found.kind} {_next_number(sentence, at + 1)} {verb_class}"
    yield f"path {found.kind} {found.number} {_path(sentence, found.first, at)}"
    if found.head >= 0:
        head, opening = sentence.word(found.head), sentence.word(found.first)
        yield f"h {head} {found.kind}"
        yield f"hc {sentence.word_class(found.head)} {head[-2:]} {found.kind} {found.sure}"
        yield f"o {opening} {shape}"
        yield f"oh {opening} {sentence.word_class(found.head)} {found.kind}"
        yield f"p {sentence.word(found.first - 1)} {shape}"
        yield f"pv {sentence.tag(found.first - 1)} {shape} {verb_class}"
        yield f"hv {head} {opening} {found.sure}"
        near_group = reading.noun_ending(at)
        if near_group and near_group.head != found.head:
            yield f"l {sentence.word(near_group.first - 1)} {shape} {near_group.number}"
            yield f"lh {head} {near_group.number}"
            yield f"ln {sentence.word_class(found.head)} {sentence.word(near_group.first - 1)} {near_group.number}"
        else:
            yield f"d {shape} {sentence.word_class(found.head)} {opening}"
    if verb == "lex":
        yield f"w {sentence.word(at)[:5]}"
        yield f"wc {sentence.word_class(at)} {near} {found.kind} {found.number}"


def _next_number(sentence: SentenceWords, at: int) -> str:
    for group in sentence.reading.nouns:
        if group.first >= at:
            return f"{group.number} {min(group.first - at, 3)}"
    return END


def _path(sentence: SentenceWords, first: int, last: int) -> str:
    """Write the tags between the beginning of a subject and its verb, runs of one kind once."""
    if first < 0:
        first = max(0, last - 3)
    rough: list[str] = []
    for at in range(max(first, last - 14), last):
        tag = sentence.tags[at]
        kind = (
            sentence.lowers[at]
            if tag in ("CC", "WDT", "WP", ",")
            else "JJ"
            if tag in ("DT", "JJ", "CD", "PRP$")
            else tag
        )
        if not rough or rough[-1] != kind:
            rough.append(kind)
    return " ".join(rough)
