"""What the command leaves out of a text the editor leaves out too: by a sidecar, a baseline, or its language."""

import os
import subprocess
import sys

import pytest

TEXT = "He said the the talks go on.\n\nThe envoy left Kiev.\n"
FRENCH = (
    "Le maire a dit que les travaux sont finis et que la rue est ouverte pour tous dans le centre de la ville.\n" * 4
)
WATCH = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
SIDECAR = "ignore:\n  - {rules: [doubled-word], reason: the speaker stammers}\n"


@pytest.fixture(autouse=True)
def article(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")


def codes(found):
    return sorted(one["code"] for one in found)


def opened(editor, text=TEXT):
    uri = (editor.folder / "a.txt").as_uri()
    editor.open(uri, text)
    return uri, codes(editor.diagnostics(uri, 1))


def write_baseline(folder):
    (folder / "newslint.yaml").write_text("baseline: newslint-baseline.json\n", "utf-8")
    command = [sys.executable, "-m", "lint", "baseline", "write", "a.txt"]
    subprocess.run(command, cwd=folder, check=False, capture_output=True, env=os.environ)


def test_a_baseline_holds_until_its_sentence_is_edited(start, tmp_path):
    write_baseline(tmp_path)
    assert (tmp_path / "newslint-baseline.json").exists()
    editor = start()
    uri, found = opened(editor)
    assert found == []
    editor.change(uri, 2, (None, TEXT.replace("left Kiev", "left for Kiev")))
    assert codes(editor.diagnostics(uri, 2)) == ["superseded-place-name"]


def test_a_sidecar_silences_and_the_whole_workspace_is_checked_with_it(start, tmp_path):
    (tmp_path / "a.txt.newslint.yaml").write_text(SIDECAR, "utf-8")
    (tmp_path / "b.txt").write_text("They met at the the hall.\n", "utf-8")
    (tmp_path / "b.txt.newslint.yaml").write_text(SIDECAR, "utf-8")
    editor = start()
    assert opened(editor)[1] == ["superseded-place-name"]
    assert editor.ask("workspace/executeCommand", {"command": "newslint.checkWorkspace"}) == {"files": 2, "findings": 0}


@pytest.mark.parametrize("can", [WATCH, {}], ids=["watched", "polled"])
def test_a_sidecar_that_comes_or_is_broken_is_picked_up(start, tmp_path, can):
    editor = start(can=can)
    uri, found = opened(editor)
    assert found == ["doubled-word", "superseded-place-name"]
    for written, expected in ((SIDECAR, 1), ("ignore: [{rules: doubled-word}]\n", 2)):
        (tmp_path / "a.txt.newslint.yaml").write_text(written, "utf-8")
        if can:
            change = {"uri": (tmp_path / "a.txt.newslint.yaml").as_uri(), "type": 2}
            editor.tell("workspace/didChangeWatchedFiles", {"changes": [change]})
        if expected == 2:  # the fault of the sidecar is told before the findings are
            faults = editor.diagnostics((tmp_path / "a.txt.newslint.yaml").as_uri(), wanted=bool)
            assert any("reason" in fault["message"] for fault in faults)
        editor.diagnostics(uri, wanted=lambda found, many=expected: len(found) == many)


def test_copy_in_another_language_is_said_and_not_checked(start, tmp_path):
    editor = start()
    uri = (tmp_path / "a.txt").as_uri()
    editor.open(uri, FRENCH + TEXT)
    (found,) = editor.diagnostics(uri, 1)
    assert (found["code"], found["severity"]) == ("other-language", 3)
    assert found["message"] == "this looks like French: not checked"
    editor.change(uri, 2, (None, TEXT))
    assert len(editor.diagnostics(uri, 2)) == 2


def test_a_setting_checks_copy_in_any_language(start, tmp_path):
    (tmp_path / "newslint.yaml").write_text("any-language: true\n", "utf-8")
    _, found = opened(start(), FRENCH + TEXT)
    assert "doubled-word" in found
