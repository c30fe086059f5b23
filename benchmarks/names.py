"""How well newslint finds names that are spelled two ways, and places that do not exist.

    python benchmarks/names.py mt ARTICLES.jsonl.gz [--errors]
    python benchmarks/names.py published ARTICLES.jsonl.gz [--errors] [--verdicts FILE]
    python benchmarks/names.py aliases ARTICLES.jsonl.gz ALIASES.tsv... [--number N] [--seed N] [--errors]
    python benchmarks/names.py towns ARTICLES.jsonl.gz [--number N] [--seed N] [--errors]
    python benchmarks/names.py foreign ARTICLES.jsonl.gz [--number N] [--every N] [--seed N] [--errors]
    python benchmarks/names.py outlets ARTICLES.jsonl.gz TRANSLATIONS.jsonl.gz LISTS --verdicts FILE
    python benchmarks/names.py speed ARTICLES.jsonl.gz

ARTICLES holds JSON objects with `id`, `text` and, for the first two, `pairs` of two words `a`, `b` and a `label`. What
is measured:

mt, published   The share of the pairs labelled same_entity_inconsistent that are reported, and the articles that carry
                a false pair. A pair is reported where a finding of the family stands on one word and names the other. A
                reported pair without a label is judged by the verdicts file (8 hex digits of the SHA-256 of
                article and pair, and true, false or neutral; no text), and counted as false where nobody has judged it.
aliases         An alias list has the columns name and alias; the rows of one name are one entity. In an article that
                mentions a person twice or more, the person becomes an entity of the list, drawn by entity and then by
                alias, and one mention, chosen at random, takes the alias; addresses, handles, hashtags and things that
                are called after a person (X University) are no mention. Counted is how often a finding touches the
                alias or a related place of one does, by kind: the alias in full or a surname alone, with the skeleton
                of the name or without. Aliases that are another name altogether (a word that is not near its word of
                the name) are no spelling and are left out, and their number is printed. `--half` takes half of the
                entities, so that what was tuned on one is measured on the other.
towns           Towns of the gazetteer are changed by one or two slips of the kinds that other scripts cause (b/v, k/t,
h/g,
                l/r, dropped, doubled and swapped letters) and put beside their country in plain sentences; counted is
                how often the right town is the first suggestion. Reports of the rule on the articles are false alarms.
outlets         What a model that was trained on all outlets but one says of that one, for every outlet, how often what it
                says is true, and what other costs of a false alarm would give. It weighs the pairs that the guards
                leave, as training/build_pairs.py does, and needs numpy.
foreign         Known people and towns in another language's spelling and no other, see benchmarks/press_names.py.
speed           Milliseconds per 700 words of the whole transliteration family, in one process, beside an empty run.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lint.analysis.resources.places_file import Place
from lint.analysis.resources.romanization import plain, skeleton, slip_distance
from lint.engine.assembly import make_linter
from lint.engine.linter import Linter
from lint.rulepack import loader
from lint.text.finding import Finding
from lint.text.source import Source

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‘ʻ][^\W\d_]+)*")
_FAMILY = ("transliteration",)
_PAIRS = ("inconsistent-name", "leaked-case-ending", "mixed-name-forms")
"""The rules that say of two spellings that they are one name."""

_POSITIVE = "same_entity_inconsistent"
_NEUTRAL = ("case_or_gender_ending", "ambiguous", "same_entity_inconsistent_also_in_ref")
_ARTICLE = 700
_RESPELLED = 0.34
_FAR = 0.5


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def linter(*names: str) -> Linter:
    """Return a linter with the rules or families named."""
    pack = loader.load([])
    rules = pack.rules.select(select=list(names)).at_each_place()
    return make_linter(pack, rules)


def linted(lint: Linter, name: str, text: str) -> tuple[Finding, ...]:
    """Return the findings in a text; a rule that breaks ends the run."""
    result = lint.lint(Source(name, text))
    if result.failures:
        sys.exit(f"{name}: {result.failures[0].rule}: {result.failures[0].message}")
    return result.findings


def spelled(text: str) -> list[str]:
    """Return the words of a text in order, without possessives; the parts of compounds are words of their own."""
    return [re.sub(r"['’]s$", "", word) for word in _WORD.findall(text)]


def reported(text: str, findings: tuple[Finding, ...], *, pairs_only: bool = False) -> set[frozenset[str]]:
    """Return the pairs of words that the findings say are two spellings of one name."""
    found: set[frozenset[str]] = set()
    for finding in findings:
        if pairs_only and finding.rule not in _PAIRS:
            continue
        here = spelled(text[finding.span.start : finding.span.end])
        others = [spelled(text[related.span.start : related.span.end]) for related in finding.related]
        if not pairs_only and finding.fix is not None:
            others += [spelled(edit.text) for edit in finding.fix.edits]
        for there in others:
            # A full name and a surname are compared from the end.
            found |= {
                frozenset(pair) for pair in zip(reversed(here), reversed(there), strict=False) if len(set(pair)) > 1
            }
    return found


class Tally(NamedTuple):
    """What a run over labelled articles gave, as (article, pair).

    Labelled pairs found and missed; other pairs that are reported: false, true by the verdicts, or counted apart.
    """

    found: list[tuple[str, frozenset[str]]]
    missed: list[tuple[str, frozenset[str]]]
    false: list[tuple[str, frozenset[str]]]
    true: list[tuple[str, frozenset[str]]]
    neutral: list[tuple[str, frozenset[str]]]


def mark(article: str, pair: frozenset[str]) -> str:
    """Return what a verdict is kept under: it names the pair without giving its words."""
    return hashlib.sha256("\t".join([article, *sorted(pair)]).encode()).hexdigest()[:8]


def verdicts(path: Path | None) -> dict[str, str]:
    """Return the verdicts of a file by mark."""
    if path is None:
        return {}
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return dict(lines)


def labelled(articles: list[dict[str, Any]], judged: dict[str, str]) -> Tally:
    """Lint the articles and compare with their labels."""
    tally = Tally([], [], [], [], [])
    lint = linter(*_FAMILY)
    for article in articles:
        text, name = article["text"], article["id"]
        findings = linted(lint, name, text)
        everything, pairs = reported(text, findings), reported(text, findings, pairs_only=True)
        labels = {frozenset((pair["a"], pair["b"])): pair["label"] for pair in article["pairs"]}
        for pair, label in labels.items():
            if label == _POSITIVE:
                (tally.found if pair in everything else tally.missed).append((name, pair))
        for pair in pairs:
            label = labels.get(pair, "")
            verdict = judged.get(mark(name, pair), "")
            if label == _POSITIVE:
                continue
            if verdict == "true":
                tally.true.append((name, pair))
            elif label in _NEUTRAL or verdict == "neutral":
                tally.neutral.append((name, pair))
            else:
                tally.false.append((name, pair))
    return tally


def by_outlet(tally: Tally, articles: list[dict[str, Any]]) -> None:
    """Print recall, precision and false pairs for each outlet, then their mean and the worst of them.

    The weights of the pairs were fitted on such articles: training/build_pairs.py prints what a model says of an outlet
    that it has not seen.
    """
    outlet = {article["id"]: article.get("source", "") for article in articles}
    if len(set(outlet.values())) < 2:  # noqa: PLR2004 - one outlet is the whole
        return
    sizes = Counter(outlet.values())
    counts = {name: Counter(outlet[article] for article, _ in getattr(tally, name)) for name in Tally._fields}
    print(f"{'outlet':26}{'articles':>9}{'recall':>8}{'precision':>11}{'false per 1,000':>17}")
    lines: list[tuple[float, float, float]] = []
    for name, size in sorted(sizes.items()):
        found, missed, false = (counts[kind][name] for kind in ("found", "missed", "false"))
        true = found + counts["true"][name]
        line = (found / max(found + missed, 1), true / max(true + false, 1), 1000 * false / size)
        lines.append(line)
        print(f"{name:26}{size:9}{line[0]:8.3f}{line[1]:11.3f}{line[2]:17.2f}")
    for title, pick in (("mean", _mean), ("worst", None)):
        columns = list(zip(*lines, strict=True))
        recall, precision = (pick(column) if pick else min(column) for column in columns[:2])
        false_pairs = pick(columns[2]) if pick else max(columns[2])
        print(f"{title:35}{recall:8.3f}{precision:11.3f}{false_pairs:17.2f}")


def _mean(values: tuple[float, ...]) -> float:
    return sum(values) / len(values)


def show(tally: Tally, articles: list[dict[str, Any]], *, errors: bool) -> None:
    """Print the figures of a tally and, if asked, its errors."""
    wanted = len(tally.found) + len(tally.missed)
    carrying = {name for name, _ in tally.false}
    right = len(tally.found)
    print(f"{len(articles)} articles, {wanted} labelled pairs")
    print(f"recall {right / wanted:.3f} ({right} of {wanted})")
    print(f"false pairs {len(tally.false)}, {1000 * len(tally.false) / len(articles):.2f} per 1,000 articles")
    print(f"articles with a false pair {len(carrying)}, {100 * len(carrying) / len(articles):.2f}%")
    print(f"reported and counted apart (case endings, ambiguous) {len(tally.neutral)}")
    if errors:
        for kind in ("missed", "false", "neutral"):
            for name, pair in getattr(tally, kind):
                print(f"{kind}\t{name}\t{' / '.join(sorted(pair))}\t{mark(name, pair)}")


# --- aliases
# -----------------------------------------------------------------------------------------------------------


def _spelled(name: str) -> list[str]:
    """Return the words of a list's name in the order they are said, "SURNAME, Given" turned round."""
    if "," in name:
        surname, given = name.split(",", 1)
        name = f"{given} {surname}"
    return [part if not part.isupper() else part.title() for part in name.split()]


def respelled(name: list[str], alias: list[str]) -> bool:
    """Tell whether an alias is the name in another spelling: both parts near their own, the surname changed.

    Words between the two may differ or be left out, as the press does.
    """
    if min(len(name), len(alias)) < 2:  # noqa: PLR2004 - a given name and a surname
        return False
    if len(name) == len(alias) and not all(_is_near(a, b) for a, b in zip(name, alias, strict=True)):
        return False
    return _is_near(name[0], alias[0]) and _is_near(name[-1], alias[-1]) and _bare(name[-1]) != _bare(alias[-1])


def _bare(word: str) -> str:
    return plain(re.sub(r"^(?:al|el)-", "", word.lower()))


def _is_near(first: str, second: str) -> bool:
    a, b = _bare(first), _bare(second)
    share = slip_distance(a, b, 99.0) / max(len(a), len(b), 1)
    return share <= (_FAR if skeleton(a) == skeleton(b) else _RESPELLED)


class Entity(NamedTuple):
    """A person of an alias list: the words of the name, and of each alias that is a spelling of it."""

    name: list[str]
    aliases: list[list[str]]


def aliases(paths: list[Path], half: str) -> tuple[list[Entity], int]:
    """Return the entities of a half ("" for all) with an alias in another spelling, and how many aliases are left out."""
    kept: dict[str, Entity] = {}
    out = 0
    for path in paths:
        lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        at = {title: number for number, title in enumerate(lines[0])}
        for line in lines[1:]:
            name, alias = _spelled(line[at["name"]]), _spelled(line[at["alias"]])
            key = " ".join(name).lower()
            if half and half != _HALVES[hashlib.sha256(key.encode()).digest()[0] % 2]:
                continue
            if respelled(name, alias) and all(
                re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", w) for w in (*name, *alias)
            ):
                entity = kept.setdefault(key, Entity(name, []))
                if alias not in entity.aliases:
                    entity.aliases.append(alias)
            else:
                out += 1
    return list(kept.values()), out


_HALVES = ("a", "b")
_PERSON = re.compile(r"\b([A-Z][a-z]{2,}) ([A-Z][a-z]{3,})\b(?! [A-Z])")
_TITLE_CASE = 0.6
"""Share of the longer words of a headline that have a capital."""

_HONORIFIC = frozenset(
    "President Senator Governor Sen Gov Rep Mr Mrs Ms Dr Sir Lord Judge Justice General Minister".split()
)


def _person(text: str, known: set[str]) -> tuple[str, str] | None:
    """Return the given name and surname of a person whom the text names in full and again by the surname alone."""
    for match in _PERSON.finditer(text):
        given, surname = match.groups()
        if given in known and given not in _HONORIFIC and len(_mentioned(text, given, surname)) > 1:
            before = {m[1] for m in re.finditer(rf"([^\W\d_][\w.'’-]*) {surname}\b", text) if m[1][0].isupper()}
            if before - _HONORIFIC == {given}:
                return given, surname
    return None


def _mentioned(text: str, given: str, surname: str) -> list[int]:
    """Return where a person is mentioned: not in addresses, handles and hashtags, nor in a longer name of something."""
    return [
        place.start()
        for place in re.finditer(rf"\b(?:{given}\s)?{surname}\b", text)
        if text[max(0, place.start() - 1) : place.start()] not in set("#@/._\\")
        and not re.match(r"[/_@\\]|\.\w", text[place.end() :])
        and (not re.match(r" [A-Z]", text[place.end() :]) or _is_headline(text, place.start()))
    ]


def _is_headline(text: str, at: int) -> bool:
    """Tell whether the line at a place is in title case, where the next capital says nothing."""
    line = text[text.rfind("\n", 0, at) + 1 : text.find("\n", at) if "\n" in text[at:] else len(text)]
    words: list[str] = [word for word in _WORD.findall(line) if len(word) > 3]  # noqa: PLR2004 - articles and prepositions
    return sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words)


_GIVEN = set(
    """James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark
    Donald Steven Paul Andrew Kenneth George Kevin Brian Edward Ronald Timothy Jason Jeffrey Gary Ryan Nicholas Eric
    Stephen Jonathan Larry Scott Frank Benjamin Gregory Samuel Raymond Patrick Jack Dennis Jerry Alexander Peter Adam
    Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa Margaret Sandra Ashley Kimberly
    Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Kathleen Amy Angela Anna Ruth
    Brenda Pamela Nicole Katherine Virginia Catherine Christine Janet Maria Heather Diane Julie Joyce Victoria Kelly
    Christina Joan Evelyn Judith Andrea Hannah Jacqueline Martha Gloria Ann Ted Marco Ben Bernie Joe Tim Mike Jeb Chris
    Vladimir Sergey Angela Mitt Harry Hillary Barack""".split()
)


class Swap(NamedTuple):
    """A text in which one mention of a person is an alias, the place of it, and what kind of swap it is."""

    text: str
    start: int
    end: int
    name: str
    alias: str
    kind: str


def swaps(articles: list[dict[str, Any]], entities: list[Entity], number: int, seed: int) -> Iterator[Swap]:
    """Yield texts in which a person has become one of the list and one mention is an alias."""
    chooser = random.Random(seed)
    hosts = [(article["text"], person) for article in articles if (person := _person(article["text"], _GIVEN))]
    for _ in range(number):
        text, (given, surname) = chooser.choice(hosts)
        entity = chooser.choice(entities)
        name, alias = entity.name, chooser.choice(entity.aliases)
        places = list(re.finditer(rf"\b(?:({given})\s)?{surname}\b", text))
        mentioned = _mentioned(text, given, surname)
        odd = chooser.choice([count for count, place in enumerate(places) if place.start() in mentioned])
        made, at, start, end = "", 0, 0, 0
        for count, place in enumerate(places):
            spelled = alias if count == odd else name
            made += text[at : place.start()]
            written = " ".join(spelled) if place[1] else spelled[-1]
            if count == odd:
                start, end = len(made), len(made) + len(written)
            made += written
            at = place.end()
        kind = "in full" if places[odd][1] else "surname alone"
        same = skeleton(_bare(name[-1])) == skeleton(_bare(alias[-1]))
        kind += ", one skeleton" if same else ", two skeletons"
        yield Swap(made + text[at:], start, end, " ".join(name), " ".join(alias), kind)


def run_aliases(wanted: argparse.Namespace) -> int:
    """Print the recall on alias swaps."""
    entities, out = aliases(wanted.aliases, wanted.half)
    count = sum(len(entity.aliases) for entity in entities)
    print(f"{count} aliases of {len(entities)} entities are spellings of the name; {out} are other names")
    lint = linter(*_FAMILY)
    asked: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    missed: list[str] = []
    for swap in swaps(rows(wanted.articles), entities, wanted.number, wanted.seed):
        findings = linted(lint, "swap", swap.text)
        touched = [span for f in findings for span in (f.span, *(related.span for related in f.related))]
        asked[swap.kind] += 1
        if any(a.start < swap.end and swap.start < a.end for a in touched):
            hits[swap.kind] += 1
        else:
            around = " ".join(swap.text[max(0, swap.start - 30) : swap.end + 20].split())
            missed.append(f"{swap.kind}\t{swap.name} / {swap.alias}\t{around}")
    found = sum(hits.values())
    print(f"recall {found / wanted.number:.3f} ({found} of {wanted.number}), seed {wanted.seed}")
    for kind in sorted(asked):
        print(f"  {kind}: {hits[kind] / asked[kind]:.3f} ({hits[kind]} of {asked[kind]})")
    if wanted.errors:
        print("\n".join(missed))
    return 0


# --- towns
# -------------------------------------------------------------------------------------------------------------

_SLIPS = (("b", "v"), ("k", "t"), ("h", "g"), ("l", "r"), ("p", "b"), ("d", "t"), ("sh", "s"), ("i", "y"), ("o", "a"))
_CARRIERS = (
    "The talks were held in {town}, {country}, on Monday.",
    "Hundreds of people gathered in the city of {town} in {country} over the weekend.",
    "She was born in {town}, {country}, and studied law there.",
    "Officials flew to {town}, {country} before dawn.",
    "The bank opened a branch in {country}’s second city, {town}, last year.",
)


def mangled(name: str, chooser: random.Random) -> str:
    """Return a name with one or two slips: a confusable letter, a letter dropped, doubled or swapped."""
    for _ in range(chooser.choice((1, 1, 2))):
        kind = chooser.choice(("letter", "letter", "drop", "double", "swap"))
        at = chooser.randrange(1, len(name) - 1)
        if kind == "letter":
            fitting = [(a, b) for pair in _SLIPS for a, b in (pair, pair[::-1]) if a in name[1:].lower()]
            if fitting:
                a, b = chooser.choice(fitting)
                name = name[0] + name[1:].replace(a, b, 1)
        elif kind == "drop":
            name = name[:at] + name[at + 1 :]
        elif kind == "double":
            name = name[:at] + name[at] + name[at:]
        else:
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name


def _is_to_mangle(town: Place) -> bool:
    plain = town.name.isalpha() and town.name.isascii()
    return plain and len(town.name) >= 5 and town.population >= 50_000  # noqa: PLR2004 - a name that news has


def run_towns(wanted: argparse.Namespace) -> int:
    """Print how often the right town is suggested for a mangled one, and the false alarms on the articles."""
    lint = linter("mangled-place-name")
    gazetteer = lint.resources.gazetteer
    chooser = random.Random(wanted.seed)
    towns = [
        (town, country)
        for country in gazetteer.countries.values()
        for town in gazetteer.towns(country.code)[:40]
        if _is_to_mangle(town)
    ]
    right = reports = 0
    wrong: list[str] = []
    for _ in range(wanted.number):
        town, country = chooser.choice(towns)
        while gazetteer.knows(name := mangled(town.name, chooser)):
            pass
        text = chooser.choice(_CARRIERS).format(town=name, country=country.name)
        findings = linted(lint, "town", text)
        offered = [edit.text for f in findings if f.fix for edit in f.fix.edits]
        reports += bool(offered)
        if offered[:1] == [town.name]:
            right += 1
        else:
            wrong.append(f"{name} for {town.name}, {country.name}: {offered[:1] or 'nothing'}")
    print(f"right town first {right / wanted.number:.3f} ({right} of {wanted.number}), another {reports - right}")
    articles = rows(wanted.articles)
    alarms = [(article["id"], f.message) for article in articles for f in linted(lint, article["id"], article["text"])]
    print(f"reports on {len(articles)} articles: {len(alarms)}, {500 * len(alarms) / len(articles):.2f} per 500")
    if wanted.errors:
        print("\n".join(wrong))
        print("\n".join(f"{name}\t{message}" for name, message in alarms))
    return 0


# --- speed
# -------------------------------------------------------------------------------------------------------------


def run_speed(wanted: argparse.Namespace) -> int:
    """Print milliseconds per 700 words of the family, and of a run in which no rule is asked."""
    articles = rows(wanted.articles)[: wanted.number]
    sources = [Source(article["id"], article["text"]) for article in articles]
    size = sum(len(_WORD.findall(article["text"])) for article in articles)
    for title, lint in (("empty", linter("house-style-name")), ("family", linter(*_FAMILY))):
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            for source in sources:
                lint.lint(source)
            best = min(best, time.process_time() - started)
        print(f"{title}: {1000 * best * _ARTICLE / size:.2f} ms per {_ARTICLE} words")
    return 0


def run_outlets(wanted: argparse.Namespace) -> int:
    """Print what models say of the outlets that they were not trained on."""
    sys.path.append(str(Path(__file__).parent.parent / "training"))
    import build_pairs  # noqa: PLC0415 - it needs numpy, and imports this module

    if len(wanted.aliases) != _SETS or wanted.verdicts is None:
        sys.exit("outlets needs TRANSLATIONS, LISTS and --verdicts")
    build_pairs.cross_validate(build_pairs.labelled_pairs(wanted.articles, *wanted.aliases, wanted.verdicts))
    return 0


_SETS = 2
"""Files beside the articles: translations, and the folder of lists."""


def main() -> int:
    """Run one measurement."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("mt", "published", "aliases", "towns", "outlets", "foreign", "speed"))
    parser.add_argument("articles", type=Path)
    parser.add_argument("aliases", type=Path, nargs="*")
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was wrong")
    parser.add_argument("--verdicts", type=Path)
    parser.add_argument("--number", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=5, help="forms are made from every so manieth known bearer")
    parser.add_argument("--half", choices=_HALVES, default="", help="half of the entities of the alias lists")
    wanted = parser.parse_args()
    if wanted.what in ("mt", "published"):
        articles = rows(wanted.articles)
        tally = labelled(articles, verdicts(wanted.verdicts))
        show(tally, articles, errors=wanted.errors)
        by_outlet(tally, articles)
        counts = Counter(label for article in articles for label in {p["label"] for p in article["pairs"]})
        print("articles by label:", dict(counts))
        return 0
    if wanted.what == "outlets":
        return run_outlets(wanted)
    if wanted.what == "foreign":
        import press_names  # noqa: PLC0415 - it reads the tables of the scripts that build the data

        return press_names.run(wanted)
    return {"aliases": run_aliases, "towns": run_towns, "speed": run_speed}[wanted.what](wanted)


if __name__ == "__main__":
    sys.exit(main())
