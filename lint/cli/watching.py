"""`newslint --watch`: check what is named, then each file again that changes, until Ctrl-C."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from lint.cli import arguments, console, file_arguments
from lint.project import config
from lint.project.lint_job import Input
from lint.project.project import Project

_SETTINGS = frozenset((*config.NAMES, "pyproject.toml", ".gitignore", ".newslintignore"))
_OF_RULES = (".yaml", ".yml")


def run(asked: Namespace, check: Callable[[Namespace], int]) -> int:
    """Let `check` see all files, then those that change; return 0 after Ctrl-C, 2 without the library that watches."""
    try:
        import watchfiles  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        message = "its library is not installed: in a copy of newslint's repository, pip install '.[watch]'"
        console.complain([("--watch", message)])
        return 2
    folders = _folders(asked)
    if not folders:
        console.complain([("--watch", "nothing that is named is there to be watched")])
        return 2
    check(asked)
    _say(f"watching {', '.join(folders)}; Ctrl-C ends it")
    # From here on Ctrl-C ends the watch, and is no interruption.
    try:
        for changes in watchfiles.watch(*folders, raise_interrupt=True):
            _again(asked, {path for _, path in changes}, check)
    except KeyboardInterrupt:
        _say("ended")
    return 0


def _again(asked: Namespace, changed: Iterable[str], check: Callable[[Namespace], int]) -> None:
    """Check what has changed, or everything if a setting or rule has."""
    if any(Path(path).name in _SETTINGS or path.endswith(_OF_RULES) for path in changed):
        check(asked)
        return
    real = {os.path.realpath(path) for path in changed}
    named = [name for name in _files(asked) if os.path.realpath(name) in real]
    if named:
        check(Namespace(**{**vars(asked), "files": named, "files_from": None}))


def _files(asked: Namespace) -> list[str]:
    """Return the files that the arguments stand for now."""
    found = Project(arguments.options(asked), None).files(file_arguments.inputs(asked))
    return [entry.name for entry in found if isinstance(entry, Input)]


def _folders(asked: Namespace) -> list[str]:
    """Return the folders that are named, and those of the files that are."""
    folders = {name for name in asked.files if os.path.isdir(name)}  # noqa: PTH112 - any name will do
    folders |= {os.path.dirname(name) or "." for name in _files(asked)}  # noqa: PTH120 - see above
    whole = sorted(os.path.realpath(folder) for folder in folders if os.path.isdir(folder))  # noqa: PTH112 - see above
    outer = [top for top in whole if not any(Path(top).is_relative_to(other) for other in whole if other != top)]
    return [os.path.relpath(folder) for folder in outer]


def _say(words: str) -> None:
    sys.stderr.write(f"newslint: {words}\n")
    sys.stderr.flush()
