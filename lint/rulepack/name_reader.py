"""Read name files with their variants, and house styles, into plain dicts."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from lint.files.schema import Field, ListOf, MapOf, OneOf, Record, Text
from lint.files.tree import Node, nearest
from lint.rulepack.rule import Rule

KINDS = ("place", "person", "org")
"""What a name can be the name of."""

STANDINGS = ("superseded", "mangled", "misspelt", "accepted", "foreign", "historical", "other")
"""How a variant stands beside the form taken as the main one."""

_TEXT = Text()
_FORM = Text(pattern=r"\S(?:.*\S)?", hint="write it in one line, with no blank before or behind it")
_FORMS = ListOf(_FORM, distinct=True)
_VARIANT = Record(
    {
        "form": Field(_FORM, required=True),
        "system": Field(_TEXT, required=True),
        "standing": Field(OneOf(STANDINGS), required=True),
        "part": Field(OneOf(("surname", "given"))),
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
                        "kind": Field(OneOf(KINDS), required=True),
                        "type": Field(_TEXT),
                        "country": Field(_TEXT, required=True),
                        "form": Field(_FORM, required=True),
                        "system": Field(_TEXT, required=True),
                        "native": Field(_TEXT),
                        "styles": Field(MapOf(_FORM)),
                        "protected": Field(_FORMS),
                        "distinct": Field(_FORMS),
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
        "extends": Field(_TEXT),
        "names": Field(_TEXT),
        "forms": Field(MapOf(_TEXT)),
        "spellings": Field(MapOf(_FORM)),
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
    if "extends" not in style and not ("names" in style and "forms" in style):
        root.fault("say `names` and `forms`, or the style that this one `extends`")
    return style


def concepts(rules: Iterable[Rule]) -> dict[str, set[str]]:
    """Return what a house style may give a form of, each with the forms that the rules tell apart."""
    known: dict[str, set[str]] = {}
    for rule in rules:
        if rule.check == "consistency":
            known.setdefault(rule.options["concept"], set()).update(rule.options["forms"])
    return known


def check_forms(root: Node, known: Mapping[str, Collection[str]]) -> None:
    """Note on a style's tree which `forms` no rule asks for; `known` is what `concepts` returned."""
    node = root.get("forms")
    for concept, (key, form) in (node.entries if node else {}).items():
        if concept not in known:
            key.fault(f"no rule asks a house for `{concept}`: {nearest(concept, sorted(known))}")
        elif form.value not in known[concept]:
            form.fault(f"`{concept}` cannot be “{form.value}”: {nearest(form.value, sorted(known[concept]))}")


def check_columns(root: Node, known: Collection[str]) -> None:
    """Note on the tree of a file of names which keys of `styles` no house style reads."""
    names = root.get("names")
    for entry in names.items if names else ():
        styles = entry.get("styles")
        for style, (key, _) in (styles.entries if styles else {}).items():
            if style not in known:
                key.fault(f"no house style is called “{style}”: {nearest(style, sorted(known))}")


def resolve(styles: Mapping[str, dict[str, Any]], names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Complete each style from the one it extends, in place; yield (style id, message) for what is wrong.

    What a style says itself goes before what it takes over; `spellings` give the form of single names by their id.
    """
    for style_id in styles:
        chain = [style_id]
        while (base := styles[chain[-1]].get("extends")) is not None:
            if base not in styles:
                yield chain[-1], f"this style extends “{base}”, which there is not"
                break
            if base in chain:
                yield style_id, f"this style extends itself: {' > '.join([*chain, base])}"
                break
            chain.append(base)
        whole: dict[str, Any] = {"forms": {}, "spellings": {}}
        # A style reads the forms given under its own id, then those of the houses that it extends.
        columns = [column for step in chain for column in (step, styles[step].get("names", step))]
        whole["columns"] = list(dict.fromkeys(columns))
        for step in reversed(chain):
            for key in ("forms", "spellings"):
                whole[key] = {**whole[key], **styles[step].get(key, {})}
        for name in whole["spellings"]:
            if name not in names:
                yield style_id, f"no listed name has the id “{name}”"
        styles[style_id].update(whole)
