"""Attribute a block quote to the name in the line before it or in its own last line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from lint.analysis.attribution.attributions import Attribution, classify
from lint.analysis.attribution.pronoun_resolution import Speakers, Spoken
from lint.analysis.attribution.relations import AttributionRelation
from lint.analysis.attribution.sentence_attribution import SentenceAttribution
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens
from lint.text.formats import Block

_DASHES = frozenset("—–-―")
_ENDS = frozenset('.?!…”’"»')
_SIGNATURE = 14
"""Tokens of the longest line that signs a block quote: a dash, a name, what the person is."""


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    sentence_attributions: Sequence[SentenceAttribution],
    speakers: Speakers,
    known: Sequence[AttributionRelation],
) -> list[AttributionRelation]:
    """Return the relations of block quotes that nobody else is given for, in order.

    A block quote is led in by a sentence that ends its paragraph in a colon and tells who speaks, or signed by a line
    of its own behind a dash. One that holds quotation marks and a source, as `known` relations tell, keeps that.
    """
    told = sorted(start for triple in known for start, _ in triple.contents)
    found = []
    spoken: Spoken = {}
    at = 0
    for first, last in _runs(blocks):
        start, end = blocks[first].span.start, blocks[last].span.end
        if bisect_left(told, start) < bisect_left(told, end):
            continue
        signature = _signature(tokens, start, end)
        owner = (
            _signed(tokens, sentences, signature)
            if signature
            else _led_in(tokens, sentences, sentence_attributions, first)
        )
        if signature:
            end = tokens.ends[signature[0] - 1]
        if owner is not None and start < end:
            while at < len(known) and known[at].attribution.cue_start < owner.cue_start:
                speakers.meant(known[at].attribution, spoken)
                at += 1
            speaker = speakers.meant(owner, spoken)
            found.append(AttributionRelation(owner, ((start, end),), "direct", *speaker))
    return found


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the first and last number of each run of block quotes."""
    first = None
    for number, block in enumerate(blocks):
        if block.kind == "quote" and first is None:
            first = number
        if first is not None and (number + 1 == len(blocks) or blocks[number + 1].kind != "quote"):
            yield first, number
            first = None


def _led_in(
    tokens: Tokens, sentences: Sequence[Sentence], sentence_attributions: Sequence[SentenceAttribution], block: int
) -> Attribution | None:
    """Return who is given by the last sentence before a block quote, if it ends in a colon."""
    number = bisect_left(sentences, block, key=lambda sentence: sentence.block) - 1
    if number < 0 or sentences[number].block != block - 1 or tokens.words[sentences[number].last - 1] != ":":
        return None
    at = bisect_left(sentence_attributions, number, key=lambda saying: saying.cue_reading.sentence)
    here = [
        one.attribution
        for one in takewhile(lambda one: one.cue_reading.sentence == number, islice(sentence_attributions, at, None))
        if one.attribution.reports
    ]
    return here[-1] if here and here[-1].kind != "none" else None


def _signature(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens [first, last) of the line that signs a block quote, its dash first, or None."""
    first, last = tokens.at(start), tokens.at(end)
    for at in range(last - 2, max(first, last - _SIGNATURE) - 1, -1):
        if tokens.words[at] in _DASHES and not tokens.adjacent(at - 1) and tokens.is_capitalized(at + 1):
            closed = at > first and tokens.words[at - 1][-1] in _ENDS
            plain = _ENDS.isdisjoint(tokens.words[at + 1 : last])
            return (at, last) if closed and plain else None
    return None


def _signed(tokens: Tokens, sentences: Sequence[Sentence], signature: tuple[int, int]) -> Attribution:
    first, last = signature
    stop = next((at for at in range(first + 1, last) if tokens.words[at] in (",", "(")), last)
    kind, speaker = classify(tokens, first + 1, stop)
    place = tokens.starts[first]
    number = bisect_right(sentences, place, key=lambda sentence: sentence.end)
    dash = (place, tokens.ends[first])
    return Attribution(tokens.starts[first + 1], tokens.ends[stop - 1], *dash, number, kind, speaker, "colon")
