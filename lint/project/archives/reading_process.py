"""The process that reads documents for a `GuardedReader`: `python -m lint.project.archives.reading_process`.

A message is a JSON object and bytes behind it, each with its length before it. The first message to the process has
the settings; it answers that it is ready, or what is wrong with them, and then reads one document a message.
"""

import gc
import json
import os
import signal
import struct
import sys
import threading
import time
from typing import IO, Any

from lint.project.archives.document_reader import ArchiveDocument, DocumentReader
from lint.project.archives.settings import ArchiveSettings
from lint.text.errors import FaultsError

_LENGTHS = struct.Struct("<II")
_PARENT_POLL = 1.0  # seconds
_GARBAGE = (100_000, 20, 20)
"""Reading a text makes many objects and few circles, so circles are looked for seldom, as `newslint` itself does."""


def send(stream: IO[bytes], head: object, body: bytes = b"") -> None:
    """Write a message. Raises OSError."""
    text = json.dumps(head, separators=(",", ":")).encode("ascii")
    stream.write(_LENGTHS.pack(len(text), len(body)) + text + body)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Any, bytes] | None:
    """Return the next message, or None where the stream ends before it does."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    for_head, for_body = _LENGTHS.unpack(lengths)
    head, body = stream.read(for_head), stream.read(for_body)
    return (json.loads(head), body) if len(head) == for_head and len(body) == for_body else None


def limit(settings: ArchiveSettings, size: int) -> float:
    """Return the seconds of processor time that a document of so many bytes may take."""
    return settings.seconds * (1 + size / 1_000_000)


def ended_late(status: int) -> bool:
    """Tell by its exit status whether the process was ended because a document had taken its time."""
    return hasattr(signal, "SIGPROF") and status == -signal.SIGPROF


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Read documents until there are no more."""
    first = receive(requests)
    if first is None:
        return
    settings = ArchiveSettings.of(first[0])
    try:
        reader = DocumentReader(settings)
    except FaultsError as error:
        send(answers, {"faults": error.faults})
        return
    gc.freeze()  # the rules stay
    gc.set_threshold(*_GARBAGE)
    send(answers, {"faults": []})
    while message := receive(requests):
        (name, has_data, kind, language), data = message
        _end_in(limit(settings, len(data)))
        found = reader.read(ArchiveDocument(name, data if has_data else None, kind, language))
        _end_in(0)
        send(answers, found)


def _end_in(seconds: float) -> None:
    """End this process after so many seconds of its processor time, whatever it is doing; with 0, take that back.

    Other work on the machine does not use the time up. Where there is no such timer, the other process waits.
    """
    if hasattr(signal, "ITIMER_PROF"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_PARENT_POLL)
    os._exit(1)


def main() -> None:
    """Serve the process that started this one, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.name != "nt":
        threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    answers = sys.stdout.buffer
    sys.stdout = sys.stderr  # what prints must not get between the answers
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
