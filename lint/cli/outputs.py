"""Where reports go: standard output, and the files that the user names."""

import os
import stat
from argparse import ArgumentTypeError
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from lint.engine.linter import Result
from lint.report import View, formats
from lint.report.formats import FORMATS, End, Report, Settings
from lint.safety import atomic_write
from lint.values import replace

PAGES = "html"
"""The format that is no report: a page of each article, made from its analysis (`page_output`)."""

FORMAT = "FORMAT[=FILE]"
"""How the help names the value of --format."""

NAMES = (*FORMATS, PAGES)
"""Every name that --format takes."""


class Wanted(NamedTuple):
    """A report that the user asks for: a format, and a file, None for standard output."""

    format: str
    file: Path | None = None


def wanted(value: str) -> Wanted:
    """Return the report meant by FORMAT or FORMAT=FILE. Raises ArgumentTypeError."""
    name, equals, file = value.partition("=")
    if name not in NAMES:
        from lint.files.tree import nearest  # noqa: PLC0415 - only a mistake needs it

        raise ArgumentTypeError(f"there is no format {name!r}: {nearest(name, NAMES)}")
    if not equals:
        return Wanted(name)
    path = Path(file)
    if not file or path.is_dir() or not path.parent.is_dir():
        raise ArgumentTypeError(f"{value!r} names no file in a folder that is there: write FORMAT=FILE")
    return Wanted(name, path)


def fault_of(reports: Sequence[Wanted], folder: Path | None) -> str | None:
    """Return why these reports cannot be written together, or None; `folder` is that of the pages."""
    written = [report for report in reports if report.format != PAGES or folder is None]
    if sum(report.file is None for report in written) > 1:
        return "only one report goes to standard output: give the others a file, as in --format sarif=out.sarif"
    files = [report.file.resolve() for report in reports if report.file is not None]
    if len(files) > len(set(files)):
        return "two reports have the same file"
    return None


class Outputs:
    """The reports of one run."""

    def __init__(self, reports: Sequence[Wanted], settings: Settings, out: TextIO) -> None:
        """Begin the reports; `out` is where the one without a file is written as it comes."""
        plain = replace(settings, view=View())
        self._reports: list[tuple[Report, Path | None, list[str]]] = [
            (formats.begin(name, settings if file is None else plain), file, []) for name, file in reports
        ]
        self._out = out
        self.describe_rules = any(FORMATS[name].describes_rules for name, _ in reports)
        """Whether a report describes the rules that ran."""

    def add(self, result: Result) -> None:
        """Report one text."""
        for report, file, parts in self._reports:
            self._take(report.add(result), file, parts)

    def close(self, end: End) -> list[tuple[str, str]]:
        """Finish the reports, and return what is wrong, (where, message), with the files that cannot be written."""
        faults = []
        for report, file, parts in self._reports:
            self._take(report.close(end), file, parts)
            if file is None:
                continue
            try:
                write(file, "".join(parts))
            except OSError as error:
                faults.append((str(file), f"the report cannot be written: {error.strerror}"))
        return faults

    def _take(self, text: str, file: Path | None, parts: list[str]) -> None:
        if file is None:
            self._out.write(text)
        else:
            parts.append(text)


def write(file: Path, text: str) -> None:
    """Write a report: a file as a whole, a pipe or a device as it is. Raises OSError."""
    data = text.encode("utf-8", "backslashreplace")
    try:
        is_file = stat.S_ISREG(file.stat().st_mode)
    except FileNotFoundError:
        is_file = True
    if not is_file:
        with file.open("wb") as device:
            device.write(data)
        return
    path = Path(os.path.realpath(file))
    atomic_write.write(path, data, like=path if path.exists() else None, mode=0o644)
