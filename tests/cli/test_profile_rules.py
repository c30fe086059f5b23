"""`newslint --profile-rules`: which rules ran, what they found, and where that is told."""

import json
from pathlib import Path

import pytest

from lint.cli.dispatch import run

COPY = "The mayor said that that would do. He spoke spoke on Monday.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(COPY, encoding="utf-8")
    Path("b.txt").write_text("The council met.\n", encoding="utf-8")
    return tmp_path


def rows(path: Path) -> dict[str, dict[str, float]]:
    return {row["rule"]: row for row in json.loads(path.read_text(encoding="utf-8"))["rules"]}


def test_a_table_goes_to_standard_error_and_the_report_stays_as_it_is(desk, capsys):
    assert run(["a.txt"]) == 1
    report = capsys.readouterr().out
    assert run(["--profile-rules", "a.txt"]) == 1  # the article is not taken for the option's file
    told = capsys.readouterr()
    assert told.out == report
    head, *lines = told.err.splitlines()
    assert head.split() == ["rule", "ms", "share", "runs", "hits", "alarms"]
    found = {line.split()[0]: line.split()[3:] for line in lines}
    assert found["doubled-word"] == ["1", "1", "1"]


def test_a_file_has_the_counts_of_all_articles(desk, capsys):
    assert run(["--profile-rules=profile.json", "a.txt", "b.txt", "a.txt"]) == 1
    assert capsys.readouterr().err == ""
    found = rows(desk / "profile.json")["doubled-word"]
    assert (found["runs"], found["hits"], found["alarms"]) == (2, 1, 1)
    assert found["seconds"] >= 0
    seconds = [row["seconds"] for row in json.loads((desk / "profile.json").read_text(encoding="utf-8"))["rules"]]
    assert seconds == sorted(seconds, reverse=True)


def test_what_a_directive_silences_is_a_hit_and_no_alarm(desk):
    Path("a.txt").write_text("<!-- newslint: ignore-file doubled-word reason: quoted -->\n\n" + COPY, encoding="utf-8")
    run(["--profile-rules=profile.json", "a.txt"])
    found = rows(desk / "profile.json")["doubled-word"]
    assert (found["hits"], found["alarms"]) == (1, 0)


def test_the_rules_run_for_a_diff_are_counted_too(desk):
    run(["--profile-rules=profile.json", "--diff", "a.txt"])
    assert rows(desk / "profile.json")["doubled-word"]["hits"] >= 1


def test_a_file_that_cannot_be_written_is_a_problem(desk, capsys):
    assert run(["--profile-rules=missing/profile.json", "b.txt"]) == 2
    assert "missing" in capsys.readouterr().err
