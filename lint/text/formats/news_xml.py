"""Divide NITF and NewsML-G2 into blocks, and mask their tags in place.

Elements are told apart by their local names (IPTC's NITF 3 and NewsML-G2 2, https://iptc.org/standards/), those of
XHTML included, which NewsML-G2 may hold. Only text within an element of `_KINDS` is copy: metadata is not.
"""

from lint.text.formats import MARKUP, Block, Comment, Link, Mask, Page, Read, Value, tags
from lint.text.formats.inline import hide_opaque
from lint.text.formats.projection import Field, compose
from lint.text.formats.xml_events import Event, walk

_KINDS = {
    **dict.fromkeys("hl1 hl2 headline h1 h2 h3 h4 h5 h6".split(), "headline"),
    **dict.fromkeys("abstract description standfirst".split(), "standfirst"),
    **dict.fromkeys("byline by".split(), "byline"),
    **dict.fromkeys("media-caption figcaption caption".split(), "caption"),
    **dict.fromkeys("li dt dd".split(), "list"),
    **dict.fromkeys("td th".split(), "table"),
    **dict.fromkeys("bq blockquote".split(), "quote"),
    **dict.fromkeys("p block lead div".split(), "body"),
    "dateline": "dateline",
}
_HIDDEN = frozenset(
    """assert body.end catalogRef docdata fn head header itemMeta itemRef media-metadata media-producer media-reference note
    pre pubdata rightsInfo script style tobject""".split()
)
_BREAKS = frozenset({"br", "hr"})
FORBIDDEN = "<>&"
"""The characters that text in XML cannot have as they are."""


def blocks(text: str) -> Read:
    """Return what is read of a document. Raises FaultError if it is not well-formed."""
    reader = _NewsReader(text)
    walk(text, reader.take)
    return reader.finish()


class _NewsReader:
    """Collects blocks from the events of a document."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._page = Page(text)
        self._kinds: list[tuple[str, str]] = []
        self._hidden = 0
        self._values: list[Value] = []
        self._fields: list[Field] = []
        self._data: Field | None = None
        self._link: tuple[str, int, int] | None = None
        self._links: list[Link] = []
        self._comments: list[Comment] = []

    def take(self, event: Event) -> None:
        """Read one event."""
        if event.what == "comment":
            self._comments.append(tags.comment(self._text, event.start, event.end, is_within=self._page.is_open))
        elif event.what == "start":
            self._begin(event)
        elif event.what == "end":
            self._end(event)
        elif self._data is not None:
            self._add_data(self._data, event)
        elif self._kinds and not self._hidden:
            self._words(event)

    def _words(self, event: Event) -> None:
        self._page.see(event.start, event.end, None if event.is_written else event.seen)
        if not event.is_written:
            return
        if self._values and self._values[-1].end == event.start:
            self._values[-1] = self._values[-1]._replace(end=event.end)
        else:
            self._values.append(Value(event.start, event.end, FORBIDDEN, ()))
        if self._link is not None:
            address, first, last = self._link
            self._link = address, min(first, event.start), max(last, event.end)

    def _begin(self, event: Event) -> None:
        name = event.name
        if self._hidden or name in _HIDDEN:
            self._hidden += 1
        elif name == "inlineData":
            markup = "html" if "html" in event.attributes.get("contenttype", "") else "plain"
            self._data = Field("body", markup, event.end, event.end, FORBIDDEN)
        elif name in _BREAKS and self._page.is_open:
            self._page.see(event.start, event.end, MARKUP)
        elif name == "a" and event.attributes.get("href"):
            self._link = event.attributes["href"], len(self._text), 0
        elif name in _KINDS:
            self._close()
            kind = _KINDS[name]
            if name == "description" and event.attributes.get("role", "").endswith("caption"):
                kind = "caption"
            self._kinds.append((name, kind))

    def _end(self, event: Event) -> None:
        if self._hidden:
            self._hidden -= 1
        elif event.name == "inlineData" and self._data is not None:
            self._data.end = event.start
            self._fields.append(self._data)
            self._data = None
        elif event.name == "a":
            self._end_link()
        elif self._kinds and self._kinds[-1][0] == event.name:
            self._close()
            self._kinds.pop()

    def _end_link(self) -> None:
        if self._link is not None:
            address, start, end = self._link
            if start < end:
                self._links.append(Link(start, end, address))
            self._link = None

    def _add_data(self, data: Field, event: Event) -> None:
        if event.is_written:
            data.verbatim(event.seen, event.start)
        else:
            data.escape(event.start, event.end, event.seen)

    def _close(self) -> None:
        self._end_link()
        if self._kinds:
            inner, *around = [kind for _, kind in reversed(self._kinds)]
            # A paragraph is what it lies in: a caption, a quotation, an item.
            self._page.close(next((kind for kind in (inner, *around) if kind != "body"), "body"))

    def finish(self) -> Read:
        """Return the masked text and what stands where."""
        shown, found = self._page.finish()
        mask = Mask(shown)
        hide_opaque(shown, mask)
        masked, links, values = mask.apply(), self._links, self._values
        if self._fields:
            data = compose(self._text, self._fields)
            parts, at = [], 0
            for one in self._fields:
                parts += [masked[at : one.start], data.masked[one.start : one.end]]
                at = one.end
            masked = "".join([*parts, masked[at:]])
            found = tuple(sorted((*found, *data.blocks), key=_start))
            links = sorted((*links, *data.links))
            values = sorted((*values, *data.values))
        return Read(masked, found, tuple(links), tuple(self._comments), tuple(values), len(self._text))


def _start(block: Block) -> int:
    return block.span.start
