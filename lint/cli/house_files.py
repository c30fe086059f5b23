"""The house's own files: its configuration, its folder of rules, and how both are written."""

import os
from collections.abc import Iterable
from pathlib import Path

from lint.project import config, config_edit, user_config
from lint.project.config import Config
from lint.safety import atomic_write, file_reading, trust

FOLDER = "house"
"""The folder of rules that is made where a configuration names none."""


def configuration() -> Path:
    """Return the nearest configuration from the current folder up, or else the one to write. Raises ConfigError."""
    return config.find(Path.cwd()) or Path.cwd() / config.NAMES[0]


def settings(path: Path) -> Config:
    """Return the settings of a configuration, the default ones if there is no file. Raises ConfigError."""
    return config.read(path, trusted=user_config.read().trusts(path)) if os.path.lexists(path) else config.DEFAULT


def folder_of(path: Path, found: Config) -> Path:
    """Return the house's own folder of rules: the first that is no pack, or the one to make."""
    own = [folder for folder in found.rules if folder not in found.packs]
    return own[0] if own else path.parent / FOLDER


def add_file(path: Path, found: Config, below: str, text: str) -> Path:
    """Write a new file in the house's folder, which the configuration names afterwards; return the file.

    Raises ValueError if there is such a file, or for a place that cannot be written, OSError.
    """
    folder = folder_of(path, found)
    place = folder / below
    if os.path.lexists(place):
        raise ValueError(f"{place} is there already, and newslint overwrites no file of yours")
    edited = None
    if folder not in found.rules:
        edited = config_edit.added(text_of(path), path, "rules", FOLDER)
    write(place, text, [path.parent, *(found.rules if found.trusted else ())])
    if edited is not None:
        write(path, edited, [path.parent])
    return place


def text_of(path: Path) -> str:
    """Return the text of a configuration, "" if there is none. Raises OSError or ValueError."""
    try:
        return file_reading.read(path, file_reading.LARGEST_SETTING).decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not UTF-8: save it as UTF-8") from None


def write(path: Path, text: str, folders: Iterable[Path]) -> None:
    """Write a file below one of `folders` atomically, and make its folders; one that is as it should be is left alone.

    Raises OSError, or ValueError for a symbolic link that leads out of all of `folders`.
    """
    if not trust.is_below_one(path, folders):
        raise ValueError(f"{path} is behind a symbolic link that leads out of its folder, and is not written")
    path.parent.mkdir(parents=True, exist_ok=True)
    target = Path(os.path.realpath(path))
    like = target if target.exists() else None
    if like is None or text_of(target) != text:
        atomic_write.write(target, text.encode("utf-8"), like=like, mode=0o644)
