"""Read raising verbs, which report a view without its holder: "seems to", "it appears that" (VerbNet seem-109)."""

from lint.analysis.attribution.cues.clauses import chain
from lint.analysis.attribution.cues.cue_reading import CueReading
from lint.analysis.attribution.cues.sentence_view import SentenceView

_OPENS = frozenset("to that as like more less most".split())
_ADJECTIVES = ("ful", "ive", "ous", "able", "ible", "ent", "ant", "ed", "less", "ic", "al")
"""Endings of adjectives: "appeared divided", where "appeared on Monday" is no view."""


def read(reading: SentenceView, at: int) -> CueReading | None:
    """Return the cue reading of a verb of seeming, or None where somebody only comes into sight."""
    after = reading.lower(at + 1)
    seen = after in _OPENS or after.endswith(_ADJECTIVES) or after in reading.lexicon.after_appear
    if reading.lowers[at].startswith("appear") and not seen:
        return None
    start, _ = chain(reading, at)
    subject = reading.subjects.before(start)
    if subject is None:
        return None
    empty = subject[1] - subject[0] == 1 and reading.lowers[subject[0]] in ("it", "there")
    return reading.cue_reading(None, (start, at + 1), "attitude", "seem", covers=None if empty else subject)
