"""`SlotModel`: how sure it is that the word in a slot of a sentence is at fault, by a linear model of named evidence.

A slot is a place that a fault of one kind may stand in, such as the verb behind an auxiliary. What tells of it, the
features, are hashed into a table of weights of one byte each (Weinberger and others, ICML 2009); the weights are those
of a logistic regression, so their sum is the log-odds of a fault. `training/build_slots.py` fits them.
"""

from array import array
from collections.abc import Iterable, Mapping
from zlib import crc32

BITS = 16
"""A table has 2**BITS weights."""
SCALE = 16
"""Units of a weight to one of log-odds."""
KINDS = ("agreement", "verb", "pronoun")
"""The kinds of slot, in the order of their tables."""


class SlotModel:
    """The tables of all kinds; never changed after loading."""

    def __init__(self, weights: bytes) -> None:
        """Take the content of slots.bin: the tables of `KINDS`, one after another."""
        size = 1 << BITS
        self._tables: Mapping[str, array[int]] = {
            kind: array("b", weights[at * size : (at + 1) * size]) for at, kind in enumerate(KINDS)
        }

    def odds(self, kind: str, features: Iterable[str]) -> float:
        """Return the log-odds that the features of a slot of a kind speak for."""
        table = self._tables[kind]
        return sum(table[number(feature)] for feature in features) / SCALE


def number(feature: str) -> int:
    """Return the place of a feature in a table."""
    return crc32(feature.encode()) >> (32 - BITS)
