"""Triples: each attribution with the words it covers, as (source, cue, content).

The terms are those of the Penn Attribution Relations Corpus (Pareti 2012); content is direct, indirect or mixed.
"""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from lint.analysis.attributions import Attribution
from lint.analysis.quotes import Quotation
from lint.analysis.sentences import Sentence
from lint.analysis.tokens import Tokens
from lint.analysis.wordlists import MONTHS, WEEKDAYS

_HEARING = frozenset("tell tells told telling ask asks asked remind reminds reminded assure assures assured".split())
_DAYS = WEEKDAYS | MONTHS
_OPENS = frozenset("that whether how why what if when as to he she it they we i you there this these the a an".split())
_SKIPPED = frozenset("on in at late early earlier later last this during via".split())
_HEARERS = 8
_SETTING = 14
_MARKS = frozenset('“"«„‘')
_EDGES = frozenset(",;:—–. ")


class Triple(NamedTuple):
    """One attribution with its content.

    `contents` are code-point ranges in the order of the text, never empty ranges; `form` tells whether they are all, in
    part or not at all inside quotation marks. `speaker` is the folded last word of a named source, a pronoun resolved to
    the last named one before it, else "".
    """

    attribution: Attribution
    contents: tuple[tuple[int, int], ...]
    form: Literal["direct", "indirect", "mixed"]
    speaker: str


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    in_quotation: Callable[[int], bool],
) -> list[Triple]:
    """Return a triple for each attribution that covers words, in the order of the cues."""
    outer = [quotation for quotation in quotations if not quotation.nested]
    cued = {attribution.sentence for attribution in attributions}
    found: list[Triple] = []
    named = ""
    for place, attribution in enumerate(attributions):
        if attribution.kind == "named":
            named = attribution.speaker
        sentence = sentences[attribution.sentence]
        following = attributions[place + 1] if place + 1 < len(attributions) else None
        ranges = _contents(tokens, sentence, attribution, following)
        if not ranges:
            continue
        ranges += _running(sentences, attribution.sentence, cued, outer, ranges)
        speaker = named if attribution.kind == "pronoun" else attribution.speaker
        found.append(Triple(attribution, tuple(ranges), _form(tokens, ranges, in_quotation), speaker))
    return found


def _contents(
    tokens: Tokens, sentence: Sentence, attribution: Attribution, following: Attribution | None
) -> list[tuple[int, int]]:
    """Return what the sentence itself gives to the source: before the frame, behind it, or both."""
    opening = min(attribution.source_start, attribution.cue_start)
    closing = max(attribution.source_end, attribution.cue_end)
    left, first = tokens.at(opening), tokens.at(closing)
    comma = left > sentence.first and (tokens.words[left - 1] in ",”»" or tokens.words[left - 1] == '"')
    # A cue without a source of its own (", adding") says nothing of the words before it.
    owned = attribution.source_start < attribution.source_end
    before = _trimmed(tokens, sentence.first, left) if comma and owned else None
    first = _past_setting(tokens, sentence, first, _heard(tokens, attribution))
    last = sentence.last
    if following is not None and following.sentence == attribution.sentence:
        cut = tokens.at(min(following.source_start, following.cue_start))
        if first < cut and tokens.lowers[cut - 1] in (",", "and", "but", "while"):
            last = cut - 1
    after = _trimmed(tokens, first, last)
    if before and after and tokens.words[first - 1 : first] != [","] and tokens.words[first] not in _MARKS:
        after = None
    return [part for part in (before, after) if part]


def _heard(tokens: Tokens, attribution: Attribution) -> bool:
    return tokens.lowers[tokens.at(attribution.cue_start)] in _HEARING


def _past_setting(tokens: Tokens, sentence: Sentence, first: int, heard: bool) -> int:  # noqa: FBT001 - private
    """Return the token after who was told, and after when and where it was said."""
    at = first
    if heard:
        for number in range(first, min(first + _HEARERS, sentence.last)):
            if tokens.words[number] in _MARKS or (number > first and tokens.lowers[number] in _OPENS):
                return number
    if at < sentence.last and (tokens.lowers[at] in _DAYS or tokens.lowers[at] in _SKIPPED):
        for number in range(at, min(at + _SETTING, sentence.last)):
            if tokens.words[number] in _MARKS or tokens.lowers[number] == "that":
                return number
        while at < sentence.last and (tokens.lowers[at] in _DAYS or tokens.lowers[at] in _SKIPPED):
            at += 1
    return at


def _trimmed(tokens: Tokens, first: int, last: int) -> tuple[int, int] | None:
    while first < last and tokens.words[first] in _EDGES:
        first += 1
    while first < last and tokens.words[last - 1] in _EDGES:
        last -= 1
    return (tokens.starts[first], tokens.ends[last - 1]) if first < last else None


def _running(
    sentences: Sequence[Sentence],
    number: int,
    cued: set[int],
    outer: Sequence[Quotation],
    ranges: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Return the sentences behind that go on with the words of a quotation, as far as nobody else is given."""
    if not any(start < ranges[-1][1] and end > ranges[0][0] for start, end, *_ in outer):
        return []
    more: list[tuple[int, int]] = []
    block = sentences[number].block
    for later in range(number + 1, len(sentences)):
        sentence = sentences[later]
        holder = next((q for q in outer if q.start <= sentence.start and sentence.end - 1 <= q.end), None)
        if later in cued or holder is None or sentence.block > block + 1:
            break
        block = sentence.block
        more.append((sentence.start, sentence.end))
    return more


def _form(
    tokens: Tokens, ranges: Sequence[tuple[int, int]], in_quotation: Callable[[int], bool]
) -> Literal["direct", "indirect", "mixed"]:
    words = [
        number
        for start, end in ranges
        for number in range(tokens.at(start), tokens.at(end))
        if tokens.words[number][0].isalnum()
    ]
    quoted = sum(in_quotation(tokens.starts[number]) for number in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"
