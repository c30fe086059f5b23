"""`GuardedReader`: read documents in a process of its own; one that crashes or hangs takes no others with it."""

import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import lint
from lint.project.archives.document_reader import ArchiveDocument, ReadDocument, unread
from lint.project.archives.reading_process import ended_late, limit, receive, send
from lint.project.archives.settings import ArchiveSettings
from lint.text.errors import ConfigError, NewslintError

_START = 300.0
"""Seconds in which the process must have loaded its rules, also on a machine with much else to do."""
_TRIES = 2
_WAITING = 20
"""So many times its processor time a document is waited for: it may be one that sleeps, or a machine that is busy."""


class GuardedReader:
    """Reads documents one by one. Its process starts with the first one, and again after each that ended it."""

    def __init__(self, settings: ArchiveSettings) -> None:
        """Take the settings; nothing is started yet."""
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, document: ArchiveDocument) -> ReadDocument:
        """Return the rows of a document, or the failure to read it. Raises ConfigError if the settings have a fault.

        A process that ends may have been ended from outside, so its document is read a second time in a new one, and
        only then given up. A document that takes too long is given up at once.
        """
        data = document.data or b""
        seconds = limit(self._settings, len(data))
        request = [document.id, document.data is not None, document.format, document.language]
        for _ in range(_TRIES):
            answer, was_waited_for = _ask(self._running(), request, data, _WAITING * seconds)
            if answer is not None:
                characters, words, rows = answer[0]
                return ReadDocument(characters, words, rows)
            if ended_late(self.close()) or was_waited_for:
                return unread("timed-out", f"it took more than {seconds:.3g} seconds and was given up")
        return unread("crashed", f"the process that read this ended without a word, {_TRIES} times")

    def close(self) -> int:
        """End the process and return its exit status, 0 if there was none. One that has ended already keeps its own."""
        if self._process is None:
            return 0
        process, self._process = self._process, None
        process.kill()
        for stream in _streams(process):
            with suppress(OSError):  # what could not be sent any more
                stream.close()
        return process.wait()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = _start()
            answer, _ = _ask(self._process, self._settings.plain(), b"", _START)
            if answer is None:
                self.close()
                raise NewslintError("newslint", "the process that reads documents does not start")
            if answer[0]["faults"]:
                self.close()
                raise ConfigError([(where, message) for where, message in answer[0]["faults"]])
        return self._process


def _start() -> "subprocess.Popen[bytes]":
    """Start a process that imports this newslint and nothing from the current folder."""
    home = str(Path(lint.__file__).resolve().parent.parent)
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "lint.project.archives.reading_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )


def _streams(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the process was started without pipes")
    return process.stdin, process.stdout


def _ask(
    process: "subprocess.Popen[bytes]", head: object, body: bytes, seconds: float
) -> tuple[tuple[Any, bytes] | None, bool]:
    """Return the answer to a message, None where the process ended first, and whether it ended for being late."""
    late = threading.Event()

    def give_up() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, give_up)  # a timer, since pipes cannot be waited for on every system
    timer.daemon = True
    timer.start()
    requests, answers = _streams(process)
    try:
        send(requests, head, body)
        answer = receive(answers)
    except OSError:
        answer = None
    finally:
        timer.cancel()
    return answer, late.is_set() and answer is None
