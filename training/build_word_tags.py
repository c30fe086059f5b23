"""Count which tags words have in prose of the public domain, and which function words never stand side by side.

    python training/build_word_tags.py FOLDER OUT

FOLDER holds JSON-lines files, gzipped, of objects with a `text`. Words are tagged by newslint's own tagger. OUT gets
`word_tags.tsv`: a word written small with its count and its tags, each with its share in thousandths; and
`never_paired.tsv`: a determiner with the function words that hardly ever stand behind it, though chance would often put
them there. Only words seen at least `LEAST` times and tags of at least `SHARE` thousandths are kept, so no sentence can
be told from the result.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from lint.analysis import Analysis
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.engine.assembly import make_resources
from lint.rulepack import loader
from lint.text.document import Document
from lint.text.source import Source

LEAST = 20
SHARE = 5
EXPECTED = 100
"""How often chance would put two function words side by side, for their never doing so to tell anything."""
NEVER = 800
"""How many times more often than they are found: what is found is noise of the text or of the tagger."""
DETERMINERS = "the a an my your her its our their every".split()
SETS = ("us_doj_press_releases", "us_senate_press_releases", "us_state_human_rights", "us_state_of_the_union")


def texts(folder: Path) -> Iterator[str]:
    """Yield the texts of the sets that are in the public domain."""
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


class Counts:
    """Tags by word, function words alone and side by side, and the number of words written small."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.tags: dict[str, Counter[str]] = defaultdict(Counter)
        self.alone: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()

    def add(self, analysis: Analysis) -> None:
        """Count a text."""
        words = analysis.tokens.words
        for number, sentence in enumerate(analysis.sentences):
            span = words[sentence.first : sentence.last]
            for word, tag in zip(span, analysis.tags(number), strict=True):
                if word.islower():
                    self.tags[word][tag] += 1
            self.alone.update(word for word in span if word in FUNCTION_WORDS)
            self.pairs.update(pair for pair in pairwise(span) if FUNCTION_WORDS.issuperset(pair))

    def tag_rows(self) -> Iterator[str]:
        """Yield the lines of word_tags.tsv."""
        for word, counts in sorted(self.tags.items()):
            count = sum(counts.values())
            shares = {tag: round(1000 * seen / count) for tag, seen in counts.most_common()}
            kept = " ".join(f"{tag}{share}" for tag, share in shares.items() if share >= SHARE)
            if count >= LEAST:
                yield f"{word}\t{count}\t{kept}\n"

    def never_rows(self) -> Iterator[str]:
        """Yield the lines of never_paired.tsv."""
        total = sum(sum(counts.values()) for counts in self.tags.values())
        for first in sorted(DETERMINERS):
            by_chance = {
                second: self.alone[first] * self.alone[second] / total
                for second in sorted(self.alone)
                if second != first
            }
            never = [
                second
                for second, expected in by_chance.items()
                if expected >= max(EXPECTED, NEVER * self.pairs[first, second])
            ]
            if never:
                yield f"{first}\t{' '.join(never)}\n"


def main() -> int:
    """Count and write both files."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    resources = make_resources(loader.load([]))
    counts = Counts()
    for text in texts(folder):
        counts.add(Analysis(Document.of(Source("", text)), resources))
    (out / "word_tags.tsv").write_text("".join(counts.tag_rows()), encoding="utf-8")
    (out / "never_paired.tsv").write_text("".join(counts.never_rows()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
