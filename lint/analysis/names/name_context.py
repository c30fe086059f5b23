"""What stands around one use of a name: the noun behind it, the description in apposition, a list of names."""

from collections.abc import Sequence

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.names.name_lexicon import NameLexicon
from lint.analysis.names.name_mentions import Mention
from lint.analysis.syntax.tokens import Tokens

_APPOSED = 7
"""Tokens of a description behind a name at most."""
_STOPS = frozenset(",.;:!?()—–")
_SEPARATORS = frozenset((",", ";"))
_OPENINGS = frozenset((",", ";", ":", "("))
_CLOSINGS = frozenset((",", ";", ".", "(", ")", "and", "or", "&"))


def head_noun(tokens: Tokens, mention: Mention, after: Sequence[str], classes: NameLexicon) -> str:
    """Return the noun that tells what kind of thing has the name, "" for none: Shifa Hospital, the Houthi movement.

    `after` are the words of the name behind the one that is asked for.
    """
    if after:
        last = after[-1].lower()
        return last if last in classes.bearer_nouns or last in classes.organization_words else ""
    if mention.last >= len(tokens.lowers):
        return ""
    behind = tokens.words[mention.last]
    return behind if behind in classes.bearer_nouns else ""


def apposed_roles(tokens: Tokens, mention: Mention, classes: NameLexicon) -> set[str]:
    """Return the words for what somebody is in the description behind a name: X, the deputy minister, spoke.

    A title of several words is one: deputy minister is not minister.
    """
    words, lowers = tokens.words, tokens.lowers
    at = mention.last
    if at + 1 >= len(words) or words[at] != "," or not words[at + 1][0].islower():
        return set()
    described: list[str] = []
    for word in lowers[at + 1 : at + 1 + _APPOSED]:
        if word in _STOPS or (described and word in FUNCTION_WORDS):
            break
        if word not in FUNCTION_WORDS:
            described.append(word)
    if not described or not (described[-1] in classes.titles or described[-1].endswith(classes.roles)):
        return set()
    return {" ".join(word for word in described if word in classes.titles or word == described[-1])}


def is_list_member(tokens: Tokens, mention: Mention) -> bool:
    """Tell whether a name of one word is a member of a list of such names, as in a line-up: Sand, Morlen, Pike."""
    if mention.last - mention.first > 1:
        return False
    words = tokens.words
    before, behind = _skip_figures(words, mention.first - 1, -1), _skip_figures(words, mention.last, 1)
    opens = before >= 0 and words[before] in _OPENINGS
    closes = behind < len(words) and words[behind] in _CLOSINGS
    if not (opens and closes):
        return bool(closes and words[behind] in _SEPARATORS and _is_member(words, behind + 1, 1))
    if words[before] in _SEPARATORS and _is_member(words, before - 1, -1):
        return True
    return words[behind] in _SEPARATORS and _is_member(words, behind + 1, 1)


def _skip_figures(words: Sequence[str], at: int, step: int) -> int:
    """Return the place of the first token from `at` on that is no figure, as the minutes and marks of a result are."""
    while 0 <= at < len(words) and words[at][0].isdigit():
        at += step
    return at


def _is_member(words: Sequence[str], at: int, step: int) -> bool:
    """Tell whether a name of one word stands at a place of a list, seen from the member before or behind it."""
    at = _skip_figures(words, at, step)
    if not (0 <= at < len(words) and words[at][0].isupper()):
        return False
    at = _skip_figures(words, at + step, step)
    return not 0 <= at < len(words) or words[at] in (_CLOSINGS if step > 0 else _OPENINGS)
