"""`Shield`: hide templating, MDX and front matter from a parser without changing the length of the text.

A construct within a line becomes letters, which have no meaning in any notation: a link whose target is a shortcode
remains a link, and a tag with one in an attribute remains a tag. A construct that has lines to itself becomes blank
lines, as on the page.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lint.text.formats import Comment, Construct, Value, tags, templating

Ranges = list[tuple[int, int]]

_FILLER = "x"
_NO_LINE_BREAK = re.compile(r"[^\r\n]")
_IN_MDX = ("{{<", "{{%", "{%")
_LITERAL = re.compile(r"<(?P<name>script|style|pre|code|textarea)(?![^\s/>])|<!--", re.IGNORECASE)


class Shield(NamedTuple):
    """A text without what a parser must not see (`text`), the original (`written`), and what was hidden, in order."""

    text: str
    written: str
    constructs: list[Construct]
    comments: tuple[Comment, ...] = ()
    values: tuple[Value, ...] = ()
    body: int = 0
    """Where the front matter ends."""

    def address(self, start: int, end: int, found: str) -> str:
        """Return an address `found` in the shielded text, within code points [start, end), as it is written."""
        for number in range(bisect_left(self.constructs, (start,)), bisect_left(self.constructs, (end,))):
            construct = self.constructs[number]
            filler = _FILLER * (construct.end - construct.start)
            found = found.replace(filler, self.written[construct.start : construct.end], 1)
        return found


def of_html(text: str) -> Shield:
    """Return the shield of a page of HTML."""
    return _of(text, _literal_html, is_page=True)


def of_markdown(text: str, code: Callable[[str], Ranges], *, is_mdx: bool = False) -> Shield:
    """Return the shield of Markdown or MDX; `code` finds the ranges of a text that are code, in order."""
    return _of(text, code, is_mdx=is_mdx)


def _of(text: str, code: Callable[[str], Ranges], *, is_page: bool = False, is_mdx: bool = False) -> Shield:
    body, values, found = _front_matter(text)
    seen = _blank(text[:body]) + text[body:]
    comments: list[Comment] = []
    if is_mdx or any(text.find(sign, body) >= 0 for sign in templating.SIGNS):
        literal = code(seen)
        inside = templating.find(seen, literal, _IN_MDX) if is_mdx else templating.find(seen, literal)
        if is_mdx:
            inside, comments = _with_mdx(seen, inside, literal, body)
        seen, inside = _filled(seen, inside, is_page=is_page)
        found += inside
    return Shield(seen, text, found, tuple(comments), values, body)


def _front_matter(text: str) -> tuple[int, tuple[Value, ...], list[Construct]]:
    if not text.startswith(("---", "+++", "{")):
        return 0, (), []
    from lint.text.formats import front_matter  # noqa: PLC0415 - many texts have none

    end = front_matter.end(text)
    if not end:
        return 0, (), []
    head = text[:end]
    found = templating.find(head) if any(sign in head[1:] for sign in templating.SIGNS) else []
    if text.startswith("{"):
        found = [construct for construct in found if construct.start]
    return end, front_matter.values(_lettered(head, found)), found


def _with_mdx(text: str, found: Sequence[Construct], code: Ranges, body: int) -> tuple[list[Construct], list[Comment]]:
    from lint.text.formats import mdx  # noqa: PLC0415 - few texts are MDX

    literal = sorted([*code, *((construct.start, construct.end) for construct in found)])
    expressions = mdx.find(text, body, literal)
    comments = [
        Comment(construct.start, construct.end, *words)
        for construct in expressions
        if (words := mdx.comment_body(text, construct)) is not None
    ]
    both = sorted([*found, *expressions])
    starts = [start for start, _ in code]
    components = [
        tag
        for tag in mdx.component_tags(_lettered(text, both), body)
        if not ((number := bisect_right(starts, tag.start)) and code[number - 1][1] > tag.start)
    ]
    return templating.placed(text, _outermost([*both, *components])), comments


def _outermost(found: Sequence[Construct]) -> list[Construct]:
    out: list[Construct] = []
    for construct in sorted(found, key=lambda one: (one.start, -one.end)):
        if not out or construct.start >= out[-1].end:
            out.append(construct)
    return out


def _filled(text: str, found: list[Construct], *, is_page: bool) -> tuple[str, list[Construct]]:
    """Return the text with its constructs shielded, and the constructs.

    One within a tag of HTML has no line to itself.
    """
    lettered = _lettered(text, found)
    if is_page:
        return lettered, found
    starts = [construct.start for construct in found]
    out = list(found)
    for tag in tags.TOKEN.finditer(lettered) if "<" in lettered else ():
        if tag["name"] and tags.is_markup(tag):
            for number in range(bisect_left(starts, tag.start()), bisect_left(starts, tag.end())):
                out[number] = out[number]._replace(is_alone=False)
    parts, at = [], 0
    for start, end, _, is_alone in out:
        parts += [text[at:start], _blank(text[start:end]) if is_alone else _FILLER * (end - start)]
        at = end
    return "".join([*parts, text[at:]]), out


def _lettered(text: str, found: Sequence[Construct]) -> str:
    parts, at = [], 0
    for start, end, *_ in found:
        if start >= at:
            parts += [text[at:start], _FILLER * (end - start)]
            at = end
    return "".join([*parts, text[at:]])


def _blank(text: str) -> str:
    return _NO_LINE_BREAK.sub(" ", text)


def _literal_html(text: str) -> Ranges:
    """Return the comments of a page and the elements that hold code."""
    ranges: Ranges = []
    at = 0
    ends: dict[str, int] = {}
    while (found := _LITERAL.search(text, at)) is not None:
        closer = f"</{found['name'].lower()}" if found["name"] else "-->"
        end = ends.get(closer, 0)
        if 0 <= end < found.end():
            end = ends[closer] = _find(text, closer, found.end())
        at = found.end()
        if end >= 0:
            ranges.append((found.start(), end))
            at = end
    return ranges


def _find(text: str, closer: str, at: int) -> int:
    found = re.compile(re.escape(closer), re.IGNORECASE).search(text, at)
    return found.start() if found else -1
