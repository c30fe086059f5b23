"""XML as text: attributes and elements with any characters in them."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lint.report import printable

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_QUOTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def tag(name: str, attributes: Mapping[str, object], content: str | None = None) -> str:
    """Return an element on a line; `content` is XML already, and without it the element is empty."""
    written = "".join(f' {key}="{escape(clean(str(value)), _QUOTES)}"' for key, value in attributes.items())
    return f"<{name}{written}/>\n" if content is None else f"<{name}{written}>{content}</{name}>\n"


def text(content: str) -> str:
    """Return a text as XML, with its line breaks; every > is escaped, and so ]]> is."""
    return "\n".join(escape(clean(line)) for line in content.split("\n"))


def clean(content: str) -> str:
    """Return a text in one line with substitutes for the characters that XML 1.0 forbids."""
    return _FORBIDDEN.sub("\ufffd", printable(content))
