"""Check articles as Arrow record batches: a pure function that Spark, Ray and Dask can map over an archive.

A batch has a row an article. Only `text` is needed; a batch may also have `id`, `format` (the name of a format that
newslint reads, “text” where it is null), `language` (a tag such as en-GB; null means that the text itself tells), and
`outlet` and `date`, which are passed on for the queries that follow. `text` is a string, or binary with UTF-8 or, for a
format such as docx, the bytes of the file. Other columns are ignored.

A result is a row an article as well, of the schema `RESULT`, with findings, names, sources and the rest as lists;
`split` makes the tables of them. No document raises: one that cannot be read has a row in `failures`.
"""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from lint.project.archives.document_reader import ArchiveDocument, DocumentReader, ReadDocument
from lint.project.archives.guarded_reader import GuardedReader
from lint.project.archives.settings import INPUT, ArchiveSettings
from lint.project.archives.tables import RESULT, TABLES, VERSION, result_batch, split

__all__ = ["INPUT", "RESULT", "TABLES", "VERSION", "ArchiveSettings", "check", "check_table", "split"]

_DEFAULT = ArchiveSettings()


def check(batches: Iterable[pa.RecordBatch], settings: ArchiveSettings = _DEFAULT) -> Iterator[pa.RecordBatch]:
    """Yield the results of each batch, article by article in their order, in batches of the schema `RESULT`.

    The same articles, settings and version of newslint give the same results, however they are divided into batches.
    Where a batch has no `id`, an article is called by its number in all batches, from 0. Raises ConfigError or
    RuleFileError if the settings have a fault, and ValueError for a batch without `text`.
    """
    reader = GuardedReader(settings) if settings.isolated else DocumentReader(settings)
    try:
        before = 0
        for batch in batches:
            yield _checked(batch, before, reader)
            before += batch.num_rows
    finally:
        reader.close()


def check_table(table: pa.Table, settings: ArchiveSettings = _DEFAULT) -> pa.Table:
    """Return the results of a table of articles as one table, for engines that hand out tables; else as `check`."""
    return pa.Table.from_batches(check(table.to_batches(), settings), RESULT)


def _checked(batch: pa.RecordBatch, before: int, reader: GuardedReader | DocumentReader) -> pa.RecordBatch:
    if "text" not in batch.schema.names:
        raise ValueError(f"a batch has no column “text”, only {', '.join(batch.schema.names)}")
    columns = {name: _values(batch, name) for name in INPUT}
    known, rows = [], []
    for number in range(batch.num_rows):
        told = {name: _word(values[number]) for name, values in columns.items() if name != "text"}
        name = told["id"] if told["id"] is not None else str(before + number)
        kind, language = told["format"] or "text", told["language"] or ""
        found: ReadDocument = reader.read(ArchiveDocument(name, columns["text"][number], kind, language))
        sizes = {"characters": found.characters, "words": found.words} if found.characters >= 0 else {}
        known.append({**told, "id": name, "format": kind, **sizes})
        rows.append(found.rows)
    return result_batch(known, rows)


def _values(batch: pa.RecordBatch, name: str) -> list[bytes | None]:
    """Return a column as bytes: a string that is not UTF-8 would raise for all of them. A missing one is all null."""
    if name not in batch.schema.names:
        return [None] * batch.num_rows
    column = batch.column(name)
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if name == "text" and not _is_text(column.type):
        return [None] * batch.num_rows
    if not _is_text(column.type):
        column = column.cast(pa.string())
    found: list[bytes | None] = column.cast(pa.large_binary()).to_pylist()
    return found


def _is_text(kind: pa.DataType) -> bool:
    kinds = pa.types
    return any(
        tell(kind)
        for tell in (kinds.is_string, kinds.is_large_string, kinds.is_binary, kinds.is_large_binary, kinds.is_null)
    )


def _word(value: bytes | None) -> str | None:
    return None if value is None else value.decode("utf-8", "replace")
