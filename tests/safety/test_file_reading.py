"""Files that are no files, files that are too large, and faults that nothing was ready for."""

import io
import os
from pathlib import Path

import pytest

from lint.cli import dispatch
from lint.engine.linter import Linter
from lint.lsp import workspace_edits
from lint.project import config, config_search, project
from lint.project.lint_job import Input, LintJob, Options, Problem
from lint.rulepack import loader
from lint.safety import file_reading
from lint.text import source
from lint.text.errors import ConfigError, RuleFileError, SourceError

COPY = "He said the the talks failed.\n"


def fifo(path):
    os.mkfifo(path)


def device(path):
    path.symlink_to("/dev/zero")


def folder(path):
    path.mkdir()


ODD = pytest.mark.parametrize(("make", "kind"), [(fifo, "a pipe"), (device, "a device"), (folder, "a folder")])


@ODD
def test_what_is_no_file_is_refused_before_it_is_opened(tmp_path, make, kind):
    make(tmp_path / "odd")
    with pytest.raises(file_reading.OddFileError) as caught:
        file_reading.read(tmp_path / "odd", 100)
    assert caught.value.kind == kind
    assert caught.value.strerror == f"this is {kind}, not a file"


def test_a_socket_and_a_link_to_nowhere(tmp_path):
    import socket

    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        with pytest.raises(file_reading.OddFileError, match="a socket"):
            file_reading.read(tmp_path / "s", 100)
    (tmp_path / "l").symlink_to(tmp_path / "none")
    with pytest.raises(FileNotFoundError):
        file_reading.read(tmp_path / "l", 100)


@pytest.mark.parametrize("length", [0, 1, 99, 100])
def test_a_file_up_to_the_limit_is_read_whole(tmp_path, length):
    (tmp_path / "a").write_bytes(b"x" * length)
    assert file_reading.read(tmp_path / "a", 100) == b"x" * length


@pytest.mark.parametrize("length", [101, 5000])
def test_a_file_beyond_the_limit_is_refused(tmp_path, length):
    (tmp_path / "a").write_bytes(b"x" * length)
    with pytest.raises(file_reading.TooLargeError) as caught:
        file_reading.read(tmp_path / "a", 100)
    assert "100 bytes" in caught.value.strerror


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc here")
def test_a_file_that_does_not_tell_its_size_is_read_whole_and_limited():
    assert file_reading.read("/proc/self/status", 100_000).startswith(b"Name:")
    with pytest.raises(file_reading.TooLargeError):
        file_reading.read("/proc/self/status", 10)


def test_no_more_of_a_stream_is_read_than_the_limit():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            assert size >= 0
            self.given += size
            return b"x" * size

    stream = Endless()
    with pytest.raises(file_reading.TooLargeError):
        file_reading.drain(stream, 1000)
    assert stream.given == 1001


@pytest.mark.parametrize(
    ("text", "count"),
    [("1", 1), ("10B", 10), ("500 KB", 500_000), ("20MB", 20_000_000), ("2 gb", 2_000_000_000)]
    + [(text, None) for text in ("", "0", "0 MB", "-1", "1.5 MB", "MB", "20 M", "20 MiB", "9" * 5000, "²")],
)
def test_sizes(text, count):
    assert file_reading.parse_size(text) == count


@pytest.mark.parametrize(("count", "text"), [(1, "1 bytes"), (1500, "1,500 bytes"), (20_000_000, "20 MB")])
def test_sizes_for_people(count, text):
    assert file_reading.size(count) == text


@ODD
def test_every_reader_refuses_what_is_no_file(tmp_path, make, kind):
    odd = tmp_path / "newslint.yaml"
    make(odd)
    with pytest.raises(ConfigError, match=kind):
        config.read(odd, trusted=True)
    with pytest.raises(SourceError, match=kind):
        source.read(str(odd))
    if kind != "a folder":
        with pytest.raises(ValueError, match=kind):
            workspace_edits._read(odd)
        rules = tmp_path / "house" / "mine"
        rules.mkdir(parents=True)
        make(rules / "r.yaml")
        with pytest.raises(RuleFileError, match=kind):
            loader.load([tmp_path / "house"])


def test_a_project_file_that_is_too_large_sets_nothing_up(tmp_path, monkeypatch):
    monkeypatch.setattr(file_reading, "LARGEST_SETTING", 100)
    (tmp_path / "pyproject.toml").write_text("# newslint\n" + "#" * 200, encoding="utf-8")
    assert not config_search._has_table(tmp_path / "pyproject.toml")


def test_one_odd_configuration_leaves_the_other_folders_alone(newslint):
    for name in ("good", "bad"):
        (newslint.folder / name).mkdir()
        (newslint.folder / name / "a.txt").write_text(COPY, encoding="utf-8")
    fifo(newslint.folder / "bad" / "newslint.yaml")
    done = newslint("--format", "concise", "bad/a.txt", "good/a.txt")
    assert done.returncode == 2
    assert "a pipe" in done.stderr
    assert "good/a.txt:1:9" in done.stdout


def test_the_largest_size_is_set_on_the_command_line_and_in_the_configuration(newslint):
    (newslint.folder / "a.txt").write_text(COPY, encoding="utf-8")
    assert newslint("a.txt").returncode == 1
    refused = newslint("--max-size", "10B", "a.txt")
    assert refused.returncode == 2
    assert "larger than 10 bytes" in refused.stderr
    assert newslint("--max-size", "ten", "a.txt").returncode == 2
    (newslint.folder / "newslint.yaml").write_text("max-size: 20\n", encoding="utf-8")
    assert "larger than 20 bytes" in newslint("a.txt").stderr
    assert "larger than 20 bytes" in newslint("-", stdin=COPY.encode()).stderr
    assert newslint("--max-size", "1 KB", "a.txt").returncode == 1
    (newslint.folder / "newslint.yaml").write_text("max-size: plenty\n", encoding="utf-8")
    assert "newslint.yaml:1:11" in newslint("a.txt").stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[tool.newslint]\n" + ".".join("a" * 1000) + " = 1\n", "2:1: a key has more than 40 parts"),
        ("[tool.newslint." + ".".join("a" * 1000) + "]\n", "1:1: a key has more than 40 parts"),
        ("[tool.newslint]\nx = {b = 1, " + ".".join("a" * 1000) + " = 1}\n", "2:8: a key has more than 40 parts"),
        ("[tool.newslint]\nselect = " + "[" * 100 + "]" * 100 + "\n", "more than 40 deep"),
        ("[tool.newslint]\nselect = " + "[" * 5000 + "]" * 5000 + "\n", "nested too deeply"),
        ("[tool.newslint]\n[tool.other]\nx = " + "9" * 4301 + "\n", "too many digits"),
    ],
)
def test_a_hostile_project_file_is_refused_in_one_line(tmp_path, text, said):
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.read(config.find(tmp_path), trusted=False)
    assert said.split(": ")[-1] in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_dotted_key_of_ordinary_length_is_read(tmp_path):
    text = "[tool.newslint]\nignore = ['doubled-word']\n[tool.x]\n" + ".".join("abcdefghij") + " = 1\n"
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    assert config.read(config.find(tmp_path), trusted=False).ignore == ("doubled-word",)


@pytest.fixture
def broken(monkeypatch):
    """Break the linter on the text of one file."""
    sound = Linter.analyse

    def analyse(self, given, *rest, **more):
        if given.name.endswith("b.txt"):
            raise RecursionError("too\ndeep")
        return sound(self, given, *rest, **more)

    monkeypatch.setattr(Linter, "analyse", analyse)
    monkeypatch.delenv("NEWSLINT_DEBUG", raising=False)


def test_a_fault_of_newslint_names_the_text_and_the_others_go_on(tmp_path, monkeypatch, capsys, broken):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(COPY, encoding="utf-8")
    for how in ([], ["--diff"], ["--fix"]):
        assert dispatch.run([*how, "a.txt", "b.txt", "c.txt"]) == 2
        shown = capsys.readouterr()
        (line,) = [line for line in shown.err.splitlines() if "broke" in line]
        assert line.startswith("newslint: b.txt: newslint broke on this (RecursionError: too deep)")
        if not how:
            assert "a.txt" in shown.out
            assert "c.txt" in shown.out
    problems = list(project.check([Input("b.txt"), Input("a.txt")], options=Options()))
    assert isinstance(problems[0], Problem)
    assert not isinstance(problems[1], Problem | LintJob)


@pytest.mark.parametrize("error", [ValueError("x"), MemoryError(), KeyError("k"), RecursionError("deep")])
def test_an_unknown_fault_of_a_command_ends_in_exit_status_2(error, monkeypatch, capsys):
    def fail(arguments):
        raise error

    monkeypatch.setattr("lint.cli.rules_command.run", fail)
    monkeypatch.delenv("NEWSLINT_DEBUG", raising=False)
    assert dispatch.run(["rules", "list"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert type(error).__name__ in line
    monkeypatch.setenv("NEWSLINT_DEBUG", "1")
    assert dispatch.run(["rules", "list"]) == 2
    assert "Traceback" in capsys.readouterr().err
