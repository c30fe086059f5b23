"""The alarm meter: how often each rule, and each entry of a rule, speaks in 27 million words that editors have read.

    python benchmarks/alarms.py CORPORA [--only SET,...] [--select NAME,...] [--sample N] [--jobs N] [--entries]
                                [--show RULE N] [--entry TEXT] [--strict] [--cache FOLDER]

CORPORA has folders of JSON lines: `open/*.jsonl.gz`, `published/articles.jsonl.gz` and `modern/articles.jsonl.gz`, the
three sets. Raw machine translation among them (the outlet gdelt-multi(PL)) is left out. An outlet is the `outlet` or
`source` of a row, and in `open` the file.

Each rule is measured by itself: nothing is folded, joined or taken for a repetition. The table has, for each rule, its
findings, how many there are per million words and per 1,000 articles, both over all outlets together, then per 1,000
articles as the mean over outlets and in the worst one. With `--entries` there is a line for each phrase, sequence or
pattern of a rule that spoke. `--show` prints places to read, drawn by a seed; `--entry` narrows them to one entry.

`--sample N` reads so many articles of each file, drawn by a seed; without it all are read. What a rule finds is kept in
`--cache` under a hash of the rule, the code and the data it reads, so that an interrupted run goes on where it stopped
and a changed rule is measured again alone.

`--strict` holds the rules against what readers said of their findings: benchmarks/verdicts/alarm_precision.tsv has a
line of rule, findings judged and findings right for each rule (counts only). A line for each stable rule at warning or
error that speaks tells its share of right findings, how often it may speak by that share, and how often it does, per
1,000 articles of published and modern copy. It fails if fewer than half are right, or if it speaks wrongly more than
`--most` times. Of fewer than ten judged findings the share is that of Laplace's rule of succession, (right + 1) /
(judged + 2), so that a rule nobody has judged may speak twice as often as it may be wrong.
"""

import argparse
import gzip
import hashlib
import json
import random
import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from lint.analysis import Analysis
from lint.checks import Check
from lint.engine.assembly import make_linter
from lint.engine.linter import Linter
from lint.rulepack import loader
from lint.rulepack.rule import Rule, RuleSet, Status
from lint.rulepack.rule_options import build_check
from lint.text.finding import Severity
from lint.text.source import Source

SETS = ("open", "published", "modern")
EDITED = frozenset(("published", "modern"))
_RAW_OUTLET = "gdelt-multi(PL)"
_VERDICTS = Path(__file__).parent / "verdicts" / "alarm_precision.tsv"
_CHUNK = 400
"""Rows that are read at a time, and kept under one key."""
_ENOUGH = 10
"""Findings of a rule that must have been judged for their share to count."""
_HALF = 0.5
_AROUND = 130
_ENTRIES = ("sequences", "patterns", "phrases", "replace")
"""Options of checks that list what the check looks for, each entry by itself."""


class Hit(NamedTuple):
    """A finding: the number of its row, its place (code points, half-open) and the entry of the rule that spoke."""

    row: int
    start: int
    end: int
    entry: str


class Chunk(NamedTuple):
    """Some rows of a file: `first` is the number of the first among those drawn, `drawn` how many were, 0 for all."""

    set: str
    path: str
    drawn: int
    first: int


def file_rows(path: Path, drawn: int) -> list[dict[str, Any]]:
    """Return the rows of a file, or so many drawn by a seed, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [row for row in map(json.loads, lines) if row.get("outlet") != _RAW_OUTLET]
    if drawn and drawn < len(found):
        found = [found[number] for number in sorted(random.Random(1).sample(range(len(found)), drawn))]
    return found


@cache
def _kept_rows(path: str, drawn: int) -> list[dict[str, Any]]:
    return file_rows(Path(path), drawn)


def outlet(row: Mapping[str, Any], path: str) -> str:
    """Return the outlet of a row."""
    return str(row.get("outlet") or row.get("source") or Path(path).name.removesuffix(".jsonl.gz"))


class Meter:
    """Rules that are measured, each by itself."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Take rules of the pack that ships."""
        self.rules = {rule.id: replace(rule, fold="", cause="", repeats="") for rule in rules}
        self._checks: dict[str, list[tuple[str, Check]]] = {}

    @cached_property
    def _linter(self) -> Linter:
        pack = loader.load([])
        return make_linter(pack, RuleSet.of(self.rules.values()))

    def hits(self, number: int, text: str) -> Iterator[tuple[str, Hit]]:
        """Yield the rule and the hit for each finding in a text."""
        analysis = self._linter.analyse(Source(str(number), text))
        result = self._linter.run(analysis)
        for failure in result.failures:
            print(f"FAILED {failure.rule}: {failure.message}", file=sys.stderr)
        by_rule: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for finding in result.findings:
            by_rule[finding.rule].append((finding.span.start, finding.span.end))
        for rule, places in by_rule.items():
            entries = self._entries_at(rule, analysis)
            for start, end in places:
                known = entries.get((start, end)) or next(
                    (entry for (first, last), entry in entries.items() if first < end and start < last), ""
                )
                yield rule, Hit(number, start, end, known)

    def _entries_at(self, rule_id: str, analysis: Analysis) -> dict[tuple[int, int], str]:
        found = {}
        for entry, check in self._single(rule_id):
            triggers = check.triggers()
            if triggers is None or not triggers.isdisjoint(analysis.words):
                for match in check.matches(analysis):
                    found.setdefault((match.span.start, match.span.end), entry)
        return found

    def _single(self, rule_id: str) -> list[tuple[str, Check]]:
        """Return a check for each entry of a rule; none if the rule has no list of them."""
        if rule_id not in self._checks:
            rule = self.rules.get(rule_id)
            check: Any = build_check(rule) if rule else None
            names = {field.name for field in fields(check)} & {*_ENTRIES} if check else set()
            made = []
            for name in sorted(names):
                entries = getattr(check, name)
                bare: dict[str, Any] = {other: type(getattr(check, other))() for other in names}
                for entry in entries:
                    alone = {entry: entries[entry]} if isinstance(entries, Mapping) else (entry,)
                    made.append((entry, replace(check, **{**bare, name: alone})))
            self._checks[rule_id] = made
        return self._checks[rule_id]


_METERS: dict[tuple[str, ...], Meter] = {}


def _measure(chunk: Chunk, names: tuple[str, ...]) -> tuple[Chunk, tuple[str, ...], dict[str, list[Hit]]]:
    """Return what some rules find in a chunk. Runs in a process of its own."""
    if names not in _METERS:
        known = {rule.id: rule for rule in loader.load([]).rules}
        _METERS[names] = Meter([known[name] for name in names])
    found: dict[str, list[Hit]] = {name: [] for name in names}
    rows = _kept_rows(chunk.path, chunk.drawn)
    for number in range(chunk.first, min(len(rows), chunk.first + _CHUNK)):
        for rule, hit in _METERS[names].hits(number, rows[number]["text"]):
            if rule in found:
                found[rule].append(hit)
    return chunk, names, found


class Kept:
    """Results of earlier runs, in a file of SQLite."""

    def __init__(self, folder: Path) -> None:
        """Open the file in `folder`, or begin it."""
        folder.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(folder / "alarms.sqlite")
        self._file.execute("CREATE TABLE IF NOT EXISTS hits (key TEXT PRIMARY KEY, found TEXT)")
        digest = hashlib.sha256()
        root = Path(loader.builtin_folder())
        code = Path(loader.__file__).parent.parent
        for path in sorted(
            [*code.rglob("*.py"), *(root / "lexicon").rglob("*.yaml"), *(root / "names").rglob("*.yaml")]
        ):
            digest.update(path.read_bytes())
        for path in sorted((root / "data").iterdir()):
            digest.update(f"{path.name} {path.stat().st_size}".encode())
        self._ground = digest.hexdigest()

    def _key(self, rule: Rule, chunk: Chunk) -> str:
        told = repr((rule.check, rule.options, rule.scope, rule.quotes, chunk, self._ground))
        return f"{rule.id} {hashlib.sha256(told.encode()).hexdigest()}"

    def read(self, rule: Rule, chunk: Chunk) -> list[Hit] | None:
        """Return what is kept of a rule in a chunk, or None."""
        row = self._file.execute("SELECT found FROM hits WHERE key = ?", (self._key(rule, chunk),)).fetchone()
        return None if row is None else [Hit(*hit) for hit in json.loads(row[0])]

    def write(self, rule: Rule, chunk: Chunk, hits: list[Hit]) -> None:
        """Keep what a rule found in a chunk."""
        told = json.dumps([list(hit) for hit in hits], ensure_ascii=False)
        self._file.execute("INSERT OR REPLACE INTO hits VALUES (?, ?)", (self._key(rule, chunk), told))

    def save(self) -> None:
        """Write what was kept since the last time to disk."""
        self._file.commit()


class Ground(NamedTuple):
    """What was read: articles and words by set and outlet."""

    articles: Counter[tuple[str, str]]
    words: Counter[tuple[str, str]]


def measure(
    rules: Sequence[Rule], chunks: Sequence[Chunk], kept: Kept, jobs: int
) -> dict[str, list[tuple[Chunk, Hit]]]:
    """Return the hits of each rule, from what is kept where it is."""
    found: dict[str, list[tuple[Chunk, Hit]]] = {rule.id: [] for rule in rules}
    known = {rule.id: rule for rule in rules}
    waiting = []
    for chunk in chunks:
        missing = []
        for rule in rules:
            old = kept.read(rule, chunk)
            if old is None:
                missing.append(rule.id)
            else:
                found[rule.id] += [(chunk, hit) for hit in old]
        if missing:
            waiting.append((chunk, tuple(missing)))
    with ProcessPoolExecutor(jobs) as pool:
        runs = [pool.submit(_measure, *each) for each in waiting]
        for number, run in enumerate(runs, 1):
            chunk, names, hits = run.result()
            for name in names:
                kept.write(known[name], chunk, hits[name])
                found[name] += [(chunk, hit) for hit in hits[name]]
            kept.save()
            print(f"\r{number} of {len(waiting)} parts read", end="", file=sys.stderr, flush=True)
    return found


class Rates(NamedTuple):
    """How often a rule spoke: findings, and rates over everything, the mean of outlets and the worst outlet."""

    count: int
    per_million: float
    per_thousand: float
    mean: float
    worst: float
    where: str


def rates(places: Sequence[tuple[str, str]], ground: Ground) -> Rates:
    """Return how often something spoke, given the set and outlet of each finding."""
    by_outlet = Counter(places)
    shares = {key: 1000 * by_outlet[key] / ground.articles[key] for key in ground.articles}
    where = max(shares, key=lambda key: (shares[key], key))
    return Rates(
        len(places),
        1e6 * len(places) / max(1, ground.words.total()),
        1000 * len(places) / max(1, ground.articles.total()),
        sum(shares.values()) / len(shares),
        shares[where],
        where[1] if by_outlet else "",
    )


def precision() -> dict[str, tuple[int, int]]:
    """Return how many findings of each rule were judged, and how many of them right."""
    lines = (line.split("\t") for line in _VERDICTS.read_text("utf-8").splitlines() if line and line[0] != "#")
    return {rule: (int(judged), int(right)) for rule, judged, right in lines}


class Verdict(NamedTuple):
    """What readers' verdicts on a rule allow: the share of right findings, how often it may speak, and why it fails.

    `allowed` is per 1,000 articles, infinite where all findings were right; `fault` is empty where the rule holds.
    """

    share: float
    allowed: float
    fault: str


def held(rule: Rule, spoken: Rates, judged: Mapping[str, tuple[int, int]], most: float) -> Verdict | None:
    """Return what the verdicts allow a rule that spoke in edited copy, None for one that is not held to them."""
    if rule.status is not Status.STABLE or rule.severity is Severity.INFO or not spoken.count:
        return None
    read, right = judged.get(rule.id, (0, 0))
    share = right / read if read >= _ENOUGH else (right + 1) / (read + 2)
    allowed = most / (1 - share) if share < 1 else float("inf")
    if read >= _ENOUGH and share < _HALF:
        return Verdict(share, 0.0, f"{right} of {read} findings right")
    fault = f"{spoken.per_thousand:.2f} per 1,000 articles, {right} of {read} right"
    return Verdict(share, allowed, fault if spoken.per_thousand > allowed else "")


def _line(name: str, told: Rates) -> str:
    return (
        f"{told.count:>7}{told.per_million:>9.2f}{told.per_thousand:>9.2f}{told.mean:>9.2f}{told.worst:>9.2f}"
        f"  {name:<44} {told.where}"
    )


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--only", default=",".join(SETS), help="sets to read, with commas between them")
    parser.add_argument("--select", default="", help="rules or families (default: the default rules)")
    parser.add_argument("--sample", type=int, default=0, help="articles of each file to read (default: all)")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--entries", action="store_true", help="a line for each entry that spoke, too")
    parser.add_argument("--show", nargs=2, metavar=("RULE", "N"), help="places of a rule to read")
    parser.add_argument("--entry", help="with --show: of this entry only")
    parser.add_argument("--seed", type=int, default=1, help="with --show: the seed")
    parser.add_argument("--strict", action="store_true", help="fail where a rule speaks more often than it may")
    parser.add_argument("--most", type=float, default=1.0, help="wrong findings per 1,000 articles a rule may make")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "newslint-alarms")
    return parser.parse_args()


def grounds(wanted: argparse.Namespace) -> tuple[list[Chunk], Ground, Ground]:
    """Return the parts of the corpora to read, and the articles and words in all of them and in edited copy."""
    chunks, ground, edited = [], Ground(Counter(), Counter()), Ground(Counter(), Counter())
    for name in wanted.only.split(","):
        for path in sorted((wanted.corpora / name).glob("*.jsonl.gz")):
            rows = _kept_rows(str(path), wanted.sample)
            chunks += [Chunk(name, str(path), wanted.sample, first) for first in range(0, len(rows), _CHUNK)]
            for row in rows:
                key = (name, outlet(row, str(path)))
                for counted in (ground, edited) if name in EDITED else (ground,):
                    counted.articles[key] += 1
                    counted.words[key] += len(row["text"].split())
    return chunks, ground, edited


def main() -> int:
    """Measure, and print what was asked for."""
    wanted = arguments()
    names = [name for name in wanted.select.split(",") if name]
    rules = [rule for rule in loader.load([]).rules.select(select=names) if rule.check]
    chunks, ground, edited = grounds(wanted)
    found = measure(rules, chunks, Kept(wanted.cache), wanted.jobs)

    def place(chunk: Chunk, hit: Hit) -> tuple[str, str]:
        return chunk.set, outlet(_kept_rows(chunk.path, chunk.drawn)[hit.row], chunk.path)

    print(f"\n{ground.articles.total()} articles, {ground.words.total()} words, {len(ground.articles)} outlets")
    print(f"{'':>7}{'million':>9}{'1,000':>9}{'mean':>9}{'worst':>9}")
    for rule in sorted(rules, key=lambda rule: (-len(found[rule.id]), rule.id)):
        hits = found[rule.id]
        print(
            _line(
                f"{rule.id} ({rule.severity.value}, {rule.status.value})", rates([place(*hit) for hit in hits], ground)
            )
        )
        by_entry: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for chunk, hit in hits if wanted.entries else ():
            by_entry[hit.entry].append(place(chunk, hit))
        for entry, places in sorted(by_entry.items(), key=lambda item: (-len(item[1]), item[0])):
            print(_line(f"    {entry}", rates(places, ground)))
    if wanted.show:
        _show([hit for hit in found[wanted.show[0]] if wanted.entry in (None, hit[1].entry)], wanted)
    return _strict(rules, found, edited, place, wanted.most) if wanted.strict else 0


def _strict(
    rules: Sequence[Rule],
    found: Mapping[str, Sequence[tuple[Chunk, Hit]]],
    edited: Ground,
    place: Any,  # noqa: ANN401 - a function of the two parts of a hit
    most: float,
) -> int:
    judged, status = precision(), 0
    for rule in rules:
        spoken = [key for hit in found[rule.id] if (key := place(*hit)) in edited.articles]
        told = rates(spoken, edited) if edited.articles else None
        verdict = held(rule, told, judged, most) if told else None
        if told is None or verdict is None:
            continue
        print(f"{rule.id:<32}{verdict.share:>6.2f} right, may {verdict.allowed:>7.2f}, does {told.per_thousand:>7.2f}")
        if verdict.fault:
            print(f"TOO OFTEN {rule.id}: {verdict.fault}")
            status = 1
    return status


def _show(hits: Sequence[tuple[Chunk, Hit]], wanted: argparse.Namespace) -> None:
    """Print places of a rule, drawn by the seed."""
    drawn = random.Random(wanted.seed).sample(range(len(hits)), min(int(wanted.show[1]), len(hits)))
    for number in sorted(drawn):
        chunk, hit = hits[number]
        row = _kept_rows(chunk.path, chunk.drawn)[hit.row]
        text = row["text"]
        told = f"{text[max(0, hit.start - _AROUND) : hit.start]}[[{text[hit.start : hit.end]}]]{text[hit.end : hit.end + _AROUND]}"
        print(f"\n{outlet(row, chunk.path)} {row['id']} {hit.start}-{hit.end} {hit.entry}\n  {' '.join(told.split())}")


if __name__ == "__main__":
    sys.exit(main())
