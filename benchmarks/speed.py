"""How fast newslint is: one article cold, many files in one process, and 2,000 rules. Ratios are of one run.

    python benchmarks/speed.py [--runs N]

The article is the seed article, extended to 700 words; no other file is needed. Cold means a new process with a warm rule
cache, the whole command from start to exit; the best of N runs is given, beside a bare Python that does nothing.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lint import rulefile
from lint.engine import Linter
from lint.source import Source

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
    runs = parser.parse_args().runs
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
    pack = rulefile.load([])
    linter = Linter(pack.rules.select(), names=pack.names, styles=pack.styles, triggers=pack.triggers)
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
