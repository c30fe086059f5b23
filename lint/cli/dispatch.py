"""Choose the command, build only its parser, and map the outcome to an exit status."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from lint import __version__
from lint.cli import console
from lint.rulepack import pack_cache
from lint.text.errors import BrokenError, NewslintError

INTERRUPTED = 130
NOBODY_READS = 141
FAILED = 2
_COMMANDS = frozenset(("attributions", "init", "lexicon", "lsp", "names", "packs", "rules", "sources"))
"""Commands that have a module of their own: NAME_command."""


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
    if arguments == ["--version"]:
        sys.stdout.write(f"newslint {__version__}\n")
        return 0
    name = arguments[0] if arguments else ""
    if name != "init":
        fault = pack_cache.fault()
        console.complain([fault] if fault else [])
    if name in _COMMANDS:
        return int(import_module(f"lint.cli.{name}_command").run(arguments[1:]))
    from lint.cli import check_command  # noqa: PLC0415

    if name == "check":
        return check_command.run(arguments[1:], "newslint check")
    return check_command.run(arguments, "newslint")
