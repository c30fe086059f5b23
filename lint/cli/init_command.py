"""`newslint init`: write a configuration template that explains every setting and sets none, or a house style."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from lint.cli import console
from lint.cli.parser import Parser
from lint.project import config

_NAME = "newslint.yaml"
_TAKEN = config.NAMES


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint init",
        description=f"Write {_NAME} in this folder, which explains every setting and sets none, or a house style only.",
    )
    made.add_argument("--style", metavar="NAME", help="set the house style: ap, bbc, guardian, nyt, reuters, un ...")
    made.add_argument("--force", action="store_true", help=f"overwrite an existing {_NAME}")
    return made


def run(arguments: Sequence[str]) -> int:
    """Write newslint.yaml in the current folder and return the exit status."""
    asked = parser().parse_args(arguments)
    force, style = asked.force, asked.style
    taken = [name for name in _TAKEN if os.path.lexists(name)]
    if Path(_NAME).is_symlink():
        console.complain(
            [(_NAME, "this is a symbolic link, and newslint does not write through it: remove it or edit its target")]
        )
        return 2
    if taken and not (force and taken == [_NAME]):
        advice = "`newslint init --force` overwrites it" if taken == [_NAME] else "edit that one"
        console.complain([(taken[-1], f"there is a configuration already: {advice}")])
        return 2
    if style is not None and (unknown := _fault_of(style)):
        console.complain([("--style", unknown)])
        return 2
    try:
        Path(_NAME).write_text(config.template(style), encoding="utf-8", newline="\n")
    except OSError as error:
        console.complain([(_NAME, f"cannot be written: {error.strerror}")])
        return 2
    sys.stdout.write(f"Wrote {_NAME}. Open it, take the # from the lines you want, and run newslint on an article.\n")
    return 0


def _fault_of(style: str) -> str:
    """Return what is wrong with the name of a house style; nothing if newslint has that style."""
    from lint.files.tree import nearest  # noqa: PLC0415 - only a style needs the rules
    from lint.rulepack import loader  # noqa: PLC0415 - see above

    known = loader.load([]).styles
    return "" if style in known else f"no house style is called “{style}”: {nearest(style, known)}"
