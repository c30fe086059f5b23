"""`newslint lexicon list|show`: the word classes that rules and checks use, and the classes of a word."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from lint.analysis.lexicon.lexicon import Lexicon
from lint.cli import arguments, console, lexicon_text
from lint.cli.parser import Parser
from lint.project import project
from lint.project.lint_job import Options
from lint.project.selection import nearest
from lint.report import json_report
from lint.rulepack import loader
from lint.rulepack.pack import Pack
from lint.text.errors import ConfigError, RuleFileError

_EPILOG = """\
examples:
  newslint lexicon list
  newslint lexicon list saying
  newslint lexicon show claimed
  newslint rules schema lexicon > newslint-lexicon.schema.json
"""


def run(given: Sequence[str]) -> int:
    """Run a command and return its exit status: 0, or 2 if a class or word does not exist or a file has a fault."""
    asked = parser().parse_args(given)
    try:
        settings = project.config_for(Path.cwd(), Options(config=asked.config))
        pack = loader.load(settings.rules)
        return _list(asked, pack) if asked.command == "list" else _show(asked, pack)
    except (ConfigError, RuleFileError) as error:
        console.complain(error.faults)
        return 2


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint lexicon",
        description="List the word classes that rules and checks use, and show the classes of a word.",
        epilog=_EPILOG,
    )
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    listing = commands.add_parser("list", help="all classes, one a line, or the words of one class")
    listing.add_argument("name", nargs="?", metavar="CLASS", help="a class (default: list all classes)")
    showing = commands.add_parser("show", help="the word classes of a word")
    showing.add_argument("word", metavar="WORD", help="a word in any of its forms")
    for command in (listing, showing):
        command.add_argument("--format", choices=("human", "json"), default="human", help="default: human")
        arguments.add_color(command)
        command.add_argument(
            "--config", type=Path, metavar="PATH", help="use this configuration instead of the nearest one"
        )
    return made


def _list(asked: Namespace, pack: Pack) -> int:
    lexicon, view = Lexicon(pack.lexicon), console.view(sys.stdout, asked.color)
    if asked.name is None:
        plain = [
            {"class": name, "about": about, "words": len(lexicon.words(name))} for name, about in pack.classes.items()
        ]
        sys.stdout.write(json_report.dump(plain) if asked.format == "json" else lexicon_text.listed(plain, view))
        return 0
    if asked.name not in lexicon:
        console.complain(
            [
                (
                    asked.name,
                    f"no class of words is called that: {nearest(asked.name, pack.classes, 'newslint lexicon list')}",
                )
            ]
        )
        return 2
    forms = {form: sorted(lexicon.words(asked.name, form)) for form in lexicon.forms(asked.name)}
    if asked.format == "json":
        sys.stdout.write(json_report.dump({"class": asked.name, "about": pack.classes[asked.name], "forms": forms}))
    else:
        sys.stdout.write(lexicon_text.members(asked.name, pack.classes[asked.name], forms, view))
    return 0


def _show(asked: Namespace, pack: Pack) -> int:
    word = asked.word.lower()
    found = Lexicon(pack.lexicon).classes_of(word)
    if not found:
        console.complain([(asked.word, "this word is in no class of the lexicon")])
        return 2
    plain = [{"class": name, "forms": list(forms), "about": pack.classes[name]} for name, forms in found.items()]
    if asked.format == "json":
        sys.stdout.write(json_report.dump({"word": word, "classes": plain}))
    else:
        sys.stdout.write(lexicon_text.classes_of(word, plain, console.view(sys.stdout, asked.color)))
    return 0
