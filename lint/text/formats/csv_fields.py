"""Find the fields of a record of CSV (RFC 4180) with their offsets, which the `csv` module does not keep."""

import re
from collections.abc import Iterator

from lint.text.formats.projection import Field
from lint.values import dataclass

_QUOTED = re.compile(r'[ \t]*+"(?P<text>(?:[^"]|"")*+)"?+')


@dataclass(frozen=True, slots=True)
class CsvField:
    """A field at code points [start, end) of its record, without quotation marks around it; `meant` is its text."""

    start: int
    end: int
    meant: str
    is_quoted: bool
    delimiter: str

    def field(self, text: str, kind: str, markup: str) -> Field:
        """Return this as a field of copy; `text` is the record."""
        forbidden = '"' if self.is_quoted else f'"{self.delimiter}\r\n'
        return Field(kind, markup, self.start, self.end, forbidden).escapes(text, self._doubled(text))

    def _doubled(self, text: str) -> Iterator[tuple[int, int, str]]:
        at = text.find('""', self.start, self.end) if self.is_quoted else -1
        while at >= 0:
            yield at, at + 2, '"'
            at = text.find('""', at + 2, self.end)


def fields(text: str, delimiter: str) -> Iterator[CsvField]:
    """Yield the fields of one record, which may have line breaks within quotation marks."""
    at, stop = 0, len(text.rstrip("\r\n"))
    while True:
        quoted = _QUOTED.match(text, at, stop)
        if quoted is not None:
            end = text.find(delimiter, quoted.end(), stop)
            yield CsvField(*quoted.span("text"), quoted["text"].replace('""', '"'), is_quoted=True, delimiter=delimiter)
        else:
            end = text.find(delimiter, at, stop)
            last = stop if end < 0 else end
            yield CsvField(at, last, text[at:last], is_quoted=False, delimiter=delimiter)
        if end < 0:
            return
        at = end + len(delimiter)
