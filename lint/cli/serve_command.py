"""`newslint serve`: paste or drop an article in the browser and see its page, on this machine alone."""

import secrets
import sys
from argparse import ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path

from lint.cli import console
from lint.cli.check_command import verify
from lint.cli.parser import Parser
from lint.project.lint_job import Options
from lint.serve.desk import Desk
from lint.serve.server import listening

_EPILOG = """\
The address has a secret of its own for each run, and only this machine reaches it. Articles are kept nowhere.
docs/page.md describes the page.

exit status: 0 ended with Ctrl-C, 2 the server could not start
"""
_TOKEN_BYTES = 24
_MOST = 65_535


def run(given: Sequence[str]) -> int:
    """Serve until Ctrl-C, and return the exit status."""
    asked = parser().parse_args(given)
    desk = Desk(Options(style=asked.style, config=asked.config), verify)
    console.complain(desk.notices)
    if desk.faults:
        console.complain(desk.faults)
        return 2
    try:
        with listening(desk, secrets.token_urlsafe(_TOKEN_BYTES), asked.port) as server:
            sys.stdout.write(f"Open {server.gate.address} in a browser; Ctrl-C ends.\n")
            sys.stdout.flush()
            if not asked.no_browser and sys.stdout.isatty():
                import webbrowser  # noqa: PLC0415 - only a terminal needs it

                webbrowser.open(server.gate.address)
            server.serve_forever()
    except KeyboardInterrupt:
        sys.stdout.write("\n" if sys.stdout.isatty() else "")
    except OSError as error:
        console.complain([("serve", f"port {asked.port} cannot be used: {error.strerror}")])
        return 2
    return 0


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint serve",
        description="Paste or drop an article in the browser, and see it with the findings in the margin.",
        epilog=_EPILOG,
    )
    made.add_argument("--port", type=_port, default=0, metavar="N", help="the port to listen at (default: a free one)")
    made.add_argument("--no-browser", action="store_true", help="open no browser, only print the address")
    made.add_argument("--style", metavar="NAME", help="the house style, if none is chosen on the page")
    made.add_argument("--config", type=Path, metavar="PATH", help="use this configuration instead of the nearest one")
    return made


def _port(value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value) <= _MOST):
        raise ArgumentTypeError(f"{value!r} is no port: write a number from 1 to {_MOST}, or 0 for a free one")
    return int(value)
