"""Read cues that are prepositions or prepositional phrases: "according to", "citing", "in the words of", "per"."""

from lint.analysis.attribution.cues.cue_reading import CueReading
from lint.analysis.attribution.cues.sentence_view import SentenceView

CUES = frozenset("according citing quoting per words view".split())


def read(reading: SentenceView, at: int) -> CueReading | None:
    """Return the cue reading of a phrase, or None where its word is an ordinary one."""
    lower, end = reading.lowers[at], at + 1
    if lower == "according":
        if reading.lower(at + 1) != "to":
            return None
        end = at + 2
    elif lower in ("words", "view"):
        if reading.lower(at - 2) != "in" or reading.lower(at - 1) != "the" or reading.lower(at + 1) != "of":
            return None
        return reading.cue_reading(reading.phrases.at(at + 2), (at - 2, at + 2), "source", lower)
    elif lower == "per" and not (at + 1 < reading.last and reading.tokens.is_capitalized(at + 1)):
        return None
    source = reading.phrases.at(end, ("that", "which"))
    if at == reading.first and source[1] >= reading.last - 1 and "," in reading.words[source[0] : source[1]]:
        # What the phrase opens cannot all be the source: According to the council, boats sank.
        source = source[0], reading.words.index(",", source[0])
    return reading.cue_reading(source, (at, end), "source", lower) if source[0] < source[1] else None
