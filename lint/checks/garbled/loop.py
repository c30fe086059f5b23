"""Report a phrase or a sentence that a machine says again and again."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import eq
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.checks import Match, Unit
from lint.text.span import Span
from lint.values import dataclass

_SHORTEST, _LONGEST = 3, 30
"""Tokens of what is repeated: less may be meant (again and again and again)."""
_TIMES = 3
_SERIES = 5
_AGAIN, _PAIRS = 6, 5
"""Tokens of a loop, and pairs of neighbours, that stand somewhere before in it, at least."""
_LONG = 6
"""Tokens of a phrase whose last round may lack its last token."""


@dataclass(frozen=True, eq=False, repr=False)
class Loop:
    """Report the same tokens three times in a row or more: a sentence, or a phrase of six tokens at least."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("times",))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return None: any words may be repeated."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield what is said again, without the first time."""
        tokens = analysis.tokens
        lowers = tokens.lowers
        # Three rounds of three tokens have six tokens and five pairs of neighbours that stood before; all else more.
        if len(lowers) - len(tokens.vocabulary) < _AGAIN or len(lowers) - 1 - len(set(pairwise(lowers))) < _PAIRS:
            return
        # Three rounds of three tokens have two series of five in common with themselves, and all else has more.
        series = list(map(hash, zip(*(lowers[at:] for at in range(_SERIES)), strict=False)))
        if len(series) - len(set(series)) < _TIMES - 1:
            return
        reach = 0
        for first, size, last in sorted(_loops(lowers, _distances(series))):
            said = lowers[first : first + size]
            words = {word for word in said if word[0].isalpha()}
            # verse repeats short lines, and sets those of the choir in brackets
            is_verse = "(" in said or (size < _LONG and "." not in said)
            if first >= reach and len(words) >= _SHORTEST and not is_verse:
                reach = last
                span = Span(tokens.starts[first + size], tokens.ends[last - 1])
                yield Match(span, {"times": str((last - first) // size)})


def _loops(lowers: Sequence[str], sizes: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the first token of each loop of one of some sizes, the size, and the end of its last whole repetition."""
    for size in sizes:
        first = 0
        for at, same in enumerate([*map(eq, lowers, lowers[size:]), False]):
            if same:
                continue
            # the last round of a long phrase may lack the word that joins the rounds
            lacking = int(size >= _LONG and (at - first + 1) % size == 0)
            times = (at - first + lacking) // size + 1
            if times >= _TIMES:
                yield first, size, first + times * size - lacking
            first = at + 1


def _distances(series: Sequence[int]) -> set[int]:
    """Return at which distances a series stands again, as far as a loop may have that size."""
    most = min(_LONGEST, (len(series) + _SERIES - 1) // _TIMES)
    places: dict[int, list[int]] = {}
    found: set[int] = set()
    for at, one in enumerate(series):
        before = places.setdefault(one, [])
        found.update(at - other for other in before[-_LONGEST:] if _SHORTEST <= at - other <= most)
        before.append(at)
    return found
