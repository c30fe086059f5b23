"""How well newslint sees garbled text, and how quiet it stays: faults put into published copy, and translators' faults.

    python benchmarks/garbled.py CORPORA [--only PART,...] [--limit N] [--faults N] [--sample N] [--engine MODULE:FUNCTION ...]

CORPORA is a folder with published/articles.jsonl.gz, garbled/mqm_news.jsonl.gz and garbled/mt_documents.jsonl.gz (JSON
lines; their fields are read below), and for the part grammar modern/articles.jsonl.gz. PART is one of faults,
grammar, hand, published, judged, mqm, documents, speed; all without --only.

An engine is a function from a text to an `Answer`: the places it reports and a number that is higher the more garbled
the text looks. newslint's own rules of the garbled family are the first; --engine adds another to the same table.

What is measured
  faults     faults of each kind put into published sentences, one in an article; seen, where a finding that the
             article did not have before touches the sentence (the last word or the end of it, for a truncated text)
  grammar    seven kinds of fault of grammar put into sentences of single outlets, each seen in its paragraph: the mean
             over the outlets and the worst of them; then reports at warning and error per 100 articles of each outlet.
             The outlets left out of tuning by default, those of the tuning with --tuning
  hand       faults of grammar written by hand (faults_by_hand.tsv), which nothing is tuned on: seen, and by a warning;
             and what is reported of the sound sentences beside them
  published  reports at warning and error per 100 articles as published
  judged     200 of those reports, judged by readers: precision, agreement; and false warnings per 100 articles by all
             verdicts on the first report of a rule in an article
  mqm        pairs of translations of one sentence, bands of equal length, recall on tier A at the default severity
  documents  machine translation against its human reference: reports, then the score, per document
  speed      milliseconds for a 700-word article, the rules of the family alone, processor time, best of five
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
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from grammar_faults import HELD_OUT, TUNING, agreement, before_quotation, doubled_subject, verb_form

from lint.analysis import Analysis
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.resources.resources import Resources
from lint.analysis.syntax.anomaly_score import genitives
from lint.analysis.syntax.tokens import Tokens
from lint.engine.assembly import make_linter
from lint.rulepack import loader
from lint.text.document import Document
from lint.text.finding import Severity
from lint.text.source import Source

FAMILY = "garbled"
PARTS = ("faults", "grammar", "hand", "published", "judged", "mqm", "documents", "speed")
JUDGED = 200
ASKED = {"function word": 0.25, "preposition": 0.25, "splice": 0.60}
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_FUNCTION = frozenset("the a an of to in for on with at by from is are was were has have had that and be".split())
_PREPOSITIONS = ("of", "to", "in", "for", "on", "with", "at", "by", "from", "about")
_MARKUP = ("<br>", "&nbsp;", "[edit]", "</div>", "<p>", "&amp;", "{{cite web}}", "[citation needed]", "<span>", "&#39;")
_LOOK = str.maketrans("aeopcxyABCEHKMOPTX", "аеорсхуАВСЕНКМОРТХ")


class Answer(NamedTuple):
    """What an engine says of a text: places (code points, half-open, id of the rule) and a score."""

    places: tuple[tuple[int, int, str], ...]
    score: float


ExternalChecker = Callable[[str], Answer]


class Own:
    """newslint's rules of the garbled family, at the default severity, with the garble score of the text."""

    def __init__(self, *, scored: bool = True) -> None:
        """Load the built-in rules; without `scored` no score is worked out, for it takes longer than the rules."""
        self._scored = scored
        pack = loader.load([])
        rules = pack.rules.select(select=[FAMILY])
        self.linter = make_linter(pack, rules)

    def __call__(self, text: str) -> Answer:
        """Return the reports above info, and the worst score of a sentence."""
        result = self.linter.lint(Source("", text))
        if result.failures:
            raise RuntimeError(str(result.failures[0]))
        places = tuple(
            (finding.span.start, finding.span.end, finding.rule)
            for finding in result.findings
            if finding.severity is not Severity.INFO
        )
        if not self._scored:
            return Answer(places, 0.0)
        analysis = Analysis(Document.of(Source("", text)), self.linter.resources)
        hints = sum(finding.severity is Severity.INFO for finding in result.findings)
        score = max((analysis.garble(number).score for number in range(len(analysis.sentences))), default=0.0)
        return Answer(places, 100.0 * len(places) + 10.0 * hints + score)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


@cache
def _words() -> Resources:
    """Return what is known of words alone."""
    return Resources("", lexicon=Lexicon(loader.load([]).lexicon))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the sentences of body paragraphs that read as whole ones: a capital first, a full stop last, 8 to 45 words."""
    analysis = Analysis(Document.of(Source("", text)), _words())
    return [
        (sentence.start, sentence.end)
        for sentence in analysis.sentences
        if analysis.block_kind(sentence.start) == "body"
        and text[sentence.start].isupper()
        and text[sentence.end - 1] == "."
        and 8 <= len(_WORD.findall(text[sentence.start : sentence.end])) <= 45  # noqa: PLR2004 - as the docstring says
    ]


def _between(text: str, start: int, end: int, chooser: random.Random) -> int | None:
    gaps = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", text[start:end])]
    return start + chooser.choice(gaps) if gaps else None


Fault = Callable[[str, int, int, random.Random], tuple[str, int, int] | None]
"""Text, start and end of a sentence, chooser -> the text with the fault and the sentence's range in it."""


def doubling(text: str, start: int, end: int, chooser: random.Random) -> tuple[str, int, int] | None:
    """Write one word, or two to four words, twice."""
    words = list(re.finditer(r"(?<=\s)[^\W\d_]+(?=[\s])", text[start:end]))
    length = chooser.choice((1, 1, 1, 2, 3, 4))
    if len(words) < length + 2:
        return None
    at = chooser.randrange(len(words) - length + 1)
    cached_block = text[start + words[at].start() : start + words[at + length - 1].end()]
    if len(cached_block.split()) != length:
        return None
    place = start + words[at].start()
    return text[:place] + cached_block + " " + text[place:], start, end + len(cached_block) + 1


def truncation(text: str, start: int, end: int, chooser: random.Random) -> tuple[str, int, int] | None:
    """End the text inside the sentence."""
    gaps = [match.start() for match in re.finditer(r"\s", text[start:end])][3:]
    if not gaps:
        return None
    cut = start + chooser.choice(gaps)
    return text[:cut], start, cut


def quotation(text: str, start: int, end: int, chooser: random.Random) -> tuple[str, int, int] | None:
    """Take away one mark of a quotation that the sentence holds whole."""
    found = list(re.finditer(r"“[^“”\"\n]{3,300}”|(?<![^\s(])\"[^“”\"\n]{3,300}\"(?!\w)", text[start:end]))
    if not found:
        return None
    match = chooser.choice(found)
    at = start + chooser.choice((match.start(), match.end() - 1))
    return text[:at] + text[at + 1 :], start, end - 1


def bracket(text: str, start: int, end: int, chooser: random.Random) -> tuple[str, int, int] | None:
    """Take away one bracket of a pair, or put one in where the sentence has none."""
    found = list(re.finditer(r"\([^()\n]{2,200}\)|\[[^\[\]\n]{2,200}\]", text[start:end]))
    if found:
        match = chooser.choice(found)
        at = start + chooser.choice((match.start(), match.end() - 1))
        return text[:at] + text[at + 1 :], start, end - 1
    gap = _between(text, start, end, chooser)
    if gap is None:
        return None
    if chooser.random() < 0.5:  # noqa: PLR2004 - either way
        return text[: gap + 1] + "(" + text[gap + 1 :], start, end + 1
    return text[:gap] + ")" + text[gap:], start, end + 1


def script(text: str, start: int, end: int, chooser: random.Random) -> tuple[str, int, int] | None:
    """Turn one or two letters of a word into Cyrillic ones that look the same."""
    words = [match for match in re.finditer(r"[A-Za-z]{4,}", text[start:end]) if match[0] != match[0].translate(_LOOK)]
    if not words:
        return None
    match = chooser.choice(words)
    letters = [at for at, letter in enumerate(match[0]) if letter != letter.translate(_LOOK)]
    chosen = set(chooser.sample(letters, min(len(letters), chooser.choice((1, 2)))))
    word = "".join(letter.translate(_LOOK) if at in chosen else letter for at, letter in enumerate(match[0]))
    return text[: start + match.start()] + word + text[start + match.end() :], start, end


def markup(text: str, start: int, end: int, chooser: random.Random) -> tuple[str, int, int] | None:
    """Put a piece of HTML or of a template between two words."""
    gap = _between(text, start, end, chooser)
    cached_block = " " + chooser.choice(_MARKUP)
    return None if gap is None else (text[:gap] + cached_block + text[gap:], start, end + len(cached_block))


def function_word(text: str, start: int, end: int, chooser: random.Random) -> tuple[str, int, int] | None:
    """Take away one function word inside the sentence."""
    words = [match for match in re.finditer(r"(?<= )[a-z]+ ", text[start:end]) if match[0][:-1] in _FUNCTION]
    if not words:
        return None
    match = chooser.choice(words)
    return text[: start + match.start()] + text[start + match.end() :], start, end - len(match[0])


def preposition(text: str, start: int, end: int, chooser: random.Random) -> tuple[str, int, int] | None:
    """Put another preposition in the place of one inside the sentence."""
    words = [match for match in re.finditer(r"(?<= )[a-z]+(?= )", text[start:end]) if match[0] in _PREPOSITIONS]
    if not words:
        return None
    match = chooser.choice(words)
    other = chooser.choice([word for word in _PREPOSITIONS if word != match[0]])
    changed = text[: start + match.start()] + other + text[start + match.end() :]
    return changed, start, end + len(other) - len(match[0])


def splice(text: str, start: int, end: int, chooser: random.Random) -> tuple[str, int, int] | None:
    """Put the first part of one sentence before the last part of another of the same article."""
    others = [span for span in sentence_spans(text) if span[0] != start]
    if not others:
        return None
    other = chooser.choice(others)
    gaps = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", text[start:end])]
    rest = [match.start() for match in re.finditer(r"(?<=\w) (?=[a-z])", text[other[0] : other[1]])]
    if len(gaps) < 6 or len(rest) < 6:  # noqa: PLR2004 - both sentences need a middle
        return None
    cut = start + chooser.choice(gaps[len(gaps) // 3 : 2 * len(gaps) // 3 + 1])
    tail = text[other[0] + chooser.choice(rest[len(rest) // 3 : 2 * len(rest) // 3 + 1]) : other[1]]
    return text[:cut] + tail + text[end:], start, cut + len(tail)


FAULTS: dict[str, Fault] = {
    "doubling": doubling,
    "truncation": truncation,
    "quotation": quotation,
    "bracket": bracket,
    "script": script,
    "markup": markup,
    "function word": function_word,
    "preposition": preposition,
    "splice": splice,
}


GRAMMAR: dict[str, tuple[float, Fault]] = {
    "lost function word": (0.25, function_word),
    "wrong preposition": (0.25, preposition),
    "splice": (0.30, splice),
    "agreement": (0.60, agreement),
    "verb form": (0.70, verb_form),
    "doubled subject": (0.80, doubled_subject),
    "before a quotation": (0.60, before_quotation),
}
"""The faults of grammar by name, each with the recall that is asked."""
FEW_CASES = 20
"""Cases of an outlet below which its recall is not looked at for the worst."""


def injected(texts: Sequence[str], name: str, fault: Fault, count: int) -> list[tuple[str, str, int, int]]:
    """Return `count` times: the article as it was, the article with one fault, and the range of the sentence."""
    chooser = random.Random(f"{name}:1")
    order = list(range(len(texts)))
    chooser.shuffle(order)
    made: list[tuple[str, str, int, int]] = []
    for number in order * 3:
        text = texts[number]
        spans = sentence_spans(text)
        chooser.shuffle(spans)
        for start, end in spans[:30]:
            changed = fault(text, start, end, chooser)
            if changed is not None and changed[0] != text:
                made.append((text, *changed))
                break
        if len(made) == count:
            break
    return made


def seen(engine: ExternalChecker, before: str, after: str, start: int, end: int) -> bool:
    """Tell whether a finding touches the sentence that the sentence did not have before the fault."""
    # A finding of the same sentence is known again by its rule and its text: offsets move with the fault.
    whole = end + len(before) - len(after)
    old = {(rule, before[first:last]) for first, last, rule in engine(before).places if first < whole and last > start}
    return any(
        first < end and last > start and (rule, after[first:last]) not in old
        for first, last, rule in engine(after).places
    )


def auc(high: Sequence[float], low: Sequence[float]) -> float:
    """Return how often one of `high` is above one of `low`; ties count half."""
    if not high or not low:
        return float("nan")
    return sum((a > b) + 0.5 * (a == b) for a in high for b in low) / (len(high) * len(low))


def auc_of_pairs(pairs: Iterable[tuple[float, float]]) -> float:
    """Return how often the first of a pair is above the second; ties count half."""
    won = [(first > second) + 0.5 * (first == second) for first, second in pairs]
    return sum(won) / max(1, len(won))


def length(text: str) -> int:
    """Return the number of words."""
    return len(_WORD.findall(text))


def measure_faults(engines: dict[str, ExternalChecker], texts: Sequence[str], count: int, sample: int) -> None:
    """Print recall by kind of fault."""
    print(f"\nfaults put into published sentences, {count} of each kind: recall")
    print(f"{'':<16}{'asked':>7}" + "".join(f"{name:>14}" for name in engines))
    for fault, change in FAULTS.items():
        cases = injected(texts, fault, change, count)
        cells, missed = [], []
        for name, engine in engines.items():
            hits = [seen(engine, *case) for case in cases]
            cells.append(f"{sum(hits) / max(1, len(hits)):>14.3f}")
            if name == "newslint":
                missed = [case for case, hit in zip(cases, hits, strict=True) if not hit]
        print(f"{fault:<16}{ASKED.get(fault, 0.97):>7.2f}" + "".join(cells) + f"   ({len(cases)} cases)", flush=True)
        for _, after, start, end in missed[:sample]:
            print("    missed:", after[max(0, start - 20) : end + 20].replace("\n", " | "))


def paragraph(case: tuple[str, str, int, int]) -> tuple[str, str, int, int]:
    """Cut a case down to the paragraph of its sentence, for faults that one sentence shows."""
    before, after, start, end = case
    first = after.rfind("\n", 0, start) + 1
    last = after.find("\n", end)
    rest = 0 if last < 0 else len(after) - last
    return before[first : len(before) - rest], after[first : len(after) - rest], start - first, end - first


def measure_grammar(own: ExternalChecker, outlets: dict[str, list[str]], count: int, sample: int) -> None:
    """Print recall by kind of fault, mean and worst outlet, and the reports on each outlet as published."""
    print(f"\nfaults of grammar in {len(outlets)} outlets, {count} of each kind and outlet at most: recall")
    for name, (asked, fault) in GRAMMAR.items():
        recall: dict[str, float] = {}
        missed: list[tuple[str, str, int, int]] = []
        seen_cases = cases_of_all = 0
        for outlet, texts in outlets.items():
            cases = [paragraph(case) for case in injected(texts, name, fault, count)]
            hits = [seen(own, *case) for case in cases]
            missed += [case for case, hit in zip(cases, hits, strict=True) if not hit]
            seen_cases, cases_of_all = seen_cases + sum(hits), cases_of_all + len(hits)
            if len(cases) >= FEW_CASES:
                recall[outlet] = sum(hits) / len(hits)
        worst = min(recall, key=recall.__getitem__, default="")
        mean = sum(recall.values()) / max(1, len(recall))
        lowest = f"{recall[worst]:.3f} ({worst})" if recall else "-"
        print(f"{name:<20} asked {asked:.2f}  mean {mean:.3f}  worst {lowest}, {cases_of_all} cases", flush=True)
        for _, after, start, end in random.Random(1).sample(missed, min(sample, len(missed))):
            print("    missed:", after[start:end].replace("\n", " | "))
    print("\nreports per 100 articles as published")
    for outlet, texts in outlets.items():
        by_rule = Counter(rule for text in texts for _, _, rule in own(text).places)
        most = ", ".join(f"{rule} {100 * times / len(texts):.1f}" for rule, times in by_rule.most_common(8))
        print(f"{outlet:<26}{100 * by_rule.total() / len(texts):>8.2f}   {most}", flush=True)


def measure_by_hand(own: Own, file: Path) -> None:
    """Print recall by kind of fault on the sentences of a file, and the findings in the sound ones beside them."""
    rows_of: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, faulty, sound = line.split("\t")
            rows_of[kind].append((faulty, sound))
    print(
        f"\n{sum(map(len, rows_of.values()))} faults written by hand: seen, seen by a warning, reported of sound ones"
    )
    for kind, pairs in rows_of.items():
        any_seen = warned = false = 0
        for faulty, sound in pairs:
            findings, quiet = (own.linter.lint(Source("", text)).findings for text in (faulty, sound))
            any_seen += bool(findings)
            warned += any(finding.severity is not Severity.INFO for finding in findings)
            false += bool(quiet)
        print(f"{kind:<20}{any_seen:>4}{warned:>4}{false:>4} of {len(pairs)}", flush=True)


def by_outlet(corpora: Path, names: Sequence[str], limit: int | None) -> dict[str, list[str]]:
    """Return the texts of the published and the modern articles by outlet, at most `limit` of each."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for file, key in (("published", "source"), ("modern", "outlet")):
        for row in rows(corpora / file / "articles.jsonl.gz"):
            if row[key] in found:
                found[row[key]].append(row["text"])
    return {name: random.Random(1).sample(texts, min(limit or len(texts), len(texts))) for name, texts in found.items()}


def judged_items(own: ExternalChecker, articles: Sequence[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return mark, rule and context of the reports on published copy: the first of each rule in an article, in order.

    The mark is 8 hex digits of the SHA-256 of article, rule and reported words, and so holds no text.
    """
    items = []
    for article in articles:
        seen: set[str] = set()
        text = article["text"]
        for start, end, rule in own(text).places:
            if rule not in seen:
                seen.add(rule)
                mark = hashlib.sha256(f"{article['id']}|{rule}|{text[start:end]}".encode()).hexdigest()[:8]
                context = f"{text[max(0, start - 120) : start]}[[{text[start:end][:300]}]]{text[end : end + 120]}"
                items.append((mark, rule, " ".join(context.split())))
    return items


def verdicts(path: Path) -> dict[str, str]:
    """Return the verdicts of a file by mark: lines of mark, tab, true or false; other lines are comments."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {
        cells[0]: cells[1] for line in lines if len(cells := line.split("\t")) > 1 and cells[1] in ("true", "false")
    }


def measure_judged(
    own: ExternalChecker, articles: Sequence[dict[str, Any]], file: Path, second: Path | None, out: Path
) -> None:
    """Draw 200 reports to judge, write them to `out` if given, and print the precision that the verdicts give."""
    items = judged_items(own, articles)
    drawn = random.Random(6).sample(items, min(JUDGED, len(items)))
    if out != Path():
        rows = [f"{mark}\t{rule}\t{context}" for mark, rule, context in sorted(drawn)]
        out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    first, other = verdicts(file), verdicts(second) if second else {}
    known = [(mark, rule) for mark, rule, _ in drawn if mark in first]
    true = sum(first[mark] == "true" for mark, _ in known)
    print(f"\n{len(items)} reports, one of each rule in an article; {len(drawn)} drawn, {len(known)} judged: ", end="")
    print(f"precision {true / max(1, len(known)):.3f}")
    all_judged = [first[mark] for mark, _, _ in items if mark in first]
    share = all_judged.count("false") / max(1, len(all_judged))
    print(f"false warnings per 100 articles: {100 * share * len(items) / len(articles):.2f} (asked: 1 at most)")
    wrong = Counter(rule for mark, rule in known if first[mark] == "false")
    print("   false by rule:", dict(sorted(wrong.items())))
    _print_agreement([mark for mark, _ in known if mark in other], first, other)


def _print_agreement(marks: list[str], first: dict[str, str], other: dict[str, str]) -> None:
    if marks:
        agree = sum(first[mark] == other[mark] for mark in marks) / len(marks)
        print(f"a second reader judged {len(marks)} of them and agrees on {agree:.3f}")


def measure_published(engines: dict[str, ExternalChecker], articles: Sequence[dict[str, Any]], sample: int) -> None:
    """Print reports per 100 articles, by rule."""
    print(f"\n{len(articles)} articles as published: reports per 100 articles (asked: 1 false at most)")
    for name, engine in engines.items():
        by_rule: dict[str, list[str]] = defaultdict(list)
        for article in articles:
            text = article["text"]
            for start, end, rule in engine(text).places:
                context = f"{text[max(0, start - 80) : start]}[[{text[start:end]}]]{text[end : end + 60]}"
                by_rule[rule].append(f"{article['id']} {' '.join(context.split())}")
        total = sum(map(len, by_rule.values()))
        print(f"{name:<16}{100 * total / len(articles):>10.2f}")
        for rule, hits in sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))[:40]:
            print(f"    {rule:<34}{100 * len(hits) / len(articles):>8.2f}")
            for hit in random.Random(1).sample(hits, min(sample, len(hits))):
                print("       ", hit)


def measure_mqm(engines: dict[str, ExternalChecker], sentences: Sequence[dict[str, Any]]) -> None:
    """Print pairs, bands of equal length and recall on tier A."""
    usable = [row for row in sentences if not row["text_artefact"]]
    pairs = _one_source_pairs(usable)
    print(
        f"\nMQM: {len(pairs)} pairs of one source sentence; higher for the garbled one (asked .70), bands (asked .70)"
    )
    print(f"{'':<16}{'pairs':>7}{'bands':>7}{'raw':>7}{'A reported':>12}{'clean A reported':>18}")
    scorers: dict[str, Callable[[str], tuple[int, float]]] = {"length": lambda text: (0, float(length(text)))}
    scorers |= {name: _counted(engine) for name, engine in engines.items()}
    for name, scorer in scorers.items():
        answers = [scorer(row["text"]) for row in usable]
        scores = [score for _, score in answers]
        won = auc_of_pairs((scores[bad], scores[good]) for bad, good in pairs)
        tier, clean = (
            [answer for row, answer in zip(usable, answers, strict=True) if row["label"] == label]
            for label in ("garbled_A", "clean_A")
        )
        raw = auc([value for _, value in tier], [value for _, value in clean])
        reported = [sum(count > 0 for count, _ in group) / max(1, len(group)) for group in (tier, clean)]
        print(
            f"{name:<16}{won:>7.3f}{_auc_at_equal_length(usable, scores):>7.3f}{raw:>7.3f}"
            f"{reported[0]:>12.3f}{reported[1]:>18.3f}"
        )


def _one_source_pairs(rows: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    """Return the numbers of a garbled and a clean translation of the same sentence, for all such pairs."""
    garbled = frozenset(("garbled_A", "garbled_B", "garbled_C"))
    by_source: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        parts = row["id"].split("/")
        by_source[parts[0], parts[2], parts[3]].append(number)
    return [
        (bad, good)
        for numbers in by_source.values()
        for bad in numbers
        if rows[bad]["label"] in garbled
        for good in numbers
        if rows[good]["label"].startswith("clean")
    ]


def _auc_at_equal_length(rows: Sequence[dict[str, Any]], scores: Sequence[float]) -> float:
    """Return how often tier A scores above clean A, sentences of about one length compared with each other."""
    bands: dict[int, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for row, value in zip(rows, scores, strict=True):
        if row["label"] in ("garbled_A", "clean_A"):
            bands[length(row["text"]) // 5][row["label"] == "clean_A"].append(value)
    weights = [(len(high) * len(low), auc(high, low)) for high, low in bands.values() if high and low]
    return sum(weight * value for weight, value in weights) / sum(weight for weight, _ in weights)


def _counted(engine: ExternalChecker) -> Callable[[str], tuple[int, float]]:
    def scorer(text: str) -> tuple[int, float]:
        answer = engine(text)
        return len(answer.places), answer.score

    return scorer


def _reports_and_score(engine: ExternalChecker, text: str) -> tuple[int, float]:
    """Return the reports on a text and the mean score of its paragraphs."""
    answers = [engine(part) for part in text.split("\n") if part.strip()]
    return sum(len(answer.places) for answer in answers), sum(answer.score for answer in answers) / max(1, len(answers))


def measure_documents(engines: dict[str, ExternalChecker], documents: Sequence[dict[str, Any]]) -> None:
    """Print how often the machine's text has more garble than the human one: by reports, and by mean score."""
    both = [row for row in documents if row["machine"] and row["human"]]
    print(f"\n{len(both)} machine translations beside human ones: the machine's has more (asked .80)")
    print(f"{'':<16}{'reports':>9}{'ties':>7}{'score':>8}")
    shares = [[genitives(Tokens(row[key]).lowers) for key in ("machine", "human")] for row in both]
    ahead = sum((machine > human) + 0.5 * (machine == human) for machine, human in shares) / len(both)
    print(f"{'genitives':<16}{'':>16}{ahead:>8.3f}   (the share of “of” in the whole text)", flush=True)
    for name, engine in engines.items():
        answers = [[_reports_and_score(engine, row[key]) for key in ("machine", "human")] for row in both]
        more = sum(machine[0] > human[0] for machine, human in answers) / len(both)
        ties = sum(machine[0] == human[0] for machine, human in answers) / len(both)
        higher = auc_of_pairs((machine[1], human[1]) for machine, human in answers)
        print(f"{name:<16}{more:>9.3f}{ties:>7.3f}{higher:>8.3f}")


def measure_speed(own: Own, texts: Sequence[str]) -> None:
    """Print milliseconds for a 700-word article: all rules of the family, less what cutting tokens costs anyway."""
    chosen = [text for text in texts if 600 <= length(text) <= 800][:40]  # noqa: PLR2004 - around 700
    words = sum(map(length, chosen))
    sources = [Source("", text) for text in chosen]

    def best(action: Callable[[Source], object]) -> float:
        times = []
        for _ in range(5):
            started = time.process_time()
            for source in sources:
                action(source)
            times.append(time.process_time() - started)
        return 1000 * min(times) * 700 / words

    def ground(source: Source) -> None:
        analysis = Analysis(Document.of(source), _words())
        _ = analysis.sentences, analysis.quotations

    whole, shared = best(own.linter.lint), best(ground)
    print(f"\nspeed: {whole:.2f} ms for 700 words (asked 5), of which tokens, sentences and quotations {shared:.2f}")


def main() -> int:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--only", default=",".join(PARTS), help="parts to measure, with commas between them")
    parser.add_argument("--limit", type=int, default=0, help="read only so many rows of each corpus")
    parser.add_argument("--tuning", action="store_true", help="measure the faults of grammar on the outlets of tuning")
    parser.add_argument("--faults", type=int, default=200, help="faults of each kind")
    parser.add_argument(
        "--sample", type=int, default=0, help="cases to print: misses of each kind, reports of each rule"
    )
    parser.add_argument("--verdicts", type=Path, default=Path(__file__).parent / "verdicts" / "garbled_verdicts.tsv")
    parser.add_argument("--second", type=Path, help="the verdicts of a second reader, to measure agreement")
    parser.add_argument("--write", type=Path, default=Path(), help="write the reports drawn for judging to this file")
    parser.add_argument("--engine", action="append", default=[], help="MODULE:FUNCTION from a text to an Answer")
    wanted = parser.parse_args()
    parts = wanted.only.split(",")
    own = Own(scored=False)
    others: dict[str, ExternalChecker] = {}
    for name in wanted.engine:
        module, _, function = name.partition(":")
        others[name] = getattr(import_module(module), function)
    engines: dict[str, ExternalChecker] = {"newslint": own, **others}
    scored: dict[str, ExternalChecker] = {"newslint": Own(), **others}
    limit = wanted.limit or None
    articles = list(rows(wanted.corpora / "published/articles.jsonl.gz"))
    if limit:
        articles = random.Random(1).sample(articles, min(limit, len(articles)))
    texts = [article["text"] for article in articles]
    if "faults" in parts:
        measure_faults(engines, texts, wanted.faults, wanted.sample)
    if "grammar" in parts:
        outlets = by_outlet(wanted.corpora, TUNING if wanted.tuning else HELD_OUT, limit)
        measure_grammar(own, outlets, wanted.faults, wanted.sample)
    if "hand" in parts:
        measure_by_hand(own, Path(__file__).parent / "faults_by_hand.tsv")
    if "published" in parts:
        measure_published(engines, articles, wanted.sample)
    if "judged" in parts:
        measure_judged(own, articles, wanted.verdicts, wanted.second, wanted.write)
    if "mqm" in parts:
        measure_mqm(scored, list(rows(wanted.corpora / "garbled/mqm_news.jsonl.gz"))[:limit])
    if "documents" in parts:
        measure_documents(scored, list(rows(wanted.corpora / "garbled/mt_documents.jsonl.gz"))[:limit])
    if "speed" in parts:
        measure_speed(own, texts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
