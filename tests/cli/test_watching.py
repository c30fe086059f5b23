"""`--watch`: everything first, then what changes; Ctrl-C ends it, and without its library it says what is missing."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def watched(newslint, warm_cache):
    """A watch of the folder, its lines of standard error as they come, and its standard output in a file."""
    (newslint.folder / "a.txt").write_text("The delegation left Kyiv.\n")
    (newslint.folder / "b.txt").write_text("The delegation left Kiev.\n")
    environment = {**os.environ, "NEWSLINT_CACHE": str(warm_cache), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-u", "-m", "lint", "--watch", "--format", "concise", "."]
    run = subprocess.Popen(
        command, cwd=newslint.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    timer = threading.Timer(240, run.kill)  # so that a fault is no hang
    timer.start()
    yield newslint.folder, run
    timer.cancel()
    run.kill()
    run.communicate()


def test_what_changes_is_checked_again_and_ctrl_c_ends_it(watched):
    folder, run = watched
    assert run.stdout.readline().startswith("b.txt:1:21: error: ")
    assert run.stderr.readline() == "newslint: watching .; Ctrl-C ends it\n"
    (folder / "notes.py").write_text("x")
    (folder / "README.md").write_text("The delegation left Kiev.\n")
    # The watch begins a little after its line: a change is made until it is seen.
    changed, seen = threading.Event(), []

    def change():
        while not changed.wait(0.5):
            (folder / "a.txt").write_text("The delegation left Kiev again.\n")

    writer = threading.Thread(target=change)
    writer.start()
    seen.append(run.stdout.readline())
    changed.set()
    writer.join()
    assert seen[0].startswith("a.txt:1:21: error: ")
    run.send_signal(signal.SIGINT)
    _, err = run.communicate()
    assert run.returncode == 0
    assert err.endswith("newslint: ended\n")
    assert "Traceback" not in err


def test_without_its_library_it_says_what_to_install(newslint, tmp_path):
    (newslint.folder / "a.txt").write_text("The delegation left Kyiv.\n")
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked" / "watchfiles.py").write_text("raise ModuleNotFoundError('no', name='watchfiles')\n")
    done = subprocess.run(
        [sys.executable, "-m", "lint", "--watch", "a.txt"],
        cwd=newslint.folder,
        env={**os.environ, "PYTHONPATH": f"{tmp_path / 'blocked'}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "pip install '.[watch]'" in done.stderr


@pytest.mark.parametrize("given", [["-"], ["a.txt", "--diff"], ["--files-from", "-"]])
def test_what_cannot_be_watched_is_refused(newslint, given):
    done = newslint("--watch", *given)
    assert done.returncode == 2
    assert "--watch" in done.stderr


def test_nothing_there_is_nothing_to_watch(newslint):
    done = newslint("--watch", "gone/")
    assert done.returncode == 2
    assert "nothing that is named is there" in done.stderr
