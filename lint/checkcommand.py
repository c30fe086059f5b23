"""`newslint FILE...`: checks files, reports what was found, mends them where asked, and says how it went."""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lint import archive, console
from lint.archive import Input, Opened, Options, Problem, Skipped
from lint.engine import Result
from lint.errors import SourceError
from lint.finding import Severity
from lint.report import Tally, said_of

_STANDARD_INPUT = "-"
_EXAMPLES = """\
examples:
  newslint story.txt                      what an editor should look at, with line and column
  newslint --style ap desk/*.md           hold names and abbreviations against a house style
  newslint --ignore attribution story.txt leave a family of rules out
  newslint --diff --unsafe-fixes story.txt    show what the fixes would change
  newslint rules list                     every rule; `newslint rules show ID` explains one
  newslint init                           write a first newslint.yaml

exit status: 0 nothing found, 1 something found, 2 something could not be checked
"""


def run(arguments: Sequence[str], program: str) -> int:
    """Check the files named in the arguments and return the exit status."""
    wanted = _parser(program).parse_args(arguments)
    tally = Tally(count_words=wanted.statistics)
    problems: list[tuple[str, str]] = []
    results = _results(wanted, problems, tally)
    if wanted.format == "json":
        changed = _write_json(results, problems, tally if wanted.statistics else None)
    else:
        changed = _write_text(results, tally, wanted)
        console.complain(problems)
    if problems:
        return 2
    limit = Severity(wanted.fail_on).rank
    found = any(count for severity, count in tally.severities.items() if severity.rank <= limit)
    return int((found or changed) and not wanted.exit_zero)


def _results(wanted: Namespace, problems: list[tuple[str, str]], tally: Tally) -> Iterator[tuple[Result, str]]:
    """Yield each result with the diff of its fixes, noting on the way what could not be checked."""
    from lint.selftest import verify  # noqa: PLC0415 - after the arguments are known to be right

    for opened in archive.open_all(_inputs(wanted), options=_options(wanted), verify=verify):
        if isinstance(opened, Problem):
            problems.append((opened.where, opened.message))
        elif isinstance(opened, Skipped):
            if not wanted.quiet:
                console.complain([(opened.name, "left out: the configuration excludes it")])
        else:
            result, difference = _checked(opened, wanted, problems)
            problems.extend((result.source.name, said_of(failure)) for failure in result.failures)
            tally.add(result)
            yield result, difference


def _checked(opened: Opened, wanted: Namespace, problems: list[tuple[str, str]]) -> tuple[Result, str]:
    if not (wanted.fix or wanted.unsafe_fixes or wanted.diff):
        return opened.lint(), ""
    from lint import mending  # noqa: PLC0415 - only a fix needs it

    text, after = opened.fix(unsafe=wanted.unsafe_fixes)
    if text == opened.source.text:
        return after, ""
    if wanted.diff:
        return opened.lint(), mending.diff(opened.source, text)
    if opened.source.name == wanted.stdin_filename:
        sys.stdout.write(text)
        return after, ""
    try:
        mending.save(opened.source, text)
    except SourceError as error:
        problems.append((error.where, error.message))
        return opened.lint(), ""
    return after, ""


def _write_text(results: Iterator[tuple[Result, str]], tally: Tally, wanted: Namespace) -> bool:
    from lint.report import concise, human  # noqa: PLC0415 - only the format that is asked for

    view = console.view(sys.stdout, color=not wanted.no_color)
    changed = False
    for result, difference in results:
        if wanted.diff:
            changed = changed or bool(difference)
            sys.stdout.write(difference)
        else:
            sys.stdout.write(human.render(result, view) if wanted.format == "human" else concise.render(result))
    if wanted.format == "human" and not wanted.diff and not wanted.quiet:
        sys.stdout.write(human.closing(tally))
    if wanted.statistics:
        sys.stdout.write(human.statistics(tally))
    return changed


def _write_json(results: Iterator[tuple[Result, str]], problems: list[tuple[str, str]], tally: Tally | None) -> bool:
    from lint.report import jsonout  # noqa: PLC0415 - only the format that is asked for

    checked = list(results)
    sys.stdout.write(jsonout.render((result for result, _ in checked), problems, tally))
    return any(difference for _, difference in checked)


def _inputs(wanted: Namespace) -> Iterator[Input]:
    for name in wanted.files:
        if name == _STANDARD_INPUT:
            yield Input(wanted.stdin_filename, sys.stdin.buffer.read())
        else:
            yield Input(name)


def _options(wanted: Namespace) -> Options:
    return Options(
        _names(wanted.select),
        _names(wanted.ignore),
        wanted.style,
        Path(wanted.config) if wanted.config else None,
        wanted.encoding,
    )


def _names(given: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for names in given for name in names.split(",") if name.strip()))


def _parser(program: str) -> ArgumentParser:
    parser = ArgumentParser(
        program,
        description="Read news copy as a wire copy editor does: names, garbled sentences, claims nobody owns.",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("files", nargs="+", metavar="FILE", help="articles, plain text or Markdown; - reads standard input")
    add("--format", choices=("human", "concise", "json"), default="human", help="how to report (default: human)")
    add("--select", action="append", default=[], metavar="NAME,...", help="run these rules or families only")
    add("--ignore", action="append", default=[], metavar="NAME,...", help="leave these rules or families out")
    add("--style", metavar="HOUSE", help="house style: ap, reuters, bbc, guardian, nyt, un")
    add("--config", metavar="PATH", help="read this configuration, not the nearest one upward")
    add("--encoding", metavar="NAME", help="the files' encoding, where it is not UTF-8 and not declared in them")
    add("--stdin-filename", default="standard input", metavar="NAME", help="what standard input is to be called")
    add("--fix", action="store_true", help="write safe fixes into the files")
    add("--unsafe-fixes", action="store_true", help="write unsafe fixes too: read what they did")
    add("--diff", action="store_true", help="show what the fixes would change, and write nothing")
    add("--fail-on", choices=[severity.value for severity in Severity], default="info", metavar="SEVERITY",
        help="the least severity that makes the exit status 1: error, warning or info (default: info)")  # fmt: skip
    add("--exit-zero", action="store_true", help="exit with 0 even where something was found")
    add("--statistics", action="store_true", help="count findings by rule")
    add("--quiet", action="store_true", help="findings only: no summary, no word on files left out")
    add("--no-color", action="store_true", help="no colours")
    return parser
