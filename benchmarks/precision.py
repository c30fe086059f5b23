"""How often a rule is right by the verdicts of a file, as far as it still reports what was judged.

    python benchmarks/precision.py ARTICLES.jsonl.gz VERDICTS.tsv --rule ID [--style NAME]

A file of verdicts has a line `id<TAB>verdict` for each finding; the id is that of `claims.py`, and the verdict is true,
false or a word that the head of the file explains. It prints how many findings there are, and for each verdict how many
of those judged had it and how many are still reported.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from claims import findings
from vague_sources import rows


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles", type=Path)
    parser.add_argument("verdicts", type=Path)
    parser.add_argument("--rule", required=True)
    parser.add_argument("--style")
    wanted = parser.parse_args()
    articles = rows(wanted.articles)
    reported = {item.mark for item in findings(articles, [wanted.rule], wanted.style)}
    lines = (line for line in wanted.verdicts.read_text("utf-8").splitlines() if line and line[0] != "#")
    judged = dict(line.split("\t")[:2] for line in lines)
    print(
        f"{wanted.rule}: {len(reported)} findings in {len(articles)} articles, {len(reported & judged.keys())} of them judged"
    )
    then, now = Counter(judged.values()), Counter(verdict for mark, verdict in judged.items() if mark in reported)
    for verdict in sorted(then, reverse=True):
        shares = (f"{count[verdict]:>4} ({count[verdict] / max(1, count.total()):.2f})" for count in (then, now))
        print(f"{verdict:<6} as judged {next(shares)}   still reported {next(shares)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
