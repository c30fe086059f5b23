"""`newslint lsp` typed in a terminal: it says what it is, and one Ctrl-C ends it."""

import os
import pty
import signal
import subprocess
import sys

import pytest


@pytest.fixture
def typed():
    """The server with a terminal of its own as standard input, and the side of the keyboard."""
    keyboard, terminal = pty.openpty()
    command = [sys.executable, "-m", "lint", "lsp"]
    server = subprocess.Popen(
        command, stdin=terminal, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    os.close(terminal)
    try:
        yield server, keyboard
    finally:
        server.kill()
        server.communicate()
        os.close(keyboard)


def test_it_says_what_it_is(typed):
    server, _ = typed
    assert b"an editor starts it" in server.stderr.readline()
    assert b"newslint lsp --check" in server.stderr.readline()


def test_one_interrupt_ends_it_without_a_word(typed):
    server, _ = typed
    server.stderr.readline()
    server.stderr.readline()
    server.send_signal(signal.SIGINT)
    out, err = server.communicate(timeout=600)
    assert (server.returncode, out, err) == (-signal.SIGINT, b"", b"")


def test_a_pipe_gets_no_explanation(newslint):
    assert "an editor starts it" not in newslint("lsp").stderr
