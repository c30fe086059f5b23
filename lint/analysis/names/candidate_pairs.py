"""Generate the pairs of spellings worth comparing in an article."""

import re
from collections.abc import Mapping
from functools import lru_cache

from lint.analysis.names.spelling_index import Spellings
from lint.analysis.names.string_similarity import LONG, SHORTEST, VERY_LONG, core
from lint.analysis.resources.grapheme_correspondences import SURNAMES
from lint.analysis.resources.romanization import coarse, coarsest, plain, skeleton

_SKELETON = 1
_SOUND = 2
_LONG_VOWEL = re.compile(r"oh(?![aeiouy])|ou|oo")
"""A long Japanese o, which systems write in three ways or as a short one."""
_SILENT = re.compile(r"(?<=[aeiouy])h|(.)(?=\1)")
"""What a short Korean or Arabic name is written with or without: Ahn, Ann."""
_CROWD = 12
"""A key that more words share says nothing about any two of them."""


Candidates = Mapping[tuple[str, str], bool]
"""Pairs of words in order, and whether one given name stands beside both."""


def candidates(found: Spellings) -> Candidates:
    """Return the pairs worth comparing, without comparing all: they share a key or stand beside one given name."""
    named = tuple((word, frozenset(found.given_before(word) | found.compound_behind(word))) for word in found)
    return _sharing(named) if found.keeps else _sharing.__wrapped__(named)


# Most edits leave the names of a text and their given names as they were.
@lru_cache(maxsize=8)
def _sharing(named: tuple[tuple[str, frozenset[str]], ...]) -> Candidates:
    # Nine keys in ten are one word's alone, and get no list.
    alone: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for word, given in named:
        for key in (*_keys(word), *[name + _GIVEN for name in given]):
            other = alone.setdefault(key, word)
            if other is not word:
                if key in shared:
                    shared[key].append(word)
                else:
                    shared[key] = [other, word]
    pairs: dict[tuple[str, str], bool] = {}
    for key, words in shared.items():
        is_given = key[-1] == _GIVEN
        for number, first in enumerate(words[:_CROWD]):
            for second in words[number + 1 : _CROWD]:
                if first != second:
                    pair = (first, second) if first < second else (second, first)
                    pairs[pair] = is_given or pairs.get(pair, False)
    return pairs


_GIVEN = " "
"""The end of a key that is a given name."""


@lru_cache(maxsize=8192)
def _keys(word: str) -> tuple[str, ...]:
    """Return what two spellings of one name have in common.

    The word as a table of surnames or with a short o has it; the skeleton; the word, the skeleton and the coarse
    consonants when each loses at most one letter; the end of a very long word.
    """
    stem = core(word)
    key, letters, sound = skeleton(stem), plain(stem), coarse(stem)
    made: list[str] = []
    if len(letters) <= SHORTEST:
        made.append("#" + _SILENT.sub("", letters))
    made.append("@" + SURNAMES.get(letters, _LONG_VOWEL.sub("o", letters)))
    if len(key) >= _SKELETON:
        made.append(key)
    if len(sound) >= _SOUND:
        made += ["+" + sound, "=" + coarsest(stem)]
        if len(sound) > _SOUND + 1:
            made += _shortened("+", sound)
    if len(letters) >= SHORTEST:
        if stem != word:
            made.append("-" + plain(word))  # the article may have grown on
        made.append("-" + letters)
        made += _shortened("-", letters)
    if len(letters) >= VERY_LONG:
        made.append("$" + letters[-LONG:])
    if len(letters) >= LONG and len(key) > _SOUND:
        made.append("~" + key)
        made += _shortened("~", key)
    return tuple(dict.fromkeys(made))


def _shortened(mark: str, letters: str) -> list[str]:
    return [mark + letters[:at] + letters[at + 1 :] for at in range(len(letters))]
