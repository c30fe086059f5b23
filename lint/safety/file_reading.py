"""Read regular files only, up to a size limit; refuse pipes, devices and folders before opening them."""
# os, since this runs for every rule file at every start, and importing pathlib takes longer than reading them:
# ruff: noqa: PTH116

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

LARGEST_TEXT = 20_000_000
"""The largest text that is checked where nothing else is set, in bytes."""

LARGEST_SETTING = 2_000_000
"""The largest file of rules, names or settings that is read, in bytes."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_UNITS = {"": 1, "B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3}
_SIZE = re.compile(r"([0-9]{1,12}) ?([KMG]?B)?", re.IGNORECASE)


class OddFileError(OSError):
    """A path that exists but is not a regular file: `kind` names what it is (“a pipe”), `strerror` in a sentence."""

    def __init__(self, kind: str) -> None:
        """Take the kind, with its article."""
        super().__init__(errno.EINVAL, f"this is {kind}, not a file")
        self.kind = kind


class TooLargeError(OSError):
    """More bytes than the limit; `strerror` is the message."""

    def __init__(self, limit: int) -> None:
        """Take the limit in bytes."""
        super().__init__(errno.EFBIG, f"it is larger than {size(limit)}, the most that is read")


def read(path: "os.PathLike[str] | str", limit: int) -> bytes:
    """Return the bytes of a regular file, or of one behind a link. Never blocks on a pipe.

    Raises OddFileError for anything that is not a file, TooLargeError for more than `limit` bytes, and OSError or
    ValueError as `os.open` does.
    """
    _refuse(os.stat(path).st_mode)  # before it is opened: opening alone can wake a pipe's writer
    number = os.open(path, _FLAGS)
    try:
        facts = os.fstat(number)
        _refuse(facts.st_mode)
        if facts.st_size > limit:
            raise TooLargeError(limit)
        # The size is a hint: files of /proc have none, and others grow.
        parts, room = [], limit + 1
        wanted = facts.st_size + 1
        while room and (part := os.read(number, min(wanted, room))):
            parts.append(part)
            room -= len(part)
            wanted = max(wanted, 65_536)
    finally:
        os.close(number)
    if not room:
        raise TooLargeError(limit)
    return b"".join(parts)


@contextmanager
def opened(path: "os.PathLike[str] | str") -> Iterator[BinaryIO]:
    """Open a regular file, of any size, to be read piece by piece. Raises as `read` does."""
    _refuse(os.stat(path).st_mode)
    number = os.open(path, _FLAGS)
    with os.fdopen(number, "rb") as file:
        _refuse(os.fstat(number).st_mode)
        yield file


def drain(stream: BinaryIO, limit: int) -> bytes:
    """Return the rest of a stream. Raises TooLargeError for more than `limit` bytes, and reads at most one beyond."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError(limit)
    return data


def size(count: int) -> str:
    """Return a number of bytes in readable form: 20 MB."""
    for unit in ("GB", "MB", "KB"):
        if count >= _UNITS[unit] and count % _UNITS[unit] == 0:
            return f"{count // _UNITS[unit]:,} {unit}"
    return f"{count:,} bytes"


def parse_size(text: str) -> int | None:
    """Return the bytes of a size such as `500 KB`, `20MB` or `1000000`; None for anything else, and for 0."""
    found = _SIZE.fullmatch(text.strip())
    return int(found[1]) * _UNITS[(found[2] or "").upper()] or None if found else None


def _refuse(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise OddFileError(next((kind for is_one, kind in _KINDS if is_one(mode)), "something odd"))
