"""Standard output and error: any character is accepted, terminal control sequences are escaped."""

import io
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from lint.report import View, printable

_USUAL_WIDTH = 100


def prepare() -> None:
    """Make both streams accept any character: UTF-8 in pipes and files, escapes for what a terminal cannot show."""
    # A stream that the caller closed is None.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")


def abandon_output() -> None:
    """Discard further output once nobody reads standard output."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def complain(faults: Iterable[tuple[str, str]]) -> None:
    """Write faults, (where, message), to standard error."""
    for where, message in faults:
        sys.stderr.write(f"newslint: {printable(where)}: {printable(message)}\n")


def view(stream: TextIO, color: str = "auto") -> View:
    """Return the abilities of a stream; `color` is “always”, “never” or “auto”: as the environment says."""
    if not stream.isatty():
        return View(_width_wanted() or _USUAL_WIDTH, color == "always" or (color == "auto" and _is_forced()))
    try:
        width = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        width = 0
    colored = color == "always" or (color == "auto" and (_is_forced() or _is_usual()))
    return View(_width_wanted() or width or _USUAL_WIDTH, colored)


def _is_forced() -> bool:
    """Tell whether the environment wants colours everywhere, as in the logs of a build."""
    forced = any(os.environ.get(name, "0") not in ("", "0", "false") for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))
    return forced and not os.environ.get("NO_COLOR")


def _is_usual() -> bool:
    """Tell whether the environment has nothing against colours on a terminal."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and os.environ.get("CLICOLOR") != "0"


def _width_wanted() -> int:
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isascii() and columns.isdigit() else 0
