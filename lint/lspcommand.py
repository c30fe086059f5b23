"""`newslint lsp`: serves an editor over standard input and output."""

import gc
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from typing import BinaryIO, cast

from lint import __version__, console

_EPILOG = """\
docs/editors.md has the setup for VS Code, Neovim, Emacs, Helix, Zed, Sublime Text and Kate.
"""


def run(arguments: Sequence[str]) -> int:
    """Serve one editor until it says goodbye; 2 if the language server's library is not installed."""
    parser = ArgumentParser(
        "newslint lsp",
        description="Serve an editor by the Language Server Protocol, over standard input and output.",
        epilog=_EPILOG,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--stdio", action="store_true", help="standard input and output (there is no other way)")
    parser.add_argument(
        "--check", action="store_true", help="only say whether the server can start (exit status 0 or 2)"
    )
    asked = parser.parse_args(arguments)
    try:
        from lint.lsp.framing import Incoming  # noqa: PLC0415 - half a second of imports that no other command needs
        from lint.lsp.messages import make  # noqa: PLC0415 - see above
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in ("pygls", "lsprotocol", "cattrs", "attrs"):
            raise
        console.complain([("newslint lsp", "needs the language server's library: pip install 'newslint[lsp]'")])
        return 2
    if asked.check:
        sys.stdout.write(f"newslint {__version__} can serve an editor\n")
        return 0
    gc.disable()  # the server looks for cycles itself, when nobody waits for it: see `Server.tidy`
    # A copy, since the server closes what it writes to, and the command line flushes its own at the end.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as out:
        server = make()
        incoming = Incoming(sys.stdin.buffer, server.protocol.refuse)
        server.start_io(stdin=cast(BinaryIO, incoming), stdout=out)
    return 0
