"""Labelled pairs of spellings for build_pairs.py: those that articles have, and those that are put into articles.

Of each article all pairs that newslint would weigh are taken, with their features. A label comes from the article, from
the verdicts beside benchmarks/names.py, or, where the labels of a set are complete, from there being none. Put in are
aliases of sanctions lists, spellings that Wikidata counts for one native name, and slips of the keyboard.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import names

from lint.analysis import Analysis
from lint.analysis.names.candidate_pairs import candidates
from lint.analysis.names.pair_facts import PairFacts
from lint.analysis.names.pair_features import article_size, features
from lint.analysis.names.pair_guards import is_ruled_out
from lint.analysis.names.string_similarity import Known, Unlike, compare
from lint.analysis.resources.romanization import plain, slip_distance
from lint.engine.linter import Linter
from lint.text.document import Document
from lint.text.source import Source

POSITIVE = "same_entity_inconsistent"
NEGATIVE = frozenset(("distinct_or_derived", "sic_marked", "explicit_gloss"))
SIZE = "names"
"""The feature that is the article's and not the pair's."""
LONGEST = 9000
COUNTED, LEAST, RESPELLED = 4, 4, 0.34
KEYS = {
    row[0]: row[2:]
    for row in (
        "a:sqe b:vn c:xvk d:sf e:ria f:dg g:fh h:gj i:oue j:hk k:jlc l:kr m:n n:mb o:ipu p:o q:w r:tel s:adz t:ryd "
        "u:yio v:bw w:ve x:z y:iu z:xs"
    ).split()
}
"""What a hand or an ear puts in place of a letter."""
SPELLINGS = (("ia", "ya"), ("ya", "ia"), ("iy", "y"), ("y", "i"), ("i", "y"), ("kh", "h"), ("ts", "tz"), ("sh", "ch"))


class Sample(NamedTuple):
    """A pair: its outlet, its features, whether it is one entity, and whether it was put into the article."""

    outlet: str
    features: Mapping[str, float]
    label: bool
    made: bool


def weighed(linter: Linter, text: str) -> Iterator[tuple[str, str, dict[str, float]]]:
    """Yield the pairs of a text that newslint would weigh, with their features."""
    analysis = Analysis(Document.of(Source("", text)), linter.resources)
    own = linter.resources
    known = Known(own.gazetteer, own.word_frequencies, own.name_list, own.lexicon)
    found = analysis.spellings
    for first, second in candidates(found):
        shape = compare(first, second, known)
        if not isinstance(shape, Unlike):
            facts = PairFacts(found[first], found[second], known, shape)
            if not is_ruled_out(facts, (found.blocks(first), found.blocks(second))):
                yield first, second, {**features(facts), SIZE: article_size(len(found))}


def natural(
    linter: Linter, articles: list[dict[str, Any]], verdicts: Mapping[str, str], *, complete: bool
) -> Iterator[Sample]:
    """Yield the pairs of labelled articles; without a label a pair is none where the labels are `complete`."""
    for article in articles:
        labels = {frozenset((pair["a"], pair["b"])): pair["label"] for pair in article["pairs"]}
        outlet = article.get("source") or "machine translation of " + _original(article["id"])
        for first, second, found in weighed(linter, article["text"]):
            key = frozenset((first, second))
            verdict = verdicts.get(names.mark(article["id"], key))
            label = labels.get(key, "")
            if verdict in ("true", "false"):
                yield Sample(outlet, found, verdict == "true", made=False)
            elif verdict is None and (label == POSITIVE or label in NEGATIVE or (complete and not label)):
                yield Sample(outlet, found, label == POSITIVE, made=False)


def _original(article: str) -> str:
    """Return the paper that a machine translation was made from: all translations of it are left out together."""
    return re.sub(r"[\d_.-]+$", "", article.split("/")[2])


def made(
    linter: Linter, articles: list[dict[str, Any]], folder: Path, number: int, chooser: random.Random
) -> Iterator[Sample]:
    """Yield pairs that were put into articles, about `number` of each kind; `folder` has the lists of names."""
    articles = [article for article in articles if len(article["text"]) < LONGEST]
    hosts = [article for article in articles if names._person(article["text"], names._GIVEN)]  # noqa: SLF001
    listed, _ = names.aliases(sorted(folder.glob("*person_alias.tsv")), "")
    counted = [group for path in sorted(folder.glob("latin_variants_*.tsv")) for group in _counted(path)]
    for _ in range(number):
        host = chooser.choice(hosts)
        entities = [chooser.choice(listed)]
        first, second = chooser.sample(chooser.choice(counted), 2)
        if plain(first) != plain(second):
            entities.append(names.Entity(["Ann", first], [["Ann", second]]))
        for entity in entities:
            swap = next(names.swaps([host], [entity], 1, chooser.randrange(10**9)))
            pair = {swap.name.split()[-1], swap.alias.split()[-1]}
            yield from _of_pair(linter, swap.text, pair, host["source"])
        host = chooser.choice(articles)
        yield from _slipped(linter, host["text"], host["source"], chooser)


def _of_pair(linter: Linter, text: str, pair: set[str], outlet: str) -> Iterator[Sample]:
    for first, second, found in weighed(linter, text):
        if {first, second} == pair:
            yield Sample(outlet, found, label=True, made=True)


def _counted(path: Path) -> Iterator[list[str]]:
    """Yield the near spellings of each native name of a list that are counted often enough."""
    for line in path.read_text("utf-8").splitlines()[1:]:
        items = (item.rpartition(":") for item in line.split("\t")[1].split("|"))
        group = [name.capitalize() for name, _, count in items if _is_counted(name, count)]
        near = [name for name in group if _is_near(group[0], name)]
        if len(near) > 1:
            yield near


def _is_counted(name: str, count: str) -> bool:
    return name.isalpha() and len(name) >= LEAST and count.isdigit() and int(count) >= COUNTED


def _is_near(first: str, second: str) -> bool:
    limit = RESPELLED * max(len(first), len(second))
    return slip_distance(plain(first), plain(second), limit) <= limit


def _slipped(linter: Linter, text: str, outlet: str, chooser: random.Random) -> Iterator[Sample]:
    """Yield the pair of a name that stands twice or more, and a slip put in one of its places."""
    counts = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", text))
    words = [word for word, count in counts.items() if count > 1 and not re.search(rf"\b{word.lower()}\b", text)]
    if not words:
        return
    word = chooser.choice(words)
    slip = _slip(word, chooser)
    places = list(re.finditer(rf"(?<=[a-z,.] ){word}\b", text))
    if slip != word and places and not re.search(rf"\b{slip}\b", text):
        at = chooser.choice(places)
        yield from _of_pair(linter, text[: at.start()] + slip + text[at.end() :], {word, slip}, outlet)


def _slip(word: str, chooser: random.Random) -> str:
    """Return a word with a letter dropped, doubled, put in, changed, or swapped with the next, or respelled."""
    at = chooser.randrange(1, len(word))
    before, letter, after = word[:at], word[at], word[at + 1 :]
    kind = chooser.choice("drop drop double swap change insert respell vowel".split())
    respelled = [word[0] + word[1:].replace(old, new, 1) for old, new in SPELLINGS if old in word[1:]]
    ways = {
        "drop": before + after,
        "double": before + letter + letter + after,
        "swap": before + after[:1] + letter + after[1:],
        "change": before + chooser.choice(KEYS.get(letter, "e")) + after,
        "insert": before + chooser.choice("aeiounrtls") + letter + after,
        "respell": respelled[0] if respelled else before + after,
        "vowel": before + chooser.choice("aeiouy") + after if letter in "aeiouy" else before + after,
    }
    return ways[kind]
