"""The gate: only the form of this server, under its own address and with its token, is answered."""

from email.message import Message

import pytest

from lint.serve.gate import Gate

GATE = Gate(8123, "s3cret")
FORM = {
    "Host": "127.0.0.1:8123",
    "Origin": "http://127.0.0.1:8123",
    "Content-Type": "application/x-www-form-urlencoded",
    "Content-Length": "20",
}


def headers(*given, **changed):
    message = Message()
    for name, value in {**FORM, **{name.replace("_", "-"): value for name, value in changed.items()}}.items():
        if value is not None:
            message[name] = value
    for name, value in given:
        message[name] = value
    return message


def test_the_address_is_on_loopback_with_the_token() -> None:
    assert GATE.address == "http://127.0.0.1:8123/s3cret/"


@pytest.mark.parametrize(("path", "page"), [("/s3cret/", ""), ("/s3cret/check", "check"), ("/s3cret/../x", "../x")])
def test_a_path_with_the_token_has_a_page(path, page) -> None:
    assert GATE.page(path) == page


@pytest.mark.parametrize(
    "path", ["/", "", "/s3cret", "/s3cre/", "/S3CRET/", "/wrong/check", "/x/s3cret/", "*", "\udcff"]
)
def test_a_path_without_the_token_has_none(path) -> None:
    assert GATE.page(path) is None


@pytest.mark.parametrize("host", ["127.0.0.1:8123", "localhost:8123"])
def test_its_own_hosts_are_answered(host) -> None:
    assert GATE.refusal(headers(Host=host)) is None
    assert GATE.refusal_of_form(headers(Host=host, Origin=f"http://{host}"), 100) is None


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "evil.example:8123",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:8124",
        "127.0.0.1:8123.evil.example",
        "[::1]:8123",
    ],
)
def test_any_other_host_is_refused(host) -> None:
    assert GATE.refusal(headers(Host=host)).status == 421


def test_two_hosts_are_refused() -> None:
    assert GATE.refusal(headers(("Host", "evil.example"))).status == 421


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "http://evil.example",
        "https://127.0.0.1:8123",
        "http://localhost:8123",
        "http://127.0.0.1:8124",
        "",
    ],
)
def test_a_form_from_elsewhere_is_refused(origin) -> None:
    assert GATE.refusal_of_form(headers(Origin=origin), 100).status == 403


def test_a_form_that_the_browser_calls_foreign_is_refused() -> None:
    for site in ("cross-site", "same-site", "none"):
        assert GATE.refusal_of_form(headers(Sec_Fetch_Site=site), 100).status == 403
    assert GATE.refusal_of_form(headers(Sec_Fetch_Site="same-origin"), 100) is None


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "multipart/form-data; boundary=x"}, 415),
        ({"Content_Type": None}, 415),
        ({"Content_Length": None}, 411),
        ({"Content_Length": "-1"}, 411),
        ({"Content_Length": "1e3"}, 411),
        ({"Content_Length": "\u0661"}, 411),
        ({"Transfer_Encoding": "chunked"}, 411),
        ({"Content_Length": "101"}, 413),
        ({"Content_Length": "9" * 5000}, 413),
    ],
)
def test_what_is_no_form_of_a_known_size_is_refused(changed, status) -> None:
    assert GATE.refusal_of_form(headers(**changed), 100).status == status


def test_two_lengths_are_refused() -> None:
    assert GATE.refusal_of_form(headers(("Content-Length", "20")), 100).status == 411
