"""The part of a configuration that says which fields of an export are copy."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint.files.schema import Field, OneOf, OneOrMore, Record, Text
from lint.files.tree import Node
from lint.text.exports import Export
from lint.text.formats import BLOCK_KINDS

_FIELDS = {kind: Field(OneOrMore()) for kind in BLOCK_KINDS if kind != "table"}
EXPORT = Record(
    {
        **_FIELDS,
        "id": Field(Text()),
        "records": Field(Text()),
        "markup": Field(OneOf(("plain", "html", "markdown"))),
        "delimiter": Field(Text()),
    }
)
"""The keys of one export: for each kind of block the names of fields, with full stops between names in each other."""


def check_export(node: Node) -> None:
    """Report an export without any field, or with a delimiter that is none."""
    if node.kind == "mapping" and not any(key in _FIELDS for key in node.entries):
        node.fault(f"this export names no field that is copy: {', '.join(_FIELDS)} say which they are")
    delimiter = node.get("delimiter")
    if delimiter is not None and (len(delimiter.value) != 1 or delimiter.value in '"\r\n'):
        delimiter.fault('`delimiter` is one character, such as ; (a tab is written "\\t")')


def exports_of(data: Mapping[str, Any]) -> Iterator[tuple[str, Export]]:
    """Yield the exports of a configuration that was read, each with its glob."""
    for glob, given in data.get("exports", {}).items():
        fields = tuple((_path(name), kind) for kind in _FIELDS for name in given.get(kind, ()))
        yield (
            glob,
            Export(
                fields,
                given.get("markup", "plain"),
                _path(given.get("id", "")),
                _path(given.get("records", "")),
                given.get("delimiter", "\t" if glob.lower().endswith(".tsv") else ","),
            ),
        )


def _path(name: str) -> tuple[str, ...]:
    return tuple(filter(None, name.split(".")))
