"""`newslint sources FILE...`: who is quoted and how, and every checkable claim with the source that covers it."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

from lint.cli import arguments, console, sources_text
from lint.project import project
from lint.project.lint_job import Input, LintJob, Options, Problem
from lint.report import View, json_report
from lint.rulepack.rule import LINKS

VERSION = 1
"""Increased when a key changes its meaning or is removed; keys may be added within a version."""

_PAGE = 80
"""Columns of the page where it is not shown on a terminal."""

_EPILOG = """\
examples:
  newslint sources story.txt
  newslint sources --nobody drafts/*.md
  newslint sources --format json story.txt

It lists and does not scold: a claim that everybody knows needs no source, and you know which.

exit status: 0, or 2 where something could not be read
"""


def run(given: Sequence[str]) -> int:
    """Print the sourcing of each article and return the exit status: 0, or 2 if one could not be read."""
    parser = _parser()
    asked = parser.parse_args(given)
    if not asked.files:
        parser.error("name the articles to read, for example: newslint sources story.txt")
    inputs = (Input(name, sys.stdin.buffer) if name == "-" else Input(name) for name in asked.files)
    options = Options(config=asked.config, encoding=asked.encoding, links=asked.links, max_size=asked.max_size)
    seen = console.view(sys.stdout, color=not asked.no_color)
    view = View(seen.width if sys.stdout.isatty() else _PAGE, seen.color)
    broken, files = False, []
    for event in project.open_all(inputs, options=options):
        if isinstance(event, Problem):
            console.complain([(event.where, event.message)])
            broken = True
        elif isinstance(event, LintJob):
            analysis = event.linter.analyse(event.source)
            if asked.format == "json":
                files.append(sources_text.data(event.source.name, analysis))
            else:
                sys.stdout.write(sources_text.page(event.source.name, analysis, view, only_nobody=asked.nobody))
    if asked.format == "json":
        sys.stdout.write(json_report.dump({"version": VERSION, "files": files}))
    return 2 if broken else 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        "newslint sources",
        description="The sourcing of a story on a page: who is quoted, and who stands behind each checkable claim.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="an article in plain text, Markdown, MDX or HTML; - reads input"
    )
    parser.add_argument("--format", choices=("human", "json"), default="human", help="default: human")
    parser.add_argument("--nobody", action="store_true", help="of the claims only those that nobody stands behind")
    parser.add_argument("--no-color", action="store_true", help="no colours (same as NO_COLOR)")
    parser.add_argument(
        "--links", choices=LINKS, help="whether a hyperlink is a source (default: as configured, else source)"
    )
    parser.add_argument("--config", type=Path, metavar="PATH", help="use this configuration instead of the nearest one")
    parser.add_argument(
        "--encoding", metavar="NAME", help="the encoding of files that do not declare one (default: UTF-8)"
    )
    parser.add_argument("--max-size", type=arguments.size, metavar="SIZE", help="refuse larger texts (default: 20 MB)")
    return parser
