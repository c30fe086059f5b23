"""Pairs of spellings in one article that are likely one bearer, found without a list, each with its evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lint.analysis.gazetteer import Gazetteer
from lint.analysis.lexicon import Lexicon
from lint.analysis.names import Mention
from lint.analysis.romanization import plain, skeleton, slip_distance
from lint.analysis.wordlists import FUNCTION_WORDS

_COMPOUND = re.compile(r"[-‐‑]\w*[^\W\d_]*[A-Z]")
_SHORTEST = 4
_CLOSE = 0.34
"""Share of the length two spellings may differ by, where their skeletons agree."""

_NEAR = 0.2
"""The same where skeletons or first letters differ: one slip in a longer name."""

_SKELETON = 2
_DERIVED = frozenset(
    """s es n an ian ians ns a i is ite ites er ers ist ists ism ese ish ic in ina ine ov ova ev eva na aya ya ia e y
    man men o us um al ly on d ed r th ing t son sson sen ean eans""".split()
)
"""Endings that make another word of a name: plurals, demonyms, feminine forms, places of people."""

_SPELLING_ENDINGS = frozenset(
    (frozenset(("y", "yy")), frozenset(("i", "y")), frozenset(("a", "ah")), frozenset(("i", "iy")))
)
_COMMON_WORD = 2
"""Band of a lower-case word from which a capital more likely opens a sentence than a name."""


@dataclass(slots=True)
class Spelling:
    """All uses of one name word as the last word of a mention: the mentions, given names and titles before it."""

    word: str
    mentions: list[Mention] = field(default_factory=list)
    given: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)


class Pair(NamedTuple):
    """Two spellings taken for one bearer, the rarer (or later) first, and why they are."""

    odd: Spelling
    usual: Spelling
    evidence: str


def spellings(mentions: Sequence[Mention], lexicon: Lexicon) -> dict[str, Spelling]:
    """Return the spellings of an article by their word as written; words that only open sentences are left out."""
    found: dict[str, Spelling] = {}
    for mention in mentions:
        word = mention.words[-1]
        if len(word) < _SHORTEST or not word[-1].isalpha() or word.isupper() or _is_other_word(word):
            continue
        entry = found.setdefault(word, Spelling(word))
        entry.mentions.append(mention)
        if len(mention.words) > 1:
            entry.given.add(plain(mention.words[0]))
        if mention.title or mention.role:
            entry.titles.add((mention.title.split(" ")[-1] or mention.role).lower())
    return {word: entry for word, entry in found.items() if not _is_plain_word(entry, lexicon)}


def _is_other_word(word: str) -> bool:
    """Tell whether this is a contraction (He'll) or a compound (Ukrainian-EU) and no name of one bearer."""
    lower = word.lower().replace("’", "'")
    return lower in FUNCTION_WORDS or lower.endswith(("'ll", "'re", "'ve", "'d")) or _COMPOUND.search(word) is not None


def pairs(found: dict[str, Spelling], gazetteer: Gazetteer, lexicon: Lexicon) -> list[Pair]:
    """Return the pairs of spellings that are likely one bearer, by the place of the odd one."""
    made = [
        pair
        for first, second in _candidates(found)
        if (pair := _judge(found[first], found[second], gazetteer, lexicon)) is not None
    ]
    return sorted(made, key=lambda pair: (pair.odd.mentions[0].start, pair.usual.word))


def _is_plain_word(entry: Spelling, lexicon: Lexicon) -> bool:
    if any(not mention.initial or mention.title or len(mention.words) > 1 for mention in entry.mentions):
        return False
    return lexicon.word_band(entry.word.lower()) > 0


def _candidates(found: dict[str, Spelling]) -> Iterator[tuple[str, str]]:
    """Yield pairs that share a skeleton or become equal when each loses at most one letter, without comparing all."""
    buckets: dict[str, list[str]] = {}
    for word in found:
        key = skeleton(word)
        if len(key) >= _SKELETON:
            buckets.setdefault(key, []).append(word)
        letters = plain(word)
        if len(letters) > _SHORTEST + 1:
            for at in range(len(letters) + 1):
                buckets.setdefault("-" + letters[:at] + letters[at + 1 :], []).append(word)
    seen: set[tuple[str, str]] = set()
    for words in buckets.values():
        for number, first in enumerate(words[:_CROWD]):
            for second in words[number + 1 : _CROWD]:
                pair = (first, second) if first < second else (second, first)
                if first != second and pair not in seen:
                    seen.add(pair)
                    yield pair


_CROWD = 12
"""A key that more words share says nothing about any two of them."""


def _judge(first: Spelling, second: Spelling, gazetteer: Gazetteer, lexicon: Lexicon) -> Pair | None:
    a, b = plain(first.word), plain(second.word)
    if a == b or a[0:1] == "" or _is_derived(a, b) or _is_derived(b, a):
        return None
    size = max(len(a), len(b))
    same_skeleton = skeleton(first.word) == skeleton(second.word)
    close = same_skeleton and a[0] == b[0]
    if slip_distance(a, b, size) / size > (_CLOSE if close else _NEAR):
        return None
    evidence = _evidence(first, second, gazetteer, lexicon, same_skeleton=same_skeleton)
    if not evidence:
        return None
    odd, usual = sorted((first, second), key=lambda entry: (len(entry.mentions), -entry.mentions[0].start))
    return Pair(odd, usual, evidence)


def _evidence(first: Spelling, second: Spelling, gazetteer: Gazetteer, lexicon: Lexicon, *, same_skeleton: bool) -> str:
    """Return why the two are one bearer, or "" where nothing says so or something speaks against it."""
    words = [lexicon.word_band(entry.word.lower()) > 0 for entry in (first, second)]
    if all(words):
        return ""
    shared = first.given & second.given
    if shared:
        return "the same given name"
    if first.given and second.given:
        return ""
    known = [_is_known(entry, gazetteer, lexicon) for entry in (first, second)]
    if all(known):
        return ""
    titles = first.titles & second.titles
    if titles:
        return f"both are called {min(titles)}"
    if not same_skeleton:
        return ""
    introduced = [bool(entry.given or entry.titles) for entry in (first, second)]
    if introduced[0] != introduced[1] and min(len(first.word), len(second.word)) > _SHORTEST:
        bare = second if introduced[0] else first
        if not known[1 if introduced[0] else 0]:
            return f"{bare.word} is never introduced"
    return "" if any(introduced) or any(known) else "neither is introduced as somebody else"


def _is_known(entry: Spelling, gazetteer: Gazetteer, lexicon: Lexicon) -> bool:
    return bool(
        lexicon.capital_band(entry.word) or lexicon.word_band(entry.word.lower()) >= _COMMON_WORD
    ) or gazetteer.knows(entry.word)


def _is_derived(shorter: str, longer: str) -> bool:
    """Tell whether the longer word is the shorter one with an ending, or both are one stem with two such endings."""
    stem = 0
    while stem < min(len(shorter), len(longer)) and shorter[stem] == longer[stem]:
        stem += 1
    rest, other = shorter[stem:], longer[stem:]
    if stem < _SHORTEST - 1 or frozenset((shorter[stem - 1 :], longer[stem - 1 :])) in _SPELLING_ENDINGS:
        return False
    if frozenset((rest, other)) in _SPELLING_ENDINGS:
        return False
    return (not rest or rest in _DERIVED) and other in _DERIVED
