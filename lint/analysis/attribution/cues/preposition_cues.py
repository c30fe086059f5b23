"""Read cues that are prepositions or prepositional phrases: "according to", "citing", "in the words of", "per"."""

from itertools import pairwise

from lint.analysis.attribution.cues.clauses import is_finite
from lint.analysis.attribution.cues.cue_reading import CueReading, Range
from lint.analysis.attribution.cues.function_words import CONJUNCTIONS, RELATIVES
from lint.analysis.attribution.cues.sentence_view import SentenceView

_APPOSED = 9
"""Tokens of a description between two commas at most."""
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
    elif lower == "per" and not reading.is_capitalized(at + 1):
        return None
    source = reading.phrases.at(end, ("that", "which"))
    if at == reading.first:
        source = before_clause(reading, source)
    return reading.cue_reading(source, (at, end), "source", lower) if source[0] < source[1] else None


def before_clause(reading: SentenceView, source: Range) -> Range:
    """Return the source of a phrase that opens its sentence without the clause behind it.

    According to Ana Ruiz, the mayor, the road is shut: a description belongs to the source where a comma and a clause
    with a subject follow; else the clause begins at the first comma.
    """
    first, last = source
    commas = [at for at in range(first, reading.last) if reading.words[at] == ","]
    if not commas:
        return source
    for comma, following in zip(commas, [*commas[1:], reading.last], strict=True):
        verb = next((at for at in range(comma + 1, following) if is_finite(reading, at)), -1)
        if verb > comma + 1 and reading.lowers[comma + 1] not in RELATIVES:
            # Of "Ruiz, Obi and Lee were" two are the subject: the source ends where the list begins.
            listed = not CONJUNCTIONS.isdisjoint(reading.lowers[comma + 1 : verb]) and following - commas[0] > 1
            end = commas[0] if listed and _are_words(commas, comma) else comma
            return first, min(last, end)
        if verb >= 0 or following - comma > _APPOSED or reading.lower(comma + 1).endswith("ing"):
            break
    return first, min(last, commas[0])


def _are_words(commas: list[int], comma: int) -> bool:
    """Tell whether single words stand between the first commas, as in a list."""
    before = commas[: commas.index(comma) + 1]
    return len(before) > 1 and all(after - one == 2 for one, after in pairwise(before))  # noqa: PLR2004 - a mark and a word
