"""HTML tokens: tags, comments, declarations (`TOKEN`), attributes and character references.

`html.parser` is not used. It searches to the end of the text for each comment or tag that is never closed (a megabyte
of `<!--` takes it hours), and Python 3.11 to 3.14 differ in what they read as a comment. Here every code point is
searched once, so the time is linear for any text. As in the HTML standard, a comment that is never closed extends to
the end, and a mere lookalike of a tag is text. Unlike the standard, a tag without its `>` ends before the next `<`, so
that a tag being typed does not swallow the page.
"""

import re
from collections.abc import Iterator

from lint.text.formats import Comment

TOKEN = re.compile(
    r"""
      (?P<comment><!--(?:-?>|.*?(?:--!?>|\Z)))
    | <!\[CDATA\[.*?(?:\]\]>|\Z)
    | <[!?][^<>]*+>?
    | <(?P<close>/)?+(?P<name>[a-zA-Z][^\s/<>]*+)(?P<rest>(?:[^<>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+)(?P<end>>)?
    | </[^<>]*+>
    """,
    re.VERBOSE | re.DOTALL,
)
"""A piece of markup. A tag has a `name`, `close` where it ends an element, and no `end` where its `>` is missing."""

_NAME = re.compile(r"<(/?[a-zA-Z][^\s/<>]*)")
_ATTRIBUTES = re.compile(
    r"""(?<=[\s"'/])(?P<name>[^\s"'<>/=]++)\s*+=\s*+(?:"(?P<a>[^"]*+)"|'(?P<b>[^']*+)'|(?P<c>[^\s"'=<>`]++))"""
)
_ATTRIBUTE_BEGINS = re.compile(r"\s+[a-zA-Z][\w:-]*+\s*+=")
_REFERENCE = re.compile(
    r"&(?:#(?:[0-9]{1,7}(?![0-9])|[xX][0-9a-fA-F]{1,6}(?![0-9a-fA-F]));?+|[a-zA-Z][a-zA-Z0-9]{1,31}(?:;|(?![a-zA-Z0-9=;])))"
)
_SOFT_HYPHEN = "\u00ad"
_UNREADABLE = "\ufffd"


def name(tag: str) -> str:
    """Return the name of a tag in lower case, with the slash of an end tag; "" for anything that is not a tag."""
    found = _NAME.match(tag)
    return found[1].lower() if found else ""


def comment(text: str, start: int, end: int, *, is_within: bool = False) -> Comment:
    """Return the comment at code points [start, end) of a text."""
    closer = next((mark for mark in ("-->", "--!>") if text.endswith(mark, start + len("<!--"), end)), "")
    first = min(start + len("<!--"), end)
    return Comment(start, end, first, max(first, end - len(closer)), is_within, bool(closer))


def attribute(tag: str, wanted: str) -> str:
    """Return the value of an attribute of a tag with references resolved, "" if the tag lacks it."""
    start, end = value_place(tag, wanted)
    if "&" not in tag[start:end]:
        return tag[start:end].strip()
    from html import unescape  # noqa: PLC0415 - few values have a reference

    return unescape(tag[start:end]).strip()


def value_place(tag: str, wanted: str) -> tuple[int, int]:
    """Return the offsets in a tag of an attribute's value, without its quotation marks; (0, 0) if the tag lacks it."""
    for match in _ATTRIBUTES.finditer(tag):
        if match["name"].lower() == wanted:
            return match.span(match.lastgroup or 0)
    return 0, 0


def is_markup(tag: "re.Match[str]") -> bool:
    """Tell whether a lookalike is a tag: it has an end or an attribute, or is an end tag."""
    return tag["end"] is not None or tag["close"] is not None or _ATTRIBUTE_BEGINS.match(tag["rest"]) is not None


def references(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the character references in text[start:end]: the offsets of each, and the characters it represents.

    A name without its semicolon counts where HTML allows that (`&copy 2025`). A reference to no character becomes
    U+FFFD.
    """
    if text.find("&", start, end) < 0:
        return
    from html import unescape  # noqa: PLC0415 - see attribute
    from html.entities import html5  # noqa: PLC0415

    for match in _REFERENCE.finditer(text, start, end):
        written = match.group()
        if written[1] == "#":
            yield match.start(), match.end(), unescape(written) or _UNREADABLE
        elif written[1:] in html5:
            yield match.start(), match.end(), html5[written[1:]]


def is_layout(seen: str) -> bool:
    """Tell whether a reference only affects layout: a place where a word may be broken."""
    return seen == _SOFT_HYPHEN
