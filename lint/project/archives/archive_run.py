"""A run over an archive: what is planned, what one partition becomes, and what is done already.

    OUTPUT/newslint/run.json             the plan: input, partitions, settings, schema
    OUTPUT/newslint/done/part-N.json     a partition that is done, with its counts; written last
    OUTPUT/TABLE/part-N.parquet          its rows of each table

Each partition has files of its own, which a second try replaces by the same bytes. So it makes no difference how often
an engine tries, or whether two workers have one partition at the same time: no row is there twice. A partition counts
as done only with its manifest, which is put in place whole, behind its tables.
"""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol, Self

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import fs

from lint import __version__
from lint.project.archives import partitions
from lint.project.archives.partitions import InputFile, Partition
from lint.project.archives.settings import ArchiveSettings, prepare
from lint.project.archives.tables import TABLES, VERSION, split
from lint.project.batches import check
from lint.rulepack.loader import Verify
from lint.text.errors import FaultsError, NewslintError, SourceError

_OWN = "newslint"
_PLAN = f"{_OWN}/run.json"


@dataclass(frozen=True, slots=True)
class Task:
    """A partition with all that a worker needs to know; it travels as JSON."""

    input: str
    output: str
    partition: Partition
    columns: Mapping[str, str]
    settings: ArchiveSettings

    def to_json(self) -> str:
        """Return the task as text."""
        return json.dumps([self.input, self.output, self.partition, dict(self.columns), self.settings.plain()])

    @classmethod
    def of_json(cls, text: str) -> "Task":
        """Return the task of a text."""
        source, output, partition, columns, settings = json.loads(text)
        return cls(source, output, Partition(*partition), columns, ArchiveSettings.of(settings))


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a partition: the rows of each table, the failures by kind, and the words read.

    If it could not be done, `fault` is where and why, and nothing of it counts.
    """

    partition: int
    rows: Mapping[str, int]
    failures: Mapping[str, int]
    words: int
    fault: tuple[str, str] | None = None

    def to_json(self) -> str:
        """Return it as text."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def of_json(cls, text: str) -> "Done":
        """Return it of a text."""
        data = json.loads(text)
        fault = data["fault"]
        return cls(data["partition"], data["rows"], data["failures"], data["words"], tuple(fault) if fault else None)


class Runner(Protocol):
    """What an engine does: work through tasks somewhere, and yield what each came to, in any order.

    A task whose worker dies is tried again; what the engine raises after all its tries is the engine's own.
    """

    def __call__(self, tasks: Sequence[Task], workers: int | None, cluster: str | None) -> Iterator[Done]:
        """Do the tasks on the cluster at an address, else with so many workers on this machine (None: one a core)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A run that is planned: all its tasks, and what is done of them already."""

    tasks: Sequence[Task]
    done: Mapping[int, Done]

    @property
    def left(self) -> Sequence[Task]:
        """The tasks that are not done."""
        return [task for task in self.tasks if task.partition.number not in self.done]


def plan(
    source: str,
    output: str,
    *,
    settings: ArchiveSettings,
    columns: Mapping[str, str],
    number: int | None = None,
    verify: Verify | None = None,
) -> Plan:
    """Return the plan of a run, from the output folder where it was begun there, else a new one, written there.

    `number` is about how many partitions a new run has. Raises SourceError if the input cannot be read, or if the
    folder belongs to a run with another input or other settings, and ConfigError or RuleFileError as `prepare` does.
    """
    source, output = partitions.absolute(source), partitions.absolute(output)
    settings = replace(settings, digest=prepare(settings, verify).digest)
    found = partitions.files(source)
    system, folder = partitions.opened(output)
    begun = _read(system, f"{folder}/{_PLAN}")
    if begun is None:
        pieces = partitions.divide(partitions.opened(source)[0], found, number)
        told = _told(settings, columns, found, pieces)
        _replace(system, f"{folder}/{_PLAN}", json.dumps(told, indent=1).encode("utf-8"))
    else:
        pieces = _pieces(begun, found, output, _same(settings, columns))
    tasks = [Task(source, output, piece, columns, settings) for piece in pieces]
    return Plan(tasks, {} if begun is None else dict(_done(system, folder)))


def _same(settings: ArchiveSettings, columns: Mapping[str, str]) -> dict[str, Any]:
    """Return what a run that goes on must have in common with the one that was begun."""
    return {"schema": VERSION, "digest": settings.digest, "columns": dict(columns)}


def _told(
    settings: ArchiveSettings, columns: Mapping[str, str], found: Iterable[InputFile], pieces: Iterable[Partition]
) -> dict[str, Any]:
    return {
        **_same(settings, columns),
        "newslint": __version__,
        "input": [list(one) for one in found],
        "partitions": [list(one) for one in pieces],
    }


def _pieces(begun: bytes, found: Sequence[InputFile], output: str, same: Mapping[str, Any]) -> list[Partition]:
    """Return the partitions of a run that was begun. Raises SourceError unless it is the same run."""
    try:
        told = json.loads(begun)
        before = [InputFile(*one) for one in told["input"]]
        pieces = [Partition(*one) for one in told["partitions"]]
        changed = [key for key, value in same.items() if told[key] != value]
    except (ValueError, KeyError, TypeError):
        raise SourceError(output, f"{_PLAN} in it is broken: name another folder, or remove this one") from None
    if changed:
        what = "other columns" if changed == ["columns"] else "other rules, settings or another version of newslint"
        raise SourceError(output, f"a run with {what} was begun here: name another folder")
    if before != list(found):
        raise SourceError(output, "the input has changed since the run was begun here: name another folder")
    return pieces


def _done(system: fs.FileSystem, folder: str) -> Iterator[tuple[int, Done]]:
    selector = fs.FileSelector(f"{folder}/{_OWN}/done", allow_not_found=True)
    for info in system.get_file_info(selector):
        if info.base_name.startswith("part-") and info.base_name.endswith(".json"):
            content = _read(system, info.path)
            if content is not None:
                one = Done.of_json(content.decode("utf-8"))
                yield one.partition, one


def attempt(task: Task, going: Callable[[], object] = bool) -> Done:
    """Do a task; what is wrong with its file, its settings or the output is told in the `fault`."""
    try:
        return work(task, going)
    except FaultsError as error:
        fault = error.faults[0]
    except NewslintError as error:
        fault = (error.where, error.message)
    except (pa.ArrowException, OSError) as error:
        fault = (task.partition.file, f"{type(error).__name__}: {error}")
    return Done(task.partition.number, {}, {}, 0, fault)


def work(task: Task, going: Callable[[], object] = bool) -> Done:
    """Do a task: check its documents, write their tables, and then the manifest that says so.

    `going` is called between batches of documents, and may raise to stop.
    Raises SourceError, ArrowException or OSError if the input cannot be read or the output not be written, and
    ConfigError or RuleFileError if the settings have a fault on this machine, or its rules are not those planned with.
    """
    source, _ = partitions.opened(task.input)
    system, folder = partitions.opened(task.output)
    rows, failures, words = dict.fromkeys(TABLES, 0), dict[str, int](), 0
    with ExitStack() as stack:
        writers = {name: stack.enter_context(_Table(system, folder, name, task.partition)) for name in TABLES}
        for result in check(partitions.batches(source, task.partition, task.columns), task.settings):
            going()
            for name, batch in split(result):
                writers[name].write(batch)
                rows[name] += batch.num_rows
                if name == "failures":
                    for kind in batch["kind"].to_pylist():
                        failures[kind] = failures.get(kind, 0) + 1
                elif name == "documents":
                    words += sum(count or 0 for count in batch["words"].to_pylist())
        for writer in writers.values():
            writer.finish()
    done = Done(task.partition.number, rows, failures, words)
    _replace(system, f"{folder}/{_OWN}/done/{task.partition.name}.json", done.to_json().encode("ascii"))
    return done


class _Table:
    """The part of a table that one partition is: written beside its place, and moved there when it is whole."""

    def __init__(self, system: fs.FileSystem, folder: str, name: str, partition: Partition) -> None:
        self._system, self._name = system, name
        self._place = f"{folder}/{name}/{partition.name}.parquet"
        self._new = _beside(self._place)
        self._writer: pq.ParquetWriter | None = None

    def __enter__(self) -> Self:
        self._system.create_dir(self._place.rpartition("/")[0], recursive=True)
        self._writer = pq.ParquetWriter(self._new, TABLES[self._name], filesystem=self._system, compression="zstd")
        return self

    def write(self, batch: pa.RecordBatch) -> None:
        """Add rows."""
        if self._writer is not None and batch.num_rows:
            self._writer.write_batch(batch)

    def finish(self) -> None:
        """Put the whole table in its place."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
            self._system.move(self._new, self._place)

    def __exit__(self, *_: object) -> None:
        if self._writer is not None:  # something was raised, and the table is not whole
            self._writer.close()
            self._system.delete_file(self._new)


def _beside(place: str) -> str:
    """Return the name of a new file beside another, which engines that read the folder pass over."""
    folder, _, name = place.rpartition("/")
    return f"{folder}/_{name}.{uuid.uuid4().hex}"


def _read(system: fs.FileSystem, path: str) -> bytes | None:
    if system.get_file_info(path).type != fs.FileType.File:
        return None
    with system.open_input_stream(path) as stream:
        content: bytes = stream.read()
    return content


def _replace(system: fs.FileSystem, path: str, content: bytes) -> None:
    """Write a file whole, so that a reader finds the old content or the new."""
    system.create_dir(path.rpartition("/")[0], recursive=True)
    new = _beside(path)
    with system.open_output_stream(new) as stream:
        stream.write(content)
    system.move(new, path)


def tidy(output: str) -> None:
    """Remove the unfinished files of workers that died. Only for when no worker is at work on this output."""
    system, folder = partitions.opened(output)
    for name in (*TABLES, _OWN, f"{_OWN}/done"):
        for info in system.get_file_info(fs.FileSelector(f"{folder}/{name}", allow_not_found=True)):
            if info.type == fs.FileType.File and info.base_name.startswith("_"):
                system.delete_file(info.path)
