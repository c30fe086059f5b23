"""A server that stands in for LanguageTool and behaves as badly as it is told to."""

import json
import socket
import struct
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import parse_qs

Behaviour = Callable[[socket.socket, "Asked"], None]


class Asked:
    """One request: its line, its headers in lower case and the fields of its form."""

    def __init__(self, head: bytes, body: bytes) -> None:
        lines = head.decode("latin-1").split("\r\n")
        self.line = lines[0]
        self.headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
        self.form = {key: values[0] for key, values in parse_qs(body.decode("ascii")).items()}

    @property
    def text(self) -> str:
        """The text with its markup, as offsets count it."""
        parts = json.loads(self.form["data"])["annotation"]
        return "".join(part.get("text", part.get("markup", "")) for part in parts)

    @property
    def read(self) -> str:
        """The text as it is read."""
        parts = json.loads(self.form["data"])["annotation"]
        return "".join(part.get("text", part.get("interpretAs", "")) for part in parts)


class StubServer:
    """Answers each connection on loopback by one behaviour, on a thread of its own."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.asked: list[Asked] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            asked = self._read(connection)
            self.asked.append(asked)
            self.behaviour(connection, asked)

    @staticmethod
    def _read(connection: socket.socket) -> Asked:
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(65536)
        head, _, body = data.partition(b"\r\n\r\n")
        asked = Asked(head, b"")
        while len(body) < int(asked.headers.get("content-length", "0")):
            body += connection.recv(65536)
        return Asked(head, body)


def raw(data: bytes) -> Behaviour:
    """Send bytes and hang up."""
    return lambda connection, _: connection.sendall(data)


def body(content: bytes, status: str = "200 OK", kind: str = "application/json") -> Behaviour:
    """Send a whole response."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\nConnection: close\r\n\r\n"
    return raw(head.encode() + content)


def answer(data: object) -> Behaviour:
    """Send JSON."""
    return body(json.dumps(data).encode())


def silent(connection: socket.socket, _: Asked) -> None:
    """Take the request and say nothing for a minute."""
    connection.settimeout(60)
    connection.recv(1)


def dripping(connection: socket.socket, _: Asked) -> None:
    """Send a byte of the headers now and then, so that no single wait is long."""
    for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000:
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def endless(connection: socket.socket, _: Asked) -> None:
    """Send a body that has no end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    while True:
        connection.sendall(b" " * 1_000_000)


def continuing(connection: socket.socket, _: Asked) -> None:
    """Say again and again that the answer is about to come."""
    while True:
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        time.sleep(0.01)


def resetting(connection: socket.socket, _: Asked) -> None:
    """Break the connection off in the middle of the headers."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def match(
    text: str, word: str, rule: str = "SOME_RULE", category: str = "GRAMMAR", **more: object
) -> dict[str, object]:
    """Return a match as LanguageTool writes it, at the first place of `word` in `text`."""
    at = text.index(word)
    return {
        "message": f"About {word}.",
        "offset": len(text[:at].encode("utf-16-le")) // 2,
        "length": len(word.encode("utf-16-le")) // 2,
        "replacements": [],
        "rule": {"id": rule, "category": {"id": category}},
        **more,
    }


def reporting(*words: str, **more: object) -> Behaviour:
    """Report each word that the text has."""

    def behave(connection: socket.socket, asked: Asked) -> None:
        text = asked.text
        answer({"matches": [match(text, word, **more) for word in words if word in text]})(connection, asked)

    return behave
