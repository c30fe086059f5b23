"""Attribution relations of a document: (source, cue, content), including quoted sentences around the cue.

The terms are those of the Penn Attribution Relations Corpus (Pareti 2012); content is direct, indirect or mixed.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.cues.cue_reading import CueReading
from lint.analysis.attribution.pronoun_resolution import Speakers, Spoken
from lint.analysis.attribution.sentence_attribution import SentenceAttribution
from lint.analysis.syntax.quotation_marks import Quotation
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens


class AttributionRelation(NamedTuple):
    """One attribution with its content.

    `contents` are code-point ranges in the order of the text, never empty ranges; `manner` tells whether they are all,
    in part or not at all inside quotation marks. `speaker` is the folded last word of a named source, or of who is
    meant by a pronoun, else ""; `name` is the fullest form of that name in the text.
    """

    attribution: Attribution
    contents: tuple[tuple[int, int], ...]
    manner: Literal["direct", "indirect", "mixed"]
    speaker: str
    name: str


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
    contents = _Contents(tokens, sentences, outer, [quotation.start for quotation in outer], cued, sentence_at)
    found: list[AttributionRelation] = []
    spoken = Spoken()
    for _, group in groupby(sentence_attributions, key=lambda saying: saying.cue_reading.sentence):
        together = list(group)
        for saying, is_told in zip(together, _told(together), strict=True):
            cue_reading, covered, attribution = saying
            speaker = speakers.meant(attribution, spoken)
            if speaker.key and (attribution.reports or attribution.cue_kind == "belief"):
                spoken.add(speaker.key)
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


class _Contents(NamedTuple):
    """Finds the content of cues among the sentences and outer quotations of a document; ranges are in code points."""

    tokens: Tokens
    sentences: Sequence[Sentence]
    outer: Sequence[Quotation]
    starts: Sequence[int]
    cued: set[int]
    sentence_at: Callable[[int], int | None]

    def of(self, cue_reading: CueReading, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the content of a cue: the ranges in its sentence, or the quotation that it brings in or follows."""
        number = cue_reading.sentence
        if cue_reading.cue_kind == "colon":
            ranges = _labelled(self.tokens, self.sentences, cue_reading, self.outer, self.starts, ranges)
            if ranges and cue_reading.cue[1] == self.sentences[number].last:
                behind = self.sentence_at(ranges[-1][1] - 1)
                ranges += _running(self.sentences, behind or number, self.cued, self.outer, self.starts, ranges)
        if not ranges and cue_reading.cue_kind == "speech":
            return _asked_before(self.sentences, number, cue_reading, self.outer, self.starts)
        return ranges

    def extended(self, cue_reading: CueReading, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the content of a report with the quoted sentences and paragraphs that it runs over."""
        number = cue_reading.sentence
        if cue_reading.cue_kind != "colon":
            ranges = _opened_before(self.sentences, number, self.outer, self.starts, ranges)
            ranges += _running(self.sentences, number, self.cued, self.outer, self.starts, ranges)
        return _continued(self.outer, self.starts, ranges)

    def following(self, cue_reading: CueReading, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the quotations that are the next sentences of the paragraph, behind what was said without marks.

        Ann Ruiz said that she would resign. “I have had enough.”
        """
        number = cue_reading.sentence
        sentence = self.sentences[number]
        at = bisect_left(self.starts, sentence.end)
        if cue_reading.cue_kind != "speech" or cue_reading.source[0] >= cue_reading.source[1]:
            return []
        if ranges[-1][1] < self.tokens.ends[sentence.last - 1] - 1 or (at and self.outer[at - 1].end > sentence.start):
            return []
        found: list[tuple[int, int]] = []
        for later in range(number + 1, len(self.sentences)):
            sentence = self.sentences[later]
            if later in self.cued or sentence.block != self.sentences[number].block or at >= len(self.outer):
                break
            if self.outer[at].start != sentence.start or self.outer[at].end < sentence.end:
                break
            found.append((self.outer[at].start, min(self.outer[at].end, sentence.end)))
            at += self.outer[at].end <= sentence.end
            if at and self.outer[at - 1].end > sentence.end:
                break
        return found


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


def _labelled(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    cue_reading: CueReading,
    outer: Sequence[Quotation],
    starts: Sequence[int],
    ranges: list[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return the content of a colon: all that is said in an interview's paragraph, or the quotation it brings in."""
    number = cue_reading.sentence
    sentence = sentences[number]
    if cue_reading.base == "[":
        at = bisect_left(starts, ranges[0][1]) - 1 if ranges else -1
        return [(q.start, q.end) for q in outer[at : at + 1] if at >= 0 and q.end == ranges[0][1]]
    if cue_reading.cue[1] == sentence.last:
        return _opening_next(sentences, number, outer, starts)
    if not ranges or cue_reading.covers is not None:
        return ranges
    if cue_reading.source[0] == sentence.first and tokens.words[cue_reading.cue[1]] not in _MARKS:
        end = bisect_right(sentences, sentence.block, lo=number, key=lambda other: other.block) - 1
        return [(ranges[0][0], sentences[end].end)] if end > number else ranges
    at = bisect_left(starts, ranges[0][0])
    return [(q.start, q.end) for q in outer[at : at + 1] if q.start == ranges[0][0]] or ranges


def _opening_next(
    sentences: Sequence[Sentence], number: int, outer: Sequence[Quotation], starts: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the quotation that opens the sentence behind a colon, if it is the first of its paragraph."""
    following = number + 1
    if following >= len(sentences):
        return []
    start, block = sentences[following].start, sentences[following].block
    at = bisect_left(starts, start)
    is_first = at == 0 or outer[at - 1].block != block
    return [(q.start, q.end) for q in outer[at : at + 1] if is_first and q.start == start]


def _continued(
    outer: Sequence[Quotation], starts: Sequence[int], ranges: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return ranges with the paragraphs that a quotation without a closing mark runs over, before them and behind."""
    first = bisect_right(starts, ranges[0][0]) - 1
    before: list[tuple[int, int]] = []
    at = first
    while at > 0 and outer[first].end > ranges[0][0] and _goes_on(outer[at - 1], outer[at]):
        at -= 1
        before.insert(0, (outer[at].start, outer[at].end))
    after: list[tuple[int, int]] = []
    at = bisect_right(starts, ranges[-1][1]) - 1
    while at + 1 < len(outer) and outer[at].end == (after or ranges)[-1][1] and _goes_on(outer[at], outer[at + 1]):
        at += 1
        after.append((outer[at].start, outer[at].end))
    return before + ranges + after


def _goes_on(quotation: Quotation, following: Quotation) -> bool:
    return quotation.continues and following.block == quotation.block + 1


def _asked_before(
    sentences: Sequence[Sentence],
    number: int,
    cue_reading: CueReading,
    outer: Sequence[Quotation],
    starts: Sequence[int],
) -> list[tuple[int, int]]:
    """Return the quotation that ends right before a sentence such as "Ruiz, a miner, asked into the phone."."""
    sentence = sentences[number]
    if cue_reading.source[0] != sentence.first or number == 0 or sentences[number - 1].block != sentence.block:
        return []
    at = bisect_right(starts, sentence.start) - 1
    if at < 0 or outer[at].end != sentences[number - 1].end:
        return []
    return [(outer[at].start, outer[at].end)]


_MARKS = frozenset(('"', "“", "‘", "'", "«", "„"))


def _opened_before(
    sentences: Sequence[Sentence],
    number: int,
    outer: Sequence[Quotation],
    starts: Sequence[int],
    ranges: list[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return the ranges with the sentences of a quotation that opened before the sentence of its cue reading."""
    start, end = ranges[0]
    at = bisect_right(starts, start) - 1
    if at < 0 or outer[at].end <= start or outer[at].start >= sentences[number].start:
        return ranges
    if outer[at].start < sentences[number].start and start <= sentences[number].start:
        return [(outer[at].start, end), *ranges[1:]]
    return ranges


_LED_IN = 6
"""Code points of an opening such as "Then, " by which a running quotation goes on."""


def _running(
    sentences: Sequence[Sentence],
    number: int,
    cued: set[int],
    outer: Sequence[Quotation],
    starts: Sequence[int],
    ranges: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return the sentences behind that go on with the words of a quotation, as far as nobody else is given."""
    at = bisect_left(starts, ranges[-1][1]) - 1
    if at < 0 or outer[at].end <= ranges[0][0]:
        return []
    more: list[tuple[int, int]] = []
    block = sentences[number].block
    for later in range(number + 1, len(sentences)):
        sentence = sentences[later]
        if later in cued or sentence.block > block + 1:
            break
        # Of two quotations that open before it ends, a sentence as short as an opening may fill the first.
        last = bisect_right(starts, sentence.start + _LED_IN)
        holder = next((q for q in outer[max(0, last - 2) : last] if sentence.end - 1 <= q.end), None)
        if holder is None:
            break
        block = sentence.block
        more.append((max(holder.start, sentence.start), sentence.end))
    return more


def _manner(
    tokens: Tokens, ranges: Sequence[tuple[int, int]], quoted: bytearray
) -> Literal["direct", "indirect", "mixed"]:
    covered = [(tokens.at(start), tokens.at(end)) for start, end in ranges]
    if all(quoted.find(1, first, last) < 0 for first, last in covered):
        return "indirect"
    bare = (n for first, last in covered for n in range(first, last) if not quoted[n])
    return "mixed" if any(tokens.words[n][0].isalnum() for n in bare) else "direct"
