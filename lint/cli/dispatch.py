"""Choose the command, build only its parser, and map the outcome to an exit status."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from lint import __version__
from lint.cli import console
from lint.cli.commands import COMMANDS
from lint.cli.parser import closest, mistyped_command
from lint.rulepack import pack_cache
from lint.text.errors import BrokenError, NewslintError

INTERRUPTED = 130
NOBODY_READS = 141
FAILED = 2
_WITHOUT_RULES = frozenset(("init", "completion", "manual", "help", "version"))
"""Commands that load no rules, and need not say that the cache of rules is out of use."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status: 0 clean, 1 findings, 2 something could not be checked."""
    console.prepare()
    try:
        status = _command(list(arguments))
        sys.stdout.flush()
    except SystemExit as stop:  # how argparse ends: after its help, or after a complaint about the arguments
        status = stop.code if isinstance(stop.code, int) else FAILED
    except BrokenPipeError:
        console.abandon_output()
        status = NOBODY_READS
    except KeyboardInterrupt:
        status = INTERRUPTED
    except OSError as error:  # files that are read complain for themselves, so this is the report
        console.complain([("standard output", f"the report could not be written: {error.strerror}")])
        console.abandon_output()
        status = FAILED
    except Exception as error:  # noqa: BLE001 - exit status 1 would say that something was found
        if os.environ.get("NEWSLINT_DEBUG"):
            import traceback  # noqa: PLC0415 - only a fault of newslint needs it

            traceback.print_exc()
        broken = error if isinstance(error, NewslintError) else BrokenError.of("newslint", error)
        console.complain([(broken.where, broken.message)])
        status = FAILED
    return status


def _command(arguments: list[str]) -> int:
    # Each command is imported alone: a run over one article should not wait for the others.
    if arguments in (["--version"], ["-V"]):
        arguments = ["version"]
    if arguments and arguments[0].startswith("-") and arguments[0] not in ("-", "-h", "--help"):
        arguments = _command_first(arguments)
    name, rest = (arguments[0], arguments[1:]) if arguments and arguments[0] in COMMANDS else ("", arguments)
    if name not in _WITHOUT_RULES:
        fault = pack_cache.fault()
        console.complain([fault] if fault else [])
    if name in _SPECIAL:
        return _SPECIAL[name](rest)
    if name in ("", "check"):
        return _check(name, rest)
    return int(import_module(f"lint.cli.{name}_command").run(rest))


def _command_first(arguments: list[str]) -> list[str]:
    """Return arguments that begin with options with the command before them, if one follows the options."""
    from lint.cli import check_command  # noqa: PLC0415 - as all commands

    at = check_command.parser().first_positional(arguments)
    if at is None or arguments[at] not in COMMANDS or os.path.lexists(arguments[at]):
        return arguments
    return [arguments[at], *arguments[at + 1 :], *arguments[:at]]


def _check(name: str, arguments: list[str]) -> int:
    from lint.cli import check_command  # noqa: PLC0415 - as all commands

    if not name and arguments:
        meant = mistyped_command(arguments[0], COMMANDS)
        if meant:
            message = f"there is neither a command nor a file of this name: did you mean newslint {meant}?"
            console.complain([(arguments[0], message)])
            return FAILED
    return check_command.run(arguments, f"newslint {name}".rstrip())


def _explain(arguments: list[str]) -> int:
    from lint.cli import rules_command  # noqa: PLC0415 - as all commands

    return rules_command.explain(arguments)


def _help(arguments: list[str]) -> int:
    wanted = arguments[0] if arguments else "check"
    if wanted not in COMMANDS:
        close = closest(wanted, COMMANDS)
        advice = f"did you mean {close}?" if close else "newslint help lists the commands"
        console.complain([(wanted, f"there is no such command: {advice}")])
        return FAILED
    from lint.cli import commands  # noqa: PLC0415 - as all commands

    commands.parser_of(wanted).print_help()
    return 0


def _version(arguments: list[str]) -> int:
    del arguments
    sys.stdout.write(f"newslint {__version__}\n")
    return 0


_SPECIAL: dict[str, Callable[[list[str]], int]] = {"explain": _explain, "help": _help, "version": _version}
