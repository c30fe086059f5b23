"""A progress bar on standard error, while a run takes long and a person watches."""

import sys
import time
from typing import TextIO

_DELAY = 0.7  # seconds of work before a bar appears
_INTERVAL = 0.1  # seconds between two drawings
_BAR = 24
_CLEAR = "\r\x1b[K"


class Progress:
    """The line at the bottom of a terminal: a bar, the files that are done, of how many, and the findings so far."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        """Take the number of files; nothing is drawn for fewer than two, nor where the stream is no terminal."""
        self._total = total
        self._stream = stream or sys.stderr
        self._wanted = total > 1 and self._stream.isatty()
        self._begun = self._drawn = time.monotonic()
        self._shown = False
        self._done = 0

    def step(self, findings: int) -> None:
        """Count one more file, with `findings` in all of them so far."""
        self._done += 1
        now = time.monotonic()
        if not self._wanted or now - self._begun < _DELAY or now - self._drawn < _INTERVAL:
            return
        self._drawn = now
        import shutil  # noqa: PLC0415 - most runs end before a bar appears

        share = self._done / self._total
        full = int(share * _BAR)
        said = f"{'█' * full}{'░' * (_BAR - full)} {self._done:,} of {self._total:,} files, {findings:,} found"
        self._stream.write(_CLEAR + said[: shutil.get_terminal_size().columns - 1])
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away, before something else is written to the terminal and at the end."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._shown = False
