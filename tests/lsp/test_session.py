"""The life of a session and the frames of its messages: what the server must not obey, and what it must say instead."""

import io
import json

import pytest
from support.lsp_client import at

from lint.lsp import message_framing
from lint.lsp.message_framing import Incoming

TEXT = "He said the the talks go on.\n\nThe envoy left Kiev.\n"


def here(editor, name="a.txt"):
    return (editor.folder / name).as_uri()


def commands(editor):
    """What would write a configuration, or read files."""
    return [
        ("workspace/executeCommand", {"command": "newslint.disableRule", "arguments": [here(editor), "doubled-word"]}),
        ("workspace/executeCommand", {"command": "newslint.addToHouseList", "arguments": [here(editor), "X", "r"]}),
        ("workspace/executeCommand", {"command": "newslint.checkWorkspace"}),
        ("textDocument/hover", {"textDocument": {"uri": here(editor)}, "position": {"line": 0, "character": 0}}),
        ("shutdown", None),
        ("newslint/nothing", {}),
    ]


def test_nothing_is_carried_out_before_the_session_begins(start):
    editor = start(begun=False)
    for method, params in commands(editor):
        assert editor.ask(method, params, error=True)["code"] == -32002, method
    editor.open(here(editor), TEXT)
    editor.tell("workspace/didChangeConfiguration", {"settings": {"newslint": {"ignore": ["garbled"]}}})
    editor.begin()
    assert list(editor.folder.iterdir()) == []
    hover = {"textDocument": {"uri": here(editor)}, "position": {"line": 0, "character": 9}}
    assert editor.ask("textDocument/hover", hover) is None, "what was opened too early is not open"
    editor.open(here(editor), TEXT)
    assert "doubled-word" in [found["code"] for found in editor.diagnostics(here(editor), 1)]
    assert editor.ask("initialize", {"processId": None, "capabilities": {}}, error=True)["code"] == -32600


def test_an_editor_that_leaves_before_the_session_begins_is_let_go(start):
    editor = start(begun=False)
    editor.tell("exit", None)
    editor.process.wait(timeout=30)


def test_requests_after_the_end_are_refused(start):
    editor = start()
    editor.ask("shutdown", None)
    for method, params in [*commands(editor), ("initialize", {"processId": None, "capabilities": {}})]:
        assert editor.ask(method, params, error=True)["code"] == -32600, method
    editor.open(here(editor), TEXT)
    assert list(editor.folder.iterdir()) == []
    editor.tell("exit", None)
    assert editor.process.wait(timeout=30) == 0


@pytest.mark.parametrize(
    "head",
    [
        "content-length: %d\r\n\r\n",
        "CONTENT-LENGTH:%d\r\n\r\n",
        "Content-Length:   %d  \r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
        "X-Other: 7\r\ncontent-Length: %d\r\n\r\n",
        "Content-Length: %d\n\n",
    ],
)
def test_headers_are_read_in_any_case(start, head):
    editor = start()
    body = json.dumps({"jsonrpc": "2.0", "id": "mine", "method": "textDocument/codeLens"})
    body = body[:-1] + f', "params": {{"textDocument": {{"uri": "{here(editor)}"}}}}}}'
    editor.write((head % len(body) + body).encode())
    assert editor.answer("mine") == []
    assert editor.quit() == 0


@pytest.mark.parametrize("head", ["Content-Length: 100000000000000\r\n\r\n", f"Content-Length: {'9' * 30}\r\n\r\n"])
def test_an_absurd_length_is_refused_and_ends_nothing(start, head):
    editor = start()
    editor.write(head.encode() + b"{}")
    refused = editor.wait(lambda message: "error" in message and message["id"] is None)
    assert refused["error"]["code"] == -32600
    assert "too long" in refused["error"]["message"]
    assert editor.process.poll() is None


@pytest.mark.parametrize(
    "junk",
    [
        b"Content-Length: -5\r\n\r\n",
        b"Content-Length: 0\r\n\r\n",
        b"Content-Length: ten\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\r\n\r\n",
        b"\0\xff\r\n\r\n",
        b"A" * 20_000 + b"\r\n\r\n",
        b"X-Only: this\r\n\r\n",
        b"Content-Length: 3\r\n\r\n{}]",
        b"Content-Length: 2\r\n\r\n[]",
        b"Content-Length: 4\r\n\r\nnull",
        b"Content-Length: 2\r\n\r\n\xff\xfe",
    ],
)
def test_junk_between_messages_is_passed_over(start, junk):
    editor = start()
    editor.write(junk)
    editor.open(here(editor), TEXT)
    assert "doubled-word" in [found["code"] for found in editor.diagnostics(here(editor), 1)]
    assert editor.quit() == 0


def test_a_message_that_is_too_long_is_passed_over_and_the_next_one_read(monkeypatch):
    monkeypatch.setattr(message_framing, "LARGEST", 10)
    said = []
    stream = io.BytesIO(
        b"content-length: 200000\r\n\r\n" + b"x" * 200_000 + b"Content-Length: 2\r\n\r\n{}content-length: 9\r\n\r\ncut"
    )
    incoming = Incoming(stream, said.append)
    assert [incoming.readline(), incoming.readline(), incoming.read(2)] == [b"Content-Length: 2\r\n", b"\r\n", b"{}"]
    assert len(said) == 1
    assert "200,000 bytes" in said[0]
    assert [incoming.readline(), incoming.readline(), incoming.read(9)] == [b"Content-Length: 9\r\n", b"\r\n", b"cut"]
    assert incoming.readline() == b""


def test_what_is_no_frame_is_complained_of_once():
    said = []
    incoming = Incoming(
        io.BytesIO(b"one\r\ntwo\r\n\r\nthree\r\n" * 50 + b"\r\nContent-Length: 1\r\n\r\n1oops\r\n"), said.append
    )
    assert incoming.readline() == b"Content-Length: 1\r\n"
    assert len(said) == 1
    assert incoming.readline() + incoming.read(1) == b"\r\n1"
    assert incoming.readline() == b""
    assert len(said) == 2


END = 2**31 - 1


@pytest.mark.parametrize(
    ("where", "new", "text"),
    [
        (at(0, 0, 0, -1), "Then. ", "Then. " + TEXT),
        (at(-1, 7, 9, -1), "Then. ", "Then. " + TEXT),
        (at(-(2**40), 0, 0), "X ", "X " + TEXT),
        (at(0, 0, 0, 2**31), "All new.", "All new."),
        (at(0, 0, 0, 2**32 - 1), "All new.", "All new."),
        (at(0, 0, 2**32 - 1, 2**63), "All new.", "All new."),
        (at(0, 0, END, END), "All new.", "All new."),
        (at(2**31, 0, 0, 2**31), "More.", TEXT + "More."),
        (at(0, -4, 2), "Sh", "Sh" + TEXT[2:]),
        (at(0, 28, 2**31), "..", TEXT.replace("on.", "on...", 1)),
    ],
)
def test_an_edit_outside_the_text_is_one_at_its_nearest_place(start, where, new, text):
    editor = start()
    editor.open(here(editor), TEXT)
    editor.change(here(editor), 2, (where, new))
    editor.change(here(editor), 3, (at(0, 0, 0), "Kiev. "))
    found = editor.diagnostics(here(editor), 3)
    editor.open(here(editor, "b.txt"), "Kiev. " + text)
    same = editor.diagnostics(here(editor, "b.txt"), 1)
    assert [(f["code"], f["range"]) for f in found] == [(f["code"], f["range"]) for f in same]
    assert found
