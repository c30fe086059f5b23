"""File schemas: a `Shape` validates a node into plain data and writes its own JSON Schema.

The loader and the published schema share one table, so they cannot disagree.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from lint.files.tree import Node
from lint.values import dataclass


class Shape(Protocol):
    """The shape of one value."""

    def read(self, node: Node) -> Any:  # noqa: ANN401 - plain data: texts, numbers, lists, dicts
        """Return the value as plain data; faults are recorded on the node."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of the values this shape reads."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text; `pattern` (whole text, the same in Python and JSON Schema) and `hint` narrow it."""

    empty: bool = False
    pattern: str = ""
    hint: str = ""

    def read(self, node: Node) -> str:
        """Return the text."""
        import re  # noqa: PLC0415 - kept beside its only use

        text = node.text(empty=self.empty)
        if self.pattern and node.kind == "text" and text.strip() and not re.fullmatch(self.pattern, text):
            node.fault(f"“{text}” will not do: {self.hint}")
        return text

    def schema(self) -> dict[str, Any]:
        """Return the schema.

        Numbers and truth values are allowed, since other YAML parsers read some of our texts as such.
        """
        if self.pattern:
            return {"type": "string", "pattern": f"^(?:{self.pattern})$"}
        if self.empty:
            return {"type": ["string", "number", "boolean", "null"]}
        return {"type": ["string", "number", "boolean"], "pattern": r"\S"}


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number."""

    def read(self, node: Node) -> int:
        """Return the number."""
        return node.integer()

    def schema(self) -> dict[str, Any]:
        """Return the schema."""
        return {"type": "integer"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number."""

    def read(self, node: Node) -> float:
        """Return the number."""
        return node.number()

    def schema(self) -> dict[str, Any]:
        """Return the schema."""
        return {"type": "number"}


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false."""

    def read(self, node: Node) -> bool:
        """Return the truth value."""
        return node.truth()

    def schema(self) -> dict[str, Any]:
        """Return the schema."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several texts."""

    values: tuple[str, ...]

    def read(self, node: Node) -> str:
        """Return the text."""
        return node.choice(self.values)

    def schema(self) -> dict[str, Any]:
        """Return the schema."""
        return {"enum": list(self.values)}


@dataclass(frozen=True, slots=True)
class Optional:
    """A value, or nothing: an empty value, `null` or `~`."""

    item: Shape

    def read(self, node: Node) -> Any:  # noqa: ANN401 - as the item
        """Return the value or None."""
        if node.empty or (node.plain and node.value in {"null", "~"}):
            return None
        return self.item.read(node)

    def schema(self) -> dict[str, Any]:
        """Return the schema."""
        return {"anyOf": [self.item.schema(), {"type": "null"}]}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of at least `least` items; with `distinct` none may occur twice."""

    item: Shape
    least: int = 0
    distinct: bool = False

    def read(self, node: Node) -> list[Any]:
        """Return the items."""
        items = node.listed()
        if len(items) < self.least and (node.kind == "list" or node.empty):
            node.fault(f"`{node.label}` needs at least {self.least}, and has {len(items) or 'none'}")
        seen = set()
        for item in items:
            if self.distinct and item.kind == "text" and item.value in seen:
                item.fault(f"“{item.value}” is listed twice")
            seen.add(item.value)
        return [self.item.read(item) for item in items]

    def schema(self) -> dict[str, Any]:
        """Return the schema; an empty value is allowed as an empty list where a list may be empty."""
        return {
            "type": "array" if self.least else ["array", "null"],
            "items": self.item.schema(),
            **({"minItems": self.least} if self.least else {}),
            **({"uniqueItems": True} if self.distinct else {}),
        }


@dataclass(frozen=True, slots=True)
class OneOrMore:
    """A text, or a list of texts; it is read as a list in any case."""

    item: Text = Text()

    def read(self, node: Node) -> list[str]:
        """Return the texts."""
        if node.kind == "list":
            return [self.item.read(item) for item in node.items]
        return [self.item.read(node)]

    def schema(self) -> dict[str, Any]:
        """Return the schema."""
        one = self.item.schema()
        return {"anyOf": [one, {"type": "array", "items": one}]}


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping of any keys to values of one shape."""

    item: Shape

    def read(self, node: Node) -> dict[str, Any]:
        """Return the values by key, in the order written."""
        return {key: self.item.read(value) for key, (_, value) in node.mapped().items()}

    def schema(self) -> dict[str, Any]:
        """Return the schema."""
        return {"type": ["object", "null"], "additionalProperties": self.item.schema()}


@dataclass(frozen=True, slots=True)
class Anything:
    """A value that another table validates."""

    def read(self, node: Node) -> None:
        """Return the node unread."""

    def schema(self) -> dict[str, Any]:
        """Return the schema that lets everything pass."""
        return {}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a record: the shape of its value, a description for editors, and whether it is required."""

    shape: Shape
    meaning: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping of known keys."""

    fields: Mapping[str, Field]

    @property
    def required(self) -> tuple[str, ...]:
        """The keys that must be there."""
        return tuple(key for key, field in self.fields.items() if field.required)

    def read(self, node: Node) -> dict[str, Any]:
        """Return the values of the keys that are there, in the order written."""
        found = node.fields(self.fields, self.required)
        return {key: self.fields[key].shape.read(value) for key, value in found.items()}

    def schema(self) -> dict[str, Any]:
        """Return the schema, with each key's meaning."""
        return {
            "type": "object" if self.required else ["object", "null"],
            "properties": {
                key: {**({"description": field.meaning} if field.meaning else {}), **field.shape.schema()}
                for key, field in self.fields.items()
            },
            "additionalProperties": False,
            **({"required": list(self.required)} if self.required else {}),
        }


@dataclass(frozen=True, slots=True)
class TextOr:
    """A record, or a bare text as short form of a record with only the key `key`."""

    key: str
    record: Record

    def read(self, node: Node) -> dict[str, Any]:
        """Return the record."""
        if node.kind == "mapping" and not node.flow and not any(key in self.record.fields for key in node.entries):
            node.fault('put this text in quotes: outside quotes YAML takes ": " for the end of a key')
            return {}
        if node.kind == "mapping":
            return self.record.read(node)
        return {self.key: self.record.fields[self.key].shape.read(node)}

    def schema(self) -> dict[str, Any]:
        """Return the schema."""
        return {"anyOf": [self.record.fields[self.key].shape.schema(), self.record.schema()]}


def published(title: str, shape: Shape) -> dict[str, Any]:
    """Return the JSON Schema of a whole file, for completion and checking in an editor."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **shape.schema()}
