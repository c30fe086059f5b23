"""Cues: find each cue of a sentence and its source; the content is found afterwards, in `contents`.

A cue is a verb (`verb_cues`, `passive_cues`), a preposition (`preposition_cues`), a noun or an adjective (`noun_cues`),
a raising verb (`raising_verbs`) or punctuation (`punctuation_cues`). Sources are noun phrases to the left (`subjects`,
`source_left`) or to the right (`source_right`).
"""

from functools import lru_cache

from lint.analysis.attribution.cues import (
    noun_cues,
    preposition_cues,
    punctuation_cues,
    raising_verbs,
    speaking,
    verb_cues,
)
from lint.analysis.attribution.cues.cue_context import CueContext
from lint.analysis.attribution.cues.cue_lexicon import cue_lexicon
from lint.analysis.attribution.cues.cue_reading import CueReading
from lint.analysis.attribution.cues.sentence_view import SentenceView
from lint.analysis.lexicon.lexicon import Lexicon


def find(context: CueContext) -> list[CueReading]:
    """Return the cue readings outside quotation marks, in the order of their cues."""
    tokens, sentences, layout, sentence_at, quoted, word_tags = context
    words = tokens.vocabulary.keys() & _words(tokens.lexicon)
    found: list[CueReading] = []
    reading: SentenceView | None = None
    for cue in sorted(number for word in words for number in tokens.vocabulary[word]):
        if quoted[cue]:
            continue
        if reading is None or cue >= reading.last:
            number = sentence_at(tokens.starts[cue])
            if number is None:
                continue
            found += reading.found if reading is not None else ()
            reading = SentenceView(tokens, sentences[number], number, layout, word_tags)
        cue_reading = _read(reading, cue)
        if cue_reading is None or _is_nobody(reading, cue_reading):
            continue
        cue_reading = speaking.with_speaker(reading, cue_reading)
        if cue_reading is not None:
            reading.found.append(cue_reading)
    return found + reading.found if reading is not None else found


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> frozenset[str]:
    """Return the words at which a cue may stand."""
    classes = cue_lexicon(lexicon)
    nouns = classes.nouns | classes.adjectives | classes.agents
    return punctuation_cues.MARKS | preposition_cues.CUES | classes.raising | nouns | classes.verbs.keys()


def _read(reading: SentenceView, at: int) -> CueReading | None:
    """Return the cue reading of the cue at a token, if it is one."""
    lower, lexicon = reading.lowers[at], reading.lexicon
    if lower in punctuation_cues.MARKS:
        return punctuation_cues.read(reading, at)
    if lower in preposition_cues.CUES:
        return preposition_cues.read(reading, at)
    if lower in lexicon.raising:
        return raising_verbs.read(reading, at)
    verb = lexicon.verbs.get(lower)
    cue_reading = verb_cues.read(reading, at, verb) if verb is not None else None
    if cue_reading is not None:
        return cue_reading
    if lower in lexicon.agents:
        return noun_cues.agent(reading, at)
    if lower in lexicon.nouns:
        return noun_cues.noun(reading, at)
    return noun_cues.adjective(reading, at) if lower in lexicon.adjectives else None


def _is_nobody(reading: SentenceView, cue_reading: CueReading) -> bool:
    """Tell whether the grammatical subject is nobody who could speak: "there", or "you" for anyone."""
    first, last = cue_reading.source
    return last - first == 1 and reading.lowers[first] in ("there", "you")
