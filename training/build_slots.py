"""Build slots.bin: what tells of a fault of grammar in a slot of a sentence, see `lint.analysis.syntax.slots.model`.

    python training/build_slots.py OPEN OUT.bin

OPEN holds the four public-domain sets of build_words.py, of which `WORDS` are read. Faults are put into some of the
sentences, by the code that the benchmark puts them into other prose with, and a logistic regression is fitted by
AdaGrad (Duchi and others, JMLR 2011) to the slots with and without one. Only hashed weights leave the script. The same
sets give the same bytes. It needs numpy (the extra `data`), 250 seconds of processor time, and
350 MB for each of four processes.
"""

import gzip
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import grammar_faults

from lint.analysis import Analysis
from lint.analysis.syntax.chunks import MANY
from lint.analysis.syntax.slots import agreement, pronouns, verb_forms
from lint.analysis.syntax.slots.model import BITS, KINDS, SCALE, number
from lint.analysis.syntax.slots.sentence_words import SentenceWords, Slot
from lint.analysis.syntax.tokens import fold
from lint.text.document import Document
from lint.text.source import Source

WORDS = {
    "us_senate_press_releases": 2_600_000,
    "us_state_human_rights": 1_000_000,
    "us_doj_press_releases": 700_000,
    "us_state_of_the_union": 200_000,
}
"""Words that are read of each set, whole texts drawn by chance."""
SHORTEST, LONGEST = 5, 70
FAULTY = {"agreement": 0.5, "verb": 0.12, "pronoun": 0.12}
"""Share of the sentences that a fault of each kind is put into."""
EPOCHS = 4
BATCH = 256
RATE = 0.3
DECAY = 1e-6
LARGEST = 127

Example = tuple[tuple[str, ...], bool]
"""The features of a slot, and what the odds are to tell."""


def sentences(folder: Path) -> list[tuple[list[str], list[str]]]:
    """Return the words and the tags of the sentences of the sets, in an order drawn by chance."""
    found = []
    known = grammar_faults.resources()
    for name, words in WORDS.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
            texts = [json.loads(row)["text"] for row in rows]
        random.Random(1).shuffle(texts)  # noqa: S311 - a shuffle, not a secret
        left = words
        for text in texts:
            analysis = Analysis(Document.of(Source("", text)), known)
            all_words = analysis.tokens.words
            found += [
                ([sys.intern(word) for word in all_words[one.first : one.last]], analysis.tags(at))
                for at, one in enumerate(analysis.sentences)
                if SHORTEST <= one.last - one.first <= LONGEST
            ]
            left -= len(text.split())
            if left < 0:
                break
    random.Random(2).shuffle(found)  # noqa: S311
    return found


def reader(words: Sequence[str], tags: Sequence[str] | None = None) -> SentenceWords:
    """Read a sentence, given as words; it is tagged unless its tags are given."""
    known = grammar_faults.resources()
    tag = partial(known.tagger.tag, words) if tags is None else lambda: tags
    return SentenceWords(words, [fold(word) for word in words], tag, known.word_knowledge)


SLOTS: dict[str, Callable[[SentenceWords], Iterator[Slot]]] = {
    "agreement": agreement.find,
    "verb": verb_forms.find,
    "pronoun": pronouns.find,
}
FAULTS = {
    "agreement": grammar_faults.agreement,
    "verb": grammar_faults.verb_form,
    "pronoun": grammar_faults.doubled_subject,
}


def examples(kind: str, words: Sequence[str], tags: Sequence[str], chooser: random.Random) -> Iterator[Example]:
    """Yield the slots of a sentence as it is and, for some, the slot of a fault put into it.

    Of agreement the odds tell the number that belongs there, whatever stands there; of the rest, whether there is a
    fault.
    """
    if kind != "pronoun" or not _PRONOUNS.isdisjoint(words):
        for slot in SLOTS[kind](reader(words, tags)):
            yield slot.features, kind == "agreement" and slot.value == MANY
    if chooser.random() >= FAULTY[kind]:
        return
    text = " ".join(words)
    changed = FAULTS[kind](text, 0, len(text), chooser)
    if changed is None:
        return
    faulty = changed[0].split(" ")
    # Only words without a blank inside were joined by blanks, so they are the words of the faulty sentence.
    place = next((at for at, (one, other) in enumerate(zip(words, faulty, strict=False)) if one != other), -1)
    for slot in SLOTS[kind](reader(faulty)):
        if slot.place == place:
            yield slot.features, kind != "agreement" or slot.value != MANY


_PRONOUNS = frozenset(("he", "she", "it", "they"))


def fit(rows: Sequence[npt.NDArray[np.int32]], truth: Sequence[bool]) -> npt.NDArray[np.int8]:
    """Return the weights of a logistic regression, averaged over all rounds but the first, in units of 1/SCALE."""
    nothing = 1 << BITS
    table = np.full((len(rows), max(map(len, rows))), nothing, np.int32)
    for at, row in enumerate(rows):
        table[at, : len(row)] = row
    wanted = np.array(truth, dtype=np.float64)
    weights, squares, total = np.zeros(nothing + 1), np.full(nothing + 1, 1e-6), np.zeros(nothing + 1)
    generator = np.random.default_rng(1)
    for epoch in range(EPOCHS):
        order = generator.permutation(len(rows))
        for start in range(0, len(rows), BATCH):
            batch = order[start : start + BATCH]
            seen = table[batch]
            error = 1 / (1 + np.exp(-weights[seen].sum(1))) - wanted[batch]
            slope = np.bincount(seen.ravel(), np.repeat(error, seen.shape[1]), nothing + 1) / len(batch)
            slope += DECAY * weights
            slope[nothing] = 0
            squares += slope * slope
            weights -= RATE * slope / np.sqrt(squares)
        if epoch:
            total += weights
    mean = total[:nothing] / (EPOCHS - 1)
    return np.clip(np.rint(mean * SCALE), -LARGEST, LARGEST).astype(np.int8)


def table_of(kind: str) -> bytes:
    """Return the table of one kind, from the sentences that were read."""
    chooser = random.Random(f"{kind}:slots")  # noqa: S311
    rows, truth = [], []
    for words, tags in READ:
        for features, true in examples(kind, words, tags, chooser):
            rows.append(np.fromiter(map(number, features), np.int32))
            truth.append(true)
    print(f"{kind}: {len(rows)} slots, {sum(truth) / len(rows):.3f} of them true", flush=True)
    return fit(rows, truth).tobytes()


READ: list[tuple[list[str], list[str]]] = []
"""The sentences; processes that fork off share them."""


def main() -> None:
    """Fit and write."""
    READ.extend(sentences(Path(sys.argv[1])))
    print(f"{len(READ)} sentences", flush=True)
    with get_context("fork").Pool(len(KINDS)) as pool:
        tables = pool.map(table_of, KINDS, chunksize=1)
    Path(sys.argv[2]).write_bytes(b"".join(tables))


if __name__ == "__main__":
    main()
