"""Build words.tsv and capitals.tsv: how often English puts each word in lower case and how often with a capital.

Usage: python training/build_words.py FOLDER

FOLDER holds the four public-domain sets named in `SETS`, one JSON object with a `text` a line, gzipped. Only single
word forms and rounded counts leave the script: no sentence, no pair of words. The same sets give the same bytes.

A word is counted only where its capital means something: after a word, a number or a comma of the same sentence.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

SETS = (
    "us_state_human_rights",
    "us_senate_press_releases",
    "us_doj_press_releases",
    "us_state_of_the_union",
)
ASCII_ONLY = "us_doj_press_releases"
"""The set that lost every letter outside ASCII: a name seen only there may be a broken one."""

WORD_MINIMUM, WORD_MINIMUM_ALONE, WORD_LIMIT = 20, 60, 35_000
CAPITAL_MINIMUM, CAPITAL_LIMIT = 15, 30_000
LOWER_SHARE_OF_A_SLIP = 0.02
LOWER_SHARE_OF_A_WORD = 0.2

_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|Lt|Col|St|Sgt|Capt|Rev)\. ")
_MID_SENTENCE = re.compile(r"(?:(?<=[^\W_] )|(?<=, )|(?<=[^\W_]-))([^\W\d_]++(?:['’][^\W\d_]++)?+)(?!\w)")
_CREDIT = (
    "# Counted from United States government prose in the public domain; see CREDITS.md. Built by build_words.py.\n"
)


def count(path: Path) -> Counter[str]:
    """Count the word forms of one set in mid-sentence, possessives under their noun."""
    counts: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(_MID_SENTENCE.findall(_TITLE.sub(r"\1 ", json.loads(line)["text"])))
    merged: Counter[str] = Counter()
    for form, times in counts.items():
        stem = re.sub(r"['’]s$", "", form)
        if len(stem) > 1 and stem.isalpha():
            merged[stem] += times
    return merged


def lower_words(by_set: Mapping[str, Counter[str]]) -> dict[str, int]:
    """Return the lower-case words common enough to be English and not a slip, with their counts."""
    total = _total(by_set.values())
    found: dict[str, int] = {}
    for word, times in total.items():
        sets = sum(counts[word] > 1 for counts in by_set.values())
        common = times >= WORD_MINIMUM if sets > 1 else times >= WORD_MINIMUM_ALONE
        slip = times < LOWER_SHARE_OF_A_SLIP * (times + total[word.capitalize()])
        if word.islower() and common and not slip:
            found[word] = times
    return _most_frequent(found, WORD_LIMIT)


def capital_words(by_set: Mapping[str, Counter[str]]) -> dict[str, tuple[int, bool]]:
    """Return the capitalised words with their counts and whether the lower-case form is an everyday word too."""
    total = _total(by_set.values())
    elsewhere = _total(counts for name, counts in by_set.items() if name != ASCII_ONLY)
    found = {
        word: times
        for word, times in total.items()
        if times >= CAPITAL_MINIMUM and elsewhere[word] and _is_capitalised(word)
    }
    return {
        word: (times, total[word.lower()] > LOWER_SHARE_OF_A_WORD * (times + total[word.lower()]))
        for word, times in _most_frequent(found, CAPITAL_LIMIT).items()
    }


def _is_capitalised(word: str) -> bool:
    capitals = sum(letter.isupper() for letter in word)
    return word[0].isupper() and capitals <= len(word) / 2 and not (capitals > 1 and word[1].isupper())


def _total(counters: Iterable[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for counts in counters:
        total.update(counts)
    return total


def _most_frequent(counts: Mapping[str, int], limit: int) -> dict[str, int]:
    kept = sorted(counts, key=lambda word: (-counts[word], word))[:limit]
    return {word: counts[word] for word in sorted(kept)}


def band(times: int) -> int:
    """Return the number of digits of a count, less one: 1 for tens, 2 for hundreds and so on."""
    return len(str(times)) - 1


def main() -> None:
    """Count the sets of the folder given and write the two lists beside this script."""
    source, target = Path(sys.argv[1]), Path(__file__).parent.parent / "rules" / "data"
    by_set = {name: count(source / f"{name}.jsonl.gz") for name in SETS}
    words = lower_words(by_set)
    rows = "".join(f"{word}\t{band(times)}\n" for word, times in words.items())
    head = f"{_CREDIT}# Lower-case words: word, band (1 tens, 2 hundreds ...).\n"
    (target / "words.tsv").write_text(head + rows, encoding="utf-8")
    capitals = capital_words(by_set)
    rows = "".join(
        f"{word}\t{band(times)}\t{'c' if common else ''}".rstrip("\t") + "\n"
        for word, (times, common) in capitals.items()
    )
    head = f"{_CREDIT}# Capitalised words: word, band, c where more than a fifth of the uses are lower case.\n"
    (target / "capitals.tsv").write_text(head + rows, encoding="utf-8")
    print(f"{len(words)} words, {len(capitals)} capitals")


if __name__ == "__main__":
    main()
