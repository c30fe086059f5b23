"""`Config`: a project's settings, how they are found, and which apply to one file."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lint.external.checker_settings import USUAL_DEADLINE
from lint.project import globs, user_config
from lint.project.config_template import template
from lint.project.user_config import UserConfig
from lint.safety import file_reading, trust
from lint.text.errors import ConfigError, FaultsError
from lint.text.finding import Severity

if TYPE_CHECKING:
    from lint.text.exports import Export

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
class Config:
    """The settings of a run. `path` is the file they were read from, `root` its folder, to which all globs refer.

    `suffixes` gives the format of files by their suffix in lower case. `max_size` is the most bytes a text may have.
    `exports` are the fields of exports by glob. `engines` are the external checkers that are asked for, each with its
    settings. `links` is one of `lint.rulepack.rule.LINKS`, `repeats` one of `lint.rulepack.rule.REPORTED`. If the user
    has not vouched for the file (`trusted`), `withheld` lists the settings that it asked for and does not get, as
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
    per_path: tuple[PathOverride, ...] = ()
    encoding: str | None = None
    suffixes: Mapping[str, str] = field(default_factory=dict)
    max_size: int | None = None
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
        below = self._below(path)
        return below is not None and any(globs.matches(glob, below) for glob in self.exclude)

    def export_for(self, path: "os.PathLike[str] | str") -> "Export | None":
        """Return the fields of a file that is an export, None for any other; the last glob that matches decides."""
        below = self._below(path)
        found = [export for glob, export in self.exports if below is not None and globs.matches(glob, below)]
        return found[-1] if found else None

    def overrides_for(self, path: "os.PathLike[str] | str") -> "Config":
        """Return the settings for one file, with `per_path` applied.

        A later glob takes precedence over an earlier one. The `select` of an override replaces the selection; its
        `ignore` adds to it.
        """
        below = self._below(path)
        settings = self
        for override in self.per_path:
            if below is not None and globs.matches(override.glob, below):
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

    def _below(self, path: "os.PathLike[str] | str") -> str | None:
        """Return the path relative to the configuration's folder, with forward slashes; None if it is not below it."""
        if self.root is None:
            return None
        try:
            below = os.path.relpath(path, self.root)
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
        per_path=tuple(_override(glob, override) for glob, override in data.get("per-path", {}).items()),
        encoding=data.get("encoding"),
        suffixes={suffix.lower(): kind for suffix, kind in data.get("suffixes", {}).items()},
        max_size=max_size,
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
