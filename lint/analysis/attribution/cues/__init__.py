"""Frames: each cue of a sentence read with its source, before anybody asks what it covers.

A cue is a verb (`verbframes`, `passives`), a phrase such as "according to" (`citing`), a noun or an adjective
(`nounframes`), a verb of seeming (`seeming`), or a mark (`marks`). Sources are noun phrases to the left (`subjects`) or to the right (`nounphrases`).
"""

from collections.abc import Callable, Sequence
from functools import cache

from lint.analysis.attribution.cues import noun_cues, preposition_cues, punctuation_cues, raising_verbs, verb_cues
from lint.analysis.attribution.cues.cue_reading import Frame
from lint.analysis.attribution.cues.cue_verbs import verbs
from lint.analysis.attribution.cues.sentence_view import Reading
from lint.analysis.attribution.cues.speaker_labels import Layout
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_OTHERS = (
    punctuation_cues.MARKS
    | preposition_cues.CUES
    | raising_verbs.SEEM
    | noun_cues.NOUNS
    | noun_cues.ADJECTIVES
    | noun_cues.AGENTS
)


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    layout: Layout,
    sentence_at: Callable[[int], int | None],
    quoted: bytearray,
) -> list[Frame]:
    """Return the frames outside quotation marks, in the order of their cues; `quoted` is 1 for each token in one."""
    words = tokens.vocabulary.keys() & _words()
    found: list[Frame] = []
    reading: Reading | None = None
    for cue in sorted(number for word in words for number in tokens.vocabulary[word]):
        if quoted[cue]:
            continue
        if reading is None or cue >= reading.last:
            number = sentence_at(tokens.starts[cue])
            if number is None:
                continue
            found += reading.found if reading is not None else ()
            reading = Reading(tokens, sentences[number], number, layout)
        frame = _read(reading, cue)
        if frame is not None and not _is_nobody(reading, frame):
            reading.found.append(frame)
    return found + reading.found if reading is not None else found


@cache
def _words() -> frozenset[str]:
    return _OTHERS | verbs().keys()


def _read(reading: Reading, at: int) -> Frame | None:
    """Return the frame of the cue at a token, if it is one."""
    lower = reading.lowers[at]
    if lower in punctuation_cues.MARKS:
        return punctuation_cues.read(reading, at)
    if lower in preposition_cues.CUES:
        return preposition_cues.read(reading, at)
    if lower in raising_verbs.SEEM:
        return raising_verbs.read(reading, at)
    verb = verbs().get(lower)
    frame = verb_cues.read(reading, at, verb) if verb is not None else None
    if frame is not None:
        return frame
    if lower in noun_cues.AGENTS:
        return noun_cues.agent(reading, at)
    if lower in noun_cues.NOUNS:
        return noun_cues.noun(reading, at)
    return noun_cues.adjective(reading, at) if lower in noun_cues.ADJECTIVES else None


def _is_nobody(reading: Reading, frame: Frame) -> bool:
    """Tell whether the grammatical subject is nobody who could speak: "there", or "you" for anyone."""
    first, last = frame.source
    return last - first == 1 and reading.lowers[first] in ("there", "you")
