"""Parse the phrases of rule files and match them against tokens.

A phrase is a series of words separated by spaces. `a|b` is a choice; a `?` after a word or choice makes it optional.
Kinds of word are `<number>`, `<count>` (a figure or a number in words: two, dozens), `<percent>` (a figure with % or
percent), `<name>` (a capitalised word), `<adverb>` (a word in -ly) and `<any>` (any one word). A word written with a
capital matches only with that capital.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, commonness
from lint.analysis.syntax.phrase_lookup import lookup, words_to_look_up
from lint.analysis.syntax.tokens import Tokens, fold
from lint.analysis.syntax.tokens import phrase as cut
from lint.analysis.syntax.word_kinds import KINDS, LONGEST
from lint.safety import budget

_MOST_WORDS = 200
_MOST_OPTIONAL = 20
"""How many words a phrase may have, and how many of them may be optional: each of these begins it at one place more."""

_NO_WORDS: frozenset[str] = frozenset()


class PhraseSlot(NamedTuple):
    """One word of a phrase: the folded words that fit, exact spellings where case counts, or a kind of word.

    `loose` are the folded words that fit in any case.
    """

    words: frozenset[str]
    exact: frozenset[str]
    loose: frozenset[str]
    kind: str
    optional: bool


class Phrase(NamedTuple):
    """A parsed phrase: its text, its slots, and the number of the slot it is looked up by.

    `lead` is how many tokens the slots before that one take at most, `required` how many at least. `plain` has the
    folded words of a phrase that is nothing but words in any case, else it is empty.
    """

    text: str
    slots: tuple[PhraseSlot, ...]
    anchor: int
    lead: int
    required: int
    plain: tuple[str, ...]

    @property
    def triggers(self) -> frozenset[str]:
        """The folded words one of which stands in every match."""
        return self.slots[self.anchor].words


@lru_cache(maxsize=8192)
def parse(text: str) -> Phrase:
    """Parse a phrase. Raises ValueError, in words for the author of a rule, where it cannot be looked up."""
    words = text.split()
    if text.isascii() and text.islower() and all(map(str.isalpha, words)) and len(words) <= _MOST_WORDS:
        return _plain_phrase(text, tuple(words))
    slots = tuple([slot for part in words for slot in _slots(part)])
    if len(slots) > _MOST_WORDS or sum(slot.optional for slot in slots) > _MOST_OPTIONAL:
        raise ValueError(f"a phrase has at most {_MOST_WORDS} words, {_MOST_OPTIONAL} of them optional")
    anchor = _anchor(slots)
    if anchor is None:
        raise ValueError(f"{text!r} has no word that must be there, so it cannot be looked up")
    lead = sum(LONGEST.get(slot.kind, 1) for slot in slots[:anchor])
    required = sum(not slot.optional for slot in slots[:anchor])
    return Phrase(text, slots, anchor, lead, required, _plain_words(slots))


def _plain_words(slots: Sequence[PhraseSlot]) -> tuple[str, ...]:
    """Return the folded words of a phrase that is nothing but words in any case, else nothing."""
    is_plain = all(len(slot.loose) == 1 and not (slot.exact or slot.optional) for slot in slots)
    return tuple([word for slot in slots for word in slot.loose]) if is_plain else ()


def _plain_phrase(text: str, words: tuple[str, ...]) -> Phrase:
    """Return a phrase of nothing but small letters, as `parse` would: most are, and a run parses a thousand."""
    anchor = next((number for number, word in enumerate(words) if word not in FUNCTION_WORDS), 0)
    return Phrase(text, tuple(map(_word_slot, words)), anchor, anchor, anchor, words)


@lru_cache(maxsize=8192)
def _word_slot(word: str) -> PhraseSlot:
    words = frozenset((word,))
    return PhraseSlot(words, _NO_WORDS, words, "", False)  # noqa: FBT003 - a field


def _anchor(slots: Sequence[PhraseSlot]) -> int | None:
    """Return the slot to look a phrase up by: the least common one that stands at the same place in every match.

    Where what goes before the first word that must be there varies in length, it is that word. None without any.
    """
    first = next((number for number, slot in enumerate(slots) if slot.words and not slot.optional), None)
    varying = next((number for number, slot in enumerate(slots) if slot.optional or slot.kind in LONGEST), len(slots))
    if first is None or varying < first:
        return first
    places = [number for number in range(first, varying) if slots[number].words]
    return min(places, key=lambda number: commonness(slots[number].words)) if len(places) > 1 else first


@lru_cache(maxsize=8192)
def _slots(part: str) -> tuple[PhraseSlot, ...]:
    """Return the slots of one part of a phrase, which has no spaces: several for one with a hyphen."""
    optional = part.endswith("?") and len(part) > 1
    body = part.removesuffix("?") if optional else part
    if body.startswith("<") and body.endswith(">"):
        return (_slot_of_kind(body[1:-1], optional=optional),)
    choices = [choice for choice in body.split("|") if choice]
    if len(choices) > 1 and _are_small_letters(body, choices):
        words = frozenset(choices)  # as below, without looking at each choice: a run reads a thousand such parts
        return (PhraseSlot(words, _NO_WORDS, words, "", optional),)
    if not choices:
        raise ValueError(f"{part!r} names no word")
    if len(choices) == 1:
        spelled = [choices[0]] if choices[0].isalpha() else Tokens(choices[0]).words
        return tuple([_slot([word], optional=optional) for word in spelled])
    if any(len(cut(choice)) != 1 for choice in choices):
        raise ValueError(f"{part!r}: each word of a choice must be a single word, without hyphen or punctuation")
    return (_slot(choices, optional=optional),)


def _are_small_letters(body: str, choices: Sequence[str]) -> bool:
    return body.isascii() and body.islower() and "".join(choices).isalpha()


def _slot_of_kind(kind: str, *, optional: bool) -> PhraseSlot:
    if kind not in KINDS:
        raise ValueError(f"<{kind}> is not a kind of word; the kinds are {', '.join(f'<{known}>' for known in KINDS)}")
    return PhraseSlot(_NO_WORDS, _NO_WORDS, _NO_WORDS, kind, optional)


def _slot(words: Sequence[str], *, optional: bool) -> PhraseSlot:
    exact = frozenset(word for word in words if word != word.lower())
    folded = frozenset(fold(word) for word in words)
    return PhraseSlot(folded, exact, folded - {fold(word) for word in exact}, "", optional)


def find(tokens: Tokens, phrase: Phrase, within: range | None = None) -> Iterator[tuple[int, int]]:
    """Yield the tokens [first, last) of each place the phrase stands at; of several lengths at one place, the longest.

    `within` has the tokens at which it may begin, by default all.
    """
    _, slots, anchor, lead, _, plain = phrase
    triggers, lowers = slots[anchor].words, tokens.lowers
    if within is None:
        vocabulary = tokens.vocabulary
        places = [at for word in sorted(triggers & vocabulary.keys()) for at in vocabulary[word]]
    else:
        reach = range(within.start, min(within.stop + lead, len(tokens)))
        places = [at for at in reach if lowers[at] in triggers]
    if plain:
        size = len(plain)
        for first in [at - lead for at in places if at >= lead]:
            if tuple(lowers[first : first + size]) == plain and (within is None or first in within):
                yield first, first + size
    else:
        yield from _find_slots(tokens, phrase, places, within)


def _find_slots(
    tokens: Tokens, phrase: Phrase, places: Iterable[int], within: range | None
) -> Iterator[tuple[int, int]]:
    """Yield the tokens [first, last) of a phrase that stands around one of the places of its anchor."""
    _, slots, _, lead, required, _ = phrase
    for at in places:
        hopeless: set[tuple[int, int]] = set()
        for first in range(max(0, at - lead), at - required + 1):
            last = _match(tokens, slots, first, hopeless)
            if last is not None and last > at:
                if within is None or first in within:
                    yield first, last
                break
            if last is not None:
                hopeless.clear()  # what led to a match before the anchor is not hopeless


class HasTokens(Protocol):
    """An analysis, as far as phrases are looked up in it."""

    @property
    def tokens(self) -> Tokens:
        """Words and punctuation."""


class Phrases:
    """Several phrases that are looked up together."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the phrases; one is parsed when a word of it stands in a text, and raises ValueError then, as `parse`.

        Raises ValueError at once for one that has no plain word to look it up by, and cannot be parsed.
        """
        self._texts = tuple(texts)
        self._waiting: dict[str, list[int]] = {}
        for number, text in enumerate(self._texts):
            for word in tuple(words_to_look_up(text)) or parse(text).triggers:
                self._waiting.setdefault(word, []).append(number)
        self.triggers = frozenset(self._waiting)
        """The folded words one of which stands in every match of any of them."""

    def find(self, tokens: Tokens) -> Iterator[tuple[int, int, int]]:
        """Yield the tokens [first, last) of each place and the number of the phrase that stands there."""
        vocabulary, lowers = tokens.vocabulary, tokens.lowers
        awake: set[int] = set()
        for word in self._waiting.keys() & vocabulary.keys():
            places = vocabulary[word]
            for number in self._waiting[word]:
                plain = lookup(self._texts[number])
                if plain is None or plain.may_stand(lowers, places):
                    awake.add(number)
        for number in awake:
            for first, last in find(tokens, parse(self._texts[number])):
                yield first, last, number

    def places(self, tokens: Tokens) -> list[tuple[int, int]]:
        """Return the tokens [first, last) of each place one of them stands at, in order."""
        if self._waiting.keys().isdisjoint(tokens.vocabulary.keys()):
            return []
        return sorted({(first, last) for first, last, _ in self.find(tokens)})

    def read(self, layers: HasTokens) -> list[tuple[int, int]]:
        """Return the places in one block, for `Analysis.in_blocks`."""
        return self.places(layers.tokens)


def stands_at(tokens: Tokens, phrase: Phrase, first: int) -> bool:
    """Tell whether the phrase begins at a token."""
    return any(True for _ in find(tokens, phrase, range(first, first + 1)))


def ends_at(tokens: Tokens, phrase: Phrase, last: int) -> bool:
    """Tell whether the phrase ends before a token."""
    return any(end == last for _, end in find(tokens, phrase, range(max(0, last - _length(phrase)), last)))


def covers(tokens: Tokens, phrase: Phrase, first: int, last: int) -> bool:
    """Tell whether the phrase stands where it holds all tokens [first, last)."""
    if phrase.triggers.isdisjoint(tokens.vocabulary.keys()):
        return False
    within = range(max(0, last - _length(phrase)), first + 1)
    return any(end >= last for _, end in find(tokens, phrase, within))


def _length(phrase: Phrase) -> int:
    """Return how many tokens a phrase takes at most."""
    return sum(LONGEST.get(slot.kind, 1) for slot in phrase.slots)


def _match(tokens: Tokens, slots: tuple[PhraseSlot, ...], first: int, hopeless: set[tuple[int, int]]) -> int | None:
    """Return the token after the phrase that begins at `first`, or None.

    An optional word is taken where it fits, and left out where the rest only fits without it. `hopeless` are the slots
    and tokens that have been tried in vain, so that nothing is tried twice.
    """
    lowers, count = tokens.lowers, len(tokens.lowers)
    without: list[tuple[int, int]] = []  # where to go on if taking an optional word was wrong
    number, at = 0, first
    while number < len(slots):
        slot = slots[number]
        if slot.kind:
            step = KINDS[slot.kind](tokens, at) if at < count else 0
        else:
            step = int(at < count and (lowers[at] in slot.loose or tokens.words[at] in slot.exact))
        if slot.optional and (number, at) in hopeless:
            step = -1
        elif slot.optional:
            hopeless.add((number, at))
            if step:
                without.append((number + 1, at))
        if step > 0 or (slot.optional and not step):
            number, at = number + 1, at + step
        elif without:
            budget.current().step()
            number, at = without.pop()
        else:
            return None
    return at
