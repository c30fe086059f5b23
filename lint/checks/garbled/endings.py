"""Report texts and sentences that are cut off, and sentences that occur twice."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from lint.analysis import Analysis, SharedLayers
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.syntax import furniture
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tagger import FINITE
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match
from lint.text.finding import Related
from lint.text.span import Span
from lint.values import dataclass

_CLOSING = frozenset("”“’\"'»)]*_")
_ENDS = frozenset(".?!…:;")
_STOPS = _ENDS | _CLOSING
_POSTED = frozenset("@ # http https".split())
_SIGNATURE = 40
"""Tokens in which a post, which is short, has ended and named its writer."""
_CREDITS = frozenset("@|/=_")
"""Marks of the lines that close a page without being sentences of the story."""
_SEE = frozenset("see read watch".split())
_NOTES = 60
"""Tokens before the end in which “See also” opens the links that close a page."""
_POINTING = frozenset("here below above".split())
_NEAR = 4
_TIME = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?\.?|_{3,}\.?", re.IGNORECASE)
_TIMES = 2
"""Times of day that make a live report."""
_HEAD = 3
"""Paragraphs from a summary to the first of the story at most: a by-line, a date, a picture."""
_CREDIT = 12
"""Tokens of a credit in brackets at most."""
_PARAGRAPH = 6
"""Tokens of the last sentence of a paragraph that is no headline, at least."""
_OPEN_SHARE = 10
"""Paragraphs to one that may end without a mark in a text that sets them."""
_BRACKETS = frozenset("()[]")
_PAIRS = {"“": "”", "‘": "’", "(": ")", "[": "]"}


def _is_title(words: Sequence[str], numbers: Sequence[int]) -> bool:
    """Tell whether most words have a capital and the others join them, as in a headline or a list of names."""
    low = [words[number] for number in numbers if not words[number][0].isupper()]
    return 3 * len(low) < len(numbers) and FUNCTION_WORDS.issuperset(low)


def _is_credit(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the tokens [first, last) are a line that closes a page, such as the source of a photo."""
    capital, inside = tokens.lexicon.words("page-credits"), tokens.lexicon.words("page-credits-inside")
    return any(
        word in _CREDITS or lower in inside or (lower in capital and word[0].isupper())
        for word, lower in zip(tokens.words[first:last], tokens.lowers[first:last], strict=True)
    )


def _is_open(words: Sequence[str]) -> bool:
    """Tell whether the words break off behind a mark that has not closed, or at the possessive of a plural."""
    if words[-1] in ("’", "'") and words[-2:-1] and words[-2][-1] == "s" and not {"‘", "'"} & set(words[:-1]):
        return True
    if words[-1] in _CLOSING or words[-1][-1] in _ENDS:
        return False
    return any(
        word in _PAIRS and _PAIRS[word] not in words[at:] for at, word in enumerate(words[-_NEAR:], len(words[:-_NEAR]))
    )


@dataclass(frozen=True, eq=False, repr=False)
class TruncatedEnd:
    """Report a last sentence of at least `minimum` words that has no full stop, in a text of sentences.

    A text whose last paragraph is a by-line, a caption or a line of contact is left alone: the sentence must share its
    paragraph with another, or end in one of `hanging`, words that never end a sentence, or be long (`alone` words).
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("last",))

    hanging: tuple[str, ...]
    minimum: int = 3
    alone: int = 4

    def triggers(self) -> frozenset[str] | None:
        """Return None: a text may end in any word."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the last words of the text."""
        tokens, text = analysis.tokens, analysis.text
        blocks = [number for number, block in enumerate(analysis.document.blocks) if block.kind in ("body", "quote")]
        if not blocks or not analysis.sentences:
            return
        last = analysis.sentences[-1]
        if last.block != blocks[-1]:
            return
        at = _last_word(tokens, last.first, last.last)
        words = [number for number in range(last.first, at + 1) if tokens.is_word(number)]
        if len(words) < self.minimum or not tokens.is_capitalized(words[0]) or "￼" in text[last.start : last.end]:
            return
        if _is_title(tokens.words, words):
            return
        if not self._is_cut(tokens, last, at) and not self._stops(analysis, words, at):
            return
        start = max(last.first, at - 2)
        yield Match(Span(tokens.starts[start], tokens.ends[at]), {"last": tokens.words[words[-1]]})

    def _is_cut(self, tokens: Tokens, last: Sentence, at: int) -> bool:
        """Tell whether a sentence breaks off in a title, a word that never ends one, or an open bracket."""
        words = tokens.words[last.first : last.last]
        return _ends_in_title(tokens, at) or self._hangs(tokens, at) or _is_open(words)

    def _hangs(self, tokens: Tokens, at: int) -> bool:
        """Tell whether a word or mark never ends a sentence."""
        return tokens.lowers[at] in self.hanging or tokens.words[at] in ",–—"

    def _stops(self, analysis: Analysis, words: Sequence[int], at: int) -> bool:
        """Tell whether the last sentence is one of the story and has no full stop."""
        tokens, last = analysis.tokens, analysis.sentences[-1]
        if at < last.last - 1 or _has_ended(tokens, at) or _is_closing_line(analysis, last, at):
            return False
        if _is_credit(tokens, last.first, last.last):
            return False
        if _refers(tokens, at):
            return False
        if FINITE.isdisjoint(analysis.tags_of(last.first, at + 1)) or not _closes_paragraphs(analysis, last.block):
            return False
        shares = len(analysis.sentences) > 1 and analysis.sentences[-2].block == last.block
        low = [tokens.words[number] for number in words[1:] if tokens.words[number][0].islower()]
        prose = len(low) >= min(2, len(words) - 1) or not FUNCTION_WORDS.issuperset(low)
        return prose and (shares or len(words) >= self.alone)


def _refers(tokens: Tokens, at: int) -> bool:
    """Tell whether the words before a token send the reader on: see also."""
    return any(
        first in _SEE and second == "also" for first, second in pairwise(tokens.lowers[max(0, at - _NOTES) : at])
    )


def _closes_paragraphs(analysis: Analysis, last: int) -> bool:
    """Tell whether nearly all longer paragraphs before block `last` end in a mark, as those of a story do."""
    tokens = analysis.tokens
    ends = {sentence.block: sentence for sentence in analysis.sentences if sentence.block != last}
    longer = [sentence for sentence in ends.values() if sentence.last - sentence.first >= _PARAGRAPH]
    open_ones = sum(tokens.words[sentence.last - 1][-1] not in _STOPS for sentence in longer)
    return open_ones * _OPEN_SHARE <= len(longer)


def _is_closing_line(analysis: Analysis, last: Sentence, at: int) -> bool:
    """Tell whether the last sentence is a line below the story: a sign-off, a link, a note on the writer.

    Such a line stands in a paragraph of its own. A sign-off has no finite verb, a link ends in a word that points, a
    note on the writer begins with a name and ends in that of a work or an employer.
    """
    tokens = analysis.tokens
    if len(analysis.sentences) > 1 and analysis.sentences[-2].block == last.block:
        return furniture.speaks_to_reader(tokens, last.first, at + 1)
    if tokens.lowers[at] in _POINTING or furniture.is_furniture(tokens, last.first, at + 1):
        return True
    tags = analysis.tags_of(last.first, at + 1)
    finite = next((number for number, tag in enumerate(tags) if tag in FINITE), None)
    if finite is None:
        return True
    is_headline = tags[0].startswith("NN") and tags[finite] in ("VBZ", "VBP")
    if is_headline or tokens.lowers[last.first + finite] == "will":  # The final will be played on 3 June
        return True
    is_note = tokens.lowers[last.first + finite] in ("is", "was") and tags[0] in ("NNP", "DT", "PRP$")
    return is_note and tokens.is_capitalized(at) and all(tag.startswith("NNP") for tag in tags[:finite])


def _last_word(tokens: Tokens, first: int, last: int) -> int:
    """Return the last of the tokens [first, last) that is no closing mark, or the first of them."""
    at = last - 1
    while at > first and tokens.words[at] in _CLOSING:
        at -= 1
    return at


def _ends_in_title(tokens: Tokens, at: int) -> bool:
    """Tell whether a full stop belongs to a title whose name was cut off: The court heard Mr."""
    return (
        tokens.words[at] == "."
        and tokens.lowers[at - 1] in tokens.lexicon.words("cut-titles")
        and tokens.adjacent(at - 1)
    )


def _has_ended(tokens: Tokens, at: int) -> bool:
    """Tell whether a token is the mark that ends a sentence, or what may stand in its place or behind it."""
    word = tokens.words[at]
    if word in _ENDS or word[-1] == "." or not (word[0].isalnum() or word[0] in "'’"):
        return True
    # an address on the web, a sign behind the end
    return not _ENDS.isdisjoint(tokens.words[at - 1]) and tokens.adjacent(at - 1)


def _lines(analysis: SharedLayers) -> list[tuple[str, ...]]:
    """Return the folded words of each sentence."""
    lowers = analysis.tokens.lowers
    return [tuple(lowers[sentence.first : sentence.last]) for sentence in analysis.sentences]


def _is_told(words: Sequence[str]) -> bool:
    """Tell whether a sentence ends as one of the story, and is no credit in brackets."""
    return words[-1][-1] in _STOPS and not (words[0] in _BRACKETS and words[-1] in _BRACKETS)


def _is_caption(analysis: Analysis, sentence: Sentence) -> bool:
    """Tell whether a sentence is furniture of the page, or a caption with its credit in brackets behind it."""
    tokens = analysis.tokens
    if furniture.is_furniture(tokens, sentence.first, sentence.last):
        return True
    behind = tokens.words[sentence.last : sentence.last + _CREDIT]
    if behind[:1] == ["("] and ")" in behind:
        return True
    tail = tokens.words[max(sentence.first, sentence.last - _CREDIT) : sentence.last]
    return tail[-1] == ")" and "(" in tail and "/" in tail[tail.index("(") :]


def _is_live(analysis: Analysis) -> bool:
    """Tell whether a text is a live report: paragraphs that are a time of day each."""
    times = sum(
        _TIME.fullmatch(analysis.text[block.span.start : block.span.end]) is not None
        for block in analysis.document.blocks
    )
    return times >= _TIMES


def _is_standfirst(analysis: Analysis, earlier: int, number: int) -> bool:
    """Tell whether the summary above a story is its first sentence too: both stand near the head, the first alone."""
    if earlier == number:
        return False
    sentences = analysis.sentences
    first, second = sentences[earlier], sentences[number]
    alone = (not earlier or sentences[earlier - 1].block != first.block) and sentences[earlier + 1].block != first.block
    headed = earlier == 1 and analysis.text[sentences[0].end - 1].isalnum()
    heads = not earlier or headed
    goes_on = number + 1 < len(sentences)
    opens = goes_on and sentences[number - 1].block != second.block
    return alone and opens and heads and second.block - first.block <= _HEAD


@dataclass(frozen=True, eq=False, repr=False)
class RepeatedSentence:
    """Report a sentence of at least `minimum` tokens that occurs a second time, outside quotation marks.

    Lines without a full stop, such as headlines, posts with addresses and tags, and what stands in brackets, such as
    the credit of a picture, are left alone.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("line",))

    minimum: int = 10

    def triggers(self) -> frozenset[str] | None:
        """Return None: any sentence may be repeated."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the later one of each pair; a run of repeated sentences is one match."""
        lines = [words for found, _ in analysis.in_blocks(_lines) for words in found]
        if len(set(lines)) == len(lines) or _is_live(analysis):
            return
        seen: dict[tuple[str, ...], int] = {}
        run: tuple[int, int] | None = None
        first = 0
        for number, (sentence, words) in enumerate(zip(analysis.sentences, lines, strict=True)):
            earlier = seen.setdefault(words, number) if self._counts(analysis, sentence, words) else number
            if _is_standfirst(analysis, earlier, number):
                continue
            if earlier != number and analysis.block_kind(sentence.start) in ("body", "quote"):
                if run is None:
                    first = earlier
                run = (sentence.start if run is None else run[0], sentence.end)
            elif run is not None and len(words) >= self.minimum:
                yield self._match(analysis, run, first)
                run = None
        if run is not None:
            yield self._match(analysis, run, first)

    def _counts(self, analysis: Analysis, sentence: Sentence, words: tuple[str, ...]) -> bool:
        """Tell whether a sentence may be a repeated one: a headline may come again, and an embedded post repeats."""
        if len(words) < self.minimum or not _is_told(words) or _is_caption(analysis, sentence):
            return False
        return _POSTED.isdisjoint(analysis.tokens.lowers[sentence.first : sentence.last + _SIGNATURE])

    @staticmethod
    def _match(analysis: Analysis, run: tuple[int, int], first: int) -> Match:
        earlier = analysis.sentences[first]
        place = Span(earlier.start, earlier.end)
        line = analysis.document.lines.position(earlier.start).line
        return Match(Span(*run), {"line": str(line)}, (Related(place, "stands here first"),))
