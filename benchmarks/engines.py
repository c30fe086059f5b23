"""The external checkers for `garbled.py`, and how loud each is on published copy with and without its curation.

    python benchmarks/garbled.py CORPORA --engine engines:languagetool --engine engines:harper --engine engines:proselint
    python benchmarks/engines.py ARTICLES.jsonl.gz [--engine NAME,...] [--limit N] [--sample N] [--raw]
    python benchmarks/engines.py CORPORA --tiers [--engine NAME,...]

The second prints findings per 1,000 words: as the engine says them, as the curation leaves them, and what newslint's
own rules had not said already; then each rule, with samples. The third prints which share of the sentences of tier A
and of clean A an engine reports, uncurated: by each of its categories alone, and by all but that one and its spelling
rules; with the AUC of the number of findings, and of whether there is any; then what it reports of both tiers where it
speaks of sentences only that have so many findings that no more than one in 100 published articles holds such a
sentence. LanguageTool is asked at $LANGUAGETOOL, by default where `make languagetool` serves. What engines said is kept
in the SQLite file $ANSWERS names, so that a curation can be measured again in minutes; take a new file for another
release of an engine. ARTICLES is a JSON-lines file, gzipped or not, of objects with `text` and perhaps `id`.
"""

import argparse
import json
import os
import random
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from alarm_rate import _WORD, articles
from garbled import Answer, auc, rows

from lint.analysis import Analysis
from lint.engine.assembly import make_linter
from lint.external import ExternalChecker, ExternalMatch
from lint.external.checker_settings import DEFAULT_URL, make
from lint.external.curation import Curation, RuleChoice
from lint.external.deduplicate import without_doubles
from lint.external.plain_view import PlainView
from lint.external.pool import Connection, PooledChecker, ask_external
from lint.rulepack import loader
from lint.rulepack.rule import ENGINES
from lint.text.document import Document
from lint.text.finding import Finding
from lint.text.source import Source
from lint.text.span import Span

_AROUND = 70
_TO_COUNT = ("error", "warning")
_BUDGET = 0.01


class Remembering(Connection):
    """A line that asks its engine once about each text."""

    def __init__(self, engine: ExternalChecker) -> None:
        """Open the file of $ANSWERS; without one, what was said is forgotten at the end."""
        super().__init__(engine)
        self._file = sqlite3.connect(os.environ.get("ANSWERS", ":memory:"), timeout=600, isolation_level=None)
        self._file.execute("CREATE TABLE IF NOT EXISTS answers (engine, text, remarks, PRIMARY KEY (engine, text))")

    def read(self, copy: PlainView) -> list[ExternalMatch]:
        """Return what the engine says, or has said."""
        parts = json.dumps([part[:4] for part in copy.parts])
        key = (self.name, sha256(parts.encode()).hexdigest())
        known = self._file.execute("SELECT remarks FROM answers WHERE engine = ? AND text = ?", key).fetchone()
        if known is None:
            remarks = super().read(copy)
            plain = json.dumps([[*astuple(remark)] for remark in remarks])
            self._file.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (*key, plain))
            return remarks
        return [
            ExternalMatch(Span(*span), rule, category, message, tuple(replacements))
            for span, rule, category, message, replacements in json.loads(known[0])
        ]


@cache
def _line(name: str) -> Remembering:
    settings: dict[str, Any] = {"deadline": 300.0}
    if name == "languagetool":
        settings["url"] = os.environ.get("LANGUAGETOOL", DEFAULT_URL)
    return Remembering(make(name, settings))


class Reader:
    """One engine beside newslint's own rules."""

    def __init__(self, name: str, sort: str = "curated") -> None:
        """Take the engine's name, and what of it is heard: what is `curated`, all but `spelling`, or `everything`."""
        pack = loader.load([])
        curated = pack.engines[name]
        self.data = {
            "curated": curated,
            "spelling": {"name": name, "severity": "warning", "off": curated.get("spelling", ())},
            "everything": {"name": name, "severity": "warning"},
        }[sort]
        self.line = _line(name)
        self.pool = (PooledChecker(self.line, Curation(name, self.data), RuleChoice()),)
        self.linter = make_linter(pack)

    def findings(self, source: Source) -> tuple[Analysis, tuple[Finding, ...]]:
        """Return the analysis of a text and what the engine says of it. Raises RuntimeError where it fails."""
        analysis = self.linter.analyse(source)
        external = ask_external(self.pool, analysis)
        if external.failures:
            raise RuntimeError(str(external.failures[0]))
        return analysis, external.findings


@cache
def _reader(name: str, sort: str = "curated") -> Reader:
    return Reader(name, sort)


@cache
def _answer(name: str, text: str, sort: str = "curated") -> Answer:
    _, findings = _reader(name, sort).findings(Source("", text))
    counted = [finding for finding in findings if finding.severity.value in _TO_COUNT]
    places = tuple((finding.span.start, finding.span.end, finding.rule) for finding in counted)
    return Answer(places, float(100 * len(places) + len(findings)))


def languagetool(text: str) -> Answer:
    """Return LanguageTool's curated findings above info, and their number as the score; remarks count a hundredth."""
    return _answer("languagetool", text)


def harper(text: str) -> Answer:
    """Return Harper's, likewise."""
    return _answer("harper", text)


def proselint(text: str) -> Answer:
    """Return proselint's, likewise."""
    return _answer("proselint", text)


def languagetool_raw(text: str) -> Answer:
    """Return all that LanguageTool says, its spelling rules left out."""
    return _answer("languagetool", text, "spelling")


def harper_raw(text: str) -> Answer:
    """Return all that Harper says, its spelling rules left out."""
    return _answer("harper", text, "spelling")


def proselint_raw(text: str) -> Answer:
    """Return all that proselint says."""
    return _answer("proselint", text, "spelling")


def measure(name: str, path: Path, *, limit: int, sample: int, raw: bool) -> None:
    """Print how loud an engine is."""
    reader, everything = _reader(name, "everything" if raw else "curated"), _reader(name, "everything")
    chosen = list(articles(path))
    if limit:
        chosen = random.Random(1).sample(chosen, min(limit, len(chosen)))
    words = said = new = 0
    severities: Counter[str] = Counter()
    by_rule: dict[str, list[str]] = defaultdict(list)
    started = time.process_time()
    for row in chosen:
        source = Source(row["id"], row["text"])
        words += len(_WORD.findall(source.text))
        said += len(everything.findings(source)[1])
        analysis, findings = reader.findings(source)
        own = reader.linter.run(analysis).findings
        new += len(without_doubles(own, findings, analysis)) - len(own)
        for finding in findings:
            severities[finding.severity.value] += 1
            start, end = finding.span.start, finding.span.end
            around = f"{source.text[max(0, start - _AROUND) : start]}[[{source.text[start:end]}]]"
            by_rule[finding.rule].append(" ".join(f"{around}{source.text[end : end + _AROUND // 2]}".split()))
    seconds = time.process_time() - started
    left = sum(severities.values())
    print(f"\n{name}: {len(chosen)} articles, {words} words, {seconds:.0f} s of this process")
    per = {"as it says them": said, "curated": left, "not said by newslint": new, **severities}
    print("  per 1,000 words: " + ", ".join(f"{what} {1000 * count / words:.2f}" for what, count in per.items()))
    for rule, places in sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{len(places):>6} {1000 * len(places) / words:>8.3f}  {rule}")
        for place in random.Random(1).sample(places, min(sample, len(places))):
            print("        ", place)


def measure_tiers(name: str, corpora: Path) -> None:
    """Print which categories of an engine tell sentences of tier A from clean ones, and its recall at the budget."""
    spelling = Curation(name, _reader(name).data).judges_spelling
    texts: dict[str, list[str]] = {"garbled_A": [], "clean_A": []}
    for row in rows(corpora / "garbled/mqm_news.jsonl.gz"):
        if row["label"] in texts and not row["text_artefact"]:
            texts[row["label"]].append(row["text"])
    tiers = {
        tier: [_line(name).read(PlainView.of(Document.of(Source("", text)))) for text in group]
        for tier, group in texts.items()
    }

    def told(what: str, counts: Callable[[ExternalMatch], bool]) -> None:
        high, low = ([float(sum(map(counts, remarks))) for remarks in tier] for tier in tiers.values())
        shares = [sum(count > 0 for count in group) / len(group) for group in (high, low)]
        either = auc([count > 0 for count in high], [count > 0 for count in low])
        print(f"  {what:<48}{shares[0]:>7.3f}{shares[1]:>9.3f}{auc(high, low):>12.3f}{either:>9.3f}")

    print(f"\n{name}: {len(tiers['garbled_A'])} sentences of tier A, {len(tiers['clean_A'])} of clean A")
    print(f"  {'':<48}{'tier A':>7}{'clean A':>9}{'AUC number':>12}{'AUC any':>9}")
    told("everything", bool)
    told("all but spelling", lambda remark: not spelling(remark))
    categories = {remark.category for tier in tiers.values() for remarks in tier for remark in remarks}
    for category in sorted(categories):
        told(category, lambda remark, only=category: remark.category == only)
        told(
            f"  all but spelling and {category}",
            lambda remark, no=category: remark.category != no and not spelling(remark),
        )

    for sort in ("curated", "spelling"):
        measure_budget(name, sort, [row["text"] for row in articles(corpora / "published/articles.jsonl.gz")], texts)


def measure_budget(name: str, sort: str, published: Sequence[str], tiers: Mapping[str, Sequence[str]]) -> None:
    """Print the recall on each tier where one published article of 100 has a sentence that is reported."""
    reader = _reader(name, sort)

    def most(text: str) -> int:
        analysis, findings = reader.findings(Source("", text))
        counted = (finding for finding in findings if finding.severity.value in _TO_COUNT)
        by_sentence = Counter(analysis.sentence_at(finding.span.start) for finding in counted)
        return max(by_sentence.values(), default=0)

    highest = [most(text) for text in published]
    least = next(count for count in range(1, max(highest) + 2) if _share(highest, count) <= _BUDGET)
    reported = [f"{tier} {_share([most(text) for text in texts], least):.3f}" for tier, texts in tiers.items()]
    external = "curated" if sort == "curated" else "all but spelling"
    print(f"  {external}, {least} findings in one sentence at least: {', '.join(reported)}", end="; ")
    print(f"published articles {_share(highest, least):.4f}, with one finding at least {_share(highest, 1):.3f}")


def _share(counts: Sequence[int], least: int) -> float:
    return sum(count >= least for count in counts) / len(counts)


def main() -> int:
    """Print the table of each engine."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("--engine", default=",".join(ENGINES), help="engines, with commas between them")
    parser.add_argument("--limit", type=int, default=0, help="read only so many articles, drawn at random")
    parser.add_argument("--sample", type=int, default=0, help="findings to print for each rule")
    parser.add_argument("--raw", action="store_true", help="count by rule without the curation")
    parser.add_argument(
        "--tiers", action="store_true", help="ARTICLES is the folder CORPORA: what tells the tiers of MQM apart"
    )
    wanted = parser.parse_args()
    for name in wanted.engine.split(","):
        if wanted.tiers:
            measure_tiers(name, wanted.articles)
            continue
        measure(name, wanted.articles, limit=wanted.limit, sample=wanted.sample, raw=wanted.raw)
    return 0


if __name__ == "__main__":
    sys.exit(main())
