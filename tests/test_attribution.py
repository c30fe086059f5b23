"""Triples, orphans and the attributions command, on invented text."""

import json

import pytest

from lint.analysis import Analysis
from lint.document import Document
from lint.source import Source


def triples(text):
    analysis = Analysis(Document.of(Source("a.txt", text)), None)
    return [
        (
            text[t.attribution.source_start : t.attribution.source_end],
            text[t.attribution.cue_start : t.attribution.cue_end],
            [text[a:b] for a, b in t.contents],
            t.form,
        )
        for t in analysis.triples
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Ruiz said that the road was closed.",
            ("Ana Ruiz", "said", ["that the road was closed"], "indirect"),
        ),
        ("“The road is shut,” said Ana Ruiz.", ("Ana Ruiz", "said", ["“The road is shut,”"], "direct")),
        (
            "The road was closed, according to Ana Ruiz.",
            ("Ana Ruiz", "according to", ["The road was closed"], "indirect"),
        ),
        (
            "“The road is shut,” Ana Ruiz said. “It will stay so.”",
            ("Ana Ruiz", "said", ["“The road is shut,”", "“It will stay so.”"], "direct"),
        ),
    ],
)
def test_a_frame_gives_source_cue_and_content(text, expected):
    assert triples(text) == [expected]


def test_a_pronoun_is_the_last_named_speaker():
    text = "Ana Ruiz said the road was closed. She said it would stay closed."
    analysis = Analysis(Document.of(Source("a.txt", text)), None)
    assert [t.speaker for t in analysis.triples] == ["ruiz", "ruiz"]


def test_the_command_lists_attributions_and_quotations_without_source(newslint):
    text = "“The road is shut,” said Ana Ruiz.\nThe sign read badly. “Nobody may pass here.”\n"
    (newslint.folder / "a.txt").write_text(text, encoding="utf-8")
    done = newslint("attributions", "--format", "json", "a.txt")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["version"] == 1
    first = found["attributions"][0]
    assert first["source"]["text"] == "Ana Ruiz"
    start, end = first["source"]["start"]["offset"], first["source"]["end"]["offset"]
    assert text[start:end] == "Ana Ruiz"
    assert "Ana Ruiz | said |" in newslint("attributions", "a.txt").stdout


def test_the_command_complains_about_a_file_that_is_not_there(newslint):
    done = newslint("attributions", "none.txt")
    assert done.returncode == 2
    assert "none.txt" in done.stderr
