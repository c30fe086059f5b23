"""`newslint attributions FILE...`: every quotation and claim of the articles with its source."""

import sys
from collections.abc import Sequence

from lint.analysis import Analysis
from lint.analysis.attribution import article_attributions
from lint.analysis.attribution.article_attributions import ArticleAttributions
from lint.cli import arguments, articles, attributions_text, console, file_arguments
from lint.cli.parser import Parser
from lint.report import View
from lint.rulepack.rule import LINKS

VERSION = 1
"""Increased when a key changes its meaning or is removed; keys may be added within a version."""

_EPILOG = """\
examples:
  newslint attributions story.txt
  newslint attributions --by speaker story.txt
  newslint attributions --all --format json drafts/*.md

Each line gives a place, then source -> cue -> content. A pronoun is followed by the person it refers to.

exit status: 0, or 2 where something could not be read
"""


def run(given: Sequence[str]) -> int:
    """Print who says what and return the exit status: 0, or 2 if an article could not be read."""
    asking = parser()
    asked = asking.parsed(given)
    if not asked.files:
        asking.error("name the articles to read, for example: newslint attributions story.txt")
    seen = console.view(sys.stdout, asked.color)
    view = View(seen.width if sys.stdout.isatty() else 0, seen.color)  # in a pipe nothing is cut
    return articles.print_each(
        asked,
        VERSION,
        lambda path, analysis: attributions_text.data(path, analysis, _attributions(analysis)),
        lambda path, analysis: attributions_text.listed(
            path, analysis, _attributions(analysis), by=asked.by, everything=asked.all, view=view
        ),
    )


def _attributions(analysis: Analysis) -> ArticleAttributions:
    return article_attributions.gather(
        analysis.relations,
        analysis.remarks,
        analysis.links if analysis.resources.links else (),
        analysis.sentences,
        analysis.sourced_sentences,
        analysis.sentence_at,
    )


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint attributions",
        description="Who says what: every quotation and claim with its source, and quotations that have none.",
        epilog=_EPILOG,
    )
    file_arguments.add_files(made)
    made.add_argument("--format", choices=("human", "json"), default="human", help="default: human")
    made.add_argument("--by", choices=("text", "speaker"), default="text", help="order of the lines (default: text)")
    made.add_argument(
        "--all",
        action="store_true",
        help="also acts and views (praised, wants), and quotation marks around a title or a word; JSON always has them",
    )
    arguments.add_color(made)
    made.add_argument(
        "--links",
        choices=LINKS,
        help="whether a hyperlink is the source of a sentence that gives no other (default: as configured, else source)",
    )
    arguments.add_reading(made)
    return made
