"""The settings of a configuration together with those it takes over: from configurations it `extends`, and packs.

A configuration is no more trusted than whatever names it, and one that lies outside the folder of the one that extends
it is trusted only if the user trusts its folder. The configuration of a pack is never trusted.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lint.external.checker_settings import USUAL_DEADLINE
from lint.project import config, config_reader, pack_lock, user_config
from lint.project.pack_lock import PackError
from lint.safety import file_reading, trust
from lint.text.errors import ConfigError
from lint.values import dataclass, field, replace

MOST = 20
"""How many configurations one may take settings from, directly and through others."""

_JOINED = ("ignore",)
_MERGED = ("severity", "engines", "suffixes", "exports")
_NOT_IN_A_PACK = ("extends", "packs", "rules", "baseline", "exports")
_FOLDERS = ("extends", "packs", "rules")
_BY_PATH = ("exclude", "per-path")

ByPath = tuple[Path, list[str], dict[str, Any]]
"""The folder to which globs refer, the globs of files to leave out, and the settings by glob."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings by key, and what depends on the place of a configuration.

    `root` is its folder; `rules` are all folders of rules, with those of `packs`; `inherited` are the settings by path
    of configurations it extends, the farthest first. `withheld` are settings that it does not get, as (where, what).
    """

    root: Path
    trusted: bool
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    rules: tuple[Path, ...] = ()
    packs: tuple[Path, ...] = ()
    exclude: list[str] = field(default_factory=list)
    per_path: dict[str, Any] = field(default_factory=dict)
    inherited: tuple[ByPath, ...] = ()
    withheld: tuple[tuple[str, str], ...] = ()


def settled(path: Path, *, trusted: bool) -> Settings:
    """Return the settings of a configuration with all that it takes over. Raises ConfigError with every fault."""
    return _Reader().settled(path, trusted=trusted, above=())


class _Reader:
    """Reads a configuration and those it extends."""

    def __init__(self) -> None:
        self._count = 0

    def settled(self, path: Path, *, trusted: bool, above: tuple[Path, ...]) -> Settings:
        """Return the settings of a configuration that those of `above` extend, the nearest last."""
        root = Path(os.path.abspath(path.parent))  # noqa: PTH100 - takes .. out, and follows no link
        data, places = config_reader.read(path, trusted=trusted)
        own = _own(data, places, root, trusted=trusted)
        packs = _packs(data.get("packs", ()), places, root, trusted=trusted)
        own = replace(own, rules=(*own.rules, *packs.values()), packs=tuple(packs.values()))
        base: Settings | None = None
        for name in data.get("extends", ()):
            taken = self._base(name, places[f"extends.{name}"], packs, path, trusted=trusted, above=above)
            base = taken if base is None else _joined(base, taken)
        return own if base is None else _joined(base, own)

    def _base(
        self,
        name: str,
        where: str,
        packs: Mapping[str, Path],
        path: Path,
        *,
        trusted: bool,
        above: tuple[Path, ...],
    ) -> Settings:
        """Return the settings of one that the configuration at `path` extends."""
        self._count += 1
        if self._count > MOST:
            raise ConfigError([(where, f"this takes settings from more than {MOST} configurations")])
        root = Path(os.path.abspath(path.parent))  # noqa: PTH100 - see above
        if name in packs:
            return _of_pack(packs[name], root)
        wrong = None if trusted else trust.fault_of_base(name, root, (*config.NAMES, "pyproject.toml"))
        if wrong:
            raise ConfigError([(where, wrong)])
        base = root / config_reader.expanded(name)
        line = [*above, path]
        if any(os.path.realpath(base) == os.path.realpath(each) for each in line):
            circle = " > ".join(str(each) for each in [*line, base])
            raise ConfigError([(where, f"this configuration extends itself: {circle}")])
        if not base.is_file():
            advice = "" if "/" in name or "." in name else f"; nor is a pack of that name in `packs`: {_listed(packs)}"
            raise ConfigError([(where, f"there is no file “{name}” beside this one{advice}")])
        vouched = trusted and (trust.is_inside(base, root) or user_config.read().trusts(base))
        return self.settled(base, trusted=vouched, above=(*above, path))


def _listed(packs: Mapping[str, Path]) -> str:
    return f"it has {', '.join(packs)}" if packs else "it has none"


def _own(data: dict[str, Any], places: dict[str, str], root: Path, *, trusted: bool) -> Settings:
    """Return the settings of one configuration alone, without what it may not set."""
    kept = {key: value for key, value in data.items() if key not in (*_FOLDERS, *_BY_PATH)}
    if "baseline" in kept:
        kept["baseline"] = str(root / config_reader.expanded(kept["baseline"]))
    engines = {name: _engine(given, root) for name, given in data.get("engines", {}).items()}
    withheld: list[tuple[str, str]] = []
    if not trusted:
        engines, withheld = _tamed(engines, places)
        if (file_reading.parse_size(data.get("max-size", "")) or 0) > file_reading.LARGEST_TEXT:
            del kept["max-size"]
            withheld.append((places["max-size."], "a `max-size` above the usual one"))
    if "engines" in kept:
        kept["engines"] = engines
    return Settings(
        root=root,
        trusted=trusted,
        data=kept,
        places=places,
        rules=tuple(root / config_reader.expanded(folder) for folder in data.get("rules", ())),
        exclude=data.get("exclude", []),
        per_path=data.get("per-path", {}),
        withheld=tuple(withheld),
    )


def _of_pack(folder: Path, root: Path) -> Settings:
    """Return the settings that a pack proposes; its patterns for files refer to `root`."""
    path = folder / config.NAMES[0]
    if not path.is_file():
        raise ConfigError([(str(folder), f"this pack has no {path.name} that could be extended")])
    data, places = config_reader.read(path, trusted=False)
    for key in _NOT_IN_A_PACK:
        if key in data:
            raise ConfigError([(str(path), f"the configuration of a pack cannot have `{key}`")])
    return _own(data, places, root, trusted=False)


def _packs(names: list[str] | tuple[()], places: Mapping[str, str], root: Path, *, trusted: bool) -> dict[str, Path]:
    """Return the folder of each pack, as the lock file pins it. Raises ConfigError with every fault."""
    if not names:
        return {}
    pins = pack_lock.read(root, trusted=trusted)
    folders: dict[str, Path] = {}
    faults = []
    for name in names:
        where = places[f"packs.{name}"]
        if name not in pins:
            faults.append((where, f"the pack “{name}” is not in {pack_lock.LOCK}: add it with newslint packs add"))
            continue
        try:
            folders[name] = pack_lock.located(pins[name], root, trusted=trusted)
        except PackError as error:
            faults.append((where, f"the pack “{name}”: {error}"))
    if faults:
        raise ConfigError(faults)
    return folders


def _joined(base: Settings, own: Settings) -> Settings:
    """Return the settings of a configuration over those of one that it extends."""
    if own.trusted and not base.trusted:
        base = _without_programs(base)
    data = {**base.data, **own.data}
    for key in _JOINED:
        both = (*base.data.get(key, ()), *own.data.get(key, ()))
        if both:
            data[key] = [*dict.fromkeys(both)]
    for key in _MERGED:
        if key in base.data and key in own.data:
            data[key] = {**base.data[key], **own.data[key]}
    by_path = ((base.root, base.exclude, base.per_path),) if base.exclude or base.per_path else ()
    return replace(
        own,
        data=data,
        places={**base.places, **own.places},
        rules=tuple(dict.fromkeys((*own.rules, *base.rules))),
        packs=tuple(dict.fromkeys((*own.packs, *base.packs))),
        inherited=(*base.inherited, *by_path, *own.inherited),
        withheld=(*base.withheld, *own.withheld),
    )


def _without_programs(base: Settings) -> Settings:
    """Return settings without the external checkers that only the user may switch on."""
    engines = base.data.get("engines", {})
    taken = [name for name in engines if name not in trust.EMBEDDED]
    if not taken:
        return base
    kept = {name: given for name, given in engines.items() if name not in taken}
    withheld = tuple((base.places[f"{name}."], f"the engine {name}") for name in taken)
    return replace(base, data={**base.data, "engines": kept}, withheld=(*base.withheld, *withheld))


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
