"""How quiet newslint is on copy that was published: findings per 1,000 words, per rule, and samples to read.

    python benchmarks/alarm_rate.py ARTICLES.jsonl.gz [--sample N] [--rule ID] [--seed N] [--limit N] [--select NAME,...] [--rules FOLDER]

ARTICLES is a JSON-lines file, gzipped or not, of objects with `text` and, if there is one, `id` and `title`. The table
goes to standard output; the exit status is 1 where a rule failed on an article or is above --most findings per 1,000
words. Samples are drawn at random with a fixed seed, the same number for each rule where there are as many.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lint.engine.assembly import make_linter
from lint.rulepack import loader
from lint.text.source import Source
from lint.text.span import LineIndex

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_AROUND = 110


def articles(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield {"id": str(number), **json.loads(line)}


def main() -> int:
    """Lint every article and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="findings to print for each rule")
    parser.add_argument("--rule", help="sample this rule only")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="read only so many articles")
    parser.add_argument("--select", default="", help="rules or families to run (default: the default rules)")
    parser.add_argument("--most", type=float, default=1.0, help="findings per 1,000 words a rule may make")
    parser.add_argument(
        "--rules", type=Path, action="append", default=[], help="a folder of rules beside those that ship"
    )
    wanted = parser.parse_args()

    pack = loader.load(wanted.rules)
    rules = pack.rules.select(select=[name for name in wanted.select.split(",") if name])
    linter = make_linter(pack, rules)
    found: dict[str, list[tuple[str, int, str, str]]] = defaultdict(list)
    touched: dict[str, set[str]] = defaultdict(set)
    failures: list[str] = []
    words = count = 0
    started = time.perf_counter()
    for article in islice(articles(wanted.articles), wanted.limit or None):
        count += 1
        text = article["text"]
        words += sum(1 for _ in _WORD.finditer(text))
        result = linter.lint(Source(article["id"], text))
        failures += [f"{article['id']}: {failure.rule}: {failure.message}" for failure in result.failures]
        lines = LineIndex(text)
        for finding in result.findings:
            start, end = finding.span.start, finding.span.end
            context = text[max(0, start - _AROUND) : start] + "[[" + text[start:end] + "]]" + text[end : end + _AROUND]
            place = lines.position(start).line
            found[finding.rule].append((article["id"], place, " ".join(context.split()), finding.message))
            touched[finding.rule].add(article["id"])
    seconds = time.perf_counter() - started

    print(f"{count} articles, {words} words, {seconds:.1f} s: {words / seconds:,.0f} words a second")
    print(f"{'findings':>8} {'per 1,000':>10} {'articles':>9}  rule")
    for rule in sorted(found, key=lambda rule: -len(found[rule])):
        print(f"{len(found[rule]):>8} {1000 * len(found[rule]) / words:>10.4f} {len(touched[rule]):>9}  {rule}")
    for failure in failures:
        print(f"FAILED {failure}", file=sys.stderr)
    if wanted.sample:
        chosen = {rule: hits for rule, hits in found.items() if wanted.rule in (None, rule)}
        _print_samples(chosen, wanted.sample, random.Random(wanted.seed))
    return int(bool(failures) or any(1000 * len(hits) / words > wanted.most for hits in found.values()))


def _print_samples(found: dict[str, list[tuple[str, int, str, str]]], size: int, chooser: random.Random) -> None:
    for rule, hits in sorted(found.items()):
        for name, line, context, message in sorted(chooser.sample(hits, min(size, len(hits)))):
            print(f"\n{rule}\t{name}:{line}\n  {message}\n  {context}")


if __name__ == "__main__":
    sys.exit(main())
