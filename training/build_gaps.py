"""Build gaps.json and gaps.bin: which neighbours do not go together, learned from sentences broken on purpose.

Usage: python training/build_gaps.py OPEN OUT      (needs numpy)

OPEN holds the public-domain sets of build_words.py; the last rows of the Senate releases (HELD_OUT on) are kept back to
measure with. Sentences are cut by newslint and tagged by its own tagger. Out of each one function word or two are
taken, and its beginning is joined to the end of a sentence nearby; a logistic regression learns to tell those gaps from
the others. Only weights and common words leave the script. The same texts give the same bytes.
"""

import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from lint.analysis import Analysis
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.resources.resources import Resources
from lint.analysis.syntax import missing_word_model
from lint.rulepack import loader
from lint.text.document import Document
from lint.text.source import Source

HELD_OUT = 22_000
SETS = {"us_senate_press_releases": 9_000_000, "us_state_human_rights": 1_500_000, "us_doj_press_releases": 1_000_000}
LOST = frozenset("the a an of to in for on with at by from is are was were has have had that and be".split())
LEAST, SHARE = 20, 0.12
ROUNDS, BATCH, RATE, SCALE = 3, 50_000, 0.15, 16
NEARBY = 20
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
Sentence = tuple[list[str], list[str]]


def sentences(folder: Path) -> Iterator[Sentence]:
    """Yield normalised words and tags of whole sentences of 8 to 60 tokens."""
    resources = Resources(str(Path(loader.builtin_folder()) / "data"), lexicon=Lexicon(loader.load([]).lexicon))
    for name, most in SETS.items():
        words = 0
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
            for row in islice(rows, HELD_OUT):
                analysis = Analysis(Document.of(Source("", json.loads(row)["text"])), resources)
                for sentence in analysis.sentences:
                    cut = [word for word in analysis.tokens.words[sentence.first : sentence.last] if word not in '“”"']
                    if 8 <= len(cut) <= 60 and cut[-1] == "." and cut[0][0].isupper():  # noqa: PLR2004 - as above
                        words += len(cut)
                        yield missing_word_model.normal(cut), resources.tagger.tag(cut)
                if words > most:
                    break


def vocabulary(corpus: list[Sentence]) -> tuple[dict[str, int], list[int]]:
    """Return the class of each common word, and how finite each class is: a class is the set of a word's usual tags."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in corpus:
        for word, tag in zip(words, tags, strict=True):
            counts[word][tag] += 1
    kinds: dict[str, str] = {}
    for word, by_tag in counts.items():
        if by_tag.total() >= LEAST:
            usual = [tag for tag, times in by_tag.items() if times >= SHARE * by_tag.total()]
            kinds[word] = "/".join(sorted(usual)) or by_tag.most_common(1)[0][0]
    names = sorted(set(kinds.values()))
    finite = [1 if set(name.split("/")) <= _FINITE else 2 * bool(set(name.split("/")) & _FINITE) for name in names]
    number = {name: at for at, name in enumerate(names)}
    return {word: number[kinds[word]] for word in sorted(kinds)}, finite


def broken(corpus: list[list[str]], chooser: random.Random) -> Iterator[tuple[list[str], int]]:
    """Yield broken sentences with the number of the word before which something is lost."""
    for at, words in enumerate(corpus):
        places = [p for p in range(1, len(words) - 1) if words[p] in LOST and words[p - 1][0].isalnum()]
        for place in chooser.sample(places, min(2, len(places))):
            yield words[:place] + words[place + 1 :], place
        other = corpus[min(len(corpus) - 1, max(0, at + chooser.randint(-NEARBY, NEARBY)))]
        if other is words or len(other) < 9:  # noqa: PLR2004 - both need a middle
            continue
        cut = chooser.randint(len(words) // 3, 2 * len(words) // 3)
        rest = chooser.randint(len(other) // 3, 2 * len(other) // 3)
        joint = (words[cut - 1], words[cut], other[rest - 1], other[rest])
        if all(word[0].isalnum() for word in joint) and joint[3][0].islower() and joint[1] != joint[3]:
            yield words[:cut] + other[rest:], cut


class Rows:
    """Sentences one after the other as arrays of word, class and state numbers, and the gaps to learn from."""

    def __init__(self, known: dict[str, tuple[int, int, int]]) -> None:
        """Take the numbered vocabulary."""
        self._known = known
        self._row: list[tuple[int, int, int]] = []
        self._gaps: list[int] = []

    def add(self, words: list[str], place: int | None = None) -> None:
        """Add a sentence with all of its gaps, or with the one before the word `place`."""
        rows = [self._known.get(word) or self._known[missing_word_model.rough(word)] for word in words]
        states = missing_word_model.clause_states(words, [finite for _, _, finite in rows])
        start = len(self._row) + missing_word_model.REACH
        self._row += [(missing_word_model.BEFORE, missing_word_model.BEFORE, 0)] * missing_word_model.REACH
        self._row += [(word, kind, state) for (word, kind, _), state in zip(rows, states, strict=True)]
        self._row += [(missing_word_model.AFTER, missing_word_model.AFTER, 0)] * missing_word_model.REACH
        self._gaps += range(start + 1, start + len(words)) if place is None else [start + place]

    def arrays(self) -> tuple[Any, Any]:
        """Return the rows as one array of three columns, and the numbers of the gaps."""
        return np.array(self._row, np.uint64), np.array(self._gaps, np.int64)


def features(row: Any, at: Any) -> Any:  # noqa: ANN401 - numpy is there for the build only
    """Return the places in the table of the features of each gap: the sum that `Gaps.odds` makes, for many at once."""
    value = {}
    for offset, letter in zip((-3, -2, -1, 0, 1, 2), "eabcdf", strict=True):
        value[letter] = row[at + offset, 0] * np.uint64(missing_word_model.MULTIPLIERS[letter])
        value[letter.upper()] = row[at + offset, 1] * np.uint64(missing_word_model.MULTIPLIERS[letter.upper()])
    value["s"] = row[at - 1, 2] * np.uint64(missing_word_model.MULTIPLIERS["s"])
    found = np.empty((len(at), len(missing_word_model.TEMPLATES)), np.int32)
    low = np.uint64(0xFFFFFFFF)
    for number, template in enumerate(missing_word_model.TEMPLATES):
        key = np.full(len(at), (0x2545F491 * (number + 1)) & 0xFFFFFFFF, np.uint64)
        for letter in template:
            key += value[letter]
        key &= low
        key ^= key >> np.uint64(15)
        found[:, number] = ((key * np.uint64(missing_word_model.FINAL)) & low) >> np.uint64(
            32 - missing_word_model.BITS
        )
    return found


def train(corpus: list[list[str]], known: dict[str, tuple[int, int, int]]) -> tuple[Any, float]:
    """Return the weights and the bias of a logistic regression with AdaGrad steps."""
    chooser, order = random.Random(1), np.random.default_rng(1)  # noqa: S311 - a shuffle, not a secret
    whole = Rows(known)
    for words in corpus:
        whole.add(words)
    whole_row, whole_gaps = whole.arrays()
    weights, squares = (
        np.zeros(1 << missing_word_model.BITS, np.float32),
        np.full(1 << missing_word_model.BITS, 1e-3, np.float32),
    )
    bias = -3.0
    for turn in range(ROUNDS):
        lost = Rows(known)
        for words, place in broken(corpus, chooser):
            lost.add(words, place)
        lost_row, lost_gaps = lost.arrays()
        good, bad = order.permutation(whole_gaps), order.permutation(lost_gaps)
        parts = max(1, len(good) // BATCH)
        for part in range(parts):
            seen = np.concatenate((features(whole_row, good[part::parts]), features(lost_row, bad[part::parts])))
            truth = np.zeros(len(seen), np.float32)
            truth[len(good[part::parts]) :] = 1
            error = (1 / (1 + np.exp(-(weights[seen].sum(1) + bias))) - truth).astype(np.float32)
            slope = np.bincount(seen.ravel(), np.repeat(error, seen.shape[1]), len(weights)).astype(np.float32)
            touched = np.nonzero(slope)[0]
            step = slope[touched] * 1000 / len(seen)
            squares[touched] += step * step
            weights[touched] -= RATE / (1 + turn) * step / np.sqrt(squares[touched])
            bias -= 0.2 * float(error.mean())
        print(f"round {turn + 1}: {len(good):,} gaps, {len(bad):,} broken, bias {bias:.2f}", flush=True)
    return weights, bias


def main() -> None:
    """Cut, tag, learn and write."""
    corpus = list(sentences(Path(sys.argv[1])))
    words, finite = vocabulary(corpus)
    print(f"{len(corpus):,} sentences, {len(words):,} words, {len(finite)} classes", flush=True)
    weights, bias = train([row for row, _ in corpus], missing_word_model.numbered(words, finite))
    out = Path(sys.argv[2])
    table = np.clip(np.round(weights * SCALE), -127, 127).astype(np.int8)
    (out / "gaps.bin").write_bytes(table.tobytes())
    model = {"bias": round(bias, 3), "scale": SCALE, "finite": finite, "words": words}
    (out / "gaps.json").write_text(
        json.dumps(model, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
