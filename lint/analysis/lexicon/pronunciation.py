"""Whether a word, a number or a row of initials is spoken with a vowel first, told from its spelling."""

import re

_SPELLED_AS_VOWELS = frozenset("AEFHILMNORSX")
"""Letters whose English names begin with a vowel: an F, an X."""
_SILENT_H = re.compile(r"h(?:eir|onest|onou?r|ours?\b|ourly|ourglass)")
_LIKE_YOU = re.compile(
    r"e[uw]|u(?:k[reu]|n(?:i(?!d|ma|mp|n|ll|s?su|f?or?m?ed)|anim)|biq|s(?:e|a[bg]|u)|t(?:il|en|op|er[ui])|r(?:an|in|olo)|vu|bunt)"
    r"|one(?!r|i)|once|oui"
)
"""Words that are written with a vowel and spoken with a consonant: Europe, unit, use, one."""
_UNCERTAIN = re.compile(r"u[bcfhkqrst][aeiou]|un[iy]|unan|ui|uy|usu|uvu|u[zl]|ou[aei]|i[aeou]|y")
_CLUSTERS = frozenset(
    """bl br by ch cl cr cy dr dw dy fl fr fy gh gl gr gy jy kh kl kn kr ky ly my ny ph pl pr ps py rh ry sc sch sh sk sl
    sm sn sp sq st sv sw sy th tr ts tw ty wh wr zh zl""".split()
)
"""Consonants that may open a word beside those before a vowel; behind others, letters are spelled out."""
_NUMBER = re.compile(r"[$£€¥]?(\d+)((?:,\d{3})*)(.?)")


def opens_with_vowel(word: str) -> bool | None:
    """Tell whether what is written so is spoken with a vowel first; None where the spelling does not tell.

    `word` is one token as `Tokens` cuts it, or a number with its sign of a currency, or a letter with what a hyphen
    joins to it (F-16). The rules are those that dictionaries of usage give for “a” and “an”.
    """
    if word[0].isdigit() or word[0] in "$£€¥":
        return _number(word)
    if not word[0].isascii() or not word[0].isalpha():
        return None
    if len(word) > 1 and (word[1] == "-" or word.isupper() or word[:2].isupper()):
        return _initials(word)
    return _word(word.lower(), is_name=word[0].isupper()) if len(word) > 1 else None


def _number(word: str) -> bool | None:
    found = _NUMBER.match(word)
    if not found:
        return None
    head, groups = found[1], found[2]
    if head[0] == "8":
        return True
    if head[:2] in ("11", "18"):
        # 11, 11,000, eleven hundred or one thousand one hundred; 180 is one hundred and eighty.
        return True if len(head) == 2 else None if len(head) == 4 and not groups else False  # noqa: PLR2004
    return False


def _initials(word: str) -> bool | None:
    """Tell it of initials, which are spelled out where they cannot be spoken as a word."""
    letters = word.partition("-")[0].partition(".")[0] if word[1] == "-" else word.rstrip("s")
    first, second = letters[0], letters[1:2]
    if word[1] == "-" or word[1] == ".":
        return first in _SPELLED_AS_VOWELS
    if first in "AEIO":
        return None if letters.startswith(("EU", "EW", "ON", "OU")) and len(letters) > 2 else True  # noqa: PLR2004
    if first == "U":
        return False if letters in ("UN", "US", "UK", "UAE", "USSR", "USB", "UFO", "UEFA", "UNESCO", "UNICEF") else None
    if first not in _SPELLED_AS_VOWELS:
        return None if first in ("Y", "H") else False
    if second in "AEIOUY":
        return None
    return None if (first + second).lower() in _CLUSTERS else True


def _word(word: str, *, is_name: bool) -> bool | None:
    first, second = word[0], word[1]
    if first == "h":
        return True if _SILENT_H.match(word) and not is_name else None
    if first in "aeiou":
        if _LIKE_YOU.match(word):
            return False
        return None if _UNCERTAIN.match(word) or (is_name and first == "u") or second in "'’" else True
    if first == "y":
        return None if second not in "aeiou" else False
    if second in "aeiouy" or word[:2] in _CLUSTERS:
        return False
    return None
