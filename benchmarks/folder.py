"""What a folder of many articles costs: time with one process and with two, and the peak of memory.

    python benchmarks/folder.py [--articles 1000,10000] [--jobs 1,2] [--bytes 2500] [--pages]

The articles are made up, of one to two times the size asked for. The numbers of processes are measured in turn, in one run
and with a warm cache of rules, so that their ratio says something on a machine with other work too: time is seconds that
pass, and CPU is that of all processes, with what the main process has of it: that part is not divided. Memory is the peak of the resident set of the largest process; with more than one
job each has about as much. `--pages` writes a page of each article and an index instead of a report. Linux and macOS.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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


def measured(folder: Path, jobs: int, pages: Path | None) -> tuple[float, float, float, float]:
    """Return the seconds that passed, those of all processors and of the main process, and the peak of memory in MB."""
    command = [sys.executable, "-c", _RUN, "--exit-zero", "--jobs", str(jobs), "--format"]
    command += ["concise"] if pages is None else ["html", "--output-dir", str(pages)]
    before, started = os.times(), time.perf_counter()
    done = subprocess.run(
        [*command, str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True
    )
    passed, after = time.perf_counter() - started, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    head, most = done.stderr.split()[-2:]
    return passed, cpu, float(head), int(most) * _UNIT / 1e6


_RUN = """
import resource, sys
from lint.cli.dispatch import run
import gc
gc.set_threshold(100_000, 20, 20)
run(sys.argv[1:])
most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
own = resource.getrusage(resource.RUSAGE_SELF)
sys.stderr.write(f"\\n{own.ru_utime + own.ru_stime}\\n{most}\\n")
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", default="1000,10000")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--bytes", type=int, default=2500)
    parser.add_argument("--pages", action="store_true")
    asked = parser.parse_args()
    for articles in map(int, asked.articles.split(",")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name, "copy")
            folder.mkdir()
            fill(folder, articles, asked.bytes)
            first = 0.0
            for jobs in map(int, asked.jobs.split(",")):
                passed, cpu, head, most = measured(folder, jobs, Path(name, f"pages{jobs}") if asked.pages else None)
                first = first or passed
                print(
                    f"{articles:>6} articles, {jobs} jobs: {passed:7.1f} s, CPU {cpu:7.1f} s (main {head:6.1f}), ratio {first / passed:4.2f},"
                    f" {1000 * cpu / articles:5.1f} ms an article, {most:6.1f} MB"
                )


if __name__ == "__main__":
    main()
