"""Files of formats that are no text, made as their own programs make them: nothing of them is stored."""

import zipfile
from base64 import b64encode
from io import BytesIO
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def word_parts(body: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a Word document whose body is this XML; `more` are others, with __ for a slash and _x for .xml."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>'
    named = {name.replace("__", "/").replace("_x", ".xml"): part for name, part in more.items()}
    return {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document, **named}


def word_paragraph(*runs: str, style: str = "") -> str:
    """The XML of a paragraph with one run for each text."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(f'<w:r><w:t>{escape(run)}</w:t></w:r>' for run in runs)}</w:p>"


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The bytes of an archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def word(*paragraphs: str) -> bytes:
    """The bytes of a Word document with these plain paragraphs."""
    return zipped(word_parts("".join(map(word_paragraph, paragraphs))))


_ODT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    "</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>"
)


def odt_parts(body: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of an OpenDocument text whose text is this XML; `more` as in `word_parts`."""
    named = {name.replace("__", "/").replace("_x", ".xml"): part for name, part in more.items()}
    return {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": _ODT.format(body), **named}


def odt(*paragraphs: str) -> bytes:
    """The bytes of an OpenDocument text with these plain paragraphs."""
    return zipped(odt_parts("".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs)))


def mail(
    body: bytes, *, subject: str = "Mayor leaves", kind: str = "text/plain; charset=utf-8", coding: str = "8bit"
) -> bytes:
    """The bytes of a mail with one part."""
    head = f"From: Ann Bowen <ann@example.org>\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n"
    return f"{head}Content-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n".encode() + body


def in_base64(text: str) -> bytes:
    """Text in base64, in one line."""
    return b64encode(text.encode())
