"""Content of acts, beliefs and nouns: "praised the plan", "critics of the plan", "her claim that"."""

from lint.analysis.attribution.contents.adverbials import LINKS, is_infinitive
from lint.analysis.attribution.contents.clause_content import BREAKS, OPENS, Clause
from lint.analysis.attribution.cues.cue_reading import CueReading, Range
from lint.analysis.attribution.cues.function_words import FINITE, RELATIVES, SUBJECTS, TIMES
from lint.analysis.lexicon.closed_classes import AUXILIARIES

_ASIDES = frozenset("also again publicly strongly not".split())
_PARTICLES = ("out", "up", "down", "back")
_BEHIND_PARTICLES = ("for", "on", "to", "of", "with", "against")


def of_act(clause: Clause, place: int, right: int) -> list[Range]:
    """Return what an act or an attitude is about: the object, with what belongs to it."""
    cue_reading = clause.cue_readings[place]
    if cue_reading.covers is not None:
        subject = clause.trimmed(*cue_reading.covers)
        return subject if cue_reading.inverted else subject + behind(clause, cue_reading.cue[1], place)
    unsourced = cue_reading.source[1] <= cue_reading.source[0] and cue_reading.source[0] < cue_reading.cue[0]
    at = right if unsourced else cue_reading.cue[1]
    while clause.lower(at) in TIMES or clause.lower(at) in _ASIDES:
        at += 1
    if clause.lower(at) in LINKS and not (clause.lower(at) == "to" and is_infinitive(clause, at)):
        at += 1
        at += clause.lower(at) in _BEHIND_PARTICLES and clause.lower(at - 1) in _PARTICLES
    if clause.lower(at) == "," and clause.lower(at + 1) in ("and", "but", "or"):
        return []  # "what the mayor had sought, and left"
    return behind(clause, at, place)


def behind(clause: Clause, at: int, place: int) -> list[Range]:
    """Return the object that begins at a token."""
    return clause.trimmed(at, _end(clause, at, place))


def _end(clause: Clause, at: int, place: int) -> int:
    """Return where the object that begins at a token is over."""
    cue_reading = clause.cue_readings[place]
    end = clause.end(at, place)
    has_clause = clause.lower(at) in OPENS
    for number in range(at + 1, end):
        if clause.quoted(number):
            continue
        lower = clause.lowers[number]
        if _is_dash(clause, number):
            return number
        if lower == ",":
            if not clause.is_list(number, end):
                return number
        elif lower in BREAKS and number > at + 1 and not has_clause:
            if _breaks(clause, cue_reading, number):
                return number
        elif lower in ("and", "but", "or"):
            if _opens_clause(clause, number + 1):
                return number
        elif not has_clause and cue_reading.cue_kind == "noun" and _is_finite(clause, at, number):
            return number
    return end


def _is_dash(clause: Clause, at: int) -> bool:
    word, tokens = clause.words[at], clause.tokens
    return word in (";", "—", "–") or (word == "-" and not tokens.adjacent(at) and not tokens.adjacent(at - 1))


def _breaks(clause: Clause, cue_reading: CueReading, at: int) -> bool:
    """Tell whether another clause begins at a conjunction."""
    lower = clause.lower(at)
    if lower == "as":
        return clause.lower(at + 1) in SUBJECTS and cue_reading.base not in clause.lexicon.seen_as
    return lower not in ("if", "so")


def _opens_clause(clause: Clause, at: int) -> bool:
    """Tell whether a subject or a verb stands behind a conjunction."""
    lower = clause.lower(at)
    cue = clause.lexicon.verbs.get(lower)
    verb = cue is not None and cue.form in ("past", "third") and not cue.noun
    return verb or lower in SUBJECTS or lower in AUXILIARIES


def _is_finite(clause: Clause, first: int, at: int) -> bool:
    """Tell whether the verb of the clause around a noun phrase is at a token, with no relative clause before it."""
    lower = clause.lower(at)
    cue = clause.lexicon.verbs.get(lower)
    if lower not in FINITE and not (cue is not None and cue.form == "third" and not cue.noun):
        return False
    return not any(clause.lower(n) in RELATIVES or clause.lower(n) in ("how", "what") for n in range(first, at))
