"""`newslint completion SHELL`: the completion of the command line, made from the parsers of the commands."""

import sys
from argparse import Action, _SubParsersAction
from collections.abc import Iterable, Iterator, Sequence

from lint.cli import commands, completion_scripts
from lint.cli.completion_scripts import Option, Place
from lint.cli.outputs import FORMAT, NAMES
from lint.cli.parser import Parser

SHELLS = ("bash", "zsh", "fish")

_EPILOG = """\
in ~/.bashrc:                     eval "$(newslint completion bash)"
in ~/.zshrc, below compinit:      eval "$(newslint completion zsh)"
once, for fish:                   newslint completion fish > ~/.config/fish/completions/newslint.fish
"""


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint completion", description="Print the completion of the command line for a shell.", epilog=_EPILOG
    )
    made.add_argument("shell", choices=SHELLS, metavar="SHELL", help=f"{', '.join(SHELLS[:-1])} or {SHELLS[-1]}")
    return made


def run(given: Sequence[str]) -> int:
    """Print the script of a shell and return 0."""
    shell = parser().parse_args(given).shell
    write = {"bash": completion_scripts.bash, "zsh": completion_scripts.zsh, "fish": completion_scripts.fish}[shell]
    sys.stdout.write(write(places(), commands.COMMANDS))
    return 0


def places() -> list[Place]:
    """Return what can be typed behind `newslint`, behind each command, and behind each command of a command."""
    found = [_place((), commands.parser_of("check"), commands.COMMANDS)]
    for name in commands.COMMANDS:
        found += _places((name,), commands.parser_of(name), behind_help=name == "help")
    return found


def _places(words: tuple[str, ...], parser: Parser, *, behind_help: bool = False) -> Iterator[Place]:
    if behind_help:
        yield Place(words, (), tuple(commands.COMMANDS), takes_files=False)
        return
    below = next((action for action in parser._actions if isinstance(action, _SubParsersAction)), None)  # noqa: SLF001 - argparse has no other way in
    if below is None:
        yield _place(words, parser, ())
        return
    yield _place(words, parser, below.choices)
    for name, inner in below.choices.items():
        yield from _places((*words, name), inner)


def _place(words: tuple[str, ...], parser: Parser, below: Iterable[str]) -> Place:
    actions = parser._actions  # noqa: SLF001 - see above
    options = tuple(_option(action) for action in actions if action.option_strings)
    named = [action for action in actions if not action.option_strings and not isinstance(action, _SubParsersAction)]
    choices = tuple(str(choice) for action in named for choice in action.choices or ())
    takes_files = any(action.metavar in ("FILE", "PATH") for action in named)
    return Place(words, options, (*below, *choices), takes_files=takes_files)


def _option(action: Action) -> Option:
    help_text = " ".join((action.help or "").split())
    choices = tuple(map(str, action.choices or ()))
    if action.metavar == "LEVEL":
        choices = ("error", "warning", "remark")
    elif action.metavar == FORMAT:
        choices = NAMES
    takes = "" if action.nargs == 0 else str(action.metavar or "VALUE")
    return Option(tuple(action.option_strings), help_text, takes, choices)
