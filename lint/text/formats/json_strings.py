"""Find the strings of a JSON text with their keys and offsets.

`json` of the standard library checks the text, and knows no offsets; here the strings are found again.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.text.formats.projection import Field

_TOKEN = re.compile(
    r'"(?P<text>(?:[^"\\]|\\.)*+)"(?P<key>\s*+:)?+|(?P<open>[{\[])|(?P<close>[}\]])|(?P<comma>,)', re.DOTALL
)
_ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})|u(?P<code>[0-9a-fA-F]{4})|(?P<sign>.))",
    re.DOTALL,
)
_MEANT = {"n": "\n", "r": "\r", "t": "\t", "b": "", "f": "\n"}
_UNREADABLE = "\ufffd"
_SURROGATES = range(0xD800, 0xE000)

DEEPEST = 64
"""How deeply objects and lists may lie in each other."""

FORBIDDEN = '"\\' + "".join(map(chr, range(32)))
"""The characters that a string of JSON cannot have as they are."""


class String(NamedTuple):
    """A string at code points [start, end), without its quotation marks, and the keys and numbers that lead to it."""

    path: tuple[str | int, ...]
    start: int
    end: int


class FaultError(ValueError):
    """A text that is not JSON: the offset of the fault, and what it is."""

    def __init__(self, offset: int, message: str) -> None:
        """Take the offset in code points and the message."""
        super().__init__(message)
        self.offset = offset
        self.message = message


def strings(text: str) -> Iterator[String]:
    """Yield the strings of a JSON text that are values, in order. Raises FaultError if the text is not JSON."""
    _check(text)
    path: list[str | int] = []
    for token in _TOKEN.finditer(text):
        if token["open"]:
            if len(path) == DEEPEST:
                raise FaultError(token.start(), f"objects and lists lie in each other more than {DEEPEST} deep")
            path.append(0 if token["open"] == "[" else "")
        elif token["close"]:
            path.pop()
        elif token["comma"]:
            last = path[-1]
            if isinstance(last, int):
                path[-1] = last + 1
        elif token["key"]:
            path[-1] = meant(token["text"])
        else:
            yield String(tuple(path), *token.span("text"))


def items(text: str, within: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the objects in the list that the names `within` lead to.

    A text that is one object, where nothing leads to a list, is the only item. Raises FaultError if it is not JSON.
    """
    _check(text)
    path: list[str | int] = []
    start = depth = 0
    for token in _TOKEN.finditer(text):
        if token["open"]:
            if token["open"] == "{" and not depth and _leads_to(path, within):
                start, depth = token.start(), len(path) + 1
            path.append(0 if token["open"] == "[" else "")
        elif token["close"]:
            if depth and len(path) == depth:
                yield (0, len(text)) if depth == 1 else (start, token.end())
                depth = 0
            path.pop()
        elif token["key"]:
            path[-1] = meant(token["text"])


def _leads_to(path: list[str | int], within: tuple[str, ...]) -> bool:
    """Tell whether a path leads to an item of the list, or to the whole text where that is wanted."""
    if not path:
        return not within
    return isinstance(path[-1], int) and tuple(path[:-1]) == within


def _check(text: str) -> None:
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise FaultError(error.pos, f"this is not JSON: {error.msg[:1].lower()}{error.msg[1:]}") from None
    except RecursionError:
        raise FaultError(0, f"objects and lists lie in each other more than {DEEPEST} deep") from None


def meant(written: str) -> str:
    """Return the text that a string stands for."""
    return Field("", "plain", 0, len(written), None).escapes(written, escapes(written, 0, len(written))).text


def escapes(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the escapes in text[start:end]: the offsets of each, and what it stands for."""
    if text.find("\\", start, end) < 0:
        return
    for found in _ESCAPE.finditer(text, start, end):
        if found["high"]:
            pair = bytes.fromhex(found["high"] + found["low"])
            yield *found.span(), pair.decode("utf-16-be")
        elif found["code"]:
            code = int(found["code"], 16)
            yield *found.span(), _UNREADABLE if code in _SURROGATES else chr(code)
        else:
            yield *found.span(), _MEANT.get(found["sign"], found["sign"])


def field(text: str, string: String, kind: str, markup: str) -> Field:
    """Return a string as a field of copy."""
    made = Field(kind, markup, string.start, string.end, FORBIDDEN)
    return made.escapes(text, escapes(text, string.start, string.end))
