"""Fixed copy back to where it came from: as a diff, or into the file, whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lint import trust
from lint.errors import SourceError
from lint.report import printable
from lint.source import Source, encode


def diff(source: Source, fixed: str) -> str:
    """Return the change as a unified diff that `patch` takes; an empty text where nothing changes."""
    from difflib import unified_diff  # noqa: PLC0415 - only a diff needs it

    name = printable(source.name)
    changes = unified_diff(_lines(source.text), _lines(fixed), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changes)


def save(source: Source, fixed: str, root: Path | None = None) -> None:
    """Write the fixed text over the file of `source`, in its encoding and with its permissions, in one step.

    Raises SourceError, with the file as it was, if the file has changed since it was read, is read-only, cannot be
    written, has an encoding that lacks a character of the fixed text, or is reached by a symbolic link that leads out of
    `root`, the folder of its configuration, or where there is none out of the current folder.
    """
    path = Path(source.name).resolve()  # the file behind a link, so that the link stays
    _refuse_links_out(source.name, path, root)
    data = encode(source, fixed)
    try:
        if path.read_bytes() != encode(source, source.text):
            raise SourceError(
                source.name, "not fixed: the file has changed since it was read, or cannot be written back byte by byte"
            )
        if not os.access(path, os.W_OK):
            raise SourceError(source.name, "not fixed: the file is read-only")
        _replace(path, data)
    except OSError as error:
        raise SourceError(source.name, f"not fixed: {error.strerror}") from None


def _refuse_links_out(name: str, target: Path, root: Path | None) -> None:
    named = Path(os.path.abspath(name))  # noqa: PTH100 - takes .. out, and follows no link
    # A file that lies in neither was named in so many words, and its own folder is as good.
    folder = next((top for top in (root, Path.cwd()) if top and named.is_relative_to(top)), named.parent)
    if not trust.is_inside(target, folder):
        raise SourceError(
            name, f"not fixed: a symbolic link leads out of {folder}, to {target}: name that file to fix it"
        )


def _replace(path: Path, data: bytes) -> None:
    from tempfile import NamedTemporaryFile  # noqa: PLC0415 - only a fix needs it

    before = path.stat()
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        new = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            with suppress(PermissionError):
                os.chown(new, before.st_uid, before.st_gid)
            new.chmod(before.st_mode & 0o7777)
            new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise


def _lines(text: str) -> list[str]:
    """Split at line feeds alone, as `patch` does, each kept at the end of its line."""
    return list(_cut(text))


def _cut(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end
