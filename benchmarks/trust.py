"""Write the trust ledger: findings of each rule on published and modern copy, and what readers said of them.

    python benchmarks/trust.py CORPORA [--verdicts FOLDER] [--out FILE] [--limit N]

CORPORA is a folder with published/articles.jsonl.gz and modern/articles.jsonl.gz (JSON lines with `id` and `text`). Every rule is run: the stable ones together, as by default, each preview
rule among them, and rules whose every bad example names a house style under that style. The verdicts of
`benchmarks/verdicts/` are matched with the findings that are still reported; the head of each file says what it holds.
A file is one reader. A finding that several readers judged is right if more than half of them said so. The ledger,
`rules/data/trust.json`, has counts only.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from alarm_rate import articles
from names import mark as mark_of_pair
from names import reported

from lint import __version__
from lint.engine.assembly import make_linter
from lint.engine.linter import Linter
from lint.rulepack import loader
from lint.rulepack.pack import Pack
from lint.rulepack.rule import Expectation, Rule, RuleSet, Status
from lint.text.finding import Finding
from lint.text.source import Source

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ("published", "modern")
_RIGHT_LABEL, _WRONG_LABEL = "same_entity_inconsistent", "distinct_or_derived"
_LABELS = "labels of the corpus"


def main() -> int:
    """Lint both corpora and write the ledger."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", type=Path, help="a folder with published/ and modern/")
    parser.add_argument("--verdicts", type=Path, default=ROOT / "benchmarks" / "verdicts")
    parser.add_argument("--out", type=Path, default=ROOT / "rules" / "data" / "trust.json")
    parser.add_argument("--limit", type=int, default=0, help="read only so many articles of each corpus")
    wanted = parser.parse_args()
    pack = loader.load([], examples=True)
    ledger = Tally(pack, read_verdicts(wanted.verdicts))
    for corpus in CORPORA:
        path = wanted.corpora / corpus / "articles.jsonl.gz"
        for article in islice(articles(path), wanted.limit or None):
            ledger.add(corpus, article)
    wanted.out.write_text(json.dumps(ledger.plain(), indent=1) + "\n", encoding="utf-8")
    judged = sum(1 for row in ledger.plain()["rules"].values() if row["judged"])
    print(f"{wanted.out}: {len(pack.rules)} rules, {judged} of them judged")
    return 0


def read_verdicts(folder: Path) -> dict[str, dict[str, str]]:
    """Return each reader's verdicts: by the name of the file, then by mark. Files of other things are left out."""
    found = {}
    for path in sorted(folder.glob("*_verdicts*.tsv")):
        lines = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#")
        found[path.stem] = {cells[0]: cells[1] for cells in lines}
    return found


def linters(pack: Pack) -> Iterator[tuple[Linter, str, frozenset[str]]]:
    """Yield each linter with its house style and the ids of the rules that it counts."""
    styles = {rule.id: style_of(rule) for rule in pack.rules}
    previews = frozenset(rule.id for rule in pack.rules if rule.status is Status.PREVIEW and not styles[rule.id])
    stable = RuleSet(tuple(rule for rule in pack.rules if rule.status is not Status.PREVIEW and not styles[rule.id]))
    yield make_linter(pack, stable), "", frozenset(rule.id for rule in stable)
    yield make_linter(pack, RuleSet(tuple(rule for rule in pack.rules if not styles[rule.id]))), "", previews
    for style in sorted({*styles.values()} - {""}):
        rules = RuleSet(tuple(rule for rule in pack.rules if styles[rule.id] == style))
        yield make_linter(pack, rules, style=style), style, frozenset(rule.id for rule in rules)


def style_of(rule: Rule) -> str:
    """Return the house style that a rule needs to speak: that of its bad examples, "" if one of them names none."""
    named = [example.style or "" for example in rule.examples if example.expectation is Expectation.BAD]
    return named[0] if named and all(named) else ""


class Tally:
    """Counts of findings, and the verdicts on them."""

    def __init__(self, pack: Pack, verdicts: Mapping[str, Mapping[str, str]]) -> None:
        """Start with nothing; `verdicts` are those of `read_verdicts`."""
        self._linters = [*linters(pack)]
        self._verdicts = verdicts
        self._articles: Counter[str] = Counter()
        self._found: dict[str, Counter[str]] = {rule.id: Counter() for rule in pack.rules}
        self._styles = {rule: style for _, style, rules in self._linters for rule in rules if style}
        self._judged: dict[str, list[bool]] = defaultdict(list)
        self._readers: dict[str, set[str]] = defaultdict(set)

    def add(self, corpus: str, article: Mapping[str, Any]) -> None:
        """Lint an article, and count."""
        text, name = article["text"], article["id"]
        self._articles[corpus] += 1
        labels = {frozenset((pair["a"], pair["b"])): pair["label"] for pair in article.get("pairs", ())}
        for linter, _, counted in self._linters:
            findings = [found for found in linter.lint(Source(name, text)).findings if found.rule in counted]
            first: set[str] = set()
            for finding in findings:
                self._found[finding.rule][corpus] += 1
                marks = [*marks_of(name, text, finding, is_first=finding.rule not in first)]
                first.add(finding.rule)
                self._judge(finding.rule, marks)
                self._compare(finding.rule, labels, reported(text, (finding,), pairs_only=True) if labels else ())

    def _judge(self, rule: str, marks: Iterable[str]) -> None:
        said = {
            reader: verdicts[mark] for mark in marks for reader, verdicts in self._verdicts.items() if mark in verdicts
        }
        if said:
            votes = Counter(verdict == "true" for verdict in said.values())
            self._judged[rule].append(votes[True] > votes[False])
            self._readers[rule].update(said)

    def _compare(self, rule: str, labels: Mapping[frozenset[str], str], pairs: Iterable[frozenset[str]]) -> None:
        for label in (labels.get(pair) for pair in pairs):
            if label in (_RIGHT_LABEL, _WRONG_LABEL):
                self._judged[rule].append(label == _RIGHT_LABEL)
                self._readers[rule].add(_LABELS)

    def plain(self) -> dict[str, Any]:
        """Return the ledger as JSON data."""
        return {
            "date": datetime.now(UTC).date().isoformat(),
            "version": __version__,
            "articles": {corpus: self._articles[corpus] for corpus in CORPORA},
            "rules": {
                rule: {
                    "findings": {corpus: counts[corpus] for corpus in CORPORA},
                    "judged": len(self._judged[rule]),
                    "right": sum(self._judged[rule]),
                    "readers": len(self._readers[rule]),
                    **({"style": self._styles[rule]} if rule in self._styles else {}),
                }
                for rule, counts in sorted(self._found.items())
            },
        }


def marks_of(article: str, text: str, finding: Finding, *, is_first: bool) -> Iterator[str]:
    """Yield the marks under which the files of verdicts may have a finding: those of claims.py, garbled.py and names.py."""
    start, end = finding.span.start, finding.span.end
    yield hashlib.sha256(f"{article}\t{finding.rule}\t{start}".encode()).hexdigest()[:8]
    if is_first:
        yield hashlib.sha256(f"{article}|{finding.rule}|{text[start:end]}".encode()).hexdigest()[:8]
    for pair in reported(text, (finding,), pairs_only=True):
        yield mark_of_pair(article, pair)


if __name__ == "__main__":
    sys.exit(main())
