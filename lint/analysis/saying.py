"""Sayings: the frames of a paragraph, each with its attribution and, near a quotation, with what it covers.

Most sentences are far from any quotation, and rules only ask who said what is quoted: there nothing is covered until
somebody asks (`triples`).
"""

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
    """One frame, the tokens it covers in its own sentence, in order, and its attribution.

    `covered` is None in a sentence that has no quotation and follows none.
    """

    frame: Frame
    covered: tuple[Range, ...] | None
    attribution: Attribution

    def moved(self, token: int, sentence: int, offset: int) -> "Saying":
        """Return it as it is where so many tokens, sentences and code points stand before."""
        covered = self.covered
        if covered is not None:
            covered = tuple([(first + token, last + token) for first, last in covered])
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
        covered: Sequence[tuple[Range, ...] | None] = [None] * len(together)
        if _is_near(sentences, number, together, quoted):
            covered = contents.find(tokens, sentences[number], together, quoted)
        given = attributions.find(tokens, together)
        found += [Saying(*each) for each in zip(together, covered, given, strict=True)]
    return found


def _is_near(sentences: Sequence[Sentence], number: int, frames: Sequence[Frame], quoted: bytearray) -> bool:
    """Tell whether frames of a sentence can cover a quotation: one in it or right before it, or one behind a colon."""
    first = sentences[max(0, number - 1)].first
    return quoted.find(1, first, sentences[number].last) >= 0 or any(frame.cue_kind == "colon" for frame in frames)
