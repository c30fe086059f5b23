"""Read a mail (RFC 5322, MIME): its subject as the headline, and the part with its text.

A plain part is read before an HTML one. Attachments are not opened, and nothing that a mail refers to is fetched.
"""

import binascii
import codecs
import re
from email import errors, message_from_bytes, policy
from email.message import EmailMessage

from lint.safety.archives import ArchiveError
from lint.text.formats import Extract
from lint.text.formats.projection import Field, compose

MOST_PARTS = 1_000

_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_SIGNATURE = re.compile(r"^-- (?=\r?$)", re.MULTILINE)
_BROKEN = (errors.InvalidBase64CharactersDefect, errors.InvalidBase64LengthDefect, errors.InvalidBase64PaddingDefect)


def extract(data: bytes) -> Extract:
    """Return the text of a mail, read: the subject, an empty line, and the body. Raises ArchiveError."""
    if data.lower().count(b"\ncontent-type:") > MOST_PARTS:
        raise ArchiveError(f"it has more than {MOST_PARTS:,} parts")
    try:
        message = message_from_bytes(data, policy=policy.default)
    except (RecursionError, ValueError, LookupError):
        raise ArchiveError("its parts are broken, or lie too deeply in each other") from None
    if not message.keys():
        raise ArchiveError("it has no header, so it is no mail")
    if message.get_content_type() in _ENCRYPTED:
        raise ArchiveError("it is encrypted")
    subject = _subject(message)
    part = _part(message)
    body = _decoded(part) if part is not None else ""
    is_html = part is not None and part.get_content_subtype() == "html"
    text = f"{subject}\n\n{body}" if subject else body
    start = len(text) - len(body)
    signature = None if is_html else _SIGNATURE.search(body)
    end = start + signature.start() if signature else len(text)
    fields = [
        _field("headline", "plain", text, 0, len(subject)),
        _field("body", "html" if is_html else "plain", text, start, end),
    ]
    return Extract(text, compose(text, [one for one in fields if one.start < one.end]), data)


def _field(kind: str, markup: str, text: str, start: int, end: int) -> Field:
    return Field(kind, markup, start, end, None).escapes(text, ())


def _subject(message: EmailMessage) -> str:
    try:
        return " ".join(str(message.get("subject", "")).split())
    except (ValueError, LookupError, IndexError, AttributeError):  # what the parser of headers raises on broken ones
        raise ArchiveError("its subject is broken") from None


def _part(message: EmailMessage) -> EmailMessage | None:
    """Return the part that is the text, the plain one if it has words."""
    try:
        parts = [message.get_body(preferencelist=(kind,)) for kind in ("plain", "html")]
        found = [part for part in parts if isinstance(part, EmailMessage)]
        return next((part for part in found if str(part.get_payload()).strip()), None)
    except (RecursionError, ValueError, LookupError, AttributeError):
        raise ArchiveError("its parts are broken, or lie too deeply in each other") from None


def _decoded(part: EmailMessage) -> str:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, binascii.Error):
        content = None
    if not isinstance(content, bytes) or any(isinstance(defect, _BROKEN) for defect in part.defects):
        raise ArchiveError("the base64 of its text is broken")
    charset = part.get_content_charset() or "utf-8"
    try:
        info = codecs.lookup(charset)
    except (LookupError, ValueError):
        raise ArchiveError(f"its text is in the encoding {charset!r}, which nobody knows") from None
    if not getattr(info, "_is_text_encoding", True):
        raise ArchiveError(f"its text is in the encoding {charset!r}, which is none for text")
    for codec in (charset, "utf-8") if info.name == "ascii" else (charset,):
        try:
            text = content.decode(codec)
        except (UnicodeDecodeError, ValueError):
            continue
        if "\0" in text:
            break
        return text
    raise ArchiveError(f"its text is not {charset.upper()}, as the mail says")
