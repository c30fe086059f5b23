"""Add a word to a list in a configuration file and leave the rest of it untouched."""

import re
from pathlib import Path

from lint.files import toml_tree, yaml_tree
from lint.files.tree import Node
from lint.project.config_reader import TOOL
from lint.text.errors import FaultsError

_HEADER = re.compile(r"^\s*\[", re.MULTILINE)
_PLAIN = re.compile(r"[A-Za-z0-9_./-]+")


def added(text: str, path: Path, key: str, word: str) -> str:
    """Return the text of a configuration with `word` in its list `key`, unchanged if it is there already.

    Raises ValueError if the file is written in a way that cannot be edited.
    """
    toml = path.suffix == ".toml"
    before = _list(text, path, key)
    if before is not None and word in before:
        return text
    new = _toml(text, key, word) if toml else _yaml(text, key, word)
    if _list(new, path, key) != [*(before or ()), word]:
        raise ValueError(f"`{key}` in {path.name} is written in a way that cannot be added to")
    return new


def removed(text: str, path: Path, key: str, word: str) -> str:
    """Return the text of a configuration without `word` in its list `key`, unchanged if it is not there.

    Raises ValueError if the file is written in a way that cannot be edited.
    """
    before = _list(text, path, key)
    if before is None or word not in before:
        return text
    wanted = [item for item in before if item != word]
    quoted = rf"(?:{re.escape(word)}|\"{re.escape(word)}\"|'{re.escape(word)}')"
    forms = (rf"^[ \t]*- {quoted}[ \t]*(?:#.*)?(?:\r?\n|\Z)", rf"{quoted}[ \t]*,[ \t]*", rf",[ \t]*{quoted}", quoted)
    for form in forms:
        for match in re.finditer(form, text, re.MULTILINE):
            new = text[: match.start()] + text[match.end() :]
            try:
                if (_list(new, path, key) or []) == wanted and len(_keys(new, path)) == len(_keys(text, path)):
                    return new
            except ValueError:
                continue
    raise ValueError(f"`{key}` in {path.name} is written in a way that cannot be taken from")


def listed(text: str, path: Path, key: str) -> list[str]:
    """Return the words of the list `key` of a configuration. Raises ValueError if the file has a fault."""
    return _list(text, path, key) or []


def _keys(text: str, path: Path) -> list[str]:
    root = _root(text, path)
    return [*root.entries] if root is not None else []


def _list(text: str, path: Path, key: str) -> list[str] | None:
    root = _root(text, path)
    found = root.get(key) if root is not None else None
    return [item.value for item in found.items] if found else None


def _root(text: str, path: Path) -> Node | None:
    try:
        toml = path.suffix == ".toml"
        return toml_tree.parse(text, path.name, TOOL) if toml else yaml_tree.parse(text, path.name)
    except FaultsError as error:
        raise ValueError(f"{path.name} has a fault: {error.message}") from None


def _yaml(text: str, key: str, word: str) -> str:
    value = word if _PLAIN.fullmatch(word) else '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
    newline = "\r\n" if "\r\n" in text else "\n"
    found = re.search(rf"^{re.escape(key)}:[ \t]*", text, re.MULTILINE)
    if found is None:
        gap = "" if not text or text.endswith(("\n", "\r")) else newline
        return f"{text}{gap}{key}: [{value}]{newline}"
    if text[found.end() : found.end() + 1] == "[":
        return _into_brackets(text, found.end(), value)
    item = re.compile(r"^(?P<indent>[ \t]*)- ", re.MULTILINE).search(text, found.end())
    if item is None:  # a key with nothing after it
        return f"{text[: found.end()].rstrip()} [{value}]{text[found.end() :]}"
    at = item.start()
    last = at
    for line in re.compile(r"^(?P<indent>[ \t]*)(?P<dash>- )?.*$", re.MULTILINE).finditer(text, at):
        if line["dash"] and line["indent"] == item["indent"]:
            last = line.end()
        elif line[0].strip() and not line[0].lstrip().startswith("#"):
            break
    ending = "\r" if text[last - 1 : last] == "\r" else ""
    last -= len(ending)
    return f"{text[:last]}{newline}{item['indent']}- {value}{text[last:]}"


def _toml(text: str, key: str, word: str) -> str:
    value = '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
    header = re.search(r"^\s*\[\s*tool\s*\.\s*newslint\s*\][^\r\n]*", text, re.MULTILINE)
    if header is None:
        raise ValueError("there is no table [tool.newslint] in this file")
    following = _HEADER.search(text, header.end())
    end = following.start() if following else len(text)
    found = re.compile(rf"^{re.escape(key)}\s*=\s*(?=\[)", re.MULTILINE).search(text, header.end(), end)
    if found is None:
        newline = "\r\n" if "\r\n" in text else "\n"
        return f"{text[: header.end()]}{newline}{key} = [{value}]{text[header.end() :]}"
    return _into_brackets(text, found.end(), value)


def _into_brackets(text: str, start: int, value: str) -> str:
    """Put a value before the bracket that closes the one at `start`; brackets in quotes and comments do not count."""
    for match in re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'|#[^\r\n]*|\]').finditer(text, start):
        if match[0] == "]":
            inside = text[start + 1 : match.start()]
            written = re.sub(r"#[^\r\n]*", "", inside).rstrip()
            comma = "" if not written.strip() or written.endswith(",") else ", "
            comma = " " if written.endswith(",") else comma
            at = start + 1 + len(inside.rstrip())
            return f"{text[:at]}{comma}{value}{text[at:]}"
    raise ValueError("a bracket is opened and never closed")
