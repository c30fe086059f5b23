"""Sayings: the frames of a paragraph, each with what it covers and with its attribution; they reach no farther."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from lint.analysis import attributions, contents, frames
from lint.analysis.attributions import Attribution
from lint.analysis.frames.frame import Frame, Range
from lint.analysis.frames.layout import Layout
from lint.analysis.memo import Before
from lint.analysis.sentences import Sentence
from lint.analysis.tokens import Tokens


class Saying(NamedTuple):
    """One frame, the tokens it covers in its own sentence, in order, and its attribution."""

    frame: Frame
    covered: tuple[Range, ...]
    attribution: Attribution


def moved(sayings: Sequence[Saying], before: Before) -> list[Saying]:
    """Return the sayings of a paragraph as those of the document."""
    token, sentence = before.token, before.sentence
    return [
        Saying(
            frame.moved(token, sentence),
            tuple([(first + token, last + token) for first, last in covered]),
            attribution.moved(before.offset, sentence),
        )
        for frame, covered, attribution in sayings
    ]


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
