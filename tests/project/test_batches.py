"""The pure function over record batches: its schema, its answers to any document, and the engines that map it."""

import subprocess
import sys

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import archive, poison

from lint.project import batches
from lint.project.archives.document_reader import ArchiveDocument
from lint.project.archives.guarded_reader import GuardedReader
from lint.project.batches import ArchiveSettings, check
from lint.text.errors import ConfigError

HERE = ArchiveSettings(isolated=False)


def tables(rows, chosen=HERE, **columns):
    """The rows of each table for articles given as rows, or as columns."""
    batch = pa.RecordBatch.from_pydict(columns) if columns else pa.RecordBatch.from_pylist(rows)
    (result,) = check([batch], chosen)
    assert result.schema.equals(batches.RESULT, check_metadata=True)
    return {name: part.to_pylist() for name, part in batches.split(result)}


def test_a_document_becomes_rows_of_every_table():
    text = "Otto Lang left Kiev for the the border on Monday, officials said.\n\n“It was cold,” Lang said.\n"
    found = tables([{"id": 7, "text": text, "outlet": "Post", "date": "2020-02-29"}])
    assert found["documents"] == [
        {
            "id": "7",
            "format": "text",
            "language": None,
            "outlet": "Post",
            "date": "2020-02-29",
            "characters": len(text),
            "words": 17,
        }
    ]
    doubled = next(row for row in found["findings"] if row["rule"] == "doubled-word")
    assert text[doubled["start"] : doubled["end"]] == doubled["excerpt"] == "the the"
    assert (doubled["line"], doubled["column"]) == (1, text.index("the the") + 1)
    assert doubled["fix"]["edits"][0]["text"] == ""
    assert ("Otto Lang", "Lang", 1) in [(row["name"], row["spelling"], row["uses"]) for row in found["names"]]
    assert [(row["name"], row["kind"]) for row in found["sources"]] == [
        ("officials", "unnamed"),
        ("Otto Lang", "named"),
    ]
    assert [row["speaker"] for row in found["attributions"]] == ["", "Otto Lang"]
    assert "It was cold" in found["attributions"][1]["contents"][0]["text"]
    assert "sourced" in {row["status"] for row in found["claims"]}
    assert found["failures"] == []
    assert {row["id"] for table in found.values() for row in table} == {"7"}


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"text": None}, "unreadable"),
        ({"text": "a \0 byte"}, "unreadable"),
        ({"text": b"\xff\xfe\xff"}, "unreadable"),
        ({"text": b"caf\xe9 in Latin-1"}, "unreadable"),
        ({"text": 7}, "unreadable"),
        ({"text": "Some copy.", "format": "poem"}, "unreadable"),
        ({"text": "Some copy.", "format": "csv"}, "unreadable"),
        ({"text": "no Word file", "format": "docx"}, "unreadable"),
        ({"text": "<nitf", "format": "nitf"}, "unreadable"),
        ({"text": "x" * 1_000_001}, "unreadable"),
        ({"text": "Some copy.", "language": "de-AT"}, "language"),
        ({"text": "Der Rat der Stadt hat am Montag für die Brücke gestimmt, und das ist gut so. " * 5}, "language"),
        ({"text": "Some copy. " * 30}, "too-large"),
    ],
)
@pytest.mark.parametrize("isolated", [False, True])
def test_what_cannot_be_read_is_a_failure_and_the_rest_goes_on(row, kind, isolated):
    chosen = ArchiveSettings(isolated=isolated, max_size=300 if kind == "too-large" else None)
    is_bytes = isinstance(row["text"], bytes)
    sound = b"Talks went on." if is_bytes else 8 if row["text"] == 7 else "Talks went on."
    found = tables([{"id": "bad", **row}, {"id": "good", "text": sound}], chosen)
    (failure,) = [one for one in found["failures"] if one["id"] == "bad"]
    assert (failure["kind"], failure["rule"]) == (kind, None)
    assert failure["reason"]
    assert [(one["id"], one["words"]) for one in found["documents"]] == [("bad", None), ("good", None if row["text"] == 7 else 3)]  # fmt: skip


def test_a_string_that_is_no_utf_8_fails_alone():
    raw = pa.array([b"\xff\xff", b"Talks went on."], pa.binary())
    broken = pa.Array.from_buffers(pa.string(), 2, raw.buffers())
    found = tables(None, text=broken)
    assert [(one["id"], one["kind"]) for one in found["failures"]] == [("0", "unreadable")]
    assert [one["words"] for one in found["documents"]] == [None, 3]


def test_the_division_into_batches_changes_nothing():
    rows = archive.documents(6)
    whole = pa.RecordBatch.from_pylist(rows)
    parts = [whole.slice(0, 1), whole.slice(1, 0), whole.slice(1, 5)]
    assert pa.Table.from_batches(check(parts, HERE)).to_pylist() == next(check([whole], HERE)).to_pylist()
    assert batches.check_table(pa.Table.from_batches([whole]), HERE).num_rows == 6


def test_documents_without_an_id_are_called_by_their_number():
    batch = pa.RecordBatch.from_pydict({"text": ["One.", "Two."]})
    assert [row["id"] for part in check([batch, batch], HERE) for row in part.to_pylist()] == ["0", "1", "2", "3"]


@pytest.mark.parametrize("kind", [pa.large_string(), pa.binary(), pa.dictionary(pa.int32(), pa.string())])
def test_text_comes_in_any_type_of_text(kind):
    text = pa.array(["Talks went on.", None]).cast(pa.string()).cast(kind)
    found = tables(None, text=text)
    assert [row["words"] for row in found["documents"]] == [3, None]


def test_a_batch_without_text_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="no column “text”, only body"):
        list(check([pa.RecordBatch.from_pydict({"body": ["One."]})], HERE))


@pytest.mark.parametrize("isolated", [False, True])
def test_settings_with_a_fault_are_refused_once_and_not_document_by_document(isolated):
    batch = pa.RecordBatch.from_pydict({"text": ["One."]})
    with pytest.raises(ConfigError, match="no rule or family is called “doubled-wrod”"):
        list(check([batch], ArchiveSettings(select=("doubled-wrod",), isolated=isolated)))


def test_settings_choose_rules_and_style(tmp_path):
    text = "Otto Lang left Kiev for the the border on Monday, officials said."
    only = ArchiveSettings(select=("doubled-word",), isolated=False)
    assert {row["rule"] for row in tables([{"text": text}], only)["findings"]} == {"doubled-word"}
    config = tmp_path / "newslint.yaml"
    config.write_text("ignore: [doubled-word]\n", "utf-8")
    configured = ArchiveSettings(config=str(config), isolated=False)
    assert "doubled-word" not in {row["rule"] for row in tables([{"text": text}], configured)["findings"]}


def test_a_configuration_beside_the_run_is_not_searched_for(tmp_path, monkeypatch):
    (tmp_path / "newslint.yaml").write_text("ignore: [doubled-word]\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert "doubled-word" in {row["rule"] for row in tables([{"text": "They left for the the border."}])["findings"]}


@settings(max_examples=40)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "id": st.one_of(st.none(), st.text()),
                "text": st.one_of(st.none(), st.binary(max_size=60), st.text(max_size=60).map(str.encode)),
                "format": st.sampled_from([None, "text", "html", "markdown", "nitf", "ninjs", "eml", "", "no such"]),
                "language": st.sampled_from([None, "en", "EN_gb", "fr", ""]),
            }
        ),
        max_size=4,
    )
)
def test_no_document_raises_and_each_has_one_row(rows):
    schema = pa.schema([("id", pa.string()), ("text", pa.binary()), ("format", pa.string()), ("language", pa.string())])
    batch = pa.RecordBatch.from_pylist(rows, schema=schema)
    (result,) = check([batch], HERE)
    assert result.num_rows == len(rows)
    for row in result.to_pylist():
        assert (row["words"] is None) == any(one["kind"] != "rule" for one in row["failures"])


def test_a_reader_that_is_killed_from_outside_reads_its_document_again():
    reader = GuardedReader(ArchiveSettings())
    try:
        before = reader.read(ArchiveDocument("a", b"Talks went on."))
        reader._process.kill()
        assert reader.read(ArchiveDocument("a", b"Talks went on.")) == before
    finally:
        reader.close()


_SPARK = """
from pyspark.sql import SparkSession
from pyspark.sql.functions import explode
from lint.project import batches
from lint.project.archives import spark
session = SparkSession.builder.master("local[1]").getOrCreate()
results = session.read.json(PATH).mapInArrow(batches.check, spark.result_schema())
for row in results.select("id", explode("findings").alias("it")).select("id", "it.rule").collect():
    print("FOUND", row.id, row.rule)
"""
_RAY = """
import ray
from lint.project import batches
ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
results = ray.data.read_json(PATH, lines=True).map_batches(batches.check_table, batch_format="pyarrow")
for row in results.iter_rows():
    for finding in row["findings"]:
        print("FOUND", row["id"], finding["rule"])
"""


@pytest.mark.parametrize("code", [_SPARK, _RAY], ids=["spark", "ray"])
def test_an_engine_maps_the_function_over_what_its_own_reader_reads(code, tmp_path, warm_cache):
    archive.write(tmp_path / "in", archive.documents(8))
    code = code.replace("PATH", repr(str(tmp_path / "in" / "a.jsonl")))
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**poison.environment(tmp_path, warm_cache), "PYSPARK_PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    wanted = [f"{row['id']} {row['rule']}" for row in archive.checked(archive.documents(8)[:4])["findings"]]
    assert sorted(line[6:] for line in done.stdout.splitlines() if line.startswith("FOUND ")) == sorted(wanted)
    assert wanted


def test_a_reader_that_is_given_up_says_so_and_reads_on(tmp_path, monkeypatch):
    for name, value in poison.environment(tmp_path, tmp_path).items():
        monkeypatch.setenv(name, value)
    reader = GuardedReader(ArchiveSettings(seconds=2))
    try:
        hung = reader.read(ArchiveDocument("a", poison.HANGS.encode()))
        crashed = reader.read(ArchiveDocument("b", poison.CRASHES.encode()))
        sound = reader.read(ArchiveDocument("c", b"Talks went on."))
    finally:
        reader.close()
    assert hung.rows["failures"][0]["kind"] == "timed-out"
    assert crashed.rows["failures"][0]["kind"] == "crashed"
    assert (sound.words, sound.rows["failures"]) == (3, [])
