"""`Parser`: the argument parser of every command, which says what a mistyped option or choice may have meant."""

import os
import re
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter, _SubParsersAction
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

_UNKNOWN = re.compile(r"unrecognized arguments: (.*)", re.DOTALL)
_CHOICE = re.compile(r"invalid choice: '(?P<given>[^']*)' \(choose from (?P<known>.*)\)")
_QUOTED = re.compile(r"[^\s,']+")
_USUAL_COLUMNS = 80
_SHORTEST = 3
_MOST_MEANT = 3
"""Long options that a letter after a hyphen may stand for, of those that begin with it."""


class _Formatter(RawDescriptionHelpFormatter):
    """Formats as wide as argparse does; told the width, it imports no `shutil`, and there is one for each option."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Return the width of the terminal, as `shutil.get_terminal_size` does."""
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdigit() and int(wanted):
        return int(wanted)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL_COLUMNS  # type: ignore[union-attr] # below
    except (AttributeError, ValueError, OSError):  # it is closed, or no terminal
        return _USUAL_COLUMNS


class Parser(ArgumentParser):
    """A parser that takes no abbreviations, and options between files as well as before them."""

    def __init__(self, prog: str | None = None, **settings: Any) -> None:  # noqa: ANN401 - as those of argparse
        """Take the name of the command and the settings of `ArgumentParser`."""
        settings.setdefault("formatter_class", _Formatter)
        settings.setdefault("allow_abbrev", False)
        super().__init__(prog, **settings)

    def parsed(self, arguments: Sequence[str]) -> Namespace:
        """Return the arguments, options between files too; what stands behind -- is a file, whatever it looks like.

        Ends the program after help or a usage error.
        """
        given = list(arguments)
        end = given.index("--") if "--" in given else len(given)
        found, rest = self.parse_known_intermixed_args(given[:end])
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        if end < len(given):
            found.files = [*found.files, *given[end + 1 :]]
        return found

    def first_positional(self, arguments: Sequence[str]) -> int | None:
        """Return the index of the first argument that is neither an option nor the value of one, or None."""
        at = 0
        while at < len(arguments):
            name, equals, _ = arguments[at].partition("=")
            if not name.startswith("-") or name == "-":
                return at
            option = self._option_string_actions.get(name)
            takes_value = option is not None and option.nargs is None and not equals
            at += 2 if takes_value else 1
        return None

    def error(self, message: str) -> NoReturn:
        """Write the usage and what is wrong to standard error, and end the program with exit status 2."""
        unknown, choice = _UNKNOWN.search(message), _CHOICE.search(message)
        if unknown:
            message = self._of_unknown(unknown[1].split())
        elif choice:
            close = closest(choice["given"], _QUOTED.findall(choice["known"]))
            message += f": did you mean {close}?" if close else ""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {message}\n{self._more()}\n")

    def _more(self) -> str:
        words = self.prog.split()[1:2]
        return f"{' '.join(['newslint help', *words])} shows all options" + ("" if words else " and commands")

    def _of_unknown(self, given: Sequence[str]) -> str:
        options = [name for name in given if name.startswith("-")]
        if not options:
            return f"too many arguments: {' '.join(given)}"
        name = options[0].partition("=")[0]
        known = [*self._all_options(), *(["--version"] if self.prog == "newslint" else [])]  # which `dispatch` answers
        close = closest(name, known)
        if len(name) == len("-x"):
            close = " or ".join(sorted({option for option in known if option.startswith(f"-{name}")})[:_MOST_MEANT])
        return f"there is no option {name} here" + (f": did you mean {close}?" if close else "")

    def _all_options(self) -> list[str]:
        """Return the options of the parser and of the commands below it."""
        below = [action.choices for action in self._actions if isinstance(action, _SubParsersAction)]
        parsers = [self, *(parser for choices in below for parser in choices.values())]
        return [name for parser in parsers for name in parser._option_string_actions]  # noqa: SLF001 - its own class


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the one of `known` that a mistyped name resembles, or None."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    if len(name.strip("-")) < _SHORTEST:
        return None
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.6)), None)


def mistyped_command(name: str, commands: Iterable[str]) -> str | None:
    """Return the command that somebody meant who typed `name` where a file could stand too, or None."""
    if not re.fullmatch(r"[a-z][a-z-]+", name) or os.path.lexists(name):
        return None
    return closest(name, commands)
