"""A small archive of invented articles, and what is in the tables of a run."""

import json

import pyarrow as pa
import pyarrow.parquet as pq
from support import poison

from lint.project import batches

NAMES = ("Otto Lang", "Ruth Barker", "Piotr Holt", "Clara Webb")
TOWNS = ("Kiev", "Kyiv", "Odessa", "Odesa")


def article(number):
    """A short article with a name, a place and now and then a fault."""
    name, town = NAMES[number % 4], TOWNS[number % 4]
    fault = "the the" if number % 3 == 0 else "the"
    return (
        f"{name} reached {fault} port of {town} on Monday, officials said.\n\n"
        f"“We waited {number + 2} days for this,” {name} said. “It was worth it.”\n"
    )


def documents(count=16):
    """Documents of two outlets and two years, without poison."""
    return [
        {
            "id": f"story-{number}",
            "text": article(number),
            "outlet": ("Post", "Herald")[number % 2],
            "date": f"{2019 + number % 2}-05-{number + 1:02}",
        }
        for number in range(count)
    ]


def poisoned():
    """Documents of which one crashes the reader, one hangs it, one kills its worker once, and one is no text."""
    found = documents()
    found[1]["text"] += poison.CRASHES
    found[3]["text"] += poison.HANGS
    found[9]["text"] += poison.KILLS_ONCE
    found[5]["text"] = "\0 this is no text"
    return found


def write(folder, found):
    """Write half of the documents as JSON lines and half as Parquet, in four partitions."""
    folder.mkdir()
    half = len(found) // 2
    (folder / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in found[:half]), "utf-8")
    pq.write_table(pa.Table.from_pylist(found[half:]), folder / "b.parquet", row_group_size=half // 2)


def rows(tables):
    """The rows of each table in an order that does not depend on partitions."""
    return {name: sorted(table.to_pylist(), key=repr) for name, table in tables.items()}


def written(output):
    """The rows of each table that a run has written."""
    return rows({name: pq.read_table(output / name) for name in batches.TABLES})


def checked(found):
    """The rows of each table for documents that are checked in this process, as one batch."""
    settings = batches.ArchiveSettings(isolated=False)
    (result,) = batches.check([pa.RecordBatch.from_pylist(found)], settings)
    return rows(dict(batches.split(result)))
