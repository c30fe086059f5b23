"""Find mentions of names: runs of capitalised words, with the title or role before them."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, MONTHS, PARTICLES, WEEKDAYS
from lint.analysis.names.name_lexicon import NameLexicon, name_lexicon
from lint.analysis.syntax.offsets import Offsets
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens
from lint.text.formats import Block

_HYPHENS = frozenset("-‐‑")
_ASSIMILATED = frozenset("as ar ash ad an at az".split())
"""The Arabic article before some letters: with its hyphen, or it is an English word."""
_JOINTS = _HYPHENS | {"."}
_DATES = WEEKDAYS | MONTHS
"""Capitals that open no name; a month may still end one (Theresa May)."""

_SHOUTING = 0.6
"""A block where more than this share of the words of four letters and more is capitalised shows no names by case."""

_SENTENCE_ENDS = frozenset('.”"’»)')
_MINIMUM_WORDS = 3
_LONG = 4
_LONGEST_RUN = 12
"""A longer run of capitals is a heading or a list, not one name."""


class Mention(NamedTuple):
    """One occurrence of a name: tokens [first, last), code points [start, end), the name's words and what precedes it.

    `words` leave out title and demonym (`title` holds them); `role` is a lower-case word right before the name, such as
    envoy; `initial` tells that the name opens its sentence, where a capital proves nothing.
    """

    first: int
    last: int
    start: int
    end: int
    words: tuple[str, ...]
    title: str
    role: str
    sentence: int
    initial: bool

    def shifted(self, before: Offsets) -> "Mention":
        """Return it as it is where so much stands before."""
        first, last, start, end, words, title, role, sentence, initial = self
        offset, token = before.offset, before.token
        return Mention(
            first + token,
            last + token,
            start + offset,
            end + offset,
            words,
            title,
            role,
            sentence + before.sentence,
            initial,
        )


def find(tokens: Tokens, sentences: Sequence[Sentence], title_case: frozenset[int]) -> list[Mention]:
    """Return the mentions of all sentences in order; the blocks `title_case` are passed over."""
    mentions: list[Mention] = []
    lowers, capitals, classes = tokens.lowers, tokens.capitals, name_lexicon(tokens.lexicon)
    number, reach, first, last = -1, 0, 0, 0
    for at in capitals:
        if at < reach or (lowers[at] in FUNCTION_WORDS and len(lowers[at]) > 1) or _is_date(tokens, at):
            continue
        while at >= last:
            number += 1
            if number == len(sentences):
                return mentions
            first, last = sentences[number].first, sentences[number].last
        if at < first or sentences[number].block in title_case:
            continue
        reach = _run(tokens, at, last, classes.abbreviated_titles)
        mention = _mention(tokens, at, reach, sentences[number], number, classes)
        if mention is not None:
            mentions.append(mention)
    return mentions


def _is_date(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is a day or a month; a shortened month has a stop or a figure behind it: Jan Holm is none."""
    lower = tokens.lowers[at]
    if lower not in _DATES:
        return False
    is_name = len(lower) == _SHORTENED and lower != "may" and at + 1 < len(tokens) and tokens.is_capitalized(at + 1)
    return not is_name


_SHORTENED = 3
"""Letters of a shortened month."""


def in_title_case(tokens: Tokens, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the numbers of the blocks in capitals or title case, where a capital shows no name."""
    return frozenset(number for number, block in enumerate(blocks) if _is_title_case(tokens, block))


def _is_title_case(tokens: Tokens, block: Block) -> bool:
    first, last = tokens.at(block.span.start), tokens.at(block.span.end)
    # Copy that ends as a sentence does is no headline, however many names it holds.
    if first == last or tokens.words[last - 1] in _SENTENCE_ENDS:
        return False
    words = [n for n in range(first, last) if len(tokens.words[n]) >= _LONG and tokens.is_word(n)]
    if len(words) < _MINIMUM_WORDS:
        return False
    return sum(tokens.is_capitalized(n) for n in words) > _SHOUTING * len(words)


def _run(tokens: Tokens, first: int, last: int, abbreviated: frozenset[str]) -> int:
    """Return the token after the run of name words that starts at `first`."""
    if tokens.words[first][-1] == ".":
        return first + 1
    at = first + 1
    while at < last and at - first < _LONGEST_RUN:
        step = _step(tokens, at, last, abbreviated)
        if not step:
            break
        at += step
    return at


def _step(tokens: Tokens, at: int, last: int, abbreviated: frozenset[str]) -> int:
    """Return how many tokens from `at` on carry a run of name words forward; 0 where it ends."""
    word, lower = tokens.words[at], tokens.lowers[at]
    if word[0].isupper():
        return word[-1] != "." and lower not in FUNCTION_WORDS and lower not in WEEKDAYS
    if at + 1 >= last:
        return 0
    if word in _HYPHENS:
        return 2 * (tokens.adjacent(at - 1) and tokens.adjacent(at) and tokens.is_word(at + 1))
    if word == ".":
        return _is_stop_within(tokens, at, abbreviated)
    if lower not in PARTICLES or not word[0].islower():
        return 0
    hyphen = tokens.words[at + 1] in _HYPHENS and at + 2 < last  # al-Assad
    if lower in _ASSIMILATED and not hyphen:
        return 0
    following = at + 1 + hyphen
    return following + 1 - at if tokens.words[following][0].isupper() else 0


def _is_stop_within(tokens: Tokens, at: int, abbreviated: frozenset[str]) -> bool:
    """Tell whether the stop of an initial or of a shortened title goes on with a name: J. Hale, Gen. Hale."""
    previous = at - 1
    shortens = len(tokens.words[previous]) == 1 or tokens.lowers[previous] in abbreviated
    return shortens and tokens.adjacent(previous) and tokens.is_capitalized(at + 1)


def _mention(
    tokens: Tokens, first: int, last: int, sentence: Sentence, number: int, classes: NameLexicon
) -> Mention | None:
    words, lowers = tokens.words, tokens.lowers
    start = first
    for at in range(first, last):
        if lowers[at] in classes.titles and not _is_within_place(tokens, at, first, classes):
            start = at + 1
            if start < last and words[start] == ".":
                start += 1
    while start < last and words[start] in _JOINTS:
        start += 1
    # A run that is all title ("the Prime Minister") names an office; one like "Prince" alone may be a name.
    if start >= last:
        return None
    name = _joined(tokens, start, last) if last - start > 1 else (words[start],)
    title = " ".join(words[first:start])
    role = ""
    before = first - 1
    if before >= sentence.first and words[before][0].islower() and lowers[before] not in FUNCTION_WORDS:
        role = lowers[before]
    return Mention(
        start, last, tokens.starts[start], tokens.ends[last - 1], name, title, role, number, first == sentence.first
    )


def without_land(
    tokens: Tokens, mention: Mention, lands: Collection[tuple[int, int]], paired: Collection[str]
) -> Mention:
    """Return the mention of a name in two spellings (`paired`) without the land at its head, one of `lands`.

    As in "Minister of Internal Affairs of X Given Surname", where the comma is lost. Two words are left at least.
    """
    first = max((last for start, last in lands if start == mention.first), default=mention.first)
    if first == mention.first or first > mention.last - 2 or mention.words[-1] not in paired:
        return mention
    words = _joined(tokens, first, mention.last)
    return mention._replace(first=first, start=tokens.starts[first], words=words, initial=False)


def _is_within_place(tokens: Tokens, at: int, first: int, classes: NameLexicon) -> bool:
    """Tell whether a small word joins a word to what stands before it, which is no title: Port-au-Prince."""
    words, before = tokens.words, at - 3
    if before <= first or words[at - 1] not in _HYPHENS or words[before] not in _HYPHENS:
        return False
    opening = tokens.lowers[before - 1]
    return words[at - 2].islower() and opening not in classes.titles and not opening.endswith(classes.roles)


def _joined(tokens: Tokens, start: int, last: int) -> tuple[str, ...]:
    """Return the words of a name, hyphenated and dotted parts joined as they are written."""
    parts: list[str] = []
    for at in range(start, last):
        if parts and at > start and tokens.ends[at - 1] == tokens.starts[at]:
            parts[-1] += tokens.words[at]
        else:
            parts.append(tokens.words[at])
    return tuple(parts)
