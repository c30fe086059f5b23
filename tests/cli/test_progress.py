"""The progress bar: on a terminal only, after a while, and gone before anything else is written."""

import io
import os
import pty

import pytest

from lint.cli import progress
from lint.cli.progress import Progress


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    monkeypatch.setenv("COLUMNS", "80")
    return now


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_it_shows_how_much_is_done_of_how_much(clock):
    stream = Terminal()
    bar = Progress(1_200, stream)
    for _ in range(600):
        bar.step(7)
    assert stream.getvalue() == ""
    clock[0] += 10
    bar.step(1_007)
    shown = stream.getvalue()
    assert shown.startswith("\r\x1b[K")
    assert shown.endswith("601 of 1,200 files, 1,007 found")
    assert shown.count("█") == shown.count("░") == 12
    bar.step(8)
    assert stream.getvalue() == shown
    bar.clear()
    bar.clear()
    assert stream.getvalue() == shown + "\r\x1b[K"


def test_it_fits_a_narrow_terminal(clock, monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    stream = Terminal()
    bar = Progress(50, stream)
    clock[0] += 10
    bar.step(1)
    assert len(stream.getvalue().removeprefix("\r\x1b[K")) == 19


@pytest.mark.parametrize(("total", "stream"), [(0, Terminal()), (1, Terminal()), (50, io.StringIO())])
def test_there_is_none_for_one_file_and_without_a_terminal(clock, total, stream):
    bar = Progress(total, stream)
    clock[0] += 10
    bar.step(1)
    bar.clear()
    assert stream.getvalue() == ""


def test_a_run_on_a_terminal_draws_it_and_leaves_nothing_of_it(newslint, warm_cache):
    """The whole command, with a terminal as standard error: what is left on the screen are the messages alone."""
    import subprocess
    import sys
    from pathlib import Path

    for number in range(400):
        (newslint.folder / f"{number}.txt").write_text(f"The delegation left Kyiv on day {number}.\n\n" * 60)
    keyboard, terminal = pty.openpty()
    environment = {**os.environ, "NEWSLINT_CACHE": str(warm_cache), "PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.Popen(
        [sys.executable, "-m", "lint", "--jobs", "1", "."],
        cwd=newslint.folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=terminal,
    )
    os.close(terminal)
    seen = b""
    while True:
        try:
            part = os.read(keyboard, 65_536)
        except OSError:  # how Linux says that the other side is closed
            break
        if not part:
            break
        seen += part
    run.wait()
    os.close(keyboard)
    assert b" of 400 files, " in seen
    assert seen.endswith(b"\r\x1b[K")
