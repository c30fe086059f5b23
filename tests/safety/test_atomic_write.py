"""Atomic writing: the old content or the new, and nothing left behind."""

import fcntl
import subprocess
import sys

import pytest

from lint.lsp import workspace_edits
from lint.safety import atomic_write


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_check_that_raises_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("old", encoding="utf-8")

    def refuse():
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - the one above
        atomic_write.write(path, b"new", check=refuse)
    assert path.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a.yaml"]


def test_permissions_are_those_of_the_file_that_is_named(tmp_path):
    path = tmp_path / "a.yaml"
    atomic_write.write(path, b"old", mode=0o640)
    assert path.stat().st_mode & 0o777 == 0o640
    atomic_write.write(path, b"new", like=path)
    assert path.stat().st_mode & 0o777 == 0o640
    atomic_write.write(path, b"newer")
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_a_killed_writer_left_is_removed_by_the_next(tmp_path):
    path = tmp_path / "a.yaml"
    code = "import os, sys, pathlib; from lint.safety import atomic_write\n"
    code += "with atomic_write.beside(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == -9
    assert len(names(tmp_path)) == 1
    atomic_write.write(path, b"new")
    assert names(tmp_path) == ["a.yaml"]


def test_a_writer_that_has_lost_its_name_to_another_gives_up(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    lock = fcntl.flock

    def take_the_name(number, operation):
        lock(number, operation)
        (unfinished,) = tmp_path.iterdir()
        unfinished.unlink()
        unfinished.write_text("of another writer", encoding="utf-8")

    monkeypatch.setattr(fcntl, "flock", take_the_name)
    with pytest.raises(atomic_write.InUseError):
        atomic_write.write(path, b"new")
    (unfinished,) = tmp_path.iterdir()
    assert unfinished.read_text(encoding="utf-8") == "of another writer"


def test_a_change_in_the_editor_is_refused_during_another_and_keeps_a_link(tmp_path):
    target, link = tmp_path / "desk.yaml", tmp_path / "newslint.yaml"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    with atomic_write.beside(target) as (unfinished, _):
        with pytest.raises(OSError, match="another run"):
            workspace_edits.write(workspace_edits.Change(link, "new"))
        unfinished.unlink()
    assert target.read_text(encoding="utf-8") == "old"
    workspace_edits.write(workspace_edits.Change(link, "new"))
    assert target.read_text(encoding="utf-8") == "new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert names(tmp_path) == ["desk.yaml", "newslint.yaml"]
