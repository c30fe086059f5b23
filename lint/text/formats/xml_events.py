"""Walk over XML with expat, the parser of the standard library, with offsets of every tag and piece of text.

Nothing is fetched: no external entity and no DTD is read, and a document that declares entities of its own is refused.
"""

import re
from collections.abc import Callable, Mapping
from pyexpat import ExpatError, ParserCreate, XMLParserType, errors
from typing import NamedTuple

from lint.text.formats.byte_map import ByteMap

DEEPEST = 500
"""How deeply elements may lie in each other."""

_SEPARATOR = " "
_SURROGATE = re.compile("[\ud800-\udfff]")


class FaultError(ValueError):
    """A text that is not XML, or not such as newslint reads: the offset of the fault, and what it is."""

    def __init__(self, offset: int, message: str) -> None:
        """Take the offset in code points and the message."""
        super().__init__(message)
        self.offset = offset
        self.message = message


class Event(NamedTuple):
    """A tag, a comment or a piece of text, at code points [start, end) of the document.

    `name` is the local name of the element of a tag, and `what` "start", "end", "comment" or "text". A piece of text
    is `seen`: as it `is_written`, or as the character that a reference stands for. `space` is the element's namespace.
    """

    what: str
    start: int
    end: int
    name: str = ""
    space: str = ""
    attributes: Mapping[str, str] = {}
    seen: str = ""
    is_written: bool = True


class _Raw(NamedTuple):
    what: str
    at: int
    name: str = ""
    attributes: Mapping[str, str] = {}
    seen: str = ""


def walk(text: str, take: Callable[[Event], None]) -> None:
    """Pass the events of an XML document to a function, in order. Raises FaultError."""
    _Walker(text, take).run()


class _Walker:
    """Turns what expat reports, each with where it begins, into events that also know where they end."""

    def __init__(self, text: str, take: Callable[[Event], None]) -> None:
        self._data = _SURROGATE.sub("\ufffd", text).encode()
        self._text = text
        self._map = ByteMap(text)
        self._take = take
        self._pending: _Raw | None = None
        self._is_cdata = False
        self._depth = 0
        self._parser = self._made()

    def _made(self) -> XMLParserType:
        # The text is decoded already, so the encoding that it declares is no longer true.
        parser = ParserCreate("utf-8", _SEPARATOR)
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = lambda name: self._next(_Raw("end", self._at, name))
        parser.CharacterDataHandler = lambda seen: self._next(_Raw("text", self._at, seen=seen))
        parser.StartCdataSectionHandler = lambda: self._cdata(begins=True)
        parser.EndCdataSectionHandler = lambda: self._cdata(begins=False)
        parser.CommentHandler = lambda _: self._next(_Raw("comment", self._at))
        parser.ProcessingInstructionHandler = lambda *_: self._next(_Raw("", self._at))
        parser.SkippedEntityHandler = self._entity
        parser.EntityDeclHandler = self._declared
        parser.DefaultHandlerExpand = lambda _: self._next(_Raw("", self._at))
        return parser

    @property
    def _at(self) -> int:
        return self._parser.CurrentByteIndex

    def run(self) -> None:
        """Read the whole text."""
        try:
            self._parser.Parse(self._data, True)  # noqa: FBT003 - takes no name
        except ExpatError as error:
            offset = self._map.at(min(max(self._parser.ErrorByteIndex, 0), len(self._data)))
            words = errors.messages.get(error.code, "it is broken here")
            raise FaultError(offset, f"this is not well-formed XML: {words}") from None
        self._next(_Raw("", len(self._data)))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._next(_Raw("start", self._at, name, attributes))

    def _entity(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - as expat calls it
        from html.entities import html5  # noqa: PLC0415 - hardly any document has one

        self._next(_Raw("" if is_parameter else "text", self._at, seen=html5.get(f"{name};", "\ufffd")))

    def _declared(self, *_: object) -> None:
        # expat is at the end of the declaration here
        at = self._text.rfind("<!ENTITY", 0, self._map.at(self._at))
        raise FaultError(max(at, 0), "this document declares entities of its own, which newslint does not read")

    def _cdata(self, *, begins: bool) -> None:
        self._next(_Raw("", self._at))
        self._is_cdata = begins

    def _next(self, raw: _Raw) -> None:
        """Take the event before, which ends where this one begins."""
        before, self._pending = self._pending, raw
        if before is None or not before.what:
            return
        start, end = self._map.at(before.at), self._map.at(max(raw.at, before.at))
        if before.what in ("text", "comment"):
            written = self._is_cdata or not self._text.startswith("&", start)
            seen = self._text[start:end] if written else before.seen
            self._take(Event(before.what, start, end, seen=seen, is_written=written))
            return
        self._depth += 1 if before.what == "start" else -1
        if self._depth > DEEPEST:
            raise FaultError(start, f"elements lie in each other more than {DEEPEST} deep")
        space, _, name = before.name.rpartition(_SEPARATOR)
        self._take(Event(before.what, start, end, name, space, before.attributes))
