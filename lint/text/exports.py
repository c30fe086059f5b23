"""Exports of a CMS: one file with many articles, each of which is a text of its own, named `export.jsonl#3`.

Which fields are copy is set by the user (`Export`). A record keeps its place in the file, and its fields are read where
they stand: an escape reads as the character it stands for (see `lint/text/formats/projection.py`).
JSONL and CSV are read record by record, so that a file may be larger than the memory.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lint.safety.file_reading import drain, opened
from lint.text.errors import SourceError
from lint.text.formats import Extract, Read, csv_fields, json_strings
from lint.text.formats.projection import Field, compose
from lint.text.formats.registry import of_suffix, suffix_of
from lint.text.source import Source, decoded, opening, too_large
from lint.text.span import LineIndex, Origin
from lint.values import dataclass

MOST_BROKEN = 20
"""After so many records that cannot be read, the rest of a file is given up."""

_BOM = b"\xef\xbb\xbf"
_ASTRAY = (b"\xff\xfe", b"\xfe\xff")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Export:
    """The fields of a record that are copy: the names that lead to each, and the kind of block it is.

    `markup` is how they are written: plain, html or markdown. `id` leads to the record's name, and `records` to the
    list of records in JSON, which is the whole where it is empty. `delimiter` is that of CSV.
    """

    fields: tuple[tuple[tuple[str, ...], str], ...]
    markup: str = "plain"
    id: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    delimiter: str = ","

    def kind_of(self, path: Iterable[object]) -> str | None:
        """Return the kind of block of the field at a path, None if it is no copy; numbers in lists do not count."""
        names = tuple(name for name in path if isinstance(name, str))
        return next((kind for wanted, kind in self.fields if wanted == names), None)


def read(
    name: str, stream: BinaryIO | None, export: Export, *, encoding: str | None, limit: int
) -> Iterator[Source | SourceError]:
    """Yield the articles of an export: of the file of this name, or of a stream. Raises SourceError.

    `limit` is the most bytes of one record, and of a whole JSON file.
    """
    kind = of_suffix(suffix_of(name))
    if kind not in ("jsonl", "csv", "json"):
        raise SourceError(name, "`exports:` reads .jsonl, .ndjson, .csv, .tsv and .json")
    records = Records(name, export, encoding=encoding, limit=limit)
    with opening(name, limit):
        if stream is not None:
            yield from records.of_json(drain(stream, limit)) if kind == "json" else records.of_lines(stream, kind)
            return
        with opened(name) as file:
            yield from records.of_json(drain(file, limit)) if kind == "json" else records.of_lines(file, kind)


class Records:
    """The articles of one export, in order: each a Source, or a SourceError for a record that cannot be read."""

    def __init__(self, name: str, export: Export, *, encoding: str | None, limit: int) -> None:
        """Take the file's name, its fields, the encoding that is set, and the most bytes of one record."""
        self._name, self._export = name, export
        self._codec, self._limit = encoding or "utf-8", limit
        self._broken = 0

    def of_lines(self, stream: BinaryIO, kind: str) -> Iterator[Source | SourceError]:
        """Read JSONL or CSV record by record."""
        header: list[str] | None = None
        number = 0
        for line, data in self._pieces(stream, is_csv=kind == "csv"):
            text = self._decoded(data, line)
            if isinstance(text, SourceError):
                found: Source | SourceError = text
            elif not text.strip():
                continue
            elif kind == "csv" and header is None:
                header = [field.meant for field in csv_fields.fields(text, self._export.delimiter)]
                missing = self._missing(header)
                if missing:
                    yield missing
                    return
                continue
            else:
                number += 1
                found = self._record(text, number, Origin(line, 1), kind, header or [])
            yield found
            if isinstance(found, SourceError):
                self._broken += 1
                if self._broken == MOST_BROKEN:
                    yield SourceError(self._name, f"{MOST_BROKEN} records cannot be read: the rest was given up")
                    return

    def of_json(self, data: bytes) -> Iterator[Source | SourceError]:
        """Read a JSON file with a list of records, or one that is a record."""
        text, *_ = decoded(data, self._name, encoding=self._codec)
        lines = LineIndex(text)
        try:
            spans = list(json_strings.items(text, self._export.records))
        except json_strings.FaultError as error:
            place = lines.position(min(error.offset, len(text)))
            yield SourceError(f"{self._name}:{place.line}:{place.column}", error.message)
            return
        if not spans:
            where = ".".join(self._export.records) or "the file"
            yield SourceError(self._name, f"{where} is no list of records: `records:` says where the list is")
        for number, (start, end) in enumerate(spans, start=1):
            place = lines.position(start)
            origin = Origin(place.line, place.column, start)
            is_alone = (start, end) == (0, len(text))
            yield self._record(text[start:end], 0 if is_alone else number, origin, "json", [])

    def _record(self, text: str, number: int, origin: Origin, kind: str, header: list[str]) -> Source | SourceError:
        try:
            fields, name = (self._csv if kind == "csv" else self._json)(text, header)
        except json_strings.FaultError as error:
            lines = LineIndex(text, origin)
            place = lines.position(min(error.offset, len(text)))
            return SourceError(f"{self._name}:{place.line}:{place.column}", error.message)
        named = f"{self._name}#{name or number}" if number else self._name
        return Source(
            named, text, self._codec, format=kind, origin=origin, extract=Extract(text, compose(text, fields))
        )

    def _json(self, text: str, _: list[str]) -> tuple[list[Field], str]:
        fields = []
        for string in json_strings.strings(text):
            kind = self._export.kind_of(string.path)
            if kind is not None:
                fields.append(json_strings.field(text, string, kind, self._export.markup))
        return fields, _at(json.loads(text), self._export.id) if self._export.id else ""

    def _csv(self, text: str, header: list[str]) -> tuple[list[Field], str]:
        fields, name = [], ""
        for key, found in zip(header, csv_fields.fields(text, self._export.delimiter), strict=False):
            kind = self._export.kind_of((key,))
            if kind is not None:
                fields.append(found.field(text, kind, self._export.markup))
            if (key,) == self._export.id:
                name = found.meant
        return fields, name

    def _missing(self, header: list[str]) -> SourceError | None:
        """Return the error of a CSV file that has none of the fields; a field may be missing in some files."""
        if any(self._export.kind_of((key,)) for key in header):
            return None
        wanted = ", ".join(".".join(path) for path, _ in self._export.fields)
        return SourceError(f"{self._name}:1", f"the first line names none of the fields that are set ({wanted})")

    def _pieces(self, stream: BinaryIO, *, is_csv: bool) -> Iterator[tuple[int, bytes]]:
        """Yield the records with the number of their first line. A line break within quotation marks ends none."""
        number, first, parts, size, quotes = 0, 1, list[bytes](), 0, 0
        while line := stream.readline(self._limit + 1):
            number += 1
            if number == 1:
                self._refuse_wide(line)
                line = line.removeprefix(_BOM)
            first = first if parts else number
            parts.append(line)
            size += len(line)
            if size > self._limit:
                raise SourceError(f"{self._name}:{first}", too_large(self._limit))
            quotes += line.count(b'"') if is_csv else 0
            if quotes % 2 == 0:
                yield first, b"".join(parts)
                parts, size, quotes = [], 0, 0
        if parts:
            yield first, b"".join(parts)

    def _refuse_wide(self, line: bytes) -> None:
        if line.startswith(_ASTRAY):
            raise SourceError(self._name, "this export is UTF-16: save it as UTF-8")

    def _decoded(self, data: bytes, line: int) -> str | SourceError:
        try:
            text = data.decode(self._codec)
        except UnicodeDecodeError as error:
            before = _LINE_BREAK.split(data[: error.start].decode(self._codec, "ignore"))
            where = f"{self._name}:{line + len(before) - 1}:{len(before[-1]) + 1}"
            return SourceError(where, f"byte 0x{data[error.start]:02X} is not {self._codec.upper()}")
        return SourceError(f"{self._name}:{line}", "this is a binary file") if "\0" in text else text


def of_wordpress(source: Source) -> Iterator[Source | SourceError]:
    """Yield the posts and pages of a WordPress export, each named by its number in WordPress."""
    from lint.text.formats import wordpress  # noqa: PLC0415 - one kind of export of four
    from lint.text.formats.xml_events import FaultError  # noqa: PLC0415 - see above

    lines = LineIndex(source.text)
    try:
        posts = wordpress.posts(source.text)
    except FaultError as error:
        place = lines.position(min(error.offset, len(source.text)))
        yield SourceError(f"{source.name}:{place.line}:{place.column}", error.message)
        return
    for number, post in enumerate(posts, start=1):
        text = source.text[post.start : post.end]
        place = lines.position(post.start)
        read: Read = compose(text, post.fields)
        yield Source(
            f"{source.name}#{post.number or number}",
            text,
            source.encoding,
            format="wxr",
            origin=Origin(place.line, place.column, post.start),
            extract=Extract(text, read),
        )


def _at(record: object, path: Iterable[str]) -> str:
    for name in path:
        record = record.get(name) if isinstance(record, dict) else None
    return str(record) if isinstance(record, str | int) else ""
