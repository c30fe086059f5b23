"""Read cues that are participles: passives, and subjectless verbs (", adding that")."""

from lint.analysis.attribution.cues.clauses import governing
from lint.analysis.attribution.cues.cue_reading import REPORTING, CueReading, Range
from lint.analysis.attribution.cues.cue_verbs import Cue
from lint.analysis.attribution.cues.function_words import CHAIN_ADVERBS, CLOSING, TIMES
from lint.analysis.attribution.cues.noun_cues import adjective
from lint.analysis.attribution.cues.preposition_cues import before_clause
from lint.analysis.attribution.cues.sentence_view import SentenceView
from lint.analysis.lexicon.closed_classes import WEEKDAYS

_TOLD_LINKS = (
    "that",
    "to",
    "whether",
    "if",
    "about",
    "why",
    "how",
    "what",
    "who",
    "which",
    "when",
    "where",
    "for",
    ",",
)
_GOVERNED = frozenset("by while after before without when in and or but of for not".split())
"""Words behind which a participle has the subject of the clause around it."""
_NOT_TOLD = frozenset("from about with to on like than as at against between".split())
"""Words behind which a participle is a noun, and nobody's deed in particular."""


def passive(reading: SentenceView, at: int, start: int, cue: Cue) -> CueReading | None:
    """Read "was told that", "is expected to", "was praised by"."""
    after = reading.lower(at + 1)
    agent = _past_time(reading, at + 1)
    if reading.lower(agent) == "by":
        source = reading.phrases.at(agent + 1, ("that",))
        if source[0] < source[1] and not reading.lowers[source[0]].endswith("ing"):
            # "was asked by Ruiz why": the subject is who was told, else what was said.
            told = cue.base in reading.lexicon.told or reading.lower(source[1]) == "that"
            subject = None if told else reading.subjects.before(start)
            return reading.cue_reading(source, (start, agent + 1), cue.kind, cue.base, inverted=True, covers=subject)
    if reading.lowers[at] in reading.lexicon.adjectives:
        return adjective(reading, at)
    if cue.base in reading.lexicon.told and after in _TOLD_LINKS:
        return reading.cue_reading(None, (start, at + 1), cue.kind, cue.base)
    vague = cue.base in reading.lexicon.passive_views and after in ("to", "that", "as")
    if vague or cue.kind in ("act", "attitude"):
        # "was praised", "is wanted": somebody's act or view, and nobody is told to have it.
        return reading.cue_reading(None, (start, at + 1), cue.kind, cue.base, covers=reading.subjects.before(start))
    return None


def _past_time(reading: SentenceView, at: int) -> int:
    """Return the token behind a day that stands between a participle and its agent: was announced on Friday by."""
    end = at + (reading.lower(at) == "on")
    while reading.lower(end) in TIMES or (end > at and reading.lower(end).isdigit()):
        end += 1
    return end if end > at + (reading.lower(at) == "on") else at


def reduced(reading: SentenceView, at: int, cue: Cue) -> CueReading | None:
    """Read "a plan proposed by the mayor"."""
    if reading.lower(at + 1) != "by":
        return None
    source = reading.phrases.at(at + 2)
    if source[0] >= source[1]:
        return None
    if at <= reading.first + 1:
        source = before_clause(reading, source)
    subject = reading.subjects.before(at)
    return reading.cue_reading(source, (at, at + 2), cue.kind, cue.base, inverted=True, covers=subject)


def participle(reading: SentenceView, at: int, cue: Cue) -> CueReading | None:
    """Read ", adding that", "by saying" and "a letter saying"."""
    start = at
    before = reading.lower(start - 1)
    while before in CHAIN_ADVERBS or (before.endswith("ly") and start - 1 > reading.first):
        start -= 1
        before = reading.lower(start - 1)
    if before in WEEKDAYS and start - 2 > reading.first:
        before = reading.lower(start - 2)
    if before in _NOT_TOLD or (before in (",", "while") and _is_of_writer(reading, cue)):
        return None
    source = _doer(reading, start, before, cue)
    if source is None and not (cue.kind == "speech" and before in (",", "and", "”", '"')):
        return None
    end = next(n for n in range(start, reading.last) if reading.lowers[n] in reading.lexicon.verbs) + 1
    return reading.cue_reading(source, (start, end), cue.kind, cue.base)


def _is_of_writer(reading: SentenceView, cue: Cue) -> bool:
    """Tell whether a participle is the writer's comment on a clause without speech: ..., underscoring its aim."""
    return cue.base in reading.lexicon.commenting and not any(one.cue_kind in REPORTING for one in reading.found)


def _doer(reading: SentenceView, start: int, before: str, cue: Cue) -> Range | None:
    """Return whose deed a participle is."""
    if start == reading.first or before in (",", "—", "–", ";") or before in CLOSING or before in _GOVERNED:
        return governing(reading, start)
    own = reading.subjects.before(start)
    if own is not None and _is_absolute(reading, own[0]):
        return own
    # "She sent a letter saying": whoever sent it said it, if anybody did.
    return (governing(reading, start) if cue.kind == "speech" else None) or own


def _is_absolute(reading: SentenceView, first: int) -> bool:
    """Tell whether "with" gives a participle a subject of its own: with half of the miners saying."""
    at = first - 1
    while at > reading.first and reading.words[at] != ",":
        if reading.lowers[at] == "with":
            return True
        at -= 1
    return False
