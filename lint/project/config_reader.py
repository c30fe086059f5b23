"""Read and validate a configuration file; report all errors at once, with their places."""

import codecs
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lint import __version__
from lint.external.checker_settings import DIALECTS, LONGEST_DEADLINE, fault_of_url
from lint.files.schema import Boolean, Field, ListOf, MapOf, Number, OneOf, OneOrMore, Record, Text, published
from lint.files.tree import Node
from lint.project import globs, required_version
from lint.project.export_settings import EXPORT, check_export
from lint.project.pack_lock import NAME
from lint.rulepack.rule import LINKS, REPORTED
from lint.safety import file_reading, trust
from lint.text.errors import ConfigError, FaultsError
from lint.text.finding import SEVERITY_WORDS
from lint.text.formats.registry import TEXTS

TOOL = ("tool", "newslint")
"""The table of a pyproject.toml that holds the configuration."""

_SUFFIX = re.compile(r"\.[^./\\\s]+")
_NAMES = ListOf(Text(), distinct=True)
_SEVERITY = OneOf(SEVERITY_WORDS)
_SEVERITIES = MapOf(_SEVERITY)
_PER_PATH = {
    "select": Field(_NAMES, "The rules that run, by family or by rule."),
    "ignore": Field(_NAMES, "Families and rules that do not run."),
    "severity": Field(_SEVERITIES, "The severity of a family or a rule."),
    "style": Field(Text(), "The house style."),
    "links": Field(OneOf(LINKS), "Whether a link is the source of a sentence that gives no other."),
    "repeats": Field(OneOf(REPORTED), "Whether a fault in several places is one finding, or one at each."),
    "encoding": Field(Text(), "The encoding of files that do not declare one."),
}
_SECONDS = Field(Number())
_ENGINES = Record(
    {
        "languagetool": Field(
            Record(
                {
                    "url": Field(Text()),
                    "start": Field(Text()),
                    "language": Field(Text(pattern=r"en(?:-[A-Z]{2})?", hint="write it like en-US or en-GB")),
                    "picky": Field(Boolean()),
                    "deadline": _SECONDS,
                }
            )
        ),
        "harper": Field(Record({"dialect": Field(OneOf(DIALECTS)), "deadline": _SECONDS})),
        "proselint": Field(Record({"deadline": _SECONDS})),
    }
)
TABLE = Record(
    {
        **_PER_PATH,
        "required-version": Field(
            Text(pattern=required_version.PATTERN, hint="write it like “>=0.2” or “>=0.2, <1”"),
            "The versions of newslint that this configuration is written for.",
        ),
        "extends": Field(OneOrMore(), "Configurations to take settings from: a path, or the name of a pack."),
        "packs": Field(ListOf(NAME, distinct=True), "Rule packs that newslint.lock pins."),
        "engines": Field(_ENGINES, "External checkers to run as well."),
        "rules": Field(_NAMES, "Folders with rules, names, styles and lexicon of your own."),
        "exclude": Field(_NAMES, "Globs of files that are never checked."),
        "not-copy": Field(_NAMES, "Names that are passed over in folders; with ! before it, one that is not."),
        "level": Field(_SEVERITY, "The mildest findings to report."),
        "fail-on": Field(_SEVERITY, "The mildest findings that make the exit status 1."),
        "any-language": Field(Boolean(), "Whether copy that does not look like English is checked too."),
        "per-path": Field(MapOf(Record(_PER_PATH)), "Settings for the files that a glob matches."),
        "suffixes": Field(MapOf(OneOf(TEXTS)), "The format of files by their suffix."),
        "max-size": Field(Text(), "The largest text to check."),
        "baseline": Field(Text(), "The file of old findings, which are not reported."),
        "exports": Field(MapOf(EXPORT), "The fields of exports of a CMS, by glob."),
    }
)
"""The keys of a configuration."""

USER_TABLE = Record({"engines": Field(_ENGINES), "trusted": Field(_NAMES)})
"""The keys of a user's own configuration."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of newslint.yaml."""
    return published("The configuration of newslint", TABLE)


def read(path: Path, *, trusted: bool) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the settings of a file by key, and the places of its selectors, house styles and `engine.setting`s.

    One that is not `trusted` may not be a link to an unusual place, and its folders of rules must be below its own.
    Raises ConfigError with every fault.
    """
    astray = None if trusted else trust.fault_of_file(path)
    if astray:
        raise ConfigError([(str(path), astray)])
    text = read_text(path)
    try:
        root = _tree(text, path)
    except FaultsError as error:
        raise ConfigError(list(error.faults)) from None
    _check_version(root.get("required-version"))
    data = TABLE.read(root)
    places: dict[str, str] = {}
    _note(root, places)
    for pattern, (key, override) in _entries(root, "per-path").items():
        _note(override, places)
        _check_glob(pattern, key)
        _check_encoding(override.get("encoding"))
    for node in _items(root, "exclude"):
        _check_glob(node.value, node)
    for node in _items(root, "not-copy"):
        _check_glob(node.value.removeprefix("!"), node)
    for node in _items(root, "rules"):
        if node.value:
            _check_rules(node, path.parent, trusted=trusted)
    for _, engine in _entries(root, "engines").values():
        _check_engine(engine, path, trusted=trusted)
    for pattern, (key, export) in _entries(root, "exports").items():
        _check_glob(pattern, key)
        check_export(export)
    for suffix, (key, _) in _entries(root, "suffixes").items():
        if not _SUFFIX.fullmatch(suffix):
            key.fault(f"“{suffix}” is no suffix: write it like .copy, with one dot in front")
    _check_size(root.get("max-size"))
    _check_encoding(root.get("encoding"))
    if len(root.faults):
        raise ConfigError(root.faults.listed())
    return data, places


def _check_version(node: Node | None) -> None:
    """Raise ConfigError for a configuration of other versions; what else it says may mean nothing to this one."""
    if node is None or node.kind != "text" or not re.fullmatch(required_version.PATTERN, node.value):
        return
    if not required_version.fits(node.value, __version__):
        said = f"this configuration is written for newslint {node.value}, and this is {__version__}"
        raise ConfigError([(node.where, said)])


def _check_rules(node: Node, beside: Path, *, trusted: bool) -> None:
    """Tell of a folder of rules that is not there, or that a configuration which is not trusted may not name."""
    wrong = None if trusted else trust.fault_of_rules(expanded(node.value), beside)
    if wrong:
        node.fault(wrong)
    elif not (beside / expanded(node.value)).is_dir():
        node.fault(f"there is no folder “{node.value}” beside this file")


def _check_size(node: Node | None) -> None:
    if node is not None and node.value and file_reading.parse_size(node.value) is None:
        node.fault(f"“{node.value}” is no size: write it like 20 MB or 500 KB")


def _check_encoding(node: Node | None) -> None:
    if node is not None and node.value and not _is_encoding(node.value):
        node.fault(f"there is no text encoding called “{node.value}”: utf-8 and windows-1252 are usual ones")


def read_user(path: Path) -> dict[str, Any]:
    """Return the settings of a user's own configuration by key. Raises ConfigError with every fault."""
    try:
        root = _tree(read_text(path), path)
    except FaultsError as error:
        raise ConfigError(list(error.faults)) from None
    data = USER_TABLE.read(root)
    for node in _items(root, "trusted"):
        if node.value and not Path(node.value).expanduser().is_absolute():
            node.fault(f"write the whole path of the folder “{node.value}”, or begin it with ~/")
    for _, engine in _entries(root, "engines").values():
        _check_engine(engine, path, trusted=True)
    if len(root.faults):
        raise ConfigError(root.faults.listed())
    return data


def expanded(folder: str) -> str:
    """Return the path of a folder with a ~ at its start replaced by the home folder."""
    return os.path.expanduser(folder)  # noqa: PTH111 - that of pathlib raises for ~nobody


def read_text(path: Path) -> str:
    """Return the text of a configuration file. Raises ConfigError."""
    try:
        content = file_reading.read(path, file_reading.LARGEST_SETTING)
    except file_reading.OddFileError as error:
        message = f"this is {error.kind}; the configuration is a file of this name"
        raise ConfigError([(str(path), message)]) from None
    except FileNotFoundError:
        raise ConfigError([(str(path), "there is no such file")]) from None
    except OSError as error:
        raise ConfigError([(str(path), f"cannot be read: {error.strerror}")]) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind the signature.
        content = content.removeprefix(codecs.BOM_UTF8)
        before = content[: error.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        where = f"{path}:{before.count(bytes([10])) + 1}:{column}"
        message = f"the byte 0x{content[error.start]:02X} is not UTF-8: save the file as UTF-8"
        raise ConfigError([(where, message)]) from None


def _tree(text: str, path: Path) -> Node:
    if path.suffix == ".toml":
        from lint.files import toml_tree  # noqa: PLC0415 - one notation of two

        root = toml_tree.parse(text, str(path), TOOL)
        if root is None:
            raise FaultsError([(str(path), f"there is no table [{'.'.join(TOOL)}] in this file")])
        return root
    from lint.files import yaml_tree  # noqa: PLC0415 - one notation of two

    return yaml_tree.parse(text, str(path))


def _note(node: Node, places: dict[str, str]) -> None:
    for key in ("select", "ignore"):
        for item in _items(node, key):
            places.setdefault(item.value, item.where)
    for name, (key_node, _) in _entries(node, "severity").items():
        places.setdefault(name, key_node.where)
    style = node.get("style")
    if style is not None:
        places.setdefault(style.value, style.where)
    for key in ("max-size", "baseline"):
        value = node.get(key)
        if value is not None:
            places.setdefault(f"{key}.", value.where)
    for key in ("extends", "packs"):
        given = node.get(key)
        for item in (given.items or (given,)) if given is not None else ():
            places.setdefault(f"{key}.{item.value}", item.where)
    for name, (key_node, engine) in _entries(node, "engines").items():
        places.setdefault(f"{name}.", key_node.where)
        for setting, (setting_node, _) in engine.entries.items():
            places.setdefault(f"{name}.{setting}", setting_node.where)


def _items(node: Node, key: str) -> tuple[Node, ...]:
    found = node.get(key)
    return found.items if found else ()


def _entries(node: Node, key: str) -> Mapping[str, tuple[Node, Node]]:
    found = node.get(key)
    return found.entries if found else {}


def _check_glob(pattern: str, node: Node) -> None:
    wrong = globs.fault(pattern)
    if wrong and node.kind == "text":
        node.fault(wrong)


def _check_engine(engine: Node, path: Path, *, trusted: bool) -> None:
    url, start, deadline = (engine.get(key) for key in ("url", "start", "deadline"))
    wrong = fault_of_url(url.value) if url is not None and url.value else None
    if url is not None and wrong:
        url.fault(wrong)
    if url is not None and start is not None:
        start.fault("say either `url`, of a server that runs, or `start`, the folder to start one from")
    # Where it will not be used it is not looked for either.
    if trusted and start is not None and start.value and not (path.parent / Path(start.value).expanduser()).is_dir():
        start.fault(f"there is no folder “{start.value}” beside this file: “make languagetool” makes one")
    if deadline is not None and not 0 < deadline.number() <= LONGEST_DEADLINE:
        deadline.fault(f"`deadline` is in seconds, more than 0 and at most {LONGEST_DEADLINE:g}")


def _is_encoding(name: str) -> bool:
    try:
        "a".encode(name)
    except (LookupError, ValueError):
        return False
    return True
