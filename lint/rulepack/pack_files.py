"""Find and read the files of a folder of rules, and decide by its folder what each file is."""
# os.path, since this runs at every start, and importing pathlib takes longer than reading the cache:
# ruff: noqa: PTH110, PTH113, PTH119, PTH122

import os
from collections.abc import Iterator, Sequence

from lint.safety import file_reading
from lint.safety.trust import FOLDER_LEVELS
from lint.values import dataclass

Faults = list[tuple[str, str]]

CURATION = ("external", "engines")
"""The folders that curate external checkers: both names are read, the first is the one to write."""

SPECIAL = ("names", "styles", "lexicon", *CURATION)
"""The folders that hold other files than rules; unlike families, they have no folders of topics."""

PACK = "pack.yaml"
"""The file in which a rule pack gives its name and version."""

_NO_RULES = ("newslint.yaml", "newslint.yml", PACK)

_NO_FAMILIES = ("data",)


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file to read; `folder` is the family, or one of `SPECIAL`, None for a file at the top itself."""

    path: str
    folder: str | None
    shipped: bool
    data: bytes = b""

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return os.path.splitext(os.path.basename(self.path))[0]


def read_all(shipped_folder: str, folders: Sequence[str], faults: Faults) -> list[PackFile]:
    """Read the files of the shipped rules and then of `folders`, each file once.

    One of `folders` may be a single file. What cannot be read is added to `faults`, as (where, message).
    """
    found: list[PackFile] = []
    seen, read = set(), set()
    for top in (shipped_folder, *folders):
        real = os.path.realpath(top)
        if real in seen:
            continue
        seen.add(real)
        shipped = top == shipped_folder
        if not shipped and not os.path.exists(top):
            faults.append((top, "there is no such folder or rule file"))
        for path, folder in sorted(files_below(top, faults)):
            real = os.path.realpath(path)
            if real in read:
                continue
            read.add(real)
            try:
                found.append(
                    PackFile(path, folder or None, shipped, file_reading.read(path, file_reading.LARGEST_SETTING))
                )
            except (OSError, ValueError) as error:
                reason = error.strerror if isinstance(error, OSError) else error
                faults.append((path, f"cannot be read: {reason}"))
    return found


def files_below(top: str, faults: Faults, *, settings: bool = False) -> Iterator[tuple[str, str]]:
    """Yield the YAML files at the top, in its folders, and in the topics of a family.

    Each is a path with the name of the folder at the top that holds it, "" where it lies at the top itself. With
    `settings` the files at the top that are no rules are among them.
    """
    if os.path.isfile(top):
        yield top, ""
        return
    for entry in _entries(top, faults):
        if entry.is_dir():
            if entry.name not in _NO_FAMILIES:
                for path in _yaml_below(entry, faults, topics=entry.name not in SPECIAL):
                    yield path, entry.name
        elif _is_yaml(entry) and (settings or entry.name not in _NO_RULES):
            yield entry.path, ""


def is_read(below: Sequence[str]) -> bool:
    """Tell whether a file lies where `files_below` looks, by the parts of its path below the top.

    A family may have folders of topics; the special folders have none.
    """
    levels = FOLDER_LEVELS - 1 if below[0] in SPECIAL else FOLDER_LEVELS
    return len(below) <= levels and below[0] not in _NO_FAMILIES


def _yaml_below(folder: "os.DirEntry[str]", faults: Faults, *, topics: bool) -> Iterator[str]:
    for entry in _entries(folder.path, faults):
        if _is_yaml(entry):
            yield entry.path
        elif topics and entry.is_dir():
            yield from _yaml_below(entry, faults, topics=False)


def _entries(folder: str, faults: Faults) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except FileNotFoundError:
        return []
    except OSError as error:
        faults.append((folder, f"cannot be read: {error.strerror}"))
        return []


def _is_yaml(entry: "os.DirEntry[str]") -> bool:
    return entry.name.endswith((".yaml", ".yml")) and not entry.is_dir()
