"""Whether newslint says one thing once: rules that fail, and findings that share a place, over whole corpora.

    python benchmarks/one_fact.py ARTICLES.jsonl.gz... [--limit N] [--every N] [--sample N] [--seed N]

ARTICLES are JSON-lines files, gzipped or not; of each object the longest text is read (`text`, or `machine` and
`human`). Two findings share a place where their spans overlap. The table counts such pairs by rules, those of one cause
(the field `cause` of a rule) first; they are none where every fact is told once. The exit status is 1 where a rule
failed or two findings share a place and a cause.
"""

import argparse
import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path

from lint.engine.linter import Result
from lint.project import project
from lint.project.lint_job import Input, LintJob, Options
from lint.rulepack import loader
from lint.text.finding import Finding

_TEXTS = ("text", "machine", "human")
_AROUND = 70


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each text of a JSON-lines file with a name for it."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            article = json.loads(line)
            name = str(article.get("id") or article.get("doc") or number)
            for key in _TEXTS:
                if isinstance(article.get(key), str):
                    yield f"{path.name}:{name}:{key}", article[key]


def overlapping(findings: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Yield each pair of findings, sorted by place, whose spans overlap."""
    standing: list[Finding] = []
    for finding in findings:
        standing = [other for other in standing if other.span.end > finding.span.start]
        for other in standing:
            if other.span.overlaps(finding.span):
                yield other, finding
        standing.append(finding)


def main() -> int:
    """Lint every text and print what shares a place."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, help="read only so many texts of each file")
    parser.add_argument("--every", type=int, default=1, help="read only every Nth text")
    parser.add_argument("--sample", type=int, default=0, help="pairs to print for each two rules")
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()

    causes = {rule.id: getattr(rule, "cause", "") for rule in loader.load([]).rules}
    counts = _Counts()
    for path in wanted.articles:
        chosen = islice(texts(path), 0, wanted.limit and wanted.limit * wanted.every, wanted.every)
        counts.read(path.name, chosen)

    pairs = counts.pairs
    print(f"{counts.texts} texts, {counts.findings} findings, {len(counts.failures)} failures of rules")
    shared = sum(len(said) for rules, said in pairs.items() if _shared_cause(causes, *rules))
    print(f"{sum(map(len, pairs.values()))} pairs share a place, {shared} of them a cause as well")
    chooser = random.Random(wanted.seed)
    for (first, second), said in sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0])):
        cause = _shared_cause(causes, first, second)
        print(f"{len(said):>7}  {first} + {second}{f'  SAME CAUSE: {cause}' if cause else ''}")
        for one in sorted(chooser.sample(said, min(wanted.sample, len(said)))):
            print(f"  {one}")
    for failure in counts.failures:
        print(f"FAILED {failure}", file=sys.stderr)
    return int(bool(counts.failures) or shared > 0)


def _shared_cause(causes: dict[str, str], first: str, second: str) -> str:
    cause = causes.get(first, "")
    return cause if cause == causes.get(second) else ""


class _Counts:
    """What linting many texts gave: findings, pairs of them by their rules, and failures."""

    def __init__(self) -> None:
        self.texts = self.findings = 0
        self.pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.failures: list[str] = []

    def read(self, file: str, named_texts: Iterable[tuple[str, str]]) -> None:
        """Lint the texts of a file."""
        inputs = (Input(name.replace("/", "_") + ".txt", BytesIO(text.encode())) for name, text in named_texts)
        for opened in project.open_all(inputs, options=Options()):
            if isinstance(opened, LintJob):
                self._add(opened.lint())
            else:
                self.failures.append(f"{file}: {opened}")

    def _add(self, result: Result) -> None:
        self.texts += 1
        self.findings += len(result.findings)
        self.failures += [f"{result.source.name}: {failure.rule}: {failure.message}" for failure in result.failures]
        for first, second in overlapping(result.findings):
            text, (start, end) = result.source.text, (first.span.start, max(first.span.end, second.span.end))
            shown = f"{text[max(0, start - _AROUND) : start]}[[{text[start:end]}]]{text[end : end + _AROUND]}"
            said = f"{result.source.name}\n    {first.message}\n    {second.message}\n    {' '.join(shown.split())}"
            self.pairs[min(first.rule, second.rule), max(first.rule, second.rule)].append(said)


if __name__ == "__main__":
    sys.exit(main())
