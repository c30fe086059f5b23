"""Several processes give what one gives, in its order; one that dies takes only its file with it; Ctrl-C ends all."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lint.cli import parallel
from lint.project.lint_job import Input, Options, Problem
from lint.project.project import Project

ROOT = Path(__file__).resolve().parents[2]
FEW = 30


@pytest.fixture
def many(newslint):
    """A folder with articles, broken files and two configurations, one of them with a fault."""
    folder = newslint.folder
    for number in range(FEW):
        (folder / f"{number:02}.txt").write_text(
            f"The delegation left Kiev on day {number}. They saw the the {number}.\n"
        )
    (folder / "binary.txt").write_bytes(b"ab\0cd")
    (folder / "empty.txt").write_text("")
    for name, config in (("house", "ignore: [doubled-word]\n"), ("wrong", "ignore: [nothing-like-that]\n")):
        (folder / name).mkdir()
        (folder / name / "newslint.yaml").write_text(config)
        for number in range(12):
            (folder / name / f"{number}.txt").write_text("The man saw the the dog in Kiev.\n")
    return newslint


def test_the_output_is_the_same_byte_by_byte(many):
    for options in (["--format", "concise"], ["--format", "json", "--statistics"], ["--color", "always"]):
        one, more = (many(*options, "--jobs", jobs, ".") for jobs in ("1", "3"))
        assert (one.returncode, one.stdout, one.stderr) == (more.returncode, more.stdout, more.stderr)
        assert one.returncode == 2
        assert one.stderr.count("nothing-like-that") == 1
    alone = many("--format", "concise", ".")
    assert alone.stdout == many("--format", "concise", "--jobs", "1", ".").stdout


def test_the_pages_are_the_same_byte_by_byte(many):
    made = {}
    for jobs in ("1", "3"):
        done = many("--format", "html", "--output-dir", f"../pages{jobs}", "--jobs", jobs, ".")
        assert done.returncode == 2
        folder = many.folder.parent / f"pages{jobs}"
        made[jobs] = {page.name: page.read_bytes() for page in folder.iterdir()}
    assert made["1"] == made["3"]
    assert len(made["1"]) > FEW
    assert b"stands twice" in made["3"]["00.txt.html"]


def test_standard_input_keeps_its_place(many):
    text = b"The delegation left Kiev.\n"
    done = many("--format", "json", "--jobs", "2", "00.txt", "-", "01.txt", stdin=text)
    assert [file["path"] for file in json.loads(done.stdout)["files"]] == ["00.txt", "-", "01.txt"]


def test_external_checkers_read_in_the_main_process(many):
    named = [f"{number:02}.txt" for number in range(3)]
    one, more = (many("--engine", "proselint", "--format", "concise", "--jobs", jobs, *named) for jobs in ("1", "2"))
    assert one.stdout == more.stdout != ""
    assert one.stderr == more.stderr


@pytest.fixture
def workers(many, monkeypatch):
    """Return a function that checks the articles of the folder in two processes, in this one's children."""
    monkeypatch.chdir(many.folder)

    def run():
        options = Options()
        project = Project(options, None)
        names = [Input(f"{number:02}.txt") for number in range(FEW)]
        return list(parallel.events(project, names, options, None, 2))

    return run


def test_a_process_that_dies_is_told_and_the_rest_is_checked(workers, monkeypatch):
    opened = parallel.open_in

    def die(project, group):
        if any(entry.name == "07.txt" for entry in group):
            os._exit(9)
        return opened(project, group)

    monkeypatch.setattr(parallel, "open_in", die)
    events = workers()
    assert [event for event in events if isinstance(event, Problem)] == [Problem("07.txt", parallel.CRASHED)]
    checked = [event.result.source.name for event in events if isinstance(event, parallel.Checked)]
    assert checked == [f"{number:02}.txt" for number in range(FEW) if number != 7]


def test_for_few_files_no_process_is_started(many, monkeypatch):
    monkeypatch.chdir(many.folder)
    monkeypatch.setattr(parallel, "_Workers", None)
    project = Project(Options(), None)
    assert len(list(parallel.events(project, [Input("00.txt"), Input("01.txt")], Options(), None, None))) == 2


def children(of):
    """The processes that a process has started."""
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(of)], capture_output=True, text=True, check=False)
    return [int(number) for number in done.stdout.split()]


def alive(number):
    stat = Path(f"/proc/{number}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_an_end_ends_all_processes(many, warm_cache, number, status):
    for extra in range(600):
        (many.folder / f"more{extra}.txt").write_text("The delegation left Kiev.\n\n" * 200)
    command = [sys.executable, "-m", "lint", "--jobs", "2", "--format", "concise", "."]
    environment = {**os.environ, "NEWSLINT_CACHE": str(warm_cache), "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        command,
        cwd=many.folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while run.poll() is None and len(started := children(run.pid)) < 2:
        time.sleep(0.05)
    # Ctrl-C goes to the whole group, as the terminal sends it.
    os.killpg(run.pid, number) if number == signal.SIGINT else run.kill()
    _, err = run.communicate(timeout=600)
    assert run.returncode == status
    assert b"Traceback" not in err
    while any(map(alive, started)):
        time.sleep(0.05)
