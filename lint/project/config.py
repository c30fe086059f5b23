"""`Config`: a project's settings, how they are found, and which apply to one file."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from lint.project import globs, user_config
from lint.project.config_template import template
from lint.project.user_config import UserConfig
from lint.safety import file_reading
from lint.text.errors import ConfigError, FaultsError
from lint.text.finding import Severity

__all__ = ["DEFAULT", "Config", "Configs", "PathOverride", "find", "read", "template"]

NAMES = ("newslint.yaml", ".newslint.yaml")
"""The names of a configuration file; a pyproject.toml with the table [tool.newslint] is one too."""


@dataclass(frozen=True, slots=True)
class PathOverride:
    """The settings for files that match `glob`; None or empty means not set."""

    glob: str
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    style: str | None = None
    links: str | None = None
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class PathSettings:
    """The settings for files by their path, of one configuration: all globs refer to the folder `root`."""

    root: Path
    exclude: tuple[str, ...]
    per_path: tuple[PathOverride, ...]


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run. `path` is the file they were read from, `root` its folder, to which all globs refer.

    `suffixes` gives the format of files by their suffix in lower case. `max_size` is the most bytes a text may have.
    `engines` are the external checkers that are asked for, each with its settings. `links` is one of
    `lint.rulepack.rule.LINKS`, `repeats` one of `lint.rulepack.rule.REPORTED`. `rules` are the folders of rules, those
    of `packs` among them. `inherited` is what configurations that this one extends say about paths. If the user has not
    vouched for the file (`trusted`), `withheld` lists the settings that it asked for and does not get, as (where,
    what).
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    style: str | None = None
    links: str = "source"
    repeats: str = "first"
    rules: tuple[Path, ...] = ()
    packs: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    per_path: tuple[PathOverride, ...] = ()
    inherited: tuple[PathSettings, ...] = ()
    encoding: str | None = None
    suffixes: Mapping[str, str] = field(default_factory=dict)
    max_size: int | None = None
    engines: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    path: Path | None = None
    root: Path | None = None
    trusted: bool = True
    withheld: tuple[tuple[str, str], ...] = ()
    places: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def place_of(self, name: str) -> str:
        """Return where a selector or house style is named, as `path:line:column`, else the path of the file."""
        return self.places.get(name, str(self.path or "configuration"))

    def excluded(self, path: "os.PathLike[str] | str") -> bool:
        """Tell whether a file is excluded. A relative path is taken from the current folder."""
        return any(
            globs.matches(glob, below)
            for settings in self._by_path
            if (below := _below(path, settings.root)) is not None
            for glob in settings.exclude
        )

    def overrides_for(self, path: "os.PathLike[str] | str") -> "Config":
        """Return the settings for one file, with `per_path` applied.

        A later glob takes precedence over an earlier one. The `select` of an override replaces the selection; its
        `ignore` adds to it.
        """
        settings = self
        for by_path in self._by_path:
            below = _below(path, by_path.root)
            for override in by_path.per_path:
                if below is not None and globs.matches(override.glob, below):
                    settings = _overridden(settings, override)
        return replace(settings, per_path=(), inherited=())

    @property
    def _by_path(self) -> tuple[PathSettings, ...]:
        """The settings by path, those of the configurations it extends first."""
        own = () if self.root is None else (PathSettings(self.root, self.exclude, self.per_path),)
        return (*self.inherited, *own)


def _overridden(settings: Config, override: PathOverride) -> Config:
    return replace(
        settings,
        select=settings.select if override.select is None else override.select,
        ignore=tuple(dict.fromkeys((*settings.ignore, *override.ignore))),
        severity={**settings.severity, **override.severity},
        style=override.style or settings.style,
        links=override.links or settings.links,
        repeats=override.repeats or settings.repeats,
    )


def _below(path: "os.PathLike[str] | str", root: Path) -> str | None:
    """Return the path relative to a folder, with forward slashes; None if it is not below it."""
    try:
        below = os.path.relpath(path, root)
    except ValueError:  # on another drive
        return None
    below = below.replace(os.sep, "/")
    return None if below == ".." or below.startswith("../") else below


DEFAULT = Config()
"""The settings if nothing is set."""


def find(folder: "os.PathLike[str] | str") -> Path | None:
    """Return the nearest configuration file, upwards from `folder`. Raises ConfigError if one folder has two."""
    start = Path(folder).absolute()
    of_the_user = user_config.location()  # which has other keys
    for place in (start, *start.parents):
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
    return None


class Configs:
    """The configurations of a run: the user's own, and for each folder the nearest one upwards, each read once."""

    def __init__(self, given: Path | None, report: Callable[[str, str], object]) -> None:
        """Take a configuration for every folder, if the user named one, and a function that reports faults."""
        self._given = given
        self._report = report
        self._folders: dict[Path, Config | None] = {}
        self._files: dict[Path | None, Config | None] = {}

    def of(self, folder: Path) -> Config | None:
        """Return the settings for the files of a folder, None if they have a fault."""
        if folder not in self._folders:
            try:
                path = self._given or find(folder)
                if path not in self._files:
                    self._files[path] = None  # what it stays if it cannot be read
                    trusted = path == self._given or (path is not None and self.user.trusts(path))
                    self._files[path] = DEFAULT if path is None else read(path, trusted=trusted)
                self._folders[folder] = self._files[path]
            except ConfigError as error:
                self._folders[folder] = None
                self._tell(error)
        return self._folders[folder]

    @cached_property
    def user(self) -> UserConfig:
        """The user's own configuration; an empty one if it has a fault."""
        try:
            return user_config.read()
        except ConfigError as error:
            self._tell(error)
            return UserConfig()

    def _tell(self, error: ConfigError) -> None:
        for fault in error.faults:
            self._report(*fault)


def read(path: "os.PathLike[str] | str", *, trusted: bool) -> Config:
    """Return the settings of a configuration file. Raises ConfigError with every fault.

    One that is not `trusted`, because it was only found beside the copy, cannot start a program, call a host, raise a
    deadline or the largest size of a text, or load rules from outside its folder.
    """
    from lint.project import inheritance  # noqa: PLC0415 - most runs have no configuration

    place = Path(path)
    settings = inheritance.settled(place, trusted=trusted)
    data = settings.data
    return Config(
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        severity=_severities(data),
        style=data.get("style"),
        links=data.get("links", "source"),
        repeats=data.get("repeats", "first"),
        rules=settings.rules,
        packs=settings.packs,
        exclude=tuple(settings.exclude),
        per_path=tuple(_override(glob, override) for glob, override in settings.per_path.items()),
        inherited=tuple(
            PathSettings(root, tuple(exclude), tuple(_override(glob, override) for glob, override in per_path.items()))
            for root, exclude, per_path in settings.inherited
        ),
        encoding=data.get("encoding"),
        suffixes={suffix.lower(): kind for suffix, kind in data.get("suffixes", {}).items()},
        max_size=file_reading.parse_size(data["max-size"]) if "max-size" in data else None,
        engines=data.get("engines", {}),
        path=place,
        root=settings.root,
        trusted=trusted,
        withheld=settings.withheld,
        places=settings.places,
    )


def _override(glob: str, data: Mapping[str, Any]) -> PathOverride:
    select = data.get("select")
    return PathOverride(
        glob,
        None if select is None else tuple(select),
        tuple(data.get("ignore", ())),
        _severities(data),
        data.get("style"),
        data.get("links"),
        data.get("repeats"),
    )


def _severities(data: Mapping[str, Any]) -> dict[str, Severity]:
    return {name: Severity(severity) for name, severity in data.get("severity", {}).items()}


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
