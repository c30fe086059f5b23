"""Find keys and values, with offsets, in the YAML, TOML and JSON of front matter.

Texts are read, whether plain, quoted or in blocks. Numbers, and lists and tables in brackets in YAML and TOML, contain
no copy and are skipped. Anything unexpected is skipped too, line by line, so nothing here fails.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.text.formats import MARKUP, Piece, Value

_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_YAML_KEY = re.compile(
    r"""(?P<indent>[ ]*+(?:-[ ]++)*+)(?P<key>"[^"\r\n]*+"|'[^'\r\n]*+'|\w[\w.-]*+)[ \t]*+:(?=[ \t\r\n]|\Z)[ \t]*+"""
)
_YAML_ITEM = re.compile(r"(?P<indent>[ ]*+)(?:[-?:][ ]++)++")
_YAML_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*+[ \t]++)++")
_YAML_BRACKETS = re.compile(
    r"""(?<=[\s\[{,:])(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|\#[^\r\n]*+)|(?P<open>[\[{])|(?P<close>[\]}])""", re.DOTALL
)
_DOUBLE = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_SINGLE = re.compile(r"'((?:[^']|'')*+)'")
_NOTHING_BEHIND = re.compile(r"[ \t]*+(?:#[^\r\n]*+)?(?=[\r\n]|\Z)")
_BLOCK = re.compile(r"[|>][-+0-9]*+[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|\r|\n|\Z)")
_PLAIN = re.compile(r"""(?P<text>[^\r\n\s#](?:[^\r\n#]|(?<![ \t])#)*+)(?:#[^\r\n]*+)?(?:\r\n|\r|\n|\Z)""")
_NO_PLAIN = frozenset("[]{}&*!|>%@`\"'?,#")
_SPECIAL = "[]{}&*!|>%@`\"'#:\\"
_QUOTES = "\"'\\"

_TOML_TABLE = re.compile(r"[ \t]*+\[\[?(?P<keys>[^\[\]\r\n]++)\]\]?")
_TOML_KEY = re.compile(
    r"""[ \t]*+(?P<keys>(?:[\w-]++|"[^"\r\n]*+"|'[^'\r\n]*+')(?:[ \t]*+\.[ \t]*+(?:[\w-]++|"[^"\r\n]*+"|'[^'\r\n]*+'))*+)[ \t]*+=[ \t]*+"""
)
_TOML_TEXTS = (
    (re.compile(r'"""((?:[^"\\]|\\.|"(?!""))*+)"""', re.DOTALL), True),
    (re.compile(r"'''((?:[^']|'(?!''))*+)'''"), False),
    (re.compile(r'"((?:[^"\\\r\n]|\\.)*+)"'), True),
    (re.compile(r"'([^'\r\n]*+)'"), False),
)
_TOML_BRACKETS = re.compile(
    "|".join((*(pattern.pattern for pattern, _ in _TOML_TEXTS), r"#[^\r\n]*+|(?P<open>[\[{])|(?P<close>[\]}])")),
    re.DOTALL,
)
_JSON_PART = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*+)"(?P<key>\s*+:)?+|(?P<sign>[{}\[\]])', re.DOTALL)

_DEEPEST = 8
"""How many keys around a value are looked at."""

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|\r\n|(.))", re.DOTALL)
_MEANT = {'"': '"', "\\": "\\", "/": "/", "'": "'"}
_LARGEST = 0x10FFFF
_PARAGRAPHS = re.compile(r"\S(?:[^\r\n]|(?:\r\n|\r|\n)(?![ \t]*+(?:[\r\n]|\Z)))*+")


class Keyed(NamedTuple):
    """A value and the keys that lead to it, the outermost first."""

    keys: tuple[str, ...]
    value: Value


def yaml(text: str) -> Iterator[Keyed]:
    """Yield the texts in YAML front matter, with its fences."""
    at = _next_line(text, 0)
    within: list[tuple[int, str]] = []
    while at < len(text):
        key = _YAML_KEY.match(text, at)
        if key is None:
            item = _YAML_ITEM.match(text, at)
            # What an item of a list says, in one line or in several, is under no key of its own.
            at = _yaml_value(text, item.end(), len(item["indent"]))[1] if item else _next_line(text, at)
            continue
        indent = len(key["indent"])
        while within and within[-1][0] >= indent:
            within.pop()
        within.append((indent, key["key"].strip("\"'")))
        found, at = _yaml_value(text, key.end(), indent)
        for value in found:
            yield Keyed(tuple(name for _, name in within), value)


def _yaml_value(text: str, at: int, indent: int) -> tuple[list[Value], int]:
    """Return the text that begins at a place, in paragraphs, and where the next line begins."""
    following = _next_line(text, at)
    properties = _YAML_PROPERTIES.match(text, at)
    if properties is not None:
        return [], _yaml_value(text, properties.end(), indent)[1]
    if text.startswith(("[", "{"), at):
        return [], _behind_brackets(_YAML_BRACKETS, text, at)
    for pattern, escapes in ((_DOUBLE, True), (_SINGLE, False)):
        quoted = pattern.match(text, at)
        if quoted is not None and _NOTHING_BEHIND.match(text, quoted.end()):
            pieces = _escaped(text, *quoted.span(1)) if escapes else _doubled(text, *quoted.span(1))
            return [Value(*quoted.span(1), _QUOTES, tuple(pieces))], _next_line(text, quoted.end())
    block = _BLOCK.match(text, at)
    if block is not None:
        end = _deeper(text, block.end(), indent)
        found = [
            Value(*part.span(), "", (Piece(*part.span()),)) for part in _PARAGRAPHS.finditer(text, block.end(), end)
        ]
        return found, end
    if text[at : at + 1].strip():
        return _plain(text, at, indent)
    first = following + _indent(text, following)
    if first - following <= indent or _YAML_KEY.match(text, following) or text.startswith("- ", first):
        return [], following
    return _plain(text, first, indent)


def _plain(text: str, at: int, indent: int) -> tuple[list[Value], int]:
    """Return a text without quotation marks, with the lines in which it goes on."""
    first = _PLAIN.match(text, at)
    if first is None or first.group()[0] in _NO_PLAIN:
        return [], _next_line(text, at)
    last, following = first.end("text"), first.end()
    while _indent(text, following) > indent and _YAML_KEY.match(text, following) is None:
        more = _PLAIN.match(text, following + _indent(text, following))
        if more is None:
            break
        last, following = more.end("text"), more.end()
    words = text[at:last].rstrip()
    fixable = not any(sign in words for sign in _SPECIAL)
    return [Value(at, at + len(words), _SPECIAL if fixable else None, (Piece(at, at + len(words)),))], following


def toml(text: str) -> Iterator[Keyed]:
    """Yield the texts in TOML front matter, with its fences."""
    at = _next_line(text, 0)
    table: tuple[str, ...] = ()
    while at < len(text):
        header = _TOML_TABLE.match(text, at)
        key = _TOML_KEY.match(text, at)
        if header is not None:
            table = _parts(header["keys"])
        elif key is not None:
            for pattern, escapes in _TOML_TEXTS:
                quoted = pattern.match(text, key.end())
                if quoted is not None:
                    start, end = quoted.span(1)
                    pieces = _escaped(text, start, end) if escapes else [Piece(start, end)]
                    yield Keyed((*table, *_parts(key["keys"])), Value(start, end, _QUOTES, tuple(pieces)))
                    at = quoted.end()
                    break
            else:
                if text.startswith(("[", "{"), key.end()):
                    at = _behind_brackets(_TOML_BRACKETS, text, key.end())
                    continue
        at = _next_line(text, at)


def json(text: str) -> Iterator[Keyed]:
    """Yield the texts in JSON front matter; those of a list have the key of the list."""
    within: list[str] = []
    key = ""
    for part in _JSON_PART.finditer(text):
        if part["sign"] in ("{", "["):
            within.append(key)
        elif part["sign"]:
            key = within.pop() if within else ""
        elif part["key"]:
            key = part["text"]
        else:
            start, end = part.span("text")
            keys = tuple(name for name in (*within[-_DEEPEST:], key) if name)
            if keys:
                yield Keyed(keys, Value(start, end, _QUOTES, tuple(_escaped(text, start, end))))


def json_end(text: str) -> int | None:
    """Return where the table that begins a text ends, with its line; None where it is never closed."""
    depth = 0
    for part in _JSON_PART.finditer(text):
        if part["sign"]:
            depth += 1 if part["sign"] in "{[" else -1
            if depth <= 0:
                return _next_line(text, part.end())
    return None


def _behind_brackets(parts: re.Pattern[str], text: str, at: int) -> int:
    """Return where the next line begins behind a list or table; the end of the text where that is never closed."""
    depth = 0
    for part in parts.finditer(text, at):
        if part["open"]:
            depth += 1
        elif part["close"]:
            depth -= 1
            if not depth:
                return _next_line(text, part.end())
    return len(text)


def _escaped(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of a text in which a backslash begins another character."""
    at = start
    for escape in _ESCAPE.finditer(text, start, end):
        if at < escape.start():
            yield Piece(at, escape.start())
        number = next((int(code, 16) for code in escape.groups()[:3] if code), None)
        seen = _MEANT.get(escape[4] or "", MARKUP) if number is None else chr(min(number, _LARGEST))
        yield Piece(*escape.span(), seen if seen.isprintable() else MARKUP)
        at = escape.end()
    if at < end:
        yield Piece(at, end)


def _doubled(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of a text in which two single marks are one."""
    at = start
    while (double := text.find("''", at, end)) >= 0:
        if at < double:
            yield Piece(at, double)
        yield Piece(double, double + 2, "'")
        at = double + 2
    if at < end:
        yield Piece(at, end)


def _deeper(text: str, at: int, indent: int) -> int:
    """Return where the lines end that are empty or indented deeper than a key."""
    while at < len(text):
        following = _next_line(text, at)
        if text[at:following].strip() and _indent(text, at) <= indent:
            break
        at = following
    return at


def _indent(text: str, at: int) -> int:
    end = at
    while text.startswith(" ", end):
        end += 1
    return end - at


def _parts(keys: str) -> tuple[str, ...]:
    return tuple(part.strip(" \t\"'") for part in keys.split("."))


def _next_line(text: str, at: int) -> int:
    found = _LINE.match(text, at)
    return found.end() if found else len(text)
