"""Find sources given by layout alone: speaker labels and the paragraphs they govern."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from lint.analysis.attribution.cues.function_words import OPENING
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens
from lint.text.formats import Block

LABEL = 5
"""Words at most in the name before a colon or behind the dash of a headline."""
_TITLE = 20
"""Tokens of a headline at most."""
_INTERVIEW = 2
"""Paragraphs that open with a name and a colon; where there are more, names in capitals are speakers."""

_QUESTIONS = ("what", "when", "where", "who", "why", "how")
"""Labels of a note, as those of the class `section-labels` are."""


class SpeakerLabels(NamedTuple):
    """What the place of a sentence tells.

    `labels` are the colons of "Q:" and "NAME:" that open a paragraph, as tokens; `headlines` are sentences, and so are
    those right `before_quotation` that opens a paragraph.
    """

    labels: frozenset[int]
    headlines: frozenset[int]
    before_quotation: frozenset[int]

    def parts(self, ranges: Iterable[tuple[range, range]]) -> "Iterator[SpeakerLabels]":
        """Yield the labels of each of some paragraphs, given as ranges of tokens and of sentences.

        Numbers count from the beginning of the paragraph.
        """
        labels, headlines, before = (sorted(known) for known in self)
        for tokens, sentences in ranges:
            yield SpeakerLabels(_part(labels, tokens), _part(headlines, sentences), _part(before, sentences))


def _part(numbers: Sequence[int], within: range) -> frozenset[int]:
    first = bisect_left(numbers, within.start)
    return frozenset(number - within.start for number in numbers[first : bisect_left(numbers, within.stop, first)])


def read(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    blocks: Sequence[Block],
    sentence_at: Callable[[int], int | None],
    colons: Sequence[int],
) -> SpeakerLabels:
    """Return the layout of a text; `colons` are its tokens of that word."""
    headlines = {n for n, sentence in enumerate(sentences) if blocks[sentence.block].kind == "headline"}
    openings: dict[int, str] = {}
    before = set()
    in_headline = set()
    for colon in colons:
        number = sentence_at(tokens.starts[colon])
        if number is None:
            continue
        if number in headlines or (_is_title(sentences, number) and not tokens.words[colon - 1].isupper()):
            in_headline.add(colon)
        if colon + 1 == sentences[number].last:
            if _leads_to_quotation(tokens, sentences, number):
                before.add(number)
        elif _opens_paragraph(tokens, sentences, number, colon):
            openings[colon] = " ".join(tokens.words[sentences[number].first : colon])
    often = Counter(openings.values())
    interview = len(openings) > _INTERVIEW
    labels = {
        colon
        for colon, label in openings.items()
        if often[label] > 1 or colon in in_headline or _names_speaker(label, interview=interview)
    }
    return SpeakerLabels(frozenset(labels), frozenset(headlines), frozenset(before))


def _names_speaker(label: str, *, interview: bool) -> bool:
    """Tell whether a label is a speaker's wherever it occurs: Q, A, or capitals in an interview."""
    return label in ("Q", "A") or (interview and label.isupper())


def _leads_to_quotation(tokens: Tokens, sentences: Sequence[Sentence], number: int) -> bool:
    """Tell whether the next paragraph opens with a quotation mark."""
    following = number + 1
    return (
        following < len(sentences)
        and tokens.words[sentences[following].first] in OPENING
        and sentences[following].block != sentences[number].block
    )


def _is_title(sentences: Sequence[Sentence], number: int) -> bool:
    """Tell whether a sentence is all of a text's first paragraph; some write headlines with a full stop."""
    alone = number == 0 and len(sentences) > 1 and sentences[1].block != sentences[0].block
    return alone and sentences[0].last - sentences[0].first <= _TITLE


def _opens_paragraph(tokens: Tokens, sentences: Sequence[Sentence], number: int, colon: int) -> bool:
    """Tell whether nothing but a short name stands before a colon in its paragraph."""
    first = sentences[number].first
    return (
        0 < colon - first <= LABEL
        and tokens.lowers[colon - 1] not in _QUESTIONS
        and tokens.lowers[colon - 1] not in tokens.lexicon.words("section-labels")
        and (number == 0 or sentences[number - 1].block != sentences[number].block)
        and all(tokens.is_capitalized(n) or tokens.words[n] == "." for n in range(first, colon))
    )
