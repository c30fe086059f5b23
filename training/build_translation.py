"""Build translation.json: what each sign weighs that a text is machine translation nobody has edited.

Usage: python training/build_translation.py CORPORA OUT      (needs numpy)

CORPORA is the folder of corpora: modern/, published/, names/mt_articles and garbled/mt_documents. Machine translations
are names/mt_articles, the machine's side of mt_documents and the outlet gdelt-multi(PL) of modern; everything else was
edited, the human side of mt_documents too. A logistic regression with a quadratic penalty over the rates of
`lint.analysis.syntax.translation_signs` is fitted by Newton's method. Printed is what a model that was trained on all
other outlets says of each: how well machine and edited copy are ranked (AUC), and how many machine translations are
found at 0, 1 and 2 false reports in 1,000 edited articles, with the human translations among these and without. Only
means, deviations and weights leave the script. The same files give the same bytes.
"""

import gzip
import json
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml

from lint.analysis import Analysis
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.resources.resources import Resources
from lint.checks.garbled.unedited_translation import UneditedTranslation
from lint.rulepack import loader
from lint.text.document import Document
from lint.text.source import Source

RULE = Path(__file__).parent.parent / "rules" / "garbled" / "whole-text" / "unedited-translation.yaml"
PENALTY, BIAS_PENALTY = 20.0, 0.001
ROUNDS, CLOSE = 30, 1e-6
FARTHEST = 4.0
FOLDS = 8
"""Parts into which the small outlets of the translated sets are divided by name."""
ALLOWED = 2.0
"""False reports per 1,000 edited articles, human translations included, at which a text is reported."""
RAW = "gdelt-multi(PL)"
HUMAN = ("human", "wmt-human-refs")
"""Outlets of human translations: what professionals, and some who edited a machine, made of the same sources."""
Vector = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class Article(NamedTuple):
    """A text: by a machine or not, its kind for the table, and the outlet that is left out with it."""

    text: str
    machine: bool
    kind: str
    outlet: str


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def articles(corpora: Path) -> Iterator[Article]:
    """Yield the articles of all sets."""
    for row in _rows(corpora / "modern/articles.jsonl.gz"):
        yield Article(row["text"], row["outlet"] == RAW, row["outlet"], row["outlet"])
    for row in _rows(corpora / "names/mt_articles.jsonl.gz"):
        yield Article(row["text"], machine=True, kind="mt_articles", outlet=_part(row["id"].split("/")[2]))
    for row in _rows(corpora / "garbled/mt_documents.jsonl.gz"):
        outlet = _part(row["id"].rsplit("/", 1)[-1])
        yield Article(row["machine"] or "", machine=True, kind="mt_documents", outlet=outlet)
        yield Article(row["human"] or "", machine=False, kind="human", outlet=outlet)
    for row in _rows(corpora / "published/articles.jsonl.gz"):
        # human translations of the sources that machines translate are left out with them
        outlet = _part(row["id"].split("/")[3]) if row["source"] == "wmt-human-refs" else row["source"]
        yield Article(row["text"], machine=False, kind=row["source"], outlet=outlet)


def _part(name: str) -> str:
    """Return the part that a small outlet belongs to, from the name of an article: outlet, full stop, number."""
    return f"part {zlib.crc32(name.rsplit('.', 1)[0].encode()) % FOLDS}"


def fit(rows: Vector, labels: Vector) -> Vector:
    """Return the weights, the bias last."""
    table = np.hstack([rows, np.ones((len(rows), 1))])
    penalty = np.full(table.shape[1], PENALTY)
    penalty[-1] = BIAS_PENALTY
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        said = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (said - labels) + penalty * weights
        curve = (table * (said * (1 - said))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < CLOSE:
            break
    return weights


def auc(high: Vector, low: Vector) -> float:
    """Return how often one of `high` is above one of `low`."""
    ranks = np.argsort(np.argsort(np.concatenate([high, low]))) + 1
    return float((ranks[: len(high)].sum() - len(high) * (len(high) + 1) / 2) / (len(high) * len(low)))


def threshold(low: Vector, allowed: float) -> float:
    """Return the lowest score at which so many in a thousand of `low` are reported at most."""
    ordered = np.sort(low)[::-1]
    return float(ordered[int(allowed * len(low) / 1000)]) + 1e-6


def main() -> int:
    """Fit, print, write."""
    corpora, out = Path(sys.argv[1]), Path(sys.argv[2])
    options = yaml.safe_load(RULE.read_text(encoding="utf-8"))["options"]
    check = UneditedTranslation(tuple(options["phrases"]))
    resources = Resources("", lexicon=Lexicon(loader.load([]).lexicon))
    kept, table = [], []
    for article in articles(corpora):
        rates = check.rates(Analysis(Document.of(Source("", article.text)), resources))
        if rates:
            kept.append(article)
            table.append(rates)
    names = list(table[0])
    raw = np.array([[rates[name] for name in names] for rates in table])
    means, deviations = raw.mean(axis=0), raw.std(axis=0) + 1e-9
    rows = np.clip((raw - means) / deviations, -FARTHEST, FARTHEST)
    labels = np.array([float(article.machine) for article in kept])
    outlets = np.array([article.outlet for article in kept])
    kinds = np.array([article.kind for article in kept])
    said = np.zeros(len(kept))
    for outlet in sorted(set(outlets)):
        left = outlets == outlet
        weights = fit(rows[~left], labels[~left])
        said[left] = rows[left] @ weights[:-1] + weights[-1]
    machine, translated = labels > 0, np.isin(kinds, HUMAN)
    sure = _report(said, machine, translated, kinds)
    final = fit(rows, labels)
    signs = {
        name: [round(float(value), 5) for value in (final[number], means[number], deviations[number])]
        for number, name in enumerate(names)
    }
    told = {"bias": round(float(final[-1]), 5), "sure": round(sure, 3), "signs": signs}
    out.write_text(json.dumps(told, indent=0) + "\n", encoding="utf-8")
    return 0


def _report(said: Vector, machine: Vector, translated: Vector, kinds: Vector) -> float:
    """Print how well left-out outlets are told apart, and return the score from which a text is reported."""
    print(
        f"{int(machine.sum())} machine translations, {int((~machine).sum())} edited articles, outlets left out in turn"
    )
    for name, low in (("all", ~machine), ("without human translations", ~machine & ~translated)):
        print(f"against edited copy, {name}: AUC {auc(said[machine], said[low]):.3f}")
        for allowed in (0, 1, 2):
            least = threshold(said[low], allowed)
            found = defaultdict(list)
            for kind, score in zip(kinds[machine], said[machine], strict=True):
                found[str(kind)].append(score >= least)
            shares = {kind: round(float(np.mean(hits)), 3) for kind, hits in sorted(found.items())}
            human = (said[translated & ~machine] >= least).mean()
            print(
                f"  {allowed} false in 1,000: from {least:.2f}; found {(said[machine] >= least).mean():.3f} {shares};"
                f" human translations reported {human:.3f}"
            )
    sure = threshold(said[~machine], ALLOWED)
    false = defaultdict(list)
    for kind, score in zip(kinds[~machine], said[~machine], strict=True):
        false[str(kind)].append(score >= sure)
    worst = {kind: f"{sum(hits)} of {len(hits)}" for kind, hits in sorted(false.items()) if sum(hits)}
    print(f"reported from {sure:.2f}; false reports by outlet: {worst}")
    return sure


if __name__ == "__main__":
    sys.exit(main())
