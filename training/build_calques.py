"""Count how often the open corpus says each calque, and write the counts into the rule files.

Usage: python training/build_calques.py OPEN [--check]

OPEN is the folder of public-domain and open text. Each line of rules/garbled/calques/*.yaml that holds a calque gets
its `seen`: how often the 21 million words say the literal English. Printed are the calques said more than MOST times,
which are English and have no place in a rule; the exit status is 1 if there are any. With --check no file is changed,
and the status is 1 too if a count is not that of the file. The same files give the same bytes.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lint.analysis.syntax.phrase_matcher import Phrase, find, parse
from lint.analysis.syntax.tokens import Tokens
from lint.rulepack import loader

RULES = Path(__file__).parent.parent / "rules" / "garbled" / "calques"
MOST = 2
"""How often honest copy may say a calque: once in ten million words."""
_LINE = re.compile(r'^    - \{literal: (?P<literal>"(?:[^"\\]|\\.)*"), .*, seen: (?P<seen>\d+)\}$', re.MULTILINE)


def texts(folder: Path) -> Iterator[str]:
    """Yield the texts of the corpus."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def by_rarest_word(needed: list[list[frozenset[str]]], total: Counter[str]) -> dict[str, list[int]]:
    """Return the numbers of phrases by the words of their rarest slot; any text tells which words are common."""
    waiting: dict[str, list[int]] = {}
    for phrase, groups in enumerate(needed):
        for word in min(groups, key=lambda group: (max(total[word] for word in group), len(group))):
            waiting.setdefault(word, []).append(phrase)
    return waiting


def counts(phrases: list[Phrase], folder: Path) -> Counter[int]:
    """Return how often each phrase, by its number, stands in the corpus."""
    needed = [[slot.words for slot in phrase.slots if slot.words and not slot.optional] for phrase in phrases]
    seen: Counter[int] = Counter()
    waiting: dict[str, list[int]] = {}
    for number, text in enumerate(texts(folder)):
        tokens = Tokens(text)
        words = tokens.vocabulary.keys()
        waiting = waiting if number else by_rarest_word(needed, Counter(tokens.lowers))
        for phrase in {phrase for word in words & waiting.keys() for phrase in waiting[word]}:
            if not any(group.isdisjoint(words) for group in needed[phrase]):
                seen[phrase] += sum(1 for _ in find(tokens, phrases[phrase]))
    return seen


def main() -> int:
    """Count, and write the counts."""
    folder, check = Path(sys.argv[1]), "--check" in sys.argv
    lexicon = loader.pattern_lexicon()
    files = {path: path.read_text(encoding="utf-8") for path in sorted(RULES.glob("*.yaml"))}
    literals = [json.loads(found["literal"]) for text in files.values() for found in _LINE.finditer(text)]
    seen = counts([parse(lexicon.expand(literal)) for literal in literals], folder)
    by_literal = {literal: seen[number] for number, literal in enumerate(literals)}
    changed = False
    for path, text in files.items():
        counted = _LINE.sub(
            lambda found: found[0].removesuffix(f"{found['seen']}}}") + f"{by_literal[json.loads(found['literal'])]}}}",
            text,
        )
        changed |= counted != text
        if not check:
            path.write_text(counted, encoding="utf-8")
    frequent = {literal: count for literal, count in by_literal.items() if count > MOST}
    for literal, count in sorted(frequent.items()):
        print(f"said {count} times: {literal}")
    print(f"{len(literals)} calques, {sum(count == 0 for count in by_literal.values())} never said")
    return int(bool(frequent) or (check and changed))


if __name__ == "__main__":
    sys.exit(main())
