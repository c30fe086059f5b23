"""Claims that readers marked: how many does `newslint sources` list, and how many with the right status.

    python benchmarks/sources.py ARTICLES.jsonl.gz MARKS.tsv [MARKS.tsv ...] [-v]

A reader's sheet has a line `article<TAB>start<TAB>end<TAB>kind<TAB>status` for each checkable claim: the id of the
article, code points [start, end) of the sentence or clause it stands in, a kind of `lint.analysis.attribution.claims`
and sourced or nobody; it has no text. A marked claim is listed if one of the claims found overlaps it, and its status is
right if one that does has it, whereby background counts as nobody. With two sheets only claims that both mark count,
and how far the readers agree is printed. By outlet, so that the worst stands beside the mean.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from blind import kappa
from claims import linter
from vague_sources import rows

from lint.text.source import Source


class Mark(NamedTuple):
    """A claim as a reader marked it."""

    article: str
    start: int
    end: int
    kind: str
    status: str


def marks(path: Path) -> list[Mark]:
    """Return the marks of a sheet."""
    lines = (line for line in path.read_text("utf-8").splitlines() if line and line[0] != "#")
    fields = (line.split("\t") for line in lines)
    return [Mark(one[0], int(one[1]), int(one[2]), one[3], one[4]) for one in fields]


def agreed(sheets: list[list[Mark]]) -> list[Mark]:
    """Return the claims that all readers marked, with the first reader's status; print how far the status agrees."""
    first, *others = sheets
    both = []
    same = 0
    for mark in first:
        matching = [[m for m in sheet if m.article == mark.article and _overlap(m, mark)] for sheet in others]
        if all(matching):
            both.append(mark)
            same += all(any(m.status == mark.status for m in found) for found in matching)
    if others:
        print(f"claims marked: {[len(sheet) for sheet in sheets]}, by all {len(both)}, with one status {same}")
        _print_agreement(first, others[0], both)
    return both


def _print_agreement(first: list[Mark], second: list[Mark], both: list[Mark]) -> None:
    back = sum(any(m.article == mark.article and _overlap(m, mark) for m in first) for mark in second)
    recall, precision = len(both) / len(first), back / len(second)
    print(f"readers' F1 on what is a claim: {2 * precision * recall / (precision + recall):.2f}")
    pairs = [(mark.status, _status(mark, second)) for mark in both]
    print(f"kappa on its status: {kappa([one for one, _ in pairs], [two for _, two in pairs]):.2f}")


def _status(mark: Mark, sheet: list[Mark]) -> str:
    """Return the status that another reader's sheet gives a claim, the same where it has both."""
    found = [other.status for other in sheet if other.article == mark.article and _overlap(other, mark)]
    return mark.status if mark.status in found else found[0]


def _overlap(one: Mark, other: Mark) -> bool:
    return one.start < other.end and other.start < one.end


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("marks", type=Path, nargs="+")
    parser.add_argument("-v", "--verbose", action="store_true", help="also the places that were missed or misjudged")
    wanted = parser.parse_args()
    by_article: dict[str, list[Mark]] = defaultdict(list)
    for mark in agreed([marks(path) for path in wanted.marks]):
        by_article[mark.article].append(mark)
    lint = linter(["attribution"])
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for article in rows(wanted.articles):
        if article["id"] not in by_article:
            continue
        begun = time.perf_counter()
        found = lint.analyse(Source(article["id"], article["text"])).sourcing.claims
        count = counts[article["outlet"]]
        count["ms"] += int(1000 * (time.perf_counter() - begun))
        count["articles"] += 1
        count["found"] += len(found)
        for mark in by_article[article["id"]]:
            near = [one for one in found if one.claim.start < mark.end and mark.start < one.claim.end]
            statuses = {"sourced" if one.cover.status == "sourced" else "nobody" for one in near}
            count["marked"] += 1
            count["listed"] += bool(near)
            count["right"] += mark.status in statuses
            count["kind"] += any(mark.kind in one.claim.kinds for one in near)
            if wanted.verbose and mark.status not in statuses:
                print(*mark, "missed" if not near else "status", sep="\t")
    _table(counts)
    return 0


def _table(counts: dict[str, Counter[str]]) -> None:
    print(f"{'outlet':<24}{'articles':>9}{'marked':>8}{'found':>7}{'listed':>8}{'status':>8}{'kind':>7}{'ms':>6}")
    total: Counter[str] = Counter()
    for count in counts.values():
        total.update(count)
    for outlet, count in [*sorted(counts.items()), ("all", total)]:
        listed, marked = count["listed"], count["marked"]
        shares = f"{listed / marked:>8.2f}{count['right'] / max(listed, 1):>8.2f}{count['kind'] / max(listed, 1):>7.2f}"
        print(
            f"{outlet:<24}{count['articles']:>9}{marked:>8}{count['found']:>7}{shares}{count['ms'] / count['articles']:>6.0f}"
        )


if __name__ == "__main__":
    sys.exit(main())
