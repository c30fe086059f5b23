"""Match a sequence of steps, some repeated, against a sentence in polynomial time."""

import re
from collections.abc import Iterator
from typing import NamedTuple


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
    places = [at for at, character in enumerate(written) if character == " "]
    wide = len(places) // 8 + 1
    after = 1 << len(places) if row.ends else (2 << len(places)) - 1
    counts: list[list[bytes]] = []  # of each step, by how many tokens it takes: where it can begin
    for step, least, most in reversed(row.steps):
        fits = _fitting(step, written, places)
        taking = [after]
        while len(taking) <= most and taking[-1]:
            taking.append(fits & (taking[-1] >> 1))
        after = 0
        for begins in taking[least:]:
            after |= begins
        counts.append([begins.to_bytes(wide, "little") for begins in [0] * least + taking[least:]])
    counts.reverse()
    begin = after.to_bytes(wide, "little")
    for first in range(1 if row.starts else len(places) + 1):
        if _has(begin, first):
            start, end = _marked(row.mark, counts, first)
            if start < end:
                yield start, end


def _fitting(step: re.Pattern[str], written: str, places: list[int]) -> int:
    """Return the tokens that a step fits, as bits."""
    # Set bit by bit, the number of a long sentence would be copied for each of its tokens.
    return int("".join("1" if step.match(written, at) else "0" for at in reversed(places)) or "0", 2)


def _marked(mark: tuple[int, int], counts: list[list[bytes]], at: int) -> tuple[int, int]:
    edges = [at]
    for begins in counts:
        at += next(number for number in range(len(begins) - 1, -1, -1) if _has(begins[number], at))
        edges.append(at)
    return edges[mark[0]], edges[mark[1]]


def _has(bits: bytes, number: int) -> bool:
    return bool(bits[number >> 3] >> (number & 7) & 1)
