"""Rule packs: rules of others, pinned by `newslint.lock` to the content that the user looked at.

A pack is a folder of rules with a `pack.yaml` that gives its name and version: a folder, a git checkout, or a folder in
an installed Python package. It is found and read as data: nothing is imported, run or fetched.
"""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lint.files.schema import Field, Integer, MapOf, OneOf, Record, Text
from lint.files.tree import nearest
from lint.files.yaml_tree import parse
from lint.rulepack.pack_files import PACK, Faults, files_below
from lint.safety import file_reading, trust
from lint.text.errors import ConfigError, FaultsError
from lint.values import dataclass, replace

LOCK = "newslint.lock"
"""The name of the lock file, which lies beside the configuration."""

GROUP = "newslint.packs"
"""The group of entry points by which a Python package says that it holds a pack: `name = "package"`."""

FORMAT = 1
"""The version of the lock file that is written and read."""

MOST_FILES = 5_000
"""The most files that a pack may have."""

NAME = Text(pattern="[a-z][a-z0-9]*(?:-[a-z0-9]+)*", hint="write small letters and digits, joined by hyphens")
"""The name of a pack."""

_LINE = Text(pattern=r"\S(?:.*\S)?", hint="write it in one line")
_MANIFEST = Record(
    {
        "name": Field(NAME, "The pack's name.", required=True),
        "version": Field(_LINE, "The version of its content; raise it with each change.", required=True),
        "about": Field(Text(), "What the pack is for, in one sentence."),
        "owner": Field(_LINE, "Who answers for it."),
        "licence": Field(_LINE, "The licence of its content."),
    }
)
_HASH = Text(pattern="sha256:[0-9a-f]{64}", hint="write it as “newslint packs add” does")
_LOCK = Record(
    {
        "format": Field(Integer(), required=True),
        "packs": Field(
            MapOf(
                Record(
                    {
                        "kind": Field(OneOf(("folder", "package")), required=True),
                        "source": Field(_LINE, required=True),
                        "version": Field(_LINE, required=True),
                        "commit": Field(Text(pattern="[0-9a-f]{40}(?:[0-9a-f]{24})?", hint="write all of its digits")),
                        "hash": Field(_HASH, required=True),
                    }
                )
            ),
            required=True,
        ),
    }
)
_HEAD = """\
# Written by “newslint packs”: each rule pack, pinned to its content. A pack that differs is a fault.
"""
_FOLDER_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself."""

    name: str
    version: str
    about: str = ""
    owner: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """An entry of the lock file.

    `source` is a path relative to the lock file's folder, with forward slashes, or the name of an entry point. `commit`
    is that of a git checkout, else "". `digest` is “sha256:” and 64 hexadecimal digits.
    """

    name: str
    kind: str
    source: str
    version: str
    digest: str
    commit: str = ""


class PackError(ValueError):
    """A pack that cannot be used; the text says why."""


def read(root: Path, *, trusted: bool) -> dict[str, Pin]:
    """Return the pins of the lock file in a folder, by name; none if there is no file. Raises ConfigError."""
    path = root / LOCK
    if not os.path.lexists(path):
        return {}
    astray = None if trusted else trust.fault_of_file(path)
    if astray:
        raise ConfigError([(str(path), astray)])
    try:
        text = file_reading.read(path, file_reading.LARGEST_SETTING).decode("utf-8")
        node = parse(text, str(path))
    except FaultsError as error:
        raise ConfigError(list(error.faults)) from None
    except OSError as error:
        raise ConfigError([(str(path), f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise ConfigError([(str(path), "this is not UTF-8: let “newslint packs add” write it")]) from None
    data = _LOCK.read(node)
    if data.get("format", FORMAT) != FORMAT:
        node.fault(f"this file has the format {data['format']}, and this newslint reads {FORMAT}: update newslint")
    if len(node.faults):
        raise ConfigError(node.faults.listed())
    return {
        name: Pin(name, row["kind"], row["source"], row["version"], row["hash"], row.get("commit", ""))
        for name, row in data["packs"].items()
    }


def written(pins: dict[str, Pin]) -> str:
    """Return the text of a lock file, in the order of the names."""
    lines = [_HEAD, f"format: {FORMAT}\n", "packs:\n" if pins else "packs: {}\n"]
    for name in sorted(pins):
        pin = pins[name]
        rows = [("kind", pin.kind), ("source", _quoted(pin.source)), ("version", _quoted(pin.version))]
        rows += [("commit", _quoted(pin.commit))] if pin.commit else []
        lines += [f"  {name}:\n", *(f"    {key}: {value}\n" for key, value in [*rows, ("hash", _quoted(pin.digest))])]
    return "".join(lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def located(pin: Pin, root: Path, *, trusted: bool) -> Path:
    """Return the folder of a pinned pack, which is as it was when it was added. Raises PackError."""
    if pin.kind == "package":
        folder = package_folder(pin.source)
    else:
        wrong = None if trusted else trust.fault_of_rules(pin.source, root)
        if wrong:
            raise PackError(wrong)
        folder = root / pin.source
        if not folder.is_dir():
            raise PackError(f"there is no folder “{pin.source}” beside {LOCK}")
    found = digest(folder)
    if found != pin.digest:
        version = manifest(folder).version
        now = f"version {version}, added as {pin.version}" if version != pin.version else f"still version {version}"
        raise PackError(
            f"its content is not what {LOCK} pins ({now}): read what has changed, "
            f"and if it is right, add it again: newslint packs add {pin.source}"
        )
    return folder


def manifest(folder: Path) -> Manifest:
    """Return what a pack says of itself. Raises PackError."""
    path = folder / PACK
    try:
        node = parse(file_reading.read(path, file_reading.LARGEST_SETTING).decode("utf-8"), str(path))
    except FileNotFoundError:
        raise PackError(f"{folder} is no rule pack: it has no {PACK} with its name and version") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise PackError(f"{path} cannot be read: {reason}") from None
    except FaultsError as error:
        raise PackError(_joined(error.faults)) from None
    data: dict[str, Any] = _MANIFEST.read(node)
    if len(node.faults):
        raise PackError(_joined(node.faults.listed()))
    return Manifest(**data)


def _joined(faults: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{where}: {message}" for where, message in faults)


def digest(folder: Path) -> str:
    """Return the hash of all that is read of a pack. Raises PackError.

    It covers each file's path and content; a line ends the same in every checkout, so that CRLF counts as LF.
    """
    from hashlib import sha256  # noqa: PLC0415 - slow, and only packs need it

    found = sha256()
    for name, path in sorted(_files(folder)):
        try:
            content = file_reading.read(path, file_reading.LARGEST_SETTING).replace(b"\r\n", b"\n")
        except OSError as error:
            raise PackError(f"{path} cannot be read: {error.strerror}") from None
        found.update(f"{name}\n{len(content)}\n".encode("utf-8", "surrogateescape"))
        found.update(content)
    return f"sha256:{found.hexdigest()}"


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each file of a pack: its path below the folder, with forward slashes, and its whole path."""
    faults: Faults = []
    for count, (path, _) in enumerate(files_below(os.fspath(folder), faults, settings=True)):
        if count == MOST_FILES:
            raise PackError(f"{folder} has more than {MOST_FILES:,} files: that is no rule pack")
        yield os.path.relpath(path, folder).replace(os.sep, "/"), path
    if faults:
        raise PackError(_joined(faults))


def package_folder(name: str) -> Path:
    """Return the folder of a pack in an installed Python package, without importing it. Raises PackError."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow, and only packs in packages need it

    every = entry_points(group=GROUP)
    points = [point for point in every if point.name == name]
    if not points:
        advice = nearest(name, sorted({point.name for point in every}))
        raise PackError(f"no installed package has a rule pack called “{name}”: {advice}")
    point = points[0]
    dist = point.dist
    if dist is None or not _FOLDER_NAME.fullmatch(point.value):
        raise PackError(f"the package of “{name}” does not say in which folder its rules lie")
    wanted = f"{point.value.replace('.', '/')}/{PACK}"
    for file in dist.files or ():
        if file.as_posix() == wanted:
            return Path(os.fspath(file.locate())).parent
    raise PackError(
        f"the package {dist.name} has no {wanted}: install it anew, and not with --editable (add its folder instead)"
    )


def pinned(folder: Path, root: Path) -> Pin:
    """Return the pin of a folder, a git checkout or not, as it is now. Raises PackError."""
    said = manifest(folder)
    source = os.path.relpath(folder, root).replace(os.sep, "/")
    return Pin(said.name, "folder", source, said.version, digest(folder), commit(folder))


def pinned_package(name: str) -> Pin:
    """Return the pin of a pack in an installed package, as it is now. Raises PackError."""
    folder = package_folder(name)
    said = manifest(folder)
    if said.name != name:
        raise PackError(f"the package calls its pack “{name}”, and {folder / PACK} calls it “{said.name}”")
    return replace(pinned(folder, folder), kind="package", source=name, commit="")


def commit(folder: Path) -> str:
    """Return the commit that a git checkout has out, "" for another folder. Git itself is not run."""
    git = folder / ".git"
    try:
        if git.is_file():  # of a submodule or a worktree
            git = folder / git.read_text("utf-8").removeprefix("gitdir:").strip()
        head = _line(git / "HEAD")
        if not head.startswith("ref: "):
            return head if re.fullmatch("[0-9a-f]{40}(?:[0-9a-f]{24})?", head) else ""
        name = head.removeprefix("ref: ")
        common = git / _line(git / "commondir") if (git / "commondir").is_file() else git
        if (common / name).is_file():
            return _line(common / name)
        packed = (common / "packed-refs").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    found = re.search(rf"^([0-9a-f]{{40,64}}) {re.escape(name)}$", packed, re.MULTILINE)
    return found[1] if found else ""


def _line(path: Path) -> str:
    return file_reading.read(path, file_reading.LARGEST_SETTING).decode("utf-8").strip()
