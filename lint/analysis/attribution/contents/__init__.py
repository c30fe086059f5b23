"""Find the content of a cue reading in its sentence: before the cue, after it, or on both sides."""

from collections.abc import Sequence

from lint.analysis.attribution.contents import complements, speech_content
from lint.analysis.attribution.contents.clause_content import Clause
from lint.analysis.attribution.cues.cue_reading import CueReading, Range
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_PRONOUNS = frozenset("which that whom what".split())
_NOUN_LINKS = frozenset("about of on for against in over regarding toward towards with".split())


def find(
    tokens: Tokens, sentence: Sentence, cue_readings: Sequence[CueReading], quoted: bytearray
) -> list[tuple[Range, ...]]:
    """Return the content of each of a sentence's cue readings, in order.

    `quoted` is 1 for each token of the text in a quotation.
    """
    clause = Clause(tokens, sentence, cue_readings, quoted)
    return [tuple(_of(clause, place) or _before(clause, cue_readings[place])) for place in range(len(cue_readings))]


def _before(clause: Clause, cue_reading: CueReading) -> list[Range]:
    """Return the relative pronoun that a cue with nothing behind it is about: "a plan which the mayor opposed"."""
    at = cue_reading.source[0] - 1
    return [(at, at + 1)] if cue_reading.source[0] < cue_reading.source[1] and clause.lower(at) in _PRONOUNS else []


def _of(clause: Clause, place: int) -> list[Range]:
    cue_reading = clause.cue_readings[place]
    left = min(
        cue_reading.source[0] if cue_reading.source[0] < cue_reading.source[1] else cue_reading.cue[0],
        cue_reading.cue[0],
    )
    right = max(cue_reading.source[1], cue_reading.cue[1])
    if cue_reading.cue_kind in ("act", "attitude") or cue_reading.covers is not None:
        return complements.of_act(clause, place, right)
    if cue_reading.cue_kind == "noun":
        first = cue_reading.source[1] if cue_reading.inverted else cue_reading.cue[1]
        first += clause.lower(first) in _NOUN_LINKS
        return complements.behind(clause, first, place)
    if cue_reading.source[1] > cue_reading.cue[1] and not cue_reading.inverted and cue_reading.cue_kind != "source":
        right = cue_reading.cue[1]
    return speech_content.of(clause, place, left, right)
