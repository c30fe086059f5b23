"""`newslint lsp`: run the language server over standard input and output."""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import BinaryIO, cast

from lint import __version__
from lint.cli import console
from lint.cli.parser import Parser

_EPILOG = """\
docs/editors.md has the setup for VS Code, Neovim, Emacs, Helix, Zed, Sublime Text and Kate.
"""

_IN_A_TERMINAL = """\
newslint: this is the language server: an editor starts it and speaks to it over standard input. Ctrl-C ends it.
newslint: docs/editors.md has the setup of each editor; newslint lsp --check says whether the server can start.
"""


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint lsp",
        description="Run the language server for one editor, over standard input and output.",
        epilog=_EPILOG,
    )
    made.add_argument("--stdio", action="store_true", help="use standard input and output (the only way)")
    made.add_argument(
        "--check", action="store_true", help="only report whether the server can start (exit status 0 or 2)"
    )
    return made


def run(arguments: Sequence[str]) -> int:
    """Serve one editor until it ends the session; 2 if the language server's library is not installed."""
    asked = parser().parse_args(arguments)
    try:
        from lint.lsp.handlers import make  # noqa: PLC0415 - see above
        from lint.lsp.message_framing import Incoming  # noqa: PLC0415 - half a second of imports that no other command needs
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        console.complain(
            [("lsp", "its library is not installed: in a copy of newslint's repository, pip install '.[lsp]'")]
        )
        return 2
    if asked.check:
        sys.stdout.write(f"newslint {__version__} can serve an editor\n")
        return 0
    gc.disable()  # the server looks for cycles itself, when nobody waits for it: see `Server.tidy`
    if sys.stdin is not None and sys.stdin.isatty():
        # Python's own handler waits for the thread that reads the terminal, which waits for the next key.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        sys.stderr.write(_IN_A_TERMINAL)
        sys.stderr.flush()
    # A copy, since the server closes what it writes to, and the command line flushes its own at the end.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        server = make()
        incoming = Incoming(sys.stdin.buffer, server.protocol.refuse)
        server.start_io(stdin=cast(BinaryIO, incoming), stdout=out)
    return 0
