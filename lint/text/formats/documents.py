"""Word documents (.docx, ECMA-376) and OpenDocument texts (.odt): zip archives with the text in one part of XML.

Only the text, the styles and the targets of links are read. What is not shown is not read: deleted text of tracked
changes, comments, notes, fields, headers and footers.
"""

from collections.abc import Sequence
from functools import partial

from lint.safety.archives import Archive, ArchiveError
from lint.text.formats import Extract, odt, word
from lint.text.formats.paragraphs import PlacedText

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = ("Basic/", "Scripts/", "Dialogs/")


def extract(data: bytes, kind: str) -> Extract:
    """Return the text of a document, read. `kind` is docx or odt. Raises ArchiveError or FaultError."""
    if data.startswith(_OLD_WORD):
        raise ArchiveError("it is encrypted, or in the old Word format: save it without a password as .docx")
    archive = Archive(data)
    _refuse_macros(archive)
    part, document = word.read(partial(_part, archive)) if kind == "docx" else odt.read(partial(_part, archive))
    xml = _part(archive, part)
    text = PlacedText(document)

    def rewrite(edits: Sequence[tuple[int, int, str]]) -> bytes:
        mark = "\ufeff" if (archive.read(part) or b"").startswith(b"\xef\xbb\xbf") else ""
        return archive.replaced(part, (mark + text.edited(xml, edits)).encode())

    return Extract(text.text, text.read(), data, rewrite)


def _refuse_macros(archive: Archive) -> None:
    macros = any(
        name.rpartition("/")[2].lower().startswith("vba") or name.startswith(_MACROS) for name in archive.names
    )
    if macros or b"macroEnabled" in (archive.read("[Content_Types].xml") or b""):
        raise ArchiveError("it has macros: save it without them")


def _part(archive: Archive, name: str, *, needed: bool = True) -> str:
    """Return a part of XML as text, "" if it is not there and not `needed`. Raises ArchiveError."""
    content = archive.read(name)
    if content is None:
        if needed:
            raise ArchiveError(f"it has no part {name}, so it is no such document")
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ArchiveError(f"its part {name} is not UTF-8") from None
