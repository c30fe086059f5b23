"""News XML and JSON, and the other formats that few files have: which one it is, whether it is sound, its blocks."""

from lint.text.errors import SourceError
from lint.text.formats import Read, registry
from lint.text.formats.json_strings import FaultError as JsonFaultError
from lint.text.formats.xml_events import FaultError as XmlFaultError
from lint.text.span import LineIndex

_NOT_XML = (
    "this XML is none that newslint knows (NITF, NewsML-G2, WordPress export): save the article as .txt, .md or .html"
)
_NOT_JSON = (
    "this JSON is neither ninjs nor IPTC metadata: name the fields that are copy in the configuration, under `exports:`"
)
_EXPORT = (
    "this is an export: name the fields that are copy in the configuration, under `exports:` (see docs/formats.md)"
)


def checked(text: str, name: str, kind: str, head: str) -> str:
    """Return the format of a text, by its beginning where `kind` is "xml" or "json".

    Raises SourceError if it is broken.
    """
    suffix = registry.suffix_of(name)
    if kind in ("jsonl", "csv"):
        raise SourceError(name, _EXPORT)
    if kind not in registry.TEXTS or kind in ("ninjs", "wxr"):
        is_xml = kind in ("xml", "wxr") or suffix in registry.NEWS_XML
        found = registry.sniffed(suffix if kind in ("xml", "json") else f".{kind}", head)
        if found is None:
            raise SourceError(name, _NOT_XML if is_xml else _NOT_JSON)
        kind = found
    if kind == "wxr":
        return kind
    try:
        blocks(text, kind)
    except (JsonFaultError, XmlFaultError) as error:
        place = LineIndex(text).position(min(error.offset, len(text)))
        raise SourceError(f"{name}:{place.line}:{place.column}", error.message) from None
    return kind


def blocks(text: str, kind: str) -> Read:
    """Return what is read of a text in one of the formats. Raises the FaultError of its notation."""
    if kind == "rst":
        from lint.text.formats import rst  # noqa: PLC0415 - one format of six

        return rst.blocks(text)
    if kind == "asciidoc":
        from lint.text.formats import asciidoc  # noqa: PLC0415 - one format of six

        return asciidoc.blocks(text)
    if kind in ("ninjs", "iptc"):
        from lint.text.formats import ninjs  # noqa: PLC0415 - one format of six

        return ninjs.blocks(text) if kind == "ninjs" else ninjs.picture_blocks(text)
    from lint.text.formats import news_xml  # noqa: PLC0415 - one format of six

    return news_xml.blocks(text)
