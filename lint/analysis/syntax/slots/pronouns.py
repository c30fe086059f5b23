"""The slots between a noun and its verb where a pronoun stands that may repeat the subject."""

from collections.abc import Iterator

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, WEEKDAYS
from lint.analysis.syntax.chunks import TIMES
from lint.analysis.syntax.complement_counts import OBJECTS
from lint.analysis.syntax.complements import PREPOSITIONS, following
from lint.analysis.syntax.slots.sentence_words import BE, END, VERBAL, SentenceWords, Slot
from lint.analysis.syntax.tagger import FINITE

_TIMES = TIMES | {"course", "way", "extent", "whichever", "whoever", "whatever"}
"""Nouns that tell when or how before the subject of a clause."""
_AS_VERB = 100
"""Thousandths of its uses in which the word before a pronoun may be a verb with a clause behind it."""
_CLAIMING = 0.04
"""Share of the uses of a verb with a clause behind it, from which on it may claim something."""
_OWN = frozenset("who which that he she it they we i you".split())
_TRANSITIVE = 0.3
"""Share of the uses of a verb with an object, from which on one is missed."""
_BARE = 0.15
"""Share of the uses of a verb with nothing behind it, below which something is missed."""
_GAPS = frozenset((".", "finite", "past", "-ed", "adverb"))
_CLOSING = frozenset((".", "?", "!", ",", ";", END))
_ENDS = frozenset(", ; : . and but".split())
SUBJECTS = frozenset("he she it they".split())
"""The pronouns that a slot is at."""
_CLAUSE_OPENERS = WEEKDAYS | frozenset(
    'that , but when if because while although whereas “ ” " yesterday today tomorrow'.split()
)
"""Words and marks right behind which the subject of a clause stands, beside verbs of saying."""


def find(sentence: SentenceWords) -> Iterator[Slot]:
    """Yield the pronouns between a noun and a finite verb, with the noun as value."""
    for at, lower in enumerate(sentence.lowers[1:-1], 1):
        if lower not in SUBJECTS or sentence.words[at] != lower or not _may_be_subject(sentence, at - 1):
            continue
        verb = at + 1
        while verb < min(at + 3, len(sentence.words) - 1) and sentence.tags[verb] == "RB":
            verb += 1
        if _may_be_cleft(sentence, at):
            continue
        if sentence.tags[verb] in FINITE and not _has_gap(sentence, verb):
            yield Slot(at, tuple(_of_pronoun(sentence, at, verb)), sentence.lowers[at - 1])


def opens_clause(sentence: SentenceWords, at: int, saying: frozenset[str]) -> bool:
    """Tell whether the noun group before a pronoun opens the sentence, or follows a day or “that”, as its one subject.

    `saying` has the forms of verbs of saying, behind which “that” may be left out.
    Elsewhere the pronoun mostly opens a clause on the noun (a plan it made) or follows one that has ended.
    """
    group = sentence.reading.noun_ending(at)
    if group is None or "WP$" in sentence.tags[group.first : at]:
        return False
    before, opening = sentence.word(group.first - 1), sentence.lowers[group.first]
    apposed = before == "," and (opening in ("a", "an") or sentence.tags[group.first].startswith("NNP"))
    if apposed or (group.first and before not in _CLAUSE_OPENERS and before not in saying):
        return False
    return not _has_later_verb(sentence, at)


def _has_later_verb(sentence: SentenceWords, at: int) -> bool:
    """Tell whether a verb behind the clause of a pronoun may belong to the noun before it."""
    reading = sentence.reading
    subjects = (reading.subject(verb.first) for verb in reading.verbs if verb.finite and verb.first > at + 2)
    if any(subject.kind == "none" or subject.head < at for subject in subjects if subject.kind != "shared"):
        return True
    end = next((place for place in range(at, len(sentence.lowers)) if sentence.lowers[place] in _ENDS), at)
    # A participle behind another form may be the past of the noun: the papers they were seeking included maps.
    return any(
        sentence.tags[place] == "VBN"
        and sentence.tags[place - 1] in ("VBG", "VBN", "NN", "NNS", "IN")
        and sentence.lowers[place - 1] not in BE
        for place in range(at + 2, end)
    )


def _may_be_cleft(sentence: SentenceWords, at: int) -> bool:
    """Tell whether a pronoun may be the “it” of a clause that a preposition opens: in the last race it was the mare."""
    if sentence.lowers[at] != "it" or sentence.lowers[at + 1] not in BE:
        return False
    return _opening(sentence, _group_before(sentence, at)) in PREPOSITIONS


def _has_gap(sentence: SentenceWords, verb: int) -> bool:
    """Tell whether a verb lacks its object and another finite verb follows: the people they met were late."""
    groups = sentence.reading.verbs
    mine = next((group for group in groups if group.first <= verb < group.last), None)
    after = mine.last if mine else verb + 1
    then = following(sentence.lowers, sentence.tags, after)
    if sentence.lowers[after : after + 1] == sentence.lowers[after + 1 : after + 2]:
        return True  # the rules they live by by and large work
    if any(
        group.finite and verb < group.first and sentence.lowers[group.first - 1] in PREPOSITIONS for group in groups
    ):
        return True  # the site it led them to
    if not (mine and mine.passive) and _lacks_object(sentence, after, then):
        return True
    return (then in PREPOSITIONS or then in _GAPS) and _has_main_verb(sentence, verb)


def _has_main_verb(sentence: SentenceWords, verb: int) -> bool:
    """Tell whether another finite verb without a subject of its own stands in the clause behind a verb."""
    end = next((at for at in range(verb, len(sentence.lowers)) if sentence.lowers[at] in _ENDS), len(sentence.lowers))
    return any(
        group.finite and verb < group.first < end and not _has_own_subject(sentence, group.first)
        for group in sentence.reading.verbs
    )


def _lacks_object(sentence: SentenceWords, after: int, then: str) -> bool:
    """Tell whether nothing stands behind a verb that asks for an object, or its preposition: schools they want."""
    if then in PREPOSITIONS:
        return following(sentence.lowers, sentence.tags, after + 1) in (*PREPOSITIONS, ".", "finite", "past")
    end = after
    while sentence.tag(end) == "RB":
        end += 1
    if sentence.word(end) not in _CLOSING:
        return False
    if sentence.lowers[after - 1] in BE:
        return True  # a poet he is not
    counts = sentence.complements.counts("v", sentence.lowers[after - 1])
    uses, objects = sum(counts.values()), sum(counts.get(kind, 0) for kind in OBJECTS)
    return objects > _TRANSITIVE * uses or counts.get(".", 0) < _BARE * uses


def _has_own_subject(sentence: SentenceWords, verb: int) -> bool:
    """Tell whether a pronoun stands before a finite verb, so that no noun farther before is its subject."""
    at = verb - 1
    while at and sentence.tags[at] == "RB":
        at -= 1
    return sentence.lowers[at] in _OWN


def _may_be_subject(sentence: SentenceWords, at: int) -> bool:
    """Tell whether a word is a noun or a name that tells no time, and is no verb with a clause behind it."""
    lower = sentence.lowers[at]
    if at and _may_claim(sentence, at):
        return False  # Paris claims she was
    if not _may_be_noun(lower):
        return False
    found = sentence.known.of(lower)
    determined = sentence.tag(at - 1) in ("DT", "PRP$", "JJ") and sentence.tags[at].startswith("NN")
    verbal = found.of("VBZ", "VBD", "VBP") >= _AS_VERB or found.of("VB", "VBG", "RB") >= VERBAL
    if verbal and not determined:
        return False
    unknown = not found.uses and not lower.endswith("s")  # “Methinks” is a verb
    named = sentence.words[at][0].isupper() and (at > 0 or unknown or sentence.names_person(lower))
    return sentence.tags[at].startswith("NN") or named or found.of("NN", "NNS") >= VERBAL


def _may_be_noun(lower: str) -> bool:
    """Tell whether a word is none of those that never are a subject, such as “today” and the s of “’90s”."""
    if lower in _TIMES or lower in FUNCTION_WORDS:
        return False
    return len(lower) > 1 and lower[0].isalpha() and not lower.endswith("ly")


def _may_claim(sentence: SentenceWords, at: int) -> bool:
    """Tell whether a noun behind a noun may be a verb with a clause behind it."""
    if not sentence.tags[at - 1].startswith(("NN", "JJ")):
        return False
    # Forms that are nouns as well were not counted as verbs: the past of “claims” and “fear” tells.
    stem = sentence.lowers[at].removesuffix("s")
    for form in (sentence.lowers[at], stem, stem + "ed", stem + "d"):
        counts = sentence.complements.counts("v", form)
        if counts.get("that", 0) + counts.get("he", 0) > _CLAIMING * sum(counts.values()):
            return True
    return False


def _group_before(sentence: SentenceWords, end: int) -> int:
    """Return the first token of the noun group before a place; the tag of its noun may be wrong."""
    first = end - 1
    while first and sentence.tags[first - 1].startswith(("NN", "JJ", "DT", "PRP$", "CD", "POS")):
        first -= 1
        if sentence.tags[first] in ("DT", "PRP$"):
            break
    return first


def _opening(sentence: SentenceWords, first: int) -> str:
    """Return the preposition that opens the clause of a noun group: in the north the farmers; “-” for another word."""
    start = first
    while start and sentence.lowers[start - 1] not in _ENDS:
        start -= 1
    word = sentence.word(start)
    return "" if start == first else word if word in PREPOSITIONS else "-"


def _of_pronoun(sentence: SentenceWords, at: int, verb: int) -> Iterator[str]:
    reading = sentence.reading
    first = _group_before(sentence, at)
    opener = sentence.word(first - 1)
    pronoun, noun = sentence.lowers[at], sentence.word(at - 1)
    several = sentence.known.of(noun).of("NNS") > sentence.known.of(noun).of("NN")
    name = "X" if at > 1 and sentence.words[at - 1][0].isupper() else "NNS" if several else "NN"
    end = verb
    while end < len(sentence.words) and sentence.lowers[end] not in (",", ";", ":", "."):
        end += 1
    more = [group.head for group in reading.verbs if group.finite and verb < group.first]
    inside = sum(place < end for place in more)
    group_of_verb = next((group for group in reading.verbs if group.first <= verb < group.last), None)
    head = group_of_verb.head if group_of_verb else verb
    then = following(sentence.lowers, sentence.tags, head + 1)
    earlier = sum(group.finite and group.last <= first for group in reading.verbs)
    yield ""
    yield f"o {opener} {name}"
    yield f"ow {opener} {pronoun} {noun}"
    yield f"oc {sentence.word_class(first - 1)} {pronoun}"
    yield f"w {noun}"
    yield f"wp {noun} {pronoun}"
    yield f"d {sentence.word(first)} {name} {pronoun}"
    yield f"f {first == 0} {name} {pronoun}"
    yield f"v {sentence.word(head)}"
    yield f"vt {sentence.word(head)} {then}"
    yield f"t {then} {sentence.tag(head)} {name}"
    yield f"tt {then} {pronoun} {sentence.word_class(head + 1)}"
    yield f"m {min(len(more), 3)} {min(inside, 2)} {first == 0}"
    yield f"mo {min(inside, 2)} {opener}"
    yield f"e {min(earlier, 2)} {min(inside, 2)} {opener in (',', 'that', 'and', 'but')}"
    yield f"x {sentence.word(end)} {then} {end - head < 3}"  # noqa: PLR2004 - the verb ends the clause
    yield f"i {_opening(sentence, first)} {pronoun} {name}"
    yield f"oo {sentence.word(first - 2)} {opener}"
    yield f"p {pronoun} {sentence.word(verb)}"
