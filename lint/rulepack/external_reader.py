"""Read the files of `external/`, which curate external checkers, into plain dicts."""

from collections.abc import Iterator, Mapping
from typing import Any

from lint.files.schema import Field, ListOf, OneOf, Record, Text, published
from lint.files.tree import Node
from lint.rulepack.rule import ENGINES
from lint.text.finding import Severity
from lint.values import dataclass

_TEXT = Text()
_RULE = Text(
    pattern=r"\*?[A-Za-z0-9_.:-][A-Za-z0-9_.:*-]*", hint="write the engine's own id, with * for what several differ in"
)
_CATEGORY = Text(pattern="[A-Za-z0-9_.:-]+", hint="write the engine's own id of one category")
_SEVERITY = OneOf(tuple(severity.value for severity in Severity))
_GROUP = {
    "rules": Field(
        ListOf(_RULE, least=1, distinct=True),
        "Rules by the engine's own ids; a * stands for anything.",
    ),
    "categories": Field(ListOf(_CATEGORY, least=1, distinct=True), "Categories by the engine's own ids."),
    "why": Field(_TEXT, "The desk's reason.", required=True),
}


@dataclass(frozen=True, slots=True)
class _Group:
    """A record that names rules, categories or both."""

    fields: Mapping[str, Field]

    def read(self, node: Node) -> dict[str, Any]:
        if node.kind == "mapping" and not (node.get("rules") or node.get("categories")):
            node.fault("this group names nothing: say `rules` or `categories`")
        return Record(self.fields).read(node)

    def schema(self) -> dict[str, Any]:
        return {**Record(self.fields).schema(), "anyOf": [{"required": ["rules"]}, {"required": ["categories"]}]}


_ENGINE = Record(
    {
        "id": Field(OneOf(ENGINES), "The family, which is the file's name too.", required=True),
        "name": Field(_TEXT, "What people call the engine.", required=True),
        "severity": Field(_SEVERITY, "How grave a finding is that no group speaks of.", required=True),
        "spelling": Field(ListOf(_Group(_GROUP)), "What says nothing of a name that newslint knows."),
        "off": Field(ListOf(_Group(_GROUP)), "What is left out unless it is selected by its own id."),
        "quotes": Field(
            ListOf(_Group(_GROUP)), "What is left out inside quotation marks unless it is selected by its own id."
        ),
        "on": Field(ListOf(_Group(_GROUP)), "Rules that stay although their category is off."),
        "severities": Field(
            ListOf(_Group({**_GROUP, "severity": Field(_SEVERITY, "How grave these are.", required=True)})),
            "What is graver or milder.",
        ),
    }
)
_GROUPS = ("spelling", "off", "quotes", "on", "severities")


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a curation file. Only the loader checks its name and duplicates."""
    return published("What newslint takes over of an external checker", _ENGINE)


def read_engine(root: Node, stem: str) -> dict[str, Any]:
    """Return the curation of an external checker from the file called `stem`; faults are recorded on the tree."""
    engine, named = _ENGINE.read(root), root.get("id")
    if named and engine["id"] in ENGINES and engine["id"] != stem:
        named.fault(f"the engine is called “{engine['id']}” and its file “{stem}”: give both one name")
    for key in _GROUPS:
        seen: dict[str, str] = {}
        for node in _named(root, key):
            if node.value in seen:
                node.fault(f"“{node.value}” is in `{key}` twice: first at {seen[node.value]}")
            seen.setdefault(node.value, node.where)
    return engine


def _named(root: Node, key: str) -> Iterator[Node]:
    groups = root.get(key)
    for group in groups.items if groups else ():
        for found in (group.get("rules"), group.get("categories")):
            yield from found.items if found else ()
