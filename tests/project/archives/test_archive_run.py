"""A run over an archive: how it is divided, what goes on, what is refused, and what the command says."""

import gzip
import json
import shutil
from itertools import chain

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from pyarrow import fs
from support import archive

from lint.cli import archive_command
from lint.project.archives import archive_run, partitions
from lint.project.archives.archive_run import Task
from lint.project.archives.settings import ArchiveSettings
from lint.text.errors import SourceError

HERE = ArchiveSettings(isolated=False)
LOCAL = fs.LocalFileSystem()


def plan(folder, settings=HERE, **more):
    return archive_run.plan(str(folder / "in"), str(folder / "out"), settings=settings, columns={}, **more)


def ids(path, number, columns=None):
    """The ids of the documents of each partition."""
    found = partitions.files(str(path))
    pieces = partitions.divide(LOCAL, found, number)
    return [
        [row["id"] for batch in partitions.batches(LOCAL, piece, columns or {}) for row in decoded(batch)]
        for piece in pieces
    ]


def decoded(batch):
    return [
        {name: value.decode() if isinstance(value, bytes) else value for name, value in row.items()}
        for row in batch.to_pylist()
    ]


@pytest.mark.parametrize("number", [1, 2, 3, 7, 40, 5_000])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.parquet"])
def test_each_document_is_in_one_partition(name, number, tmp_path):
    found = archive.documents(12)
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found).encode()
    if name == "a.parquet":
        pq.write_table(pa.Table.from_pylist(found), tmp_path / name, row_group_size=2)
    elif name == "a.jsonl":
        (tmp_path / name).write_bytes(text.rstrip())
    else:
        (tmp_path / name).write_bytes(gzip.compress(text))
    parts = ids(tmp_path, number)
    assert [one for part in parts for one in part] == [one["id"] for one in found]
    assert len(parts) == 1 if number == 1 or name.endswith("gz") else len(parts) > 1


def test_files_are_taken_in_order_and_hidden_ones_are_passed_over(tmp_path):
    for name in ("b.ndjson", "a/c.jsonl", "_spark/x.jsonl", ".hidden.jsonl", "_SUCCESS", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "Talks went on."}\n', "utf-8")
    assert [one.path.removeprefix(f"{tmp_path}/") for one in partitions.files(str(tmp_path))] == [
        "a/c.jsonl",
        "b.ndjson",
    ]


def test_documents_without_an_id_are_called_by_their_place(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n\n{"text": "Two."}\n', "utf-8")
    assert ids(tmp_path / "a.jsonl", 1) == [[f"{tmp_path}/a.jsonl#0", f"{tmp_path}/a.jsonl#18"]]
    assert ids(tmp_path / "a.jsonl", 9) != ids(tmp_path / "a.jsonl", 1)
    assert [*chain(*ids(tmp_path / "a.jsonl", 9))] == ids(tmp_path / "a.jsonl", 1)[0]
    pq.write_table(pa.table({"text": ["One.", "Two.", "Three."]}), tmp_path / "b.parquet", row_group_size=1)
    assert ids(tmp_path / "b.parquet", 40) == [[f"{tmp_path}/b.parquet#{number}"] for number in range(3)]


def test_columns_have_the_names_of_the_archive(tmp_path):
    rows = [{"url": "u1", "body": "One.", "text": "a teaser"}]
    columns = {"id": "url", "text": "body"}
    (tmp_path / "a.jsonl").write_text(json.dumps(rows[0]) + "\n", "utf-8")
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "b.parquet")
    for one in partitions.divide(LOCAL, partitions.files(str(tmp_path)), None):
        (batch,) = partitions.batches(LOCAL, one, columns)
        (row,) = decoded(batch)
        assert (row["id"], row["text"]) == ("u1", "One.")


@pytest.mark.parametrize(
    "line", ["{broken", "[1]", '"text"', "7", '{"text": 7}', '{"text": null}', '{"text": "\\ud800"}', "[" * 100_000]
)
def test_a_line_that_is_no_document_is_a_failure(line, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(f'{line}\n{{"id": "good", "text": "Talks went on."}}\n', "utf-8")
    (task,) = plan(tmp_path).tasks
    archive_run.work(task)
    found = archive.written(tmp_path / "out")
    assert [row["id"] for row in found["failures"]] == [f"{tmp_path}/in/a.jsonl#0"]
    assert [row["words"] for row in found["documents"] if row["id"] == "good"] == [3]


def test_a_run_that_is_done_does_nothing_again(tmp_path):
    archive.write(tmp_path / "in", archive.documents(8))
    first = plan(tmp_path, number=4)
    done = [archive_run.work(task) for task in first.tasks]
    again = plan(tmp_path, number=2)  # the plan is the one that was begun
    assert again.tasks == first.tasks
    assert again.left == []
    assert sorted(again.done.values(), key=lambda one: one.partition) == done
    assert archive.written(tmp_path / "out") == archive.checked(archive.documents(8))


def test_a_partition_done_twice_has_its_rows_once(tmp_path):
    archive.write(tmp_path / "in", archive.documents(8))
    tasks = plan(tmp_path, number=4).tasks
    for task in (*tasks, *tasks[:2]):
        archive_run.work(Task.of_json(task.to_json()))
    assert archive.written(tmp_path / "out") == archive.checked(archive.documents(8))


def test_a_partition_counts_as_done_only_with_its_manifest(tmp_path, monkeypatch):
    archive.write(tmp_path / "in", archive.documents(4))
    tasks = plan(tmp_path, number=1).tasks

    def full(*arguments):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(archive_run, "_replace", full)
        outcome = archive_run.attempt(tasks[0])
    assert outcome.fault == (tasks[0].partition.file, "OSError: [Errno 28] No space left on device")
    assert plan(tmp_path).left == tasks


def test_a_broken_file_is_a_fault_of_its_partition_alone(tmp_path):
    archive.write(tmp_path / "in", archive.documents(8))
    (tmp_path / "in" / "c.jsonl.gz").write_bytes(b"no gzip at all")
    outcomes = [archive_run.attempt(task) for task in plan(tmp_path, number=1).tasks]
    assert [bool(one.fault) for one in outcomes] == [False, False, True]
    assert not [path for path in (tmp_path / "out").rglob("_*") if path.is_file()]
    assert [task.partition.file for task in plan(tmp_path).left] == [f"{tmp_path}/in/c.jsonl.gz"]


@pytest.mark.parametrize("change", ["rules", "input", "columns", "plan"])
def test_a_folder_with_another_run_is_refused(change, tmp_path):
    archive.write(tmp_path / "in", archive.documents(4))
    plan(tmp_path)
    settings, columns = HERE, {}
    if change == "rules":
        settings = ArchiveSettings(isolated=False, ignore=("doubled-word",))
    elif change == "input":
        (tmp_path / "in" / "c.jsonl").write_text("{}\n", "utf-8")
    elif change == "columns":
        columns = {"text": "body"}
    else:
        (tmp_path / "out" / "newslint" / "run.json").write_text("{}", "utf-8")
    with pytest.raises(SourceError, match="name another folder"):
        archive_run.plan(str(tmp_path / "in"), str(tmp_path / "out"), settings=settings, columns=columns)


def test_a_worker_with_other_rules_does_nothing(tmp_path):
    archive.write(tmp_path / "in", archive.documents(4))
    config = tmp_path / "newslint.yaml"
    config.write_text("ignore: [doubled-word]\n", "utf-8")
    (task, *_) = plan(tmp_path, ArchiveSettings(config=str(config), isolated=False)).tasks
    config.write_text("ignore: []\n", "utf-8")
    outcome = archive_run.attempt(task)
    assert outcome.fault[1].startswith("this machine has other rules")


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("nowhere", "there is no such file or folder"),
        ("empty", "there is no archive"),
        ("ftp://x/y", "cannot be opened"),
    ],
)
def test_an_input_that_is_none_is_told(location, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match=message):
        partitions.files(location)


def test_a_parquet_file_that_is_none_is_told(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(SourceError, match="no Parquet file"):
        partitions.divide(LOCAL, partitions.files(str(tmp_path)), None)


def test_input_and_output_may_be_addresses(tmp_path):
    archive.write(tmp_path / "in", archive.documents(4))
    made = archive_run.plan(f"file://{tmp_path}/in", f"file://{tmp_path}/out", settings=HERE, columns={})
    for task in made.tasks:
        archive_run.work(task)
    assert archive.written(tmp_path / "out") == archive.checked(archive.documents(4))


def test_the_command_tells_what_it_did(newslint):
    archive.write(newslint.folder / "in", archive.documents(4))
    done = newslint("archive", "in", "--output", "out", "--workers", "1", "--partitions", "1")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:2] == ["2 partitions, 0 of them done before", "4 documents, 98 words"]
    again = newslint("archive", "in", "--output", "out", "--workers", "1")
    assert again.stdout.splitlines() == ["2 partitions, 2 of them done before", *lines[1:]]
    shutil.rmtree(newslint.folder / "in")
    gone = newslint("archive", "in", "--output", "out")
    assert (gone.returncode, gone.stdout) == (2, "")
    assert "there is no such file or folder" in gone.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--cluster", "local"), "--cluster is for --runner spark, ray or dask"),
        (("--columns", "body=text"), "names no column"),
        (("--partitions", "0"), "no number of 1 or more"),
        (("--max-size", "much"), "no size"),
        (("--select", "doubled-wrod"), "no rule or family is called"),
        (("--style", "nobody"), "no house style is called"),
        (("--config", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_a_wrong_argument_is_told(words, message, newslint):
    (newslint.folder / "in.jsonl").write_text('{"text": "Talks went on."}\n', "utf-8")
    done = newslint("archive", "in.jsonl", "--output", "out", *words)
    assert done.returncode == 2
    assert message in done.stderr
    assert not (newslint.folder / "out").exists()


@pytest.mark.parametrize(("gone", "runner", "extra"), [("pyarrow", "local", "archives"), ("pyspark", "spark", "spark")])
def test_a_missing_engine_is_told_with_its_cure(gone, runner, extra, monkeypatch, capsys):
    def missing(name):
        raise ModuleNotFoundError(name=gone)

    monkeypatch.setattr(archive_command, "import_module", missing)
    assert archive_command.run(["in.jsonl", "--output", "out", "--runner", runner]) == 2
    assert f"{gone} is not installed: pip install '.[{extra}]'" in capsys.readouterr().err
