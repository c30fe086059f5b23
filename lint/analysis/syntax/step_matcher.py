"""Match a sequence of steps, some repeated, against a sentence in polynomial time."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lint.analysis.lexicon.recent import Recent

_REMEMBERED = 1_000
"""Encoded tokens of which is kept whether they fit a step."""


class Row(NamedTuple):
    """Steps: each an expression for one encoded token (see `tag_string`), with least and greatest repeats.

    `mark` is the half-open range of steps that is reported; `starts` and `ends` tie the row to the ends of the
    sentence.
    """

    steps: tuple[tuple[re.Pattern[str], int, int], ...]
    mark: tuple[int, int]
    starts: bool
    ends: bool


def runs(row: Row, written: str) -> Iterator[tuple[int, int]]:
    """Yield the tokens [first, last) of the marked steps for each token at which the row can begin, where they are any.

    Each step takes as many tokens as it can while the rest still fits, as a regular expression would. Sets of tokens
    are bits of a number: bit 3 stands for token 3.
    """
    tokens = written.split(" ")[1:]
    wide = len(tokens) // 8 + 1
    after = 1 << len(tokens) if row.ends else (2 << len(tokens)) - 1
    counts: list[list[bytes]] = []  # of each step, by how many tokens it takes: where it can begin
    for step, least, most in reversed(row.steps):
        if not after:
            return
        # Set bit by bit, the number of a long sentence would be copied for each of its tokens.
        fitting = _fitting(step)
        fits = int("".join(["1" if fitting[token] else "0" for token in reversed(tokens)]) or "0", 2)
        taking = [after]
        while len(taking) <= most and taking[-1]:
            taking.append(fits & (taking[-1] >> 1))
        after = 0
        for begins in taking[least:]:
            after |= begins
        counts.append([begins.to_bytes(wide, "little") for begins in [0] * least + taking[least:]])
    counts.reverse()
    begin = after.to_bytes(wide, "little")
    for first in range(1 if row.starts else len(tokens) + 1):
        if _has(begin, first):
            start, end = _marked(row.mark, counts, first)
            if start < end:
                yield start, end


@lru_cache(maxsize=1024)
def _fitting(step: re.Pattern[str]) -> Recent[str, bool]:
    """Return whether each encoded token, without the space before it, fits a step."""
    return Recent(lambda token: step.match(f" {token}") is not None, _REMEMBERED)


def _marked(mark: tuple[int, int], counts: list[list[bytes]], at: int) -> tuple[int, int]:
    edges = [at]
    for begins in counts:
        at += next(number for number in range(len(begins) - 1, -1, -1) if _has(begins[number], at))
        edges.append(at)
    return edges[mark[0]], edges[mark[1]]


def _has(bits: bytes, number: int) -> bool:
    return bool(bits[number >> 3] >> (number & 7) & 1)
