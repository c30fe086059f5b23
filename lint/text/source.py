"""`Source`: decode a file's bytes to text, or report why it cannot be read."""

import codecs
import re
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from lint.safety import file_reading
from lint.text.errors import SourceError
from lint.text.formats import Extract, registry
from lint.text.formats.registry import READS, Kind
from lint.text.span import WHOLE, LineIndex, Origin
from lint.values import dataclass

LONGEST_LINE = 1_000_000
"""The longest line that is checked, in code points; news copy never comes near it."""

_BOMS = (
    # UTF-32 LE begins with the mark of UTF-16 LE, so it is asked first.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WITHOUT_BOM = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_NOT_FOR_COPY = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
_IN_FIRST_LINES = (
    re.compile(rb"-\*-.*?coding[:=][ \t]*([-\w.]+).*?-\*-"),
    re.compile(rb"\bvim?:.*?\b(?:fileencoding|fenc)=([-\w.]+)"),
)
_IN_XML = re.compile(rb"\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([^\"'>]*)")
_IN_HTML = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([-\w.:]+)", re.IGNORECASE)
_HTML_HEAD = 1024
_TWO_LINES = re.compile(rb"\A[^\r\n]*(?:\r\n|\r|\n)?[^\r\n]*")
_LINE_BREAKS = re.compile(r"\r\n|\r|\n")
_HIGH = re.compile(rb"[\xc0-\xff]")
_HIGH_RUN = re.compile(rb"[\xc0-\xff]{3,}")
_RUNS = 10
"""In Cyrillic copy there is a run of such letters for ten of them or fewer."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_SAMPLE = 4096
_MOST_CONTROLS = 0.3
_HEAD = 100_000
"""Where the contents decide on the format, so many characters are looked at."""


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded text, line breaks untouched, with its name and what is needed to write it back: `encoding` and `bom`.

    `format` is the name of a format of the registry. `text` does not contain the byte order mark. `origin` is where the
    text begins in its file. A text that is not written in its file as it is has an `extract`.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    format: str = "text"
    origin: Origin = WHOLE
    extract: Extract | None = None

    @property
    def unit(self) -> str:
        """What a line of the text is in the file, as in `LineIndex`."""
        return registry.BY_NAME[self.format].unit

    @property
    def can_be_fixed(self) -> bool:
        """Whether a fixed text can be written back."""
        return registry.BY_NAME[self.format].can_be_fixed

    def with_text(self, text: str) -> "Source":
        """Return the same source with another text."""
        return Source(self.name, text, self.encoding, self.bom, self.format)


def read(
    path: str, *, encoding: str | None = None, limit: int = file_reading.LARGEST_TEXT, kind: str | None = None
) -> Source:
    """Read a file of at most `limit` bytes. Raises SourceError.

    `encoding` applies if it has no byte order mark, and `kind` is its format if the name does not decide.
    """
    with opening(path, limit):
        data = file_reading.read(path, limit)
    return decode(data, path, encoding=encoding, kind=kind)


@contextmanager
def opening(path: str, limit: int) -> Iterator[None]:
    """Turn what the system says about a file that cannot be read into a SourceError."""
    try:
        yield
    except file_reading.OddFileError as error:
        if error.kind == "a folder":
            message = f"this is a folder: name the files in it, for example {Path(path) / '*.txt'}"
        else:
            message = f"this is {error.kind}, not a file: send its text to `newslint -` instead"
        raise SourceError(path, message) from None
    except file_reading.TooLargeError:
        raise SourceError(path, too_large(limit)) from None
    except FileNotFoundError:
        raise SourceError(path, "there is no such file") from None
    except PermissionError:
        raise SourceError(path, "the file may not be read: its permissions forbid it") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise SourceError(path, f"the file cannot be read: {reason}") from None


def unread(name: str, suffixes: Container[str] = ()) -> str | None:
    """Return why a file of this name is not read, as a message; None if it is read.

    `suffixes` are those that the configuration adds, in lower case.
    """
    suffix = registry.suffix_of(name)
    return None if suffix in suffixes else registry.refusal(suffix)


def receive(
    stream: BinaryIO,
    name: str,
    *,
    encoding: str | None = None,
    limit: int = file_reading.LARGEST_TEXT,
    kind: str | None = None,
) -> Source:
    """Read the rest of a stream, at most `limit` bytes, like `read`. Raises SourceError."""
    try:
        data = file_reading.drain(stream, limit)
    except file_reading.TooLargeError:
        raise SourceError(name, too_large(limit)) from None
    except OSError as error:
        raise SourceError(name, f"it cannot be read: {error.strerror}") from None
    return decode(data, name, encoding=encoding, kind=kind)


def decode(data: bytes, name: str, *, encoding: str | None = None, kind: str | None = None) -> Source:
    """Turn bytes into a Source: by byte order mark, else `encoding`, else the text's own declaration, else UTF-8.

    `kind` is the format if the name does not decide. Raises SourceError for a binary file, an unknown encoding, bytes
    that do not fit it, a line of more than `LONGEST_LINE` code points, and a file that is broken or is not what its
    name says.
    """
    kind = kind or registry.of_suffix(registry.suffix_of(name)) or "text"
    if kind in registry.BY_NAME and registry.BY_NAME[kind].kind is Kind.EXTRACT:
        from lint.text.formats import extracts  # noqa: PLC0415 - few files are no text

        taken = extracts.take(data, name, kind)
        return Source(name, taken.text, format=kind, extract=taken)
    text, codec, bom = decoded(data, name, encoding=encoding)
    if kind in ("text", "markdown", "mdx", "html"):
        _refuse_long_lines(text, name)
        return Source(name, text, codec, bom, kind)
    return Source(name, text, codec, bom, _checked(text, name, kind))


def decoded(data: bytes, name: str, *, encoding: str | None = None) -> tuple[str, str, bytes]:
    """Return the text of some bytes, its encoding and its byte order mark. Raises SourceError as `decode` does."""
    bom, codec = next(((mark, codec) for mark, codec in _BOMS if data.startswith(mark)), (b"", ""))
    body = data[len(bom) :]
    if not codec:
        codec = _codec(encoding, name, "was asked for") if encoding else _declared(body, name)
    return _text(body, codec, name, len(bom)), codec, bom


def encode(source: Source, text: str) -> bytes:
    """Return `text` as bytes in the encoding of `source`, with its byte order mark.

    Of an extract, these are the bytes of the file that the text was taken out of. Raises SourceError if the encoding
    lacks a character.
    """
    if source.extract is not None:
        return source.extract.data
    try:
        return source.bom + text.encode(source.encoding)
    except UnicodeEncodeError as error:
        character = text[error.start]
        raise SourceError(
            source.name,
            f"the text now needs “{character}” (U+{ord(character):04X}), which {source.encoding} does not have:"
            " save the file as UTF-8 first",
        ) from None


def format_of(name: str) -> str:
    """Return the format for the name of a file of text: "text" if the name does not decide."""
    found = registry.of_suffix(registry.suffix_of(name))
    return found if found in registry.TEXTS else "text"


def too_large(limit: int) -> str:
    """Return a message that a text has more than `limit` bytes, with a cure."""
    return (
        f"this is larger than {file_reading.size(limit)}, the most that is read: is it copy at all?"
        " Check it in parts, or allow more with --max-size or `max-size:`"
    )


def _checked(text: str, name: str, kind: str) -> str:
    """Return the format of a text that is no plain one. Raises SourceError if it is broken or of no known format."""
    from lint.text.formats import news_files  # noqa: PLC0415 - few files are news XML or JSON

    if kind in ("rst", "asciidoc"):
        _refuse_long_lines(text, name)
        return kind
    return news_files.checked(text, name, kind, text[:_HEAD])


def _declared(body: bytes, name: str) -> str:
    first_lines = _TWO_LINES.match(body[:_HTML_HEAD])
    head = first_lines.group() if first_lines else b""
    found = next((match for match in (pattern.search(head) for pattern in _IN_FIRST_LINES) if match), None)
    found = found or _IN_XML.match(body[:_HTML_HEAD]) or _IN_HTML.search(body[:_HTML_HEAD])
    if found is None:
        codec = "utf-8"
    else:
        codec = _codec(found.group(1).decode("ascii", "replace"), name, "is declared in the text")
        if codec.startswith(("utf-16", "utf-32")):
            codec = "utf-8"  # a declaration that can be read as ASCII disproves itself; HTML reads it as UTF-8 too
    if b"\0" in body[:_SAMPLE]:
        raise SourceError(
            name,
            f"this is a binary file (byte 0 at byte offset {body.index(0)}): newslint reads {READS};"
            " if it is UTF-16 text, declare it with --encoding utf-16 or `encoding:`",
        )
    return codec


def _codec(encoding: str, name: str, how: str) -> str:
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        raise SourceError(
            name, f"the encoding {encoding!r} {how}, but nobody knows it: try utf-8, cp1252 or latin-1"
        ) from None
    codec = info.name.replace("_", "-")
    if not getattr(info, "_is_text_encoding", True) or codec in _NOT_FOR_COPY:
        raise SourceError(name, f"{encoding!r} {how}, but it is no encoding for text: try utf-8, cp1252 or latin-1")
    return _WITHOUT_BOM.get(codec, codec)


def _guess(body: bytes) -> str:
    """Return which encoding copy that is no UTF-8 often has.

    Letters beyond ASCII stand alone in Western words, and beside each other in those of other scripts.
    """
    if len(_HIGH_RUN.findall(body)) * _RUNS > len(_HIGH.findall(body)):
        return "windows-1251 if it is Cyrillic, from Windows"
    return "often windows-1252 for Western copy from Windows"


def _text(body: bytes, codec: str, name: str, before: int) -> str:
    try:
        text = body.decode(codec)
    except UnicodeDecodeError as error:
        read_so_far = body[: error.start].decode(codec, "ignore")
        place = LineIndex(read_so_far).position(len(read_so_far))
        raise SourceError(
            f"{name}:{place.line}:{place.column}",
            f"byte 0x{body[error.start]:02X} at byte offset {error.start + before} is not {codec.upper()}:"
            " save the file as UTF-8, or declare its encoding with --encoding or `encoding:`"
            f" ({_guess(body)})",
        ) from None
    sample = text[:_SAMPLE]
    if "\0" in text or len(_CONTROLS.findall(sample)) > len(sample) * _MOST_CONTROLS:
        raise SourceError(name, f"this is a binary file: newslint reads {READS}")
    return text


def _refuse_long_lines(text: str, name: str) -> None:
    if len(text) <= LONGEST_LINE:
        return
    for number, line in enumerate(_LINE_BREAKS.split(text), start=1):
        if len(line) > LONGEST_LINE:
            raise SourceError(
                f"{name}:{number}",
                f"this line has {len(line):,} characters, and newslint reads lines of at most {LONGEST_LINE:,}:"
                " is it copy at all? Break it into paragraphs",
            )
