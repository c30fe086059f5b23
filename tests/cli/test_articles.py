"""The command over articles: its options, its exit status, and what it says of everything it cannot check."""

import json
import os
from pathlib import Path

import pytest

from lint.cli import dispatch
from lint.engine import rule_run

BAD = "The delegation left Kiev by train.\n"
CLEAN = "The delegation left Kyiv by train.\n"
RULE = "superseded-place-name"


@pytest.fixture
def desk(newslint) -> Path:
    """The folder that the command runs in, with a bad article and a clean one."""
    folder = newslint.folder
    (folder / "bad.txt").write_text(BAD, encoding="utf-8")
    (folder / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return folder


def rules_in(done) -> list[str]:
    return [finding["rule"] for file in json.loads(done.stdout)["files"] for finding in file["findings"]]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["clean.txt"], 0),
        (["check", "clean.txt"], 0),
        (["bad.txt", "clean.txt"], 1),
        (["bad.txt", "gone.txt"], 2),
        (["bad.txt", "--exit-zero"], 0),
        (["bad.txt", "gone.txt", "--exit-zero"], 2),
        (["bad.txt", "--fail-on", "error"], 1),
        (["bad.txt", "--select", "garbled"], 0),
        (["bad.txt", "--select", f"garbled,{RULE}"], 1),
        (["bad.txt", "--ignore", "transliteration"], 0),
        (["bad.txt", "--ignore", "garbled", "--ignore", RULE], 0),
        ([], 2),
        (["--no-such-option", "bad.txt"], 2),
        (["--help"], 0),
        (["--version"], 0),
    ],
)
def test_exit_status(newslint, desk: Path, arguments: list[str], status: int) -> None:
    done = newslint(*arguments)
    assert done.returncode == status, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert desk.joinpath("bad.txt").read_text(encoding="utf-8") == BAD


def test_fail_on_overlooks_what_is_less_grave(newslint, desk: Path) -> None:
    (desk / "newslint.yaml").write_text(f"severity: {{{RULE}: warning}}\n")
    statuses = [newslint("bad.txt", "--fail-on", severity).returncode for severity in ("error", "warning", "info")]
    assert statuses == [0, 1, 1]


def test_every_format_names_the_place_and_the_rule(newslint, desk: Path) -> None:
    assert desk.is_dir()
    human = newslint("bad.txt", "clean.txt").stdout
    assert human.startswith("bad.txt:1:21 error: ")
    assert "1 error in 2 files\n" in human
    concise = newslint("bad.txt", "clean.txt", "--format", "concise").stdout
    assert concise.startswith("bad.txt:1:21: error: ")
    assert concise.endswith(f" [{RULE}]\n")
    assert rules_in(newslint("bad.txt", "clean.txt", "--format", "json")) == [RULE]


def test_no_colours_in_a_pipe(newslint, desk: Path) -> None:
    assert desk.is_dir()
    assert "\x1b" not in newslint("bad.txt").stdout


def test_an_escape_sequence_in_copy_does_not_reach_the_terminal(newslint, desk: Path) -> None:
    (desk / "a.txt").write_bytes(b"The delegation \x1b[2J left Kiev.\n")
    for form in ("human", "concise", "json"):
        done = newslint("a.txt", "--format", form)
        assert done.returncode == 1
        assert "\x1b" not in done.stdout + done.stderr


def test_statistics(newslint, desk: Path) -> None:
    assert desk.is_dir()
    rows = [line.split() for line in newslint("bad.txt", "--statistics").stdout.splitlines()]
    assert ["1", "166.67", RULE] in rows
    counted = json.loads(newslint("bad.txt", "--statistics", "--format", "json").stdout)["statistics"]
    assert counted == [{"rule": RULE, "findings": 1, "per_1000_words": 166.67}]


def test_diff_shows_and_writes_nothing(newslint, desk: Path) -> None:
    done = newslint("bad.txt", "--diff", "--unsafe-fixes")
    assert done.returncode == 1
    assert done.stdout == f"--- bad.txt\n+++ bad.txt\n@@ -1 +1 @@\n-{BAD}+{CLEAN}"
    assert (desk / "bad.txt").read_text() == BAD
    assert newslint("clean.txt", "--diff", "--unsafe-fixes").returncode == 0


def test_an_unsafe_fix_is_written_only_when_asked_for(newslint, desk: Path) -> None:
    assert newslint("bad.txt", "--fix").returncode == 1
    assert (desk / "bad.txt").read_text() == BAD
    done = newslint("bad.txt", "--unsafe-fixes")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("1 fix available: newslint --diff --unsafe-fixes bad.txt\n")
    assert (desk / "bad.txt").read_text() == BAD
    assert "1 more fixable with --diff --unsafe-fixes" in newslint("bad.txt", "--diff").stderr
    done = newslint("bad.txt", "--fix", "--unsafe-fixes")
    assert (done.returncode, done.stderr) == (0, "newslint: bad.txt: fixed\n")
    assert (desk / "bad.txt").read_text() == CLEAN


def test_a_fix_keeps_encoding_mark_line_breaks_and_permissions(newslint, desk: Path) -> None:
    path = desk / "bad.txt"
    path.write_bytes(b"\xff\xfe" + "Café 😀\r\nThe delegation left Kiev.\r".encode("utf-16-le"))
    path.chmod(0o640)
    assert newslint("bad.txt", "--fix", "--unsafe-fixes").returncode == 0
    assert path.read_bytes() == b"\xff\xfe" + "Café 😀\r\nThe delegation left Kyiv.\r".encode("utf-16-le")
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in desk.iterdir()) == ["bad.txt", "clean.txt"]


def test_standard_input(newslint, desk: Path) -> None:
    assert newslint("-", stdin=CLEAN.encode()).returncode == 0
    done = newslint("-", "--stdin-filename", "late.md", "--format", "concise", stdin=BAD.encode())
    assert done.returncode == 1
    assert done.stdout.startswith("late.md:1:21: error")
    assert newslint("-", "--fix", "--unsafe-fixes", stdin=BAD.encode()).stdout.startswith(CLEAN)
    (desk / "newslint.yaml").write_text("exclude: ['late.*']\n")
    assert newslint("-", "--stdin-filename", "late.md", stdin=BAD.encode()).returncode == 0


CANNOT = {
    "gone.txt": "there is no such file",
    "binary.txt": "binary file",
    "huge.txt": "1,000,001 characters",
    "latin.txt": "0xE9",
    "pipe.txt": "this is a pipe",
}


@pytest.fixture
def obstacles(desk: Path) -> list[str]:
    (desk / "binary.txt").write_bytes(b"copy\0copy")
    (desk / "huge.txt").write_text("x" * 1_000_001)
    (desk / "latin.txt").write_bytes(b"caf\xe9\n")
    os.mkfifo(desk / "pipe.txt")
    return sorted(CANNOT)


@pytest.mark.parametrize("form", ["human", "concise"])
def test_what_cannot_be_checked_is_said_and_the_rest_is_linted(newslint, obstacles: list[str], form: str) -> None:
    done = newslint(*obstacles, "bad.txt", "--format", form)
    assert done.returncode == 2
    said = done.stderr.splitlines()
    assert len(said) == len(obstacles)
    for name, line in zip(obstacles, said, strict=True):
        assert line.startswith(f"newslint: {name}:")
        assert CANNOT[name] in line
    assert f"[{RULE}]" in done.stdout


def test_what_cannot_be_checked_is_in_the_json_too(newslint, obstacles: list[str]) -> None:
    done = newslint(*obstacles, "bad.txt", "--format", "json")
    assert done.returncode == 2
    failures = json.loads(done.stdout)["failures"]
    assert [failure["where"].split(":")[0] for failure in failures] == obstacles
    assert all(CANNOT[failure["where"].split(":")[0]] in failure["message"] for failure in failures)
    assert rules_in(done) == [RULE]


def test_an_unreadable_file(newslint, desk: Path) -> None:
    (desk / "shut").symlink_to("shut")  # a link to itself: not even the superuser can read it
    done = newslint("shut", "bad.txt")
    assert done.returncode == 2
    assert "newslint: shut: the file cannot be read" in done.stderr
    assert f"[{RULE}]" in done.stdout
    (desk / "clean.txt").chmod(0)
    if not os.access(desk / "clean.txt", os.R_OK):
        assert "permissions forbid" in newslint("clean.txt").stderr


def test_an_encoding_may_be_asked_for(newslint, desk: Path) -> None:
    (desk / "latin.txt").write_bytes(b"The caf\xe9 is closed.\n")
    assert newslint("latin.txt").returncode == 2
    assert newslint("latin.txt", "--encoding", "cp1252").returncode == 0
    assert "klingon" in newslint("latin.txt", "--encoding", "klingon").stderr


def test_each_file_is_checked_once(newslint, desk: Path) -> None:
    assert desk.is_dir()
    assert rules_in(newslint("bad.txt", "./bad.txt", "bad.txt", "--format", "json")) == [RULE]


def test_the_same_bytes_twice(newslint, desk: Path) -> None:
    (desk / "more.txt").write_text("Kiev and Kharkov and Lugansk. The UN and the U.N. met met there.\n" * 5)
    for form in ("human", "concise", "json"):
        first, second = (newslint("more.txt", "gone.txt", "bad.txt", "--format", form) for _ in range(2))
        assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
        assert first.stdout.count(RULE) > 2


def test_an_interruption_has_its_own_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(dispatch, "_command", interrupt)
    assert dispatch.run([]) == 130


@pytest.mark.parametrize("form", ["human", "json"])
def test_a_rule_that_raises_is_named_and_the_others_go_on(
    desk: Path, form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = rule_run._finding

    def broken(rule, match, document):
        if rule.id == RULE and document.text.startswith("Broken"):
            raise RuntimeError("out of ink")
        return made(rule, match, document)

    monkeypatch.setattr(rule_run, "_finding", broken)
    monkeypatch.setenv("NEWSLINT_CACHE", str(desk.parent / "cache"))
    monkeypatch.chdir(desk)
    Path("a.txt").write_text("Broken by by the train from Kiev.\n")
    assert dispatch.run(["a.txt", "--format", form]) == 2
    out, err = capsys.readouterr()
    assert "doubled-word" in out
    if form == "human":
        assert RULE in err
        assert "RuntimeError: out of ink" in err
        return
    report = json.loads(out)
    assert report["files"][0]["failures"] == [{"path": "a.txt", "rule": RULE, "message": "RuntimeError: out of ink"}]


def test_other_kinds_of_file_are_refused_and_a_configuration_admits_them(newslint, desk: Path) -> None:
    (desk / "a.tex").write_text(BAD)
    (desk / "a.copy").write_text(BAD)
    done = newslint("a.tex", "a.copy", "clean.txt")
    assert done.returncode == 2
    assert "newslint: a.tex: newslint does not read .tex files: " in done.stderr
    assert "a.copy: newslint does not read .copy files" in done.stderr
    assert newslint("-", "--stdin-filename", "a.tex", stdin=BAD.encode()).returncode == 2
    (desk / "newslint.yaml").write_text("suffixes: {.copy: html}\n")
    assert newslint("a.copy").returncode == 1
    (desk / "newslint.yaml").write_text("suffixes: {copy: text}\n")
    assert "write it like .copy" in newslint("a.copy").stderr


@pytest.mark.parametrize("name", ["empty.md", "empty.txt", "empty.html", "empty.mdx"])
def test_an_empty_file_has_no_findings(newslint, desk: Path, name: str) -> None:
    (desk / name).touch()
    (desk / "blank.md").write_text(" \n\n")
    done = newslint(name, "blank.md", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_nothing_on_standard_input_is_no_error(newslint, desk: Path) -> None:
    assert desk.is_dir()
    assert newslint("-").returncode == 0
    assert newslint("-", "--fix").stdout == ""
    assert newslint("attributions", "-").returncode == 0


def test_findings_are_sorted_by_severity_or_by_place(newslint, desk: Path) -> None:
    (desk / "both.txt").write_text(f"The mayor touted “tremendous progress” on the bridge.\n\n{BAD}")
    graded = newslint("both.txt").stdout
    assert graded.index("both.txt:3:21 error") < graded.index("both.txt:1:11 remark")
    placed = newslint("both.txt", "--sort", "place").stdout
    assert placed.index("both.txt:1:11 remark") < placed.index("both.txt:3:21 error")
