"""The user's own configuration: trusted folders, and external checkers that start programs or use a network."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lint.safety import trust
from lint.values import dataclass, field

_NAME = ("newslint", "newslint.yaml")


@dataclass(frozen=True, slots=True)
class UserConfig:
    """Settings for every run of a user: `engines` that are on, and folders whose configurations are `trusted`."""

    engines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    trusted: tuple[Path, ...] = ()

    def trusts(self, path: Path) -> bool:
        """Tell whether a configuration is in a trusted folder: both the file itself and the folder it was found in."""
        return any(trust.is_inside(path, top) and trust.is_inside(path.parent, top) for top in self.trusted)


def location() -> Path | None:
    """Return the path of the user's configuration; None for a user without a home."""
    given = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME", "")
    if os.path.isabs(given):  # noqa: PTH117 - may be empty; one that is relative is to be ignored, says the standard
        return Path(given, *_NAME)
    try:
        return Path.home().joinpath(".config", *_NAME)
    except RuntimeError:
        return None


def read() -> UserConfig:
    """Return the user's configuration, an empty one if there is none. Raises ConfigError with every fault."""
    path = location()
    if path is None or not os.path.lexists(path):
        return UserConfig()
    from lint.project import config_reader  # noqa: PLC0415 - most users have none

    data = config_reader.read_user(path)
    engines = {
        name: {**given, "start": str(path.parent / Path(given["start"]).expanduser())} if "start" in given else given
        for name, given in data.get("engines", {}).items()
    }
    return UserConfig(engines, tuple(Path(folder).expanduser() for folder in data.get("trusted", ())))
