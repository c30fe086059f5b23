"""Which files to check: the arguments that name them, and lists of names from a file or standard input."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from lint.project.lint_job import Input, Problem
from lint.safety import file_reading

FILES = "an article (text, Markdown, HTML, Word and more), a folder of them or a pattern; - reads input"


def add_files(parser: ArgumentParser) -> None:
    """Add the articles that a command reads."""
    parser.add_argument("files", nargs="*", metavar="FILE", help=FILES)


def add_choice(parser: ArgumentParser) -> None:
    """Add the options that say which files of folders are checked."""
    group = parser.add_argument_group("which files")
    group.add_argument(
        "--files-from", metavar="FILE", help="also the files named in FILE, one a line or NUL between; - reads input"
    )
    group.add_argument(
        "--exclude", action="append", metavar="GLOB", help="leave these out instead of the configured ones"
    )
    group.add_argument("--extend-exclude", action="append", metavar="GLOB", help="leave these out as well")
    group.add_argument("--no-ignore", action="store_true", help="do not obey .gitignore and .newslintignore")
    group.add_argument(
        "--force-exclude", action="store_true", help="pass over named files too that would not be found in a folder"
    )
    group.add_argument("--stdin-filename", metavar="NAME", help="the file name to use for the text read with -")
    group.add_argument("--any-language", action="store_true", help="also check copy that does not look like English")


def inputs(asked: Namespace) -> Iterator[Input | Problem]:
    """Yield the texts that the arguments name: `files`, then those of the list `files_from`."""
    for name in asked.files:
        if name != "-":
            yield Input(name)
        elif sys.stdin is None:
            yield Problem("-", "there is no standard input to read")
        else:
            yield Input(asked.stdin_filename or "-", sys.stdin.buffer)
    if asked.files_from is not None:
        yield from _of_list(asked.files_from)


def _of_list(name: str) -> Iterator[Input | Problem]:
    """Yield the files that a list names; a NUL anywhere means that NULs divide it, as `find -print0` does."""
    try:
        if name != "-":
            data = file_reading.read(name, file_reading.LARGEST_TEXT)
        elif sys.stdin is None:
            yield Problem("--files-from", "there is no standard input to read")
            return
        else:
            data = file_reading.drain(sys.stdin.buffer, file_reading.LARGEST_TEXT)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        yield Problem(f"--files-from {name}", f"this list of files cannot be read: {reason}")
        return
    parts = data.split(b"\0") if b"\0" in data else data.splitlines()
    yield from (Input(os.fsdecode(part)) for part in parts if part.strip())
