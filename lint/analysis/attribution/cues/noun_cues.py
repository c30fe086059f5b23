"""Read cues that are nouns or adjectives: "the mayor's claim that", "critics of the plan", "is confident that"."""

from lint.analysis.attribution.cues.clauses import chain
from lint.analysis.attribution.cues.cue_reading import CueKind, CueReading, Range
from lint.analysis.attribution.cues.function_words import BE, CHAIN_ADVERBS, DAYS, POSSESSIVE, PREPOSITIONS, SUBJECTS
from lint.analysis.attribution.cues.sentence_view import SentenceView
from lint.analysis.lexicon.closed_classes import AUXILIARIES

_NOUN_LINKS = frozenset("that not to of about on for against in toward towards over regarding with".split())
_ADJECTIVE_LINKS = frozenset("that about of to with by in on at over for".split())
_DEGREE = ("very", "so", "quite", "more")
_ENDS_OWNER = frozenset("the a an this several many two three one another some".split())
"""Determiners that end the search for a noun's owner: what stands before them belongs to another phrase."""
_OWNER_REACH = 5


def noun(reading: SentenceView, at: int) -> CueReading | None:
    """Read "the mayor's claim that", "his support for", "concern among voters that"."""
    link = reading.lower(at + 1)
    if link in ("by", "from", "among"):
        return _owned_behind(reading, at)
    if link not in _NOUN_LINKS or (link in ("in", "with") and reading.lowers[at] not in reading.lexicon.felt_nouns):
        return None
    if link == "on" and reading.lower(at + 2) in DAYS:
        return None  # "his remarks on Monday": when, and not what
    mark = _owner_mark(reading, at)
    if mark is not None:
        own = reading.lowers[mark] in POSSESSIVE
        owner = (mark, mark + 1) if own else reading.subjects.possessor(mark)
        return reading.cue_reading(owner, (at, at + 1), "noun", reading.lowers[at]) if owner else None
    raised = _raised(reading, at)
    if raised is not None:
        return raised
    told = reading.lowers[at] in reading.lexicon.open_nouns and link in ("about", "that", "of", "for", "to", "over")
    if told or (link == "that" and reading.lowers[at] in reading.lexicon.thought_nouns):
        return reading.cue_reading(None, (at, at + 1), "noun", reading.lowers[at])
    return None


def _owner_mark(reading: SentenceView, at: int) -> int | None:
    """Return the possessive pronoun or the apostrophe that gives a noun its owner."""
    for number in range(at - 1, max(reading.first - 1, at - _OWNER_REACH), -1):
        lower = reading.lowers[number]
        if lower in POSSESSIVE or lower == "'s" or (lower in ("'", "’") and reading.lower(number - 1).endswith("s")):
            return number
        if not reading.words[number][0].isalpha() or lower in _ENDS_OWNER or lower in AUXILIARIES:
            return None
    return None


def _raised(reading: SentenceView, at: int) -> CueReading | None:
    """Read "the mayor raised doubts about": the subject of a verb with little meaning of its own holds the view."""
    making = reading.lexicon.making
    for number in range(at - 1, max(reading.first - 1, at - _OWNER_REACH), -1):
        lower = reading.lowers[number]
        if lower in making or lower in reading.lexicon.holding:
            start, passive = chain(reading, number)
            source = None if passive else reading.subjects.before(start)
            kind: CueKind = "noun" if lower in making and reading.lower(at + 1) == "that" else "attitude"
            return reading.cue_reading(source, (start, at + 1), kind, reading.lowers[at]) if source else None
        if not reading.words[number][0].isalpha() or lower in AUXILIARIES or lower in PREPOSITIONS:
            return None
    return None


def _owned_behind(reading: SentenceView, at: int) -> CueReading | None:
    source = reading.phrases.at(at + 2, ("that", "about"))
    if source[0] < source[1] and reading.lower(source[1]) in ("that", "about", "to"):
        return reading.cue_reading(source, (at, at + 2), "noun", reading.lowers[at], inverted=True)
    return None


def agent(reading: SentenceView, at: int) -> CueReading | None:
    """Read "critics of the plan"."""
    if reading.lower(at + 1) != "of":
        return None
    source = reading.subjects.before(at + 1)
    if source is not None and reading.lower(source[0] - 1) in BE:
        source = reading.subjects.before(source[0] - 1) or source  # "Ruiz is a critic of": Ruiz is it
    return reading.cue_reading(source, (at + 1, at + 2), "attitude", "of") if source else None


def adjective(reading: SentenceView, at: int) -> CueReading | None:
    """Read "the mayor is confident that"."""
    if reading.lower(at + 1) not in _ADJECTIVE_LINKS and reading.lower(at + 1) not in SUBJECTS:
        return None
    start, linked, linking = at, False, reading.lexicon.linking
    while start > reading.first:
        before = reading.lowers[start - 1]
        if before in linking:
            linked = True
        elif not (before in CHAIN_ADVERBS or before in AUXILIARIES or before.endswith("ly") or before in _DEGREE):
            break
        start -= 1
    source: Range | None = reading.subjects.before(start) if linked else None
    if source is None or reading.lowers[source[0]] in ("it", "there", "this", "that"):
        return None
    return reading.cue_reading(source, (start, at + 1), "attitude", reading.lowers[at])
