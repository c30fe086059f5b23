"""Find cue, source and content of every attribution in one paragraph.

For the rules, a sentence far from any quotation yields only its sources: acts, views and contents are left out unless
the caller asks for everything.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from lint.analysis.attribution import attributions, contents, cues
from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.cues.cue_context import CueContext
from lint.analysis.attribution.cues.cue_reading import REPORTING, CueReading, Range
from lint.analysis.syntax.offsets import Offsets
from lint.analysis.syntax.sentences import Sentence

_OF_SOURCES = REPORTING | {"belief"}


class SentenceAttribution(NamedTuple):
    """One cue reading, the tokens it covers in its own sentence, in order, and its attribution."""

    cue_reading: CueReading
    covered: tuple[Range, ...]
    attribution: Attribution

    def shifted(self, before: Offsets) -> "SentenceAttribution":
        """Return it as it is where so much stands before."""
        cue_reading, covered, attribution = self
        token = before.token
        return SentenceAttribution(
            cue_reading.shifted(before),
            tuple([(first + token, last + token) for first, last in covered]),
            attribution.shifted(before),
        )


def find(context: CueContext, *, everything: bool) -> list[SentenceAttribution]:
    """Return the sentence attributions outside quotation marks, in the order of their cues.

    Unless `everything` is wanted, a sentence that cannot give a source to a quotation has only the sentence
    attributions that report words or a belief, and they cover nothing.
    """
    tokens, sentences, quoted = context.tokens, context.sentences, context.quoted
    found: list[SentenceAttribution] = []
    for number, group in groupby(cues.find(context), key=lambda cue_reading: cue_reading.sentence):
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
    """Tell whether a cue of a sentence can cover a quotation: one in it, right beside it, or after a colon."""
    first, last = sentences[max(0, number - 1)].first, sentences[min(number + 1, len(sentences) - 1)].last
    return quoted.find(1, first, last) >= 0 or any(cue_reading.cue_kind == "colon" for cue_reading in cue_readings)
