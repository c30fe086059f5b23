"""Normalise incoming message frames for pygls: header case, and a limit on body size."""

import io
import re
from collections.abc import Callable
from typing import BinaryIO

LARGEST = 128_000_000
"""The largest message that is read, in bytes; no text that is checked is that long in any encoding."""

_LONGEST_HEADER = 8_192
_CHUNK = 65_536
_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*([0-9]{1,30})[ \t]*", re.IGNORECASE)
_HEADER = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]*:.*", re.DOTALL)


class Incoming(io.RawIOBase):
    """A stream of frames as pygls 2.1 expects them: `Content-Length` in that case, CR LF, one line for each header.

    pygls recognises that header in this spelling only, loses its place after any other, and allocates as many bytes as
    are announced. A message that cannot be read is skipped and reported to `refuse`, in words, and only once until one
    can be read.
    """

    def __init__(self, stream: BinaryIO, refuse: Callable[[str], object]) -> None:
        """Take the stream that the editor writes to. `refuse` is called on the thread that reads."""
        super().__init__()
        self._stream = stream
        self._refuse = refuse
        self._pending: list[bytes] = []
        self._is_lost = False

    def readable(self) -> bool:
        """Return true: this stream can be read."""
        return True

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next header line: the length of a frame that can be read, then the empty line; b"" at the end."""
        del size
        while not self._pending:
            length = self._frame()
            if length is None:
                return b""
            if 0 < length <= LARGEST:
                self._is_lost = False
                self._pending = [b"Content-Length: %d\r\n" % length, b"\r\n"]
            elif length > LARGEST:
                self._complain(f"a message of {length:,} bytes is too long: at most {LARGEST:,} are read")
                self._skip(length)
        return self._pending.pop(0)

    def read(self, size: int | None = -1, /) -> bytes:
        """Return a body of `size` bytes, fewer at the end of the stream."""
        body = bytearray()
        while size is not None and len(body) < size:
            chunk = self._stream.read(min(_CHUNK, size - len(body)))
            if not chunk:
                break
            body += chunk
        return bytes(body)

    def _frame(self) -> int | None:
        """Read the header of one frame and return the length it gives, 0 where it gives none.

        None at the end of the stream.
        """
        length, odd = None, False
        while True:
            line = self._stream.readline(_LONGEST_HEADER)
            if not line:
                return None
            header = line.rstrip(b"\r\n")
            if not header:
                if length is None and odd:
                    self._complain("a message has no Content-Length header and cannot be read")
                return length or 0
            found = _LENGTH.fullmatch(header)
            if found:
                length = int(found[1])
            else:
                odd = True
                if not _HEADER.fullmatch(header) or header.lower().startswith(b"content-length"):
                    self._complain("a line that is no header of the protocol was passed over")

    def _complain(self, reason: str) -> None:
        if not self._is_lost:
            self._is_lost = True
            self._refuse(reason)

    def _skip(self, length: int) -> None:
        while length > 0:
            chunk = self._stream.read(min(_CHUNK, length))
            if not chunk:
                return
            length -= len(chunk)
