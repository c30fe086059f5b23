"""Write a file atomically: a reader finds the old content or the new, and a writer that is killed leaves no litter."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PREFIX = ".newslint-"
"""How the names of unfinished files begin."""


class InUseError(OSError):
    """Another process is writing the same file."""

    def __init__(self, path: Path) -> None:
        """Take the file that both would write."""
        super().__init__(errno.EBUSY, "another run is writing this file", str(path))


def write(
    path: Path,
    data: bytes,
    *,
    like: Path | None = None,
    mode: int = 0o600,
    check: Callable[[], None] | None = None,
    lasting: bool = True,
) -> None:
    """Write a file, with the owner and permissions of the file `like`, or else the permissions `mode`.

    Symbolic links are replaced, not followed: resolve `path` first. `check` is called right before the file takes its
    place, and may raise to prevent that. Unless `lasting`, a power cut may lose the file, which can be made again.
    Raises OSError, InUseError among them, and leaves the file as it was.
    """
    with beside(path) as (new, file):
        file.write(data)
        file.flush()
        if like is not None:
            facts = like.stat()
            if sys.platform != "win32":
                with suppress(PermissionError):
                    os.chown(new, facts.st_uid, facts.st_gid)
            mode = facts.st_mode & 0o7777
        new.chmod(mode)
        if lasting:
            os.fsync(file.fileno())
        if check is not None:
            check()
        if sys.platform == "win32":
            file.close()  # a file that is open can be neither renamed nor removed there
        new.replace(path)
    if lasting:
        _sync(path.parent)


@contextmanager
def beside(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Yield a new file beside another one, which is removed if the block raises. Raises OSError.

    It has one name for each file, and is locked while somebody writes it: the next writer removes what one that was
    killed has left.
    """
    from hashlib import blake2b  # noqa: PLC0415 - most runs write nothing

    new = path.with_name(f"{PREFIX}{blake2b(os.fsencode(path.name), digest_size=8).hexdigest()}")
    if new.is_symlink() or new.exists():
        _remove_abandoned(new)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(new, flags, 0o600), "wb") as file:
        try:
            _lock(file.fileno(), new)
            yield new, file
        except InUseError:
            raise  # the name belongs to another writer
        except BaseException:
            if sys.platform == "win32":
                file.close()  # see `write`
            new.unlink(missing_ok=True)
            raise


def _remove_abandoned(path: Path) -> None:
    """Remove an unfinished file. Raises InUseError if a process is writing it."""
    if sys.platform == "win32" or not stat.S_ISREG(path.lstat().st_mode):
        path.unlink(missing_ok=True)  # Windows refuses if the file is open
        return
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        _lock(number, path)
        path.unlink()  # under the lock, so that its writer cannot have begun meanwhile
    finally:
        os.close(number)


def _lock(number: int, path: Path) -> None:
    """Lock a file until it is closed. Raises InUseError if another process has locked it, or has taken its name."""
    if sys.platform == "win32":
        return  # a file that is open cannot be removed there anyway
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_same = os.path.samestat(os.fstat(number), path.lstat())
    except (BlockingIOError, FileNotFoundError):
        is_same = False
    if not is_same:
        raise InUseError(path)


def _sync(folder: Path) -> None:
    """Make the renaming survive a power cut. Some file systems and Windows cannot; the content is safe either way."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
