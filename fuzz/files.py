"""Targets that read: rules, names, styles and configurations, bytes of any encoding, and patterns of paths."""

import re
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from fuzz import drawing
from fuzz.registry import target
from lint.analysis.resources.name_list import NameList
from lint.engine import rule_examples
from lint.files import yaml_tree
from lint.files.tree import Node
from lint.project import config, globs
from lint.rulepack import loader
from lint.rulepack.external_reader import read_engine
from lint.rulepack.name_reader import StyleFile, check_forms, concepts, read_names, read_style, resolve
from lint.rulepack.pack import Pack
from lint.rulepack.rule_reader import read_rule
from lint.text.errors import ConfigError, FaultsError, SourceError
from lint.text.source import decode, encode
from lint.text.span import LineIndex


@cache
def pack() -> Pack:
    """Return the rules that ship."""
    return loader.load([])


@cache
def shipped_styles() -> dict[str, StyleFile]:
    """Return what the files of the house styles that ship say, by the id of the style."""
    paths = (drawing.RULES / "styles").glob("*.yaml")
    return {path.stem: read_style(yaml_tree.parse(path.read_text("utf-8"), path.name), path.stem) for path in paths}


def _stand_in(faults: list[tuple[str, str]], text: str, name: str) -> None:
    """Hold each fault to a place of the text and to a message of one line."""
    lines = LineIndex(text.removeprefix("\ufeff"))
    for where, message in faults:
        place = re.fullmatch(re.escape(name) + r":(\d+):(\d+)", where)
        assert place, where
        assert 1 <= int(place[1]) <= lines.line_count
        assert int(place[2]) >= 1
        assert message.strip()


def _tree(text: str, name: str) -> Node | None:
    try:
        return yaml_tree.parse(text, name)
    except FaultsError as error:
        assert error.faults
        _stand_in(list(error.faults), text, name)
        return None


@target(250, st.deferred(lambda: drawing.mutated(drawing.rule_texts())))
def rules(text: str) -> None:
    """Any text is a rule, or is refused with places; a rule's own examples run."""
    named = re.search(r"(?m)^id: ([a-z-]+)$", text)
    name = f"{named[1] if named else 'x'}.yaml"
    root = _tree(text, name)
    if root is None:
        return
    rule, check = read_rule(root, name, shipped=False, folder=None)
    _stand_in(root.faults.listed(), text, name)
    if rule is None or check is None:
        assert len(root.faults)
        return
    words = check.triggers()
    rule_examples.verify(rule, replace(pack(), triggers={rule.id: None if words is None else sorted(words)}))


@target(
    250,
    st.deferred(lambda: drawing.mutated((*drawing.NAMES, *drawing.shipped("styles"), *drawing.shipped("external")))),
)
def names(text: str) -> None:
    """Any text is a file of names, a house style or the choice of an engine, or is refused with places."""
    for read in (read_names, lambda root: read_style(root, "courier"), lambda root: read_engine(root, "harper")):
        root = _tree(text, "courier.yaml")
        if root is None:
            return
        said = read(root)
        if isinstance(said, StyleFile) and not len(root.faults) and said.extends:
            check_forms(root, concepts(pack().rules))
            resolve({**shipped_styles(), "courier": said}, ())
        elif read is read_names and not len(root.faults):
            NameList([entry for _, entry in said])
        _stand_in(root.faults.listed(), text, "courier.yaml")


@target(
    250, drawing.mutated(drawing.SETTINGS), st.sampled_from(["newslint.yaml", "pyproject.toml"]), st.text(max_size=9)
)
def settings(text: str, name: str, path: str) -> None:
    """Any text is a configuration, or is refused with places; one that is read can be asked about any path."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_text(text, "utf-8", newline="")
        try:
            read = config.read(file, trusted=False)
        except ConfigError as error:
            assert error.faults
            assert all(where.startswith(str(file)) and message.strip() for where, message in error.faults)
            return
        if "\0" not in path:
            read.excluded(Path(folder, path))
            read.overrides_for(Path(folder, path))


_BYTES = st.one_of(
    st.binary(max_size=60),
    drawing.copy().map(lambda text: text.encode("utf-8")),
    st.tuples(drawing.copy(), st.sampled_from(["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])).map(
        lambda drawn: drawn[0].encode(drawn[1])
    ),
    st.tuples(st.binary(max_size=9), drawing.copy()).map(lambda drawn: drawn[0] + drawn[1].encode("utf-8")),
)
_FILES = st.sampled_from(
    ["a.txt", "a.md", "a.html", "-", "a.rst", "a.xml", "a.nitf", "a.ninjs", "a.docx", "a.odt", "a.eml"]
)
_ENCODINGS = st.sampled_from([None, "utf-8", "cp1252", "latin-1", "utf-16", "shift_jis", "utf-7", "rot13", "nonsense"])


@target(400, _BYTES, _FILES, _ENCODINGS)
def contents(data: bytes, name: str, encoding: str | None) -> None:
    """Any bytes are a text, or are refused in words; a text can be written back and reads the same."""
    try:
        source = decode(data, name, encoding=encoding)
    except SourceError as error:
        assert error.message.strip()
        return
    assert decode(encode(source, source.text), name, encoding=encoding).text == source.text


_PATTERN = st.lists(st.sampled_from([*"ab/*?[]!^-.\\| ", "**", "**/", "/**", "[a-b]", "[!a]", "é"]), max_size=10).map(
    "".join
)
_PATH = st.lists(st.text("ab.[]*é -", min_size=1, max_size=4), min_size=1, max_size=4).map("/".join)


@target(1000, _PATTERN, _PATH)
def patterns(pattern: str, path: str) -> None:
    """Any pattern is refused or answers; what it means in a folder it means below it, and a plain path means itself."""
    if globs.fault(pattern) is None and globs.matches(pattern, path):
        assert globs.matches(pattern, f"{path}/below")
    if not re.search(r"[*?\[\\!]|\.\.", path) and globs.fault(path) is None:
        assert globs.matches(path, path) or path.startswith("./")
