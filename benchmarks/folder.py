"""What a folder of many articles costs: time with one process and with two, and the peak of memory.

    python benchmarks/folder.py [--articles 1000,10000] [--jobs 1,2] [--bytes 2500] [--turns 1] [--pages]

The articles are made up, of one to two times the size asked for. The numbers of processes are measured in turns, in one
run and with a warm cache of rules. Time is seconds that pass, and CPU is that of all processes. On a machine with other
work time says little, so the CPU of the busiest process stands beside it: as long as that takes on cores that nobody
else uses. It is the main process that opens and reports; that part is not divided. Memory is the peak of the resident
set of the largest process; with more than one job each has about as much. `--pages` writes a page of each article and
an index instead of a report. Linux and macOS.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from memory import prose

_UNIT = 1 if sys.platform == "darwin" else 1024
_IN_A_FOLDER = 500


def fill(folder: Path, articles: int, size: int) -> None:
    """Write articles into folders of some hundreds each; the same numbers give the same articles."""
    chance = random.Random(articles)
    text = prose(4_000_000, "text").split("\n\n")
    for number in range(articles):
        place = folder / f"{number // _IN_A_FOLDER:03}"
        place.mkdir(exist_ok=True)
        wanted, at, parts = chance.randrange(size, 2 * size), chance.randrange(len(text)), []
        while sum(map(len, parts)) < wanted:
            parts.append(text[at % len(text)])
            at += 1
        (place / f"{number:05}.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


class Cost(NamedTuple):
    """Seconds that passed, CPU seconds of all processes, of the main one and of the busiest, and the peak in MB."""

    passed: float
    cpu: float
    main: float
    busiest: float
    memory: float


def measured(folder: Path, jobs: int, pages: Path | None) -> Cost:
    """Return what one run over a folder costs."""
    command = [sys.executable, "-c", _RUN, "--exit-zero", "--jobs", str(jobs), "--format"]
    command += ["concise"] if pages is None else ["html", "--output-dir", str(pages)]
    before, started = os.times(), time.perf_counter()
    done = subprocess.run(
        [*command, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True
    )
    passed, after = time.perf_counter() - started, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    told = [line.split() for line in done.stderr.splitlines()]
    workers = [float(words[1]) for words in told if words[:1] == ["worker"]]
    head, most = next((float(words[1]), int(words[2])) for words in told if words[:1] == ["main"])
    return Cost(passed, cpu, head, max(head, *workers, 0.0), most * _UNIT / 1e6)


_RUN = """
import gc, multiprocessing.util, os, resource, sys
from lint.cli import parallel
from lint.cli.dispatch import run

def spent():
    own = resource.getrusage(resource.RUSAGE_SELF)
    return own.ru_utime + own.ru_stime

def tell():
    os.write(2, f"\\nworker {spent()}\\n".encode())

start = parallel._Worker.start.__func__

def told(cls, *given):
    multiprocessing.util.Finalize(None, tell, exitpriority=0)
    start(cls, *given)

parallel._Worker.start = classmethod(told)
gc.set_threshold(100_000, 20, 20)
run(sys.argv[1:])
most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
os.write(2, f"\\nmain {spent()} {most}\\n".encode())
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="1000,10000")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--bytes", type=int, default=2500)
    parser.add_argument("--turns", type=int, default=1)
    parser.add_argument("--pages", action="store_true")
    asked = parser.parse_args()
    for articles in map(int, asked.articles.split(",")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name, "copy")
            folder.mkdir()
            fill(folder, articles, asked.bytes)
            numbers = [int(jobs) for jobs in asked.jobs.split(",")]
            runs: dict[int, list[Cost]] = {jobs: [] for jobs in numbers}
            for _ in range(asked.turns):
                for jobs in numbers:
                    runs[jobs].append(measured(folder, jobs, Path(name, f"pages{jobs}") if asked.pages else None))
            for jobs in numbers:
                show(articles, jobs, runs[numbers[0]], runs[jobs])


def show(articles: int, jobs: int, first: list[Cost], costs: list[Cost]) -> None:
    """Print the medians over the turns, and the ratios to the first number of processes."""
    usual = Cost(*(median(column) for column in zip(*costs, strict=True)))
    faster = median(one.passed / cost.passed for one, cost in zip(first, costs, strict=True))
    divided = median(one.busiest / cost.busiest for one, cost in zip(first, costs, strict=True))
    print(
        f"{articles:>6} articles, {jobs} jobs: {usual.passed:7.1f} s, CPU {usual.cpu:7.1f} s (main {usual.main:6.1f},"
        f" busiest {usual.busiest:6.1f}), {1000 * usual.cpu / articles:5.1f} ms an article, {usual.memory:6.1f} MB;"
        f" to the first: time {faster:4.2f}, busiest {divided:4.2f}"
    )


if __name__ == "__main__":
    main()
