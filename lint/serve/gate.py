"""Which requests the server answers: those of its own pages, in a browser that was given its address."""

import hmac
from email.message import Message
from typing import NamedTuple

_FORM = "application/x-www-form-urlencoded"


class Refusal(NamedTuple):
    """Why a request is not answered: an HTTP status and a message."""

    status: int
    words: str


class Gate(NamedTuple):
    """The port and the secret of one server: its pages are at `http://127.0.0.1:PORT/TOKEN/` and nowhere else."""

    port: int
    token: str

    @property
    def address(self) -> str:
        """The address of the first page."""
        return f"http://127.0.0.1:{self.port}/{self.token}/"

    def page(self, path: str) -> str | None:
        """Return the name of the page that a path asks for, "" for the first; None without the token.

        The comparison takes as long for a wrong token as for the right one. No path names a file.
        """
        begin = f"/{self.token}/".encode()
        given = path.encode("utf-8", "replace")
        is_ours = hmac.compare_digest(given[: len(begin)], begin)
        return given[len(begin) :].decode("utf-8", "replace") if is_ours else None

    def refusal(self, headers: Message) -> Refusal | None:
        """Return why no request with these headers is answered.

        A page of another site can make a browser send requests here, under a host name of its own that it lets point to
        this machine (DNS rebinding). The browser tells that name in `Host`.
        """
        if self._host(headers) is None:
            return Refusal(421, "this is not the address of this server")
        return None

    def refusal_of_form(self, headers: Message, largest: int) -> Refusal | None:
        """Return why a posted form is not read; `largest` is the most bytes of it.

        Browsers tell in `Origin` from which site a form is sent, and no script can change that.
        """
        origin = headers.get_all("Origin", [])
        site = headers.get("Sec-Fetch-Site", "same-origin")
        if origin != [f"http://{self._host(headers)}"] or site != "same-origin":
            return Refusal(403, "only the form of this server may send an article")
        if headers.get_content_type() != _FORM:
            return Refusal(415, "this is not the form of this server")
        length = headers.get_all("Content-Length", [])
        if "Transfer-Encoding" in headers or len(length) != 1 or not (length[0].isascii() and length[0].isdigit()):
            return Refusal(411, "the form has no length")
        if len(length[0].lstrip("0")) > len(str(largest)) or int(length[0]) > largest:
            return Refusal(413, "the article is too large")
        return None

    def _host(self, headers: Message) -> str | None:
        """Return the host of a request, None if it is not this server."""
        given = headers.get_all("Host", [])
        return given[0] if len(given) == 1 and given[0] in self._hosts() else None

    def _hosts(self) -> tuple[str, ...]:
        ports = (f":{self.port}", "") if self.port == 80 else (f":{self.port}",)  # noqa: PLR2004 - the port of HTTP
        return tuple(f"{name}{port}" for name in ("127.0.0.1", "localhost") for port in ports)
