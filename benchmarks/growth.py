"""How the time of a lint grows with the text: processor seconds by shape, format and size, and the exponent.

    python benchmarks/growth.py [--sizes 16,32,64,128,256] [--formats text,markdown,html] [--only WORDS] [--cap SECONDS] [--above EXPONENT]

Sizes are in thousands of code points. The exponent is the slope over the last two doublings: 1 where twice the text
takes twice the time, 2 where it takes four times. A shape is stopped at the first size that takes longer than the cap.
Each measure is one run in a linter that has read a short text of the shape before. What takes less than a fiftieth of a
second has no exponent: it would be that of the clock.
"""

import argparse
import gc
import math
import signal
import time
from functools import _lru_cache_wrapper
from types import FrameType

from growthshapes import FORMATS, SHAPES, text

from lint.engine.assembly import make_linter
from lint.engine.linter import Linter
from lint.rulepack import loader
from lint.text.source import Source

_SHORTEST = 0.02
"""Processor seconds that are worth an exponent."""


class _TooLongError(BaseException):
    """A lint took longer than the cap; no rule may take this for a fault of its own."""


def _give_up(_: int, __: FrameType | None) -> None:
    raise _TooLongError


def seconds(linter: Linter, source: Source, cap: float) -> float | None:
    """Return the processor seconds that one lint takes, None above the cap."""
    # What is remembered of single words would be found by the next shape.
    for cache in gc.get_objects():
        if isinstance(cache, _lru_cache_wrapper) and cache.cache_parameters()["maxsize"] is not None:
            cache.cache_clear()
    gc.collect()
    signal.setitimer(signal.ITIMER_VIRTUAL, cap)
    start = time.process_time()
    try:
        linter.lint(source)
        return time.process_time() - start
    except _TooLongError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def exponent(sizes: list[int], times: list[float | None]) -> float | None:
    """Return the slope of the last measures on doubled logarithms, None where they are too short to tell."""
    known = [(size, spent) for size, spent in zip(sizes, times, strict=False) if spent is not None][-3:]
    known = [(size, spent) for size, spent in known if spent >= _SHORTEST]
    if len(known) < 2:  # noqa: PLR2004 - a slope takes two
        return None
    (size, spent), (last_size, last_spent) = known[0], known[-1]
    return math.log(last_spent / spent) / math.log(last_size / size)


def main() -> None:
    """Measure every shape in every format and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", default="16,32,64,128,256")
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument(
        "--only", default="", help="only shapes with one of these words, separated by commas, in their name"
    )
    parser.add_argument("--cap", type=float, default=20.0, help="seconds that one lint may take")
    parser.add_argument("--above", type=float, default=0.0, help="print only what grows faster, or is above the cap")
    wanted = parser.parse_args()
    sizes = [int(size) for size in wanted.sizes.split(",")]
    gc.set_threshold(100_000, 20, 20)  # as the command does
    signal.signal(signal.SIGVTALRM, _give_up)
    pack = loader.load([])
    linter = make_linter(pack)
    print(f"{'shape':<50}{'format':<10}" + "".join(f"{size:>7}K" for size in sizes) + f"{'exp.':>7}")
    chosen = [shape for shape in SHAPES if any(word in shape for word in wanted.only.split(","))]
    for shape in chosen:
        for form in wanted.formats.split(","):
            linter.lint(Source("warm", text(shape, 200, form), format=form))
            times = _measured(linter, shape, form, sizes, wanted.cap)
            slope = exponent(sizes, times)
            if times[-1] is None or not wanted.above or (slope is not None and slope > wanted.above):
                _print_row(shape, form, times, slope, len(sizes))


def _measured(linter: Linter, shape: str, form: str, sizes: list[int], cap: float) -> list[float | None]:
    """Return the seconds for each size in thousands of characters, up to the first above the cap, which is None."""
    times: list[float | None] = []
    for size in sizes:
        times.append(seconds(linter, Source("a", text(shape, size * 1000, form), format=form), cap))
        if times[-1] is None:
            break
    return times


def _print_row(shape: str, form: str, times: list[float | None], slope: float | None, columns: int) -> None:
    cells = "".join(f"{'>cap' if spent is None else format(spent, '.2f'):>8}" for spent in times)
    print(f"{shape:<50}{form:<10}{cells:<{8 * columns}}{slope or math.nan:>7.2f}", flush=True)


if __name__ == "__main__":
    main()
