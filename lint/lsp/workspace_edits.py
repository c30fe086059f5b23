"""Edits to the user's files: disable a rule in the configuration, add a name to the house's list."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.files.yaml_tree import parse
from lint.project import config, config_edit
from lint.project.lint_job import LintSetup
from lint.safety import atomic_write, file_reading, trust
from lint.text.errors import ConfigError, FaultsError
from lint.values import dataclass

_FOLDER = "house-rules"
_LIST = "house.yaml"
_HEAD = "# Names this house stands by: nothing is said about their spelling. See docs/editors.md.\nnames:\n"


@dataclass(frozen=True, slots=True)
class Change:
    """A file with its new text."""

    path: Path
    text: str


def disabled(rule: str, setup: LintSetup | None, root: Path) -> Change:
    """Return the configuration with a rule ignored, a new one in `root` if there is none. Raises ValueError."""
    path = _configuration(setup, root)
    return Change(path, config_edit.added(_read(path), path, "ignore", rule))


def listed(word: str, rule: str, setup: LintSetup | None, root: Path) -> Iterator[Change]:
    """Yield the changes that add a name to the project's name list.

    These are the list, and the configuration if it names no folder of rules yet. Raises ValueError.
    """
    path = _configuration(setup, root)
    own = [folder for folder in setup.config.rules if folder not in setup.config.packs] if setup else []
    folders = [folder for folder in own if folder.is_dir()]
    folder = folders[0] if folders else path.parent / _FOLDER
    names = folder / "names" / _LIST
    before = _read(names) or _HEAD
    slug = _slug(word)
    if not re.search(rf"^\s*- id: house\.{re.escape(slug)}$", before, re.MULTILINE):
        kind = "place" if "place" in rule else "person"
        text = before if before.endswith("\n") else before + "\n"
        text += f"  - id: house.{slug}\n    kind: {kind}\n    country: house\n    form: {_scalar(word)}\n    system: house\n"
        try:
            parse(text, str(names))
        except FaultsError as error:
            raise ValueError(f"{names.name} cannot be added to: {error.message}") from None
        yield Change(names, text)
    if not folders:
        yield Change(path, config_edit.added(_read(path), path, "rules", _FOLDER))


def refuse_outside(change: Change, folders: Iterable[Path], setup: LintSetup | None) -> None:
    """Refuse a change to a file outside `folders` and the folders of the configuration, links followed.

    The latter are the configuration's own folder, and folders of rules that the user has vouched for. Raises
    ValueError.
    """
    allowed = list(folders)
    if setup is not None and setup.config.root is not None:
        allowed += [setup.config.root, *(setup.config.rules if setup.config.trusted else ())]
    if not trust.is_below_one(change.path, allowed):
        raise ValueError(f"{change.path} leads out of the workspace, so it was not written")


def write(change: Change) -> None:
    """Write a file atomically, and make its folder if there is none. Raises OSError."""
    change.path.parent.mkdir(parents=True, exist_ok=True)
    target = Path(os.path.realpath(change.path))  # the file behind a link, so that the link stays
    like = target if target.exists() else None
    atomic_write.write(target, change.text.encode("utf-8"), like=like, mode=0o644)


def _configuration(setup: LintSetup | None, root: Path) -> Path:
    if setup is not None and setup.config.path is not None:
        return setup.config.path
    try:
        return config.find(root) or root / config.NAMES[0]
    except ConfigError as error:
        raise ValueError(str(error)) from None


def _read(path: Path) -> str:
    try:
        return file_reading.read(path, file_reading.LARGEST_SETTING).decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} cannot be read: {error}") from None


def _slug(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + word.encode("utf-8").hex()[:16]


def _scalar(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
