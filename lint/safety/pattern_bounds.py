"""Limits on patterns from rule files, checked on their text before they are compiled."""

import re
from collections.abc import Iterable

LONGEST = 2_000
"""The longest pattern, in code points."""

DEEPEST = 50
"""How deep groups may be nested."""

LARGEST = 20_000
"""The most characters, character classes and the like that a pattern may have with its counted repetitions expanded."""

_COUNT = re.compile(r"\{([0-9]*)(?:(,)([0-9]*))?\}")
_CALL = re.compile(r"\(\?(?:R\)|[+-]?[0-9]+\)|&|P>)")
_FLAGS = re.compile(r"\(\?[A-Za-z0-9-]*[xV]")
_COMMENT = re.compile(r"\(\?#[^)]*\)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:[pPN]\{[^}]*\}|.)", re.DOTALL)
_ONE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\x([0-9A-Fa-f]{2})|\\([^\w\s])|([^\\])", re.DOTALL)


def fault(pattern: str) -> str | None:
    """Return why a pattern of the `regex` package would be too expensive, or None.

    The pattern may have syntax errors.
    """
    if len(pattern) > LONGEST:
        return f"it has {len(pattern):,} characters, and {LONGEST:,} is the most: write several patterns"
    size, at = _Size(), 0
    while at < len(pattern):
        character = pattern[at]
        part = _COMMENT.match(pattern, at) or _CLASS.match(pattern, at) or _ESCAPE.match(pattern, at)
        step = part.end() - at if part else 1
        if part:
            size.add()
        elif character == "(":
            if wrong := _fault_of_group(pattern, at, size.depth):
                return wrong
            size.open()
            step = 2 if pattern.startswith("(?", at) else 1
        elif character == ")":
            size.close()
        elif count := _COUNT.match(pattern, at):
            size.repeat(_times(count))
            step = count.end() - at
        elif character not in "*+?|":
            size.add()
        if size.is_too_large:
            return f"it is larger than {LARGEST:,} characters with its repetitions written out"
        at += step
    return None


class _Size:
    """How many characters a pattern has so far, with its counted repetitions expanded: a number for each open group."""

    def __init__(self) -> None:
        self._sizes = [0]
        self._atom = 0  # the size of the part that a count behind it would repeat

    @property
    def depth(self) -> int:
        """How many groups are open, the pattern itself among them."""
        return len(self._sizes)

    @property
    def is_too_large(self) -> bool:
        """Tell whether the innermost group is past the limit."""
        return self._sizes[-1] > LARGEST

    def add(self) -> None:
        """Add a character, a class or an escape."""
        self._atom = 1
        self._sizes[-1] += 1

    def open(self) -> None:
        """Begin a group."""
        self._sizes.append(0)
        self._atom = 0

    def close(self) -> None:
        """End the innermost group; a bracket without its partner is a syntax error, and adds nothing."""
        self._atom = max(self._sizes.pop(), 1) if len(self._sizes) > 1 else 0
        self._sizes[-1] += self._atom

    def repeat(self, times: int) -> None:
        """Repeat the last part."""
        more = self._atom * (times - 1)
        self._sizes[-1] += more
        self._atom += more


def _fault_of_group(pattern: str, at: int, depth: int) -> str | None:
    """Say why no group may begin at a bracket, the first of all groups having depth 1, or None."""
    if _CALL.match(pattern, at):
        return "a group cannot be called from elsewhere in the pattern"
    if _FLAGS.match(pattern, at):
        return "the flags x and V are not used here"
    return f"groups stand more than {DEEPEST} deep in each other" if depth > DEEPEST else None


def _one(text: str, at: int) -> tuple["re.Match[str]", str]:
    """Return the match of one character of a set, and the character. Raises ValueError where there is none."""
    one = _ONE.match(text, at)
    if one is None:
        raise ValueError(f"“{text[at : at + 2]}” is no character: write a backslash as \\\\")
    code = one[1] or one[2] or one[3]
    if code and int(code, 16) > 0x10FFFF:  # noqa: PLR2004 - the last code point
        raise ValueError(f"“{one[0]}” is no character")
    return one, chr(int(code, 16)) if code else one[4] or one[5]


class Characters:
    r"""A set of characters and ranges: `a-z`, or `\u0400`, `\x80`, `\-` where needed.

    It is no regular expression: to compile one with large ranges takes longer than a lint takes without it.
    """

    __slots__ = ("_ranges", "is_beyond_ascii")

    def __init__(self, text: str) -> None:
        """Read the set as a rule file has it. Raises ValueError, with a message for the author of a rule."""
        ranges: list[tuple[str, str]] = []
        at, opens = 0, False
        while at < len(text):
            one, letter = _one(text, at)
            if opens:
                first = ranges.pop()[0]
                if letter < first:
                    raise ValueError(f"“{first}-{letter}” is no range: its ends are the wrong way round")
                ranges.append((first, letter))
                opens = False
            elif one[5] == "-" and ranges and ranges[-1][0] == ranges[-1][1] and one.end() < len(text):
                opens = True
            else:
                ranges.append((letter, letter))
            at = one.end()
        self._ranges = ranges
        self.is_beyond_ascii = all(first > "\x7f" for first, _ in ranges)
        """Whether no text of ASCII has any of them."""

    def stand_in(self, text: str) -> bool:
        """Tell whether a text has one of them."""
        if not self.is_beyond_ascii:
            letters: Iterable[str] = set(text)
        elif text.isascii():
            return False
        else:
            letters = [letter for letter in set(text) if letter > "\x7f"]
        return any(first <= letter <= last for letter in letters for first, last in self._ranges)


def _times(count: re.Match[str]) -> int:
    least, comma, most = count.groups()
    return max(int((most if comma and most else least) or 1), 1)
