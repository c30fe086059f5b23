"""Arguments and help text of the main command."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter, _ArgumentGroup
from collections.abc import Sequence
from pathlib import Path

from lint.project.lint_job import Options
from lint.rulepack.rule import ENGINES, REPORTED
from lint.safety import file_reading

_EPILOG = """\
examples:
  newslint article.txt                     check one article
  newslint drafts/*.md                     check many
  pbpaste | newslint -                     check what is on the clipboard
  newslint --select attribution a.txt      only the attribution rules
  newslint --engine harper a.txt           run an external checker too
  newslint --diff a.txt                    show what --fix would change
  newslint --fix a.txt                     change it

other commands:
  newslint check article.txt               the same as newslint article.txt
  newslint rules list                      all rules, one a line
  newslint rules show RULE                 explain a rule, with examples
  newslint rules test                      run the rules' own examples
  newslint lexicon list                    the word classes that rules use
  newslint lexicon show claimed            the word classes of a word
  newslint names article.txt               the people, places and bodies named, with spellings
  newslint names --across drafts/          names spelled differently in different articles
  newslint attributions article.txt        who says what
  newslint sources article.txt             who is quoted, and who stands behind each claim
  newslint init                            write a first newslint.yaml
  newslint rules new phrase our-rule       write a rule of your own
  newslint rules trial RULE drafts/        how often a rule speaks on articles
  newslint packs list                      rule packs of others, and how to use one
  newslint lsp                             run the language server for an editor
  newslint --version                       print the version

exit status: 0 nothing found, 1 something found, 2 something could not be checked
"""


def parse(arguments: Sequence[str], program: str) -> Namespace:
    """Parse the arguments of `newslint` and `newslint check`; exits after help or a usage error."""
    parser = ArgumentParser(
        program,
        usage=f"{program} [options] FILE...",
        description="Check news copy: names spelled two ways, garbled sentences, claims without a source.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="an article in plain text, Markdown, MDX or HTML; - reads input"
    )
    _add_choice(parser)
    _add_output(parser)
    _add_fixing(parser)
    found = parser.parse_args(arguments)
    if not found.files:
        parser.error("name the articles to check, for example: newslint article.txt")
    if found.stdin_filename is not None and "-" not in found.files:
        parser.error("--stdin-filename names the text read with -; add - to the files")
    return found


def options(found: Namespace) -> Options:
    """Return the options that take precedence over the configuration."""
    return Options(
        select=_joined(found.select),
        ignore=_joined(found.ignore),
        style=found.style,
        config=found.config,
        encoding=found.encoding,
        engines=tuple(found.engine or ()),
        max_size=found.max_size,
        repeats=found.repeats,
    )


def add_reading(parser: "ArgumentParser | _ArgumentGroup") -> None:
    """Add the options by which every command reads articles."""
    parser.add_argument("--config", type=Path, metavar="PATH", help="use this configuration instead of the nearest one")
    parser.add_argument(
        "--encoding", metavar="NAME", help="the encoding of files that do not declare one (default: UTF-8)"
    )
    parser.add_argument("--max-size", type=size, metavar="SIZE", help="refuse larger texts (default: 20 MB)")


def _add_choice(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("what to check")
    group.add_argument(
        "--select",
        action="append",
        type=_names,
        metavar="RULES",
        help="run only these rules or families, comma-separated",
    )
    group.add_argument(
        "--ignore", action="append", type=_names, metavar="RULES", help="do not run these rules or families"
    )
    group.add_argument(
        "--engine",
        action="append",
        type=_engine,
        metavar="NAME",
        help=f"also run an external checker: {', '.join(ENGINES)}; languagetool=URL gives its server",
    )
    group.add_argument("--style", metavar="NAME", help="the house style: ap, reuters, bbc, guardian, nyt, un ...")
    add_reading(group)
    group.add_argument("--stdin-filename", metavar="NAME", help="the file name to use for the text read with -")


def _add_output(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("what to report")
    group.add_argument("--format", choices=("human", "concise", "json"), default="human", help="default: human")
    group.add_argument(
        "--repeats",
        choices=REPORTED,
        help="report a fault in several places once, at the first, or at each place (default: first)",
    )
    group.add_argument("--statistics", action="store_true", help="count the findings of each rule")
    group.add_argument("--quiet", action="store_true", help="print only findings and problems")
    group.add_argument("--no-color", action="store_true", help="no colours (same as NO_COLOR)")
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info"),
        default="info",
        help="the lowest severity that makes the exit status 1 (default: info)",
    )
    group.add_argument("--exit-zero", action="store_true", help="exit with 0 even if there are findings")


def _add_fixing(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("fixing copy")
    group.add_argument("--fix", action="store_true", help="apply the safe fixes, and report the remaining findings")
    group.add_argument(
        "--unsafe-fixes", action="store_true", help="with --fix or --diff: also the fixes that need a look afterwards"
    )
    group.add_argument("--diff", action="store_true", help="show the changes as a diff, and change nothing")
    group.description = "Of text read with -, the fixed text goes to standard output, the report to standard error."


def _names(value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(","))
    if not all(names):
        raise ArgumentTypeError(f"{value!r} is no list of rules: write names with one comma between two")
    return names


def size(value: str) -> int:
    """Return the bytes of a size on the command line. Raises ArgumentTypeError."""
    found = file_reading.parse_size(value)
    if found is None:
        raise ArgumentTypeError(f"{value!r} is no size: write it like 20MB or 500KB")
    return found


def _engine(value: str) -> tuple[str, str]:
    """Return the checker and the address of its server, "" for the configured or default one."""
    name, equals, url = value.partition("=")
    if name not in ENGINES:
        raise ArgumentTypeError(f"there is no engine {name!r}: there are {', '.join(ENGINES)}")
    if equals and name != "languagetool":
        raise ArgumentTypeError(f"{name} has no server: write --engine {name}")
    if equals:
        from lint.external.checker_settings import fault_of_url  # noqa: PLC0415 - only an address needs it

        wrong = fault_of_url(url)
        if wrong:
            raise ArgumentTypeError(wrong)
    return name, url


def _joined(lists: Sequence[tuple[str, ...]] | None) -> tuple[str, ...]:
    return tuple(name for names in lists or () for name in names)
