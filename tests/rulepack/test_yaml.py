"""The project's own YAML reads the same by libyaml and by PyYAML alone, which a machine without libyaml falls back to."""

from pathlib import Path

import pytest
import yaml

from lint.files import yaml_tree

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("rules", "docs", "editors", "engines", "seeds")
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in [
        *ROOT.glob(".*.yaml"),
        *(path for folder in FOLDERS for end in ("yaml", "yml") for path in (ROOT / folder).rglob(f"*.{end}")),
    ]
    if "node_modules" not in path.parts and path.name != "gitlab.yml"  # two documents, as GitLab wants them
)


def tree(node):
    """A node with all its children as plain values: where it stands, what sort it is, what it says."""
    entries = [(tree(key), tree(value)) for key, value in node.entries.values()]
    return node.line, node.column, node.kind, node.value, node.plain, node.flow, [*map(tree, node.items)], entries


def test_the_files_are_found():
    assert {".pre-commit-hooks.yaml", ".yamllint.yaml", "rules/styles/ap.yaml", "rules/external/harper.yaml"} <= {
        *FILES
    }
    assert len(FILES) > 100


def test_libyaml_is_there_to_compare_with():
    assert hasattr(yaml, "CSafeLoader")


@pytest.mark.parametrize("name", FILES)
def test_both_loaders_read_a_file_alike(name, monkeypatch):
    text = (ROOT / name).read_text("utf-8")
    assert yaml.load(text, yaml.CSafeLoader) == yaml.load(text, yaml.SafeLoader)
    fast = tree(yaml_tree.parse(text, name))
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert tree(yaml_tree.parse(text, name)) == fast


def test_a_text_that_only_libyaml_takes_is_found(monkeypatch):
    text = "words: [well, been widely?, all]\n"
    assert yaml_tree.parse(text, "x.yaml").get("words")
    monkeypatch.delattr(yaml, "CSafeLoader")
    with pytest.raises(yaml_tree.FaultsError):
        yaml_tree.parse(text, "x.yaml")
