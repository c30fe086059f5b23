"""Hyperlinks as a way of giving a source: Markdown's `[words](address)` and HTML's `<a href="address">words</a>`."""

import re
from typing import NamedTuple

_LINK = re.compile(
    r"""
      (?<!!)\[(?P<words>[^\[\]]{1,1000})\]\(\s*<?(?P<address>[^\s()<>]{1,2000}(?:\([^\s()]*\)[^\s()<>]*)?)>?[^()\n]{0,500}\)
    | <a\s[^<>]{0,1000}?\bhref\s*=\s*["']?(?P<href>[^"'\s<>]{1,2000})[^<>]{0,1000}>(?P<inner>.{1,1000}?)</a\s*>
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


class Link(NamedTuple):
    """A link to another site: its linked words as code points [start, end), and its address."""

    start: int
    end: int
    address: str


def find(text: str) -> list[Link]:
    """Return the links of a text as read, in order; places within the page and images are none."""
    if "](" not in text and "href" not in text.lower():
        return []
    found = []
    for match in _LINK.finditer(text):
        group = "words" if match["words"] is not None else "inner"
        address = match["address"] or match["href"]
        if _ELSEWHERE.match(address):
            found.append(Link(*match.span(group), address))
    return found
