"""Build grammar.json: counts of three symbols in a row, from the sentences that build_tagger.py is trained on.

Usage: python training/build_grammar.py TAGGED.jsonl OUT.json

A symbol is a function word, a mark or a Penn tag; no other word leaves the script. The same file gives the same bytes.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from lint.analysis.syntax.anomaly_score import symbols
from lint.analysis.syntax.tokens import fold

LEAST = {1: 1, 2: 1, 3: 3}


def main() -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        words, tags = json.loads(line)
        row = ["^", "^", *symbols([fold(word) for word in words], tags), "$"]
        for at in range(2, len(row)):
            counts.update((row[at], " ".join(row[at - 1 : at + 1]), " ".join(row[at - 2 : at + 1])))
        counts.update(("^", "^ ^"))
    kept = {key: count for key, count in sorted(counts.items()) if count >= LEAST[key.count(" ") + 1]}
    Path(sys.argv[2]).write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
