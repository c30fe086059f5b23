"""Frames: each cue of a sentence read with its source, before anybody asks what it covers.

A cue is a verb (`verbframes`, `passives`), a phrase such as "according to" (`citing`), a noun or an adjective
(`nounframes`), a verb of seeming (`seeming`), or a mark (`marks`). Sources are noun phrases to the left (`subjects`) or to the right (`nounphrases`).
"""

from collections.abc import Callable, Sequence
from functools import cache

from lint.analysis.attribution.frames import citing, marks, nounframes, seeming, verbframes
from lint.analysis.attribution.frames.cueverbs import verbs
from lint.analysis.attribution.frames.frame import Frame
from lint.analysis.attribution.frames.layout import Layout
from lint.analysis.attribution.frames.reading import Reading
from lint.analysis.sentences import Sentence
from lint.analysis.tokens import Tokens

_OTHERS = marks.MARKS | citing.CUES | seeming.SEEM | nounframes.NOUNS | nounframes.ADJECTIVES | nounframes.AGENTS


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
    if lower in marks.MARKS:
        return marks.read(reading, at)
    if lower in citing.CUES:
        return citing.read(reading, at)
    if lower in seeming.SEEM:
        return seeming.read(reading, at)
    verb = verbs().get(lower)
    frame = verbframes.read(reading, at, verb) if verb is not None else None
    if frame is not None:
        return frame
    if lower in nounframes.AGENTS:
        return nounframes.agent(reading, at)
    if lower in nounframes.NOUNS:
        return nounframes.noun(reading, at)
    return nounframes.adjective(reading, at) if lower in nounframes.ADJECTIVES else None


def _is_nobody(reading: Reading, frame: Frame) -> bool:
    """Tell whether the grammatical subject is nobody who could speak: "there", or "you" for anyone."""
    first, last = frame.source
    return last - first == 1 and reading.lowers[first] in ("there", "you")
