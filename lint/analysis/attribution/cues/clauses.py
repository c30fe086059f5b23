"""Find a clause's verb group, and the implied subject of a subjectless verb."""

from lint.analysis.attribution.cues.cue_nouns import is_noun
from lint.analysis.attribution.cues.cue_reading import REPORTING, Range
from lint.analysis.attribution.cues.function_words import BE, CHAIN_ADVERBS, FINITE, RELATIVES, SUBORDINATE
from lint.analysis.attribution.cues.sentence_view import SentenceView
from lint.analysis.lexicon.closed_classes import AUXILIARIES

_PARTICLES = ("on", "out", "about")
_CONTRACTED = ("he", "she", "it", "who", "that", "what", "there", "this")
_INTRODUCING = ("then", "both", "all", "long", "first", "once", "perhaps")


def chain(reading: SentenceView, at: int) -> tuple[int, bool]:
    """Return where a verb begins with its auxiliaries and adverbs, and whether it is passive."""
    lowers = reading.lowers
    start, passive = at, False
    while start > reading.first:
        before = lowers[start - 1]
        if before in BE and before not in CHAIN_ADVERBS:
            # Only a form of "be" next to the cue makes it passive.
            passive = passive or start >= at - 2 or all(w in CHAIN_ADVERBS for w in lowers[start:at])
        opened = _group_step(reading, start, before)
        if opened == start:
            break
        start = opened
    joined = start > reading.first and is_noun(reading.tokens, start - 1)
    while start < at and lowers[start] in _INTRODUCING and not joined:
        start += 1  # "all said" has a subject of its own, "Ruiz and Obi both said" has not
    return start, passive


def _group_step(reading: SentenceView, start: int, before: str) -> int:
    """Return how far a verb group that opens at `start` reaches with the word before: an adverb or another verb."""
    if before in CHAIN_ADVERBS or (before.endswith("ly") and start - 1 > reading.first and before != "only"):
        return start - 1
    if before in BE or before == "n't" or (before in AUXILIARIES and reading.words[start - 1] != "May"):
        return start - 1
    if before != "to" or start - 2 < reading.first or reading.lowers[start - 2] not in reading.lexicon.catenatives:
        return start
    has_particle = reading.lowers[start - 2] in _PARTICLES and start - 2 > reading.first
    return start - 2 - has_particle


def governing(reading: SentenceView, at: int) -> Range | None:
    """Return whose deed a verb without a subject of its own is: the last speaker, else the subject before it."""
    comma = _first_comma(reading) if reading.lower(reading.first) in SUBORDINATE else reading.first
    earlier = [
        cue_reading
        for cue_reading in reversed(reading.found)
        if not cue_reading.cue[0] < comma < at
        and cue_reading.source[0] < cue_reading.source[1]
        and cue_reading.cue_kind != "noun"
        and cue_reading.covers is None
    ]
    if earlier:
        # What somebody is said to think is not the writer's cue reading: "Ruiz said Obi wants it, adding that ...".
        return next(
            (cue_reading.source for cue_reading in earlier if cue_reading.cue_kind in REPORTING), earlier[0].source
        )
    if at > comma + 2:
        return finite_subject(reading, max(reading.first + 1, comma), at, at)
    if at > reading.first + 2:
        return finite_subject(reading, reading.first + 1, at, at)
    # "Recalling the war, the mayor urged ...": the clause behind its comma has the subject.
    behind = finite_subject(reading, _first_comma(reading) + 1, reading.last, at)
    return behind or finite_subject(reading, at + 1, reading.last, at)


def _first_comma(reading: SentenceView) -> int:
    return next((n for n in range(reading.first, reading.last) if reading.words[n] == ","), reading.first)


def finite_subject(reading: SentenceView, first: int, last: int, at: int) -> Range | None:
    """Return the subject of the first finite verb among tokens [first, last).

    One before `at` is no relative pronoun.
    """
    for number in range(first, last):
        if is_finite(reading, number):
            source = reading.subjects.before(_chain_start(reading, number))
            if source is not None and not (number < at and reading.lowers[source[0]] in RELATIVES):
                return source
    return None


def is_finite(reading: SentenceView, at: int) -> bool:
    """Tell whether a token can be the finite verb of a clause."""
    lower = reading.lowers[at]
    if lower in FINITE:
        return not _is_possessive(reading, at)
    cue = reading.lexicon.verbs.get(lower)
    if cue is not None and cue.form in ("past", "third") and not cue.noun:
        return True
    joined = reading.lower(at - 1) == "-" and reading.tokens.adjacent(at - 1)
    return lower.endswith("ed") and not reading.tokens.is_capitalized(at) and not joined


def _is_possessive(reading: SentenceView, at: int) -> bool:
    """Tell whether an 's is that of an owner, and no "is"."""
    return reading.lowers[at] == "'s" and reading.lower(at - 1) not in _CONTRACTED


def _chain_start(reading: SentenceView, at: int) -> int:
    lowers = reading.lowers
    while at > reading.first and (
        lowers[at - 1] in CHAIN_ADVERBS or lowers[at - 1] in AUXILIARIES or lowers[at - 1].endswith("ly")
    ):
        at -= 1
    return at
