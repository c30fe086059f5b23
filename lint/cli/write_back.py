"""Write fixed copy back: as a diff, or to the file atomically."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from lint.report import printable
from lint.safety import file_reading, trust
from lint.text.errors import SourceError
from lint.text.source import Source, encode


def diff(source: Source, fixed: str) -> str:
    """Return the change as a unified diff that `patch` accepts; an empty text if nothing changes."""
    from difflib import unified_diff  # noqa: PLC0415 - only a diff needs it

    name = printable(source.name)
    changes = unified_diff(_lines(source.text), _lines(fixed), name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changes)


def save(source: Source, fixed: str, root: Path | None = None) -> None:
    """Write the fixed text over the file of `source` atomically, in its encoding and with its permissions.

    Raises SourceError, leaving the file as it was, if the file has changed since it was read, is read-only, has a
    second name (a hard link, which would keep the old text), is being fixed by another run, cannot be written, has an
    encoding that lacks a character of the fixed text, or is reached by a symbolic link that leads out of `root`, the
    folder of its configuration, or, without one, out of the current folder. A file in neither was named explicitly: no
    link may lead out of its own folder, nor out of the closest folder that contains both it and the current folder.
    """
    path = Path(source.name).resolve()  # the file behind a link, so that the link stays
    _refuse_links_out(source.name, path, root)
    data, before = encode(source, fixed), encode(source, source.text)
    try:
        _refuse_changed(source, path, before)
        if not os.access(path, os.W_OK):
            raise SourceError(source.name, "not fixed: the file is read-only")
        if path.stat().st_nlink > 1:
            raise SourceError(
                source.name, "not fixed: the file has a second name (a hard link), which would keep the old text"
            )
        with _beside(source, path) as (new, file):
            file.write(data)
            file.flush()
            facts = path.stat()
            with suppress(PermissionError):
                os.chown(new, facts.st_uid, facts.st_gid)
            new.chmod(facts.st_mode & 0o7777)
            os.fsync(file.fileno())
            _refuse_changed(source, path, before)  # once more, since all this takes a while
            new.replace(path)
        _sync(path.parent)
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


@contextmanager
def _beside(source: Source, path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Yield a new file beside another one, which is gone at the end unless it has been renamed.

    It has one name for each file, and is locked as long as somebody writes it: what a run that was killed has left is
    taken away by the next one.
    """
    from hashlib import blake2b  # noqa: PLC0415 - only a fix needs it

    new = path.with_name(f".newslint-{blake2b(os.fsencode(path.name), digest_size=8).hexdigest()}")
    if new.is_symlink() or new.exists():
        if _is_in_use(new):
            raise SourceError(source.name, "not fixed: another run is fixing this file")
        new.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(new, flags, 0o600), "wb") as file:
        try:
            _lock(file.fileno())
            yield new, file
        except BaseException:
            new.unlink(missing_ok=True)
            raise


def _is_in_use(path: Path) -> bool:
    if not stat.S_ISREG(path.lstat().st_mode):
        return False
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        _lock(number)
    except BlockingIOError:
        return True
    finally:
        os.close(number)
    return False


def _lock(number: int) -> None:
    """Lock a file until it is closed. Raises BlockingIOError if another process has locked it."""
    try:
        import fcntl  # noqa: PLC0415 - not on Windows, where a file that is open cannot be removed anyway
    except ImportError:
        return
    fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sync(folder: Path) -> None:
    """Make the renaming survive a power cut. Some file systems and Windows cannot; the text is safe either way."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _lines(text: str) -> list[str]:
    """Split at line feeds alone, as `patch` does, each kept at the end of its line."""
    return list(_cut(text))


def _cut(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end
