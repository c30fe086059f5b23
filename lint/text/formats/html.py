"""Divide HTML into blocks; mask tags, comments, scripts and page furniture in place.

A block is what a browser sets as a paragraph: the text of each element that is not inline, also divided by two line
breaks. `<title>`, headings and the description for search engines are headlines. What is not shown, or is shown without
being copy (menus, forms, buttons), is hidden; code is one unreadable noun. `tags` has the notation; `zero_width` treats
markup inside a word.
"""

import re
from collections import Counter

from lint.text.formats import MARKUP, OPAQUE, Comment, Link, Mask, Page, Read, shield, tags
from lint.text.formats.inline import hide_opaque
from lint.text.formats.shield import Shield

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 title".split())
_CELLS = frozenset("td th caption".split())
_ITEMS = frozenset("li dt dd".split())
_HOLDERS = frozenset("ul ol dl table article section main".split())
_KEPT = _HEADINGS | _CELLS | _ITEMS | _HOLDERS | {"p", "blockquote", "figcaption"}
"""The elements that decide the kind of a block; the others only separate blocks."""

_PARTING = _KEPT | frozenset(
    """address aside body center details dialog dir div fieldset figure footer form head header hgroup hr html
    legend menu nav optgroup option pre search summary tbody tfoot thead tr""".split()
)
_RAW = frozenset("iframe noembed noframes script style textarea xmp".split())
"""Elements in which only their own end tag is markup."""

_HIDDEN = _RAW | frozenset(
    "audio button canvas datalist map math nav noscript object picture pre select svg template video".split()
)
_CODE = frozenset("code kbd samp tt".split())
_ENDS = re.compile(rf"</({'|'.join(sorted(_HIDDEN | _CODE))})(?![^\s/>])", re.IGNORECASE)
_QUOTES = {"q": "“", "/q": "”"}
_SPACE = re.compile(r"\s*")


def blocks(text: str) -> Read:
    """Return the masked text, its blocks, links and comments.

    Titles and summaries in the front matter are headlines.
    """
    shielded = shield.of_html(text)
    page = Page(text, shielded.constructs)
    for value in shielded.values:
        for piece in value.pieces:
            page.see(*piece)
        page.close("headline")
    links, comments = read_part(shielded, shielded.body, len(text), page)
    shown, found = page.finish()
    mask = Mask(shown)
    hide_opaque(shown, mask)
    return Read(mask.apply(), found, tuple(links), tuple(comments), shielded.values, shielded.body)


def read_part(
    shielded: Shield, start: int, end: int, page: Page, around: str = "body"
) -> tuple[list[Link], list[Comment]]:
    """Add the blocks of the HTML at code points [start, end) to a page, and return its links and comments.

    `around` is the kind of plain paragraphs.
    """
    reader = _HtmlReader(shielded, start, end, page, around)
    return reader.read(), reader.comments


def takes_comment(text: str, at: int) -> bool:
    """Tell whether a comment can be inserted at the start of a block: not in an attribute's value, nor in `<title>`."""
    last = text.rfind("<", 0, at)
    return last <= text.rfind(">", 0, at) and (last < 0 or tags.name(text[last:at]) != "title")


class _HtmlReader:
    """Walks over a text once, tag by tag."""

    def __init__(self, shielded: Shield, start: int, end: int, page: Page, around: str) -> None:
        self._shield = shielded
        self._text, self._start, self._stop = shielded.text, start, end
        self._page, self._around = page, around
        self._last_end = {match[1].lower(): match.start() for match in _ENDS.finditer(shielded.text, start, end)}
        self._within: list[str] = []
        self._count: Counter[str] = Counter()
        self._hidden = ""
        self._depth = 0
        self._code: int | None = None
        self._broken = False
        self._links: list[Link] = []
        self._link: tuple[int, str] | None = None
        self._seen = 0
        self.comments: list[Comment] = []

    def read(self) -> list[Link]:
        text, at = self._text, self._start
        while (found := tags.TOKEN.search(text, at, self._stop)) is not None:
            start, end = found.span()
            name = (found["name"] or "").lower()
            if name and not tags.is_markup(found):
                self._words(at, end)
                at = end
                continue
            self._words(at, start)
            at = end
            if found["comment"] and not self._hidden:
                self.comments.append(tags.comment(text, start, end, is_within=self._page.is_open))
            if not name:
                continue
            if found["close"]:
                self._end(name, start, end)
            else:
                self._begin(name, start, end, closed=found["rest"].endswith("/"))
                if name in _RAW and self._hidden == name:
                    at = self._end_of_raw(name, end)
        self._words(at, self._stop)
        self._close()
        return self._links

    def _end_of_raw(self, name: str, at: int) -> int:
        """Return where the end tag of an element begins in which nothing else is markup."""
        for found in _ENDS.finditer(self._text, at, self._stop):
            if found[1].lower() == name:
                return found.start()
        return self._stop

    def _words(self, start: int, end: int) -> None:
        """Read text between two tags."""
        if start >= end or self._hidden:
            return
        text = self._text
        space = _SPACE.match(text, start, end)
        if space is not None and space.end() == end:
            if self._page.is_open:
                self._page.see(start, end)
            return
        at = start
        for first, last, seen in tags.references(text, start, end):
            self._see(at, first)
            if not tags.is_layout(seen):
                self._see(first, last, seen)
            at = last
        self._see(at, end)

    def _see(self, start: int, end: int, seen: str | None = None) -> None:
        self._page.see(start, end, seen)
        self._seen, self._broken = end, False

    def _begin(self, name: str, start: int, end: int, *, closed: bool) -> None:
        if self._hidden:
            self._depth += name == self._hidden and not closed
        elif name in _HIDDEN or name in _CODE:
            if not closed and (name in _RAW or self._last_end.get(name, -1) >= end):
                self._hide(name, end)
        elif name == "br":
            self._break(start, end)
        elif name == "a":
            self._end_link()
            address = self._shield.address(start, end, tags.attribute(self._text[start:end], "href"))
            self._link = (end, address) if address else None
        elif name in _QUOTES:
            self._see(start, end, _QUOTES[name])
        elif name == "sup":
            self._page.begin_raised()
        elif name == "meta":
            self._description(start, end)
        elif name in _PARTING:
            self._close()
            self._open(name)

    def _hide(self, name: str, end: int) -> None:
        """Read no more until the element ends whose begin tag ends at `end`."""
        if name in _PARTING:
            self._close()
        self._hidden, self._depth = name, 1
        self._code = end if name in _CODE else None

    def _end(self, name: str, start: int, end: int) -> None:
        if self._hidden:
            self._depth -= name == self._hidden
            if not self._depth:
                self._hidden = ""
                if self._code is not None and self._code < start:
                    self._see(self._code, start, OPAQUE)
        elif name == "a":
            self._end_link()
        elif f"/{name}" in _QUOTES:
            self._see(start, end, _QUOTES[f"/{name}"])
        elif name == "sup":
            self._page.end_raised()
        elif name in _PARTING or name == "br":
            self._close()
            left = self._count[name] - 1
            while self._count[name] > left >= 0:
                self._drop()

    def _open(self, name: str) -> None:
        """Put an element on the stack, and take off those that its beginning ends."""
        while self._within and (self._within[-1] == "p" or self._within[-1] in _HEADINGS):
            self._drop()
        for alike in (_ITEMS, _CELLS):
            if name in alike and self._within and self._within[-1] in alike:
                self._drop()
        if name in _KEPT:
            self._within.append(name)
            self._count[name] += 1

    def _drop(self) -> None:
        self._count[self._within.pop()] -= 1

    def _break(self, start: int, end: int) -> None:
        """Read a line break; a second one with nothing between them ends the paragraph."""
        if self._broken:
            self._close()
        elif self._page.is_open:
            self._page.see(start, end, MARKUP)
            self._broken = True

    def _description(self, start: int, end: int) -> None:
        tag = self._text[start:end]
        if tags.attribute(tag, "name").lower() == "description":
            first, last = tags.value_place(tag, "content")
            self._close()
            self._words(start + first, start + last)
            self._page.close("headline")

    def _end_link(self) -> None:
        if self._link is not None:
            start, address = self._link
            space = _SPACE.match(self._text, start)
            start = space.end() if space is not None else start
            if start < self._seen:
                self._links.append(Link(start, self._seen, address))
            self._link = None

    def _close(self) -> None:
        self._end_link()
        self._page.close(self._kind())
        self._broken = False

    def _kind(self) -> str:
        within = self._within
        inner = within[-1] if within else ""
        around = within[-2] if inner == "p" and len(within) > 1 else inner
        if inner in _HEADINGS:
            return "headline"
        if inner in _CELLS:
            return "table"
        if around in _ITEMS:
            return "list"
        if self._count["figcaption"]:
            return "caption"
        return "quote" if self._count["blockquote"] else self._around
