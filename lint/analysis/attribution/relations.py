"""Attribution relations of a document: (source, cue, content), including quoted sentences around the cue.

The terms are those of the Penn Attribution Relations Corpus (Pareti 2012); content is direct, indirect or mixed.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.pronoun_resolution import Speakers, Spoken
from lint.analysis.attribution.relation_contents import Contents
from lint.analysis.attribution.sentence_attribution import SentenceAttribution
from lint.analysis.syntax.quotation_marks import Quotation
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens


class AttributionRelation(NamedTuple):
    """One attribution with its content.

    `contents` are code-point ranges in the order of the text, never empty ranges; `manner` tells whether they are all,
    in part or not at all inside quotation marks. `speaker` is the folded last word of a named source, or of who is
    meant by a pronoun, else ""; `name` is the fullest form of that name in the text. `candidates` are the names of
    those who can be meant where the text leaves it open.
    """

    attribution: Attribution
    contents: tuple[tuple[int, int], ...]
    manner: Literal["direct", "indirect", "mixed"]
    speaker: str
    name: str
    candidates: tuple[str, ...] = ()


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    sentence_attributions: Sequence[SentenceAttribution],
    speakers: Speakers,
    sentence_at: Callable[[int], int | None],
    quoted: bytearray,
) -> list[AttributionRelation]:
    """Return a relation for each sentence attribution that covers words, in the order of the cues.

    `quoted` is 1 for each token in a quotation, marks included.
    """
    outer = [quotation for quotation in quotations if not quotation.nested]
    cued = _reporting_sentences(sentence_attributions)
    contents = Contents(tokens, sentences, outer, [quotation.start for quotation in outer], cued, sentence_at)
    found: list[AttributionRelation] = []
    spoken: Spoken = {}
    for _, group in groupby(sentence_attributions, key=lambda saying: saying.cue_reading.sentence):
        together = list(group)
        for saying, is_told in zip(together, _told(together), strict=True):
            cue_reading, covered, attribution = saying
            speaker = speakers.meant(attribution, spoken)
            ranges = contents.of(cue_reading, [(tokens.starts[a], tokens.ends[b - 1]) for a, b in covered])
            if not ranges or (cue_reading.cue_kind not in _OWN and is_told):
                continue
            if attribution.reports:
                ranges = contents.extended(cue_reading, ranges)
                if saying is together[-1]:
                    ranges += contents.following(cue_reading, ranges)
            found.append(AttributionRelation(attribution, tuple(ranges), _manner(tokens, ranges, quoted), *speaker))
    return found


def _reporting_sentences(sentence_attributions: Sequence[SentenceAttribution]) -> set[int]:
    return {saying.attribution.sentence for saying in sentence_attributions if saying.attribution.reports}


def nested(found: Sequence[AttributionRelation]) -> list[bool]:
    """Tell of each relation whether its cue stands in what another one gives: "Ruiz said Obi had promised a road".

    Of two that stand in each other the one that covers more is the outer one.
    """
    spans = sorted((start, end, at) for at, triple in enumerate(found) for start, end in triple.contents)
    starts = [start for start, _, _ in spans]
    longest = max((end - start for start, end, _ in spans), default=0)

    def holders(at: int) -> set[int]:
        cue = found[at].attribution.cue_start
        near = range(bisect_left(starts, cue - longest), bisect_right(starts, cue))
        return {spans[n][2] for n in near if cue < spans[n][1]} - {at}

    def size(at: int) -> int:
        return sum(end - start for start, end in found[at].contents)

    held = [holders(at) for at in range(len(found))]
    return [any(at not in held[one] or size(one) > size(at) for one in held[at]) for at in range(len(found))]


_OWN = frozenset(("speech", "source", "colon"))
"""Kinds of cue that are told of even inside what somebody else says; a view or an act in there is the outer speaker's
word.
"""


def _told(sentence_attributions: Sequence[SentenceAttribution]) -> list[bool]:
    """Tell of each cue of a sentence whether it stands in the content of another one.

    The other is one of `_OWN`, or stands before it.
    """
    if len(sentence_attributions) == 1:
        return [False]
    own = [(saying.cue_reading.cue_kind in _OWN, saying) for saying in sentence_attributions]
    # A place stands in as many ranges as begin before it, less those that have ended.
    starts = sorted(start for is_own, saying in own if is_own for start, _ in saying.covered)
    ends = sorted(end for is_own, saying in own if is_own for _, end in saying.covered)
    found: list[bool] = []
    for is_own, saying in own:
        cue = saying.cue_reading.cue[0]
        holders = bisect_right(starts, cue) - bisect_right(ends, cue)
        if is_own:
            holders -= sum(start <= cue < end for start, end in saying.covered)
        else:
            for start, end in saying.covered:
                insort(starts, start)
                insort(ends, end)
        found.append(holders > 0)
    return found


def _manner(
    tokens: Tokens, ranges: Sequence[tuple[int, int]], quoted: bytearray
) -> Literal["direct", "indirect", "mixed"]:
    covered = [(tokens.at(start), tokens.at(end)) for start, end in ranges]
    if all(quoted.find(1, first, last) < 0 for first, last in covered):
        return "indirect"
    bare = (n for first, last in covered for n in range(first, last) if not quoted[n])
    return "mixed" if any(tokens.words[n][0].isalnum() for n in bare) else "direct"
