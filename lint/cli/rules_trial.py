"""`newslint rules trial RULE PATH...`: how often a rule speaks on articles, what it says, and what it costs."""

import json
import os
import random
import sys
import time
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lint.cli import console
from lint.engine.assembly import all_rules, make_linter
from lint.engine.linter import Linter
from lint.files.tree import nearest
from lint.project.config import Config
from lint.project.folder_walk import FolderWalk
from lint.project.lint_job import Input, Options, Problem
from lint.report import json_report, printable
from lint.rulepack import loader
from lint.rulepack.rule import RuleSet
from lint.safety import file_reading
from lint.text import source
from lint.text.errors import SourceError
from lint.text.finding import Finding
from lint.text.source import Source
from lint.text.span import LineIndex

_AROUND = 110
"""Code points of context on either side of a finding that is shown."""

_LINES = (".jsonl", ".jsonl.gz", ".ndjson")
_LARGEST = 2_000_000_000
"""The most bytes that a file of JSON lines may have, unpacked."""

Hit = tuple[str, int, str, str]
"""A finding to judge: the article, the line from 1, the words in their context, the message."""


class _Trial:
    """The counts of a trial, and its findings."""

    def __init__(self) -> None:
        self.articles = 0
        self.touched = 0
        self.seconds = 0.0
        self.hits: list[Hit] = []
        self.faults: list[tuple[str, str]] = []

    def add(self, linter: Linter, text: Source) -> None:
        """Run the rule on one article; its analysis is not counted as time of the rule."""
        analysis = linter.analyse(text)
        linter.run(analysis)  # what the rule needs of the analysis is computed here
        started = time.perf_counter()
        result = linter.run(analysis)
        self.seconds += time.perf_counter() - started
        self.articles += 1
        self.touched += bool(result.findings)
        self.faults += [(text.name, failure.message) for failure in result.failures]
        lines = LineIndex(text.text)
        self.hits += [_hit(text, finding, lines) for finding in result.findings]


def run(asked: Namespace, settings: Config) -> int:
    """Try the rule `asked.rule` on the articles of `asked.paths`, and print what it found.

    Returns the exit status: 0, or 2 if something could not be read. Raises RuleFileError.
    """
    pack = loader.load(settings.rules)
    rule = all_rules(pack).get(asked.rule)
    if rule is None:
        known = (rule.id for rule in all_rules(pack))
        console.complain([(asked.rule, f"no rule is called that: {nearest(asked.rule, known)}")])
        return 2
    style = asked.style or settings.style
    if style is not None and style not in pack.styles:
        console.complain([(style, f"no house style is called that: {nearest(style, pack.styles)}")])
        return 2
    linter = make_linter(pack, RuleSet((rule,)), style=style)
    trial = _Trial()
    for text in _articles(asked.paths, settings, trial.faults):
        trial.add(linter, text)
    console.complain(trial.faults)
    sample = random.Random(asked.seed).sample(trial.hits, min(asked.sample, len(trial.hits)))  # noqa: S311 - no secret
    found = _data(asked.rule, trial, sorted(sample))
    sys.stdout.write(json_report.dump(found) if asked.format == "json" else _page(found, asked))
    return 2 if trial.faults or not trial.articles else 0


def _articles(paths: Iterable[Path], settings: Config, faults: list[tuple[str, str]]) -> Iterator[Source]:
    seen = set()
    for path in _files(paths, settings, faults):
        real = os.path.realpath(path)
        if real in seen:
            continue
        seen.add(real)
        try:
            if path.name.endswith(_LINES):
                yield from _from_lines(path, faults)
            else:
                yield source.read(str(path))
        except SourceError as error:
            faults.append((error.where, error.message))
        except (OSError, EOFError) as error:
            faults.append((str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}"))


def _files(paths: Iterable[Path], settings: Config, faults: list[tuple[str, str]]) -> Iterator[Path]:
    """Yield the files to try: those that a check of the paths would read, those that git ignores, and JSON lines."""
    walk = FolderWalk(Options(ignore_files=False), lambda _folder: settings, also=_LINES)
    for path in paths:
        for found in walk.files(Input(str(path))):
            if isinstance(found, Input):
                yield Path(found.name)
            elif isinstance(found, Problem):
                faults.append((found.where, found.message))


def _from_lines(path: Path, faults: list[tuple[str, str]]) -> Iterator[Source]:
    """Yield the article of each line of a file of JSON lines: its `text`, named by its `id` if it has one."""
    for number, line in enumerate(_lines(path), 1):
        where = f"{path}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            faults.append((where, "this line is no JSON"))
            continue
        text = row.get("text") if isinstance(row, dict) else None
        if not isinstance(text, str):
            faults.append((where, "this line has no field `text` with the text of an article"))
        elif len(text) > file_reading.LARGEST_TEXT:
            faults.append((where, "this article is too long to be checked"))
        elif text.strip():
            yield Source(f"{path}:{number}", text)


def _lines(path: Path) -> Iterator[bytes]:
    """Yield the lines of a regular file, unpacked, that are not empty. Raises OSError or EOFError."""
    import gzip  # noqa: PLC0415 - only packed articles need it

    if not path.is_file():
        raise file_reading.OddFileError("no file")
    room = _LARGEST
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        while line := stream.readline(file_reading.LARGEST_TEXT * 4):
            room -= len(line)
            if room < 0:
                raise file_reading.TooLargeError(_LARGEST)
            if line.strip():
                yield line


def _hit(text: Source, finding: Finding, lines: LineIndex) -> Hit:
    start, end, whole = finding.span.start, finding.span.end, text.text
    context = f"{whole[max(0, start - _AROUND) : start]}[[{whole[start:end]}]]{whole[end : end + _AROUND]}"
    return text.name, lines.position(start).line, " ".join(context.split()), finding.message


def _data(rule: str, trial: _Trial, sample: list[Hit]) -> dict[str, Any]:
    count = len(trial.hits)
    return {
        "version": 1,
        "rule": rule,
        "articles": trial.articles,
        "findings": count,
        "findings_per_1000_articles": round(1000 * count / max(1, trial.articles), 1),
        "articles_with_findings": trial.touched,
        "milliseconds_per_article": round(1000 * trial.seconds / max(1, trial.articles), 3),
        "sample": [
            {"article": article, "line": line, "context": context, "message": message}
            for article, line, context, message in sample
        ],
    }


def _page(found: dict[str, Any], asked: Namespace) -> str:
    findings, articles = (
        f"{found[of]:,} {of.removesuffix('s') if found[of] == 1 else of}" for of in ("findings", "articles")
    )
    rate, cost = found["findings_per_1000_articles"], found["milliseconds_per_article"]
    said = [
        f"{found['rule']}: {findings} in {articles}, {rate:,} per 1,000",
        f"articles with a finding: {found['articles_with_findings']:,}; time of the rule: {cost} ms an article",
    ]
    for hit in found["sample"]:
        said += ["", f"{hit['article']}:{hit['line']}: {hit['message']}", f"  {hit['context']}"]
    if found["sample"]:
        said += [
            "",
            f"{len(found['sample'])} of them, drawn with --seed {asked.seed}: is each worth an editor's look? Write every",
            "false alarm into the rule's `good` examples, in words of your own.",
        ]
    return "\n".join(printable(line) for line in said) + "\n"
