"""The promises of SECURITY.md about `newslint serve`: where it listens, what it opens, and what it keeps."""

import os
import re
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from conftest import ROOT

WATCH = """
import os, sys
def watch(event, arguments):
    if event in ("socket.bind", "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto",
                 "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "webbrowser.open"):
        os.write(2, f"SEEN {event} {arguments[1:]!r}\\n".encode())
    elif event in ("os.rename", "os.mkdir") or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
        os.write(2, f"SEEN write {arguments[0]!r}\\n".encode())
    elif event == "open" and started:
        os.write(2, f"SEEN read {arguments[0]!r}\\n".encode())
started = []
sys.addaudithook(watch)
from lint.serve import server
listening = server.listening
def begin(*arguments, **more):
    started.append(True)
    return listening(*arguments, **more)
server.listening = begin
from lint.cli.dispatch import run
sys.exit(run(["serve", *sys.argv[1:]]))
"""
"""Runs the server and tells what it binds, calls, starts and writes, and from its first moment what it reads."""


@pytest.fixture
def served(newslint, warm_cache, tmp_path):
    """Return a function that starts the server, sends an article, ends it, and returns both streams and the page."""

    def run(text: str) -> tuple[str, str, str]:
        environment = {
            **os.environ,
            "NEWSLINT_CACHE": str(warm_cache),
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(tmp_path),
        }
        process = subprocess.Popen(
            [sys.executable, "-c", WATCH],
            cwd=newslint.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            first = process.stdout.readline()
            port, token = re.search(r"http://127\.0\.0\.1:(\d+)/([^/]+)/", first).groups()
            client = HTTPConnection("127.0.0.1", int(port), timeout=120)
            head = {"Origin": f"http://127.0.0.1:{port}", "Content-Type": "application/x-www-form-urlencoded"}
            fields = {"text": text, "format": "text", "style": ""}
            client.request("POST", f"/{token}/check", urlencode(fields), head)
            answer = client.getresponse()
            assert answer.headers["Cache-Control"] == "no-store"
            page = answer.read().decode()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate()
        finally:
            process.kill()
            process.communicate()
        assert process.returncode == 0, err
        return first + out, err, page

    newslint("--version")
    (newslint.folder / "warm.txt").write_text("It rained.\n")
    newslint("warm.txt")  # the rules are in the cache from here on
    run.folder = newslint.folder
    return run


def test_promise_serve_listens_on_loopback(served) -> None:
    _, err, page = served("They left for the the border.\n")
    assert "stands twice" in page
    seen = re.findall(r"^SEEN (.*)$", err, re.MULTILINE)
    assert [line for line in seen if not line.startswith("read ")] == ["socket.bind (('127.0.0.1', 0),)"]
    read = [Path(line.removeprefix("read ").strip("'")) for line in seen if line.startswith("read ")]
    roots = (ROOT, Path(sys.prefix), Path(sys.base_prefix))
    assert [path for path in read if not any(path.is_relative_to(root) for root in roots)] == []


def test_promise_serve_keeps_nothing(served, tmp_path) -> None:
    out, err, page = served("The zxqvw committee met the the mayor.\n")
    assert "zxqvw" in page
    assert "zxqvw" not in out + err
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in files if b"zxqvw" in path.read_bytes()] == []
    assert sorted(path.name for path in served.folder.iterdir()) == ["warm.txt"]
