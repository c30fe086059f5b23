"""The desk's own data: files of names with their variants, and house styles, read into plain dicts."""

from typing import Any

from lint.node import Node
from lint.shapes import Choice, Field, ListOf, MapOf, Record, Text

KINDS = ("place", "person", "org")
"""What a name can be the name of."""

STANDINGS = ("superseded", "mangled", "misspelt", "accepted", "foreign", "historical", "other")
"""How a variant stands beside the form taken as the main one."""

_TEXT = Text()
_TEXTS = ListOf(_TEXT, distinct=True)
_VARIANT = Record(
    {
        "form": Field(_TEXT, required=True),
        "system": Field(_TEXT, required=True),
        "standing": Field(Choice(STANDINGS), required=True),
        "part": Field(Choice(("surname", "given"))),
        "note": Field(_TEXT),
    }
)
_NAMES = Record(
    {
        "names": Field(
            ListOf(
                Record(
                    {
                        "id": Field(
                            Text(pattern=r"[a-z0-9-]+(?:\.[a-z0-9-]+)*", hint="write it like place.ua.kyiv"),
                            required=True,
                        ),
                        "kind": Field(Choice(KINDS), required=True),
                        "type": Field(_TEXT),
                        "country": Field(_TEXT, required=True),
                        "form": Field(_TEXT, required=True),
                        "system": Field(_TEXT, required=True),
                        "native": Field(_TEXT),
                        "styles": Field(MapOf(_TEXT)),
                        "protected": Field(_TEXTS),
                        "distinct": Field(_TEXTS),
                        "variants": Field(ListOf(_VARIANT)),
                    }
                )
            ),
            required=True,
        )
    }
)
_STYLE = Record(
    {
        "id": Field(
            Text(pattern="[a-z][a-z0-9]*(?:-[a-z0-9]+)*", hint="write small letters and hyphens"), required=True
        ),
        "name": Field(_TEXT, required=True),
        "names": Field(_TEXT, required=True),
        "forms": Field(MapOf(_TEXT), required=True),
        "source": Field(_TEXT),
    }
)


def read_names(root: Node) -> list[tuple[Node, dict[str, Any]]]:
    """Return the entries of a file of names, each with its node; faults are noted on the tree."""
    entries = _NAMES.read(root).get("names", [])
    node = root.get("names")
    return list(zip(node.items, entries, strict=True)) if node else []


def read_style(root: Node, stem: str) -> dict[str, Any]:
    """Return a house style from the file called `stem`; faults are noted on the tree."""
    style, named = _STYLE.read(root), root.get("id")
    if named and style["id"] and style["id"] != stem:
        named.fault(f"the style calls itself “{style['id']}” and its file “{stem}”: give both one name")
    return style
