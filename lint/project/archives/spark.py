"""The runner on Apache Spark: each partition is a row of a data frame, and `mapInArrow` does it.

newslint with pyarrow must be installed for the workers' Python. Extra: newslint[spark].
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructType

from lint.project.archives.archive_run import Done, Task, attempt
from lint.project.archives.tables import RESULT

_TRIES = 4
"""How often a task is tried; Spark's own number on a cluster, and on one machine it would be 1."""
_OUTCOME = "outcome string"


def run(tasks: Sequence[Task], workers: int | None, cluster: str | None) -> Iterator[Done]:
    """Do the tasks as a `Runner`; `cluster` is the address of a Spark master. What came of them is told at the end."""
    if cluster is None:
        # Spark would start the first python3 of the path, which need not be the one that newslint is installed for.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    master = cluster or f"local[{workers or os.cpu_count()},{_TRIES}]"
    session = SparkSession.builder.appName("newslint").master(master).getOrCreate()
    try:
        texts = [task.to_json() for task in tasks]
        rows = session.range(0, len(texts), 1, len(texts)).mapInArrow(partial(_each, texts), _OUTCOME).collect()
        for row in rows:
            yield Done.of_json(row.outcome)
    finally:
        session.stop()


def _each(texts: Sequence[str], batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for number in batch["id"].to_pylist():
            yield pa.RecordBatch.from_pydict({"outcome": [attempt(Task.of_json(texts[number])).to_json()]})


def result_schema() -> StructType:
    """Return the schema of results as Spark writes it: `frame.mapInArrow(batches.check, spark.result_schema())`."""
    return from_arrow_schema(RESULT)
