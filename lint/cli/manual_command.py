"""`newslint manual`: the manual page in man(7) macros, made from the parsers of the commands."""

import re
import sys
from argparse import Action, _SubParsersAction
from collections.abc import Iterator, Sequence

from lint import __version__
from lint.cli import commands
from lint.cli.parser import Parser

_EPILOG = """\
examples:
  newslint manual | man -l -
  newslint manual > ~/.local/share/man/man1/newslint.1
"""


def parser() -> Parser:
    """Return the parser of the command."""
    return Parser("newslint manual", description="Print the manual page of newslint.", epilog=_EPILOG)


def run(given: Sequence[str]) -> int:
    """Print the page and return 0."""
    parser().parse_args(given)
    sys.stdout.write("".join(f"{line}\n" for line in page()))
    return 0


def page() -> Iterator[str]:
    """Yield the lines of the page."""
    main = commands.parser_of("check")
    yield f'.TH NEWSLINT 1 "" "newslint {__version__}" "User Commands"'
    yield from (".SH NAME", r"newslint \- editorial linter for English news copy", ".SH SYNOPSIS")
    yield from (".B newslint", r"[\fIoptions\fR] \fIFILE\fR...", ".br", ".B newslint", r"\fICOMMAND\fR [\fIoptions\fR]")
    yield from (".SH DESCRIPTION", _text(main.description or ""))
    yield ".SH OPTIONS"
    yield from _options(main)
    yield ".SH COMMANDS"
    for name, summary in commands.COMMANDS.items():
        yield from (f".SS {_text(f'newslint {name}')}", _text(summary[0].upper() + summary[1:] + "."))
        if name not in ("check", "help", "version"):
            yield from _of_command(commands.parser_of(name))
    yield from _examples(main.epilog or "")
    yield from (".SH ENVIRONMENT", ".TP", ".B NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE")
    yield "no colours, or colours everywhere, where \\-\\-color does not decide"
    yield from (".TP", ".B COLUMNS", "the width of the report")
    yield from (".SH EXIT STATUS", ".TP", ".B 0", "nothing found", ".TP", ".B 1", "something found")
    yield from (".TP", ".B 2", "something could not be checked")


def _of_command(parser: Parser) -> Iterator[str]:
    below = next((action for action in parser._actions if isinstance(action, _SubParsersAction)), None)  # noqa: SLF001 - argparse has no other way in
    if below is None:
        yield from _options(parser)
        return
    for name, inner in below.choices.items():
        yield from (".PP", f"\\fB{_text(f'{parser.prog} {name}')}\\fR: {_text(inner.description or '')}")
        yield from _options(inner)


def _options(parser: Parser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001 - see above
        if not isinstance(action, _SubParsersAction) and "-h" not in action.option_strings:
            yield from (".TP", _tag(action), _text(" ".join((action.help or "").split())))


def _tag(action: Action) -> str:
    shown = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    value = "" if action.nargs == 0 else f"\\fI{_text(str(shown))}\\fR"
    if not action.option_strings:
        return value
    return f"\\fB{_text(', '.join(action.option_strings))}\\fR" + (f" {value}" if value else "")


def _examples(epilog: str) -> Iterator[str]:
    found = re.search(r"examples:\n((?:  .*\n)+)", epilog)
    if found:
        yield from (".SH EXAMPLES", ".nf", *(_text(line.strip()) for line in found[1].splitlines()), ".fi")


def _text(text: str) -> str:
    """Return a text as man reads it: no dash, backslash, quotation mark or leading dot means anything else."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{text}" if text.startswith((".", "'")) else text
