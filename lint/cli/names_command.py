"""`newslint names FILE...`: entities with all their spellings; `--across DIR` compares articles."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lint.analysis.names.coreference import is_respelling
from lint.analysis.names.entities import Entity
from lint.analysis.names.string_similarity import Known
from lint.analysis.resources.romanization import skeleton
from lint.cli import arguments, console, names_text
from lint.cli.names_text import Difference, Used
from lint.project import project
from lint.project.project import Input, LintJob, Problem
from lint.report import json_report
from lint.text.source import SUFFIXES
from lint.text.span import LineIndex

_EPILOG = """\
examples:
  newslint names article.txt
  newslint names --format json drafts/*.md
  newslint names --across drafts/

exit status: 0 no name in two spellings, 1 there is one, 2 something could not be read
"""


class _Seen:
    """An entity and the files it stands in."""

    def __init__(self, name: str, preferred: str) -> None:
        self.name, self.preferred = name, preferred
        self.uses: list[Used] = []


def run(given: Sequence[str]) -> int:
    """Run the command and return its exit status."""
    asked = _parser().parse_args(given)
    options = project.Options(style=asked.style, config=asked.config, encoding=asked.encoding, max_size=asked.max_size)
    opened: list[LintJob] = []
    broken = False
    for event in project.open_all(_inputs(asked), options=options):
        if isinstance(event, LintJob):
            opened.append(event)
        elif isinstance(event, Problem):
            console.complain([(event.where, event.message)])
            broken = True
    found = _across(opened, asked) if asked.across else _each(opened, asked)
    return 2 if broken else int(found)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        "newslint names",
        description="Who and what the articles name: each person, place or body once, with every spelling, and whether it is known.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="an article, or - for standard input")
    parser.add_argument("--across", type=Path, metavar="DIR", help="names spelled differently in different articles")
    parser.add_argument("--format", choices=("human", "json"), default="human", help="default: human")
    parser.add_argument("--style", metavar="NAME", help="the house style whose forms are preferred")
    parser.add_argument("--config", type=Path, metavar="PATH", help="use this configuration, not the nearest one")
    parser.add_argument("--encoding", metavar="NAME", help="the encoding of files that do not say (default: UTF-8)")
    parser.add_argument(
        "--max-size", type=arguments.size, metavar="SIZE", help="refuse a text that is larger (default: 20 MB)"
    )
    return parser


def _inputs(asked: Namespace) -> Iterator[Input]:
    if asked.across is None and not asked.files:
        _parser().error("name an article, or a folder with --across")
    for name in asked.files:
        yield Input(name, sys.stdin.buffer) if name == "-" else Input(name)
    if asked.across is not None:
        if not asked.across.is_dir():
            yield Input(str(asked.across))  # reading it says what is wrong
        for path in sorted(asked.across.rglob("*")):
            if path.suffix.lower() in SUFFIXES and path.is_file():
                yield Input(str(path))


def _each(opened: Sequence[LintJob], asked: Namespace) -> bool:
    files = []
    for entry in opened:
        analysis = entry.linter.analyse(entry.source)
        entities, lines = analysis.entities, analysis.document.lines
        if asked.format == "human":
            sys.stdout.write(names_text.listed(entry.source.name, entities, lines))
        files.append((entry.source.name, entities, lines))
    if asked.format == "json":
        sys.stdout.write(json_report.dump({"version": 1, "files": [names_text.data(*file) for file in files]}))
    return any(entity.evidence for _, entities, _ in files for entity in entities)


def _across(opened: Sequence[LintJob], asked: Namespace) -> bool:
    listed: dict[str, _Seen] = {}
    people: dict[str, _Seen] = {}
    known = None
    for entry in opened:
        analysis = entry.linter.analyse(entry.source)
        resources = entry.linter.resources
        known = known or Known(resources.gazetteer, resources.word_frequencies, resources.name_list, resources.lexicon)
        lines = analysis.document.lines
        for entity in analysis.entities:
            if entity.status == "listed":
                seen = listed.setdefault(entity.entry, _Seen(entity.name, entity.preferred))
            elif " " in entity.name:
                seen = people.setdefault(entity.name, _Seen(entity.name, ""))
            else:
                continue
            seen.uses += _uses(entity, entry.source.name, lines)
    found = [
        Difference(seen.name, seen.preferred, tuple(seen.uses))
        for seen in listed.values()
        if len({use.form for use in seen.uses}) > 1
    ]
    if known is not None:
        found += _respelled(people, known)
    if asked.format == "json":
        sys.stdout.write(json_report.dump({"version": 1, "across": names_text.difference_data(found)}))
    else:
        sys.stdout.write(names_text.differences(found))
        articles = f"{len(opened)} article{'' if len(opened) == 1 else 's'}"
        verb = "is" if len(found) == 1 else "are"
        sys.stdout.write(f"{len(found)} of the names in {articles} {verb} spelled in two ways\n")
    return bool(found)


def _uses(entity: Entity, file: str, lines: LineIndex) -> Iterator[Used]:
    """Yield the spellings of an entity in a file: of a person the surname counts, of others the whole form."""
    counts: dict[str, Used] = {}
    for form in entity.forms:
        text = form.text if entity.kind in ("place", "org") else form.text.rsplit(" ", 1)[-1]
        place = lines.position(form.spans[0].start)
        used = counts.get(text)
        counts[text] = (
            used._replace(times=used.times + len(form.spans))
            if used
            else Used(text, file, place.line, place.column, len(form.spans))
        )
    yield from counts.values()


def _respelled(people: dict[str, _Seen], known: Known) -> Iterator[Difference]:
    """Yield the unlisted people whose surname is spelled differently after one given name."""
    by_given: dict[str, list[str]] = {}
    for name in people:
        by_given.setdefault(skeleton(name.split(" ")[0]), []).append(name)
    for names in by_given.values():
        groups: list[list[str]] = []
        for name in sorted(names):
            surname = name.rsplit(" ", 1)[-1]
            for group in groups:
                if any(
                    (other := member.rsplit(" ", 1)[-1]) == surname or is_respelling(other, surname, known)
                    for member in group
                ):
                    group.append(name)
                    break
            else:
                groups.append([name])
        for group in groups:
            uses = tuple(use for name in group for use in people[name].uses)
            if len({use.form for use in uses}) > 1:
                yield Difference(max(group, key=lambda name: len(people[name].uses)), "", uses)
