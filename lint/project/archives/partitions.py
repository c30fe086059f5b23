"""Divide an archive into partitions, and read one: Parquet by row groups, JSON lines by ranges of bytes.

A path is one of this machine, or an address that Arrow's own file systems know (s3://, gs://, hdfs://).
"""

import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from lint.project.archives.settings import INPUT
from lint.text.errors import SourceError

USUAL = 32_000_000
"""The bytes of a partition, as they are stored, where nobody says how many partitions there are to be."""

PARQUET = (".parquet", ".pq")
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_ROWS = 64
"""Documents of a batch."""
_LONGEST = 64_000_000
"""Bytes of the longest line of JSON: what no document can need, and what a lost line break would make."""


class Partition(NamedTuple):
    """A part of one file, the unit of work: its row groups, or the lines that begin in a range of bytes.

    `first` and `last` are the half-open range; `size` its stored bytes.
    """

    number: int
    file: str
    first: int
    last: int
    size: int

    @property
    def name(self) -> str:
        """The stem of the files that come of it."""
        return f"part-{self.number:06d}"


class InputFile(NamedTuple):
    """A file of the archive, with what shows that it has changed: bytes, and when it was written (nanoseconds)."""

    path: str
    size: int
    written: int


def absolute(location: str) -> str:
    """Return a path of this machine as an absolute one, for workers that run in another folder; an address as it is."""
    return location if "://" in location else os.path.abspath(location)  # noqa: PTH100 - takes .. out, and follows no link


def opened(location: str) -> tuple[fs.FileSystem, str]:
    """Return the file system of a path or address, and the path in it. Raises SourceError for an unknown address."""
    try:
        if "://" in location:
            system, path = fs.FileSystem.from_uri(location)
            return system, path.rstrip("/")
        return fs.LocalFileSystem(), location.rstrip("/") or "/"
    except (ValueError, OSError) as error:
        raise SourceError(location, f"this address cannot be opened: {error}") from None


def files(location: str) -> list[InputFile]:
    """Return the files of an archive: the one named, or all below a folder in the order of their paths.

    Raises SourceError if there is nothing that is read. Names that begin with a dot or an underscore are passed over,
    as every engine does.
    """
    system, path = opened(location)
    info = system.get_file_info(path)
    if info.type == fs.FileType.NotFound:
        raise SourceError(location, "there is no such file or folder")
    found = [info] if info.type == fs.FileType.File else system.get_file_info(fs.FileSelector(path, recursive=True))
    below = len(path)
    kept = [
        InputFile(one.path, one.size, one.mtime_ns or 0)
        for one in found
        if one.type == fs.FileType.File
        and one.path.lower().endswith((*PARQUET, *LINES))
        and not any(part[:1] in "._" for part in one.path[below:].split("/") if part)
    ]
    if not kept:
        raise SourceError(location, f"there is no archive: newslint reads {', '.join((*PARQUET, *LINES))}")
    return sorted(kept)


def divide(system: fs.FileSystem, found: Sequence[InputFile], number: int | None) -> list[Partition]:
    """Return the partitions of an archive, about `number` of them, in the order of files and of places in them.

    Raises SourceError for a Parquet file that cannot be read. A compressed file of lines is one partition.
    """
    target = max(1, sum(one.size for one in found) // number) if number else USUAL
    pieces: list[Partition] = []
    for one in found:
        for first, last, size in _pieces(system, one, target):
            pieces.append(Partition(len(pieces), one.path, first, last, size))
    return pieces


def _pieces(system: fs.FileSystem, one: InputFile, target: int) -> Iterator[tuple[int, int, int]]:
    if one.path.lower().endswith(PARQUET):
        yield from _row_groups(system, one, target)
    elif one.path.lower().endswith(".gz"):
        yield 0, one.size, one.size
    else:
        count = max(1, -(-one.size // target))
        edges = [one.size * piece // count for piece in range(count + 1)]
        for first, last in pairwise(edges):
            yield first, last, last - first


def _row_groups(system: fs.FileSystem, one: InputFile, target: int) -> Iterator[tuple[int, int, int]]:
    try:
        with system.open_input_file(one.path) as file:
            data = pq.ParquetFile(file).metadata
            sizes = [_stored(data.row_group(number)) for number in range(data.num_row_groups)]
    except (pa.ArrowInvalid, OSError) as error:
        raise SourceError(one.path, f"this is no Parquet file that can be read: {error}") from None
    first, size = 0, 0
    for number, more in enumerate(sizes):
        if size and size + more > target:
            yield first, number, size
            first, size = number, 0
        size += more
    if first < len(sizes):
        yield first, len(sizes), size


def _stored(group: pq.RowGroupMetaData) -> int:
    return sum(group.column(number).total_compressed_size for number in range(group.num_columns))


def batches(system: fs.FileSystem, one: Partition, columns: Mapping[str, str]) -> Iterator[pa.RecordBatch]:
    """Yield the documents of a partition as batches for `lint.project.batches.check`.

    `columns` gives the archive's own name for a column of `INPUT`. A document without an id is called by its file and
    its place there: the number of its row, or the offset of its line in bytes. Raises SourceError.
    """
    if one.file.lower().endswith(PARQUET):
        yield from _of_parquet(system, one, columns)
    else:
        yield from _of_lines(system, one, columns)


def _of_parquet(system: fs.FileSystem, one: Partition, columns: Mapping[str, str]) -> Iterator[pa.RecordBatch]:
    with system.open_input_file(one.file) as file:
        parquet = pq.ParquetFile(file)
        there = parquet.schema_arrow.names
        wanted = {name: columns.get(name, name) for name in INPUT if columns.get(name, name) in there}
        if "text" not in wanted:
            raise SourceError(one.file, f"there is no column “{columns.get('text', 'text')}”, only {', '.join(there)}")
        row = sum(parquet.metadata.row_group(number).num_rows for number in range(one.first))
        groups = range(one.first, one.last)
        for batch in parquet.iter_batches(_ROWS, row_groups=groups, columns=list(dict.fromkeys(wanted.values()))):
            made = {name: batch.column(theirs) for name, theirs in wanted.items()}
            if "id" not in made:
                made["id"] = pa.array(f"{one.file}#{row + number}" for number in range(batch.num_rows))
            row += batch.num_rows
            yield pa.RecordBatch.from_arrays(list(made.values()), names=list(made))


def _of_lines(system: fs.FileSystem, one: Partition, columns: Mapping[str, str]) -> Iterator[pa.RecordBatch]:
    rows: list[dict[str, Any]] = []
    for offset, line in _lines(system, one):
        if line.strip():
            rows.append(_row(line, f"{one.file}#{offset}", columns))
        if len(rows) == _ROWS:
            yield _batch(rows)
            rows = []
    if rows:
        yield _batch(rows)


def _lines(system: fs.FileSystem, one: Partition) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that begin in the range of a partition, each with its offset; one that is too long is cut."""
    if one.file.lower().endswith(".gz"):
        with system.open_input_stream(one.file, compression="gzip") as stream:
            yield from _each_line(io.BufferedReader(stream), 0, None)
        return
    with system.open_input_file(one.file) as file:
        before = max(0, one.first - 1)  # a line that begins at `first` is known by the line break before it
        file.seek(before)
        stream = io.BufferedReader(file)
        begin = before + sum(len(piece) for piece in _line(stream)) if one.first else 0
        yield from _each_line(stream, begin, one.last)


def _each_line(stream: "io.BufferedReader", offset: int, end: int | None) -> Iterator[tuple[int, bytes]]:
    while end is None or offset < end:
        pieces = _line(stream)
        first = next(pieces, b"")
        if not first:
            return
        yield offset, first
        offset += len(first) + sum(map(len, pieces))


def _line(stream: "io.BufferedReader") -> Iterator[bytes]:
    """Yield a line in pieces of bounded length."""
    while piece := stream.readline(_LONGEST):
        yield piece
        if piece.endswith(b"\n"):
            return


def _row(line: bytes, name: str, columns: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a line; one that is no JSON object is a document of this name without text."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        return {"id": name}
    row = {wanted: data.get(columns.get(wanted, wanted)) for wanted in INPUT}
    row = {wanted: value for wanted, value in row.items() if value is not None}
    text = row.get("text")
    if not isinstance(text, str):
        row.pop("text", None)
    row["id"] = str(row.get("id", name))
    return row


def _batch(rows: Iterable[dict[str, Any]]) -> pa.RecordBatch:
    """Return rows as a batch of bytes, since JSON can hold half a surrogate pair, which is no text."""
    return pa.RecordBatch.from_pylist(
        [{name: str(value).encode("utf-8", "surrogatepass") for name, value in row.items()} for row in rows],
        schema=pa.schema([(name, pa.large_binary()) for name in INPUT]),
    )
