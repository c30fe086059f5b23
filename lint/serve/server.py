"""The HTTP server: reads requests within limits, lets the gate judge them, and answers with pages of the desk."""

import io
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import BoundedSemaphore
from time import monotonic
from typing import NamedTuple, Protocol
from urllib.parse import parse_qs

from lint.report.page import form
from lint.serve.gate import Gate, Refusal
from lint.text.errors import BrokenError

LOOPBACK = "127.0.0.1"
"""The address that only this machine reaches."""

_BUSY = b"HTTP/1.0 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # With `no-referrer` a browser would hide the origin of the form as well.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Connection": "close",
}


class Limits(NamedTuple):
    """What one client may cost: bytes of a request's head and form, seconds to send it and to take the answer.

    `clients` are served at a time; more are turned away.
    """

    head: int = 32_000
    form: int = 7_000_000
    seconds: float = 20.0
    clients: int = 8


LIMITS = Limits()


class PageMaker(Protocol):
    """What makes the pages, such as `lint.serve.desk.Desk`."""

    def blank(self) -> str:
        """Return the empty form."""

    def check(self, text: str, form_of: str, style: str) -> str:
        """Return the page of an article. Raises BrokenError."""


class Server(ThreadingHTTPServer):
    """A server that listens on loopback. Raises OSError if the port is taken."""

    daemon_threads = True

    def __init__(self, desk: PageMaker, token: str, port: int = 0, limits: Limits = LIMITS) -> None:
        """Listen, at a free port if it is 0."""
        super().__init__((LOOPBACK, port), _Request)
        self.desk = desk
        self.limits = limits
        self.gate = Gate(self.server_port, token)
        self._places = BoundedSemaphore(limits.clients)

    def server_bind(self) -> None:
        """Listen, without asking for the name of this machine as the library does."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.socket.getsockname()[1]

    def process_request(self, request: "socket.socket | tuple[bytes, socket.socket]", client_address: object) -> None:
        """Serve a client on a thread of its own, or turn it away if all are taken."""
        if not isinstance(request, socket.socket):
            return
        if not self._places.acquire(blocking=False):
            with suppress(OSError):
                request.settimeout(0)
                request.send(_BUSY)
            self.shutdown_request(request)
            return
        try:
            super().process_request(request, client_address)
        except BaseException:
            self._places.release()
            raise

    def process_request_thread(
        self, request: "socket.socket | tuple[bytes, socket.socket]", client_address: object
    ) -> None:
        """Serve a client, and make room for the next."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the library's form
        """Say what kind of error ended a request, never what was in it; a client that has gone is no error."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            sys.stderr.write(f"newslint: serve: a request failed ({type(error).__name__})\n")


class _Limited(io.RawIOBase):
    """What a client sends, up to a number of bytes and a point in time. Raises TimeoutError."""

    def __init__(self, connection: socket.socket, size: int, seconds: float) -> None:
        self._connection = connection
        self.left = size
        self._until = monotonic() + seconds

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        remaining = self._until - monotonic()
        if remaining <= 0:
            raise TimeoutError
        self._connection.settimeout(remaining)
        found = self._connection.recv_into(memoryview(buffer)[: self.left])
        self.left -= found
        return found


class _Request(BaseHTTPRequestHandler):
    """One request: HTTP/1.0, so a connection has no second."""

    server: Server

    def setup(self) -> None:
        super().setup()
        limits = self.server.limits
        self._sent = _Limited(self.connection, limits.head, limits.seconds)
        self.rfile.close()
        self.rfile = io.BufferedReader(self._sent)

    def version_string(self) -> str:
        return "newslint"

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the library's name
        """Write nothing: a log would keep addresses, and with them the token."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - as above
        """Refuse what the library itself refuses, such as a method that there is not."""
        self._answer(code, form.message("Not answered", message or "this request is not understood"))

    def do_GET(self) -> None:
        page = self._page()
        if page == "":
            self._answer(200, self.server.desk.blank())
        elif page == "check":  # the address of an article's page, opened again
            self._answer(303, "", {"Location": "./"})
        elif page is not None:
            self._refuse(Refusal(404, "there is no such page"))

    def do_POST(self) -> None:
        page = self._page()
        if page is None:
            return
        refusal = self.server.gate.refusal_of_form(self.headers, self.server.limits.form)
        if page != "check":
            refusal = Refusal(404, "there is no such page")
        if refusal:
            self._refuse(refusal)
            return
        fields = self._fields(int(self.headers["Content-Length"]))
        if fields is None:
            self._refuse(Refusal(400, "this is not the form of this server"))
            return
        try:
            self._answer(200, self.server.desk.check(*fields))
        except BrokenError as error:
            self._answer(500, form.message("newslint broke on this article", error.message))

    def _page(self) -> str | None:
        """Return the page that is asked for, None if the request was refused."""
        refusal = self.server.gate.refusal(self.headers)
        page = None if refusal else self.server.gate.page(self.path)
        if page is None:
            self._refuse(refusal or Refusal(404, "there is no such page"))
        return page

    def _fields(self, length: int) -> tuple[str, str, str] | None:
        """Read the form: article, format and house style; None if it is none."""
        self._sent.left = length
        data = self.rfile.read(length)
        try:
            found = parse_qs(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=3)
        except ValueError:
            return None
        if len(data) < length or set(found) != {"text", "format", "style"}:
            return None
        return found["text"][0], found["format"][0], found["style"][0]

    def _refuse(self, refusal: Refusal) -> None:
        self._answer(refusal.status, form.message("Not answered", refusal.words))

    def _answer(self, status: int, page: str, more: dict[str, str] | None = None) -> None:
        data = page.encode("utf-8", "replace")
        self.connection.settimeout(self.server.limits.seconds)
        self.send_response(status)
        for name, value in {**_HEADERS, **(more or {}), "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


@contextmanager
def listening(desk: PageMaker, token: str, port: int = 0, limits: Limits = LIMITS) -> Iterator[Server]:
    """Yield a server that listens, and close it at the end. Raises OSError if the port is taken."""
    server = Server(desk, token, port, limits)
    try:
        yield server
    finally:
        server.server_close()
