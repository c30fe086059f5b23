"""Find front matter in YAML, TOML or JSON, and the values in it that are copy.

The table `COPY` lists the keys whose values readers see; all else is markup. `key_values` finds the values with their
offsets, which a parser of the whole would not give. Broken front matter is markup.
"""

import re

from lint.text.formats import Value, key_values

COPY = frozenset(
    """abstract caption deck dek description excerpt headline kicker lead leadtext lede linktitle metadescription metatitle
    ogdescription ogtitle pagetitle seodescription seotitle shorttitle standfirst strapline subhead subheadline subtitle
    summary teaser title""".split()
)
"""The keys whose values are copy, in small letters, without hyphens and underscores."""

_OTHERS = frozenset(
    """author authors byline bylines categories category contributor contributors credit credits editor editors links menu
    menus photographer photographers tag tags taxonomies""".split()
)
"""Keys under which a title is that of a person, a tag or another page."""

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_CLOSING = {
    "---": re.compile(r"(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"),
    "+++": re.compile(r"(?<![^\r\n])\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)"),
}
_COMMENTS = re.compile(r"(?:#[^\r\n]*+(?:\r\n|\r|\n))*+")
_FIRST = {
    "---": re.compile(r"""(?:[\w.-]++|"[^"\r\n]*+"|'[^'\r\n]*+')[ \t]*+:(?:[ \t]|[\r\n]|\Z)|\{"""),
    "+++": re.compile(r"""[ \t]*+(?:[\w."'-][^\r\n=]*+=|\[)"""),
}
_JSON = re.compile(r"""\{\s*+(?:"|\}\s*+(?:[\r\n]|\Z))""")
_BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n)")


def end(text: str) -> int:
    """Return where the front matter at the start of a text ends, 0 if there is none.

    Its first line that is not a comment must be a key: a thematic break above prose is not front matter. Front matter
    that is never closed ends at the first empty line.
    """
    if text.startswith("{"):
        closed = key_values.json_end(text) if _JSON.match(text) else 0
        return _broken_end(text, 0) if closed is None else closed
    fence = _FENCE.match(text)
    if fence is None:
        return 0
    comments = _COMMENTS.match(text, fence.end())
    at = comments.end() if comments else fence.end()
    closing = _CLOSING[fence[1]].search(text, fence.end())
    if closing is not None and not text[at : closing.start()].strip():
        return closing.end()
    if _FIRST[fence[1]].match(text, at) is None:
        return 0
    return _broken_end(text, at) if closing is None else closing.end()


def values(head: str) -> tuple[Value, ...]:
    """Return the values of front matter that are copy, in order; `head` is the text up to where it ends."""
    read = {"---": key_values.yaml, "+++": key_values.toml}.get(head[:3], key_values.json)
    return tuple(found.value for found in read(head) if _is_copy(found.keys))


def _is_copy(keys: tuple[str, ...]) -> bool:
    *around, key = (re.sub(r"[\W_]", "", name).lower() for name in keys)
    return key in COPY and not any(name in _OTHERS for name in around)


def _broken_end(text: str, at: int) -> int:
    found = _BLANK_LINE.search(text, at)
    return found.end() if found else len(text)
