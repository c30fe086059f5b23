"""Baselines: old findings stay out where the text moves, new ones come in, and the file only shrinks."""

import json
from pathlib import Path

import pytest

OLD = "They left for the the border.\n\nThe envoy left Kiev by train.\n"


@pytest.fixture
def desk(newslint) -> Path:
    """A desk with two old articles and their baseline."""
    (newslint.folder / "archive").mkdir()
    (newslint.folder / "archive" / "one.txt").write_text(OLD)
    (newslint.folder / "archive" / "two.txt").write_text("He saw the the dog.\n")
    done = newslint("baseline", "write", "archive")
    assert done.returncode == 0, done.stderr
    assert "3 places in 2 of 2 files noted" in done.stdout
    return newslint.folder


def rules(newslint, *arguments: str) -> list[str]:
    """The rules that report something."""
    done = newslint("--format", "jsonl", "--select", "doubled-word,superseded-place-name", *arguments)
    assert done.returncode in (0, 1), done.stderr
    return [json.loads(line)["rule"] for line in done.stdout.splitlines()]


def test_what_a_baseline_holds_is_not_reported(newslint, desk: Path) -> None:
    names = ("archive/one.txt", "archive/two.txt")
    assert len(rules(newslint, *names)) == 3
    assert rules(newslint, "--baseline", "newslint-baseline.json", *names) == []


@pytest.mark.parametrize(
    "text",
    [
        "The envoy left Kiev by train.\n\nThey left for the the border.\n",
        "A new lead.\n\n" + OLD,
        "They left\r\nfor the the border.\r\n\r\nThe envoy  left Kiev by train.\r\n",
    ],
)
def test_moving_and_wrapping_wakes_nothing(newslint, desk: Path, text: str) -> None:
    (desk / "archive" / "one.txt").write_bytes(text.encode())
    assert rules(newslint, "--baseline", "newslint-baseline.json", "archive/one.txt") == []


def test_a_changed_sentence_and_a_second_one_like_it_are_new(newslint, desk: Path) -> None:
    (desk / "archive" / "one.txt").write_text(
        OLD + "\nThey left for the the frontier.\n\nThe envoy left Kiev by train.\n"
    )
    assert rules(newslint, "--baseline", "newslint-baseline.json", "archive/one.txt") == [
        "doubled-word",
        "superseded-place-name",
    ]


def test_a_configuration_may_name_it_and_an_option_sets_it_aside(newslint, desk: Path) -> None:
    (desk / "newslint.yaml").write_text("baseline: newslint-baseline.json\n")
    assert rules(newslint, "archive/two.txt") == []
    assert rules(newslint, "--no-baseline", "archive/two.txt") == ["doubled-word"]


def test_a_fix_leaves_old_findings_alone(newslint, desk: Path) -> None:
    (desk / "archive" / "two.txt").write_text("He saw the the dog.\n\nShe saw the the cat.\n")
    newslint("--fix", "--unsafe-fixes", "--baseline", "newslint-baseline.json", "archive/two.txt")
    assert (desk / "archive" / "two.txt").read_text() == "He saw the the dog.\n\nShe saw the cat.\n"


def test_update_takes_out_what_is_gone_says_so_and_adds_nothing(newslint, desk: Path) -> None:
    (desk / "archive" / "one.txt").write_text(
        "They left for the border.\n\nThe envoy left Kiev by train.\n\nA a dog.\n"
    )
    (desk / "archive" / "two.txt").unlink()
    done = newslint("baseline", "update")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "archive/two.txt: 1 place, since the file is gone",
        "archive/one.txt: 1 place of doubled-word",
        "newslint-baseline.json: 2 places taken out, 1 left",
    ]
    held = json.loads((desk / "newslint-baseline.json").read_text())
    assert list(held["files"]) == ["archive/one.txt"]
    assert list(held["files"]["archive/one.txt"]) == ["superseded-place-name"]


def test_update_without_a_change_writes_nothing(newslint, desk: Path) -> None:
    before = (desk / "newslint-baseline.json").stat().st_ino
    assert "0 places taken out, 3 left" in newslint("baseline", "update").stdout
    assert (desk / "newslint-baseline.json").stat().st_ino == before


def test_update_keeps_what_it_could_not_check(newslint, desk: Path) -> None:
    (desk / "archive" / "one.txt").write_bytes(b"\x00\x01")
    (desk / "newslint.yaml").write_text("ignore: [doubled-word]\n")
    done = newslint("baseline", "update")
    assert done.returncode == 2
    assert "0 places taken out, 3 left" in done.stdout


def test_show_counts_by_rule_and_file(newslint, desk: Path) -> None:
    shown = newslint("baseline", "show").stdout.splitlines()
    assert "       2  doubled-word" in shown
    assert "       2  archive/one.txt" in shown
    assert shown[-1] == "newslint-baseline.json: 3 places in 2 files"


def test_write_does_not_overwrite(newslint, desk: Path) -> None:
    done = newslint("baseline", "write", "archive")
    assert done.returncode == 2
    assert "there is a baseline already" in done.stderr


FAULTS = {
    "[[[": "this is no JSON",
    "{}": "it lacks `files`",
    '{"version": 2, "files": {}}': "reads baselines of version 1, and this one says 2",
    '{"version": true, "files": {}}': "this one says True",
    '{"version": 1, "files": {"a": []}}': "each file has rules",
    '{"version": 1, "files": {"a": {"r": {"k": -1}}}}': "whole ones from 1",
    '{"version": 1, "files": {"a": {"r": {"k": 1e9}}}}': "whole ones from 1",
    '{"version": 1, "files": {"a": {"r": {"k": true}}}}': "whole ones from 1",
    '{"version": 1, "files": {}, "files": {}}': "“files” is there twice",
    '{"version": 1, "files": {}, "more": 1}': "there is no key “more”",
    "[" * 200_000: "nested too deep",
    '{"version": ' + "9" * 5000 + "}": "this is no baseline",
    '"\ud83d"': "this is no baseline",
}


@pytest.mark.parametrize("content", FAULTS)
@pytest.mark.parametrize("command", [("archive/two.txt", "--baseline"), ("baseline", "show", "--baseline")])
def test_a_broken_baseline_is_data_with_a_fault(newslint, desk: Path, content: str, command: tuple[str, ...]) -> None:
    (desk / "broken.json").write_bytes(content.encode("utf-8", "surrogatepass"))
    done = newslint(*command, "broken.json")
    assert done.returncode == 2
    assert done.stderr.count("newslint: ") == 1
    assert "broken.json" in done.stderr
    assert FAULTS[content] in done.stderr
    assert "Traceback" not in done.stderr


def test_a_baseline_that_is_not_there_is_told(newslint, desk: Path) -> None:
    done = newslint("--baseline", "gone.json", "archive/two.txt")
    assert done.returncode == 2
    assert "gone.json: there is no such baseline" in done.stderr


def test_a_baseline_that_names_files_outside_reads_none(newslint, desk: Path) -> None:
    (desk.parent / "secret.txt").write_text("He saw the the dog.\n")
    held = {"version": 1, "files": {"../secret.txt": {"doubled-word": {"00": 1}}}}
    (desk / "newslint-baseline.json").write_text(json.dumps(held))
    done = newslint("baseline", "update")
    assert done.returncode == 2
    assert "lies outside the folder of the baseline" in done.stderr


def test_a_path_that_says_nothing_of_the_copy(newslint, desk: Path) -> None:
    assert "border" not in (desk / "newslint-baseline.json").read_text()


@pytest.mark.parametrize("is_link", [False, True])
def test_a_configuration_names_no_baseline_outside_its_folder(newslint, desk: Path, *, is_link: bool) -> None:
    (desk.parent / "out.json").write_text("a secret")
    name = "../out.json"
    if is_link:
        (desk / "in.json").symlink_to(desk.parent / "out.json")
        name = "in.json"
    (desk / "newslint.yaml").write_text(f"baseline: {name}\n")
    for command in (("archive/two.txt",), ("baseline", "show"), ("baseline", "update")):
        done = newslint(*command)
        assert done.returncode == 2
        assert "outside the folder of the configuration" in done.stderr
        assert "secret" not in done.stderr
