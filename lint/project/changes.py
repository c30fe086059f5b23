"""What has changed in a git repository since a revision, and the older texts; git is run only if the user asks for it.

A repository's own settings may name programs: for `git diff` (external diffs, text conversion), for files that are
read or hashed (filters), for watching files, for fetching. So only commands that run none of them are used:
`rev-parse`, `ls-tree`, `ls-files` and `cat-file blob`. Whether a file has changed is found here, by its hash.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from hashlib import sha1, sha256
from pathlib import Path

from lint.safety import file_reading, trust
from lint.text.errors import ConfigError

_OPTIONS = (
    "--no-pager",
    "--literal-pathspecs",
    "-c", "core.fsmonitor=false",
    "-c", "core.untrackedCache=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "protocol.allow=never",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # what a partial clone lacks is not fetched
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_TRACE": "0",
    "LC_ALL": "C",
}
_FILES = ("100644", "100755")
_SHA1_DIGITS = 40
_DEADLINE = 120.0


class Changes:
    """The files that differ from a revision, and their older versions.

    With `staged`, what is compared is the index, as the next commit would have it; otherwise the files on disk.
    """

    def __init__(self, revision: str, *, staged: bool, option: str) -> None:
        """Look the revision up. Raises ConfigError, named by `option`, where that is not possible."""
        self._option = option
        self._staged = staged
        self._top = Path(os.fsdecode(self._git("rev-parse", "--show-toplevel")).rstrip("\r\n"))
        self._old = self._tree(revision)

    def files(self, wanted: Sequence[str], limit: int) -> Iterator[tuple[str, bytes | None]]:
        """Yield the changed and new files at or below the paths `wanted`, by default the current folder, in order.

        With each, relative to the current folder, comes its staged content, None if the file on disk is meant. A file
        of more than `limit` bytes counts as changed.
        """
        paths = [*wanted] or ["."]
        for name, blob in sorted(self._now(paths).items()):
            shown = os.path.relpath(self._top / name)
            old = self._old.get(name)
            if self._staged:
                if blob != old:
                    yield shown, self._blob(blob)
            elif old is None or not _has_hash(self._top / name, old, limit):
                yield shown, None

    def old(self, name: str) -> bytes | None:
        """Return the older version of a file, None if there was none."""
        try:
            below = os.path.relpath(os.path.realpath(name), os.path.realpath(self._top)).replace(os.sep, "/")
        except ValueError:  # on another drive
            return None
        blob = self._old.get(below)
        return None if blob is None else self._blob(blob)

    def _tree(self, revision: str) -> dict[str, str]:
        """Return the blobs of the files of a revision, by path from the top; none where nothing is committed yet."""
        try:
            commit = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{tree}}")
        except ConfigError:
            if self._staged:  # before the first commit
                return {}
            raise ConfigError([(self._option, f"git knows no revision “{revision}”")]) from None
        found = {}
        for entry in self._git("ls-tree", "-r", "-z", "--full-tree", commit.decode().strip()).split(b"\0"):
            facts, _, name = entry.partition(b"\t")
            mode, kind, blob = (*facts.decode().split(), "", "", "")[:3]
            if kind == "blob" and mode in _FILES:
                found[os.fsdecode(name)] = blob
        return found

    def _now(self, paths: Sequence[str]) -> dict[str, str]:
        """Return the files that are there now at or below `paths`, with the staged blobs."""
        found = {}
        for entry in self._git("ls-files", "-s", "-z", "--full-name", "--", *paths).split(b"\0"):
            facts, _, name = entry.partition(b"\t")
            mode, blob, stage = (*facts.decode().split(), "", "", "")[:3]
            if mode in _FILES and stage == "0":
                found[os.fsdecode(name)] = blob
        if not self._staged:
            new = self._git("ls-files", "-o", "--exclude-standard", "-z", "--full-name", "--", *paths)
            found.update((os.fsdecode(name), "") for name in new.split(b"\0") if name)
            found = {name: blob for name, blob in found.items() if os.path.isfile(self._top / name)}  # noqa: PTH113
        return found

    def _blob(self, blob: str) -> bytes:
        return self._git("cat-file", "blob", blob)

    def _git(self, *arguments: str) -> bytes:
        """Return the output of git. Raises ConfigError with the last line that it said."""
        program = shutil.which("git")
        if program is None or (os.name == "nt" and trust.is_inside(program, Path.cwd())):
            raise ConfigError([(self._option, "this needs git, and there is none on the path")])
        try:
            done = subprocess.run(  # noqa: S603 - the user asked for it; see the head of this file
                [program, *_OPTIONS, *arguments],
                env={**os.environ, **_ENVIRONMENT},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=_DEADLINE,
            )
        except subprocess.TimeoutExpired:
            raise ConfigError([(self._option, f"git did not answer within {_DEADLINE:g} seconds")]) from None
        except OSError as error:
            raise ConfigError([(self._option, f"git cannot be run: {error.strerror}")]) from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it failed without a word"]
            raise ConfigError([(self._option, f"git says: {said[0].removeprefix('fatal: ')}")])
        return done.stdout


def _has_hash(path: Path, blob: str, limit: int) -> bool:
    """Tell whether a file has the content of a blob, as git hashes it."""
    try:
        data = file_reading.read(path, limit)
    except OSError:
        return False
    head = b"blob %d\0" % len(data)
    if len(blob) == _SHA1_DIGITS:
        return sha1(head + data, usedforsecurity=False).hexdigest() == blob
    return sha256(head + data).hexdigest() == blob
