"""Quotations with their speakers, and pairs of quotations that cannot both be verbatim."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.relations import AttributionRelation
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.syntax.quotation_marks import Quotation
from lint.analysis.syntax.tokens import Tokens
from lint.text.formats.zero_width import clean

_ALIKE = 0.6
"""Share of the shorter one's content words that the other repeats, and of the longer one's words that both have in
order.
"""

_LENGTHS = 0.4
"""How much longer one may be, as a share of the longer, and still be the same remark."""

_RUN = 4
"""Words in a row that both must share: loose overlap of content words is a topic, not a remark."""

_CONTENT = 2

_SPELLINGS = (
    (re.compile(r"n't\b"), "\nnot"),
    (re.compile(r"'ll\b"), "\nwill"),
    (re.compile(r"'re\b"), "\nare"),
    (re.compile(r"'ve\b"), "\nhave"),
    (re.compile(r"'m\b"), "\nam"),
    (re.compile(r"(?<=o)u(?=r)"), ""),
    (re.compile(r"(?<=i)s(?=(?:e|es|ed|ing|ation)\b)"), "z"),
)
"""Differences of the desk and not of the speaker."""

_COUNTED = frozenset(
    """one two three four five six seven eight nine ten first second third fourth fifth last next former latter other another this
    that these those here there today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday""".split()
)

SAID = 4
"""Words from which on a quotation is taken for speech where only its own look tells."""
_LONGER = 4
"""Letters of a word that a title gives a capital."""
_MARKS = "“”\"'«»„`‘’ "


class AttributedQuotation(NamedTuple):
    """A quotation: code points with its marks, its folded words, its sentence and who is given as its source.

    `kind` is the kind of its attribution, "" where there is none; `source` is the source as written; `speaker` is the
    folded last word of a named source, or of who is meant by a pronoun, else "", and `name` the fullest form of it.
    `gap` counts the code points between the quotation and its attribution, `owner` is the sentence the attribution
    stands in, and `candidates` are the names of those a source without a speaker can mean. `mark` is the opening mark,
    `closed` tells whether there is a closing one.
    """

    start: int
    end: int
    words: tuple[str, ...]
    sentence: int
    kind: str
    source: str
    speaker: str
    name: str
    gap: int
    owner: int | None
    mark: str
    closed: bool
    candidates: tuple[str, ...] = ()


def remarks(
    text: str,
    tokens: Tokens,
    quotations: Sequence[Quotation],
    relations: Sequence[AttributionRelation],
    sentence_at: Callable[[int], int | None],
) -> list[AttributedQuotation]:
    """Return the outermost quotations with their speakers, in order."""
    owners = _owners(quotations, relations)
    found: list[AttributedQuotation] = []
    for quotation in quotations:
        number = sentence_at(quotation.start)
        if quotation.nested or number is None:
            continue
        owner = owners.get(quotation.start)
        given = owner.attribution if owner else None
        words = tokens.lowers[tokens.at(quotation.inner_start) : tokens.at(quotation.inner_end)]
        found.append(
            AttributedQuotation(
                quotation.start,
                quotation.end,
                tuple(word for word in words if word[0].isalnum()),
                number,
                given.kind if given else "",
                clean(text[given.source_start : given.source_end]) if given else "",
                owner.speaker if owner else "",
                owner.name if owner else "",
                _gap(given, quotation) if given else 0,
                given.sentence if given else None,
                quotation.mark,
                quotation.closed,
                owner.candidates if owner else (),
            )
        )
    return found


def is_speech(text: str, remark: AttributedQuotation) -> bool:
    """Tell by length and capitals whether quoted words are speech, not a title, a motto or a single term."""
    words = [word for word in clean(text[remark.start : remark.end]).strip(_MARKS).split() if len(word) >= _LONGER]
    return len(remark.words) >= SAID and 2 * sum(word[0].isupper() for word in words) <= len(words)


def _owners(
    quotations: Sequence[Quotation], relations: Sequence[AttributionRelation]
) -> dict[int, AttributionRelation]:
    """Return, by the start of each outermost quotation, the relation that covers most of it.

    One that reports words goes first.
    """
    spans = sorted((start, end, place) for place, triple in enumerate(relations) for start, end in triple.contents)
    reached = list(accumulate((end for _, end, _ in spans), max))
    found: dict[int, AttributionRelation] = {}
    for quotation in quotations:
        if quotation.nested:
            continue
        best: tuple[bool, int] | None = None
        for at in range(bisect_right(reached, quotation.start), len(spans)):
            start, end, place = spans[at]
            if start >= quotation.end:
                break
            shared = min(end, quotation.end) - max(start, quotation.start)
            if shared <= 0:
                continue
            rank = (relations[place].attribution.reports, shared)
            if best is None or rank > best:
                best, found[quotation.start] = rank, relations[place]
    return found


Contradictions = dict[str, tuple[list[tuple[str, ...]], list[tuple[int, int]]]]
"""By speaker: the words of the remarks, and which two of them contradict each other."""


def contradicting(
    found: Sequence[AttributedQuotation], before: Contradictions, now: Contradictions
) -> Iterator[tuple[AttributedQuotation, AttributedQuotation]]:
    """Yield pairs of remarks of one speaker that share most of their words and yet differ, neither a part of the other.

    `before` has what was found in the last version of the text; what is found in this one is put into `now`.
    """
    by_speaker: dict[str, list[AttributedQuotation]] = {}
    for remark in found:
        if remark.speaker and len(remark.words) > _RUN:
            by_speaker.setdefault(remark.speaker, []).append(remark)
    for speaker, spoken in by_speaker.items():
        words = [remark.words for remark in spoken]
        known = before.get(speaker)
        if known is None or known[0] != words:
            known = words, _differing(words)
        now[speaker] = known
        for first, second in known[1]:
            yield spoken[first], spoken[second]


def _differing(remarks: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return the pairs of remarks, given by their words, that share a run of words and cannot both have been said."""
    index: dict[tuple[str, ...], list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for number, words in enumerate(remarks):
        for at in range(len(words) - _RUN + 1):
            run = words[at : at + _RUN]
            earlier = index.setdefault(run, [])
            pairs.update((other, number) for other in earlier[:_RUN] if other != number)
            earlier.append(number)
    return [pair for pair in sorted(pairs) if _same_remark(remarks[pair[0]], remarks[pair[1]])]


def _gap(owner: Attribution, quotation: Quotation) -> int:
    if owner.cue_end <= quotation.start:
        return quotation.start - owner.cue_end
    return max(0, min(owner.source_start, owner.cue_start) - quotation.end)


def _same_remark(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    shorter, longer = sorted((first, second), key=len)
    if len(longer) - len(shorter) > _LENGTHS * len(longer) or _contains(longer, shorter):
        return False
    if _spelled(first) == _spelled(second) or _counts_on(first, second):
        return False
    contents = [frozenset(word for word in words if word not in FUNCTION_WORDS) for words in (shorter, longer)]
    if min(len(content) for content in contents) < _CONTENT:
        return False
    if len(contents[0] & contents[1]) < _ALIKE * min(len(content) for content in contents):
        return False
    return _in_order(shorter, longer) >= _ALIKE * len(longer)


def _spelled(words: tuple[str, ...]) -> list[str]:
    """Return words in one spelling: American, and with no contraction."""
    plain = "\n".join(words)
    for pattern, instead in _SPELLINGS:
        plain = pattern.sub(instead, plain)
    return plain.split("\n")


def _counts_on(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether two remarks are said in one form of two things: the first phase, the second phase."""
    if len(first) != len(second):
        return False
    other = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return any((one in _COUNTED and two in _COUNTED) or (one[0].isdigit() and two[0].isdigit()) for one, two in other)


def _in_order(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """Return how many words both have in the same order (the longest common subsequence)."""
    places: dict[str, int] = {}
    for column, word in enumerate(second):
        places[word] = places.get(word, 0) | 1 << column
    # A whole row of the table at once, one bit a column, set where the length does not grow (Hyyrö 2004): a remark may
    # be as long as an article.
    full = (1 << len(second)) - 1
    row = full
    for word in first:
        taken = row & places.get(word, 0)
        row = (row + taken | row - taken) & full
    return len(second) - row.bit_count()


def _contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return "\n".join(("", *shorter, "")) in "\n".join(("", *longer, ""))
