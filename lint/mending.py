"""Fixed copy back to where it came from: as a diff, or into the file, whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from lint.errors import SourceError
from lint.report import printable
from lint.source import Source, encode


def diff(source: Source, fixed: str) -> str:
    """Return the change as a unified diff that `patch` takes; an empty text where nothing changes."""
    from difflib import unified_diff  # noqa: PLC0415 - only a diff needs it

    name = printable(source.name)
    changes = unified_diff(_lines(source.text), _lines(fixed), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changes)


def save(source: Source, fixed: str) -> None:
    """Write the fixed text over the file of `source`, in its encoding and with its permissions, in one step.

    Raises SourceError, with the file as it was, if the file has changed since it was read, is read-only, cannot be
    written, or has an encoding that lacks a character of the fixed text.
    """
    path = Path(source.name).resolve()  # the file behind a link, so that the link stays
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
