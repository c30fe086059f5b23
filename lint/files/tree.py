"""`Node`: the values of a YAML or TOML file with line and column, and typed access to them.

Every scalar keeps the text it was written as (`NO`, `12:30`, a date), and every node knows its 1-based line and column
in code points. Reading a value of the wrong type records a fault and continues, so that an editor shows all faults at
once.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from lint.values import dataclass, field

_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class Faults:
    """The faults of one file, collected while it is read."""

    def __init__(self, name: str) -> None:
        """Start empty; `name` is how messages call the file."""
        self.name = name
        self._found: dict[tuple[int, int, str], None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def add(self, line: int, column: int, message: str) -> None:
        """Record one fault at a 1-based place."""
        self._found[line, column, message] = None

    def listed(self) -> list[tuple[str, str]]:
        """Return (where, message) pairs in the order of their places."""
        return [(f"{self.name}:{line}:{column}", message) for line, column, message in sorted(self._found)]


@dataclass(frozen=True, slots=True)
class Node:
    """One value with its place; `label` is its key, and `plain` is true for an unquoted text.

    For a value of the wrong type the reading methods record a fault and return a harmless value (an empty text, zero,
    nothing): check `faults` before using what they returned.
    """

    faults: Faults
    line: int
    column: int
    kind: Literal["text", "list", "mapping"] = "text"
    label: str = ""
    value: str = ""
    plain: bool = False
    flow: bool = False
    items: tuple["Node", ...] = ()
    entries: Mapping[str, tuple["Node", "Node"]] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The place as `name:line:column`."""
        return f"{self.faults.name}:{self.line}:{self.column}"

    @property
    def empty(self) -> bool:
        """Whether nothing is written here, as after a bare `key:`."""
        return self.kind == "text" and self.plain and not self.value

    def fault(self, message: str) -> None:
        """Record a fault at this place."""
        self.faults.add(self.line, self.column, message)

    def get(self, key: str) -> "Node | None":
        """Return the value of a key of this mapping, or None."""
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def text(self, *, empty: bool = False) -> str:
        """Return the text; `empty` says whether it may be empty."""
        if self.kind == "list" and self.items and self.items[0].kind == "list":
            self.fault("put this example in quotes: outside quotes YAML takes [[ for a list")
        elif self.kind == "mapping" and self.flow:
            self.fault("put this text in quotes: outside quotes YAML takes { for the start of a mapping")
        elif self.kind != "text":
            self._wants("a text")
        elif not empty and not self.value.strip():
            self.fault(f"{self._name}is empty: write something or leave the key out")
        return self.value

    def integer(self) -> int:
        """Return the whole number."""
        if self.plain and _INTEGER.fullmatch(self.value):
            return int(self.value)
        self._wants("a whole number, such as 5, without quotes")
        return 0

    def number(self) -> float:
        """Return the number."""
        if self.plain and _NUMBER.fullmatch(self.value) and abs(float(self.value)) != float("inf"):
            return float(self.value)
        self._wants("a number, such as 0.5, without quotes")
        return 0.0

    def truth(self) -> bool:
        """Return true or false."""
        if self.plain and self.value in _TRUTHS:
            return _TRUTHS[self.value]
        self._wants("true or false, without quotes")
        return False

    def choice(self, values: Iterable[str]) -> str:
        """Return the text, which must be one of `values`."""
        known = tuple(values)
        if self.kind != "text":
            self._wants(f"one of {', '.join(known)}")
        elif self.value not in known:
            self.fault(f"{self._name}cannot be “{self.value}”: {nearest(self.value, known)}")
        return self.value

    def listed(self) -> tuple["Node", ...]:
        """Return the items of the list; a key with nothing after it is an empty list."""
        if self.kind != "list" and not self.empty:
            self._wants("a list: [one, another], or a line “- one” for each")
        return self.items

    def mapped(self) -> Mapping[str, tuple["Node", "Node"]]:
        """Return (key, value) nodes by key; a key with nothing after it is an empty mapping."""
        if self.kind != "mapping" and not self.empty:
            self._wants("a mapping: lines of “key: value”")
        return self.entries

    def fields(self, known: Iterable[str], required: Iterable[str] = ()) -> dict[str, "Node"]:
        """Return the values of the known keys, after recording every unknown and every missing one."""
        keys = tuple(known)
        found = {}
        entries = self.mapped()
        for key, (name, value) in entries.items():
            if key in keys:
                found[key] = value
            else:
                name.fault(f"there is no key `{key}` here: {nearest(key, keys)}")
        if self.kind == "mapping" or self.empty:
            for key in required:
                if key not in found:
                    self.fault(f"{self._name}lacks the key `{key}`" if self.label else f"the key `{key}` is missing")
        return found

    @property
    def _name(self) -> str:
        return f"`{self.label}` " if self.label else "this "

    def _wants(self, what: str) -> None:
        kinds = {"list": "a list", "mapping": "a mapping", "text": f"“{shortened(self.value)}”"}
        self.fault(f"{self._name}must be {what}, not {'empty' if self.empty else kinds[self.kind]}")


def nearest(name: str, known: Iterable[str]) -> str:
    """Return advice for an unknown name: the one of `known` that it resembles, else all of them."""
    import difflib  # noqa: PLC0415 - only a fault needs it

    names = tuple(known)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean “{close[0]}”?"
    return f"it must be one of {', '.join(names)}" if names else "none is known"


def shortened(text: str, limit: int = 40) -> str:
    """Return `text` on one line and no longer than `limit` code points."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
