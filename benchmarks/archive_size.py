"""What an archive costs: documents a core-hour, bytes and memory, measured, and the bill for 100 million articles.

    python benchmarks/archive_size.py ARTICLES.jsonl.gz [--articles N] [--rounds N] [--named WORDS] [--out docs]

ARTICLES is a JSON-lines file of objects with `text`. So many of them are checked as `newslint archive` does: one
partition, read by one process, written as Parquet. Processor time is that of the whole command with its processes;
what it takes to start is measured with an archive of one article and taken off. The page is OUT/archive-size.md.
"""

import argparse
import json
import os
import platform
import random
import re
import resource
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import NamedTuple

from alarm_rate import articles

ROOT = Path(__file__).resolve().parent.parent
ARCHIVE = 100_000_000
"""Articles of the bill."""
WORDS = 500
"""Words of each of them."""
MACHINES = (
    ("a rented machine, on demand", 16, 0.05),
    ("the same, taken back at short notice", 16, 0.02),
    ("a server of one's own, over four years with power", 64, 0.01),
)
"""What a machine is, its cores, and the dollars of a core-hour that are assumed for it."""
PRICED = "November 2026"
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Spent(NamedTuple):
    """What a run took: seconds of processor time, and the bytes of its largest process and of its output."""

    seconds: float
    memory: int
    output: int


def spent(texts: list[str]) -> Spent:
    """Check an archive of these texts."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        lines = "".join(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts))
        (folder / "in.jsonl").write_text(lines, "utf-8")
        command = [sys.executable, "-m", "lint", "archive", "in.jsonl", "--output", "out", "--workers", "1"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        environment = {**_ENVIRONMENT, "PYTHONPATH": str(ROOT)}
        subprocess.run([*command, "--partitions", "1"], cwd=place, env=environment, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        output = sum(path.stat().st_size for path in (folder / "out").rglob("*.parquet"))
        return Spent(seconds, after.ru_maxrss * 1024, output)


def page(
    named: str, words: float, size: float, rounds: int, each: list[float], start: float, whole: Spent, count: int
) -> str:
    """Return the page."""
    second = median(each)
    billed, bytes_billed = WORDS * second / words, WORDS * size / words
    out = whole.output / count / size
    hours = ARCHIVE * billed / 3600
    rows = [
        f"| {what}, {cores} cores | {price:.2f} | {hours:,.0f} × {price:.2f} = ${hours * price:,.0f} | {hours / cores / 24:,.0f} |"
        f" {hours / cores / 24 / 20:,.1f} |"
        for what, cores, price in MACHINES
    ]
    model = re.findall(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    told = model[0] if model else platform.machine()
    return f"""# How large

<!-- written by benchmarks/archive_size.py -->

Measured on {datetime.now(UTC):%d %B %Y}: one core of {told}, Python {platform.python_version()}, with a load of
{os.getloadavg()[2]:.0f} on {os.cpu_count()} cores. The articles are {count:,} {named},
{words:,.0f} words and {size:,.0f} bytes each; {rounds} rounds, the median (lowest–highest).

| | measured |
|---|---|
| processor time for an article | {1000 * second:.1f} ms ({1000 * min(each):.1f}–{1000 * max(each):.1f}) |
| articles a core-hour | 3,600 s ÷ {second:.4f} s = {3600 / second:,.0f} |
| words a second and core | {words / second:,.0f} |
| output for an article, all tables, Parquet | {whole.output / count:,.0f} bytes, {out:.2f} of the text |
| memory of the largest process | {whole.memory / 1e6:,.0f} MB; each worker has two, one that reads documents and one that writes tables |
| to start a worker or a partition | {start:.1f} s of processor time |

The time includes what no other command does at once: findings, names, sources, attributions, claims, and Parquet.

## The bill for 100 million articles

An article of {WORDS} words takes {WORDS} ÷ {words / second:,.0f} = {billed:.4f} s, so the archive takes
{ARCHIVE:,} × {billed:.4f} s ÷ 3,600 = **{hours:,.0f} core-hours**. Starting is left out: with partitions of 32 MB,
some {32_000_000 / bytes_billed:,.0f} articles each, it is {100 * start / (32_000_000 / bytes_billed * billed):.1f} % more.
The text is {ARCHIVE * bytes_billed / 1e12:,.2f} TB before compression, the output {ARCHIVE * bytes_billed * out / 1e12:,.2f} TB.

| machine | $ a core-hour | bill | days on one | days on 20 |
|---|---|---|---|---|
{chr(10).join(rows)}

The prices are assumptions of {PRICED}, not quotations: put your own in their place. So is that a core there is as fast as the one
measured, and that all cores are busy. The time grows in proportion to the words. Storage and what
reading from it costs are not in the bill.

`python benchmarks/archive_size.py ARTICLES.jsonl.gz` measures on your machine with your articles, and writes this page anew.
"""


def main() -> None:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path, metavar="ARTICLES")
    parser.add_argument("--articles", dest="count", type=int, default=1_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--named", default="the file given", help="what the articles are called on the page")
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    asked = parser.parse_args()
    texts = [article["text"] for article in articles(asked.articles)]
    random.Random(1).shuffle(texts)
    texts = texts[: asked.count]
    spent(texts[:1])  # fills the caches
    starts, wholes = [], []
    for number in range(asked.rounds):
        starts.append(spent(texts[:1]))
        wholes.append(spent(texts))
        print(
            f"round {number + 1}: {wholes[-1].seconds:.1f} s, of which {starts[-1].seconds:.1f} s to start", flush=True
        )
    start = median(one.seconds for one in starts)
    each = [(one.seconds - start) / (len(texts) - 1) for one in wholes]
    words = sum(len(text.split()) for text in texts) / len(texts)
    size = sum(len(text.encode()) for text in texts) / len(texts)
    written = page(asked.named, words, size, asked.rounds, each, start, wholes[-1], len(texts))
    (asked.out / "archive-size.md").write_text(written, "utf-8")


if __name__ == "__main__":
    main()
