"""The server over a real socket: limits, refusals, headers, and how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest
from conftest import ROOT

from lint.serve.server import LIMITS, Limits, listening
from lint.text.errors import BrokenError

TOKEN = "token-of-a-test"
FIELDS = {"text": "They left.", "format": "text", "style": ""}


class StubDesk:
    """Answers with what it was given; it waits for `free` first."""

    def __init__(self):
        self.free, self.begun = threading.Event(), threading.Semaphore(0)
        self.free.set()
        self.seen = []

    def blank(self):
        return "<p>the form</p>"

    def check(self, text, form_of, style):
        self.begun.release()
        self.free.wait()
        if text == "break":
            raise BrokenError("article.txt", "newslint broke on <this>")
        if text == "explode":
            raise ZeroDivisionError("secret copy")
        self.seen.append((text, form_of, style))
        return f"<p>{len(text)} characters</p>"


@contextmanager
def running(desk, limits=LIMITS):
    with listening(desk, TOKEN, 0, limits) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            desk.free.set()
            server.shutdown()
            thread.join()


@pytest.fixture
def desk():
    return StubDesk()


@pytest.fixture
def server(desk):
    with running(desk) as server:
        yield server


def ask(server, method="GET", page="", body=None, *, path=None, headers=()):
    own = f"127.0.0.1:{server.server_port}"
    given = {"Host": own}
    if body is not None:
        given |= {
            "Origin": f"http://{own}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(body)),
        }
    given |= dict(headers)
    client = HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    client.putrequest(
        method, path if path is not None else f"/{TOKEN}/{page}", skip_host=True, skip_accept_encoding=True
    )
    for name, value in given.items():
        if value is not None:
            client.putheader(name, value)
    client.endheaders(body)
    answer = client.getresponse()
    said = answer.read().decode("utf-8")
    client.close()
    return answer, said


def post(server, fields=FIELDS, **more):
    return ask(server, "POST", "check", urlencode(fields).encode(), **more)


def raw(server, data, *, end=True):
    """Send bytes and return everything that comes back."""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=60) as client:
        client.sendall(data)
        if end:
            client.shutdown(socket.SHUT_WR)
        answer = b""
        while piece := client.recv(65536):
            answer += piece
    return answer


def test_the_form_and_an_article(server, desk) -> None:
    answer, said = ask(server)
    assert (answer.status, said) == (200, "<p>the form</p>")
    answer, said = post(server, {"text": "Naïve “talks”\r\n\x00", "format": "html", "style": "ap"})
    assert (answer.status, said) == (200, "<p>16 characters</p>")
    assert desk.seen == [("Naïve “talks”\r\n\x00", "html", "ap")]


def test_each_answer_forbids_framing_caching_and_guessing(server) -> None:
    for answer, _ in (ask(server), post(server), ask(server, path="/"), post(server, {"a": "b"})):
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Server"] == "newslint"
        assert not [name for name in answer.headers if name.lower().startswith(("access-control", "set-cookie"))]


def test_the_address_of_a_page_opened_again_leads_to_the_form(server) -> None:
    answer, _ = ask(server, page="check")
    assert (answer.status, answer.headers["Location"]) == (303, "./")


@pytest.mark.parametrize(
    "path",
    ["/", "/wrong/", "/favicon.ico", f"/{TOKEN}", f"/{TOKEN}/../etc/passwd", f"/{TOKEN}/%2e%2e/etc/passwd",
     f"/{TOKEN}//etc/passwd", f"/{TOKEN}/check/../../etc/passwd", f"http://127.0.0.1/{TOKEN}/", f"/{TOKEN}/pyproject.toml",
     f"/{TOKEN}/..\\..\\x", f"/{TOKEN}/?x=1"],
)  # fmt: skip
def test_no_other_path_is_answered(server, desk, path) -> None:
    answer, said = ask(server, path=path)
    assert answer.status == 404
    assert "there is no such page" in said
    assert post(server, path=path)[0].status == 404
    assert desk.seen == []


def test_a_name_that_points_here_is_refused(server, desk) -> None:
    for host in ("evil.example", f"evil.example:{server.server_port}", None):
        assert ask(server, headers={"Host": host})[0].status == 421
        assert post(server, headers={"Host": host, "Origin": f"http://{host}"})[0].status == 421
    assert desk.seen == []


def test_a_form_of_another_site_is_refused(server, desk) -> None:
    for origin in ("http://evil.example", "null", None):
        assert post(server, headers={"Origin": origin})[0].status == 403
    assert post(server, headers={"Sec-Fetch-Site": "cross-site"})[0].status == 403
    assert post(server, headers={"Content-Type": "text/plain"})[0].status == 415
    assert desk.seen == []


def test_other_methods_are_refused(server) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
        answer, _ = ask(server, method)
        assert answer.status == 501
        assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "body",
    [b"", b"text=a", b"text=a&format=text&style=&more=1", b"text=%ff&format=text&style=", "text=é&format=text&style=".encode(),
     b"&" * 1000, b"text=a;format=text;style="],
)  # fmt: skip
def test_what_is_no_form_is_refused(server, desk, body) -> None:
    assert ask(server, "POST", "check", body)[0].status == 400
    assert desk.seen == []


def test_a_large_form_is_refused_before_it_is_read(server, desk) -> None:
    assert ask(server, "POST", "check", b"x", headers={"Content-Length": "70000000000"})[0].status == 413
    assert desk.seen == []


def test_an_endless_head_is_cut_off(desk) -> None:
    with running(desk, Limits(head=2000)) as server:
        request = f"GET /{TOKEN}/ HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n".encode()
        assert b"200 OK" in raw(server, request + b"X: y\r\n" * 50 + b"\r\n")
        with suppressed_reset():
            assert b"200 OK" not in raw(server, request + b"X: y\r\n" * 5000 + b"\r\n")
        assert ask(server)[0].status == 200


def suppressed_reset():
    """A server that closes with bytes unread resets the connection, which is as good an answer."""
    return suppress(ConnectionError)


@pytest.mark.parametrize("rest", [b"", b"GET", f"GET /{TOKEN}/ HTTP/1.1\r\nHost: ".encode(), b"POST"])
def test_a_client_that_stops_in_the_middle_is_let_go(desk, rest) -> None:
    with running(desk, Limits(seconds=0.2, clients=1)) as server:
        if rest == b"POST":
            own = f"127.0.0.1:{server.server_port}"
            rest = (
                f"POST /{TOKEN}/check HTTP/1.1\r\nHost: {own}\r\nOrigin: http://{own}\r\nContent-Length: 100\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n\r\ntext="
            ).encode()
        assert b"200 OK" not in raw(server, rest, end=False)  # it ends, though the client would wait for ever
    assert desk.seen == []


def test_a_client_that_drips_is_let_go(desk) -> None:
    def drip(client):
        while True:
            client.sendall(b"G")
            threading.Event().wait(0.01)

    with (
        running(desk, Limits(seconds=0.3, clients=1)) as server,
        socket.create_connection(("127.0.0.1", server.server_port), timeout=60) as client,
        pytest.raises(ConnectionError),
    ):
        drip(client)


def test_clients_beyond_the_limit_are_turned_away_and_served_later(desk) -> None:
    desk.free.clear()
    with running(desk, Limits(clients=2)) as server:
        busy = [threading.Thread(target=post, args=(server,)) for _ in range(2)]
        for thread in busy:
            thread.start()
        for _ in busy:
            desk.begun.acquire()
        with suppressed_reset():
            assert b"503" in raw(server, b"")
        desk.free.set()
        for thread in busy:
            thread.join()
        while True:  # the places of both become free
            with suppressed_reset():
                if ask(server)[0].status == 200:
                    break
    assert len(desk.seen) == 2


def test_a_fault_of_newslint_is_told_and_the_next_article_is_served(server) -> None:
    answer, said = post(server, {**FIELDS, "text": "break"})
    assert answer.status == 500
    assert "newslint broke on &lt;this&gt;" in said
    assert post(server)[0].status == 200


def test_an_unexpected_fault_says_nothing_of_the_copy(server, capfd) -> None:
    own = f"127.0.0.1:{server.server_port}"
    body = urlencode({**FIELDS, "text": "explode"})
    answer = raw(
        server,
        (
            f"POST /{TOKEN}/check HTTP/1.1\r\nHost: {own}\r\nOrigin: http://{own}\r\nContent-Length: {len(body)}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}"
        ).encode(),
    )
    assert answer == b""
    assert post(server)[0].status == 200
    assert capfd.readouterr().err == "newslint: serve: a request failed (ZeroDivisionError)\n"


def test_nothing_is_logged(server, capfd) -> None:
    ask(server)
    post(server)
    ask(server, path="/wrong/")
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def command(tmp_path, warm_cache):
    """A server started as a user does; yields the process and its address."""
    environment = {**os.environ, "NEWSLINT_CACHE": str(warm_cache), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-m", "lint", "serve"],
        cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process, re.search(r"http://127\.0\.0\.1:(\d+)/([\w-]{32})/", process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


def test_the_command_serves_until_ctrl_c(command, tmp_path) -> None:
    process, address = command
    client = HTTPConnection("127.0.0.1", int(address[1]), timeout=60)
    client.request("GET", f"/{address[2]}/")
    assert b"<textarea" in client.getresponse().read()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out, err) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_told(command, newslint) -> None:
    _, address = command
    done = newslint("serve", "--port", address[1])
    assert done.returncode == 2
    assert f"port {address[1]} cannot be used" in done.stderr


@pytest.mark.parametrize("port", ["-1", "65536", "http", "\u0661"])
def test_a_wrong_port_is_told(newslint, port) -> None:
    done = newslint("serve", "--port", port)
    assert done.returncode == 2
    assert "is no port" in done.stderr


def test_a_broken_configuration_starts_no_server(newslint) -> None:
    (newslint.folder / "newslint.yaml").write_text("select: [nonsense]\n")
    done = newslint("serve")
    assert done.returncode == 2
    assert "nonsense" in done.stderr
    assert done.stdout == ""
