"""Find the content of an attribution among the sentences and quotations of a document."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lint.analysis.attribution.cues.cue_reading import CueReading
from lint.analysis.syntax.quotation_marks import Quotation
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_MARKS = frozenset(('"', "“", "‘", "'", "«", "„"))


_NAMED = 5
"""Tokens of a name in quotation marks, the marks among them."""
_LED_IN = 6
"""Code points of an opening such as "Then, " by which a running quotation goes on."""


class Contents(NamedTuple):
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
            ranges = self._labelled(cue_reading, ranges)
            if ranges and cue_reading.cue[1] == self.sentences[number].last:
                behind = self.sentence_at(ranges[-1][1] - 1)
                ranges += self._running(behind or number, ranges)
        if not ranges and cue_reading.cue_kind == "speech":
            return self._asked_before(number, cue_reading)
        return ranges

    def extended(self, cue_reading: CueReading, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the content of a report with the quoted sentences and paragraphs that it runs over."""
        number = cue_reading.sentence
        if cue_reading.cue_kind != "colon":
            ranges = self._opened_before(number, ranges)
            ranges += self._running(number, ranges)
        return self._continued(ranges)

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

    def _labelled(self, cue_reading: CueReading, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the content of a colon: an interview’s paragraph, or the quotation it brings in."""
        number = cue_reading.sentence
        sentence = self.sentences[number]
        if cue_reading.base == "[":
            at = bisect_left(self.starts, ranges[0][1]) - 1 if ranges else -1
            return [(q.start, q.end) for q in self.outer[at : at + 1] if at >= 0 and q.end == ranges[0][1]]
        if cue_reading.cue[1] == sentence.last:
            return self._opening_next(number)
        if not ranges or cue_reading.covers is not None:
            return ranges
        if cue_reading.source[0] == sentence.first and self.tokens.words[cue_reading.cue[1]] not in _MARKS:
            end = bisect_right(self.sentences, sentence.block, lo=number, key=lambda other: other.block) - 1
            return [(ranges[0][0], self.sentences[end].end)] if end > number else ranges
        return self._opened(ranges, sentence)

    def _opened(self, ranges: list[tuple[int, int]], sentence: Sentence) -> list[tuple[int, int]]:
        """Return the quotation that opens the content of a colon, all of the content where it is none or a name."""
        at = bisect_left(self.starts, ranges[0][0])
        opened = [q for q in self.outer[at : at + 1] if q.start == ranges[0][0]]
        if opened and self._is_name(opened[0], sentence):
            return ranges
        return [(q.start, q.end) for q in opened] or ranges

    def _is_name(self, quotation: Quotation, sentence: Sentence) -> bool:
        """Tell whether marks hold a name that opens what a colon brings in: Ana Ruiz: “Volga” goes to Lima."""
        first, last = self.tokens.at(quotation.start), self.tokens.at(quotation.end)
        behind = last < sentence.last and self.tokens.is_word(last) and not self.tokens.is_capitalized(last)
        return behind and last - first <= _NAMED

    def _opening_next(self, number: int) -> list[tuple[int, int]]:
        """Return the quotation that opens the sentence behind a colon, if it is the first of its paragraph."""
        following = number + 1
        if following >= len(self.sentences):
            return []
        start, block = self.sentences[following].start, self.sentences[following].block
        at = bisect_left(self.starts, start)
        is_first = at == 0 or self.outer[at - 1].block != block
        return [(q.start, q.end) for q in self.outer[at : at + 1] if is_first and q.start == start]

    def _continued(self, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return ranges with the paragraphs that a quotation left open runs over, before them and behind."""
        first = bisect_right(self.starts, ranges[0][0]) - 1
        before: list[tuple[int, int]] = []
        at = first
        while at > 0 and self.outer[first].end > ranges[0][0] and _goes_on(self.outer[at - 1], self.outer[at]):
            at -= 1
            before.insert(0, (self.outer[at].start, self.outer[at].end))
        after: list[tuple[int, int]] = []
        at = bisect_right(self.starts, ranges[-1][1]) - 1
        while (
            at + 1 < len(self.outer)
            and self.outer[at].end == (after or ranges)[-1][1]
            and _goes_on(self.outer[at], self.outer[at + 1])
        ):
            at += 1
            after.append((self.outer[at].start, self.outer[at].end))
        return before + ranges + after

    def _asked_before(self, number: int, cue_reading: CueReading) -> list[tuple[int, int]]:
        """Return the quotation that ends right before a sentence such as "Ruiz, a miner, asked into the phone."."""
        sentence = self.sentences[number]
        if cue_reading.source[0] != sentence.first or number == 0 or self.sentences[number - 1].block != sentence.block:
            return []
        at = bisect_right(self.starts, sentence.start) - 1
        if at < 0 or self.outer[at].end != self.sentences[number - 1].end:
            return []
        return [(self.outer[at].start, self.outer[at].end)]

    def _opened_before(self, number: int, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the ranges with the sentences of a quotation that opened before the sentence of its cue reading."""
        start, end = ranges[0]
        at = bisect_right(self.starts, start) - 1
        if at < 0 or self.outer[at].end <= start or self.outer[at].start >= self.sentences[number].start:
            return ranges
        if self.outer[at].start < self.sentences[number].start and start <= self.sentences[number].start:
            return [(self.outer[at].start, end), *ranges[1:]]
        return ranges

    def _running(self, number: int, ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the sentences behind that go on with the words of a quotation, as far as nobody else is given."""
        at = bisect_left(self.starts, ranges[-1][1]) - 1
        if at < 0 or self.outer[at].end <= ranges[0][0]:
            return []
        more: list[tuple[int, int]] = []
        block = self.sentences[number].block
        for later in range(number + 1, len(self.sentences)):
            sentence = self.sentences[later]
            if later in self.cued or sentence.block > block + 1:
                break
            # Of two quotations that open before it ends, a sentence as short as an opening may fill the first.
            last = bisect_right(self.starts, sentence.start + _LED_IN)
            holder = next((q for q in self.outer[max(0, last - 2) : last] if sentence.end - 1 <= q.end), None)
            if holder is None:
                break
            block = sentence.block
            more.append((max(holder.start, sentence.start), sentence.end))
        return more


def _goes_on(quotation: Quotation, following: Quotation) -> bool:
    return quotation.continues and following.block == quotation.block + 1
