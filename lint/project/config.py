"""`Config`: a project's settings, how they are found, and which apply to one file."""

import os
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.project import config_search, globs, user_config
from lint.project.config_search import NAMES, find
from lint.project.config_template import template
from lint.project.user_config import UserConfig
from lint.safety import file_reading
from lint.text.errors import ConfigError
from lint.text.finding import Severity
from lint.values import dataclass, field, replace

__all__ = ["DEFAULT", "NAMES", "Config", "Configs", "PathOverride", "find", "read", "template"]

if TYPE_CHECKING:
    from lint.text.exports import Export


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
    encoding: str | None = None


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
    `exports` are the fields of exports by glob. `baseline` is the file of old findings, absolute.
    `engines` are the external checkers that are asked for, each with its settings. `links` is one of
    `lint.rulepack.rule.LINKS`, `repeats` one of `lint.rulepack.rule.REPORTED`. `not_copy` are patterns of what
    is passed over in folders. Rules milder than `level` do not run; a finding as grave as `fail_on` makes the exit
    status 1. With `any_language` copy that looks like another language is checked as well. `rules` are the folders of
    rules, those of `packs` among them. `inherited` is what configurations that this one extends say about paths. If the
    user has not vouched for the file (`trusted`), `withheld` lists the settings that it asked for and does not get, as
    (where, what).
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
    not_copy: tuple[str, ...] = ()
    level: Severity = Severity.INFO
    fail_on: Severity = Severity.INFO
    any_language: bool = False
    per_path: tuple[PathOverride, ...] = ()
    inherited: tuple[PathSettings, ...] = ()
    encoding: str | None = None
    suffixes: Mapping[str, str] = field(default_factory=dict)
    max_size: int | None = None
    baseline: Path | None = None
    exports: "tuple[tuple[str, Export], ...]" = ()
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
            globs.matches(glob, found)
            for settings in self._by_path
            if (found := below(path, settings.root)) is not None
            for glob in settings.exclude
        )

    def export_for(self, path: "os.PathLike[str] | str") -> "Export | None":
        """Return the fields of a file that is an export, None for any other; the last glob that matches decides."""
        below_root = below(path, self.root)
        found = [export for glob, export in self.exports if below_root is not None and globs.matches(glob, below_root)]
        return found[-1] if found else None

    def overrides_for(self, path: "os.PathLike[str] | str") -> "Config":
        """Return the settings for one file, with `per_path` applied.

        A later glob takes precedence over an earlier one. The `select` of an override replaces the selection; its
        `ignore` adds to it.
        """
        settings = self
        for by_path in self._by_path:
            found = below(path, by_path.root)
            for override in by_path.per_path:
                if found is not None and globs.matches(override.glob, found):
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
        encoding=override.encoding or settings.encoding,
    )


def below(path: "os.PathLike[str] | str", root: "os.PathLike[str] | str | None") -> str | None:
    """Return a path relative to a folder, with forward slashes; None if it is not below it, or there is no folder."""
    if root is None:
        return None
    try:
        found = os.path.relpath(path, root)
    except ValueError:  # on another drive
        return None
    found = found.replace(os.sep, "/")
    return None if found == ".." or found.startswith("../") else found


DEFAULT = Config()
"""The settings if nothing is set."""


class Configs:
    """The configurations of a run: the user's own, and for each folder the nearest one upwards, each read once."""

    def __init__(self, given: Path | None, report: Callable[[str, str], object]) -> None:
        """Take a configuration for every folder, if the user named one, and a function that reports faults."""
        self._given = given
        self._report = report
        self._folders: dict[Path, Config | None] = {}
        self._files: dict[Path | None, Config | None] = {}
        self._found: dict[Path, Path | None] = {}

    def of(self, folder: Path) -> Config | None:
        """Return the settings for the files of a folder, None if they have a fault."""
        if folder not in self._folders:
            try:
                path = self._given or self._nearest(folder)
                if path not in self._files:
                    self._files[path] = None  # what it stays if it cannot be read
                    trusted = path == self._given or (path is not None and self.user.trusts(path))
                    self._files[path] = DEFAULT if path is None else read(path, trusted=trusted)
                self._folders[folder] = self._files[path]
            except ConfigError as error:
                self._folders[folder] = None
                self._tell(error)
        return self._folders[folder]

    def _nearest(self, folder: Path) -> Path | None:
        """Return what `find` does, looking into each folder once: of many folders, most lie in each other."""
        asked = []
        place, found = folder.absolute(), None
        while place not in self._found:
            asked.append(place)
            found = config_search.in_folder(place)
            if found is not None or place.parent == place:
                break
            place = place.parent
        else:
            found = self._found[place]
        self._found.update(dict.fromkeys(asked, found))
        return found

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
    from lint.project.export_settings import exports_of  # noqa: PLC0415 - see above

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
        not_copy=tuple(data.get("not-copy", ())),
        level=Severity.of(data.get("level", "remark")),
        fail_on=Severity.of(data.get("fail-on", "remark")),
        any_language=data.get("any-language", False),
        per_path=tuple(_override(glob, override) for glob, override in settings.per_path.items()),
        inherited=tuple(
            PathSettings(root, tuple(exclude), tuple(_override(glob, override) for glob, override in per_path.items()))
            for root, exclude, per_path in settings.inherited
        ),
        encoding=data.get("encoding"),
        suffixes={suffix.lower(): kind for suffix, kind in data.get("suffixes", {}).items()},
        max_size=file_reading.parse_size(data["max-size"]) if "max-size" in data else None,
        baseline=Path(data["baseline"]) if "baseline" in data else None,
        exports=tuple(exports_of(data)),
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
        data.get("encoding"),
    )


def _severities(data: Mapping[str, Any]) -> dict[str, Severity]:
    return {name: Severity.of(severity) for name, severity in data.get("severity", {}).items()}
