"""What is taken over of an outside engine: files of `engines/`, read into plain dicts."""

from collections.abc import Iterator
from typing import Any

from lint.finding import Severity
from lint.node import Node
from lint.rule import ENGINES
from lint.shapes import Choice, Field, ListOf, Record, Text

_TEXT = Text()
_IDS = ListOf(
    Text(pattern=r"[\w.:-]+\*?", hint="write the engine's own id, or how several begin and *"), least=1, distinct=True
)
_SEVERITY = Choice(tuple(severity.value for severity in Severity))
_GROUP = {
    "rules": Field(_IDS, "Rules by the engine's own ids; a * at the end stands for whatever follows."),
    "categories": Field(_IDS, "Categories by the engine's own ids."),
    "why": Field(_TEXT, "The desk's reason.", required=True),
}
_ENGINE = Record(
    {
        "id": Field(Choice(ENGINES), "The family, which is the file's name too.", required=True),
        "name": Field(_TEXT, "What people call the engine.", required=True),
        "severity": Field(_SEVERITY, "How grave a finding is that no group speaks of.", required=True),
        "spelling": Field(ListOf(Record(_GROUP)), "What says nothing of a name that newslint knows."),
        "off": Field(ListOf(Record(_GROUP)), "What is left out unless it is selected by its own id."),
        "on": Field(ListOf(Record(_GROUP)), "Rules that stay although their category is off."),
        "severities": Field(ListOf(Record({**_GROUP, "severity": Field(_SEVERITY, required=True)})), "What is graver."),
    }
)
_GROUPS = ("spelling", "off", "on", "severities")


def read_engine(root: Node, stem: str) -> dict[str, Any]:
    """Return what the file called `stem` says of an engine; faults are noted on the tree."""
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
        lists = [group.get("rules"), group.get("categories")]
        if group.kind == "mapping" and not any(lists):
            group.fault("this group names nothing: say `rules` or `categories`")
        for found in lists:
            yield from found.items if found else ()
