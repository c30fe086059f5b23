"""Read sidecars: files beside an article that silence rules in it, for formats that cannot hold comments.

The sidecar of `story.docx` is `story.docx.newslint.yaml`:

    ignore:
      - rules: [superseded-place-name]
        reason: a letter of 1986 is quoted
        text: Kiev Post
        until: 2027-01-31

`text` narrows an entry to these words, `until` is its last day; both may be left out.
"""

from pathlib import Path

from lint.engine import directives
from lint.engine.screening import SidecarEntry
from lint.files import yaml_tree
from lint.files.tree import Node
from lint.project.config_reader import read_text
from lint.safety import trust
from lint.text.errors import ConfigError, FaultsError


def read(name: str) -> tuple[SidecarEntry, ...]:
    """Return the entries of a sidecar. Raises ConfigError with every fault."""
    path = Path(name)
    if path.is_symlink() and not trust.is_inside(path, path.parent):
        raise ConfigError([(name, "this is a symbolic link that leads out of its folder: put the sidecar itself here")])
    try:
        root = yaml_tree.parse(read_text(path), name)
    except FaultsError as error:
        raise ConfigError(list(error.faults)) from None
    fields = root.fields(("ignore",), ("ignore",))
    entries = [_entry(node) for node in fields["ignore"].listed()] if "ignore" in fields else []
    if len(root.faults):
        raise ConfigError(root.faults.listed())
    return tuple(entries)


def _entry(node: Node) -> SidecarEntry:
    fields = node.fields(("rules", "reason", "text", "until"), ("rules", "reason"))
    rules = tuple(item.text() for item in fields["rules"].listed()) if "rules" in fields else ()
    if "reason" in fields:
        fields["reason"].text()
    words = fields["text"].text() if "text" in fields else None
    last_day = directives.day(fields["until"].text()) if "until" in fields else None
    if "until" in fields and last_day is None:
        fields["until"].fault("write the last day like 2027-01-31")
    return SidecarEntry(rules, node.where, words, last_day)
