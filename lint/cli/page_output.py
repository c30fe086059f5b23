"""`--format html`: the page of one article to standard output, or the pages of several and an index to a folder."""

import os
import re
from pathlib import Path
from typing import TextIO

from lint.analysis import Analysis
from lint.cli import outputs
from lint.engine.linter import Linter, Result
from lint.report.page import article
from lint.report.page.index import Index
from lint.safety import atomic_write
from lint.text.errors import SourceError, naming

INDEX = "index.html"
MANY = "several articles make several pages: name a folder for them, for example --output-dir report"
"""What to say when standard output would get a second page."""

_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
_PAGE = re.compile(r"\.html?\Z", re.IGNORECASE)
"""The suffix that an article which is a page already has of its own."""
_LONGEST = 120
"""Characters of a file name that come from the name of the article."""
_BACK = (INDEX, "All articles")


def drawn(analysis: Analysis, result: Result, linter: Linter) -> str:
    """Return the page of one article of several, which leads back to their index."""
    return article.render(analysis, result, linter.rules.get, links=[_BACK])


class PageOutput:
    """Where the pages of a run go. A page is written as soon as its article is checked, and then forgotten."""

    draw = staticmethod(drawn)

    def __init__(self, out: TextIO, folder: Path | None, file: Path | None = None) -> None:
        """Take standard output, and the folder of the pages or the file of the one page instead of it."""
        self._out = out
        self._file = file
        self._folder = folder
        self._index = Index()
        self._mode = _usual_mode() if folder else 0
        self._taken = {INDEX}
        self._is_written = False

    def add(self, analysis: Analysis, result: Result, linter: Linter) -> None:
        """Write the page of an article. Raises SourceError if that cannot be done, BrokenError as `naming` does."""
        name = result.source.name
        if self._folder is None:
            if self._is_written:
                raise SourceError("--format html", MANY)
            self._is_written = True
            with naming(name):
                page = article.render(analysis, result, linter.rules.get)
            self._write_one(page)
            return
        with naming(name):
            page = drawn(analysis, result, linter)
        self.place(self._folder, result, page)

    def place(self, folder: Path, result: Result, page: str) -> None:
        """Write a page that is `drawn` into the folder, and count it in the index. Raises SourceError."""
        address = self._address(result.source.name)
        self._write(folder, address, page)
        self._index.add(result, address)

    def _write_one(self, page: str) -> None:
        if self._file is None:
            self._out.write(page)
            return
        try:
            outputs.write(self._file, page)
        except OSError as error:
            raise SourceError(str(self._file), f"the page cannot be written: {error.strerror}") from None

    def close(self, problems: list[tuple[str, str]]) -> Path | None:
        """Write the index, and return its path; None if there is no folder. Raises SourceError."""
        if self._folder is None:
            return None
        self._write(self._folder, INDEX, self._index.render(problems))
        return self._folder / INDEX

    def _address(self, name: str) -> str:
        """Return a file name of its own for an article: plain characters, in no other folder than the index."""
        named = _PAGE.sub("", name)
        plain = _UNSAFE.sub("-", named).strip(".-")[-_LONGEST:].lstrip(".-") or "article"
        address, number = f"{plain}.html", 1
        while address.lower() in self._taken:  # some file systems do not tell capitals from small letters
            number += 1
            address = f"{plain}-{number}.html"
        self._taken.add(address.lower())
        return address

    def _write(self, folder: Path, address: str, page: str) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            atomic_write.write(folder / address, page.encode(), mode=self._mode, lasting=False)
        except OSError as error:
            raise SourceError(str(folder / address), f"the page cannot be written: {error.strerror}") from None


def _usual_mode() -> int:
    """Return the permissions that a new file of this user has: copy under embargo stays as private as he set it."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
