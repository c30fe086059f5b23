"""Formats from the command line: places in every report, fixes in the file, records of exports, refusals."""

import json
from io import BytesIO
from pathlib import Path

import docx
import pytest
from support import made_files

STORY = ("Ferry sinks", "It left the the port.")


@pytest.fixture
def desk(newslint) -> Path:
    folder: Path = newslint.folder
    (folder / "a.docx").write_bytes(made_files.word(*STORY))
    (folder / "a.odt").write_bytes(made_files.odt(*STORY))
    (folder / "a.eml").write_bytes(made_files.mail(STORY[1].encode(), subject=STORY[0]))
    record = {"slug": "ferry", "title": STORY[0], "text": STORY[1]}
    (folder / "e.jsonl").write_text(json.dumps({"title": "Tug"}) + "\n" + json.dumps(record) + "\n")
    (folder / "newslint.yaml").write_text("exports:\n  '*.jsonl': {headline: title, body: text, id: slug}\n")
    return folder


SELECT = ("--select", "doubled-word")
PLACES = [
    ("a.docx", "paragraph 2:9"),
    ("a.odt", "paragraph 2:9"),
    ("a.eml", "text line 3:9"),
    ("e.jsonl#ferry", "2:60"),
]


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_the_reports_say_what_a_place_counts(newslint, desk: Path, name: str, place: str) -> None:
    file = name.partition("#")[0]
    concise = newslint(*SELECT, "--format", "concise", file)
    assert concise.returncode == 1, concise.stderr
    assert concise.stdout == f"{name}:{place}: warning: “the” stands twice. [doubled-word]\n"
    human = newslint(*SELECT, file).stdout
    assert human.startswith(f"{name}:{place} warning: “the” stands twice.")
    assert "It left the the port." in human
    files = json.loads(newslint(*SELECT, "--format", "json", file).stdout)["files"]
    (found,) = [one for one in files if one["findings"]]
    assert found["path"] == name
    unit, _, numbers = place.rpartition(" ")
    line, column = map(int, numbers.split(":"))
    start = found["findings"][0]["start"]
    assert (start[unit.replace(" ", "_") or "line"], start["column"]) == (line, column)


def test_a_message_says_paragraph_where_there_are_no_lines(newslint, desk: Path) -> None:
    twice = "The harbour master of Halden said that the ferry had been late since the storm in May."
    (desk / "b.docx").write_bytes(made_files.word("Ferry sinks", twice, "It rose.", twice))
    out = newslint("--select", "repeated-sentence", "--format", "concise", "b.docx").stdout
    assert out.startswith("b.docx:paragraph 4:1: ")
    assert "in paragraph 2 already" in out


def test_a_document_is_fixed_in_place(newslint, desk: Path) -> None:
    done = newslint(*SELECT, "--fix", "--unsafe-fixes", "a.docx", "a.odt")
    assert (done.returncode, done.stderr) == (0, "newslint: a.docx: fixed\nnewslint: a.odt: fixed\n")
    assert [one.text for one in docx.Document(str(desk / "a.docx")).paragraphs] == [STORY[0], "It left the port."]


def test_a_document_from_standard_input_is_bytes(newslint, desk: Path) -> None:
    data = (desk / "a.docx").read_bytes()
    done = newslint(*SELECT, "--format", "concise", "--stdin-filename", "x.docx", "-", stdin=data)
    assert done.stdout.startswith("x.docx:paragraph 2:9: ")


def test_the_fixed_bytes_go_to_standard_output(desk: Path) -> None:
    import os
    import subprocess
    import sys

    from conftest import ROOT

    command = [sys.executable, "-m", "lint", *SELECT, "--fix", "--unsafe-fixes", "--stdin-filename", "x.docx", "-"]
    data = (desk / "a.docx").read_bytes()
    done = subprocess.run(
        command, input=data, capture_output=True, check=False, cwd=desk, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert [one.text for one in docx.Document(BytesIO(done.stdout)).paragraphs] == [STORY[0], "It left the port."]


def test_a_diff_of_a_document_is_one_of_its_text(newslint, desk: Path) -> None:
    out = newslint(*SELECT, "--diff", "--unsafe-fixes", "a.docx").stdout
    assert "-It left the the port.\n" in out
    assert "+It left the port.\n" in out


@pytest.mark.parametrize(("name", "title"), [("a.eml", "mail (.eml)"), ("e.jsonl", "an export (JSONL)")])
def test_what_cannot_be_fixed_is_said_and_left(newslint, desk: Path, name: str, title: str) -> None:
    before = (desk / name).read_bytes()
    done = newslint(*SELECT, "--fix", "--unsafe-fixes", name)
    assert done.returncode == 1
    assert f"{title} cannot be fixed in place" in done.stderr
    assert "fixable" not in done.stdout
    assert (desk / name).read_bytes() == before


def test_a_refusal_is_one_line_and_the_others_go_on(newslint, desk: Path) -> None:
    (desk / "bad.docx").write_bytes(b"It sank.")
    (desk / "bad.xml").write_text("<nitf><p></nitf>")
    (desk / "other.csv").write_text("a,b\n")
    done = newslint(*SELECT, "--format", "concise", "bad.docx", "bad.xml", "other.csv", "a.tex", "a.docx")
    assert done.returncode == 2
    assert [line.removeprefix("newslint: ").partition(": ")[0] for line in done.stderr.splitlines()] == [
        "bad.docx",
        "bad.xml:1:12",
        "other.csv",
        "a.tex",
    ]
    assert done.stdout.startswith("a.docx:")


def test_a_broken_record_is_named_and_the_others_are_checked(newslint, desk: Path) -> None:
    (desk / "e.jsonl").write_text('{"title": }\n{"text": "It left the the port."}\n')
    done = newslint(*SELECT, "--format", "concise", "e.jsonl")
    assert done.returncode == 2
    assert done.stderr.startswith("newslint: e.jsonl:1:11: this is not JSON")
    assert done.stdout.startswith("e.jsonl#2:2:19: ")


@pytest.mark.parametrize(
    ("exports", "words"),
    [
        ("'*.csv': {id: x}", "names no field that is copy"),
        ("'*.csv': {body: x, delimiter: ab}", "one character"),
        ("'*.csv': {body: x, marckup: html}", "marckup"),
        ("'*.csv': {body: x, markup: rtf}", "markup"),
        ("'../*.csv': {body: x}", ".."),
    ],
)
def test_a_fault_in_the_fields_of_an_export_has_its_place(newslint, exports: str, words: str) -> None:
    (newslint.folder / "newslint.yaml").write_text(f"exports:\n  {exports}\n")
    (newslint.folder / "e.csv").write_text("x\ny\n")
    done = newslint("e.csv")
    assert done.returncode == 2
    assert "newslint.yaml:2:" in done.stderr
    assert words in done.stderr


def test_a_suffix_can_be_given_a_format_of_news(newslint) -> None:
    (newslint.folder / "newslint.yaml").write_text("suffixes: {.wire: nitf, .page: asciidoc}\n")
    (newslint.folder / "a.wire").write_text(f"<nitf><body><p>{STORY[1]}</p></body></nitf>")
    (newslint.folder / "a.page").write_text(f"= Ferry\n\n----\nthe the\n----\n\n{STORY[1]}\n")
    out = newslint(*SELECT, "--format", "concise", "a.wire", "a.page").stdout
    assert [line.partition(": ")[0] for line in out.splitlines()] == ["a.wire:1:24", "a.page:7:9"]


def test_the_other_commands_say_what_a_place_counts(newslint) -> None:
    story = ("Ferry sinks", "Mayor Ann Bowen said the ferry sank on Friday, killing nine.")
    (newslint.folder / "a.docx").write_bytes(made_files.word(*story))
    assert "paragraph 2:7" in newslint("names", "a.docx").stdout
    assert "paragraph 2:1 " in newslint("sources", "a.docx").stdout
    assert "paragraph 2:22" in newslint("attributions", "a.docx").stdout
    (name,) = (
        entry
        for entry in json.loads(newslint("names", "--format", "json", "a.docx").stdout)["files"][0]["names"]
        if entry["name"] == "Ann Bowen"
    )
    assert name["spellings"][0]["places"] == [{"paragraph": 2, "column": 7, "offset": 18}]
