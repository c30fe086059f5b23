"""How well claims without an owner are found: a sample to judge, what judges said, and vague sources on PolNeAR.

    python benchmarks/claims.py sample ARTICLES.jsonl.gz OUT.tsv [--more ARTICLES] [--count N] [--seed N] [--rule ID] [--but VERDICTS.tsv]
    python benchmarks/claims.py verdicts ARTICLES.jsonl.gz VERDICTS.tsv [VERDICTS.tsv ...] [--more ARTICLES]
    python benchmarks/claims.py vague FOLDER [--errors N]
    python benchmarks/claims.py time ARTICLES.jsonl.gz [--limit N]

`sample` draws findings of the rules of claims from published articles: all warnings, then remarks of the same rules and
of preview ones, then vague sources, as far as `--count` goes. It writes id, rule, message and context for a judge: keep
that file outside the project, it holds text of the articles. `--more` adds a second file, less the articles that are in
the first. A judge answers for each id whether a night editor would want the line queried before it is published: true
or false. A file of verdicts has a line `id<TAB>verdict` for each; the id is the first 8 hex digits of the SHA-256 of
the article, the rule and the offset. `verdicts` prints warnings an article and the precision by rule, and for two
judges how far they agree (Cohen's kappa). Findings that no judge has seen are counted apart. `vague` and `time` are
described where they stand.
"""

import argparse
import hashlib
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import vague_sources
from vague_sources import rows

from lint.engine.assembly import make_linter
from lint.engine.linter import Linter
from lint.rulepack import loader
from lint.text.finding import Severity
from lint.text.source import Source

_AROUND = 420
"""Code points of context on either side that a judge sees."""


def linter(select: list[str], style: str | None = None) -> Linter:
    """Return a linter for some rules or families, under a house style or none."""
    pack = loader.load([])
    return make_linter(pack, pack.rules.select(select=select), style=style)


class Item(NamedTuple):
    """A finding to judge."""

    mark: str
    rule: str
    warning: bool
    message: str
    context: str


_FAMILY = ("unsourced-", "unowned-", "editorial-")
_VAGUE = "vague-source"


def family() -> list[str]:
    """Return the ids of the rules of claims, judgments and hedges without an owner, preview ones too."""
    return [rule.id for rule in loader.load([]).rules.rules if rule.id.startswith(_FAMILY)]


def published(wanted: argparse.Namespace) -> list[dict[str, Any]]:
    """Return the articles of both files, each text once."""
    articles = rows(wanted.articles)
    known = {_opening(article) for article in articles}
    return (
        articles + [article for article in rows(wanted.more) if _opening(article) not in known]
        if wanted.more
        else articles
    )


def _opening(article: dict[str, Any]) -> str:
    """Return what two prints of one article share, headlines and spaces aside."""
    return " ".join(article["text"].split())[100:160]


def findings(articles: list[dict[str, Any]], rules: list[str], style: str | None = None) -> Iterator[Item]:
    """Yield the findings of some rules in all articles."""
    lint = linter(rules, style)
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
    items = list(findings(published(wanted), [wanted.rule] if wanted.rule else [*family(), _VAGUE]))
    items = [item for item in items if item.mark not in known]
    chooser = random.Random(wanted.seed)
    chooser.shuffle(items)
    items = sorted(items, key=lambda item: (not item.warning, item.rule == _VAGUE))[: wanted.count]
    chooser.shuffle(items)
    lines = [f"{item.mark}\t{item.rule}\t{item.message}\t{item.context}" for item in items]
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
    articles = published(wanted)
    items = list(findings(articles, [*family(), _VAGUE]))
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


def timing(wanted: argparse.Namespace) -> int:
    """Print the process time of the attribution family for a 700-word article, what other families share apart."""
    pack = loader.load([])
    lint = linter(["attribution"])
    bare = make_linter(pack, pack.rules.select(select=["placeholder"]))
    articles = rows(wanted.articles)[: wanted.limit]
    for article in articles[:20]:
        lint.lint(Source("a", article["text"]))
    seconds = [0.0, 0.0]
    words = 0
    for article in articles:
        source = Source("a", article["text"])
        for number, one in enumerate((lint, bare)):
            started = time.process_time()
            analysis = one.analyse(source)
            _ = analysis.sentences, analysis.quotations
            one.run(analysis)
            seconds[number] += time.process_time() - started
        words += len(article["text"].split())
    for what, spent in (
        ("family with tokens, sentences, quotations", seconds[0]),
        ("family alone", seconds[0] - seconds[1]),
    ):
        print(f"{what}: {1000 * spent / words * 700:.2f} ms for a 700-word article")
    return 0


def main() -> int:
    """Run the mode that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    modes = parser.add_subparsers(required=True)
    draw = modes.add_parser("sample", help="write findings to judge")
    draw.add_argument("articles", type=Path)
    draw.add_argument("out", type=Path)
    draw.add_argument("--count", type=int, default=200)
    draw.add_argument("--seed", type=int, default=4)
    draw.add_argument("--rule")
    draw.add_argument("--but", type=Path, help="leave out what this file of verdicts has")
    draw.add_argument("--more", type=Path, help="another file of articles")
    draw.set_defaults(run=sample)
    read = modes.add_parser("verdicts", help="precision and agreement")
    read.add_argument("articles", type=Path)
    read.add_argument("verdicts", type=Path, nargs="+")
    read.add_argument("--more", type=Path, help="another file of articles")
    read.set_defaults(run=verdicts)
    unclear = modes.add_parser("vague", help="vague sources on PolNeAR")
    unclear.add_argument("folder", type=Path)
    unclear.add_argument("--errors", type=int, default=0)
    unclear.add_argument("--seed", type=int, default=1)
    unclear.set_defaults(run=vague_sources.measure)
    clock = modes.add_parser("time", help="the family's time")
    clock.add_argument("articles", type=Path)
    clock.add_argument("--limit", type=int, default=200)
    clock.set_defaults(run=timing)
    wanted = parser.parse_args()
    status: int = wanted.run(wanted)
    return status


if __name__ == "__main__":
    sys.exit(main())
