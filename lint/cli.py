"""The command line: picks the command, builds its arguments only, and turns what happened into an exit status."""

import os
import sys
from collections.abc import Sequence

from lint import __version__, console, rulecache
from lint.errors import BrokenError, NewslintError

INTERRUPTED = 130
NOBODY_READS = 141
FAILED = 2


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
        fault = rulecache.fault()
        console.complain([fault] if fault else [])
    if name == "rules":
        from lint import rulescommand  # noqa: PLC0415

        return rulescommand.run(arguments[1:])
    if name == "names":
        from lint import namescommand  # noqa: PLC0415

        return namescommand.run(arguments[1:])
    if name == "attributions":
        from lint import attributionscommand  # noqa: PLC0415

        return attributionscommand.run(arguments[1:])
    if name == "lsp":
        from lint import lspcommand  # noqa: PLC0415

        return lspcommand.run(arguments[1:])
    if name == "init":
        from lint import initcommand  # noqa: PLC0415

        return initcommand.run(arguments[1:])
    from lint import checkcommand  # noqa: PLC0415

    if name == "check":
        return checkcommand.run(arguments[1:], "newslint check")
    return checkcommand.run(arguments, "newslint")
