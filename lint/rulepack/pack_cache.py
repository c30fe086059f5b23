"""Cache of compiled packs on disk: one JSON file each, named by a hash of all its inputs.

A pack decides which rules run. So a file is read only if no other user can have written it, and if it is unchanged.
"""
# os.path, since this runs at every start, and importing pathlib takes longer than reading the cache:
# ruff: noqa: PTH103, PTH108, PTH111, PTH116, PTH117, PTH118

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress

from lint import __version__
from lint.rulepack.pack import Pack, from_plain, to_plain
from lint.safety import file_reading

try:
    # hashlib itself would load OpenSSL, for longer than everything here takes
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

FORMAT = 5
"""Increased when the data that `lint.rulepack.pack` writes changes."""

KEPT = 20
"""How many files stay in the cache folder."""

_PREFIX = "newslint-pack-"
_LARGEST = 100_000_000
READ = (".py", ".yaml", ".yml", ".tsv", ".json", ".bin")
"""Endings of the code, rules and data that a pack depends on."""


def key(files: Iterable[tuple[str, bytes]], depends: Iterable[str]) -> str:
    """Return the name of a pack made from `files` (path and content each) by the code and data in folders `depends`."""
    digest = blake2b(f"{FORMAT} {__version__}\n".encode(), digest_size=20)
    for path, content in files:
        digest.update(f"{path}\n{len(content)}\n".encode("utf-8", "surrogatepass"))
        digest.update(content)
    for folder in depends:
        for line in _fingerprints(folder):
            digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def read(name: str, *, verified: bool) -> Pack | None:
    """Return the pack with that key, or None; with `verified` only one whose rules have passed their own examples."""
    folder = cache_folder()
    if folder is None or fault() is not None:
        return None
    path = os.path.join(folder, f"{_PREFIX}{name}.json")
    try:
        if whose(os.stat(path)):
            return None
        return unpacked(file_reading.read(path, _LARGEST), name, verified=verified)
    except (OSError, ValueError):
        return None


def packed(name: str, pack: Pack, *, verified: bool) -> bytes:
    """Return the bytes that a pack is kept as; `verified` where its rules have passed their own examples."""
    import json  # noqa: PLC0415 - not needed where the cache is off

    data = {"key": name, "verified": verified, **to_plain(pack)}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return seal_of(text) + b"\n" + text


def unpacked(data: bytes, name: str, *, verified: bool) -> Pack | None:
    """Return the pack that `packed` made with that key, None for anything else or where more was to be verified."""
    import json  # noqa: PLC0415 - not needed where the cache is off

    seal, _, text = data.partition(b"\n")
    if seal != seal_of(text):
        return None
    try:
        plain = json.loads(text.decode("utf-8", "surrogatepass"))
        if plain["key"] != name or (verified and not plain["verified"]):
            return None
        return from_plain(plain)
    except (LookupError, TypeError, ValueError, RecursionError):
        return None


def write(name: str, pack: Pack, *, verified: bool) -> None:
    """Write a pack to the cache. If that is impossible nothing happens, and the next run compiles again."""
    from pathlib import Path  # noqa: PLC0415 - only a new pack needs it

    from lint.safety import atomic_write  # noqa: PLC0415 - only a new pack needs it

    folder = cache_folder()
    if folder is None or fault() is not None:
        return
    target = os.path.join(folder, f"{_PREFIX}{name}.json")
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        atomic_write.write(Path(target), packed(name, pack, verified=verified))
        prune(folder, (_PREFIX, atomic_write.PREFIX))


def fault() -> tuple[str, str] | None:
    """Return the cache folder and why it is not used, if another user could put rules into it."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        others = whose(os.stat(folder))
    except (OSError, ValueError):
        return None  # it will be made, or cannot be used at all
    message = "this folder is not used for the cache: {}, so somebody else could switch rules off there"
    return (folder, message.format(others)) if others else None


def whose(facts: os.stat_result) -> str:
    """Say who else may write a file or folder, or "": the superuser may write all, so what is theirs is trusted."""
    if not hasattr(os, "geteuid"):
        return ""  # Windows, where the folder lies in the user's own profile
    if facts.st_uid not in (os.geteuid(), 0):
        return "it belongs to another user"
    return "every user may write to it" if facts.st_mode & stat.S_IWOTH else ""


def digest_of(parts: Iterable[str]) -> str:
    """Return one hash of several texts, in their order."""
    digest = blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d\n" % len(data))
        digest.update(data)
    return digest.hexdigest()


def seal_of(text: bytes) -> bytes:
    """Return the hash that a cached text is kept with."""
    return blake2b(text, digest_size=20).hexdigest().encode("ascii")


def prune(folder: str, prefixes: tuple[str, ...], most: int = KEPT) -> None:
    """Remove all but the newest of the files whose names begin so. Raises OSError if the folder cannot be read."""
    with os.scandir(folder) as entries:
        kept = [(entry.stat().st_mtime_ns, entry.path) for entry in entries if entry.name.startswith(prefixes)]
    for _, path in sorted(kept, reverse=True)[most:]:
        with suppress(OSError):
            os.unlink(path)


def cache_folder() -> str | None:
    """Return the folder of all caches, None where there is to be none."""
    named = os.environ.get("NEWSLINT_CACHE", "")
    if named:
        return None if named == "off" else named
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        home = os.path.expanduser("~")
        if not os.path.isabs(home):
            return None
        base = os.path.join(home, ".cache")
    return os.path.join(base, "newslint")


def _fingerprints(folder: str) -> Iterator[str]:
    """Yield name, size and time of change of every file under `folder` that a pack depends on, sorted by name."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _fingerprints(entry.path)
            elif entry.name.endswith(READ):
                facts = entry.stat()
                yield f"{entry.path} {facts.st_size} {facts.st_mtime_ns}\n"
    except OSError:
        return
