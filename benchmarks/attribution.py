"""How well attributions are found: token overlap with PolNeAR, orphans, deletions, warnings, time.

    python benchmarks/attribution.py FOLDER [--half chosen|held|all] [--published N] [--deletions N] [--seed N]

FOLDER holds `attribution/` and `published/`. The reading was chosen on one half of the documents, `chosen`; the other,
`held`, is only scored (the half is told by the CRC-32 of a document's name). An overlap is the share of an item's words
that the matched item has: precision is its mean over what was found, recall over what was annotated. Errors are counted
by the kind of the cue and of the source: `missed` are annotated attributions that nothing found overlaps, `spurious`
are found ones that no annotated one overlaps. PolNeAR annotates no attribution whose cue stands in what another one
says, so such nested ones are left out, and the figures with them are printed apart.
"""

import argparse
import gzip
import json
import random
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lint.analysis import Analysis
from lint.analysis.attribution.cues.cue_lexicon import cue_lexicon
from lint.analysis.attribution.relations import AttributionRelation, nested
from lint.analysis.lexicon.closed_classes import PRONOUNS
from lint.analysis.resources.resources import Resources
from lint.engine.assembly import make_linter, make_resources
from lint.engine.linter import Linter
from lint.rulepack import loader
from lint.text.document import Document
from lint.text.source import Source

_LEAST_WORDS = 5
"""A shorter quotation is a fragment, which the orphan figures leave out."""

Ranges = list[tuple[int, int]]


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def spans(written: list[str] | None) -> Ranges:
    """Return spans written as `start end`, several with semicolons."""
    return [(int(a), int(b)) for one in written or () for part in one.split(";") for a, b in [part.split()]]


def numbers(analysis: Analysis, ranges: Ranges) -> set[int]:
    """Return the numbers of the words in some ranges."""
    tokens = analysis.tokens
    return {n for a, b in ranges for n in range(tokens.at(a), tokens.at(b)) if tokens.words[n][0].isalnum()}


def form(analysis: Analysis, words: set[int]) -> str:
    """Return direct, mixed or indirect."""
    quoted = sum(analysis.in_quotation(analysis.tokens.starts[n]) for n in words)
    return "indirect" if not quoted else "direct" if quoted == len(words) else "mixed"


class Score:
    """Means of overlaps over what was found and what was annotated."""

    def __init__(self) -> None:
        """Start empty."""
        self.sums, self.counts = [0.0, 0.0], [0, 0]

    def add(self, side: int, share: float) -> None:
        """Count one item."""
        self.sums[side] += share
        self.counts[side] += 1

    def shares(self) -> tuple[float, float]:
        """Return precision and recall in percent."""
        p, r = (100 * s / max(1, c) for s, c in zip(self.sums, self.counts, strict=True))
        return p, r

    def f1(self) -> float:
        """Return the harmonic mean of precision and recall in percent."""
        p, r = self.shares()
        return 2 * p * r / max(0.001, p + r)

    def __str__(self) -> str:
        """Return precision, recall and F1 in percent."""
        p, r = self.shares()
        return f"P {p:5.1f} R {r:5.1f} F1 {self.f1():5.1f}"


def cue_kind(analysis: Analysis, cue: Ranges) -> str:
    """Return the kind of an annotated cue, told by its words."""
    tokens = analysis.tokens
    lowers = [tokens.lowers[n] for a, b in cue for n in range(tokens.at(a), tokens.at(b))]
    if "according" in lowers or "citing" in lowers:
        return "source"
    lexicon = cue_lexicon(tokens.lexicon)
    for word in lowers:
        if word in lexicon.verbs:
            return lexicon.verbs[word].kind
        if word in lexicon.raising or word in lexicon.adjectives:
            return "attitude"
        if word in lexicon.nouns:
            return "noun"
    return "colon" if not any(word[0].isalnum() for word in lowers) else "no listed cue"


def source_kind(analysis: Analysis, words: set[int]) -> str:
    """Return the kind of an annotated source: none, pronoun, named or common."""
    tokens = analysis.tokens
    if not words:
        return "none"
    if len(words) == 1 and tokens.lowers[min(words)] in PRONOUNS:
        return "pronoun"
    return "named" if any(tokens.is_capitalized(n) and tokens.lowers[n] != "the" for n in words) else "common"


class Errors:
    """Counts attributions that were missed or are spurious, by kind."""

    def __init__(self) -> None:
        """Start empty."""
        self.counts: dict[str, Counter[str]] = defaultdict(Counter)

    def missed(self, analysis: Analysis, cue: Ranges, source: set[int], *, found: bool) -> None:
        """Count one annotated attribution."""
        for kind in (f"cue    {cue_kind(analysis, cue)}", f"source {source_kind(analysis, source)}"):
            self.counts[kind].update(annotated=1, missed=not found)

    def spurious(self, analysis: Analysis, triple: AttributionRelation, source: set[int], *, right: bool) -> None:
        """Count one attribution that was found."""
        for kind in (f"cue    {triple.attribution.cue_kind}", f"source {source_kind(analysis, source)}"):
            self.counts[kind].update(found=1, spurious=not right)

    def show(self) -> None:
        """Print a line for each kind."""
        for kind, n in sorted(self.counts.items()):
            print(
                f"errors {kind:<20} missed {n['missed']:>5} of {n['annotated']:>5}  spurious {n['spurious']:>5} of {n['found']:>5}"
            )


def overlap(articles: dict[str, str], relations: dict[str, list[dict[str, Any]]], resources: Resources) -> None:
    """Print the overlap of relations with the annotated relations, of those that stand in no other and of all."""
    by_outlet: dict[str, dict[tuple[str, str], Score]] = defaultdict(lambda: defaultdict(Score))
    for outermost in (True, False):
        scores: dict[tuple[str, str], Score] = defaultdict(Score)
        matched: dict[tuple[str, str], Score] = defaultdict(Score)
        errors = Errors()
        for doc, text in articles.items():
            analysis = Analysis(Document.of(Source(doc, text)), resources)
            inner = nested(analysis.relations) if outermost else [False] * len(analysis.relations)
            given = [triple for triple, is_inner in zip(analysis.relations, inner, strict=True) if not is_inner]
            compare(analysis, given, relations[doc], scores, matched, errors)
            if outermost:
                compare(analysis, given, relations[doc], by_outlet[doc.split("_")[0]], defaultdict(Score), Errors())
        if not outermost:
            for what in ("content", "source"):
                print(f"overlap, nested ones too {what:>7}  {scores['all', what]}")
            return
        for what in ("content", "source"):
            figures = {outlet: found["all", what].f1() for outlet, found in by_outlet.items()}
            worst = min(figures, key=figures.__getitem__)
            mean = sum(figures.values()) / len(figures)
            print(f"outlets  {what:>7}  mean F1 {mean:.1f} of {len(figures)}, worst {figures[worst]:.1f} ({worst})")
        for key in sorted(scores):
            print(f"overlap {key[0]:>8} {key[1]:>7}  {scores[key]}   of those found: {matched[key]}")
        errors.show()


def compare(
    analysis: Analysis,
    given: list[AttributionRelation],
    annotated: list[dict[str, Any]],
    scores: dict[tuple[str, str], Score],
    matched: dict[tuple[str, str], Score],
    errors: Errors,
) -> None:
    """Pair the relations of a document with its annotated relations, best overlap first, and count both sides."""
    mine = [
        (
            numbers(analysis, [(t.attribution.source_start, t.attribution.source_end)]),
            numbers(analysis, list(t.contents)),
        )
        for t in given
    ]
    gold = [(numbers(analysis, spans(r["src_spans"])), numbers(analysis, spans(r["content_spans"]))) for r in annotated]
    to_gold = best_pairs(mine, gold)
    to_mine = {j: i for i, j in to_gold.items()}
    for number, triple in enumerate(given):
        errors.spurious(analysis, triple, mine[number][0], right=number in to_gold)
    for number, relation in enumerate(annotated):
        errors.missed(analysis, spans(relation["cue_spans"]), gold[number][0], found=number in to_mine)
    for side, items, others, link in ((0, mine, gold, to_gold), (1, gold, mine, to_mine)):
        for number, item in enumerate(items):
            other = others[link[number]] if number in link else (set(), set())
            for what, words, theirs in (("source", item[0], other[0]), ("content", item[1], other[1])):
                if not words:
                    continue
                share = len(words & theirs) / len(words)
                for kind in ("all", form(analysis, item[1])):
                    scores[kind, what].add(side, share)
                    if number in link:
                        matched[kind, what].add(side, share)


def best_pairs(mine: Sequence[tuple[set[int], set[int]]], gold: Sequence[tuple[set[int], set[int]]]) -> dict[int, int]:
    """Pair relations, each the words of its source and of its content, best overlap first and each at most once."""
    pairs = sorted(
        (-len(m[1] & g[1]) / max(1, len(m[1] | g[1])) - len(m[0] & g[0]) / max(1, len(m[0] | g[0])), i, j)
        for i, m in enumerate(mine)
        for j, g in enumerate(gold)
        if m[1] & g[1]
    )
    to_gold: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in to_gold and j not in taken:
            to_gold[i] = j
            taken.add(j)
    return to_gold


def orphans(linter: Linter, articles: dict[str, str], relations: dict[str, list[dict[str, Any]]], wanted: int) -> None:
    """Print how many sourced direct quotations are called orphans, and how many are once the source is deleted."""
    direct: list[tuple[str, Ranges, Ranges]] = []
    false = 0
    for doc, text in articles.items():
        found = [(f.span.start, f.span.end) for f in linter.lint(Source(doc, text)).findings]
        for r in relations[doc]:
            content = sorted(spans(r["content_spans"]))
            if r["src_spans"] and is_direct(text, r["content"], content):
                direct.append((doc, content, spans(r["src_spans"]) + spans(r["cue_spans"])))
                false += any(a < content[-1][1] and b > content[0][0] for a, b in found)
    print(f"orphans among {len(direct)} sourced direct quotations: {false} ({100 * false / max(1, len(direct)):.1f}%)")
    random.shuffle(direct)
    hit = 0
    for doc, content, cut in direct[:wanted]:
        text, start, end = articles[doc], content[0][0], content[-1][1]
        for a, b in sorted(cut, reverse=True):
            text = text[:a] + text[b:]
            start -= (b - a) if b <= start else 0
            end -= (b - a) if b <= content[-1][1] else 0
        hit += any(f.span.start < end and f.span.end > start for f in linter.lint(Source(doc, text)).findings)
    print(
        f"deleted source and cue: {hit} of {len(direct[:wanted])} found ({100 * hit / max(1, len(direct[:wanted])):.1f}%)"
    )


def is_direct(text: str, words: str, content: Ranges) -> bool:
    """Tell whether a content is a quotation in double marks and long enough to be called an orphan."""
    in_marks = text[content[0][0]] in '"“' and text[content[-1][1] - 1] in '"”'
    return in_marks and len(words.split()) >= _LEAST_WORDS


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("chosen", "held", "all"), default="all")
    parser.add_argument("--published", type=int, default=300)
    parser.add_argument("--deletions", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    random.seed(wanted.seed)
    relations: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(wanted.folder / "attribution" / "relations.jsonl.gz"):
        if row["content_spans"]:
            relations[row["doc"]].append(row)
    texts = {a["id"]: a["text"] for a in rows(wanted.folder / "attribution" / "articles.jsonl.gz")}
    halves = {doc: ("chosen", "held")[zlib.crc32(doc.encode()) % 2] for doc in sorted(relations.keys() & texts.keys())}
    articles = {doc: texts[doc] for doc, half in halves.items() if wanted.half in (half, "all")}
    print(f"{len(articles)} annotated documents ({wanted.half})")
    pack = loader.load([])
    resources = make_resources(pack)
    overlap(articles, relations, resources)

    def linter(*select: str) -> Linter:
        return make_linter(pack, pack.rules.select(select=select))

    orphans(linter("orphan-quotation"), articles, relations, wanted.deletions)
    published = rows(wanted.folder / "published" / "articles.jsonl.gz")
    sample = random.sample(published, min(wanted.published, len(published)))
    claims = make_linter(pack)
    warned = sum(
        f.rule.startswith("unsourced-") and f.severity.value == "warning"
        for a in sample
        for f in claims.lint(Source(a["id"], a["text"])).findings
    )
    print(f"unsourced-claim warnings: {warned / len(sample):.3f} an article ({len(sample)} articles)")
    seconds = words = 0.0
    for article in sample:
        analysis = Analysis(Document.of(Source("a", article["text"])), resources)
        words += len(analysis.tokens)
        _ = analysis.sentences, analysis.quotations, analysis.mentions
        started = time.process_time()
        _ = analysis.relations
        seconds += time.process_time() - started
    print(f"attributions and relations: {1000 * seconds / words * 700 * 1.15:.2f} ms for a 700-word article")


if __name__ == "__main__":
    main()
