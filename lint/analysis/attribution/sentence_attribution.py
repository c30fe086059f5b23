"""Find cue, source and content of every attribution in one paragraph.

For the rules, a sentence far from any quotation yields only its sources: acts, views and contents are left out unless
the caller asks for everything.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from lint.analysis.attribution import attributions, contents, cues
from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.cues.cue_reading import REPORTING, CueReading, Range
from lint.analysis.attribution.cues.speaker_labels import SpeakerLabels
from lint.analysis.blocks.analysis_cache import Offsets
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_OF_SOURCES = REPORTING | {"belief"}


class SentenceAttribution(NamedTuple):
    """One cue reading, the tokens it covers in its own sentence, in order, and its attribution."""

    cue_reading: CueReading
    covered: tuple[Range, ...]
    attribution: Attribution


def shifted(sentence_attributions: Sequence[SentenceAttribution], before: Offsets) -> list[SentenceAttribution]:
    """Return the sentence attributions of a paragraph as those of the document."""
    token, sentence = before.token, before.sentence
    return [
        SentenceAttribution(
            cue_reading.shifted(token, sentence),
            tuple([(first + token, last + token) for first, last in covered]),
            attribution.shifted(before.offset, sentence),
        )
        for cue_reading, covered, attribution in sentence_attributions
    ]


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    layout: SpeakerLabels,
    sentence_at: Callable[[int], int | None],
    quoted: bytearray,
    *,
    everything: bool,
) -> list[SentenceAttribution]:
    """Return the sentence attributions outside quotation marks, in the order of their cues.

    `quoted` is 1 for each token in one. Unless `everything` is wanted, a sentence that cannot give a source to a
    quotation has only the sentence attributions that report words or a belief, and they cover nothing.
    """
    found: list[SentenceAttribution] = []
    for number, group in groupby(
        cues.find(tokens, sentences, layout, sentence_at, quoted), key=lambda cue_reading: cue_reading.sentence
    ):
        together = list(group)
        if everything or _is_near(sentences, number, together, quoted):
            covered = contents.find(tokens, sentences[number], together, quoted)
        else:
            together = [cue_reading for cue_reading in together if cue_reading.cue_kind in _OF_SOURCES]
            covered = [()] * len(together)
        given = attributions.find(tokens, together)
        found += [SentenceAttribution(*each) for each in zip(together, covered, given, strict=True)]
    return found


def _is_near(sentences: Sequence[Sentence], number: int, cue_readings: Sequence[CueReading], quoted: bytearray) -> bool:
    """Tell whether a cue of a sentence can cover a quotation: one in it, right before it, or after a colon."""
    first = sentences[max(0, number - 1)].first
    return quoted.find(1, first, sentences[number].last) >= 0 or any(
        cue_reading.cue_kind == "colon" for cue_reading in cue_readings
    )
