"""Build complements.tsv: which complements English verbs, nouns and adjectives take, and how often.

Usage: python training/build_complements.py OPEN OUT.tsv

OPEN holds the four public-domain sets of build_words.py. Sentences are cut and tagged by newslint, and read by the
code that its check reads with. A row is a part of speech, the forms of a word, its uses and the count of each
complement; a complement that is not there was never met. complements_by_hand.yaml names those that news has and the
sets lack: they are written with a + for a count. Only words and counts leave the script, and the same sets give the
same bytes. It takes six minutes.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from lint.analysis import Analysis
from lint.analysis.lexicon.inflection import Inflector
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.resources.resources import Resources
from lint.analysis.syntax import complements
from lint.rulepack import loader
from lint.text.document import Document
from lint.text.source import Source

SETS = ("us_state_human_rights", "us_senate_press_releases", "us_doj_press_releases", "us_state_of_the_union")
SHORTEST = 5
LEAST = {"v": 100, "p": 100, "n": 1000, "a": 150}
"""Uses of a word that is kept, by its part of speech."""
LEAST_BASE = 8
"""Times a verb is met as a bare verb, or a noun in the singular."""
LEAST_SHARE = 0.9
"""Share of verbs among the uses of a form as a verb or a noun: below, its tags are not to be relied on."""
_CREDIT = "# Counted from United States government prose in the public domain; see CREDITS.md. Built by build_complements.py.\n"

Counts = Mapping[tuple[str, str], Counter[str]]
"""Counts of complements by part of speech and word form."""


def sentences(folder: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Yield folded words and Penn tags of the sentences of the sets."""
    resources = Resources(str(Path(loader.builtin_folder()) / "data"), lexicon=Lexicon(loader.load([]).lexicon))
    for name in SETS:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
            for row in rows:
                analysis = Analysis(Document.of(Source("", json.loads(row)["text"])), resources)
                for number, sentence in enumerate(analysis.sentences):
                    if sentence.last - sentence.first >= SHORTEST:
                        yield analysis.tokens.lowers[sentence.first : sentence.last], analysis.tags(number)


def count(read: Iterator[tuple[list[str], list[str]]]) -> tuple[Counts, Counter[tuple[str, str]]]:
    """Return the complements of each form, and how often each form has each tag."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    tagged: Counter[tuple[str, str]] = Counter()
    for lowers, tags in read:
        tagged.update(zip(lowers, tags, strict=True))
        for complement in complements.find(lowers, tags):
            found[complement.part, lowers[complement.head]][complement.kind] += 1
    return found, tagged


def inflector(folder: Path) -> Inflector:
    """Return what makes forms, with the exceptions of the lexicon."""
    data = yaml.safe_load((folder / "irregular.yaml").read_text(encoding="utf-8"))
    verbs = {
        lemma: {form: _several(words) for form, words in v.items()} for lemma, v in data["irregular-verbs"].items()
    }
    nouns = {lemma: _several(words) for lemma, words in data["irregular-nouns"].items()}
    return Inflector(verbs, nouns, data["doubling"], data["prefixes"])


def _several(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


def lemmas(tagged: Counter[tuple[str, str]], forms: Inflector) -> Mapping[tuple[str, str], str]:
    """Return the lemma of each form of the verbs, nouns and adjectives met."""
    found: dict[tuple[str, str], str] = {}
    for (word, tag), times in sorted(tagged.items(), key=lambda item: (-item[1], item[0])):
        if times >= LEAST_BASE and word.isalpha() and word.isascii() and len(word) > 1:
            for part, form in _forms_of(word, tag, tagged, forms):
                found.setdefault((part, form), word)
    return found


def _forms_of(word: str, tag: str, tagged: Counter[tuple[str, str]], forms: Inflector) -> Iterator[tuple[str, str]]:
    """Yield the forms of a base form, each with its part of speech; none for a tag of another form."""
    if tag == "VB":
        made = {form for several in forms.verb(word).values() for form in several}
        doubled = {word + word[-1] + ending for ending in ("ed", "ing")}
        made |= {form for form in doubled if tagged[form, "VBD"] + tagged[form, "VBG"]}
        yield from ((part, form) for form in sorted(made) for part in "vp")
    elif tag == "NN":
        yield from (("n", form) for form in sorted(form for several in forms.noun(word).values() for form in several))
    elif tag == "JJ":
        yield "a", word


def _is_sure(part: str, form: str, tagged: Counter[tuple[str, str]]) -> bool:
    """Tell whether a form that is tagged as a verb mostly is one."""
    verb = sum(tagged[form, tag] for tag in ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG"))
    noun = tagged[form, "NN"] + tagged[form, "NNS"] + tagged[form, "JJ"]
    return part not in "vp" or verb >= LEAST_SHARE * (verb + noun)


def rows(
    found: Counts, tagged: Counter[tuple[str, str]], forms: Inflector, by_hand: Mapping[str, str]
) -> Iterator[str]:
    """Yield the lines of the table in order."""
    lemma_of = lemmas(tagged, forms)
    whole: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (part, form), kinds in sorted(found.items()):
        lemma = lemma_of.get((part, form))
        if lemma is not None and _is_sure(part, form, tagged):
            whole[part, lemma].update(kinds)
            members[part, lemma].append(form)
    for (part, lemma), kinds in sorted(whole.items()):
        uses = sum(times for kind, times in kinds.items() if not kind.startswith(("him ", "it ")))
        if uses < LEAST[part] or lemma in ("be", "have", "do"):
            continue
        listed = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
        cells = [f"{kind}={times}" for kind, times in listed]
        cells += [f"{kind.strip()}=+" for kind in by_hand.get(f"{part} {lemma}", "").split(",") if kind]
        yield "\t".join((part, " ".join(members[part, lemma]), str(uses), ",".join(cells))) + "\n"


def main() -> None:
    """Count and write."""
    found, tagged = count(sentences(Path(sys.argv[1])))
    by_hand = yaml.safe_load((Path(__file__).parent / "complements_by_hand.yaml").read_text(encoding="utf-8"))
    forms = inflector(Path(loader.builtin_folder()) / "lexicon")
    Path(sys.argv[2]).write_text(_CREDIT + "".join(rows(found, tagged, forms, by_hand)), encoding="utf-8")


if __name__ == "__main__":
    main()
