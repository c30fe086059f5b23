"""Trust boundary: a configuration found beside the copy may be a stranger's, and is treated as data only."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

EMBEDDED = ("harper", "proselint")
"""The external checkers that start no program and send nothing anywhere: any configuration may switch them on."""

FOR_THE_USER = frozenset(("url", "start"))
"""Settings of an external checker that decide where text is sent and which program is started."""

FOLDER_LEVELS = 3
"""How deep a folder of rules is read: the folder itself, a family, a topic."""

_ELSEWHERE = "keep it below the folder of this file, or let the user give this file with --config or trust its folder"


def is_inside(path: "os.PathLike[str] | str", folder: "os.PathLike[str] | str") -> bool:
    """Tell whether a path, which need not exist, lies in a folder once all symbolic links are followed."""
    try:
        real, top = os.path.realpath(path), os.path.realpath(folder)
        return os.path.commonpath((real, top)) == top
    except ValueError:  # on another drive, or no path at all
        return False


def is_below_one(path: "os.PathLike[str] | str", folders: Iterable["os.PathLike[str] | str"]) -> bool:
    """Tell whether a path lies in one of `folders` once all symbolic links are followed."""
    return any(is_inside(path, folder) for folder in folders)


def fault_of_file(path: Path) -> str | None:
    """Return what is wrong with a configuration that is a symbolic link out of its folder, or None.

    A link to a file of the same name is allowed: parts of one repository may share a configuration. A link to another
    name could be to any file, whose content messages about the configuration would quote.
    """
    if not path.is_symlink() or is_inside(path, path.parent) or Path(os.path.realpath(path)).name == path.name:
        return None
    return f"this is a symbolic link that leads out of its folder, to a file of another name: {_ELSEWHERE}"


def fault_of_rules(folder: str, root: Path) -> str | None:
    """Return what is wrong with a folder of rules outside `root`, itself or through a link in it, or None."""
    top = os.path.abspath(root)  # noqa: PTH100 - takes .. out, and follows no link
    named = os.path.normpath(os.path.join(top, folder))  # noqa: PTH118 - see above
    if not Path(named).is_relative_to(top):  # asked first, as a path: to look at a network share is to call its host
        return f"the folder of rules “{folder}” lies outside this file's folder: {_ELSEWHERE}"
    for path in chain((named,), _links(named, FOLDER_LEVELS)):
        if not is_inside(path, top):
            name = os.path.relpath(path, top)
            return f"“{name}” is a symbolic link that leads out of this file's folder: {_ELSEWHERE}"
    return None


def fault_of_base(named: str, root: Path, names: Iterable[str]) -> str | None:
    """Return what is wrong with a configuration that one in `root` extends without the user's word, or None.

    It may lie below `root`, or be one of a folder above that newslint would read itself, by one of `names`, if there
    were none in `root`.
    """
    top = Path(os.path.abspath(root))  # noqa: PTH100 - takes .. out, and follows no link
    path = Path(os.path.normpath(os.path.join(top, named)))  # noqa: PTH118 - asked as a path first, see fault_of_rules
    if path.is_relative_to(top):
        return None if is_inside(path, top) else f"“{named}” leads out of this file's folder: {_ELSEWHERE}"
    if path.name in names and top.is_relative_to(path.parent):
        return None
    return f"“{named}” lies outside this file's folder, and is not the configuration of a folder above it: {_ELSEWHERE}"


def _links(folder: str, depth: int) -> Iterator[str]:
    """Yield the symbolic links in a folder and `depth` - 1 levels below it.

    Each is yielded before it is followed, so that a caller can stop at one that leads out.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        if entry.is_symlink():
            yield entry.path
        if depth > 1 and entry.is_dir():
            yield from _links(entry.path, depth - 1)
