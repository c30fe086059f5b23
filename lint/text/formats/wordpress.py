"""Find the posts and pages of a WordPress export (WXR) and their copy.

The text of a post is HTML as its author typed it: an empty line divides paragraphs, and shortcodes stand in it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lint.text.formats.news_xml import FORBIDDEN
from lint.text.formats.projection import Field
from lint.text.formats.xml_events import Event, walk

_COPY = {("title", ""): "headline", ("encoded", "excerpt"): "standfirst", ("encoded", "content"): "body"}
_TYPES = ("post", "page", "")
_TYPED = re.compile(
    r"""(?P<gap>(?:\r\n|\r|\n)[ \t]*+(?:\r\n|\r|\n)\s*+)
      | (?P<code>\[(?P<close>/)?+(?P<name>[a-z][\w-]*+)(?P<rest>(?:[^\[\]"]|"[^"\[\]]*+")*+)\])""",
    re.VERBOSE,
)
_SHORTCODES = frozenset("audio caption embed gallery playlist video wp_caption".split())
_CAPTIONS = frozenset({"caption", "wp_caption"})


class Post(NamedTuple):
    """A post at code points [start, end) of an export; the places of its fields count from its start."""

    start: int
    end: int
    number: str
    fields: tuple[Field, ...]


class _Piece(NamedTuple):
    start: int
    text: str
    end: int
    is_written: bool


def posts(text: str) -> list[Post]:
    """Return the posts and pages of an export. Raises FaultError if it is not well-formed."""
    reader = _PostReader(text)
    walk(text, reader.take)
    return reader.posts


class _PostReader:
    """Collects posts from the events of an export."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start: int | None = None
        self._depth = 0
        self._kind: str | None = None
        self._says = {"post_id": "", "post_type": ""}
        self._fact = ""
        self._pieces: list[_Piece] = []
        self._fields: list[Field] = []
        self.posts: list[Post] = []

    def take(self, event: Event) -> None:
        """Read one event."""
        if event.what == "start":
            self._begin(event)
        elif event.what == "end":
            self._end(event)
        elif event.what == "text" and self._kind is not None:
            self._add(event)
        elif event.what == "text" and self._fact:
            self._says[self._fact] += event.seen

    def _begin(self, event: Event) -> None:
        if self._start is None:
            if event.name == "item":
                self._start, self._depth, self._fields = event.start, 0, []
                self._says = dict.fromkeys(self._says, "")
            return
        self._depth += 1
        if self._depth > 1:
            return
        around = next((name for name in ("excerpt", "content") if f"/{name}/" in event.space), "")
        self._kind = _COPY.get((event.name, around))
        self._fact = event.name if event.name in self._says else ""
        self._pieces = []

    def _end(self, event: Event) -> None:
        if self._start is None:
            return
        if self._depth == 0:
            if self._says["post_type"].strip() in _TYPES:
                number = self._says["post_id"].strip()
                self.posts.append(Post(self._start, event.end, number, tuple(self._fields)))
            self._start = None
        elif self._depth == 1:
            if self._kind is not None and self._pieces:
                self._fields.append(_field(self._kind, self._pieces))
            self._kind, self._fact = None, ""
        self._depth -= 1

    def _add(self, event: Event) -> None:
        shift = self._start or 0
        piece = _Piece(event.start - shift, event.seen, event.end - shift, event.is_written)
        last = self._pieces[-1] if self._pieces else None
        if last and last.is_written and piece.is_written and last.end == piece.start:
            self._pieces[-1] = _Piece(last.start, last.text + piece.text, piece.end, is_written=True)
        else:
            self._pieces.append(piece)


def _field(kind: str, pieces: Sequence[_Piece]) -> Field:
    made = Field(kind, "html", pieces[0].start, pieces[-1].end, FORBIDDEN)
    for start, text, end, is_written in pieces:
        if not is_written:
            made.escape(start, end, text)
            continue
        at = 0
        for found in _TYPED.finditer(text) if kind == "body" else ():
            meant = _meant(found)
            if meant is not None:
                made.verbatim(text[at : found.start()], start + at)
                made.escape(start + found.start(), start + found.end(), meant)
                at = found.end()
        made.verbatim(text[at:], start + at)
    return made


def _meant(found: "re.Match[str]") -> str | None:
    """Return the HTML that a gap or a shortcode stands for, None for brackets that are copy."""
    if found["gap"]:
        return "\n<p>"
    name, closes = found["name"], bool(found["close"])
    if name in _CAPTIONS:
        return "</figcaption>" if closes else "<figcaption>"
    return "<wbr>" if name in _SHORTCODES or closes or "=" in found["rest"] else None
