"""The tables of an archive as Arrow schemas, and the conversions between rows, results and tables."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from lint.project.archives.document_reader import Rows

VERSION = 1
"""The version of the schemas; increased when a column changes its meaning or goes. Columns may be added within one."""

_METADATA = {b"newslint.schema": str(VERSION).encode("ascii")}
_TEXT, _OFFSET, _COUNT = pa.string(), pa.int64(), pa.int32()
_SPAN = [("start", _OFFSET), ("end", _OFFSET)]

DOCUMENT_COLUMNS: Sequence[tuple[str, pa.DataType]] = (
    ("id", _TEXT),
    ("format", _TEXT),
    ("language", _TEXT),
    ("outlet", _TEXT),
    ("date", _TEXT),
    ("characters", _OFFSET),
    ("words", _OFFSET),
)
"""What is known of every document; `characters` and `words` are null where it was not read."""

_COLUMNS: dict[str, list[tuple[str, pa.DataType]]] = {
    "findings": [
        ("rule", _TEXT),
        ("family", _TEXT),
        ("severity", _TEXT),
        ("message", _TEXT),
        *_SPAN,
        ("line", _COUNT),
        ("column", _COUNT),
        ("excerpt", _TEXT),
        ("related", pa.list_(pa.struct([*_SPAN, ("message", _TEXT), ("repeat", pa.bool_())]))),
        ("fix", pa.struct([("safety", _TEXT), ("edits", pa.list_(pa.struct([*_SPAN, ("text", _TEXT)])))])),
    ],
    "names": [
        ("entity", _COUNT),
        ("name", _TEXT),
        ("kind", _TEXT),
        ("status", _TEXT),
        ("entry", _TEXT),
        ("bearer", _TEXT),
        ("preferred", _TEXT),
        ("spelling", _TEXT),
        ("uses", _COUNT),
        *_SPAN,
    ],
    "sources": [
        ("voice", _COUNT),
        ("name", _TEXT),
        ("kind", _TEXT),
        ("direct", _COUNT),
        ("indirect", _COUNT),
        ("introduced", pa.bool_()),
        ("alone_under_grave_claims", pa.bool_()),
        *_SPAN,
    ],
    "attributions": [
        ("manner", _TEXT),
        ("kind", _TEXT),
        ("cue_kind", _TEXT),
        ("speaker", _TEXT),
        ("candidates", pa.list_(_TEXT)),
        ("source", _TEXT),
        ("cue", _TEXT),
        ("contents", pa.list_(pa.struct([*_SPAN, ("text", _TEXT)]))),
        *_SPAN,
    ],
    "claims": [
        ("kinds", pa.list_(_TEXT)),
        ("status", _TEXT),
        ("near", _TEXT),
        ("voice", _COUNT),
        ("text", _TEXT),
        *_SPAN,
    ],
    "failures": [("kind", _TEXT), ("rule", _TEXT), ("reason", _TEXT)],
}
"""The columns of each table behind the id; offsets are code points of the document, half-open."""

TABLES: dict[str, pa.Schema] = {
    "documents": pa.schema(DOCUMENT_COLUMNS, metadata=_METADATA),
    **{name: pa.schema([("id", _TEXT), *columns], metadata=_METADATA) for name, columns in _COLUMNS.items()},
}
"""The schema of each table; a document is one row of `documents`, and any number of the others, by its `id`."""

RESULT = pa.schema(
    [*DOCUMENT_COLUMNS, *((name, pa.list_(pa.struct(columns))) for name, columns in _COLUMNS.items())],
    metadata=_METADATA,
)
"""The schema of results: one row a document, and in it the rows of each table but `documents` as a list."""


def result_batch(known: Sequence[dict[str, Any]], rows: Sequence[Rows]) -> pa.RecordBatch:
    """Return results of documents: the values of `DOCUMENT_COLUMNS` for each, and its rows of every table."""
    lists = [{name: mine.get(name, []) for name in _COLUMNS} for mine in rows]
    merged = [{**one, **mine} for one, mine in zip(known, lists, strict=True)]
    return pa.RecordBatch.from_pylist(merged, schema=RESULT)


def split(results: pa.RecordBatch) -> Iterator[tuple[str, pa.RecordBatch]]:
    """Yield every table with its part of some results, in the order of the documents."""
    names = [name for name, _ in DOCUMENT_COLUMNS]
    yield "documents", pa.RecordBatch.from_arrays([results[name] for name in names], schema=TABLES["documents"])
    for table in _COLUMNS:
        column = results[table]
        ids = results["id"].take(column.value_parent_indices())
        fields = column.flatten().flatten()
        yield table, pa.RecordBatch.from_arrays([ids, *fields], schema=TABLES[table])
