"""Arguments and help text of the main command."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace, _ArgumentGroup
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from lint.cli import commands, file_arguments, history, outputs, profile_output
from lint.cli.parser import Parser, closest
from lint.project.lint_job import Options
from lint.rulepack.rule import ENGINES, REPORTED
from lint.safety import file_reading
from lint.text.finding import SEVERITY_WORDS, Severity

MOST_JOBS = 61
"""The most processes at a time: Windows can wait for no more."""

_EPILOG = """\
examples:
  newslint article.txt                     check one article
  newslint drafts/                         check a folder
  newslint "drafts/**/*.md"                check what matches a pattern
  git diff --name-only | newslint --files-from -
  pbpaste | newslint -                     check what is on the clipboard
  newslint --select attribution a.txt      only the attribution rules
  newslint --level warning drafts/         no remarks
  newslint --diff a.txt                    show what --fix would change
  newslint --format html a.txt > a.html    a page with the findings in the margin

commands (newslint help COMMAND explains one):
{commands}
newslint reads English. exit status: 0 nothing found, 1 something found, 2 something could not be checked
"""


@lru_cache(maxsize=2)
def parser(program: str = "newslint") -> Parser:
    """Return the parser of `newslint` and `newslint check`."""
    made = Parser(
        program,
        usage=f"{program} [options] FILE...",
        description="Check English news copy: names spelled two ways, garbled sentences, claims without a source.",
        epilog=_EPILOG.format(commands=commands.listed()),
    )
    file_arguments.add_files(made)
    _add_choice(made)
    file_arguments.add_choice(made)
    _add_output(made)
    history.add(made)
    _add_fixing(made)
    _add_running(made)
    return made


def parse(arguments: Sequence[str], program: str) -> Namespace:
    """Parse the arguments of `newslint` and `newslint check`; exits after help or a usage error."""
    made = parser(program)
    found = made.parsed(profile_output.separated(arguments))
    if found.profile_rules is not None:
        found.jobs = 1
    found.format = _reports(found)
    fault = outputs.fault_of(found.format, found.output_dir) or history.fault_of(found) or _fault_of_pages(found)
    if fault:
        made.error(fault)
    if not found.files and found.files_from is None and not history.is_asked(found):
        made.error("name the articles to check, for example: newslint article.txt, or newslint . for this folder")
    if fault := _fault_of_input(found):
        made.error(fault)
    return found


def _fault_of_input(found: Namespace) -> str | None:
    """Return why standard input cannot be used as it is asked for, or None."""
    reads = "-" in found.files
    if found.stdin_filename is not None and not reads:
        return "--stdin-filename names the text read with -; add - to the files"
    if found.files_from == "-" and reads:
        return "standard input is either the list of files or a text to check"
    if found.watch and (reads or found.files_from == "-" or found.diff):
        return "--watch checks files that change: name them, and neither - nor --diff"
    return None


def _fault_of_pages(found: Namespace) -> str | None:
    """Return why pages cannot be made as they are asked for, or None."""
    page = next((report for report in found.format if report.format == outputs.PAGES), None)
    if page is None:
        return "--output-dir is for pages: add --format html" if found.output_dir is not None else None
    if found.diff:
        return "--diff shows changes and no page: leave out one of --diff and --format html"
    if found.output_dir is None and page.file is None and found.fix and "-" in found.files:
        return "of text read with - the fixed text goes to standard output: add --output-dir for the page"
    return None


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
        exclude=None if found.exclude is None else tuple(found.exclude),
        extend_exclude=tuple(found.extend_exclude or ()),
        ignore_files=not found.no_ignore,
        force_exclude=found.force_exclude,
        level=found.level,
        fail_on=found.fail_on,
        any_language=found.any_language,
        cache=found.cache and found.profile_rules is None,
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
        type=names,
        metavar="RULES",
        help="run only these rules or families, comma-separated",
    )
    group.add_argument(
        "--ignore", action="append", type=names, metavar="RULES", help="do not run these rules or families"
    )
    group.add_argument(
        "--engine",
        action="append",
        type=_engine,
        metavar="NAME",
        help=f"also run an external checker: {', '.join(ENGINES)}; languagetool=URL gives its server",
    )
    group.add_argument("--style", metavar="NAME", help="the house style: ap, reuters, bbc, guardian ...")
    add_reading(group)


def _add_output(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("what to report")
    group.add_argument(
        "--format",
        action="append",
        type=outputs.wanted,
        metavar=outputs.FORMAT,
        help=f"write the report like this, to FILE if one is named; may be repeated. {', '.join(outputs.NAMES)}"
        " (default: human)",
    )
    group.add_argument(
        "--output-file", type=Path, metavar="FILE", help="write the report that has no FILE into this one"
    )
    group.add_argument(
        "--output-dir", type=Path, metavar="DIR", help="with html: a folder for a page an article and an index"
    )
    group.add_argument(
        "--repeats",
        choices=REPORTED,
        help="report a fault in several places once, at the first, or at each place (default: first)",
    )
    group.add_argument(
        "--sort",
        choices=("severity", "place"),
        default="severity",
        help="in the human report: the gravest findings of a file first, or as they stand in it (default: severity)",
    )
    group.add_argument("--statistics", action="store_true", help="count the findings of each rule")
    group.add_argument("--quiet", action="store_true", help="print only findings and problems")
    add_color(group)
    group.add_argument(
        "--level",
        type=_severity,
        metavar="LEVEL",
        help="the mildest findings to report: error, warning or remark (default: as configured, else remark)",
    )
    group.add_argument(
        "--fail-on",
        type=_severity,
        metavar="LEVEL",
        help="the mildest findings that make the exit status 1 (default: as configured, else remark)",
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


def _reports(found: Namespace) -> list[outputs.Wanted]:
    """Return the reports that are asked for."""
    reports = found.format or [outputs.Wanted("human")]
    if found.output_file is None:
        return reports
    if all(report.file is not None for report in reports):
        reports = [outputs.Wanted("human"), *reports]
    return [report if report.file else outputs.Wanted(report.format, found.output_file) for report in reports]


def _add_running(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("how to run")
    group.add_argument(
        "--jobs", type=_jobs, metavar="N", help="check so many files at a time (default: one for each core, if it pays)"
    )
    group.add_argument("--watch", action="store_true", help="check, then check what changes, until Ctrl-C")
    group.add_argument("--cache", action="store_true", help="keep results, and lint no unchanged text again")
    profile_output.add(group)


def add_color(parser: "ArgumentParser | _ArgumentGroup") -> None:
    """Add the options for colours."""
    parser.add_argument(
        "--color",
        choices=("always", "auto", "never"),
        default="auto",
        help="colours; auto means on a terminal, or as NO_COLOR and FORCE_COLOR say (default: auto)",
    )
    parser.add_argument("--no-color", dest="color", action="store_const", const="never", help="same as --color never")


def _severity(word: str) -> Severity:
    try:
        return Severity.of(word)
    except ValueError:
        close = closest(word, SEVERITY_WORDS)
        advice = f"did you mean {close}?" if close else "it is error, warning or remark"
        raise ArgumentTypeError(f"{word!r} is no level: {advice}") from None


def _jobs(value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= MOST_JOBS):
        raise ArgumentTypeError(f"{value!r} is no number of files at a time: it is between 1 and {MOST_JOBS}")
    return int(value)


def names(value: str) -> tuple[str, ...]:
    """Return the rules and families of a list on the command line. Raises ArgumentTypeError."""
    found = tuple(name.strip() for name in value.strip().removesuffix(",").split(","))
    if not all(found):
        raise ArgumentTypeError(f"{value!r} is no list of rules: write names with one comma between two")
    return found


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
        close = closest(name, ENGINES)
        advice = f"did you mean {close}?" if close else f"there are {', '.join(ENGINES)}"
        raise ArgumentTypeError(f"there is no engine {name!r}: {advice}")
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
