"""Read name files with their variants, and house styles, into values."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from lint.analysis.resources.house_style import HouseStyle
from lint.analysis.resources.name_entry import NameEntry, Variant
from lint.files.schema import Field, ListOf, MapOf, OneOf, Record, Text, published
from lint.files.tree import Node, nearest
from lint.rulepack.rule import Rule
from lint.values import dataclass

KINDS = ("place", "person", "org")
"""The kinds of thing that a name can denote."""

STANDINGS = ("superseded", "mangled", "misspelt", "accepted", "foreign", "historical", "other")
"""The status of a variant in relation to the main form."""

_TEXT = Text()
_FORM = Text(pattern=r"\S(?:.*\S)?", hint="write it in one line, with no blank before or behind it")
_FORMS = ListOf(_FORM, distinct=True)
_VARIANT = Record(
    {
        "form": Field(_FORM, "The variant, as it stands in copy.", required=True),
        "system": Field(
            _TEXT, "The language or romanization it follows; none for a name that has none.", required=True
        ),
        "standing": Field(
            OneOf(STANDINGS), "Whether it is wrong everywhere, out of use, or right elsewhere.", required=True
        ),
        "part": Field(OneOf(("surname", "given")), "The part of a person's name that it is; left out: the whole name."),
        "note": Field(_TEXT, "A reason, in a few words."),
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
                            "The entry's name, kind.country.name: once in all files.",
                            required=True,
                        ),
                        "kind": Field(OneOf(KINDS), "What the name denotes.", required=True),
                        "type": Field(_TEXT, "A narrower kind, such as capital."),
                        "country": Field(_TEXT, "ISO code; UN, or XX for a name of no one country.", required=True),
                        "form": Field(_FORM, "The form shown first.", required=True),
                        "system": Field(_TEXT, "The language or romanization that it follows, or none.", required=True),
                        "native": Field(_TEXT, "The name in its own script."),
                        "styles": Field(MapOf(_FORM), "The form that a house style writes, by the style's id."),
                        "protected": Field(_FORMS, "Phrases in which a variant is left alone."),
                        "distinct": Field(_FORMS, "Names that are never taken for this one."),
                        "variants": Field(ListOf(_VARIANT), "Other forms of the name."),
                    }
                )
            ),
            "The names, one entry each.",
            required=True,
        )
    }
)
_STYLE = Record(
    {
        "id": Field(
            Text(pattern="[a-z][a-z0-9]*(?:-[a-z0-9]+)*", hint="write small letters and hyphens"),
            "The style's name, which is the file's name too.",
            required=True,
        ),
        "name": Field(_TEXT, "What the house is called in messages.", required=True),
        "extends": Field(_TEXT, "The style whose settings apply where this one says nothing."),
        "names": Field(_TEXT, "The key of `styles` in files of names that gives its forms; left out: its id."),
        "forms": Field(MapOf(_TEXT), "The form it chooses, by the `concept` of a consistency rule."),
        "spellings": Field(MapOf(_FORM), "The form it writes of one listed name, by the name's id."),
        "source": Field(_TEXT, "Where the style is laid down."),
    }
)


def names_schema() -> dict[str, Any]:
    """Return the JSON Schema of a file of names."""
    return published("Names of newslint", _NAMES)


def style_schema() -> dict[str, Any]:
    """Return the JSON Schema of a house style; that one without `extends` needs `names` and `forms` is part of it."""
    alone: dict[str, Any] = {"anyOf": [{"required": ["extends"]}, {"required": ["names", "forms"]}]}
    return {**published("A house style of newslint", _STYLE), **alone}


@dataclass(frozen=True, slots=True)
class StyleFile:
    """The content of a house style file.

    `extends` is "" for a style that extends none; `column` is the key of its forms in the files of names, "" if that is
    its id.
    """

    id: str
    name: str
    extends: str
    column: str
    forms: Mapping[str, str]
    spellings: Mapping[str, str]


def read_names(root: Node) -> list[tuple[Node, NameEntry]]:
    """Return the entries of a file of names, each with its node; faults are recorded on the tree.

    An entry with faults lacks what could not be read, and one without an id is left out.
    """
    entries = _NAMES.read(root).get("names", [])
    node = root.get("names")
    nodes = node.items if node else ()
    return [(node, _entry(data)) for node, data in zip(nodes, entries, strict=True) if "id" in data]


def _entry(data: Mapping[str, Any]) -> NameEntry:
    """Return an entry without `native` and each `note`, which only the editors of the files need."""
    return NameEntry(
        data["id"],
        data.get("kind", ""),
        data.get("country", ""),
        data.get("form", ""),
        data.get("system", ""),
        data.get("type", ""),
        data.get("styles", {}),
        tuple(data.get("protected", ())),
        tuple(data.get("distinct", ())),
        tuple(
            Variant(said.get("form", ""), said.get("system", ""), said.get("standing", ""), said.get("part", ""))
            for said in data.get("variants", ())
        ),
    )


def read_style(root: Node, stem: str) -> StyleFile:
    """Return the house style from the file called `stem`; faults are recorded on the tree, and leave gaps."""
    style, named = _STYLE.read(root), root.get("id")
    if named and style["id"] and style["id"] != stem:
        named.fault(f"the style calls itself “{style['id']}” and its file “{stem}”: give both one name")
    if "extends" not in style and not ("names" in style and "forms" in style):
        root.fault("say `names` and `forms`, or the style that this one `extends`")
    return StyleFile(
        style.get("id", ""),
        style.get("name", ""),
        style.get("extends", ""),
        style.get("names", ""),
        style.get("forms", {}),
        style.get("spellings", {}),
    )


def concepts(rules: Iterable[Rule]) -> dict[str, set[str]]:
    """Return the concepts for which a house style may choose a form, each with the forms that the rules distinguish."""
    known: dict[str, set[str]] = {}
    for rule in rules:
        if rule.check == "consistency":
            known.setdefault(rule.options["concept"], set()).update(rule.options["forms"])
    return known


def check_forms(root: Node, known: Mapping[str, Collection[str]]) -> None:
    """Record on a style's tree the `forms` that no rule uses; `known` is the result of `concepts`."""
    node = root.get("forms")
    for concept, (key, form) in (node.entries if node else {}).items():
        if concept not in known:
            key.fault(f"no rule asks a house for `{concept}`: {nearest(concept, sorted(known))}")
        elif form.value not in known[concept]:
            form.fault(f"`{concept}` cannot be “{form.value}”: {nearest(form.value, sorted(known[concept]))}")


def check_examples(rules: Iterable[Rule], styles: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each place where an example of a rule names a house style that is not in `styles`, with a message."""
    for example in (example for rule in rules for example in rule.examples):
        if example.style is not None and example.style not in styles:
            known = ", ".join(sorted(styles)) or "none"
            yield example.where, f"this example asks for the house style “{example.style}”; there is {known}"


def check_columns(root: Node, known: Collection[str]) -> None:
    """Record on the tree of a file of names the keys of `styles` that no house style reads."""
    names = root.get("names")
    for entry in names.items if names else ():
        styles = entry.get("styles")
        for style, (key, _) in (styles.entries if styles else {}).items():
            if style not in known:
                key.fault(f"no house style is called “{style}”: {nearest(style, sorted(known))}")


def resolve(
    files: Mapping[str, StyleFile], names: Collection[str]
) -> tuple[dict[str, HouseStyle], list[tuple[str, str]]]:
    """Return each style completed from the one it extends, and a (style id, message) for each fault.

    A style's own settings take precedence over those it inherits. `names` are the ids of the listed names.
    """
    styles: dict[str, HouseStyle] = {}
    faults: list[tuple[str, str]] = []
    for style, file in files.items():
        chain, fault = _chain(style, files)
        forms: dict[str, str] = {}
        spellings: dict[str, str] = {}
        for step in reversed(chain):
            forms.update(files[step].forms)
            spellings.update(files[step].spellings)
        # A style reads the forms given under its own id, then those of the houses that it extends.
        columns = dict.fromkeys(column for step in chain for column in (step, files[step].column or step))
        styles[style] = HouseStyle(file.id, file.name, tuple(columns), forms, spellings)
        faults += [fault] if fault else []
        faults += [(style, f"no listed name has the id “{name}”") for name in spellings if name not in names]
    return styles, faults


def _chain(style: str, files: Mapping[str, StyleFile]) -> tuple[list[str], tuple[str, str] | None]:
    """Return a style and those it extends, nearest first, and what is wrong with what the last one extends."""
    chain = [style]
    while base := files[chain[-1]].extends:
        if base not in files:
            return chain, (chain[-1], f"this style extends “{base}”, which there is not")
        if base in chain:
            return chain, (style, f"this style extends itself: {' > '.join([*chain, base])}")
        chain.append(base)
    return chain, None
