"""Path patterns in .gitignore syntax."""

import re
from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache
from typing import TypeVar

_Pattern = TypeVar("_Pattern")
_Item = TypeVar("_Item")

_CLASS = re.compile(r"\[([!^]?)(\]?[^\]/]*)\]")


def fault(pattern: str) -> str | None:
    """Return what is wrong with a pattern, or None."""
    if not pattern.strip("/ "):
        return "this pattern is empty"
    if pattern.startswith("!"):
        return f"a pattern cannot take files back in: “{pattern}” begins with !"
    if "\\" in pattern:
        return f"folders are written with /, not \\: “{pattern}”"
    if ".." in pattern.split("/"):
        return f"a pattern stays below the folder of the configuration: “{pattern}” has .. in it"
    try:
        _compiled(pattern)
    except re.error:
        return f"the brackets in “{pattern}” hold no range of characters"
    return None


def matches(pattern: str, path: str) -> bool:
    """Tell whether `pattern` matches `path` or a folder that contains it.

    `*` and `?` stop at a slash and `**` does not; a pattern without a slash matches a name at any depth, and one with a
    slash at the end a folder. The time grows with the length of both, but not with the number of stars.
    """
    return _fits(_compiled(pattern), path.split("/"), _is_name)


class _Wild(Enum):
    """What may stand for several: MANY for any number, none among them, and ONE for a single one, whatever it is."""

    MANY = "*"
    ONE = "?"


_Part = str | re.Pattern[str] | _Wild
"""A character of a name: itself, one of a class, or any."""

_Name = tuple[_Part, ...] | _Wild
"""A name of a path, or any name, or any names."""


Compiled = tuple[_Name, ...]
"""A pattern for the names of a path, from the outermost folder down."""


def fits(pattern: Compiled, names: Sequence[str]) -> bool:
    """Tell whether a compiled pattern covers the names of a path, all of them."""
    return _fits(pattern, names, _is_name)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> Compiled:
    return (*compiled(pattern), *([_Wild.ONE] if pattern.endswith("/") else []), _Wild.MANY)


def compiled(pattern: str) -> Compiled:
    """Return a pattern for a path itself, not for what is below it; a slash at its end changes nothing.

    Raises re.error for brackets that hold no range.
    """
    body = pattern.removesuffix("/").removeprefix("./")
    names: list[_Name] = [] if "/" in body else [_Wild.MANY]
    parts = body.removeprefix("/").split("/")
    for number, part in enumerate(parts):
        if part != "**":
            names.append(_name(part))
        elif number == len(parts) - 1:
            names += [_Wild.ONE, _Wild.MANY]
        else:
            names.append(_Wild.MANY)
    return tuple(names)


def _name(part: str) -> tuple[_Part, ...]:
    """Translate a pattern for one name; a backslash takes the next character as it is."""
    found: list[_Part] = []
    at = 0
    while at < len(part):
        character = part[at]
        if character == "\\" and at + 1 < len(part):
            found.append(part[at + 1])
            at += 2
            continue
        group = _CLASS.match(part, at) if character == "[" else None
        if group:
            inside = group[2].replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]")
            inside = re.sub(r"([&~|^])", r"\\\1", inside)
            found.append(re.compile(f"[{'^' if group[1] else ''}{inside}]", re.DOTALL))
            at = group.end()
            continue
        found.append(_Wild.MANY if character == "*" else _Wild.ONE if character == "?" else character)
        at += 1
    return tuple(found)


def _is_name(pattern: _Name, name: str) -> bool:
    return pattern is _Wild.ONE or (not isinstance(pattern, _Wild) and _fits(pattern, name, _is_character))


def _is_character(pattern: _Part, character: str) -> bool:
    if isinstance(pattern, re.Pattern):
        return pattern.match(character) is not None
    return pattern is _Wild.ONE or pattern == character


def _fits(pattern: Sequence[_Pattern], items: Sequence[_Item], is_one: Callable[[_Pattern, _Item], bool]) -> bool:
    """Tell whether a pattern covers all items.

    Where it fails, only the last MANY may take one more: the others need not.
    """
    at = place = resume = 0
    many = -1
    while place < len(items):
        if at < len(pattern) and pattern[at] is _Wild.MANY:
            many, resume = at, place
            at += 1
        elif at < len(pattern) and is_one(pattern[at], items[place]):
            at += 1
            place += 1
        elif many >= 0:
            resume += 1
            at, place = many + 1, resume
        else:
            return False
    return all(part is _Wild.MANY for part in pattern[at:])
