"""Read cues that are verbs: whether the source is to the left or right depends on the position of the verb."""

from lint.analysis.attribution.cues import cue_disambiguation, passive_cues
from lint.analysis.attribution.cues.clauses import chain, governing, is_finite
from lint.analysis.attribution.cues.cue_reading import REPORTING, CueKind, CueReading, Range
from lint.analysis.attribution.cues.cue_verbs import Cue
from lint.analysis.attribution.cues.function_words import (
    BE,
    CLOSING,
    DASHES,
    DAYS,
    DETERMINERS,
    FINITE,
    HAVE,
    MODAL,
    OPENING,
    PREPOSITIONS,
    RELATIVES,
    SETTING,
    SUBJECTS,
)
from lint.analysis.attribution.cues.sentence_view import SentenceView
from lint.analysis.attribution.cues.speaker_labels import LABEL
from lint.analysis.attribution.cues.speaking import SHOWING, head, sort_of
from lint.analysis.lexicon.closed_classes import AUXILIARIES

_CONJUNCTIONS = frozenset(("and", "but", "or", "then", "yet", "&"))
_PRONOUNS = ("he", "she", "they", "i", "we")
_NOT_SOURCES = frozenset("that to about of with how what why if it out up back not only".split())
_ANSWERS = ("no", "yes", "so")
_OBJECTS = frozenset("him her them us me some many others".split())
_PLACED = frozenset("in into from at through near with by across inside outside".split())
"""Prepositions whose noun is where something is done, and does nothing itself: came to Lima to warn."""
_OF_PERSONS = frozenset("answer beg beseech counsel exhort implore urge warn quote heckle mention recall".split())
"""Verbs of saying whose object may be a person: a name behind one of them need not speak."""
_WHOLE = 60
"""Tokens before a verb in which a clause that is whole is looked for."""
_TITLE = 4
"""Tokens of a role before a name at most."""
_RELATIVE = 5
"""Tokens between "who" and the verb of those who say what follows."""
_NAMED = 6
"""Tokens between "a" and the verb that only brings in a name."""


def read(reading: SentenceView, at: int, cue: Cue) -> CueReading | None:
    """Return the cue reading of a verb of telling, or None where it has no source."""
    if not cue_disambiguation.is_verb(reading, at, cue):
        return None
    start, passive = chain(reading, at)
    if _takes_object_before(reading, at, cue, start) or not cue_disambiguation.is_completed(reading, at, cue):
        return None
    if cue.kind not in REPORTING and not MODAL.isdisjoint(reading.lowers[start:at]) and cue.base != "like":
        return None
    if cue.form == "ing":
        progressive = not BE.isdisjoint((*reading.lowers[start:at], reading.lower(start - 1)))
        return _active(reading, at, start, cue) if progressive else passive_cues.participle(reading, at, cue)
    return _finite(reading, at, start, cue, passive=passive)


def _finite(reading: SentenceView, at: int, start: int, cue: Cue, *, passive: bool) -> CueReading | None:
    """Read a form that may be the past or the participle."""
    if cue.form in ("past", "participle") and (passive or _is_held(reading, at, start, cue)):
        return passive_cues.passive(reading, at, start, cue)
    if _is_reduced(reading, at, start, cue):
        return passive_cues.reduced(reading, at, cue)
    if cue.kind == "belief" and cue.form == "past" and start == at and reading.lower(at + 1) == "as":
        return None  # "the land recognized as theirs": nobody is said to hold so
    return _active(reading, at, start, cue)


def _takes_object_before(reading: SentenceView, at: int, cue: Cue, start: int) -> bool:
    """Tell whether a verb's object stands before it ("the area they claim includes a town"), or it only names one."""
    if reading.lowers[at] in reading.lexicon.naming and start == at and _introduces(reading, at):
        return True
    after = reading.lower(at + 1)
    if after not in FINITE or after == "'s" or cue.form == "participle" or reading.ends_speech(at):
        return False
    if cue.base not in reading.lexicon.clausal:
        return True
    return after not in AUXILIARIES and not _is_of_relative(reading, at)


def _is_of_relative(reading: SentenceView, at: int) -> bool:
    """Tell whether a relative pronoun is the subject of what is said: "the man who police say took the car"."""
    return "who" in reading.lowers[max(reading.first, at - _RELATIVE) : at - 1]


def _is_held(reading: SentenceView, at: int, start: int, cue: Cue) -> bool:
    """Tell whether a participle tells what is thought of the noun before it: "a plan said to be ready"."""
    views = cue.base in reading.lexicon.passive_views and start == at
    return views and at > reading.first and reading.lower(at + 1) == "to" and reading.lower(at + 2) in ("be", "have")


def _introduces(reading: SentenceView, at: int) -> bool:
    """Tell whether a verb only brings in a name: "a group called Friends of the River"."""
    if not (reading.is_capitalized(at + 1) or reading.lower(at + 1) in OPENING):
        return False
    for number in range(at - 1, max(reading.first - 1, at - _NAMED), -1):
        if reading.lowers[number] in ("a", "an"):
            return True
        if not reading.tokens.is_word(number):
            return False
    return False


def _is_reduced(reading: SentenceView, at: int, start: int, cue: Cue) -> bool:
    """Tell whether a participle describes a noun before it: "a plan proposed by the mayor"."""
    if cue.form == "participle":
        return not any(w in HAVE for w in reading.lowers[start:at])
    by = cue.form == "past" and start == at and reading.lower(at + 1) == "by"
    return by and (cue.kind != "speech" or reading.lower(at - 1) == "as")


def _active(reading: SentenceView, at: int, start: int, cue: Cue) -> CueReading | None:
    """Read a verb whose subject speaks."""
    before = reading.lower(start - 1)
    cue_kind: CueKind = cue.kind
    if cue.form == "base" and before == "to":
        return _infinitive(reading, at, start, cue)
    if cue.form == "past" and reading.lowers[at] == "asked" and before in ("when", "if", "", "as", "after"):
        return passive_cues.reduced(reading, at, cue) or reading.cue_reading(None, (at, at + 1), cue_kind, cue.base)
    quoted = before in CLOSING and reading.ends_speech(at)
    if (cue_kind in ("speech", "belief") or quoted) and cue.form in ("past", "third", "base"):
        source = _inverted(reading, at, start, cue)
        if source is not None:
            cue_kind = "speech" if quoted else cue_kind
            return reading.cue_reading(source, (start, at + 1), cue_kind, cue.base, inverted=True)
    return _with_subject(reading, at, start, cue)


def _infinitive(reading: SentenceView, at: int, start: int, cue: Cue) -> CueReading | None:
    """Read a verb behind "to", whose speaker stands before another verb, if anywhere."""
    if cue.kind not in ("speech", "act") or (cue.kind == "speech" and cue.base in SHOWING):
        return None
    source = _controller(reading, start - 1) or governing(reading, start)
    if source is not None and source[1] - source[0] == 1 and reading.lowers[source[0]] == "it":
        source = None  # "it is easy to criticize": anybody
    return reading.cue_reading(source, (at, at + 1), cue.kind, cue.base)


def _controller(reading: SentenceView, to: int) -> Range | None:
    """Return who is to speak where that stands right before "to": "asked Obi to explain", "left many to wonder"."""
    at = to - 1
    if at <= reading.first + 1:
        return None
    lower = reading.lower(at)
    if lower in _OBJECTS:
        return at, to
    named = reading.tokens.is_capitalized(at) and lower not in reading.lexicon.verbs and lower not in DAYS
    found = reading.subjects.before(to) if named or lower in reading.lexicon.groups else None
    return None if found is not None and reading.lower(found[0] - 1) in _PLACED | MODAL else found


def _with_subject(reading: SentenceView, at: int, start: int, cue: Cue) -> CueReading | None:
    """Read a verb whose subject stands before it, or before the verb it goes on with."""
    source = _subject(reading, start)
    if source is None or (cue.form == "base" and start == at == reading.first):
        return None
    if cue.form == "base" and start == at and reading.lowers[source[1] - 1] in ("he", "she", "it"):
        return None
    cue_kind: CueKind = cue.kind
    if cue_kind not in REPORTING and source[0] and reading.words[source[0] - 1] in CLOSING and reading.ends_speech(at):
        cue_kind = "speech"  # "...?” Ruiz pressed." - whatever the verb, words go before it
    return reading.cue_reading(source, (start, at + 1), cue_kind, cue.base)


def _subject(reading: SentenceView, start: int) -> Range | None:
    before = reading.lower(start - 1)
    if before in _CONJUNCTIONS:
        return governing(reading, start)
    source = reading.subjects.before(start)
    if source is not None and reading.lower(start + 1) in FINITE and "who" in reading.lowers[source[0] : source[1] - 1]:
        return reading.lowers.index("who", source[0]) + 1, source[1]  # "the man who police say took the car"
    if source is None and before == "," and reading.lower(start - 2) not in CLOSING:
        return governing(reading, start)
    return source


def _inverted(reading: SentenceView, at: int, start: int, cue: Cue) -> Range | None:
    """Return the source of "..., said Ana Ruiz", or None where the cue is not before its source."""
    before = reading.lower(start - 1)
    if start != at or not (_stands_before_source(reading, at, before) or reading.phrases.in_marks(at + 1)):
        return None
    source = reading.phrases.in_marks(at + 1) if before == "," else None
    if source is not None:
        return source
    source = reading.phrases.at(at + 1)
    if source[0] >= source[1] or (source[1] - source[0] == 1 and reading.lower(at + 1) in _ANSWERS):
        return None
    if reading.lower(at + 1) in _PRONOUNS:
        source = (at + 1, at + 2)
    closed = before in CLOSING and (before != "'" or reading.lower(start - 2) == "'")
    return source if closed or _is_dialogue(reading, start) or _is_behind(reading, at, cue, source) else None


def _is_behind(reading: SentenceView, at: int, cue: Cue, source: Range) -> bool:
    """Tell whether a source belongs to the verb before it, though no mark of a quotation shows that."""
    if at == reading.first:
        return _is_set_off(reading, source[1])
    if reading.lower(at - 1) == ",":
        if _has_verb(reading, *source):
            return False  # "Ruiz, a miner, said the road was shut"
        if reading.subjects.before(at) is not None and not (cue.base == "say" and _speaks(reading, source)):
            return _closes_report(reading, at, cue, source)
    if source[1] >= reading.last - 1:
        return True
    return reading.subjects.before(at) is None and _closes_insertion(reading, source[1])


def _closes_report(reading: SentenceView, at: int, cue: Cue, source: Range) -> bool:
    """Tell whether verb and source close a sentence that is whole without them: "The road is shut, writes Vestnik".

    In "Ruiz, a miner, denied the charge" nothing before the verb is whole.
    """
    if cue.kind != "speech" or cue.base in reading.lexicon.hearer_verbs or cue.base in _OF_PERSONS:
        return False
    if not (source[1] >= reading.last - 1 or _closes_insertion(reading, source[1])):
        return False
    if not _speaks(reading, source):
        return False
    opens = max(reading.first, at - _WHOLE)
    for number in range(opens, at - 1):
        lower = reading.lowers[number]
        if reading.words[number] == ",":
            opens = number + 1
        elif is_finite(reading, number) and reading.lowers[opens] not in RELATIVES:
            return True
        elif lower in RELATIVES:
            opens = number
    return False


def _speaks(reading: SentenceView, source: Range) -> bool:
    """Tell whether a phrase behind a verb is a name, or has the head of somebody who speaks."""
    capital = reading.tokens.is_capitalized(source[0])
    return capital or sort_of(reading.tokens, head(reading.tokens, *source)) == "speaker"


def _stands_before_source(reading: SentenceView, at: int, before: str) -> bool:
    """Tell whether a verb opens the sentence or follows a comma or quotation, and a source can begin behind it."""
    quoted = before in CLOSING or _is_dialogue(reading, at)
    return (quoted or before == "," or at == reading.first) and _can_open_source(reading, at + 1, quoted=quoted)


def _is_dialogue(reading: SentenceView, at: int) -> bool:
    """Tell whether a dash before a verb ends speech that a dash opens: "— The road is shut — said Ana Ruiz"."""
    first = reading.first
    opens = reading.words[first] in DASHES and not reading.tokens.adjacent(first)
    return opens and at - 1 > first and reading.words[at - 1] in DASHES


def _is_set_off(reading: SentenceView, at: int) -> bool:
    """Tell whether a comma or colon soon follows a source whose verb opens the sentence: "Said Ana Ruiz: ..."."""
    behind = reading.lowers[at : min(at + LABEL, reading.last)]
    return "," in behind or ":" in behind


def _closes_insertion(reading: SentenceView, at: int) -> bool:
    """Tell whether a token can follow the source of an inverted cue: a mark, or a setting such as "on Monday"."""
    lower = reading.lower(at)
    return lower in (",", ".", ":", "") or lower in SETTING or lower in OPENING


def _has_verb(reading: SentenceView, first: int, last: int) -> bool:
    """Tell whether what seems a noun phrase has the verb of a clause."""
    for at in range(first + 1, last):
        lower = reading.lowers[at]
        if lower in RELATIVES or lower == ",":
            return lower == "that"
        cue = reading.lexicon.verbs.get(lower)
        past = cue is not None and cue.form == "past" and not cue.noun and reading.lower(at + 1) not in PREPOSITIONS
        if past or (lower in FINITE and lower != "'s"):
            return not reading.tokens.is_capitalized(at)
    return False


def _can_open_source(reading: SentenceView, at: int, *, quoted: bool) -> bool:
    """Tell whether a source can begin at a token behind its verb; behind a quotation any noun can."""
    if at >= reading.last:
        return False
    lower = reading.lower(at)
    if lower in SETTING or lower in RELATIVES or lower in OPENING or not reading.words[at][0].isalpha():
        return False
    if reading.tokens.is_capitalized(at) or lower in DETERMINERS or lower in _PRONOUNS:
        return True
    return lower not in _NOT_SOURCES and (quoted or _opens_title(reading, at))


def _opens_title(reading: SentenceView, at: int) -> bool:
    """Tell whether a role without an article stands before a name: said company representative Ana Ruiz."""
    for number in range(at, min(at + _TITLE, reading.last)):
        if reading.tokens.is_capitalized(number):
            return number > at
        if sort_of(reading.tokens, number) != "speaker" or reading.lowers[number] in SUBJECTS:
            return False
    return False
