"""`newslint sources FILE...`: who is quoted and how, and every checkable claim with the source that covers it."""

import sys
from collections.abc import Sequence

from lint.cli import arguments, articles, console, file_arguments, sources_text
from lint.cli.parser import Parser
from lint.report import View
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
    asking = parser()
    asked = asking.parsed(given)
    if not asked.files:
        asking.error("name the articles to read, for example: newslint sources story.txt")
    seen = console.view(sys.stdout, asked.color)
    view = View(seen.width if sys.stdout.isatty() else _PAGE, seen.color)
    return articles.print_each(
        asked,
        VERSION,
        sources_text.data,
        lambda path, analysis: sources_text.page(path, analysis, view, only_nobody=asked.nobody),
    )


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint sources",
        description="The sourcing of a story on a page: who is quoted, and who stands behind each checkable claim.",
        epilog=_EPILOG,
    )
    file_arguments.add_files(made)
    made.add_argument("--format", choices=("human", "json"), default="human", help="default: human")
    made.add_argument("--nobody", action="store_true", help="of the claims only those that nobody stands behind")
    arguments.add_color(made)
    made.add_argument(
        "--links", choices=LINKS, help="whether a hyperlink is a source (default: as configured, else source)"
    )
    arguments.add_reading(made)
    return made
