"""Files of a workspace: the copy to check, and when configuration and rules last changed."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lint.safety import trust
from lint.text.formats.registry import TEXT_SUFFIXES


class Stamp(NamedTuple):
    """The configuration and rule files of a text, each with its modification time; no rules before they are known."""

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


def copy_below(folder: Path, top: Path | None = None) -> Iterator[Path]:
    """Yield the files of copy below a folder, except symbolic links that lead out of `top`, or else of the folder."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name in ("node_modules", "__pycache__"):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from copy_below(entry, top or folder)
        elif entry.suffix.lower() in TEXT_SUFFIXES and entry.is_file() and trust.is_inside(entry, top or folder):
            yield entry
