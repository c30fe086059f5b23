"""How well claims without an owner are found: a sample to judge, what judges said, and vague sources on PolNeAR.

    python benchmarks/claims.py sample ARTICLES.jsonl.gz OUT.tsv [--count N] [--seed N] [--rule ID] [--but VERDICTS.tsv]
    python benchmarks/claims.py verdicts ARTICLES.jsonl.gz VERDICTS.tsv [VERDICTS.tsv ...]
    python benchmarks/claims.py vague FOLDER [--errors N]
    python benchmarks/claims.py time ARTICLES.jsonl.gz [--limit N]

`sample` draws findings of the stable rules of unsourced claims from published articles, warnings first, and writes id, rule,
message and context for a judge: keep that file outside the project, it holds text of the articles. A judge answers for
each id whether a night editor would want the line queried before it is published: true or false. A file of verdicts has a
line `id<TAB>verdict` for each; the id is the first 8 hex digits of the SHA-256 of the article, the rule and the offset.
`verdicts` prints warnings an article and the precision by rule, and for two judges how far they agree (Cohen's kappa).
Findings that no judge has seen are counted apart. `vague` and `time` are described where they stand.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lint import rulefile
from lint.analysis import Analysis
from lint.document import Document
from lint.engine import Linter
from lint.finding import Severity
from lint.source import Source

_AROUND = 420
"""Code points of context on either side that a judge sees."""


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON-lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def linter(select: list[str]) -> Linter:
    """Return a linter for some rules or families."""
    pack = rulefile.load([])
    return Linter(pack.rules.select(select=select), names=pack.names, styles=pack.styles, triggers=pack.triggers)


class Item(NamedTuple):
    """A finding to judge."""

    mark: str
    rule: str
    warning: bool
    message: str
    context: str


def family() -> list[str]:
    """Return the ids of the stable rules of claims, judgments and hedges without an owner."""
    return [rule.id for rule in rulefile.load([]).rules.select() if rule.id.startswith(("unsourced-", "unowned-"))]


def findings(articles: list[dict[str, Any]], rules: list[str]) -> Iterator[Item]:
    """Yield the findings of some rules in all articles."""
    lint = linter(rules)
    for article in articles:
        text = article["text"]
        for found in lint.lint(Source(article["id"], text)).findings:
            start, end = found.span.start, found.span.end
            mark = hashlib.sha256(f"{article['id']}\t{found.rule}\t{start}".encode()).hexdigest()[:8]
            around = f"{text[max(0, start - _AROUND) : start]}[[{text[start:end]}]]{text[end : end + _AROUND]}"
            warning = found.severity is Severity.WARNING
            yield Item(mark, found.rule, warning, " ".join(found.message.split()), " ".join(around.split()))


def sample(wanted: argparse.Namespace) -> int:
    """Write the findings to judge: every warning as far as `--count` goes, then remarks, each drawn by the seed."""
    known = judged(wanted.but) if wanted.but else {}
    items = [item for item in findings(rows(wanted.articles), [wanted.rule] if wanted.rule else family())]
    items = [item for item in items if item.mark not in known]
    chooser = random.Random(wanted.seed)
    chooser.shuffle(items)
    items = sorted(items, key=lambda item: not item.warning)[: wanted.count]
    chooser.shuffle(items)
    lines = ["\t".join((item.mark, item.rule, item.message, item.context)) for item in items]
    wanted.out.write_text("id\trule\tmessage\tcontext\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(items)} findings written")
    return 0


def judged(path: Path) -> dict[str, str]:
    """Return the verdicts of a file by id. Raises ValueError for a verdict that is neither true nor false."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "id\t")):
            mark, verdict = line.split("\t")[:2]
            if verdict not in ("true", "false"):
                raise ValueError(f"{path}: {mark}: {verdict!r} is neither true nor false")
            found[mark] = verdict
    return found


def kappa(first: dict[str, str], second: dict[str, str]) -> tuple[int, float, float]:
    """Return how many findings both have judged, the share they agree on, and Cohen's kappa."""
    both = sorted(first.keys() & second.keys())
    if not both:
        return 0, 0.0, 0.0
    same = sum(first[mark] == second[mark] for mark in both) / len(both)
    yes = [sum(one[mark] == "true" for mark in both) / len(both) for one in (first, second)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return len(both), same, (same - chance) / (1 - chance) if chance < 1 else 1.0


def verdicts(wanted: argparse.Namespace) -> int:
    """Print warnings an article, precision by rule for each judge, and agreement."""
    articles = rows(wanted.articles)
    items = list(findings(articles, family()))
    print(f"{sum(item.warning for item in items) / len(articles):.3f} warnings an article ({len(articles)} articles)")
    judges = [judged(path) for path in wanted.verdicts]
    for path, judge in zip(wanted.verdicts, judges, strict=True):
        tally: dict[str, Counter[str]] = defaultdict(Counter)
        for item in items:
            for key in (item.rule, "warnings" if item.warning else "remarks", "all"):
                tally[key][judge.get(item.mark, "unseen")] += 1
        print(f"\n{path.name}\n{'right':>6} {'wrong':>6} {'unseen':>6} {'precision':>9}  rule")
        for key in sorted(tally, key=lambda key: (key in ("warnings", "remarks", "all"), key)):
            right, wrong = tally[key]["true"], tally[key]["false"]
            print(f"{right:>6} {wrong:>6} {tally[key]['unseen']:>6} {right / max(1, right + wrong):>9.3f}  {key}")
    for number, first in enumerate(judges):
        for second in judges[number + 1 :]:
            count, same, agreement = kappa(first, second)
            print(f"\n{count} judged twice: the same verdict on {100 * same:.1f}%, Cohen's kappa {agreement:.2f}")
    return 0


