"""Take the text out of files that are no text: Word, OpenDocument and mail."""

from lint.safety.archives import ArchiveError
from lint.text.errors import SourceError
from lint.text.formats import Extract
from lint.text.formats.xml_events import FaultError

_TITLES = {"docx": "Word document", "odt": "OpenDocument text", "eml": "mail"}


def take(data: bytes, name: str, kind: str) -> Extract:
    """Return the text of a file, read. `kind` is docx, odt or eml. Raises SourceError that names the file."""
    try:
        if kind == "eml":
            from lint.text.formats import mail  # noqa: PLC0415 - one format of three

            return mail.extract(data)
        from lint.text.formats import documents  # noqa: PLC0415 - see above

        return documents.extract(data, kind)
    except ArchiveError as error:
        raise SourceError(name, f"this {_TITLES[kind]} is not read: {error}") from None
    except FaultError as error:
        raise SourceError(name, f"this {_TITLES[kind]} is not read: in its text, {error.message}") from None
