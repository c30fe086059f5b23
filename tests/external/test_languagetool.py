"""The client of LanguageTool against servers that lie, hang and break: a clear failure, partial results, never a hang."""

import json
import socket

import pytest
from support.stub_server import (
    StubServer,
    answer,
    body,
    continuing,
    dripping,
    endless,
    match,
    raw,
    reporting,
    resetting,
    silent,
)

from lint.external import CheckerError, ExternalMatch
from lint.external.languagetool import LanguageTool
from lint.external.plain_view import PlainView
from lint.text.document import Document
from lint.text.source import Source

TEXT = "The abandonned 😀 plan was **recieved** late.\r\n\r\nNobody knew.\n"


@pytest.fixture
def serve():
    servers = []

    def start(behaviour):
        servers.append(StubServer(behaviour))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


def ask(server: StubServer, text: str = TEXT, format: str = "markdown", **more: object) -> list[ExternalMatch]:
    client = LanguageTool(server.url, **{"deadline": 300.0, **more})
    return client.read(PlainView.of(Document.of(Source("x", text, format=format))))


def complaint(server: StubServer, text: str = TEXT, **more: object) -> CheckerError:
    with pytest.raises(CheckerError) as caught:
        ask(server, text, **more)
    return caught.value


def test_places_are_code_points_of_the_text_as_read(serve) -> None:
    server = serve(reporting("abandonned", "😀", "plan", "recieved", "Nobody"))
    found = [TEXT[remark.span.start : remark.span.end] for remark in ask(server)]
    assert found == ["abandonned", "😀", "plan", "recieved", "Nobody"]


@pytest.mark.parametrize("before", ["", "😀", "e\u0301", "👩\u200d👩\u200d👧", "\u2028", "𝔸𝔹", "\ud800", "a\r\nb "])
def test_places_hold_behind_any_character(serve, before: str) -> None:
    text = f"{before} word {before}**there** 𝔸word.\r\n\r\n{before}\r\n\r\n> the last\r\n"
    for kind in ("text", "markdown"):
        remarks = ask(serve(reporting("there", "last")), text, kind)
        assert [text[r.span.start : r.span.end] for r in remarks] == ["there", "last"]


def test_half_of_a_wide_character_is_all_of_it(serve) -> None:
    found = match("a 😀 b", "😀")
    for offset, length in ((2, 1), (3, 1), (2, 2)):
        server = serve(answer({"matches": [{**found, "offset": offset, "length": length}]}))
        (remark,) = ask(server, "a 😀 b", "text")
        assert (remark.span.start, remark.span.end) == (2, 3)


def test_what_is_sent(serve) -> None:
    server = serve(reporting())
    ask(server, language="en-GB", picky=True)
    (asked,) = server.asked
    assert asked.line == "POST /v2/check HTTP/1.1"
    assert (asked.form["language"], asked.form["level"]) == ("en-GB", "picky")
    assert asked.text == TEXT
    assert asked.read == "The abandonned 😀 plan was recieved late.\n\nNobody knew."
    assert "cookie" not in asked.headers
    assert "story" not in json.dumps(asked.form)


def test_a_proxy_of_the_environment_is_not_used(serve, monkeypatch) -> None:
    proxy = serve(reporting())
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.url)
    server = serve(reporting("plan"))
    assert len(ask(server)) == 1
    assert proxy.asked == []


def test_a_redirect_is_not_followed(serve) -> None:
    other = serve(reporting("plan"))
    head = f"HTTP/1.1 302 Found\r\nLocation: {other.url}/v2/check\r\nContent-Length: 0\r\n\r\n"
    error = complaint(serve(raw(head.encode())))
    assert "status 302" in str(error)
    assert other.asked == []


def test_nobody_listens() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # taken, and nobody listens there
        url = f"http://127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(CheckerError) as caught:
            LanguageTool(url).read(PlainView.of(Document.of(Source("x", TEXT))))
    assert caught.value.gone
    assert url in str(caught.value)
    assert "make languagetool" in str(caught.value)


@pytest.mark.parametrize(
    "behaviour", [silent, dripping, continuing, endless], ids=["silent", "dripping", "continuing", "endless"]
)
def test_no_call_is_longer_than_its_deadline(serve, behaviour) -> None:
    """What a server breaks off itself, a minute later and more, is told in other words."""
    server = serve(behaviour)
    error = complaint(server, deadline=0.5)
    assert error.gone
    assert server.url in str(error)
    assert "0.5 seconds" in str(error) or (behaviour is endless and "bytes" in str(error))


BAD = {
    "nothing": (raw(b""), "cannot be asked"),
    "no HTTP": (raw(b"220 smtp.example ESMTP\r\n"), "cannot be asked"),
    "cut off": (raw(b'HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"matches": ['), "status"),
    "cut off in the headers": (resetting, "cannot be asked"),
    "no chunks": (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"), "cannot be asked"),
    "a header without end": (raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000), "cannot be asked"),
    "a thousand headers": (raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1_000 + b"\r\n{}"), "cannot be asked"),
    "NUL": (body(b"\0" * 100), "not answer in JSON"),
    "status 500": (body(b"java.lang.OutOfMemoryError: heap", "500 Oops", "text/plain"), "status 500: java.lang.Out"),
    "status 413": (body(b"Your text is too long", "413 Too Large", "text/plain"), "too long"),
    "a page": (body(b"<html><h1>Welcome to the hotel wifi", kind="text/html"), "not answer in JSON, but: <html>"),
    "not UTF-8": (body(b"\xff\xfe\x00garbage"), "not answer in JSON"),
    "empty": (body(b""), "not answer in JSON, but: nothing"),
    "half JSON": (body(b'{"matches": [{"off'), "not answer in JSON"),
    "nested": (body(b"[" * 100_000), "not answer in JSON"),
    "a list": (answer([]), "without a list of matches"),
    "a number": (answer(7), "without a list of matches"),
    "no matches": (answer({"software": {}}), "without a list of matches"),
    "too many matches": (answer({"matches": [match("a", "a")] * 1_000}), "1,000 matches on a text of 62 characters"),
    "matches no list": (answer({"matches": {"a": 1}}), "without a list of matches"),
}


@pytest.mark.parametrize("name", [name for name in BAD if name != "cut off"])
def test_a_bad_answer_is_said_to_be_one(serve, name: str) -> None:
    behaviour, said = BAD[name]
    error = complaint(serve(behaviour))
    assert said in str(error)
    assert "\n" not in str(error)
    assert len(str(error)) < 600


def test_an_answer_that_is_cut_off(serve) -> None:
    behaviour, _ = BAD["cut off"]
    complaint(serve(behaviour))


GOOD = match(TEXT, "plan")
BROKEN = {
    "behind the end": {**GOOD, "offset": 10_000},
    "before the start": {**GOOD, "offset": -1},
    "too long": {**GOOD, "length": 10_000},
    "of no length": {**GOOD, "length": 0},
    "huge": {**GOOD, "offset": 10**30},
    "a text as offset": {**GOOD, "offset": "4"},
    "a truth as length": {**GOOD, "length": True},
    "not a number": {**GOOD, "offset": float("nan")},
    "a fraction": {**GOOD, "offset": 4.0},
    "no rule": {key: value for key, value in GOOD.items() if key != "rule"},
    "a null": None,
    "a list": [],
    "no id": {**GOOD, "rule": {"id": "", "category": {"id": "X"}}},
    "a strange id": {**GOOD, "rule": {"id": "a, b\n--> <script>", "category": {"id": "X"}}},
    "no category": {**GOOD, "rule": {"id": "A"}},
    "no message": {**GOOD, "message": 7},
    "a book for a message": {**GOOD, "message": "x" * 100_000},
    "a book for a replacement": {**GOOD, "replacements": [{"value": "x" * 100_000}]},
    "replacements no list": {**GOOD, "replacements": "plans"},
    "replacement no text": {**GOOD, "replacements": [{"value": 3}]},
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_match_that_makes_no_sense_is_named_and_the_others_count(serve, name: str) -> None:
    matches = [match(TEXT, "abandonned"), BROKEN[name], match(TEXT, "Nobody")]
    error = complaint(serve(answer({"matches": matches})))
    assert "number 2 of 3" in str(error)
    assert [TEXT[r.span.start : r.span.end] for r in error.remarks] == ["abandonned", "Nobody"]


def test_a_server_that_says_it_did_not_finish(serve) -> None:
    server = serve(answer({"matches": [GOOD], "warnings": {"incompleteResults": True}}))
    error = complaint(server)
    assert "incomplete" in str(error)
    assert len(error.remarks) == 1


def test_a_long_text_goes_in_pieces_and_those_that_came_through_count(serve) -> None:
    text = "".join(f"Paragraph {number} 😀 has a recieved word.\n\n" for number in range(2_000))
    calls = []

    def second_dies(connection, asked) -> None:
        calls.append(asked)
        if len(calls) == 2:
            return
        reporting("recieved")(connection, asked)

    error = complaint(serve(second_dies), text)
    assert len(calls) == 2
    (remark,) = error.remarks
    assert text[remark.span.start : remark.span.end] == "recieved"
    calls += [None] * 5
    remarks = ask(serve(second_dies), text)
    assert {text[remark.span.start : remark.span.end] for remark in remarks} == {"recieved"}
    assert len(remarks) > 2
    assert len({remark.span for remark in remarks}) == len(remarks)
