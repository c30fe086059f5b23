"""From what a user names to files: folders are walked, patterns expanded, and what is no copy is passed over."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lint.project import config, copy_names, globs, ignore_rules
from lint.project.config import DEFAULT, Config
from lint.project.ignore_rules import IgnoreRules
from lint.project.lint_job import Input, Options, Problem, Skipped
from lint.safety import file_reading, trust
from lint.text.errors import SourceError
from lint.values import dataclass

LINKED = "as symbolic links that lead out of the folder are not followed"
BARE = "nothing was found to check: the folder is empty"
EMPTY = "nothing was found to check: README files, code and the like are passed over (`not-copy:` in the configuration)"

_NOT_COPY = IgnoreRules(copy_names.NOT_COPY)
_MAGIC = re.compile(r"[*?\[]")
_HEAD = 4096
"""Bytes that show what is in XML or JSON."""


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder on a walk: its name to show, its path, its names below the top, and the lists that hold in it."""

    shown: str
    path: str
    names: tuple[str, ...]
    git: tuple[IgnoreRules, ...]
    own: tuple[IgnoreRules, ...]


class FolderWalk:
    """Finds the files of folders and patterns, in the order of their names, and looks at no folder before its turn."""

    def __init__(
        self, options: Options, config_of: Callable[[Path], Config | None], also: tuple[str, ...] = ()
    ) -> None:
        """Take the options, a function that returns the configuration for the files of a folder, and further suffixes.

        Files with these suffixes, in small letters, are found beside the copy.
        """
        self._options = options
        self._config_of = config_of
        self._also = also
        self._house_lists: dict[tuple[str, ...], IgnoreRules] = {}

    def files(self, entry: Input) -> Iterator[Input | Problem | Skipped]:
        """Yield the files that an input stands for: those of a folder or of a pattern, else the input itself.

        A file that is named is always one of them, unless the options want it treated as if it were only found.
        """
        if entry.stream is not None:
            yield entry
        elif os.path.isdir(entry.name):  # noqa: PTH112 - any name will do
            bare = Skipped(entry.name, EMPTY if _holds_something(entry.name) else BARE, is_told_alone=True)
            yield from self._some(self._walk(entry.name, ()), bare)
        elif _MAGIC.search(entry.name) and not os.path.lexists(entry.name):
            base, pattern = _divided(entry.name)
            nothing = Problem(entry.name, "no copy matches this pattern")
            found = self._walk(base, pattern) if os.path.isdir(base or ".") else iter(())  # noqa: PTH112 - as above
            yield from self._some(found, nothing)
        elif not (self._options.force_exclude and self._is_passed_over(entry.name)):
            yield entry

    def _some(
        self, found: Iterator[Input | Problem | Skipped], otherwise: Problem | Skipped
    ) -> Iterator[Input | Problem | Skipped]:
        nothing = True
        for event in found:
            nothing = False
            yield event
        if nothing:
            yield otherwise

    def _walk(self, name: str, pattern: tuple[str, ...]) -> Iterator[Input | Problem | Skipped]:
        """Yield the copy below a folder, of a pattern only what matches it or lies in a folder that does."""
        shown = "" if os.path.normpath(name or ".") == "." else name
        try:
            top, start = self._start(os.path.abspath(name))  # noqa: PTH100 - follows no link
        except SourceError as error:
            yield Problem(error.where, error.message)
            return
        wanted = _Wanted(pattern, len(start.names))
        pending = [self._entries(_Folder(shown, start.path, start.names, start.git, start.own), top, wanted)]
        while pending:  # a stack, since folders may be deeper than calls
            found = next(pending[-1], None)
            if found is None:
                pending.pop()
            elif isinstance(found, _Folder):
                pending.append(self._entries(found, top, wanted))
            else:
                yield found

    def _start(self, path: str) -> tuple[str, _Folder]:
        """Return the path of a folder with its links followed, and the folder with the lists that hold above it.

        They are those of the git repository that the folder is in, from its top down. Raises SourceError.
        """
        real = os.path.realpath(path)
        above = [real, *map(str, Path(real).parents)]
        top = next((folder for folder in above if os.path.lexists(os.path.join(folder, ".git"))), real)  # noqa: PTH118
        names = () if top == real else Path(real).relative_to(top).parts
        git: tuple[IgnoreRules, ...] = ()
        if self._options.ignore_files:
            exclude = ignore_rules.read(os.path.join(top, ".git", "info", "exclude"), 0)  # noqa: PTH118
            git = () if exclude is None else (exclude,)
        folder = _Folder("", top, (), git, ())
        for depth in range(len(names)):
            folder = self._with_lists(folder)
            below = names[: depth + 1]
            folder = _Folder("", os.path.join(top, *below), below, folder.git, folder.own)  # noqa: PTH118
        return real, folder

    def _with_lists(self, folder: _Folder) -> _Folder:
        """Return a folder with the lists that lie in it. Raises SourceError."""
        if not self._options.ignore_files:
            return folder
        git, own = (
            ignore_rules.read(os.path.join(folder.path, name), len(folder.names))  # noqa: PTH118 - many folders
            for name in (".gitignore", ".newslintignore")
        )
        return _Folder(
            folder.shown,
            folder.path,
            folder.names,
            folder.git if git is None else (*folder.git, git),
            folder.own if own is None else (*folder.own, own),
        )

    def _entries(self, folder: _Folder, top: str, wanted: "_Wanted") -> Iterator["_Folder | Input | Problem | Skipped"]:
        """Yield what a folder holds, in the order of its names: folders to walk, files, and what cannot be read."""
        try:
            with os.scandir(folder.path) as found:
                entries = sorted(found, key=lambda entry: entry.name)
            folder = self._with_lists(folder)
        except SourceError as error:
            yield Problem(error.where, error.message)
            return
        except OSError as error:
            yield Problem(folder.shown or ".", f"the folder cannot be read: {error.strerror}")
            return
        settings = self._config_of(Path(folder.path)) or DEFAULT
        for entry in entries:
            names = (*folder.names, entry.name)
            shown = os.path.join(folder.shown, entry.name)  # noqa: PTH118 - as the user has written it
            if entry.is_dir(follow_symlinks=False):
                below = _Folder(shown, entry.path, names, folder.git, folder.own)
                if wanted.may_hold(names) and not self._is_out(below, settings, is_folder=True):
                    yield below
            elif not wanted.takes(names) or not self._is_read(entry.path, settings):
                continue
            elif not self._is_out(_Folder(shown, entry.path, names, folder.git, folder.own), settings, is_folder=False):
                yield from _file(entry, shown, top)

    def _is_out(self, place: _Folder, settings: Config, *, is_folder: bool) -> bool:
        """Tell whether a file or folder that was found is passed over: .newslintignore has the last word."""
        verdict = ignore_rules.verdict_of(place.own, place.names, is_folder=is_folder)
        if verdict is None:
            verdict = (
                self._is_no_copy(place, settings, is_folder=is_folder)
                or ignore_rules.verdict_of(place.git, place.names, is_folder=is_folder) is True
            )
        return verdict or self._options.excludes(place.path, settings)

    def _is_no_copy(self, place: _Folder, settings: Config, *, is_folder: bool) -> bool:
        """Tell whether the list of what is no copy has a path; the patterns of a configuration refer to its folder."""
        verdict = None
        below = config.below(place.path, settings.root)
        if settings.not_copy and below is not None:
            rules = self._house_lists.get(settings.not_copy)
            if rules is None:
                rules = self._house_lists[settings.not_copy] = IgnoreRules(settings.not_copy)
            verdict = rules.verdict(below.split("/"), is_folder=is_folder)
        return _NOT_COPY.verdict(place.names[-1:], is_folder=is_folder) is True if verdict is None else verdict

    def finds(self, name: str) -> bool:
        """Tell whether a walk of the current folder would find a file."""
        if self._is_passed_over(name):  # asked first: in .github/ a newslint.yml may be something else
            return False
        path = os.path.abspath(name)  # noqa: PTH100 - follows no link
        return self._is_read(path, self._config_of(Path(path).parent) or DEFAULT)

    def _is_read(self, path: str, settings: Config) -> bool:
        """Tell whether a file that was found is copy, a configured export, or has one of the further suffixes."""
        if path.lower().endswith(self._also) or (settings.exports and settings.export_for(path) is not None):
            return True
        return copy_names.is_read(os.path.basename(path), settings.suffixes, lambda: _head(path))  # noqa: PTH119 - many files

    def _is_passed_over(self, name: str) -> bool:
        """Tell whether a file that is named would not have been found in the current folder."""
        path = os.path.abspath(name)  # noqa: PTH100 - follows no link
        here = os.path.realpath(".")
        if not Path(path).is_relative_to(here):
            return False
        try:
            _, folder = self._start(here)
            for part in Path(path).relative_to(here).parts:
                folder = self._with_lists(folder)
                settings = self._config_of(Path(folder.path)) or DEFAULT
                inner = os.path.join(folder.path, part)  # noqa: PTH118 - as above
                folder = _Folder("", inner, (*folder.names, part), folder.git, folder.own)
                if self._is_out(folder, settings, is_folder=os.path.isdir(inner)):  # noqa: PTH112
                    return True
        except SourceError:
            return False
        return False


class _Wanted:
    """The pattern of a walk, whose names begin `depth` names below the top; without names it wants everything."""

    def __init__(self, pattern: tuple[str, ...], depth: int) -> None:
        self._depth = depth
        self._parts = tuple(globs.compiled(f"/{part}") for part in pattern)
        self._deep = pattern.index("**") if "**" in pattern else len(pattern)
        self._whole = globs.compiled("/" + "/".join(pattern)) if pattern else ()

    def takes(self, names: Sequence[str]) -> bool:
        """Tell whether a path, or a folder it lies in, matches."""
        below = names[self._depth :]
        return not self._parts or any(globs.fits(self._whole, below[:end]) for end in range(1, len(below) + 1))

    def may_hold(self, names: Sequence[str]) -> bool:
        """Tell whether a folder can hold what matches."""
        below = names[self._depth :]
        if not self._parts or self.takes(names):
            return True
        if len(below) >= len(self._parts) and self._deep == len(self._parts):
            return False
        return all(globs.fits(part, [name]) for part, name in zip(self._parts[: self._deep], below, strict=False))


def _holds_something(folder: str) -> bool:
    """Tell whether a folder has any entry; one that cannot be read counts as if it had."""
    try:
        with os.scandir(folder) as entries:
            return any(True for _ in entries)
    except OSError:
        return True


def _file(entry: "os.DirEntry[str]", shown: str, top: str) -> Iterator[Input | Skipped]:
    """Yield a file; of symbolic links only those that lead to a file in the folder that is walked."""
    if entry.is_symlink() and not trust.is_inside(entry.path, top):
        yield Skipped(shown, LINKED)
    elif os.path.isfile(entry.path):  # noqa: PTH113 - entry.is_file raises where links go round in a circle
        yield Input(shown)


def _divided(name: str) -> tuple[str, tuple[str, ...]]:
    """Divide a pattern of files into the folder that it begins with and the names of the rest."""
    path = name.replace(os.sep, "/")
    parts = path.split("/")
    first = next(number for number, part in enumerate(parts) if _MAGIC.search(part))
    base = "/".join(parts[:first])
    return base or ("/" if path.startswith("/") else ""), tuple(part for part in parts[first:] if part)


def _head(path: str) -> bytes:
    """Return the first bytes of a file; none where it cannot be read, which is told when it is named."""
    try:
        with file_reading.opened(path) as file:
            return file.read(_HEAD)
    except OSError:
        return b""
