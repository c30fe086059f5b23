"""Divide AsciiDoc into blocks, and mask its markup in place.

Listings, literal and passthrough blocks, comments and macros without copy are hidden. What is said to newslint is a
comment on a line of its own: `// newslint: ignore RULE reason: why it stands`.
"""

import re

from lint.text.formats import MARKUP, OPAQUE, Comment, Link, Read, tags
from lint.text.formats.light_markup import Line, Writing, lines

_TITLE = re.compile(r"={1,6}\s++(?=\S)")
_FENCE = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|={4,}|\*{4,}|_{4,}|--|```\S*|[|,:!]===)\Z")
_TABLES = ("|===", "!===")
_HIDING = ("----", "....", "++++", "////", "```", ",===", ":===")
_ATTRIBUTE = re.compile(r":!?(?P<name>[\w-]++)!?:(?:\s++|\Z)")
_BLOCK_ATTRIBUTES = re.compile(r"\[(?P<list>[^\]\r\n]*+)\]\Z|\[\[[^\]\r\n]*+\]\]\Z")
_BLOCK_TITLE = re.compile(r"\.(?=[^\s.])")
_BLOCK_MACRO = re.compile(r"[a-z]\w*+::[^\s\[]*+\[[^\r\n]*\]\Z")
_MARKER = re.compile(r"(?:\*{1,5}|-|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.|<(?:\d{1,3}|\.)>)\s++(?:\[[ xX*]\]\s++)?")
_TERM = re.compile(r"(?P<term>[^\r\n]{1,200}?)(?P<mark>:{2,4}|;;)(?:\s++|\Z)")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s++")
_SETEXT = re.compile(r"(?:=+|-+|~+|\^+|\++)\Z")
_RULES = ("'''", "<<<", "---", "***", "+")
_REVISION = re.compile(r"v?\d[\w.-]*+,|\d{4}-\d\d-\d\d")
_CODE = frozenset("asciimath latexmath listing literal pass source stem".split())
_STYLES = {
    **dict.fromkeys("quote verse".split(), "quote"),
    **dict.fromkeys((".lead", "abstract", "role=lead", 'role="lead"'), "standfirst"),
}

_TOKEN = re.compile(
    r"""
      \\(?P<escaped>[^\w\s])
    | (?P<opening>["'])`(?=\S) | (?<=\S)`(?P<closing>["'])
    | (?<![\w`\\])`{1,2}(?P<literal>[^\s`](?:[^`]{0,1000}[^\s`])?)`{1,2}(?!\w)
    | (?:\+\+\+|pass:\w{0,9}\[)(?P<raw>.{1,1000}?)(?:\+\+\+|\])
    | <<(?P<id>[^<>,\r\n]{1,200})(?:,(?P<named>[^<>]{1,500}))?>>
    | footnote:(?P<footnote>[\w-]{0,40})\[[^\]]{0,1000}\]
    | (?P<macro>(?:link|xref|mailto):|(?=(?:https?|ftp|irc)://))(?P<address>[^\s\[\]<>]{1,1000})\[(?P<shown>[^\]]{0,1000})\]
    | \b(?P<other>image|icon|kbd|btn|menu|stem|latexmath|asciimath|indexterm|anchor):(?!:)[^\s\[\]]{0,500}\[[^\]]{0,1000}\]
    | \[\[(?P<anchor>[^\]\r\n]{1,200})\]\]
    | (?P<attribute>\{[\w-]{1,80}(?::[^{}\r\n]{0,100})?\})
    | (?:\[(?P<role>[^\]\r\n]{0,100})\])?(?:
          \#\#(?P<mark2>\S(?:[^\#]{0,1000}\S)?)\#\# | (?<![\w\#])\#(?P<mark>[^\s\#](?:[^\#]{0,1000}[^\s\#])?)\#(?!\w)
        | \*\*(?P<bold2>\S(?:[^*]{0,1000}\S)?)\*\* | (?<![\w*])\*(?P<bold>[^\s*](?:[^*]{0,1000}[^\s*])?)\*(?!\w)
        | __(?P<slant2>\S(?:[^_]{0,1000}\S)?)__ | (?<!\w)_(?P<slant>[^\s_](?:[^_]{0,1000}[^\s_])?)_(?!\w)
      )
    | \^(?P<raised>[^\s^]{1,100})\^ | ~(?P<lowered>[^\s~]{1,100})~
    | (?P<ending>[ \t]\+)(?=[ \t]*[\r\n])
    | (?P<reference>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});)
    """,
    re.VERBOSE | re.DOTALL,
)
_CURLED = {('"', True): "“", ('"', False): "”", ("'", True): "‘", ("'", False): "’"}


def blocks(text: str) -> Read:
    """Return the masked text, its blocks, links and comments."""
    return _AsciiDocReader(text).read()


class _AsciiDocReader:
    """Goes through the lines of a text once."""

    def __init__(self, text: str) -> None:
        self._writing = Writing(text, _TOKEN, _take)
        self._lines = lines(text)
        self._at = 0
        self._within: list[tuple[str, str]] = []
        self._style = ""
        self._is_hidden = False

    def read(self) -> Read:
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.is_blank:
                self._at += 1
            elif not self._furniture(line):
                self._block(line)
        return self._writing.finish()

    @property
    def _kind(self) -> str:
        return self._style or next((kind for _, kind in reversed(self._within) if kind), "body")

    def _furniture(self, line: Line) -> bool:
        """Read a line that is no copy, or what it hides."""
        words = line.text
        attributes = _BLOCK_ATTRIBUTES.match(words)
        if words.startswith("//") and not words.startswith("///"):
            self._writing.comments.append(Comment(line.start, line.end, line.start + 2, line.end))
        elif _FENCE.match(words) and not self._is_setext(self._at):
            return self._fence(words)
        elif attributes is not None:
            self._take_attributes(attributes["list"] or "")
        elif _ATTRIBUTE.match(words):
            found = _ATTRIBUTE.match(words)
            if found and found["name"] == "description":
                self._writing.block(line.start + found.end(), line.end, "standfirst")
        elif _BLOCK_MACRO.match(words) or words in _RULES or words.startswith("-- "):
            pass
        else:
            return False
        self._at += 1
        return True

    def _take_attributes(self, written: str) -> None:
        first = written.split(",", maxsplit=1)[0].strip()
        name = first.partition("%")[0].partition("#")[0]
        self._is_hidden = name in _CODE
        self._style = _STYLES.get(name, "")

    def _fence(self, fence: str) -> bool:
        """Begin or end a block between two lines of signs; one that is never closed goes to the end."""
        mark = fence[:3] if fence.startswith("```") else fence
        hides = mark.startswith(_HIDING) or (self._is_hidden and not mark.startswith(("====", "****")))
        self._at += 1
        if hides:
            while self._at < len(self._lines) and self._lines[self._at].text != mark:
                self._at += 1
            self._at += 1
        elif self._within and self._within[-1][0] == mark:
            self._within.pop()
        else:
            kind = "table" if mark in _TABLES else "quote" if mark.startswith("____") else self._style
            self._within.append((mark, kind))
        self._style, self._is_hidden = "", False
        return True

    def _is_setext(self, number: int) -> bool:
        """Tell whether a line of signs stands below a title of its length."""
        if number == 0 or not _SETEXT.match(self._lines[number].text):
            return False
        above = self._lines[number - 1]
        is_alone = number == 1 or self._lines[number - 2].is_blank
        return bool(above.text) and is_alone and abs(len(above.text) - len(self._lines[number].text)) <= 1

    def _block(self, line: Line) -> None:
        """Read a title, an item or a paragraph."""
        if _BLOCK_TITLE.match(line.text) and not self._is_hidden:
            # What was said of the block above it is still to come.
            self._writing.block(line.start + 1, line.end, "caption")
            self._at += 1
            return
        if self._is_hidden or self._is_literal(line):
            self._skip_paragraph()
        elif any(kind == "table" for _, kind in self._within):
            self._row(line)
        elif not self._title(line):
            self._item(line)
        self._style, self._is_hidden = "", False

    def _is_literal(self, line: Line) -> bool:
        """Tell whether a line begins a literal paragraph: an indented one that is no item."""
        is_item = _MARKER.match(line.text) or _TERM.match(line.text)
        return bool(line.indent) and not self._within and not is_item

    def _title(self, line: Line) -> bool:
        """Read a title, with signs in front of it or below it."""
        title = _TITLE.match(line.text)
        if title is not None:
            self._at += 1
            self._writing.block(line.start + title.end(), line.end, "headline")
            if self._at == 1:
                self._authors()
            return True
        if self._at + 1 < len(self._lines) and self._is_setext(self._at + 1):
            self._writing.block(line.start, line.end, "headline")
            self._at += 2
            return True
        return False

    def _item(self, line: Line) -> None:
        """Read an item of a list, a term with what it means, or a paragraph."""
        marker, term = _MARKER.match(line.text), _TERM.match(line.text)
        if marker is not None:
            self._paragraph(line.start + marker.end(), "list")
        elif term is not None and "://" not in term["term"]:
            self._writing.block(line.start, line.start + term.end("term"), "list")
            self._paragraph(line.start + term.end(), "list")
        else:
            label = _ADMONITION.match(line.text)
            self._paragraph(line.start + (label.end() if label else 0), self._kind)

    def _authors(self) -> None:
        """Read the line with the authors below the title of the document, and the revision below that."""
        line = self._lines[self._at] if self._at < len(self._lines) else None
        if line is None or line.is_blank or line.text.startswith((":", "//", "[")):
            return
        self._writing.block(line.start, line.end, "byline")
        self._at += 1
        if self._at < len(self._lines) and _REVISION.match(self._lines[self._at].text):
            self._at += 1

    def _paragraph(self, start: int, kind: str) -> None:
        """Read the lines of a paragraph, up to a line that begins something else."""
        at = start
        end = self._lines[self._at].end
        self._at += 1
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.is_blank or _FENCE.match(line.text) or line.text == "+" or line.text.startswith("-- "):
                break
            if kind == "list" and (_MARKER.match(line.text) or _TERM.match(line.text)):
                break
            if line.text.startswith("//") or _BLOCK_ATTRIBUTES.match(line.text) or _BLOCK_MACRO.match(line.text):
                break
            end = line.end
            self._at += 1
        if at < end:
            self._writing.block(at, end, kind)

    def _row(self, line: Line) -> None:
        """Read the cells of a line of a table."""
        at = 0
        for piece in line.text.split("|"):
            self._writing.block(line.start + at, line.start + at + len(piece), "table")
            at += len(piece) + 1
        self._at += 1

    def _skip_paragraph(self) -> None:
        while self._at < len(self._lines) and self._lines[self._at].text:
            self._at += 1


def _take(writing: Writing, found: "re.Match[str]", depth: int) -> None:
    """Read markup within a paragraph."""
    page, (start, end) = writing.page, found.span()
    kind = found.lastgroup or ""
    if kind in ("literal", "attribute", "other", "id"):
        page.see(start, end, OPAQUE)
    elif kind in ("opening", "closing"):
        page.see(start, end, _CURLED[found[kind], kind == "opening"])
    elif kind == "escaped":
        page.see(start, end, found[kind])
    elif kind == "footnote":
        writing.links.append(Link(max(start - 1, 0), end, "footnote"))
    elif kind == "named":
        writing.words(*found.span("named"), depth)
    elif kind == "shown":
        _linked(writing, found, depth)
    elif kind == "ending":
        page.see(start, end, MARKUP)
    elif kind == "reference":
        for first, last, seen in tags.references(writing.text, start, end):
            page.see(first, last, seen)
    elif kind == "raised":
        page.begin_raised()
        page.see(*found.span(kind))
        page.end_raised()
    elif kind != "anchor":
        writing.words(*found.span(kind), depth)


def _linked(writing: Writing, found: "re.Match[str]", depth: int) -> None:
    """Read a link: its words, or its address where it has none."""
    start, end = found.span("shown")
    words = found["shown"].partition(",")[0].removesuffix("^") if "window" in found["shown"] else found["shown"]
    if words.strip("^"):
        end = start + len(words.rstrip("^"))
        writing.link(start, end, "" if found["macro"] == "xref:" else found["address"], depth)
    else:
        writing.page.see(*found.span(), OPAQUE)
