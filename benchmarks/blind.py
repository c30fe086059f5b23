"""What two blind readers said: kappa and shares, and the sheets they are asked with.

    python benchmarks/blind.py speakers KEY.tsv A.tsv B.tsv
    python benchmarks/blind.py findings KEY.tsv A.tsv B.tsv
    python benchmarks/blind.py marks SENTENCES.tsv ANSWERS.tsv OUT.tsv
    python benchmarks/blind.py sample ARTICLES.jsonl.gz FOLDER [--count N] [--seed N] [--but MARKS.tsv]

`sample` draws attributions for readers: FOLDER gets `speakers.tsv` (id, passage, content, cue, source, speaker: text of
the articles, so keep it outside the project) and `speakers_key.tsv` (id, article, outlet, code points of source, cue and
contents, and whether newslint names somebody, gives the words of a source or leaves it open), which has no text. A
reader writes a line `id<TAB>verdict<TAB>yes|no`: verdict is right, wrong, open-rightly, should-be-open, open-wrongly or
not-an-attribution, and yes tells that source and content words are right. The shorter `right|wrong|open-ok|open-missed|no-attribution`
with `right|wrong` for the words will do: what newslint left open is then open, whatever the verdict. `speakers` prints what each reader found, and
their agreement (Cohen's kappa). `findings` does so for `id<TAB>VERDICT`, by rule, where
true, right and send-back are those a reader would send back. `marks` turns claims that a reader
marked by sentence into the sheet that `sources.py` reads: SENTENCES has article, number, start and end of each.
"""

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claims import linter
from vague_sources import rows

from lint.analysis import Analysis
from lint.analysis.attribution.relations import AttributionRelation
from lint.text.source import Source

_BEFORE = 3
"""Sentences before an attribution that a reader sees."""
_EACH = 3
"""Attributions drawn from one article at most."""
_NO_CLAIMS = ("not-an-attribution",)
_SHORT = {"open-ok": "open-rightly", "open-missed": "open-wrongly", "no-attribution": "not-an-attribution"}
_SENT_BACK = frozenset(("true", "right", "send-back"))
_AS_RIGHT = frozenset(("yes", "right"))
_KIND = 8
"""The column of a key that tells whether newslint names somebody or leaves it open."""


def table(path: Path) -> list[list[str]]:
    """Return the fields of the lines of a sheet, its heading and notes left out."""
    lines = (line.rstrip("\n").split("\t") for line in path.read_text("utf-8").splitlines() if line.strip())
    return [fields for fields in lines if fields[0] not in ("id", "article") and not fields[0].startswith("#")]


def kappa(one: Sequence[str], other: Sequence[str]) -> float:
    """Return Cohen's kappa of two readers' verdicts on the same items, in order."""
    count = len(one)
    same = sum(a == b for a, b in zip(one, other, strict=True)) / count
    first, second = Counter(one), Counter(other)
    chance = sum(first[name] * second[name] for name in first) / count**2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def agreement(sheets: Sequence[dict[str, str]]) -> None:
    """Print how far two readers agree on what both judged."""
    both = sorted(sheets[0].keys() & sheets[1].keys())
    one, other = ([sheet[item] for item in both] for sheet in sheets)
    same = sum(a == b for a, b in zip(one, other, strict=True)) / len(both)
    print(f"both judged {len(both)}; same verdict {same:.3f}, kappa {kappa(one, other):.2f}")


def speakers(wanted: argparse.Namespace) -> None:
    """Print wrong, open and right shares for each reader, by outlet, and their agreement."""
    outlets = {fields[0]: fields[2] for fields in table(wanted.key)}
    left_open = {fields[0] for fields in table(wanted.key) if fields[_KIND] == "open"}
    sheets = [{f[0]: _verdict(f[1], is_open=f[0] in left_open) for f in table(path)} for path in wanted.answers]
    words = [{f[0]: f[2].strip().lower() in _AS_RIGHT for f in table(path)} for path in wanted.answers]
    for name, sheet, right in zip("AB", sheets, words, strict=False):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for item, verdict in sheet.items():
            for group in (outlets[item], "all"):
                counts[group][verdict] += 1
                counts[group]["words"] += right[item] and verdict not in _NO_CLAIMS
        print(f"reader {name}: {'outlet':<24}{'judged':>7}{'wrong':>8}{'open':>8}{'words':>8}")
        for group in [*sorted(counts.keys() - {"all"}), "all"]:
            count = counts[group]
            judged = sum(count.values()) - count["words"] - sum(count[verdict] for verdict in _NO_CLAIMS)
            wrong = (count["wrong"] + count["should-be-open"]) / max(1, judged)
            left = (count["open-rightly"] + count["open-wrongly"]) / max(1, judged)
            print(f"          {group:<24}{judged:>7}{wrong:>8.3f}{left:>8.3f}{count['words'] / max(1, judged):>8.3f}")
    agreement(sheets)


def _verdict(given: str, *, is_open: bool) -> str:
    """Return a verdict in the longer words: one on what was left open tells whether that was right."""
    verdict = given.strip().lower()
    verdict = _SHORT.get(verdict, verdict)
    return {"right": "open-rightly", "wrong": "open-wrongly"}.get(verdict, verdict) if is_open else verdict


def findings(wanted: argparse.Namespace) -> None:
    """Print how many findings of each rule each reader would send back, and their agreement."""
    rules = {fields[0]: (fields[6], fields[5]) for fields in table(wanted.key)}
    sheets = [{f[0]: f[1].strip().lower() for f in table(path)} for path in wanted.answers]
    for group in sorted(set(rules.values())):
        items = [item for item, rule in rules.items() if rule == group]
        shares = [f"{sum(sheet.get(item) in _SENT_BACK for item in items)} of {len(items)}" for sheet in sheets]
        print(f"{group[0]:<8} {group[1]:<30}" + "".join(f"{share:>12}" for share in shares))
    agreement(sheets)


def marks(wanted: argparse.Namespace) -> None:
    """Write the sheet of `sources.py` from the claims that a reader marked by the number of their sentence."""
    places = {(f[0], f[1]): (f[2], f[3]) for f in table(wanted.key)}
    lines = []
    for fields in table(wanted.answers[0]):
        start, end = places[fields[0], fields[1]]
        status = "nobody" if fields[3].strip().upper() == "NOBODY" else "sourced"
        lines.append("\t".join((fields[0], start, end, fields[4].strip().lower(), status)))
    wanted.answers[1].write_text("\n".join(dict.fromkeys(lines)) + "\n", "utf-8")


def sample(wanted: argparse.Namespace) -> None:
    """Draw attributions and write the readers' sheet and its key."""
    seen = {fields[0] for path in wanted.but for fields in table(path)}
    lint = linter(["attribution"])
    chance = random.Random(wanted.seed)
    drawn: list[tuple[dict[str, Any], Analysis, AttributionRelation]] = []
    for article in rows(wanted.articles):
        if article["id"] in seen:
            continue
        analysis = lint.analyse(Source(article["id"], article["text"]))
        told = [one for one in analysis.relations if one.attribution.reports or one.manner != "indirect"]
        drawn += [(article, analysis, one) for one in chance.sample(told, min(_EACH, len(told)))]
    sheet, key = [["id", "passage", "content", "cue", "source", "speaker"]], []
    for number, entry in enumerate(chance.sample(drawn, min(wanted.count, len(drawn)))):
        shown, places = _item(f"s{number:03d}", *entry)
        sheet.append(shown)
        key.append(places)
    for name, lines in (("speakers.tsv", sheet), ("speakers_key.tsv", key)):
        (wanted.folder / name).write_text("".join("\t".join(line) + "\n" for line in lines), "utf-8")


def _item(name: str, article: dict[str, Any], analysis: Analysis, one: AttributionRelation) -> tuple[list[str], ...]:
    """Return the line a reader sees of an attribution, and the line of its key."""
    given, text, sentences = one.attribution, article["text"], analysis.sentences
    first = sentences[max(0, given.sentence - _BEFORE)].start
    last = sentences[min(len(sentences) - 1, given.sentence + 1)].end
    ranges = [(min(first, one.contents[0][0]), max(last, one.contents[-1][1])), *one.contents]
    passage, *contents = (" ".join(text[start:end].split()) for start, end in ranges)
    source = " ".join(text[given.source_start : given.source_end].split())
    kind = "named" if one.name else "words" if given.kind in ("role", "group", "document") else "open"
    open_as = f"OPEN: one of {', '.join(one.candidates)}" if one.candidates else "OPEN"
    speaker = one.name or (source if kind == "words" else open_as)
    places = [given.source_start, given.source_end, given.cue_start, given.cue_end]
    covered = ";".join(f"{start} {end}" for start, end in one.contents)
    return (
        [name, passage, " [...] ".join(contents), text[given.cue_start : given.cue_end], source, speaker],
        [name, article["id"], article.get("outlet", ""), *map(str, places), covered, kind, given.kind],
    )


def main() -> int:
    """Run a command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(required=True)
    for command, most in ((speakers, 2), (findings, 2), (marks, 2)):
        asked = commands.add_parser(command.__name__)
        asked.add_argument("key", type=Path)
        asked.add_argument("answers", type=Path, nargs=most)
        asked.set_defaults(run=command)
    drawing = commands.add_parser("sample")
    drawing.add_argument("articles", type=Path)
    drawing.add_argument("folder", type=Path)
    drawing.add_argument("--count", type=int, default=300)
    drawing.add_argument("--seed", type=int, default=20)
    drawing.add_argument("--but", type=Path, action="append", default=[], help="sheets whose articles are left out")
    drawing.set_defaults(run=sample)
    wanted = parser.parse_args()
    wanted.run(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
