"""Find the configuration of a folder: the nearest one upwards."""

import os
from pathlib import Path

from lint.project import user_config
from lint.safety import file_reading
from lint.text.errors import ConfigError, FaultsError

NAMES = ("newslint.yaml", ".newslint.yaml", "newslint.yml", ".newslint.yml")
"""The names of a configuration file; a pyproject.toml with the table [tool.newslint] is one too."""

_NOT_READ = ("newslint.toml", ".newslint.toml", "newslint.json", ".newslint.json", ".newslintrc", ".newslint")
"""Names that other programs would read: one of them is an error, since its settings would be missed."""

_READ_INSTEAD = "call it newslint.yaml (in YAML), or write [tool.newslint] in pyproject.toml"


def find(folder: "os.PathLike[str] | str") -> Path | None:
    """Return the nearest configuration file, upwards from `folder`. Raises ConfigError if one folder has two."""
    start = Path(folder).absolute()
    return next((found for place in (start, *start.parents) if (found := in_folder(place)) is not None), None)


def in_folder(place: Path) -> Path | None:
    """Return the configuration file in a folder, or None. Raises ConfigError for two, and for one of another name."""
    of_the_user = user_config.location()  # which has other keys
    found = [place / name for name in NAMES if os.path.lexists(place / name) and place / name != of_the_user]
    project = place / "pyproject.toml"
    if project.is_file() and _has_table(project):
        found.append(project)
    if len(found) > 1:
        others = " and ".join(path.name for path in found[1:])
        verb = "sets" if len(found) == 2 else "set"  # noqa: PLR2004 - the first is named by its place
        raise ConfigError([(str(found[0]), f"{others} beside it {verb} up newslint as well: keep one of them")])
    if found:
        return found[0]
    unread = next((name for name in _NOT_READ if (place / name).is_file()), None)
    if unread is not None:
        raise ConfigError([(str(place / unread), f"newslint does not read a file of this name: {_READ_INSTEAD}")])
    return None


def _has_table(project: Path) -> bool:
    """Tell whether a pyproject.toml configures newslint; a broken one counts if it seems to."""
    try:
        content = file_reading.read(project, file_reading.LARGEST_SETTING)
    except OSError:
        return False
    if b"newslint" not in content:
        return False
    from lint.files import toml_tree  # noqa: PLC0415 - see read
    from lint.project import config_reader  # noqa: PLC0415 - see read

    try:
        text = content.decode("utf-8-sig")
        return toml_tree.parse(text, str(project), config_reader.TOOL) is not None
    except (FaultsError, UnicodeDecodeError):
        return b"[tool.newslint" in content
