"""The formats that newslint reads, by name and by suffix: what a place in each means, and what can be fixed.

Other code asks here which files are copy: `is_copy` for a file found in a folder, `of_suffix` for one that was named.
docs/formats.md is the same table for users.
"""

import re
from enum import Enum

from lint.values import dataclass


class Kind(Enum):
    """How a file of a format becomes texts.

    TEXT is decoded and read in place. EXTRACT is taken out of a file of bytes. RECORDS are several articles in a file.
    """

    TEXT = "text"
    EXTRACT = "extract"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its `name` in the configuration and in reports of bugs, and its `title` in messages.

    `suffixes` are in lower case; the first is the usual one. `unit` is what a place counts (see `LineIndex`). `is_sure`
    is false if other files have these suffixes too, so that the contents decide.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    kind: Kind = Kind.TEXT
    unit: str = "line"
    can_be_fixed: bool = True
    is_sure: bool = True


ALL = (
    Format("text", "plain text", (".txt", ".text")),
    Format("markdown", "Markdown", (".md", ".markdown", ".mdown")),
    Format("mdx", "MDX", (".mdx",)),
    Format("html", "HTML", (".html", ".htm", ".xhtml")),
    Format("rst", "reStructuredText", (".rst", ".rest")),
    Format("asciidoc", "AsciiDoc", (".adoc", ".asciidoc")),
    Format("docx", "Word (.docx)", (".docx",), Kind.EXTRACT, "paragraph"),
    Format("odt", "OpenDocument (.odt)", (".odt",), Kind.EXTRACT, "paragraph"),
    Format("eml", "mail (.eml)", (".eml",), Kind.EXTRACT, "text line", can_be_fixed=False),
    Format("nitf", "NITF", (".nitf", ".xml"), is_sure=False),
    Format("newsml", "NewsML-G2", (".newsml", ".xml"), is_sure=False),
    Format("wxr", "a WordPress export (WXR)", (".wxr", ".xml"), Kind.RECORDS, can_be_fixed=False, is_sure=False),
    Format("ninjs", "ninjs", (".ninjs", ".json"), is_sure=False),
    Format("iptc", "IPTC in JSON", (".json",), is_sure=False),
    Format("jsonl", "an export (JSONL)", (".jsonl", ".ndjson"), Kind.RECORDS, can_be_fixed=False, is_sure=False),
    Format("csv", "an export (CSV)", (".csv", ".tsv"), Kind.RECORDS, can_be_fixed=False, is_sure=False),
    Format("json", "an export (JSON)", (".json",), Kind.RECORDS, can_be_fixed=False, is_sure=False),
)
"""Every format. Of several with one suffix, the contents decide (`sniffed`)."""

BY_NAME = {one.name: one for one in ALL}

TEXTS = tuple(one.name for one in ALL if one.kind is Kind.TEXT)
"""The formats of files that are text and one article: those a suffix can be given in the configuration."""

TEXT_SUFFIXES = tuple(suffix for one in ALL if one.kind is Kind.TEXT and one.is_sure for suffix in one.suffixes)
"""The suffixes of files that an editor opens as text."""

READS = "plain text, Markdown, HTML, reStructuredText, AsciiDoc, Word, OpenDocument, mail and news XML or JSON"
"""The formats, as text for messages."""

NEWS_XML = (".xml", ".nitf", ".newsml", ".wxr")
NEWS_JSON = (".json", ".ninjs")

_BY_SUFFIX = {suffix: one.name for one in reversed(ALL) for suffix in one.suffixes if suffix not in (".xml", ".json")}

_REFUSED = {
    **dict.fromkeys((".doc", ".dot"), "the old Word format: save it as .docx"),
    **dict.fromkeys((".docm", ".dotm"), "a Word document with macros: save it without them, as .docx"),
    **dict.fromkeys((".dotx", ".ott"), "a template, no document: save it as .docx or .odt"),
    **dict.fromkeys(
        (".rtf", ".pages", ".gdoc", ".wpd", ".fodt"), "not read: save the text as .docx, .odt, .txt or .md"
    ),
    **dict.fromkeys((".pdf", ".epub"), "laid out for reading, not for editing: check the text it was made from"),
    **dict.fromkeys((".tex", ".latex", ".ltx"), "not read: `pandoc --to markdown` makes .md of TeX"),
    **dict.fromkeys((".org",), "not read: `pandoc --to markdown` makes .md of Org"),
    **dict.fromkeys((".xls", ".xlsx", ".ods"), "a spreadsheet: save it as .csv, and name its fields under `exports:`"),
    **dict.fromkeys((".msg", ".mbox"), "not read: save the mail as .eml"),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), "a presentation, and not read"),
    **dict.fromkeys((".zip", ".gz", ".7z", ".tar", ".rar"), "an archive: unpack it, and check the files in it"),
}
_SUFFIX = re.compile(r"\.[^\s.]*[^\W\d_][^\s.]*")
"""The suffixes that mark a kind of file; a number or words after a full stop are part of the name."""

# Compiled on first use (`re` keeps them), since few files are XML or JSON:
_ROOT = r"\A\ufeff?(?:[^<]|<[?!](?:--(?:[^-]|-(?!->))*+-->|[^>]*+>))*+<(?:[\w.-]++:)?+([\w.-]++)"
_NEWSML = frozenset({"newsItem", "newsMessage"})
_JSON_KEY = r'"((?:[^"\\]|\\.){1,60})"\s*+:'
_NINJS = frozenset({"body_text", "body_html", "body_xhtml", "bodies", "headlines", "description_text", "descriptions"})


def suffix_of(name: str) -> str:
    """Return the suffix of a file's name in lower case, "" if it has none."""
    base = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = base.rpartition(".")
    return f".{suffix.lower()}" if dot and stem.strip(".") and suffix else ""


def of_suffix(suffix: str) -> str | None:
    """Return the name of the format of a suffix, "xml" or "json" if the contents decide, None for a format not read."""
    if suffix in (".xml", ".json"):
        return suffix[1:]
    return _BY_SUFFIX.get(suffix)


def refusal(suffix: str) -> str | None:
    """Return why files of a suffix are not read, as a message; None for a suffix that is read, or is part of a name."""
    if of_suffix(suffix) is not None or not _SUFFIX.fullmatch(suffix):
        return None
    if suffix in _REFUSED:
        return f"newslint does not read {suffix} files: this is {_REFUSED[suffix]}"
    return (
        f"newslint does not read {suffix} files; it reads {READS}."
        f" If this is copy all the same, name its format in the configuration: `suffixes: {{{suffix}: text}}`"
    )


def sniffed(suffix: str, head: str) -> str | None:
    """Return the format of news XML or JSON that begins like `head`; None if it is none that newslint knows."""
    if suffix in NEWS_XML:
        root = re.match(_ROOT, head)
        name = root[1] if root else ""
        if name == "nitf":
            return "nitf"
        if name in _NEWSML:
            return "newsml"
        return "wxr" if name == "rss" and "wordpress.org/export" in head else None
    keys = {found[1] for found in re.finditer(_JSON_KEY, head)}
    if any(key.rpartition(":")[2] == "SourceFile" for key in keys):
        return "iptc"
    return "ninjs" if suffix == ".ninjs" or keys & _NINJS else None


def is_copy(name: str, head: bytes = b"") -> bool:
    """Tell whether a file found in a folder is copy.

    `head` are its first bytes (4,096 are enough), which are looked at only for .xml and .json; exports of a CMS are
    copy only if the configuration names their fields.
    """
    suffix = suffix_of(name)
    if suffix in NEWS_XML or suffix in NEWS_JSON:
        return sniffed(suffix, head.decode("utf-8", "replace")) is not None
    found = BY_NAME.get(of_suffix(suffix) or "")
    return found is not None and found.kind is not Kind.RECORDS
