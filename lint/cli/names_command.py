"""`newslint names FILE...`: entities with all their spellings; `--across DIR` compares articles."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from lint.analysis.names import across_articles
from lint.analysis.names.string_similarity import Known
from lint.analysis.resources.resources import Resources
from lint.cli import arguments, console, file_arguments, names_text
from lint.cli.names_text import Article
from lint.cli.parser import Parser
from lint.project import project
from lint.project.lint_job import Input, LintJob, Options, Problem, Skipped
from lint.report import json_report
from lint.text.span import LineIndex

_EPILOG = """\
examples:
  newslint names article.txt
  newslint names --format json drafts/*.md
  newslint names --across drafts/
  newslint names new 'Ann Bowen'     list names of your own; see newslint names new --help

exit status: 0 no name in two spellings, 1 there is one, 2 something could not be read
"""


def run(given: Sequence[str]) -> int:
    """Run the command and return its exit status."""
    if given[:1] == ["new"]:
        from lint.cli import new_files  # noqa: PLC0415 - it writes, and reads no article

        return new_files.names(given[1:])
    asked = parser().parsed(given)
    options = Options(style=asked.style, config=asked.config, encoding=asked.encoding, max_size=asked.max_size)
    opened: list[LintJob] = []
    broken = False
    for event in project.open_all(_inputs(asked), options=options):
        if isinstance(event, LintJob):
            opened.append(event)
        elif isinstance(event, Problem):
            console.complain([(event.where, event.message)])
            broken = True
        elif isinstance(event, Skipped) and event.is_told_alone:
            console.complain([(event.name, event.why)])
    found = _across(opened, asked) if asked.across else _each(opened, asked)
    return 2 if broken else int(found)


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint names",
        description="List each person, place or body the articles name, with every spelling, and whether it is known.",
        epilog=_EPILOG,
    )
    file_arguments.add_files(made)
    made.add_argument(
        "--across",
        type=Path,
        metavar="DIR",
        help="names spelled in two ways in a folder of articles, or within one of them",
    )
    made.add_argument("--format", choices=("human", "json"), default="human", help="default: human")
    made.add_argument("--style", metavar="NAME", help="the house style whose forms are preferred")
    arguments.add_color(made)
    arguments.add_reading(made)
    return made


def _inputs(asked: Namespace) -> Iterator[Input]:
    if asked.across is None and not asked.files:
        parser().error("name an article, or a folder with --across")
    for name in asked.files:
        yield Input(name, sys.stdin.buffer) if name == "-" else Input(name)
    if asked.across is not None:
        yield Input(str(asked.across))


def _each(opened: Sequence[LintJob], asked: Namespace) -> bool:
    files = []
    view = console.view(sys.stdout, asked.color)
    for entry in opened:
        analysis = entry.linter.analyse(entry.source)
        entities, lines = analysis.entities, analysis.document.lines
        if asked.format == "human":
            sys.stdout.write(names_text.listed(entry.source.name, entities, lines, view))
        files.append((entry.source.name, entities, lines))
    if asked.format == "human" and any(entities for _, entities, _ in files):
        sys.stdout.write("\n" + names_text.legend())
    if asked.format == "json":
        sys.stdout.write(json_report.dump({"version": 1, "files": [names_text.data(*file) for file in files]}))
    return any(entity.evidence for _, entities, _ in files for entity in entities)


def _across(opened: Sequence[LintJob], asked: Namespace) -> bool:
    named = [entry.linter.analyse(entry.source).entities for entry in opened]
    found = across_articles.differences(named, _known(opened[0].linter.resources)) if opened else []
    articles = [
        Article(entry.source.name, LineIndex(entry.source.text, entry.source.origin, entry.source.unit))
        for entry in opened
    ]
    if asked.format == "json":
        across = names_text.difference_data(found, articles)
        sys.stdout.write(json_report.dump({"version": 1, "across": across}))
    else:
        sys.stdout.write(names_text.differences(found, articles))
        count = f"{len(opened)} article{'' if len(opened) == 1 else 's'}"
        verb = "is" if len(found) == 1 else "are"
        sys.stdout.write(f"{len(found)} of the names in {count} {verb} spelled in two ways\n")
    return bool(found)


def _known(resources: Resources) -> Known:
    return Known(resources.gazetteer, resources.word_frequencies, resources.name_list, resources.lexicon)
