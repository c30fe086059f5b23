"""Read YAML into a tree of nodes. No other module imports PyYAML.

The tree is built from PyYAML's events and not from its objects: no text becomes a number or a date, and no nesting can
exhaust the stack. Offsets become lines by `LineIndex`, because YAML counts U+2028 and U+0085 as line breaks and editors
do not.
"""

import re
from typing import TYPE_CHECKING, Any, Literal

from lint.files.tree import Faults, Node
from lint.text.errors import FaultsError
from lint.text.span import LineIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

DEEPEST = 40
"""How deep lists and mappings may be nested."""

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|(?<!\w)\'[^\']*\'')
_SYNTAX_HINTS = (
    ("mapping values are not allowed", 'a text with ": " in it must stand in quotes'),
    ("sequence entries are not allowed", "a list begins on a line of its own"),
    ("unknown escape", "inside double quotes a backslash is written \\\\"),
    ("unexpected end of stream", "a quotation mark is opened and never closed"),
    ("could not find expected ':'", "this line is neither `key: value` nor part of the text above"),
)
_STARTS_NO_TEXT = {"\t": "indent with spaces, not tabs"}


def parse(text: str, name: str) -> Node:
    """Read one YAML document into its tree; an empty one is an empty text. `name` is the file's name in messages.

    Raises FaultsError with every syntax fault: broken syntax, duplicate keys, anchors, tags, a second document.
    """
    text = text.removeprefix("\ufeff")
    lines, faults = LineIndex(text), Faults(name)
    for match in _UNPRINTABLE.finditer(text):
        place = lines.position(match.start())
        faults.add(
            place.line, place.column, f"the character U+{ord(match[0]):04X} cannot stand here: {_escape(match[0])}"
        )
    if len(faults):
        raise FaultsError(faults.listed())
    root = _Builder(lines, faults, len(text)).build(_events(text, lines, faults))
    if len(faults):
        raise FaultsError(faults.listed())
    return root


def _escape(character: str) -> str:
    if 0xD800 <= ord(character) <= 0xDFFF or ord(character) > 0xFF:  # noqa: PLR2004 - the surrogates; one-byte escapes
        return "take it out"
    return f"take it out, or write \\x{ord(character):02x} in double quotes"


def _events(text: str, lines: LineIndex, faults: Faults) -> "Iterator[yaml.Event]":
    import yaml  # noqa: PLC0415 - slow to import and not needed while the cache is warm

    loader: Any = getattr(yaml, "CSafeLoader", None) or yaml.SafeLoader
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        offset = min(mark.index, len(text)) if mark else 0
        place = lines.position(offset)
        faults.add(
            place.line, place.column, _syntax_message(str(getattr(error, "problem", error)), text, offset, lines)
        )


def _syntax_message(problem: str, text: str, offset: int, lines: LineIndex) -> str:
    span = lines.line_span(lines.position(offset).line)
    if "[[" in _QUOTED.sub("", text[span.start : span.end]):
        return "put this example in quotes: outside quotes YAML takes [[ for a list"
    for part, hint in _SYNTAX_HINTS:
        if part in problem:
            return f"this is not YAML: {hint}"
    character = text[offset : offset + 1]
    if "cannot start any token" in problem:
        hint = _STARTS_NO_TEXT.get(character, f"a text that begins with {character} must stand in quotes")
        return f"this is not YAML: {hint}"
    if not text[offset:].strip():
        return "this is not YAML: the file ends before a bracket or a text is closed"
    return "this is not YAML: look for a wrong indent, or for a text that needs quotes, here or in the line above"


class _Frame:
    """A list or mapping that is being read."""

    def __init__(self, event: "yaml.CollectionStartEvent", kind: Literal["list", "mapping"], label: str) -> None:
        self.event, self.kind, self.label = event, kind, label
        self.items: list[Node] = []
        self.entries: dict[str, tuple[Node, Node]] = {}
        self.key: Node | None = None


class _Builder:
    """Builds the tree from the events, without recursion: no nesting can exhaust the stack."""

    def __init__(self, lines: LineIndex, faults: Faults, size: int) -> None:
        self._lines, self._faults, self._size = lines, faults, size
        self._stack: list[_Frame] = []
        self._root: Node | None = None
        self._documents = 0

    def build(self, events: "Iterator[yaml.Event]") -> Node:
        """Return the root of the tree, after noting every fault."""
        for event in events:
            if not self._take(event, type(event).__name__.removesuffix("Event")):
                break
        return self._root or Node(self._faults, 1, 1, plain=True)

    def _take(self, event: Any, name: str) -> bool:  # noqa: ANN401 - PyYAML's events share no useful type
        if name == "DocumentStart":
            self._documents += 1
            if self._documents > 1:
                self._node(event).fault("a second document begins here: give it a file of its own")
            return self._documents == 1
        if name in {"Scalar", "SequenceStart", "MappingStart"}:
            self._refuse_marks(event)
        if name == "Scalar":
            self._attach(self._node(event, value=event.value, plain=event.style in (None, "")))
        elif name == "Alias":
            self._node(event).fault("a text that begins with * must stand in quotes (no YAML references here)")
            self._attach(self._node(event))
        elif name in {"SequenceStart", "MappingStart"}:
            if len(self._stack) == DEEPEST:
                self._node(event).fault(f"lists and mappings stand more than {DEEPEST} deep in each other here")
                return False
            self._stack.append(_Frame(event, "list" if name == "SequenceStart" else "mapping", self._label()))
        elif name in {"SequenceEnd", "MappingEnd"}:
            frame = self._stack.pop()
            flow = bool(frame.event.flow_style)
            parts = {"items": tuple(frame.items), "entries": frame.entries}
            self._attach(self._node(frame.event, kind=frame.kind, label=frame.label, flow=flow, **parts))
        return True

    def _node(self, event: Any, **parts: Any) -> Node:  # noqa: ANN401 - see _take; handed through to Node
        place = self._lines.position(min(event.start_mark.index, self._size))
        return Node(self._faults, place.line, place.column, **{"label": self._label(), **parts})

    def _label(self) -> str:
        if not self._stack:
            return ""
        frame = self._stack[-1]
        return frame.key.value if frame.key else frame.label if frame.kind == "list" else ""

    def _refuse_marks(self, event: Any) -> None:  # noqa: ANN401 - a scalar or the start of a collection
        if event.anchor is not None:
            self._node(event).fault("a text that begins with & must stand in quotes (no YAML anchors here)")
        if event.tag is not None:
            self._node(event).fault("a text that begins with ! must stand in quotes (no YAML tags here)")

    def _attach(self, node: Node) -> None:
        if not self._stack:
            self._root = node
            return
        frame = self._stack[-1]
        if frame.kind == "list":
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node
            if node.kind != "text":
                node.fault("a key must be a word: put a text that holds [ or { in quotes")
            elif node.value == "<<" and node.plain:
                node.fault("YAML's merge key << is not used here")
        else:
            key, frame.key = frame.key, None
            if key.value in frame.entries and key.kind == "text":
                first = frame.entries[key.value][0]
                key.fault(f"`{key.value}` is given twice: first in line {first.line}")
            else:
                frame.entries[key.value] = (key, node)
