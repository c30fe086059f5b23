"""Read cues that are punctuation: a colon, a headline's final dash, the credit line after a quotation."""

from lint.analysis.attribution.cues.clauses import finite_subject
from lint.analysis.attribution.cues.cue_reading import CueReading, Range
from lint.analysis.attribution.cues.function_words import CLOSING, DASHES, OPENING
from lint.analysis.attribution.cues.sentence_view import SentenceView
from lint.analysis.attribution.cues.speaker_labels import LABEL

MARKS = DASHES - {"--"} | {":", "["}


def read(reading: SentenceView, at: int) -> CueReading | None:
    """Return the cue reading of a mark, or None where it is an ordinary one."""
    if reading.lowers[at] == ":":
        return _colon(reading, at)
    if reading.words[at - 1] in CLOSING:
        return _credit(reading, at)
    return None if reading.lowers[at] == "[" else _headline(reading, at)


def _colon(reading: SentenceView, at: int) -> CueReading | None:
    """Read "NAME:" before a quotation, in an interview or a headline, and a colon that brings in the next paragraph."""
    if at + 1 >= reading.last:
        return _bringing_in(reading, at)
    if any(f.cue_kind == "source" and f.source[1] == at for f in reading.found):
        return None
    if at in reading.layout.labels:
        return reading.cue_reading((reading.first, at), (at, at + 1), "colon", ":")
    if reading.lower(at + 1) not in OPENING or any(f.cue_kind == "speech" for f in reading.found):
        return None
    source = reading.subjects.before(at)
    if source is None or source[0] > reading.first:
        return None
    return reading.cue_reading(source, (at, at + 1), "colon", ":")


def _bringing_in(reading: SentenceView, at: int) -> CueReading | None:
    """Read "the mayor issued this statement:" where a quotation opens the next paragraph."""
    if reading.number not in reading.layout.before_quotation:
        return None
    if reading.found and reading.found[-1].source[0] < reading.found[-1].source[1]:
        source: Range | None = reading.found[-1].source
    elif reading.lower(at - 1) == "follows" and reading.lower(at - 2) == "as":
        source = reading.subjects.before(at - 2)
    else:
        source = finite_subject(reading, reading.first + 1, at, at) or reading.subjects.before(at)
    return reading.cue_reading(source, (at, at + 1), "colon", ":")


def _credit(reading: SentenceView, at: int) -> CueReading | None:
    """Read the credit behind a quotation: “...” [AP], “...” — Ana Ruiz."""
    last = reading.last
    if reading.lowers[at] == "[":
        last = next((n for n in range(at + 1, min(at + LABEL + 3, reading.last)) if reading.words[n] == "]"), at)
    else:
        last = next((n for n in range(at + 1, reading.last) if reading.words[n] == ","), last)
    while last > at and reading.words[last - 1] == ".":
        last -= 1
    if not 0 < last - at - 1 <= LABEL or not _all_names(reading, at + 1, last) or at == 0:
        return None
    return reading.cue_reading((at + 1, last), (at, at + 1), "colon", "[", inverted=True, covers=(at - 1, at))


def _headline(reading: SentenceView, at: int) -> CueReading | None:
    """Read the source that ends a headline: "Talks near their end - Kremlin"."""
    if reading.number not in reading.layout.headlines or reading.tokens.adjacent(at) or reading.tokens.adjacent(at - 1):
        return None
    if not (at > reading.first + 1 and 0 < reading.last - at - 1 <= LABEL):
        return None
    if not _all_names(reading, at + 1, reading.last):
        return None
    return reading.cue_reading(
        (at + 1, reading.last), (at, at + 1), "colon", "-", inverted=True, covers=(reading.first, at)
    )


def _all_names(reading: SentenceView, first: int, last: int) -> bool:
    tokens, verbs = reading.tokens, reading.lexicon.verbs
    return all(tokens.is_capitalized(n) and tokens.lowers[n] not in verbs for n in range(first, last))
