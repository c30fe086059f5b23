"""Parts of speech measured: accuracy on CoNLL-U treebanks, words a second, size of the model.

    python benchmarks/taggers.py TREEBANK.conllu.gz ... [--other MODULE:FUNCTION]

A function takes a list of words and returns their Penn tags; newslint's own tagger is always measured. Contractions
that a treebank splits (do + n't) are given as it splits them. Verb forms are counted apart: finite against the rest.
"""

import argparse
import gzip
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from lint.analysis.syntax.tagger import Tagger
from lint.rulepack import loader

_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))


def sentences(path: Path) -> list[list[tuple[str, str]]]:
    """Return the words of each sentence with their Penn tags."""
    found: list[list[tuple[str, str]]] = [[]]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 5 and found[-1]:  # noqa: PLR2004 - no row of a word
                found.append([])
            elif len(cells) >= 5 and cells[0].isdigit():  # noqa: PLR2004 - a row of a word
                found[-1].append((cells[1], cells[4]))
    return [sentence for sentence in found if sentence]


def main() -> int:
    """Print one row for each tagger and treebank."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--other", action="append", default=[])
    wanted = parser.parse_args()
    model = Path(loader.builtin_folder()) / "data/tagger.tsv"
    started = time.perf_counter()
    taggers: dict[str, Callable[[list[str]], list[str]]] = {"newslint": Tagger(model.read_bytes()).tag}
    print(f"own model: {model.stat().st_size:,} bytes, read in {1000 * (time.perf_counter() - started):.0f} ms")
    for name in wanted.other:
        module, _, function = name.partition(":")
        taggers[name] = getattr(import_module(module), function)
    print(f"{'tagger':<20}{'treebank':<14}{'tags right':>11}{'finite P':>10}{'finite R':>10}{'words/s':>10}")
    for name, tag in taggers.items():
        for path in wanted.treebanks:
            right = total = both = said = true = 0
            seconds = 0.0
            for sentence in sentences(path):
                started = time.perf_counter()
                guesses = tag([word for word, _ in sentence])
                seconds += time.perf_counter() - started
                for (_, gold), guess in zip(sentence, guesses, strict=True):
                    total += 1
                    right += gold == guess
                    both += gold in _FINITE and guess in _FINITE
                    said += guess in _FINITE
                    true += gold in _FINITE
            print(
                f"{name:<20}{path.name.split('.')[0]:<14}{right / total:>11.4f}{both / said:>10.3f}{both / true:>10.3f}"
                f"{total / seconds:>10,.0f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
