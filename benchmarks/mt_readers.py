"""What two readers call broken in machine-translated articles, and how much of it newslint reports.

    python benchmarks/mt_readers.py draw CORPORA FOLDER
    python benchmarks/mt_readers.py score CORPORA [--readers NAME.tsv NAME.tsv] [--select NAME,...] [--missed N]

CORPORA has modern/articles.jsonl.gz, of which the outlet gdelt-multi(PL) is raw machine translation, and
names/mt_articles.jsonl.gz. `draw` draws 20 articles of each by a fixed seed, divides them into sentences and writes the
places to benchmarks/verdicts/mt_sentences.tsv (id, article, start, end; code points, half-open) and the sentences, in
two files of 20 articles, to FOLDER: keep that folder outside the project. The readers see no findings and answer for
each id one of ok, broken-grammar (a lost, extra or wrong small word, a form, agreement, order, no verb, clauses run
together, a quotation that does not fit) and broken-other (wrong words, no sense). Their files, lines of id and label,
lie beside the places.

`score` prints the readers' agreement (Cohen's kappa), the share of the sentences both call broken, and of those both
call broken in grammar, that a finding at warning or above touches, and the share of such findings that touch a sentence
both call broken (strict) or at least one does (lenient). A finding that covers more than five of the sentences is about
the whole text, and is counted by itself. All this stands there twice: for the places of the findings alone, and with
the further places that a finding names where the same fault occurs again.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from vague_sources import rows

from lint.analysis import Analysis
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.resources.resources import Resources
from lint.engine.assembly import make_linter
from lint.rulepack import loader
from lint.text.document import Document
from lint.text.finding import Severity
from lint.text.source import Source

LABELS = ("ok", "broken-grammar", "broken-other")
_VERDICTS = Path(__file__).parent / "verdicts"
_PLACES = _VERDICTS / "mt_sentences.tsv"
_RAW_OUTLET = "gdelt-multi(PL)"
_SEED = 19
_ARTICLES = 20
"""Articles drawn from each of the two corpora."""
_SENTENCES = 17
"""The most sentences of one article: 40 articles make at most 680."""
_SHORTEST = 4
"""The fewest words of a sentence that is worth a reader's judgement."""
_WHOLE_TEXT = 5
"""A finding over more sentences than this is about the text."""


class Place(NamedTuple):
    """A sentence that was read: code points of its article, half-open."""

    mark: str
    article: str
    start: int
    end: int


def texts(corpora: Path) -> dict[str, str]:
    """Return the raw machine translations by id."""
    modern = [row for row in rows(corpora / "modern/articles.jsonl.gz") if row["outlet"] == _RAW_OUTLET]
    named = rows(corpora / "names/mt_articles.jsonl.gz")
    return {row["id"]: row["text"] for row in [*modern, *named]}


def draw(corpora: Path, folder: Path) -> None:
    """Draw the articles, and write the places and the sentences for the readers."""
    known = texts(corpora)
    chooser = random.Random(_SEED)
    chosen = []
    for raw in (True, False):
        ids = [name for name in known if name.startswith("gdelt-") is raw]
        chosen += chooser.sample(ids, _ARTICLES)
    chooser.shuffle(chosen)
    words = Resources("", lexicon=Lexicon(loader.load([]).lexicon))
    places: list[list[Place]] = []
    for number, article in enumerate(chosen, 1):
        analysis = Analysis(Document.of(Source("", known[article])), words)
        found = [one for one in analysis.sentences if one.last - one.first >= _SHORTEST][:_SENTENCES]
        places.append(
            [Place(f"s{number:02}-{count:02}", article, one.start, one.end) for count, one in enumerate(found, 1)]
        )
    lines = ["\t".join(map(str, place)) for article in places for place in article]
    _PLACES.write_text("# id, article, start, end\n" + "\n".join(lines) + "\n", encoding="utf-8")
    for number, half in enumerate((places[:_ARTICLES], places[_ARTICLES:]), 1):
        sentences = [
            f"{place.mark}\t{' '.join(known[place.article][place.start : place.end].split())}"
            for article in half
            for place in article
        ]
        made = folder / f"mt_sentences_{number}.tsv"
        unfinished = made.with_suffix(".unfinished")
        unfinished.write_text("id\tsentence\n" + "\n".join(sentences) + "\n", encoding="utf-8")
        unfinished.replace(made)
        print(f"{made}: {len(sentences)} sentences")


def read_places() -> list[Place]:
    """Return the sentences that were drawn, in order."""
    lines = (line.split("\t") for line in _PLACES.read_text("utf-8").splitlines() if line and line[0] != "#")
    return [Place(mark, article, int(start), int(end)) for mark, article, start, end in lines]


def labels(path: Path) -> dict[str, str]:
    """Return a reader's labels by id; raises ValueError where a label is none of `LABELS`."""
    found = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        mark, _, label = line.partition("\t")
        if not line or line[0] == "#" or mark == "id":
            continue
        label = label.split("\t")[0].strip()
        if label not in LABELS:
            msg = f"{path}:{number}: “{label}” is none of {', '.join(LABELS)}"
            raise ValueError(msg)
        found[mark] = label
    return found


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of two readers' labels."""
    agree = sum(one == other for one, other in pairs) / len(pairs)
    first, second = (Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return (agree - chance) / (1 - chance) if chance < 1 else 1.0


def findings(
    texts_read: Mapping[str, str], select: Sequence[str], *, further: bool = False
) -> Iterator[tuple[str, int, int, str]]:
    """Yield article, start, end and rule of each finding at warning or above, and of its `further` places if asked."""
    pack = loader.load([])
    linter = make_linter(pack, pack.rules.select(select=select))
    for article, text in texts_read.items():
        for finding in linter.lint(Source(article, text)).findings:
            if finding.severity is not Severity.INFO:
                yield article, finding.span.start, finding.span.end, finding.rule
                for other in finding.related if further else ():
                    yield article, other.span.start, other.span.end, finding.rule


class Touched(NamedTuple):
    """What the findings touch: the rules by sentence, each finding with its sentences, and those about a whole text."""

    rules: dict[str, set[str]]
    hits: list[tuple[str, list[str]]]
    whole: Counter[str]


def touched(
    places: Sequence[Place], known: Mapping[str, str], select: Sequence[str], *, further: bool = False
) -> Touched:
    """Return what the findings in the articles of the places touch, with their `further` places if asked."""
    found = Touched({place.mark: set() for place in places}, [], Counter())
    texts_read = {place.article: known[place.article] for place in places}
    for article, start, end, rule in findings(texts_read, select, further=further):
        marks = [one.mark for one in places if one.article == article and start < one.end and end > one.start]
        if len(marks) > _WHOLE_TEXT:
            found.whole[rule] += 1
        elif marks:
            found.hits.append((rule, marks))
            for mark in marks:
                found.rules[mark].add(rule)
    return found


def called(
    places: Sequence[Place], pairs: Sequence[tuple[str, str]], said: Callable[[tuple[str, str]], bool]
) -> set[str]:
    """Return the sentences of which the two labels are as asked."""
    return {place.mark for place, pair in zip(places, pairs, strict=True) if said(pair)}


def score(corpora: Path, readers: Sequence[Path], select: Sequence[str], missed: int) -> None:
    """Print the agreement, recall and precision."""
    first, second = map(labels, readers)
    places = [place for place in read_places() if place.mark in first and place.mark in second]
    pairs = [(first[place.mark], second[place.mark]) for place in places]
    yes_no = [(str(one != "ok"), str(other != "ok")) for one, other in pairs]
    print(
        f"{len(places)} sentences read twice: kappa broken or not {kappa(yes_no):.3f}, of the labels {kappa(pairs):.3f}"
    )
    known = texts(corpora)
    seen = touched(places, known, select)
    both = called(places, pairs, lambda pair: "ok" not in pair)
    _print_figures(seen, places, pairs, both)
    print("with the further places of each finding:")
    _print_figures(touched(places, known, select, further=True), places, pairs, both)
    show_missed(places, known, sorted(mark for mark in both if not seen.rules[mark]), missed)


def _print_figures(
    seen: Touched, places: Sequence[Place], pairs: Sequence[tuple[str, str]], both: Collection[str]
) -> None:
    """Print recall and precision of what the findings touch; `both` are the sentences both readers call broken."""
    grammar = called(places, pairs, lambda pair: pair == ("broken-grammar",) * 2)
    either = called(places, pairs, lambda pair: pair != ("ok", "ok"))
    for name, group in (("both call broken", both), ("both call broken in grammar", grammar)):
        found = sum(bool(seen.rules[mark]) for mark in group)
        print(f"{name}: {len(group)}, found {found} ({found / max(1, len(group)):.3f})")
    strict, lenient = (sum(not set(group).isdisjoint(marks) for _, marks in seen.hits) for group in (both, either))
    total = max(1, len(seen.hits))
    print(f"{len(seen.hits)} findings: precision strict {strict / total:.3f}, lenient {lenient / total:.3f}")
    wrong = Counter(rule for rule, marks in seen.hits if either.isdisjoint(marks))
    print("in sentences both call sound:", dict(wrong.most_common()))
    print("about a whole text:", dict(seen.whole))


def show_missed(places: Sequence[Place], known: Mapping[str, str], silent: Sequence[str], number: int) -> None:
    """Print some of the sentences that no finding touches."""
    drawn = random.Random(_SEED).sample(silent, min(number, len(silent)))
    for place in places:
        if place.mark in drawn:
            print(f"missed {place.mark}: {' '.join(known[place.article][place.start : place.end].split())}")


def main() -> int:
    """Draw, or print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("corpora", type=Path)
    drawing.add_argument("folder", type=Path)
    scoring = commands.add_parser("score")
    scoring.add_argument("corpora", type=Path)
    scoring.add_argument(
        "--readers", type=Path, nargs=2, default=[_VERDICTS / f"mt_reader_{reader}.tsv" for reader in "AB"]
    )
    scoring.add_argument("--select", default="", help="rules or families to run (default: the default rules)")
    scoring.add_argument("--missed", type=int, default=0, help="broken sentences without a finding to print")
    wanted: Any = parser.parse_args()
    if wanted.command == "draw":
        draw(wanted.corpora, wanted.folder)
    else:
        score(wanted.corpora, wanted.readers, [name for name in wanted.select.split(",") if name], wanted.missed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
