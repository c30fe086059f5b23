"""What two blind readers said of the pairs of spellings that newslint reports, by set, and how far they agree.

    python benchmarks/name_verdicts.py [ARTICLES.jsonl.gz...]

The sheet and the verdicts are in benchmarks/verdicts/name_pairs_*.tsv: ids and code points, no text. A reader says
right (one bearer, and a desk would change or explain a spelling), wrong, or open. Precision is right of right and wrong.
With ARTICLES (rows with `id` and `text`, or `machine`) it prints too how many of the pairs of each verdict newslint
still reports.
"""

import sys
from collections import Counter
from pathlib import Path

from blind import agreement, table
from names import linted, linter, rows

_FOLDER = Path(__file__).parent / "verdicts"
_UNTUNED = ("modern", "mt-documents")


def still_reported(drawn: list[list[str]], articles: list[Path]) -> set[str]:
    """Return the ids of the drawn pairs on whose first place newslint still reports a name, in the articles given."""
    lint = linter("transliteration")
    wanted: dict[str, list[list[str]]] = {}
    for fields in drawn:
        wanted.setdefault(fields[1], []).append(fields)
    found: set[str] = set()
    for path in articles:
        for row in rows(path):
            for name, text in ((row["id"], row.get("text", "")), (f"{row['id']}/machine", row.get("machine", ""))):
                if text and name in wanted:
                    starts = {finding.span.start for finding in linted(lint, name, text)}
                    found |= {fields[0] for fields in wanted[name] if int(fields[3]) in starts}
    return found


def main() -> int:
    """Print the table."""
    drawn = table(_FOLDER / "name_pairs_drawn.tsv")
    sheets = [{f[0]: f[1] for f in table(_FOLDER / f"name_pairs_reader_{reader}.tsv")} for reader in "AB"]
    sets = {fields[0]: fields[9] for fields in drawn}
    print(f"{'set':16}{'pairs':>6}" + "".join(f"{reader + ' right':>10}{'wrong':>7}{'open':>6}" for reader in "AB"))
    for group in [*sorted(set(sets.values())), "not tuned on", "all"]:
        items = [
            item
            for item, name in sets.items()
            if group in {name, "all"} or (group == "not tuned on" and name in _UNTUNED)
        ]
        cells = ""
        for sheet in sheets:
            count = Counter(sheet[item] for item in items)
            precision = count["right"] / max(1, count["right"] + count["wrong"])
            cells += f"{precision:>10.3f}{count['wrong']:>7}{count['open']:>6}"
        print(f"{group:16}{len(items):>6}{cells}")
    agreement(sheets)
    if articles := [Path(name) for name in sys.argv[1:]]:
        _print_kept(sheets, sets, still_reported(drawn, articles))
    return 0


def _print_kept(sheets: list[dict[str, str]], sets: dict[str, str], kept: set[str]) -> None:
    for verdict in ("right", "wrong", "open"):
        items = {item for item in sets if {sheet[item] for sheet in sheets} == {verdict}}
        print(f"{verdict} for both: {len(items)}, still reported {len(items & kept)}")


if __name__ == "__main__":
    sys.exit(main())
