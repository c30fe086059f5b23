"""Sayings: the frames of a paragraph, each with what it covers and with its attribution; they reach no farther."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from lint.analysis import attributions, contents, frames
from lint.analysis.attributions import Attribution
from lint.analysis.frames.frame import Frame, Range
from lint.analysis.frames.layout import Layout
from lint.analysis.sentences import Sentence
from lint.analysis.tokens import Tokens


class Saying(NamedTuple):
    """One frame, the tokens it covers in its own sentence, in order, and its attribution."""

    frame: Frame
    covered: tuple[Range, ...]
    attribution: Attribution

    def moved(self, token: int, sentence: int, offset: int) -> "Saying":
        """Return it as it is where so many tokens, sentences and code points stand before."""
        covered = tuple([(first + token, last + token) for first, last in self.covered])
        frame, attribution = self.frame.moved(token, sentence), self.attribution.moved(offset, sentence)
        return Saying(frame, covered, attribution)


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    layout: Layout,
    sentence_at: Callable[[int], int | None],
    quoted: bytearray,
) -> list[Saying]:
    """Return the sayings outside quotation marks, in the order of their cues; `quoted` is 1 for each token in one."""
    found: list[Saying] = []
    for number, group in groupby(
        frames.find(tokens, sentences, layout, sentence_at, quoted), key=lambda frame: frame.sentence
    ):
        together = list(group)
        covered = contents.find(tokens, sentences[number], together, quoted)
        given = attributions.find(tokens, together)
        found += [Saying(*each) for each in zip(together, map(tuple, covered), given, strict=True)]
    return found
