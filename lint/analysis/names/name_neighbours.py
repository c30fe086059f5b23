"""What the words beside a name word are: given names, second surnames, a nickname in quotation marks."""

import re
import unicodedata
from collections.abc import Sequence

from lint.analysis.lexicon.closed_classes import PARTICLES
from lint.analysis.resources.romanization import plain
from lint.analysis.syntax.tokens import Tokens

_PATRONYMIC = re.compile(r"(?:ovich|evich|ovych|evych|ovitch|evitch|ovna|evna|ivna|ovic|evic|avich)$")
_INITIAL = 2
"""Letters of a word in capitals that may still be initials."""
_BEFORE_TOWN = frozenset(("of", "in", "near"))
_OPENING, _CLOSING = frozenset("“\"«‘'„"), frozenset("”\"»’'“")


def given_names(before: Sequence[str], labels: frozenset[str]) -> list[str]:
    """Return the words before a surname that are given names: no party or people, no firm's initials, no particle."""
    return [
        word
        for number, word in enumerate(before)
        if word.lower() not in labels
        and not (word.isupper() and len(word) > _INITIAL)
        and not (number and word.lower() in PARTICLES)
    ]


def second_surnames(before: Sequence[str], after: Sequence[str], previous: str) -> list[str]:
    """Return the words `after` a name word that may be surnames: no patronymics, no official.

    `before` are the words of the same name before it, `previous` is the word before the whole name. In "the mayor of X
    Given Surname" a place has its official behind it.
    """
    surnames = [part for part in after if not _PATRONYMIC.search(part.lower())]
    names_official = previous in _BEFORE_TOWN and not before and len(surnames) > 1 and surnames[0][0].isupper()
    return [] if names_official else surnames


def name_before_nickname(tokens: Tokens, at: int) -> str:
    """Return the given name in: given, nickname in quotation marks, and then the surname after token `at`."""
    if at < 2 or tokens.words[at] not in _CLOSING:  # noqa: PLR2004 - a mark, a nickname, a mark
        return ""
    for opening in range(at - 1, max(-1, at - 5), -1):
        if tokens.words[opening] in _OPENING and opening and tokens.is_capitalized(opening - 1):
            return tokens.words[opening - 1]
    return ""


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether the code points [start, end) have quotation marks around them."""
    return start > 0 and text[start - 1] in _OPENING and text[end : end + 1] in _CLOSING and end < len(text)


def note_given_names(beside: dict[str, set[str]], given: Sequence[str], first: str) -> None:
    """Note the given names before a use and the first of them; several also as one (Gholam Reza, Gholamreza)."""
    beside["given"].update(plain(part) for part in given)
    beside["first_given"].add(plain(first))
    if len(given) == 1:
        beside["only_given"].add(plain(first))
    else:
        beside["joined"].update(plain("".join(given[:size])) for size in {2, len(given)})


def as_written(word: str) -> str:
    """Return a word in composed letters and with the plain apostrophe."""
    return unicodedata.normalize("NFC", word).replace("’", "'") if not word.isascii() else word
