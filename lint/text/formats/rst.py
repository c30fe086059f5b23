"""Divide reStructuredText into blocks, and mask its markup in place.

Literal blocks, comments, targets and directives without copy are hidden. What is said to newslint is a comment:
`.. newslint: ignore RULE reason: why it stands`.
"""

import re
from typing import NamedTuple

from lint.text.formats import OPAQUE, Comment, Link, Read
from lint.text.formats.light_markup import Line, Writing, lines

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}+\Z")
_EXPLICIT = re.compile(r"\.\.(?:\s++|\Z)")
_DIRECTIVE = re.compile(r"\.\.\s++(?P<name>[\w][\w:+.-]*?)\s?::(?:\s++|\Z)")
_TARGET = re.compile(r"\.\.\s++(?:_[^\s].*?:(?:\s|\Z)|__(?:\s|\Z)|\|[^|]++\|\s)|__\s")
_FOOTNOTE = re.compile(r"\.\.\s++\[[^\]]++\]\s++")
_MARKER = re.compile(r"(?:[-*+•‣⁃]|\(?(?:\d{1,4}|[a-zA-Z#]|[ivxlcdmIVXLCDM]{1,7})[.)])\s++")
_FIELD = re.compile(r":(?P<name>(?![:\s])[^:\r\n]{1,60}):(?:\s++|\Z)")
_GRID = re.compile(r"\+[-=+]{2,}+\Z")
_SIMPLE = re.compile(r"={2,}+(?:\s++={2,}+)++\Z")
_CELLS = re.compile(r"[^|\s](?:[^|\s]|[ \t](?![ \t]*(?:\||\Z)))*+")
_COLUMNS = re.compile(r"\S++(?:[ \t]\S++)*+")

_COPY = {
    **dict.fromkeys(
        """admonition attention caution class compound container danger deprecated error hint important note only rst-class
        seealso sidebar tip topic versionadded versionchanged warning""".split(),
        "",
    ),
    **dict.fromkeys("epigraph highlights pull-quote".split(), "quote"),
    **dict.fromkeys("list-table table".split(), "table"),
    "figure": "caption",
    "abstract": "standfirst",
}
"""Directives with copy in them: its kind, "" for that of the text around."""

_BEGUN = frozenset("attention caution danger error hint important note seealso tip warning".split())
"""Directives whose copy may begin in their own line."""

_TITLED = frozenset("admonition rubric sidebar table topic".split())
_FIELDS = {
    **dict.fromkeys("author authors".split(), "byline"),
    **dict.fromkeys("abstract summary description".split(), "standfirst"),
}
_ROLES = frozenset(
    "abbr abbreviation dfn emphasis guilabel menuselection strong sub subscript sup superscript term title title-reference".split()
)
_REFERRING = frozenset("any doc download numref ref term".split())

_TOKEN = re.compile(
    r"""
      \\(?P<escaped>.)
    | (?<![\w`])``(?P<literal>(?=\S).{1,1000}?)``(?!\w)
    | (?::(?P<role>[\w.+-]{1,40}(?::[\w.+-]{1,40}){0,3}):)?(?<![\w\\`])(?P<target>_)?`(?P<words>(?=[^\s`])[^`]{1,1000})`(?P<ref>__?)?
    | (?<![\w*\\])\*\*(?P<strong>(?=\S)[^*]{1,1000}(?:\*[^*]{1,200})?)(?<!\s)\*\*(?!\w)
    | (?<![\w*\\])\*(?P<emphasis>(?=[^\s*])[^*]{1,1000})(?<!\s)\*(?![\w*])
    | (?<![\w|\\])\|(?P<substitution>(?=\S)[^|\r\n]{1,100})(?<!\s)\|(?:__?)?(?!\w)
    | \[(?P<note>\d{1,4}|\#[\w.-]{0,60}|\*|[A-Za-z][\w.-]{0,60})\]_(?!\w)
    | (?<![\w\\])(?P<word>[^\W_](?:[\w.+:-]{0,80}[^\W_])?)__?(?![\w`])
    """,
    re.VERBOSE | re.DOTALL,
)
_ADDRESSED = re.compile(r"(?P<shown>.*?)\s*<(?P<address>[^<>]*)>\Z", re.DOTALL)


class _Level(NamedTuple):
    """An indentation, and the kind of the paragraphs at it."""

    indent: int
    kind: str


def blocks(text: str) -> Read:
    """Return the masked text, its blocks, links and comments."""
    return _RstReader(text).read()


class _RstReader:
    """Goes through the lines of a text once."""

    def __init__(self, text: str) -> None:
        self._writing = Writing(text, _TOKEN, _take)
        self._lines = lines(text)
        self._at = 0
        self._levels = [_Level(0, "body")]
        self._literal_above: int | None = None

    def read(self) -> Read:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.is_blank:
                self._at += 1
            elif self._literal_above is not None and line.indent > self._literal_above:
                self._skip_deeper(self._literal_above)
                self._literal_above = None
            else:
                self._literal_above = None
                self._settle(line.indent)
                self._one(line)
        return self._writing.finish()

    def _settle(self, indent: int) -> None:
        """End what stands deeper than an indentation; what is deeper than all before is a quotation."""
        while len(self._levels) > 1 and self._levels[-1].indent > indent:
            self._levels.pop()
        if indent > self._levels[-1].indent:
            kind = self._levels[-1].kind
            self._levels.append(_Level(indent, "quote" if kind == "body" else kind))

    @property
    def _kind(self) -> str:
        return self._levels[-1].kind

    def _one(self, line: Line) -> None:
        """Read the block that begins with a line."""
        words = line.text
        marker = _MARKER.match(words)
        if _EXPLICIT.match(words) or words.startswith("__ "):
            self._explicit(line)
        elif self._title(line):
            return
        elif _GRID.match(words) or _SIMPLE.match(words):
            self._table(is_grid=words.startswith("+"))
        elif words.startswith(">>> "):
            self._skip_paragraph()
        elif words.startswith("| "):
            self._writing.block(line.start + 2, line.end, self._kind)
            self._at += 1
        elif _FIELD.match(words):
            self._field(line)
        elif marker is not None:
            self._levels.append(_Level(line.indent + marker.end(), "list"))
            self._paragraph(line.start + marker.end(), self._levels[-1].indent, "list")
        else:
            self._paragraph(line.start, line.indent, self._kind)

    def _title(self, line: Line) -> bool:
        """Read a title with a line of signs below it, or above and below; or a line of signs that parts two texts."""
        following = [each.text for each in self._lines[self._at + 1 : self._at + 3]] + ["", ""]
        if _ADORNMENT.match(line.text):
            if following[0] and following[1][:1] == line.text[0] and _ADORNMENT.match(following[1]):
                title = self._lines[self._at + 1]
                self._writing.block(title.start, title.end, "headline")
                self._at += 3
                return True
            self._at += 1
            return True
        if _ADORNMENT.match(following[0]) and len(following[0]) >= min(len(line.text), 4) and line.indent == 0:
            self._writing.block(line.start, line.end, "headline")
            self._at += 2
            return True
        return False

    def _paragraph(self, start: int, indent: int, kind: str) -> None:
        """Read the lines of a paragraph; one with a deeper line right below it is a term that is explained there."""
        first = self._at
        self._at += 1
        is_term = self._is_deeper(indent)
        while not is_term and self._at < len(self._lines):
            line = self._lines[self._at]
            if line.is_blank or line.indent < indent:
                break
            self._at += 1
        last = self._lines[self._at - 1]
        end = last.end
        if last.text.endswith("::"):
            end -= 2 if last.text[:-2].endswith((" ", "\t")) or last.text == "::" else 1
            self._literal_above = min(line.indent for line in self._lines[first : self._at])
        elif is_term:
            kind = "list" if kind == "body" else kind
            self._levels.append(_Level(self._lines[self._at].indent, kind))
        if start < end:
            self._writing.block(start, end, kind)

    def _is_deeper(self, indent: int) -> bool:
        """Tell whether the next line has words and stands deeper."""
        below = self._lines[self._at] if self._at < len(self._lines) else None
        return below is not None and not below.is_blank and below.indent > indent

    def _field(self, line: Line) -> None:
        """Read a field: its name is no copy, and its text is if it is known to be."""
        found = _FIELD.match(line.text)
        kind = _FIELDS.get(found["name"].lower()) if found else None
        first = self._at
        self._skip_deeper(line.indent)
        if found and kind:
            self._writing.block(line.start + found.end(), self._last_end(first), kind)

    def _last_end(self, first: int) -> int:
        """Return the end of the last line before this one that has words, from a first one on."""
        return next(line.end for line in reversed(self._lines[first : self._at]) if line.text)

    def _explicit(self, line: Line) -> None:
        words = line.text
        directive = _DIRECTIVE.match(words)
        footnote = _FOOTNOTE.match(words)
        if directive is not None:
            self._directive(line, directive["name"].lower(), line.start + directive.end())
        elif footnote is not None:
            self._levels.append(_Level(line.indent + 3, "body"))
            self._paragraph(line.start + footnote.end(), line.indent + 1, "body")
        else:
            first = self._at
            self._skip_deeper(line.indent)
            if not _TARGET.match(words):
                end = self._last_end(first)
                self._writing.comments.append(Comment(line.start, end, min(line.start + 2, end), end))

    def _directive(self, line: Line, name: str, argument: int) -> None:
        """Read a directive: its argument and options are no copy, apart from a title."""
        if name in _TITLED and argument < line.end:
            self._writing.block(argument, line.end, "caption" if name == "table" else "headline")
        if name not in _COPY:
            self._skip_deeper(line.indent)
            return
        self._at += 1
        while self._is_deeper(line.indent) and self._lines[self._at].text.startswith(":"):
            self._at += 1
        if name in _BEGUN and argument < line.end:
            self._writing.block(argument, line.end, "body")
        while self._at < len(self._lines) and self._lines[self._at].is_blank:
            self._at += 1
        if self._is_deeper(line.indent):
            self._levels.append(_Level(self._lines[self._at].indent, _COPY[name] or self._kind))

    def _skip_deeper(self, indent: int) -> None:
        """Skip a line and all deeper ones below it."""
        self._at += 1
        while self._at < len(self._lines) and (self._lines[self._at].is_blank or self._lines[self._at].indent > indent):
            self._at += 1

    def _skip_paragraph(self) -> None:
        while self._at < len(self._lines) and self._lines[self._at].text:
            self._at += 1

    def _table(self, *, is_grid: bool) -> None:
        """Read a table line by line: each cell of a line is a block, and the lines between rows are none."""
        while self._at < len(self._lines) and self._lines[self._at].text:
            line = self._lines[self._at]
            if not (_GRID.match(line.text) or _SIMPLE.match(line.text)):
                for cell in (_CELLS if is_grid else _COLUMNS).finditer(line.text):
                    self._writing.block(line.start + cell.start(), line.start + cell.end(), "table")
            self._at += 1


def _take(writing: Writing, found: "re.Match[str]", depth: int) -> None:
    """Read markup within a paragraph."""
    start, end = found.span()
    kind = found.lastgroup
    if found["words"] is not None:
        _quoted(writing, found, depth)
    elif kind == "escaped":
        if not found["escaped"].isspace():
            writing.page.see(start, end, found["escaped"])
    elif kind in ("literal", "substitution"):
        writing.page.see(start, end, OPAQUE)
    elif kind == "note":
        # It stands behind the stop of what it is the source of, and so is given the place of that.
        writing.links.append(Link(max(start - 1, 0), end, found["note"]))
    elif kind is not None:
        writing.words(*found.span(kind), depth)


def _quoted(writing: Writing, found: "re.Match[str]", depth: int) -> None:
    """Read text in backquotes: a link, text with a role, or a title."""
    start, end = found.span("words")
    role = (found["role"] or "").rpartition(":")[2].lower()
    addressed = _ADDRESSED.match(writing.text, start, end)
    if role and role not in _ROLES and not (role in _REFERRING and addressed):
        writing.page.see(*found.span(), OPAQUE)
    elif addressed is not None and (found["ref"] or role):
        shown = addressed.span("shown")
        if shown[0] < shown[1]:
            writing.link(*shown, addressed["address"] if found["ref"] else "", depth)
        else:
            writing.page.see(*found.span(), OPAQUE)
    else:
        writing.link(start, end, writing.text[start:end] if found["ref"] else "", depth)
