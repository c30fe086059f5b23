"""Write fixed copy back: as a diff, or to the file atomically."""

import os
from collections.abc import Iterator
from pathlib import Path

from lint.report import printable
from lint.safety import atomic_write, file_reading, trust
from lint.text.errors import SourceError
from lint.text.source import Source, encode


def diff(source: Source, fixed: str) -> str:
    """Return the change as a unified diff that `patch` accepts; an empty text if nothing changes."""
    from difflib import unified_diff  # noqa: PLC0415 - only a diff needs it

    name = printable(source.name)
    changes = unified_diff(_lines(source.text), _lines(fixed), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changes)


def save(source: Source, fixed: str, root: Path | None = None, *, data: bytes | None = None) -> None:
    """Write the fixed text over the file of `source` atomically, in its encoding and with its permissions.

    `data` are the bytes to write if the file does not hold the text as it is.

    Raises SourceError, leaving the file as it was, if the file has changed since it was read, is read-only, has a
    second name (a hard link, which would keep the old text), is being fixed by another run, cannot be written, has an
    encoding that lacks a character of the fixed text, or is reached by a symbolic link that leads out of `root`, the
    folder of its configuration, or, without one, out of the current folder. A file in neither was named explicitly: no
    link may lead out of its own folder, nor out of the closest folder that contains both it and the current folder.
    """
    path = Path(source.name).resolve()  # the file behind a link, so that the link stays
    _refuse_links_out(source.name, path, root)
    data = encode(source, fixed) if data is None else data
    before = encode(source, source.text)
    try:
        _refuse_changed(source, path, before)
        if not os.access(path, os.W_OK):
            raise SourceError(source.name, "not fixed: the file is read-only")
        if path.stat().st_nlink > 1:
            raise SourceError(
                source.name, "not fixed: the file has a second name (a hard link), which would keep the old text"
            )
        # once more at the end, since writing takes a while
        atomic_write.write(path, data, like=path, check=lambda: _refuse_changed(source, path, before))
    except atomic_write.InUseError:
        raise SourceError(source.name, "not fixed: another run is fixing this file") from None
    except OSError as error:
        raise SourceError(source.name, f"not fixed: {error.strerror}") from None


def _refuse_changed(source: Source, path: Path, before: bytes) -> None:
    try:
        same = file_reading.read(path, len(before)) == before
    except (file_reading.OddFileError, file_reading.TooLargeError):
        same = False
    if not same:
        raise SourceError(
            source.name, "not fixed: the file has changed since it was read, or cannot be written back byte by byte"
        )


def _refuse_links_out(name: str, target: Path, root: Path | None) -> None:
    named = Path(os.path.abspath(name))  # noqa: PTH100 - takes .. out, and follows no link
    here = Path.cwd()
    holding = next((top for top in (root, here) if top and named.is_relative_to(top)), None)
    # The own folder may be such a link itself, as in ../linked/story.txt.
    folders = [holding] if holding else [named.parent, *(top for top in here.parents if named.is_relative_to(top))][:2]
    for folder in folders:
        if not trust.is_inside(target, folder):
            raise SourceError(
                name, f"not fixed: a symbolic link leads out of {folder}, to {target}: name that file to fix it"
            )


def _lines(text: str) -> list[str]:
    """Split at line feeds alone, as `patch` does, each kept at the end of its line."""
    return list(_cut(text))


def _cut(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end
