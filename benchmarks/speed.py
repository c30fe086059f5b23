"""How fast newslint is: one article cold, many files in one process, and 2,000 rules. Ratios are of one run.

    python benchmarks/speed.py [--runs N]
    python benchmarks/speed.py --families ARTICLES.jsonl.gz [--limit N]

The second form prints what each layer and each family of rules costs for 700 words, in milliseconds of processor time:
the median over the articles, each the best of three. A family is measured alone, with all layers it needs, and without
the layers that all share. The best of three has seen the article before: what is remembered of two names and of single
words is there already, which on the first reading costs transliteration about 1.3 ms more. "splits" says how many times
as long as cutting the text at white space and lower-casing it.

The article is the seed article, extended to 700 words; no other file is needed. Cold means a new process with a warm
rule cache, the whole command from start to exit; the best of N runs is given, beside a bare Python that does nothing.
"""

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from alarm_rate import articles

from lint.analysis import Analysis, SharedLayers
from lint.engine.assembly import make_linter
from lint.engine.linter import Linter
from lint.rulepack import loader
from lint.text.source import Source

ROOT = Path(__file__).resolve().parent.parent
SEED = (ROOT / "seeds" / "000_eb48da1b95ce89ee.txt").read_text(encoding="utf-8")
_RULE = """\
id: phrase-{number}
family: trial
summary: Trial rule number {number}.
status: stable
severity: info
check: phrase
options: {{phrases: ["trial word{letters} ending", "other{letters} phrase"]}}
message: "“{{found}}” is a trial."
why: It makes a large pack. Nothing else depends on it.
source: {{name: benchmark}}
examples:
  bad:
    - "A [[trial word{letters} ending]] here."
  good:
    - "A trial word here."
    - "Another phrase."
"""


LENGTH = 700
BUDGETS = {"transliteration": 3.0, "attribution": 3.0, "garbled": 5.0}
"""Milliseconds for 700 words that a family may take."""

LAYERS: dict[str, Callable[[Analysis], object]] = {
    "tokens": lambda analysis: analysis.tokens,
    "index of words": lambda analysis: [part.tokens.vocabulary for part in parts(analysis)],
    "sentences": lambda analysis: [part.sentences for part in parts(analysis)],
    "quotations": lambda analysis: [part.in_quotation(0) for part in parts(analysis)],
    "mentions of names": lambda analysis: [part.mention_at(0) for part in parts(analysis)],
}
"""The layers that all share, after the blocks; each of the document and of its blocks."""


def parts(analysis: Analysis) -> list[SharedLayers]:
    """Return the analysis of a document and those of its blocks."""
    return [analysis, *(cached_block.analysis for cached_block in analysis.cached_blocks)]


def spent(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that `work` takes."""
    start = time.process_time_ns()
    work()
    return (time.process_time_ns() - start) / 1e6


def layers(linter: Linter, source: Source) -> dict[str, float]:
    """Return the milliseconds that each shared layer takes on one text, in the order they are made."""
    found = {"split (the yardstick)": spent(lambda: [word.lower() for word in source.text.split()])}
    made: list[Analysis] = []
    found["blocks"] = spent(lambda: made.append(linter.analyse(source)))
    for name, make in LAYERS.items():
        found[name] = spent(lambda make=make: make(made[0]))
    return found


def family(linter: Linter, source: Source) -> dict[str, float]:
    """Return the milliseconds that a family takes on one text, in all and without the shared layers."""
    analysis = linter.analyse(source)
    for make in LAYERS.values():
        make(analysis)
    return {"all": spent(lambda: linter.lint(source)), "own": spent(lambda: linter.run(analysis))}


def medians(measure: Callable[[Source], dict[str, float]], sources: Sequence[Source]) -> dict[str, float]:
    """Return the median over the texts of the best of three measures, as for a text of 700 words."""
    rows = []
    for source in sources:
        runs = [measure(source) for _ in range(3)]
        scale = LENGTH / len(source.text.split())
        rows.append({name: scale * min(run[name] for run in runs) for name in runs[0]})
    return {name: median(row[name] for row in rows) for name in rows[0]}


def print_families(path: Path, limit: int) -> None:
    """Measure every layer and every family over a sample of articles and print both tables."""
    gc.set_threshold(100_000, 20, 20)  # as the command does
    texts = [article["text"] for article in articles(path)]
    step = max(1, len(texts) // limit)
    sources = [Source(str(number), text) for number, text in enumerate(texts[::step][:limit]) if text.split()]
    pack = loader.load([])

    def made(*select: str) -> Linter:
        rules = pack.rules.select(select=select)
        return make_linter(pack, rules)

    linter = made()
    rows = medians(lambda source: layers(linter, source), sources)
    yard = rows["split (the yardstick)"]
    print(f"{len(sources)} articles; milliseconds for {LENGTH} words\n\n{'layer':<24}{'ms':>8}{'splits':>8}")
    for name, spent_on in rows.items():
        print(f"{name:<24}{spent_on:>8.3f}{spent_on / yard:>8.1f}")
    shared = sum(rows.values()) - yard
    print(f"{'all shared layers':<24}{shared:>8.3f}{shared / yard:>8.1f}\n")
    print(f"{'family':<24}{'ms':>8}{'splits':>8}{'own ms':>8}{'splits':>8}{'budget':>8}")
    for name in ("", *sorted({rule.family for rule in pack.rules.select()})):
        linter_of = made(name) if name else linter
        costs = medians(lambda source, linter_of=linter_of: family(linter_of, source), sources)
        cells = "".join(f"{costs[column]:>8.3f}{costs[column] / yard:>8.1f}" for column in ("all", "own"))
        print(f"{name or 'all rules':<24}{cells}{BUDGETS.get(name, ''):>8}")


def best(command: list[str], folder: str, runs: int) -> float:
    """Return the shortest of several runs of a command, in seconds."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
        times.append(time.perf_counter() - start)
    return min(times[1:])


def letters(number: int) -> str:
    """Return a number in letters, so that a phrase stays made of words."""
    return "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument(
        "--families", type=Path, metavar="ARTICLES", help="measure layers and families on these instead"
    )
    parser.add_argument("--limit", type=int, default=150, help="so many articles, spread over the file")
    wanted = parser.parse_args()
    if wanted.families:
        print_families(wanted.families, wanted.limit)
        return
    runs = wanted.runs
    article = "\n".join((SEED.strip() + "\n" + SEED.strip()).split("\n")[:22])
    words = len(article.split())
    command = [sys.executable, "-m", "lint"]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "article.txt").write_text(article, encoding="utf-8")
        bare = best([sys.executable, "-c", "pass"], folder, runs)
        cold = best([*command, "article.txt"], folder, runs)
        house = Path(folder, "house")
        house.mkdir()
        for number in range(2000):
            text = _RULE.format(number=number, letters=letters(number))
            (house / f"phrase-{number}.yaml").write_text(text, encoding="utf-8")
        Path(folder, "newslint.yaml").write_text("rules: [house]\n", encoding="utf-8")
        start = time.perf_counter()
        subprocess.run([*command, "article.txt"], cwd=folder, capture_output=True, check=False)
        first = time.perf_counter() - start
        many = best([*command, "article.txt"], folder, runs)
    pack = loader.load([])
    linter = make_linter(pack)
    linter.lint(Source("warm", article))
    start = time.perf_counter()
    repeats = 100
    for number in range(repeats):
        linter.lint(Source(str(number), article))
    seconds = time.perf_counter() - start
    print(f"bare Python                        {bare:.3f} s")
    print(f"{words} words, cold, whole command    {cold:.3f} s   {cold / bare:.1f} x bare")
    print(
        f"the same with 2,000 more rules     {many:.3f} s   {many / bare:.1f} x bare (first run, rules tested: {first:.1f} s)"
    )
    print(f"{repeats} articles in one process      {repeats * words / seconds:,.0f} words a second")


if __name__ == "__main__":
    main()
