"""Content of speech cues: what was said, before the cue, after it, or on both sides."""

from lint.analysis.attribution.contents import adverbials
from lint.analysis.attribution.contents.clause_content import BREAKS, OPENS, PLACES, Clause
from lint.analysis.attribution.cues.cue_reading import CueReading, Range
from lint.analysis.attribution.cues.function_words import (
    CLOSING,
    DASHES,
    FINITE,
    OPENING,
    RELATIVES,
    SUBJECTS,
    SUBORDINATE,
)
from lint.analysis.lexicon.closed_classes import AUXILIARIES

_ENDS = frozenset((",", "?", "!", ".", "…", "—", "–")) | CLOSING
"""Marks between what was said and the cue reading behind it."""
_PARTICLES = frozenset("out up back".split())
_WHERE = frozenset("into with over up down by from through at".split())
"""Words behind a verb of saying that tell how and where, never what."""
_INTERRUPTED = frozenset(
    "and but who which according citing as while after before when with in on at although though or".split()
)
"""Words behind a cue reading between commas that do not go on with what it interrupts."""
_JOINING = frozenset("and or who that which , to".split())
"""Words behind which a verb goes on with the clause before it."""
_NOT_PARTICIPLES = ("nothing", "something", "anything", "being")
_ACRONYM, _DATELINE = 2, 14
"""A dateline opens with a place in more than so many capitals, and its dash is among so many tokens."""
_LEAST = 3
"""Tokens of a clause."""


def of(clause: Clause, place: int, left: int, right: int) -> list[Range]:
    """Return what was said; the cue reading covers the tokens [left, right)."""
    cue_reading = clause.cue_readings[place]
    if clause.lower(left - 1) == "as":
        left -= 1  # "..., as the mayor put it"
    before = _before(clause, cue_reading, left)
    right = _past_particle(clause, cue_reading, right)
    at = right if cue_reading.cue_kind == "colon" else adverbials.past(clause, cue_reading, right)
    if clause.lower(at) == "," == clause.lower(at + 2) and clause.lower(at + 1) in ("however", "though", "too"):
        at += 2
    if before and clause.quoted(before[0][1] - 1):
        return before + _quoted_on(clause, place, at)
    following = clause.lower(at)
    if not before and following == "," == clause.lower(left - 1) and clause.lower(at + 1) in FINITE:
        before = clause.trimmed(_start(clause, left), left)  # the subject of what the cue reading interrupts
    if following == "," and before and clause.lower(at + 1) not in OPENING:
        return before + _interrupted(clause, at + 1, place)
    return _following(clause, place, at, before)


def _following(clause: Clause, place: int, at: int, before: list[Range]) -> list[Range]:
    """Return what was said behind a cue and its setting, `before` where nothing there was."""
    cue_reading, following = clause.cue_readings[place], clause.lower(at)
    if following in ("", ".", ")") or (at >= clause.last - 1 and following in "?!"):
        return before
    if adverbials.is_taken(clause, cue_reading, at):
        return before or clause.trimmed(at + 1, clause.end(at + 1, place))
    if following in _WHERE and cue_reading.cue_kind == "speech":
        return before
    at += following in (",", ":")
    if before and not _opens_said(clause, at):
        return before
    if cue_reading.cue_kind == "source":
        return before or _around_phrase(clause, at, place)
    return _behind(clause, at, place) or before


def _before(clause: Clause, cue_reading: CueReading, left: int) -> list[Range]:
    """Return the clause or quotation that ends before the cue reading, where its mark and its source allow one."""
    mark = clause.lower(left - 1)
    if mark not in _ENDS and not (mark == "-" and not clause.tokens.adjacent(left - 1)):
        return []
    participle = clause.lower(cue_reading.cue[0]).endswith("ing") and cue_reading.source[1] <= cue_reading.cue[0] - 1
    relative = clause.lower(cue_reading.source[0]) in RELATIVES and not cue_reading.inverted
    unsourced = cue_reading.source[0] >= cue_reading.source[1]
    if participle or relative or unsourced or clause.lower(cue_reading.cue[0] - 1) == "to":
        return []
    found = clause.trimmed(_start(clause, left), left)
    if not found or _is_participle_clause(clause, *found[0]):
        return []
    first, last = found[0]
    closes = max(cue_reading.source[1], cue_reading.cue[1]) >= clause.last - 1
    return found if _is_clause(clause, first, last) or (closes and last - first > _LEAST) else []


def _start(clause: Clause, left: int) -> int:
    """Return where the clause before a cue reading begins."""
    first = _past_dateline(clause, left)
    while first < left and clause.lower(first) in ("but", "and", "yet", "so") and not clause.quoted(first):
        first += 1
    if clause.quoted(left - 1):
        # "Ruiz saw no way out: “The road is shut,” she said" - only the quotation is hers.
        opening = left - 1
        while opening > first and clause.quoted(opening - 1):
            opening -= 1
        if clause.lower(opening - 1) == ":":
            return opening
    return first


def _past_dateline(clause: Clause, left: int) -> int:
    """Return where a clause begins behind its dateline: “GALATI, Romania (AP) — The road is shut”."""
    if not (clause.words[clause.first].isupper() and len(clause.words[clause.first]) > _ACRONYM):
        return clause.first
    for at in range(clause.first + 1, min(clause.first + _DATELINE, left)):
        word = clause.words[at]
        if word in DASHES and not clause.tokens.adjacent(at):
            return clause.first if clause.words[at + 1][0].islower() else at + 1
        if word[0].islower():
            break
    return clause.first


def _is_clause(clause: Clause, first: int, last: int) -> bool:
    """Tell whether words before a cue reading can be what was said: a quotation, or a clause with a verb."""
    if clause.quoted(last - 1):
        return True
    opens, lowers = clause.lower(first), clause.lowers
    if last - first < _LEAST or opens in PLACES - {"this"} or opens in ("to", "as", "of", "with"):
        return any(lowers[n] in FINITE for n in range(first + 3, last)) and "," in clause.words[first:last]
    return any(
        lowers[n] in FINITE or lowers[n] in clause.lexicon.verbs or lowers[n].endswith("ed") for n in range(first, last)
    )


def _is_participle_clause(clause: Clause, first: int, last: int) -> bool:
    """Tell whether words tell what somebody did meanwhile, and no more: while speaking to miners, asked about it."""
    if "," in clause.words[first:last] or clause.quoted(last - 1):
        return False
    return clause.lower(first) in SUBORDINATE and clause.lower(first + 1).endswith(("ing", "ed"))


def _past_particle(clause: Clause, cue_reading: CueReading, right: int) -> int:
    """Return the token behind the particle of a verb: "pointed out", "put it", "made it clear"."""
    lower = clause.lower(right)
    if cue_reading.base in clause.lexicon.particled and (lower in _PARTICLES or lower in ("clear", "in", "it")):
        return right + 1 + (clause.lower(right + 1) == "clear")
    after = clause.lower(right + 1)
    return right + (lower in _PARTICLES and after not in SUBJECTS and after not in AUXILIARIES)


def _quoted_on(clause: Clause, place: int, at: int) -> list[Range]:
    """Return the quotation that goes on behind a cue reading, as in “The road,” she said, “is shut”."""
    led_in = clause.lower(at) in (",", ":")
    at += led_in
    lexicon, before = clause.tokens.lexicon, clause.lower(at - 1)
    named = not led_in and (before == "as" or before in lexicon.words("naming-nouns") | lexicon.words("naming-verbs"))
    return _behind(clause, at, place) if clause.lower(at) in OPENING and not named else []


def _around_phrase(clause: Clause, at: int, place: int) -> list[Range]:
    """Return the content of "according to": the clause after it where it opens the sentence, else the one before."""
    cue_reading = clause.cue_readings[place]
    earlier = clause.cue_readings[place - 1] if place else None
    # "According to Vestnik, according to Lang, the road is shut": both give what follows.
    together = earlier is not None and earlier.cue_kind == "source" and earlier.source[1] + 1 == cue_reading.cue[0]
    if (
        together
        or cue_reading.cue[0] <= clause.first + 1
        or clause.lower(cue_reading.cue[0] - 1) in ("but", "and", "that")
    ):
        return _behind(clause, at, place)
    return clause.trimmed(_start(clause, cue_reading.cue[0]), cue_reading.cue[0])


def _opens_said(clause: Clause, at: int) -> bool:
    """Tell whether what stands behind a cue reading is what was said, rather than when or how."""
    lower = clause.lower(at)
    if lower in OPENING or lower in OPENS:
        return True
    return not (lower in adverbials.LINKS or lower in PLACES or lower in BREAKS or lower in ("and", "but"))


def _interrupted(clause: Clause, at: int, place: int) -> list[Range]:
    """Return the rest of a clause that a cue reading between commas interrupts."""
    lower = clause.lower(at)
    cue = clause.lexicon.verbs.get(lower)
    if lower == "" or lower in _INTERRUPTED or (cue is not None and cue.form == "ing"):
        return []
    if lower.endswith("ing") and lower not in _NOT_PARTICIPLES:
        return []
    return _behind(clause, at, place)


def _behind(clause: Clause, at: int, place: int) -> list[Range]:
    if clause.lower(at) in ("of", "about", "against", "for", "on") and clause.cue_readings[place].cue_kind == "speech":
        at += 1
    end = clause.end(at, place)
    if clause.lower(clause.cue_readings[place].source[0] - 1) == "who" and clause.lower(at) in FINITE:
        # "The man who police say took the car was freed": the second verb is the man's and not theirs.
        marks = (n for n in range(at + 2, end) if clause.lower(n) in FINITE and clause.lower(n - 1) not in _JOINING)
        end = next(marks, end)
    return clause.trimmed(at, end)
