"""Vague sources on PolNeAR: which annotated sources are vague and unnamed, and how many of them newslint finds.

Run by `benchmarks/claims.py vague FOLDER`. PolNeAR has no flag for it, so a definition of form stands in, which shares
no list of people with the rule: see `kind`.
"""

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.engine.assembly import make_linter
from lint.engine.linter import Linter
from lint.rulepack import loader
from lint.text.source import Source

_DEFINITE = frozenset(
    """the this that these those his her their its my our your whose both all each every no none neither nobody
    everyone everybody anyone anybody he she they we i you it who which him them us me him her""".split()
)
_QUANTIFIED = frozenset("some many most others several few someone somebody lots plenty".split())
_ONE = frozenset("a an one another".split())
_THINGS = frozenset(
    """polls surveys thirds fourths quarters fifths majorities halves points studies records documents emails papers
    figures numbers results data statistics ads headlines transcripts filings letters messages tweets posts stories articles
    accounts outlets newspapers networks companies banks firms agencies courts states countries markets groups organizations
    campaigns editorials estimates projections forecasts analyses reviews photos videos signs posters returns laws rules news
    placards protests districts governments reports courses hypotheses levels demographics tallies unions insurers excerpts
    interviews""".split()
)
_NATIONAL = re.compile(
    r"[A-Z]\w*(?:an|ans|ese|ish|ic|ern|i)|U\.S\.|US|British|French|Dutch|Arab|GOP|Republicans?|Democrats?|Democratic|Federal"
)
_PARTY = re.compile(r"[A-Z]\w*(?:ans|ish|ese)|Republicans|Democrats")
_PERSON = re.compile(r"\w+(?:er|or|ist|ian|ant|ee|eer)|\w*man")
_PERSONS = frozenset(
    """source person insider individual official aide ally critic expert analyst diplomat strategist operative executive
    delegate friend student attendee""".split()
)
_NO_PERSON = frozenset(
    """letter paper newspaper newsletter number order poster member banner computer report matter chapter computer statement
    document spokesman spokeswoman editor winner candidate committee majority commercial""".split()
)
_OPENING = frozenset("even but and while as for among by from of also when".split())
_AFTER_HEAD = frozenset(
    """of in at on from for with who whom that which to familiar close briefed near around like across inside outside
    or among whose under behind including supporting opposed speaking loyal both as by within here involved present""".split()
)
_LONGEST_CORE = 5
_OFFICES = frozenset(
    """official aide adviser advisor diplomat prosecutor investigator lawmaker senator minister authoritie agent officer
    regulator congressman politician commander general""".split()
)
_SOURCES = frozenset("source insider people person individual".split())


def kind(source: str, *, opens: bool) -> str:
    """Return what an annotated source is: a rung ("officials", "groups", "sources", "some", "one"), "party", or "".

    A source is vague and unnamed where the noun phrase, up to what is said of it behind, holds no name but a
    nationality or a party before its head (U.S. officials) and none is told behind a comma (an aide, Ana Ruiz); opens
    with no article, demonstrative or possessive; and is several people of a kind, by a bare plural (officials, voters
    in the valley) or a quantity (some, many of them), or one kept anonymous (a source, an aide, one strategist: "one";
    those with a spokesman's office speak for a body and are none). A party or a people alone (Republicans, Americans)
    is a named group: "party". Plurals of things that are read or of bodies (polls, reports, companies) are none, nor
    are pronouns. `opens` tells that the source opens its sentence with a word that is elsewhere written small, where a
    capital shows no name.
    """
    words = re.findall(r"[\w.’'-]+|,", source.replace("\xa0", " "))
    while words and words[0].lower() in _OPENING:
        words, opens = words[1:], False
    if not words:
        return ""
    cut = next((at for at in range(1, len(words)) if _closes(words, at)), len(words))
    core = [word.lower() for word in words[:cut]]
    if core[-1] == "and":
        core.pop()
    if not core or _is_definite_or_counted(words, core) or _is_named(words, cut, opens=opens):
        return ""
    if len(core) == 1 and _PARTY.fullmatch(words[0]):
        return "party"
    if core[0] in _QUANTIFIED:
        return _quantity(words)
    return "" if len(core) > _LONGEST_CORE else _rung(core[0], core[-1], words[cut - 1])


def _quantity(words: list[str]) -> str:
    """Return "some" for a quantity of people (some, many of them), "" for one of things."""
    rest = [word.lower() for word in words[1:]]
    return "" if "you" in rest or any(word in _THINGS for word in rest[:4]) else "some"


def _is_definite_or_counted(words: list[str], core: list[str]) -> bool:
    """Tell whether an article, a possessive or a number makes the noun phrase a particular one."""
    if core[0] in _DEFINITE or "percent" in core or any(char.isdigit() for char in " ".join(core)):
        return True
    return core[0] not in _QUANTIFIED and any(word.endswith(("'s", "’s")) for word in words[:3])


def _is_named(words: list[str], cut: int, *, opens: bool) -> bool:
    """Tell whether a name stands in the noun phrase, which ends at word `cut`, or is told behind its comma."""
    capitals = [word for at, word in enumerate(words[:cut]) if word[0].isupper() and (at or not opens)]
    if any(not _NATIONAL.fullmatch(word) for word in capitals if word.lower() not in _ONE | _QUANTIFIED):
        return True
    behind = words[cut : cut + 2]
    return len(behind) == 2 and behind[0] == "," and behind[1][0].isupper()  # noqa: PLR2004 - comma and name


def _closes(words: list[str], at: int) -> bool:
    """Tell whether a word closes the first noun phrase: what is said of it follows, or another one."""
    word = words[at].lower()
    return word == "," or word in _AFTER_HEAD or (word == "and" and words[at - 1].lower().endswith("s"))


def _rung(first: str, head: str, written: str) -> str:
    if first in _ONE:
        person = head in _PERSONS or (_PERSON.fullmatch(head) and head not in _NO_PERSON)
        return "" if not person else "sources" if head in _SOURCES else "one"
    plural = head in ("people", "men", "women") or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    if not plural or head.rsplit("-", maxsplit=1)[-1] in _THINGS:
        return ""
    if _PARTY.fullmatch(written):
        return "party"
    single = head.removesuffix("s")
    return "officials" if single in _OFFICES else "sources" if single in _SOURCES else "groups"


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

    def says(self, row: dict[str, Any]) -> bool:
        """Tell whether the cue of a relation has a word of saying or thinking, as many with a named source have."""
        return bool(self._common.intersection(re.findall(r"[a-z]+", row["cue"].lower())))

    def kind(self, text: str, row: dict[str, Any]) -> tuple[int, int, str]:
        """Return the place of the source of a relation, and its kind."""
        start, end = (int(number) for number in row["src_spans"][0].split(";")[0].split())
        gap = text[max(0, start - 4) : start]
        before = gap.rstrip()
        word = text[start:end].split(maxsplit=1)[0]
        opens = not before or "\n" in gap or before[-1] in '.!?:)"“”—'
        opens = opens and 0 < self._small[word.lower()] >= self._large[word]
        return start, end, kind(text[start:end], opens=opens)


class Gold(NamedTuple):
    """A source: its kind, and whether it is said to say or think something rather than to want, fear or do it."""

    kind: str
    says: bool


_VAGUE = ("officials", "groups", "sources", "some", "one")


def _linter() -> Linter:
    pack = loader.load([])
    return make_linter(pack, pack.rules.select(select=["vague-source"]))


def measure(wanted: argparse.Namespace) -> int:
    """Print precision and recall of the rule of vague sources against PolNeAR, recall by rung, and some errors.

    Precision counts the findings that touch the source of a relation whose source is vague and unnamed; one that
    touches a party or a people alone is neither right nor wrong. Recall counts those sources, each once: over all
    relations, and over those of saying and thinking, whose cue has a word that is in the cues of many relations of a
    named source with quoted words or a that-clause (said, according, believes). PolNeAR annotates intents and acts too
    (alarm, recruit, boo).
    """
    folder = wanted.folder / "attribution"
    lint = _linter()
    relations: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(folder / "relations.jsonl.gz"):
        if row["src_spans"] and row["content_spans"]:
            relations[row["doc"]].append(row)
    articles = {row["id"]: row["text"] for row in rows(folder / "articles.jsonl.gz") if row["id"] in relations}
    words = Words(list(articles.values()), [row for found in relations.values() for row in found])
    counts = _Counts()
    for name, text in articles.items():
        found = {(f.span.start, f.span.end) for f in lint.lint(Source(name, text)).findings}
        counts.add(text, found, _gold_sources(text, relations[name], words))
    _print(counts.tally, counts.recall)
    chooser = random.Random(wanted.seed)
    for what, lines in sorted(counts.errors.items()):
        for line in chooser.sample(lines, min(wanted.errors, len(lines))):
            print(f"{what}\t{line}")
    return 0


def _gold_sources(text: str, relations: list[dict[str, Any]], words: Words) -> dict[tuple[int, int], Gold]:
    gold: dict[tuple[int, int], Gold] = {}
    for row in relations:
        start, end, what = words.kind(text, row)
        known = gold.get((start, end), Gold("", says=False))
        gold[start, end] = Gold(what or known.kind, known.says or words.says(row))
    return gold


class _Counts:
    """Findings by verdict, annotated sources by rung and whether they were found, and the errors to read."""

    def __init__(self) -> None:
        self.tally: Counter[str] = Counter()
        self.recall: Counter[tuple[str, bool, bool]] = Counter()
        self.errors: dict[str, list[str]] = defaultdict(list)

    def add(self, text: str, found: set[tuple[int, int]], gold: dict[tuple[int, int], Gold]) -> None:
        """Count the findings of an article and its annotated sources."""
        for start, end in found:
            verdict = _verdict({one.kind for (a, b), one in gold.items() if a < end and start < b})
            self.tally[verdict] += 1
            if verdict.startswith("false"):
                self.errors[verdict].append(_shown(text, start, end))
        for (a, b), one in gold.items():
            if one.kind not in _VAGUE:
                continue
            hit = any(a < end and start < b for start, end in found)
            self.recall[one.kind, one.says, hit] += 1
            if not hit:
                self.errors["missed, saying" if one.says else "missed, other"].append(_shown(text, a, b))


def _print(tally: Counter[str], recall: Counter[tuple[str, bool, bool]]) -> None:
    print(f"{'':<10} {'saying or thinking':>24} {'all relations':>24}")
    for rung in (*_VAGUE, "all"):
        rungs = _VAGUE if rung == "all" else (rung,)
        cells = []
        for kinds in ((True,), (True, False)):
            hits, misses = (sum(recall[r, says, hit] for r in rungs for says in kinds) for hit in (True, False))
            cells.append(f"{hits:>5} of {hits + misses:>4} = {hits / max(1, hits + misses):.3f}")
        print(f"{rung:<10} {cells[0]:>24} {cells[1]:>24}")
    wrong = sum(count for verdict, count in tally.items() if verdict.startswith("false"))
    right = tally["right"]
    print(f"{right + wrong} findings, {right} right: precision {right / max(1, right + wrong):.3f}")
    for verdict in sorted(tally):
        print(f"{tally[verdict]:>6} {verdict}")


def _verdict(touched: set[str]) -> str:
    if touched.intersection(_VAGUE):
        return "right"
    if "party" in touched:
        return "neutral: a party or a people"
    return "false: another source" if touched else "false: no relation"


def _shown(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 50) : start]}[[{text[start:end]}]]{text[end : end + 60]}".split())


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON-lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
