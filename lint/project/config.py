"""`Config`: a project's settings, how they are found, and which apply to one file."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.external.checker_settings import USUAL_DEADLINE
from lint.project import config_search, globs, user_config
from lint.project.config_search import NAMES, find
from lint.project.config_template import template
from lint.project.user_config import UserConfig
from lint.safety import file_reading, trust
from lint.text.errors import ConfigError
from lint.text.finding import Severity

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


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run. `path` is the file they were read from, `root` its folder, to which all globs refer.

    `suffixes` gives the format of files by their suffix in lower case. `max_size` is the most bytes a text may have.
    `exports` are the fields of exports by glob. `baseline` is the file of old findings, absolute.
    `engines` are the external checkers that are asked for, each with its settings. `links` is one of
    `lint.rulepack.rule.LINKS`, `repeats` one of `lint.rulepack.rule.REPORTED`. `not_copy` are patterns of what
    is passed over in folders. Rules milder than `level` do not run; a finding as grave as `fail_on` makes the exit
    status 1. With `any_language` copy that looks like another language is checked as well. If the user has
    not vouched for the file (`trusted`), `withheld` lists the settings that it asked for and does not get, as
    (where, what).
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    style: str | None = None
    links: str = "source"
    repeats: str = "first"
    rules: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    not_copy: tuple[str, ...] = ()
    level: Severity = Severity.INFO
    fail_on: Severity = Severity.INFO
    any_language: bool = False
    per_path: tuple[PathOverride, ...] = ()
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
        below_root = below(path, self.root)
        return below_root is not None and any(globs.matches(glob, below_root) for glob in self.exclude)

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
        below_root = below(path, self.root)
        settings = self
        for override in self.per_path:
            if below_root is not None and globs.matches(override.glob, below_root):
                settings = replace(
                    settings,
                    select=settings.select if override.select is None else override.select,
                    ignore=tuple(dict.fromkeys((*settings.ignore, *override.ignore))),
                    severity={**settings.severity, **override.severity},
                    style=override.style or settings.style,
                    links=override.links or settings.links,
                    repeats=override.repeats or settings.repeats,
                )
        return replace(settings, per_path=())


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
    from lint.project import config_reader  # noqa: PLC0415 - most runs have no configuration
    from lint.project.export_settings import exports_of  # noqa: PLC0415 - see above

    place = Path(path)
    data, places = config_reader.read(place, trusted=trusted)
    root = Path(os.path.abspath(place.parent))  # noqa: PTH100 - takes .. out, and follows no link
    engines = {name: _engine(given, root) for name, given in data.get("engines", {}).items()}
    withheld: list[tuple[str, str]] = []
    max_size = file_reading.parse_size(data["max-size"]) if "max-size" in data else None
    if not trusted:
        engines, withheld = _tamed(engines, places)
        if max_size is not None and max_size > file_reading.LARGEST_TEXT:
            max_size = None
            withheld.append((places["max-size."], "a `max-size` above the usual one"))
    return Config(
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        severity=_severities(data),
        style=data.get("style"),
        links=data.get("links", "source"),
        repeats=data.get("repeats", "first"),
        rules=tuple(root / config_reader.expanded(folder) for folder in data.get("rules", ())),
        exclude=tuple(data.get("exclude", ())),
        not_copy=tuple(data.get("not-copy", ())),
        level=Severity.of(data.get("level", "remark")),
        fail_on=Severity.of(data.get("fail-on", "remark")),
        any_language=data.get("any-language", False),
        per_path=tuple(_override(glob, override) for glob, override in data.get("per-path", {}).items()),
        encoding=data.get("encoding"),
        suffixes={suffix.lower(): kind for suffix, kind in data.get("suffixes", {}).items()},
        max_size=max_size,
        baseline=root / config_reader.expanded(data["baseline"]) if "baseline" in data else None,
        exports=tuple(exports_of(data)),
        engines=engines,
        path=place,
        root=root,
        trusted=trusted,
        withheld=tuple(withheld),
        places=places,
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


def _engine(given: Mapping[str, Any], root: Path) -> dict[str, Any]:
    """Return the settings of an external checker that is on, with `start` as an absolute path."""
    return {**given, "start": str(root / Path(given["start"]).expanduser())} if "start" in given else dict(given)


def _tamed(
    engines: Mapping[str, Mapping[str, Any]], places: Mapping[str, str]
) -> tuple[dict[str, dict[str, Any]], list[tuple[str, str]]]:
    """Return external checkers without the settings reserved for the user, and those settings with their places."""
    kept: dict[str, dict[str, Any]] = {}
    withheld = []
    for name, given in engines.items():
        taken = [key for key in given if key in trust.FOR_THE_USER]
        if given.get("deadline", 0.0) > USUAL_DEADLINE:
            taken.append("deadline")
        kept[name] = {key: value for key, value in given.items() if key not in taken}
        withheld += [(places[f"{name}.{key}"], f"the `{key}` of {name}") for key in taken]
    return kept, withheld


def _severities(data: Mapping[str, Any]) -> dict[str, Severity]:
    return {name: Severity.of(severity) for name, severity in data.get("severity", {}).items()}
