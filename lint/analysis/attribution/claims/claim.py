"""`Claim`: one checkable claim, and the kinds there are."""

from typing import Literal, NamedTuple, get_args

ClaimKind = Literal[
    "casualties",
    "battlefield",
    "allegation",
    "figure",
    "ranking",
    "superlative",
    "motive",
    "prediction",
    "causation",
    "evaluation",
    "event",
]

KINDS: tuple[ClaimKind, ...] = get_args(ClaimKind)
"""All kinds, the gravest first."""

GRAVE: frozenset[ClaimKind] = frozenset(("casualties", "battlefield", "allegation"))
"""Kinds whose claims a desk does not print on one voice."""


class Claim(NamedTuple):
    """A claim: code points [start, end), the number of its sentence, its kinds, and where its predicates stand.

    `kinds` come gravest first, at least one; `keys` are the first code points of the words that make it a claim.
    `is_background` tells that it is history with its year, or what a court has found, which needs no source.
    """

    start: int
    end: int
    sentence: int
    kinds: tuple[ClaimKind, ...]
    keys: tuple[int, ...]
    is_background: bool

    @property
    def kind(self) -> ClaimKind:
        """The gravest kind."""
        return self.kinds[0]
