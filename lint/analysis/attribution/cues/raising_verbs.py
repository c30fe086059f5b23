"""Frames of seeming: "seems to", "it appears that": a view that nobody is said to hold (VerbNet's class seem 109)."""

from lint.analysis.attribution.cues.clauses import chain
from lint.analysis.attribution.cues.cue_reading import CueReading
from lint.analysis.attribution.cues.sentence_view import SentenceView

SEEM = frozenset("seem seems seemed appear appears appeared".split())
_OPENS = frozenset("to that as like likely unlikely more less most ready set poised increasingly certain sure".split())
_ADJECTIVES = ("ful", "ive", "ous", "able", "ible", "ent", "ant", "ed", "less", "ic", "al")
"""Endings of adjectives: "appeared divided", where "appeared on Monday" is no view."""


def read(reading: SentenceView, at: int) -> CueReading | None:
    """Return the frame of a verb of seeming, or None where somebody only comes into sight."""
    after = reading.lower(at + 1)
    if reading.lowers[at].startswith("appear") and after not in _OPENS and not after.endswith(_ADJECTIVES):
        return None
    start, _ = chain(reading, at)
    subject = reading.subjects.before(start)
    if subject is None:
        return None
    empty = subject[1] - subject[0] == 1 and reading.lowers[subject[0]] in ("it", "there")
    return reading.cue_reading(None, (start, at + 1), "attitude", "seem", covers=None if empty else subject)
