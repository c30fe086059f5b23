"""Decide whether two Chinese names in pinyin are distinct: a different vowel is a different name."""

import re

_FINALS = "iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|ia|ua|uo|an|en|in|un|er|a|o|e|i|u"
_SYLLABLE = re.compile(rf"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?({_FINALS})(?![aeiou])")


def syllables(word: str) -> list[tuple[str, str]]:
    """Return the initial and the final of each syllable of a plain word, [] where the word is no pinyin."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(word):
        match = _SYLLABLE.match(word, at)
        if match is None:
            return []
        found.append((match[1] or "", match[2]))
        at = match.end()
    return found


def are_two_names(first: str, second: str) -> bool:
    """Tell whether two plain words are pinyin and differ in a final, which no other system writes so.

    Initials say nothing: Chao may be Zhao in Wade-Giles.
    """
    ours, theirs = syllables(first), syllables(second)
    return bool(ours) and len(ours) == len(theirs) and [final for _, final in ours] != [final for _, final in theirs]
