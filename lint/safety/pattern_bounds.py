"""Limits on patterns from rule files, checked on their text before they are compiled."""

import re

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
    sizes, atom, at = [0], 0, 0
    while at < len(pattern):
        character = pattern[at]
        part = _COMMENT.match(pattern, at) or _CLASS.match(pattern, at) or _ESCAPE.match(pattern, at)
        count = _COUNT.match(pattern, at)
        step = part.end() - at if part else 1
        if character == "(" and not part:
            wrong = _fault_of_group(pattern, at, len(sizes))
            if wrong:
                return wrong
            sizes.append(0)
            atom, step = 0, 2 if pattern.startswith("(?", at) else 1
        elif character == ")" and not part:
            atom = max(sizes.pop(), 1) if len(sizes) > 1 else 0
            sizes[-1] += atom
        elif count:
            more = atom * (_times(count) - 1)
            sizes[-1] += more
            atom, step = atom + more, count.end() - at
        elif part or character not in "*+?|":
            atom = 1
            sizes[-1] += atom
        if sizes[-1] > LARGEST:
            return f"it is larger than {LARGEST:,} characters with its repetitions written out"
        at += step
    return None


def _fault_of_group(pattern: str, at: int, depth: int) -> str | None:
    """Say why no group may begin at a bracket, the first of all groups having depth 1, or None."""
    if _CALL.match(pattern, at):
        return "a group cannot be called from elsewhere in the pattern"
    if _FLAGS.match(pattern, at):
        return "the flags x and V are not used here"
    return f"groups stand more than {DEEPEST} deep in each other" if depth > DEEPEST else None


def characters(text: str) -> re.Pattern[str]:
    r"""Return a pattern for one of a set of characters and ranges: `a-z`, or `\u0400`, `\x80`, `\-` where needed.

    Raises ValueError, with a message for the author of a rule.
    """
    found: list[str] = []
    at, ranges, opens = 0, "", False
    while at < len(text):
        one = _ONE.match(text, at)
        if one is None:
            raise ValueError(f"“{text[at : at + 2]}” is no character: write a backslash as \\\\")
        code = one[1] or one[2] or one[3]
        if code and int(code, 16) > 0x10FFFF:  # noqa: PLR2004 - the last code point
            raise ValueError(f"“{one[0]}” is no character")
        letter = chr(int(code, 16)) if code else one[4] or one[5]
        if opens:
            if letter < found[-1]:
                raise ValueError(f"“{found[-1]}-{letter}” is no range: its ends are the wrong way round")
            ranges += f"{re.escape(found.pop())}-{re.escape(letter)}"
            opens = False
        elif one[5] == "-" and found and one.end() < len(text):
            opens = True
        else:
            found.append(letter)
        at = one.end()
    return re.compile(f"[{ranges}{''.join(map(re.escape, found))}]")


def _times(count: re.Match[str]) -> int:
    least, comma, most = count.groups()
    return max(int((most if comma and most else least) or 1), 1)
