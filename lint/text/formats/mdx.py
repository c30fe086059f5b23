"""Find what MDX adds to Markdown: imports, exports, expressions in braces with comments, component tags.

All of it is markup, but the text between the tags of a component is copy. Code is recognised as MDX does it: an import
or an export begins a paragraph, and braces are an expression if they balance outside JavaScript's strings and comments.
Unbalanced braces are text. At most one search of a paragraph, and one of the text, finds nothing, so the time is
linear.
"""

import re
from collections.abc import Iterator, Sequence

from lint.text.formats import MARKUP, OPAQUE, Construct

_MODULE = re.compile(
    r"""import\b\s*+(?:["'{*]|[\w$]++\s*+(?:,|from\b))
      | export\b\s*+(?:[{*]|(?:default|const|let|var|function|class|async)\b)""",
    re.VERBOSE,
)
_LINE = re.compile(r"[^\r\n]++")
_BRACE = re.compile(r"\\?\{")
_SIMPLE = re.compile(r"\{[^{}]*+\}")
_COMMENT = re.compile(r"\{\s*+/\*(?P<body>(?:[^*]|\*(?!/))*+)\*/\s*+\}")
_SCRIPT = re.compile(
    r"""(?P<comment>/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|//[^\r\n]*+)
      | "(?:[^"\\\r\n]|\\.)*+" | '(?:[^'\\\r\n]|\\.)*+' | `(?:[^`\\]|\\.)*+`
      | (?P<open>[{(\[]) | (?P<close>[})\]])
      | (?P<gap>(?>\r\n|\r|\n)[ \t]*+(?=[\r\n]|\Z))""",
    re.VERBOSE | re.DOTALL,
)
_TAG = re.compile(r"""</?(?P<name>[A-Za-z_$][\w$.:-]*+|(?=/?>))(?P<rest>(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)>""")


def find(text: str, start: int, code: Sequence[tuple[int, int]]) -> list[Construct]:
    """Return the modules and expressions of text[start:] in order; none begins in one of the ranges `code`."""
    return list(_Finder(text, code).found(start))


def component_tags(text: str, start: int) -> Iterator[Construct]:
    """Yield the tags of components in text[start:], as markup; their expressions are filled with letters."""
    for tag in _TAG.finditer(text, start):
        name = tag["name"]
        if not name or name[0].isupper() or not name.replace("-", "").isalnum():
            yield Construct(*tag.span(), MARKUP)


def comment_body(text: str, construct: Construct) -> tuple[int, int] | None:
    """Return the offsets of the words of a comment, None for a construct that is not a comment."""
    found = _COMMENT.match(text, construct.start, construct.end)
    return found.span("body") if found else None


class _Finder:
    """Walks over the paragraphs of a text once."""

    def __init__(self, text: str, code: Sequence[tuple[int, int]]) -> None:
        self._text, self._code = text, code
        self._next_code = 0
        self._in_vain = False

    def found(self, start: int) -> Iterator[Construct]:
        at = start
        for first, end in _paragraphs(self._text, start):
            if end <= at:
                continue
            if first >= at and _MODULE.match(self._text, first) and not self._in_code(first):
                last = self._module_end(first)
                at = end if last is None else last
                yield Construct(first, at, MARKUP)
                continue
            for construct in self._expressions(max(first, at), end):
                yield construct
                at = construct.end

    def _expressions(self, start: int, stop: int) -> Iterator[Construct]:
        at, broken = start, False
        while (opened := _BRACE.search(self._text, at, stop)) is not None:
            first = opened.start()
            past = self._in_code(first)
            if past or self._text[first] == "\\":
                at = max(past, opened.end())
                continue
            end = None if broken else self._balanced(first, stop)
            if end is None and not broken and self._begins_line(first):
                end = self._beyond(first)
            if end is None:
                broken = True
                simple = _SIMPLE.match(self._text, first, stop)
                end = simple.end() if simple else None
            if end is None:
                at = first + 1
                continue
            yield Construct(first, end, MARKUP if _COMMENT.match(self._text, first, end) else OPAQUE)
            at = end
            if at >= stop:
                return

    def _in_code(self, at: int) -> int:
        """Return the end of the code that a place stands in, 0 for none; places are asked in order."""
        code = self._code
        while self._next_code < len(code) and code[self._next_code][1] <= at:
            self._next_code += 1
        inside = self._next_code < len(code) and code[self._next_code][0] <= at
        return code[self._next_code][1] if inside else 0

    def _begins_line(self, at: int) -> bool:
        before = self._text[max(at - 4, 0) : at].replace("\r", "\n").rpartition("\n")[2]
        return not before.strip() and len(before) < 4  # noqa: PLR2004 - further in, it stands in a line or in code

    def _beyond(self, first: int) -> int | None:
        """Return where an expression that fills paragraphs ends; the first search in vain is the last."""
        if self._in_vain:
            return None
        end = self._balanced(first, len(self._text))
        self._in_vain = end is None
        return end

    def _balanced(self, first: int, stop: int) -> int | None:
        """Return where the brackets that open at a place are closed."""
        depth = 0
        for part in _SCRIPT.finditer(self._text, first, stop):
            if part["open"]:
                depth += 1
            elif part["close"]:
                depth -= 1
                if not depth:
                    return part.end()
        return None

    def _module_end(self, first: int) -> int | None:
        """Return where imports and exports end: at the first empty line outside brackets."""
        if self._in_vain:
            return None
        depth = 0
        for part in _SCRIPT.finditer(self._text, first):
            if part["gap"] is not None:
                if depth <= 0:
                    return part.start()
            elif part["open"] or part["close"]:
                depth += 1 if part["open"] else -1
        self._in_vain = depth > 0
        return None if self._in_vain else len(self._text)


def _paragraphs(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a text that no empty line parts."""
    first, last = -1, start
    for line in _LINE.finditer(text, start):
        gap = text[last : line.start()].replace("\r\n", "\n").replace("\r", "\n")
        is_blank = line.group().isspace()
        if first >= 0 and (is_blank or gap.count("\n") > 1):
            yield first, last
            first = -1
        if first < 0 and not is_blank:
            first = line.start()
        last = line.end()
    if first >= 0:
        yield first, last
