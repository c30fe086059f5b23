"""Read one tool's table of a pyproject.toml into the same tree of nodes as YAML."""

import re
from typing import Any

from lint.files.tree import Faults, Node
from lint.text.errors import FaultsError

_KEY = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"[ \t]*\[\[?[ \t]*({_KEYS})[ \t]*\]")
_SETTING = re.compile(rf"[ \t]*({_KEYS})[ \t]*=")
_INSIDE = re.compile(rf"(?:[{{,][ \t]*)({_KEYS})[ \t]*=")
_DEEPEST = 40
"""How deep tables and lists may be nested, and how many parts a dotted key may have."""

_LONG_KEY = re.compile(
    rf"(?:^[ \t]*(?:\[\[?[ \t]*)?|[{{,][ \t]*){_KEY}(?:[ \t]*\.[ \t]*{_KEY}){{{_DEEPEST}}}", re.MULTILINE
)
"""A key of more parts: the time and the memory that `tomllib` takes grow with the square of them."""

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def parse(text: str, name: str, table: tuple[str, ...]) -> Node | None:
    """Return the table of that name as a tree, None if the file has none. Raises FaultsError for invalid TOML."""
    data: Any = _loads(text, name)
    for key in table:
        if not isinstance(data, dict) or key not in data:
            return None
        data = data[key]
    return _Tree(text, name).node(table, data)


def _loads(text: str, name: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only a configuration in a pyproject.toml needs it

    long = _LONG_KEY.search(text)
    if long:
        number = text.count("\n", 0, long.start()) + 1
        raise FaultsError([(f"{name}:{number}:1", f"a key has more than {_DEEPEST} parts here")])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line, column = at.groups() if at else (None, None)
        end = text.count("\n") + 1
        message = _AT.sub("", str(error))
        raise FaultsError([(f"{name}:{line or end}:{column or 1}", f"this is not TOML: {message}")]) from None
    except RecursionError:
        raise FaultsError([(f"{name}:1:1", "this is not TOML: it is nested too deeply")]) from None
    except ValueError:  # Python refuses to read a number of more than 4,300 digits
        raise FaultsError([(f"{name}:1:1", "a number in this file has too many digits")]) from None


class _Tree:
    """Turns TOML's values into nodes; a place is where the key is written, or the table it should stand in."""

    def __init__(self, text: str, name: str) -> None:
        self._name, self._faults = name, Faults(name)
        self._lines = re.split(r"\r?\n", text)
        self._places = self._scan()

    def node(self, path: tuple[str, ...], value: object, *, within: tuple[int, int] = (1, 1)) -> Node:
        """Return the node of the value at a path of keys; `within` is where the value around it stands."""
        line, column = self._places.get(path, within)
        label = path[-1]
        if len(path) > _DEEPEST:
            message = f"tables and lists stand more than {_DEEPEST} deep in each other here"
            raise FaultsError([(f"{self._name}:{line}:{column}", message)])
        if isinstance(value, dict):
            entries = {}
            for key, item in value.items():
                child = self.node((*path, key), item, within=(line, column))
                entries[key] = (Node(self._faults, child.line, child.column, value=key), child)
            return Node(self._faults, line, column, "mapping", label, entries=entries)
        if isinstance(value, list):
            items = tuple(self.node((*path, ""), item, within=self._quoted(item, line, column)) for item in value)
            return Node(self._faults, line, column, "list", label, items=items)
        label = label or path[-2]
        if isinstance(value, str):
            return Node(self._faults, line, column, "text", label, value)
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        return Node(self._faults, line, column, "text", label, shown, plain=True)

    def _scan(self) -> dict[tuple[str, ...], tuple[int, int]]:
        places: dict[tuple[str, ...], tuple[int, int]] = {}
        table: tuple[str, ...] = ()
        for number, line in enumerate(self._lines, 1):
            header, setting = _HEADER.match(line), _SETTING.match(line)
            if setting:
                path = (*table, *_split(setting[1]))
                places.setdefault(path, (number, setting.start(1) + 1))
                for inner in _INSIDE.finditer(line, setting.end()):
                    places.setdefault((*path, *_split(inner[1])), (number, inner.start(1) + 1))
            elif header:
                table = _split(header[1])
                places.setdefault(table, (number, header.start(1) + 1))
        return places

    def _quoted(self, item: object, line: int, column: int) -> tuple[int, int]:
        """Return where a text of a list stands, searched for from its key on; the key's place if it is not found."""
        if isinstance(item, str):
            for number in range(line, len(self._lines) + 1):
                for quote in "\"'":
                    at = self._lines[number - 1].find(f"{quote}{item}{quote}", column - 1 if number == line else 0)
                    if at >= 0:
                        return number, at + 1
        return line, column


def _split(keys: str) -> tuple[str, ...]:
    """Return the keys of a dotted key, as TOML itself reads them."""
    import tomllib  # noqa: PLC0415 - see _loads

    path: list[str] = []
    try:
        found: Any = tomllib.loads(f"{keys} = 0")
    except ValueError:
        return (keys,)
    while isinstance(found, dict):
        path.append(next(iter(found)))
        found = found[path[-1]]
    return tuple(path)
