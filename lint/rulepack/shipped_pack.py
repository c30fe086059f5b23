"""The pack of the shipped rules, compiled and verified when the wheel was built.

With it the first run is about as fast as all others, and so is every run that can write no cache. It holds for the very
files it was made of: their content is hashed before it is used, and where anything differs the rules are compiled.
"""
# os.path, since pathlib would take longer to import:
# ruff: noqa: PTH118, PTH123

import os
from collections.abc import Callable, Iterator

from lint.rulepack import pack_cache
from lint.rulepack.pack import Pack
from lint.rulepack.rule import RuleSet
from lint.values import replace

NAME = "shipped-pack.json"
"""The file in the folder of the shipped rules."""

_LEFT_OUT = ("__pycache__", "_rules")


def key(package: str, rules: str) -> str:
    """Return the key of a pack: a hash of all files of the code and of the rules, whatever folders they lie in."""
    found = [*_below(package, "lint"), *_below(rules, "rules")]
    return pack_cache.key(found, ())


def read(package: str, rules: str) -> Pack | None:
    """Return the pack that came with the rules, None where there is none or it was made of other files."""
    path = os.path.join(rules, NAME)
    try:
        with open(path, "rb") as file:
            data = file.read()
        pack = pack_cache.unpacked(data, key(package, rules), verified=True)
    except (OSError, ValueError):
        return None
    return pack and _with_paths(pack, lambda said: os.path.join(rules, *said.split("/")))


def made(pack: Pack, package: str, rules: str) -> bytes:
    """Return the content of the file for a pack whose rules have passed their own examples."""
    relative = _with_paths(pack, lambda path: os.path.relpath(path, rules).replace(os.sep, "/"))
    return pack_cache.packed(key(package, rules), relative, verified=True)


def _with_paths(pack: Pack, change: Callable[[str], str]) -> Pack:
    return replace(pack, rules=RuleSet(tuple(replace(rule, path=change(rule.path)) for rule in pack.rules)))


def _below(folder: str, name: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the files under a folder, sorted by name; raises OSError."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name not in _LEFT_OUT:
                yield from _below(entry.path, f"{name}/{entry.name}")
        elif entry.name.endswith(pack_cache.READ) and entry.name != NAME:
            with open(entry.path, "rb") as file:
                yield f"{name}/{entry.name}", file.read()
