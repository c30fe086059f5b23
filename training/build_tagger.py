"""Build tagger.tsv: the part-of-speech model, trained on public-domain prose that spaCy has tagged.

Usage: python training/build_tagger.py TAGGED.jsonl OUT.tsv

TAGGED holds one sentence a line, `[words, tags]`, cut by newslint and tagged by spaCy's en_core_web_sm 3.8.0 (MIT) over
the four public-domain sets of build_words.py. Only weights leave the script: no sentence. The same file gives the same
bytes.
"""

import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from lint.analysis.syntax.tagger import features

ROUNDS = 5
Feature = tuple[str, str]
"""A line of the model and a name in it, see `features`."""
KNOWN_MINIMUM, KNOWN_SHARE = 6, 0.992
LEAST_WEIGHT = 0.6
SCALE = 10


def known_words(sentences: list[tuple[list[str], list[str]]]) -> dict[str, str]:
    """Return the words, as written, that nearly always have one tag."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in sentences:
        for place, (word, tag) in enumerate(zip(words, tags, strict=True)):
            if place or not word[0].isupper():
                counts[word][tag] += 1
    found: dict[str, str] = {}
    for word, by_tag in counts.items():
        tag, times = by_tag.most_common(1)[0]
        total = by_tag.total()
        if total >= KNOWN_MINIMUM and times >= KNOWN_SHARE * total and (word.islower() or not word.isalpha()):
            found[word] = tag
    return found


def train(sentences: list[tuple[list[str], list[str]]], known: dict[str, str]) -> dict[Feature, dict[str, float]]:
    """Return averaged weights by feature and tag."""
    names = sorted({tag for _, tags in sentences for tag in tags})
    weights: dict[Feature, dict[str, float]] = defaultdict(dict)
    sums: dict[tuple[Feature, str], float] = defaultdict(float)
    stamps: dict[tuple[Feature, str], int] = defaultdict(int)
    chooser = random.Random(1)  # noqa: S311 - a shuffle, not a secret
    step = 0
    for _ in range(ROUNDS):
        chooser.shuffle(sentences)
        for words, tags in sentences:
            first = second = "^"
            for place, word in enumerate(words):
                guess = known.get(word)
                if guess is None:
                    step += 1
                    seen = features(words, place, first, second)
                    scores = dict.fromkeys(names, 0.0)
                    for feature in seen:
                        for tag, weight in weights[feature].items():
                            scores[tag] += weight
                    guess = max(names, key=scores.__getitem__)
                    truth = tags[place]
                    if guess != truth:
                        for feature in seen:
                            row = weights[feature]
                            for tag, change in ((truth, 1.0), (guess, -1.0)):
                                key = (feature, tag)
                                sums[key] += (step - stamps[key]) * row.get(tag, 0.0)
                                stamps[key] = step
                                row[tag] = row.get(tag, 0.0) + change
                first, second = guess, first
    return {
        feature: {
            tag: (sums[feature, tag] + (step - stamps[feature, tag]) * weight) / step for tag, weight in row.items()
        }
        for feature, row in weights.items()
    }


def model_lines(rows: Mapping[Feature, Sequence[int]]) -> list[str]:
    """Return the lines of the model, each with the rows of all features that are named after it."""
    lines: dict[str, list[str]] = defaultdict(list)
    for (line, name), row in sorted(rows.items()):
        lines[line].append(f"{name} {' '.join(map(str, row))}")
    return ["\t".join((line, *parts)) for line, parts in sorted(lines.items())]


def main() -> None:
    """Train and write."""
    sentences = [tuple(json.loads(line)) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    known = known_words(sentences)
    weights = train(sentences, known)
    names = sorted({tag for _, tags in sentences for tag in tags})
    number = {tag: at for at, tag in enumerate(names)}
    rows = {
        feature: [
            part
            for tag in sorted(row)
            if abs(row[tag]) >= LEAST_WEIGHT
            for part in (number[tag], round(SCALE * row[tag]))
        ]
        for feature, row in weights.items()
    }
    lines = [
        "\t".join(names),
        "\t".join(f"{word}\t{number[tag]}" for word, tag in sorted(known.items())),
        *model_lines({feature: row for feature, row in rows.items() if row}),
    ]
    Path(sys.argv[2]).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
