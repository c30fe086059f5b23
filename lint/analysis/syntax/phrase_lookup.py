"""Look at a phrase without parsing it: the words that it is looked up by, and those beside them.

A run has thousands of phrases and meets few of them, see `phrase_matcher` for how they are written.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import commonness


class Lookup(NamedTuple):
    """The folded words of the rarest plain part of a phrase, and those of the parts right before and behind it.

    One of `words` stands in every match, and one of `before` and of `behind` beside it; these are None where anything
    may stand there.
    """

    words: frozenset[str]
    before: frozenset[str] | None
    behind: frozenset[str] | None

    def may_stand(self, lowers: Sequence[str], places: Sequence[int]) -> bool:
        """Tell whether the words beside one of some tokens, each one of `words`, are those of the phrase."""
        before, behind, last = self.before, self.behind, len(lowers) - 1
        for at in places:
            fits = behind is None or (at < last and lowers[at + 1] in behind)
            if fits and (before is None or (at > 0 and lowers[at - 1] in before)):
                return True
        return False


def words_to_look_up(text: str) -> Iterable[str]:
    """Return folded words one of which stands in every match of a phrase; none for one without a plain part."""
    parts = [part for part in text.split() if _is_plain(part)]
    return filter(None, min(parts, key=_commonness).split("|")) if parts else ()


@lru_cache(maxsize=8192)
def lookup(text: str) -> Lookup | None:
    """Return what a phrase is looked up by, None for one without a plain part."""
    parts = [part if _is_plain(part) else "" for part in text.split()]
    plain = [at for at, part in enumerate(parts) if part]
    if not plain:
        return None
    at = min(plain, key=lambda number: _commonness(parts[number]))
    before, words, behind = (frozenset(filter(None, part.split("|"))) for part in ["", *parts, ""][at : at + 3])
    return Lookup(words, before or None, behind or None)


def _is_plain(part: str) -> bool:
    """Tell whether a part is one token, in any case, that must be there."""
    return part.islower() and part.isascii() and part.replace("|", "").isalpha()


@lru_cache(maxsize=8192)
def _commonness(part: str) -> int:
    return commonness(filter(None, part.split("|")))
