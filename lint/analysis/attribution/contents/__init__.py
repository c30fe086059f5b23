"""Contents: the words a frame covers in its own sentence: before it, behind it, or both."""

from collections.abc import Sequence

from lint.analysis.attribution.contents import complements, speech_content
from lint.analysis.attribution.contents.clause_content import Clause
from lint.analysis.attribution.cues.cue_reading import Frame, Range
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_PRONOUNS = frozenset("which that whom what".split())
_NOUN_LINKS = frozenset("about of on for against in over regarding toward towards with".split())


def find(tokens: Tokens, sentence: Sentence, frames: Sequence[Frame], quoted: bytearray) -> list[tuple[Range, ...]]:
    """Return the content of each of a sentence's frames, in order; `quoted` is 1 for each token of the text in a quotation."""
    clause = Clause(tokens, sentence, frames, quoted)
    return [tuple(_of(clause, place) or _before(clause, frames[place])) for place in range(len(frames))]


def _before(clause: Clause, frame: Frame) -> list[Range]:
    """Return the relative pronoun that a frame with nothing behind it is about: "a plan which the mayor opposed"."""
    at = frame.source[0] - 1
    return [(at, at + 1)] if frame.source[0] < frame.source[1] and clause.lower(at) in _PRONOUNS else []


def _of(clause: Clause, place: int) -> list[Range]:
    frame = clause.frames[place]
    left = min(frame.source[0] if frame.source[0] < frame.source[1] else frame.cue[0], frame.cue[0])
    right = max(frame.source[1], frame.cue[1])
    if frame.cue_kind in ("act", "attitude") or frame.covers is not None:
        return complements.of_act(clause, place, right)
    if frame.cue_kind == "noun":
        first = frame.source[1] if frame.inverted else frame.cue[1]
        first += clause.lower(first) in _NOUN_LINKS
        return complements.behind(clause, first, place)
    if frame.source[1] > frame.cue[1] and not frame.inverted and frame.cue_kind != "source":
        right = frame.cue[1]
    return speech_content.of(clause, place, left, right)
