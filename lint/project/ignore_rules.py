"""Lists of what is passed over, in .gitignore syntax: of the last pattern that matches a path, whether it says !.

Own code, since a pattern may be a stranger's: the libraries translate patterns to regular expressions, whose time a
pattern of many stars can multiply. `globs` takes time in proportion to pattern and path.
"""

import os
import re
from collections.abc import Iterable, Sequence

from lint.project import globs
from lint.safety import file_reading
from lint.text.errors import SourceError
from lint.values import dataclass

LARGEST = 100_000
"""The largest file of patterns that is read, in bytes."""

_WILD = re.compile(r"[*?\[\\]")
_BLANKS = re.compile(r"(?<!\\)[ \t]+\Z")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One pattern. One without a slash has a `name` or an `ending` where that says all, which is quicker to compare."""

    names: globs.Compiled
    takes_back: bool
    folders_only: bool
    name: str = ""
    ending: str = ""

    def matches(self, names: Sequence[str], *, is_folder: bool) -> bool:
        if self.folders_only and not is_folder:
            return False
        if self.name:
            return names[-1] == self.name
        if self.ending:
            return names[-1].endswith(self.ending)
        return globs.fits(self.names, names)


class IgnoreRules:
    """A list of patterns, which refer to the folder that is `depth` names below the top of a walk."""

    def __init__(self, lines: Iterable[str], depth: int = 0) -> None:
        """Read the patterns; blank lines, comments and patterns with broken brackets say nothing, as in git."""
        self._depth = depth
        self._patterns = tuple(pattern for line in lines if (pattern := _pattern(line)) is not None)[::-1]

    def verdict(self, names: Sequence[str], *, is_folder: bool) -> bool | None:
        """Tell whether a path below the top is passed over: true, false where it is taken back, None without a word.

        `names` are those of the path below the top of the walk. Nothing is asked about the folders above it.
        """
        below = names[self._depth :]
        for pattern in self._patterns if below else ():
            if pattern.matches(below, is_folder=is_folder):
                return not pattern.takes_back
        return None


def verdict_of(lists: Sequence[IgnoreRules], names: Sequence[str], *, is_folder: bool) -> bool | None:
    """Return the verdict of the last list, the innermost, that has one."""
    for rules in reversed(lists):
        found = rules.verdict(names, is_folder=is_folder)
        if found is not None:
            return found
    return None


def read(path: str, depth: int) -> IgnoreRules | None:
    """Return the list in a file, None if there is no such file. Raises SourceError.

    As in git, neither a symbolic link is read, which could lead anywhere, nor anything but a file.
    """
    if os.path.islink(path):  # noqa: PTH114 - a walk asks for each folder
        return None
    try:
        content = file_reading.read(path, LARGEST)
    except (FileNotFoundError, NotADirectoryError, file_reading.OddFileError):
        return None
    except OSError as error:
        raise SourceError(path, f"this list of files to pass over cannot be read: {error.strerror}") from None
    return IgnoreRules(content.decode("utf-8-sig", "surrogateescape").splitlines(), depth)


def _pattern(line: str) -> _Pattern | None:
    body = _BLANKS.sub("", line.removesuffix("\r"))
    if not body or body.startswith("#"):
        return None
    takes_back = body.startswith("!")
    body = body[1:] if takes_back else body
    folders_only = body.endswith("/")
    body = body.rstrip("/") if folders_only else body
    if not body:
        return None
    try:
        names = globs.compiled(body)
    except re.error:
        return None
    plain = "/" not in body
    name = body if plain and not _WILD.search(body) else ""
    ending = body[1:] if plain and body.startswith("*") and len(body) > 1 and not _WILD.search(body[1:]) else ""
    return _Pattern(names, takes_back, folders_only, name, ending)
