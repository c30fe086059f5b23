"""How well claims without an owner are found: a sample to judge, what judges said, and vague sources on PolNeAR.

    python benchmarks/claims.py sample ARTICLES.jsonl.gz OUT.tsv [--more ARTICLES] [--count N] [--seed N] [--rule ID] [--but VERDICTS.tsv]
    python benchmarks/claims.py verdicts ARTICLES.jsonl.gz VERDICTS.tsv [VERDICTS.tsv ...] [--more ARTICLES]
    python benchmarks/claims.py vague FOLDER [--errors N]
    python benchmarks/claims.py time ARTICLES.jsonl.gz [--limit N]

`sample` draws findings of the rules of claims from published articles: all warnings, then remarks of the same rules and of
preview ones, then vague sources, as far as `--count` goes. It writes id, rule, message and context for a judge: keep that file
outside the project, it holds text of the articles. `--more` adds a second file, less the articles that are in the first. A judge answers for
each id whether a night editor would want the line queried before it is published: true or false. A file of verdicts has a
line `id<TAB>verdict` for each; the id is the first 8 hex digits of the SHA-256 of the article, the rule and the offset.
`verdicts` prints warnings an article and the precision by rule, and for two judges how far they agree (Cohen's kappa).
Findings that no judge has seen are counted apart. `vague` and `time` are described where they stand.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lint import rulefile
from lint.analysis.wordlists import FUNCTION_WORDS
from lint.engine import Linter
from lint.finding import Severity
from lint.source import Source

_AROUND = 420
"""Code points of context on either side that a judge sees."""


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON-lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def linter(select: list[str]) -> Linter:
    """Return a linter for some rules or families."""
    pack = rulefile.load([])
    return Linter(pack.rules.select(select=select), names=pack.names, styles=pack.styles, triggers=pack.triggers)


class Item(NamedTuple):
    """A finding to judge."""

    mark: str
    rule: str
    warning: bool
    message: str
    context: str


_FAMILY = ("unsourced-", "unowned-", "editorial-")
_VAGUE = "vague-source"


def family() -> list[str]:
    """Return the ids of the rules of claims, judgments and hedges without an owner, preview ones too."""
    return [rule.id for rule in rulefile.load([]).rules.rules if rule.id.startswith(_FAMILY)]


def published(wanted: argparse.Namespace) -> list[dict[str, Any]]:
    """Return the articles of both files, each text once."""
    articles = rows(wanted.articles)
    known = {_opening(article) for article in articles}
    return (
        articles + [article for article in rows(wanted.more) if _opening(article) not in known]
        if wanted.more
        else articles
    )


def _opening(article: dict[str, Any]) -> str:
    """Return what two prints of one article share, headlines and spaces aside."""
    return " ".join(article["text"].split())[100:160]


def findings(articles: list[dict[str, Any]], rules: list[str]) -> Iterator[Item]:
    """Yield the findings of some rules in all articles."""
    lint = linter(rules)
    for article in articles:
        text = article["text"]
        for found in lint.lint(Source(article["id"], text)).findings:
            start, end = found.span.start, found.span.end
            mark = hashlib.sha256(f"{article['id']}\t{found.rule}\t{start}".encode()).hexdigest()[:8]
            around = f"{text[max(0, start - _AROUND) : start]}[[{text[start:end]}]]{text[end : end + _AROUND]}"
            warning = found.severity is Severity.WARNING
            yield Item(mark, found.rule, warning, " ".join(found.message.split()), " ".join(around.split()))


def sample(wanted: argparse.Namespace) -> int:
    """Write the findings to judge: every warning as far as `--count` goes, then remarks, each drawn by the seed."""
    known = judged(wanted.but) if wanted.but else {}
    items = list(findings(published(wanted), [wanted.rule] if wanted.rule else [*family(), _VAGUE]))
    items = [item for item in items if item.mark not in known]
    chooser = random.Random(wanted.seed)
    chooser.shuffle(items)
    items = sorted(items, key=lambda item: (not item.warning, item.rule == _VAGUE))[: wanted.count]
    chooser.shuffle(items)
    lines = [f"{item.mark}\t{item.rule}\t{item.message}\t{item.context}" for item in items]
    wanted.out.write_text("id\trule\tmessage\tcontext\n" + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(items)} findings written")
    return 0


def judged(path: Path) -> dict[str, str]:
    """Return the verdicts of a file by id. Raises ValueError for a verdict that is neither true nor false."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "id\t")):
            mark, verdict = line.split("\t")[:2]
            if verdict not in ("true", "false"):
                raise ValueError(f"{path}: {mark}: {verdict!r} is neither true nor false")
            found[mark] = verdict
    return found


def kappa(first: dict[str, str], second: dict[str, str]) -> tuple[int, float, float]:
    """Return how many findings both have judged, the share they agree on, and Cohen's kappa."""
    both = sorted(first.keys() & second.keys())
    if not both:
        return 0, 0.0, 0.0
    same = sum(first[mark] == second[mark] for mark in both) / len(both)
    yes = [sum(one[mark] == "true" for mark in both) / len(both) for one in (first, second)]
    chance = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return len(both), same, (same - chance) / (1 - chance) if chance < 1 else 1.0


def verdicts(wanted: argparse.Namespace) -> int:
    """Print warnings an article, precision by rule for each judge, and agreement."""
    articles = published(wanted)
    items = list(findings(articles, [*family(), _VAGUE]))
    print(f"{sum(item.warning for item in items) / len(articles):.3f} warnings an article ({len(articles)} articles)")
    judges = [judged(path) for path in wanted.verdicts]
    for path, judge in zip(wanted.verdicts, judges, strict=True):
        tally: dict[str, Counter[str]] = defaultdict(Counter)
        for item in items:
            for key in (item.rule, "warnings" if item.warning else "remarks", "all"):
                tally[key][judge.get(item.mark, "unseen")] += 1
        print(f"\n{path.name}\n{'right':>6} {'wrong':>6} {'unseen':>6} {'precision':>9}  rule")
        for key in sorted(tally, key=lambda key: (key in ("warnings", "remarks", "all"), key)):
            right, wrong = tally[key]["true"], tally[key]["false"]
            print(f"{right:>6} {wrong:>6} {tally[key]['unseen']:>6} {right / max(1, right + wrong):>9.3f}  {key}")
    for number, first in enumerate(judges):
        for second in judges[number + 1 :]:
            count, same, agreement = kappa(first, second)
            print(f"\n{count} judged twice: the same verdict on {100 * same:.1f}%, Cohen's kappa {agreement:.2f}")
    return 0


_DEFINITE = frozenset(
    """the this that these those his her their its my our your whose both all each every no none neither nobody
    everyone everybody anyone anybody he she they we i you it who which him them us me him her""".split()
)
_QUANTIFIED = frozenset("some many most others several few someone somebody lots plenty".split())
_ANONYMOUS = frozenset("source person insider individual".split())
_THINGS = frozenset(
    """polls surveys thirds fourths quarters fifths majorities halves points surveys studies records documents emails papers figures numbers results data statistics ads
    headlines transcripts filings letters messages tweets posts stories articles accounts outlets newspapers networks
    companies banks firms agencies courts states countries markets groups organizations campaigns editorials editors
    estimates projections forecasts analyses reviews photos videos signs posters returns laws rules news""".split()
)
_NATIONAL = re.compile(
    r"[A-Z]\w*(?:an|ans|ese|ish|ic|ern|i)|U\.S\.|US|British|French|Dutch|Republicans?|Democrats?|Democratic"
)
_OPENING = frozenset("even but and while as for among by from of also when".split())


def vagueness(source: str, *, opens: bool) -> str:
    """Return what an annotated source is: "vague", "national" (vague but for a nationality or party), or "".

    The definition is one of form, and no list of the rule's: the noun phrase of a vague source, up to what is said of it behind, holds no proper name; it opens with no
    article, demonstrative or possessive; and it is several people of a kind, by a bare plural (officials, voters in the
    valley) or a quantity (some, many of them), or one whom the copy keeps anonymous (a source, a person close to
    the talks). Plurals of things that are read or of bodies (polls, reports, companies) are none, nor are pronouns. `opens` tells
    that the source opens its sentence with a word that is elsewhere written small, where a capital shows no name.
    """
    words = re.findall(r"[\w.’'-]+|,", source.replace("\xa0", " "))
    while words and words[0].lower() in _OPENING:
        words, opens = words[1:], False
    if not words:
        return ""
    cut = next((place for place, word in enumerate(words) if word == "," or word.lower() in _AFTER_HEAD), len(words))
    core = [word.lower() for word in words[:cut]]
    while core and core[-1] == "and":
        core.pop()
    first = words[0].lower()
    if first in _DEFINITE or any(char.isdigit() for char in " ".join(core)) or "percent" in core:
        return ""
    if first not in _QUANTIFIED and any(word.endswith(("'s", "’s")) for word in words[:3]):
        return ""
    capitals = [word for place, word in enumerate(words[: max(1, cut)]) if word[0].isupper() and (place or not opens)]
    if opens and words[0] not in capitals and _NATIONAL.fullmatch(words[0]) and first not in _QUANTIFIED:
        capitals.append(words[0])
    if any(not _NATIONAL.fullmatch(word) for word in capitals):
        return ""
    kind = "national" if capitals else "vague"
    if first in _QUANTIFIED:
        rest = [word.lower() for word in words[1:]]
        return "" if "you" in rest or any(word in _THINGS for word in rest[:4]) else kind
    if not core or len(core) > _LONGEST_CORE:
        return ""
    head = core[-1]
    if first in ("a", "an", "one", "another"):
        return kind if head in _ANONYMOUS else ""
    plural = head in ("people", "men", "women") or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    return kind if plural and head.split("-")[-1] not in _THINGS else ""


_AFTER_HEAD = frozenset(
    """of in at on from for with who whom that which to familiar close briefed near around like across inside outside
    or among whose under behind including supporting opposed speaking loyal both as by within here involved present""".split()
)
_LONGEST_CORE = 5
_COMMON = 20
"""Relations with a named source, of quoted words or a that-clause, in whose cues a word must stand to be a common one."""


class Words:
    """What the words of a corpus tell: which are written small, and which are in the cues of many named sources."""

    def __init__(self, texts: list[str], relations: list[dict[str, Any]]) -> None:
        """Count."""
        text = "\n".join(texts)
        self._small = Counter(re.findall(r"(?<![\w.’'-])[a-z]+", text))
        self._large = Counter(re.findall(r"(?<=[a-z,] )[A-Z][a-z]+", text))
        named: Counter[str] = Counter()
        for row in relations:
            content = row["content"].lstrip()
            clause = content.lower().startswith("that ") or any(mark in content for mark in '"“”')
            if clause and any(word[0].isupper() for word in row["source"].split()[1:]):
                named.update(set(re.findall(r"[a-z]+", row["cue"].lower())) - FUNCTION_WORDS)
        self._common = {word for word, count in named.items() if count >= _COMMON} | {"according"}

    def kind(self, text: str, row: dict[str, Any]) -> tuple[int, int, str]:
        """Return the place of the source of a relation and its kind: vague, odd (vague, uncommon cue), national or ""."""
        start, end = (int(number) for number in row["src_spans"][0].split(";")[0].split())
        before = text[max(0, start - 3) : start].rstrip(" ")
        word = text[start:end].split(maxsplit=1)[0]
        opens = not before or before[-1] in '.!?:\n"“”—'
        opens = opens and 0 < self._small[word.lower()] >= self._large[word]
        kind = vagueness(text[start:end], opens=opens)
        if kind == "vague" and not self._common.intersection(re.findall(r"[a-z]+", row["cue"].lower())):
            kind = "odd"
        return start, end, kind


def vague(wanted: argparse.Namespace) -> int:
    """Print precision and recall of the rule of vague sources against PolNeAR, and some errors.

    Precision counts the findings that touch the source of a relation whose source is vague; one that touches a vague source with a
    nationality or party in it is neither right nor wrong. Recall counts the vague sources, each once, whose cue has a word that
    is in the cues of many relations of a named source with quoted words or a that-clause (said, according, believes): PolNeAR
    annotates intents and acts too (alarm, recruit, boo), and their recall is printed apart.
    """
    folder = wanted.folder / "attribution"
    lint = linter(["vague-source"])
    relations: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(folder / "relations.jsonl.gz"):
        if row["src_spans"] and row["content_spans"]:
            relations[row["doc"]].append(row)
    articles = {row["id"]: row["text"] for row in rows(folder / "articles.jsonl.gz") if row["id"] in relations}
    words = Words(list(articles.values()), [row for found in relations.values() for row in found])
    tally: Counter[str] = Counter()
    errors: dict[str, list[str]] = defaultdict(list)
    for name, text in articles.items():
        found = {(f.span.start, f.span.end) for f in lint.lint(Source(name, text)).findings}
        gold: dict[tuple[int, int], str] = {}
        for row in relations[name]:
            start, end, kind = words.kind(text, row)
            if gold.get((start, end)) != "vague":
                gold[start, end] = kind or gold.get((start, end), "")
        for start, end in found:
            touched = {kind for (a, b), kind in gold.items() if a < end and start < b}
            verdict = _verdict(touched)
            tally[verdict] += 1
            if verdict.startswith("false"):
                errors[verdict].append(_shown(text, start, end))
        for (a, b), kind in gold.items():
            if kind in ("vague", "odd"):
                hit = any(a < end and start < b for start, end in found)
                tally[f"{kind} {'found' if hit else 'missed'}"] += 1
                if kind == "vague" and not hit:
                    errors["missed"].append(_shown(text, a, b))
    _print(tally)
    chooser = random.Random(wanted.seed)
    for kind, lines in sorted(errors.items()):
        for line in chooser.sample(lines, min(wanted.errors, len(lines))):
            print(f"{kind}\t{line}")
    return 0


def _print(tally: Counter[str]) -> None:
    for kind, what in (("vague", "vague sources"), ("odd", "vague sources with an uncommon cue")):
        hits, misses = tally[f"{kind} found"], tally[f"{kind} missed"]
        print(f"{hits + misses} {what}, {hits} found: recall {hits / max(1, hits + misses):.3f}")
    wrong = sum(count for verdict, count in tally.items() if verdict.startswith("false"))
    right = tally["right"]
    print(f"{right + wrong} findings, {right} right: precision {right / max(1, right + wrong):.3f}")
    for verdict in sorted(tally):
        print(f"{tally[verdict]:>6} {verdict}")


def _verdict(touched: set[str]) -> str:
    if touched & {"vague", "odd"}:
        return "right"
    if "national" in touched:
        return "neutral: a nationality or party"
    return "false: another source" if touched else "false: no relation"


def _shown(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 50) : start]}[[{text[start:end]}]]{text[end : end + 60]}".split())


def timing(wanted: argparse.Namespace) -> int:
    """Print the process time of the attribution family for a 700-word article, what other families share apart."""
    pack = rulefile.load([])
    lint = linter(["attribution"])
    bare = Linter(
        pack.rules.select(select=["placeholder"]), names=pack.names, styles=pack.styles, triggers=pack.triggers
    )
    articles = rows(wanted.articles)[: wanted.limit]
    for article in articles[:20]:
        lint.lint(Source("a", article["text"]))
    seconds = [0.0, 0.0]
    words = 0
    for article in articles:
        source = Source("a", article["text"])
        for number, one in enumerate((lint, bare)):
            started = time.process_time()
            analysis = one.analyse(source)
            _ = analysis.sentences, analysis.quotations
            one.run(analysis)
            seconds[number] += time.process_time() - started
        words += len(article["text"].split())
    for what, spent in (
        ("family with tokens, sentences, quotations", seconds[0]),
        ("family alone", seconds[0] - seconds[1]),
    ):
        print(f"{what}: {1000 * spent / words * 700:.2f} ms for a 700-word article")
    return 0


def main() -> int:
    """Run the mode that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    modes = parser.add_subparsers(required=True)
    draw = modes.add_parser("sample", help="write findings to judge")
    draw.add_argument("articles", type=Path)
    draw.add_argument("out", type=Path)
    draw.add_argument("--count", type=int, default=200)
    draw.add_argument("--seed", type=int, default=4)
    draw.add_argument("--rule")
    draw.add_argument("--but", type=Path, help="leave out what this file of verdicts has")
    draw.add_argument("--more", type=Path, help="another file of articles")
    draw.set_defaults(run=sample)
    read = modes.add_parser("verdicts", help="precision and agreement")
    read.add_argument("articles", type=Path)
    read.add_argument("verdicts", type=Path, nargs="+")
    read.add_argument("--more", type=Path, help="another file of articles")
    read.set_defaults(run=verdicts)
    unclear = modes.add_parser("vague", help="vague sources on PolNeAR")
    unclear.add_argument("folder", type=Path)
    unclear.add_argument("--errors", type=int, default=0)
    unclear.add_argument("--seed", type=int, default=1)
    unclear.set_defaults(run=vague)
    clock = modes.add_parser("time", help="the family's time")
    clock.add_argument("articles", type=Path)
    clock.add_argument("--limit", type=int, default=200)
    clock.set_defaults(run=timing)
    wanted = parser.parse_args()
    status: int = wanted.run(wanted)
    return status


if __name__ == "__main__":
    sys.exit(main())
