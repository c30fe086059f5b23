"""Files of a workspace: the copy to check, and when configuration and rules last changed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lint.project.config import Configs
from lint.project.folder_walk import FolderWalk
from lint.project.lint_job import Input, Options


class Stamp(NamedTuple):
    """The files that decide on the findings of a text, each with its modification time.

    `config` has those known by their place; `rules` the rule files and the baseline, None before they are known.
    """

    config: frozenset[tuple[str, int]]
    rules: frozenset[tuple[str, int]] | None

    def is_past(self, now: "Stamp") -> bool:
        """Tell whether a file has changed since; rules that only became known do not count."""
        return self.config != now.config or (None not in (self.rules, now.rules) and self.rules != now.rules)


def times(files: Iterable[Path]) -> frozenset[tuple[str, int]]:
    """Return files, each with its modification time in nanoseconds, 0 for one that does not exist."""
    found: set[tuple[str, int]] = set()
    for file in files:
        try:
            found.add((str(file), file.stat().st_mtime_ns))
        except OSError:
            found.add((str(file), 0))
    return frozenset(found)


def copy_below(folders: Iterable[Path], options: Options) -> Iterator[Path]:
    """Yield the files of copy in folders, those that `newslint FOLDER` checks."""
    walk = FolderWalk(options, Configs(options.config, lambda _where, _message: None).of)
    for folder in folders:
        if folder.is_dir():
            yield from (Path(entry.name) for entry in walk.files(Input(str(folder))) if isinstance(entry, Input))
