"""LanguageTool over its HTTP API, version 2: a server already running, or one started with `start`.

https://languagetool.org/http-api/ describes `/v2/check`. Offsets there are UTF-16 units of the text with its markup.
The client of language-tool-python is not used: it converts offsets wrongly after an emoji, and by state that threads
share.
"""

import json
import re
from collections.abc import Callable, Mapping
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from time import monotonic
from typing import Any
from urllib.parse import urlencode, urlsplit

from lint.external import CheckerError, ExternalMatch
from lint.external.checker_settings import USUAL_DEADLINE
from lint.external.deadline import LateError, within
from lint.external.plain_view import PlainView
from lint.text.span import Span

_PIECE = 20_000
"""UTF-16 units sent at once: three long articles. A server that dies in a book loses only one piece."""

_LARGEST = 32_000_000
"""The longest response that is read, in bytes; one with a match for every word of a piece is shorter."""

_LONGEST = 2_000
"""The longest message or replacement that is accepted, in characters."""

_ID = re.compile(r"[\w.:-]{1,120}")
_ADVICE = "“make languagetool” starts a server, --engine languagetool=URL names another"
_CHUNK = 65_536
_SHOWN = 200
_MOST_REPLACEMENTS = 5
_OK = 200


class LanguageTool:
    """A client of one server. It sends nothing but the text: no file name, no cookie; and it uses no proxy."""

    name = "languagetool"

    def __init__(
        self,
        url: str | Callable[[], str],
        *,
        language: str = "en-US",
        deadline: float = USUAL_DEADLINE,
        picky: bool = False,
    ) -> None:
        """Take the server's URL, or a function that starts it and returns the URL, and the seconds for one call."""
        self._url = url
        self._language = language
        self._deadline = deadline
        self._picky = picky

    def read(self, copy: PlainView) -> list[ExternalMatch]:
        """Return the server's matches. Raises CheckerError with those of the paragraphs read before."""
        url = self._url if isinstance(self._url, str) else self._url()
        remarks: list[ExternalMatch] = []
        for piece in copy.pieces(_PIECE):
            try:
                remarks += _remarks(self._ask(url, piece), piece, url)
            except CheckerError as error:
                raise CheckerError(str(error), gone=error.gone, remarks=[*remarks, *error.remarks]) from error
        return remarks

    def _ask(self, url: str, piece: PlainView) -> bytes:
        annotation = [
            {"text": part.text} if part.exact else {"markup": part.source, "interpretAs": part.text}
            for part in piece.parts
        ]
        fields = {"language": self._language, "data": json.dumps({"annotation": annotation})}
        if self._picky:
            fields["level"] = "picky"
        call = _Call(url, urlencode(fields).encode("ascii"), monotonic() + self._deadline)
        try:
            status, body = within(self._deadline, call.answer, call.end)
        except (LateError, TimeoutError):  # the watch or the socket, whichever notices first
            raise CheckerError(f"{url} gave no answer within {self._deadline:g} seconds", gone=True) from None
        except (OSError, HTTPException, ValueError) as error:
            # A call that was ended from outside fails as a broken connection would.
            said = _shown((getattr(error, "strerror", None) or str(error) or type(error).__name__).encode())
            raise CheckerError(f"{url} cannot be asked: {said}. {_ADVICE}", gone=True) from None
        if status != _OK:
            raise CheckerError(f"{url} answered with status {status}: {_shown(body)}")
        return body


class _Call:
    """One POST; `end` aborts it from another thread."""

    def __init__(self, url: str, body: bytes, until: float) -> None:
        self._parts = urlsplit(url)
        self._body = body
        self._until = until
        self._connection: HTTPConnection | None = None

    def answer(self) -> tuple[int, bytes]:
        parts = self._parts
        make = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._connection = connection = make(
            parts.hostname or "", parts.port, timeout=max(self._until - monotonic(), 0.001)
        )
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
            connection.request("POST", f"{parts.path.rstrip('/')}/v2/check", self._body, headers)
            with connection.getresponse() as response:
                content = bytearray()
                while chunk := response.read1(_CHUNK):
                    content += chunk
                    if len(content) > _LARGEST:
                        raise ValueError(f"the answer is longer than {_LARGEST:,} bytes")
                return response.status, bytes(content)
        finally:
            connection.close()

    def end(self) -> None:
        if self._connection is not None and self._connection.sock is not None:
            self._connection.sock.shutdown(2)


def _remarks(body: bytes, piece: PlainView, url: str) -> list[ExternalMatch]:
    """Return the matches of a response. Raises CheckerError for anything but the JSON that the API promises."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise CheckerError(f"{url} did not answer in JSON, but: {_shown(body)}") from None
    matches = answer.get("matches") if isinstance(answer, dict) else None
    if not isinstance(matches, list):
        raise CheckerError(f"{url} answered without a list of matches: {_shown(body)}")
    places = _Units(piece)
    if len(matches) > places.length:
        raise CheckerError(f"{url} answered with {len(matches):,} matches on a text of {places.length:,} characters")
    remarks: list[ExternalMatch] = []
    faults: list[str] = []
    for number, match in enumerate(matches, 1):
        try:
            remarks.append(_remark(match, places))
        except (LookupError, TypeError, ValueError) as error:
            faults.append(f"number {number} of {len(matches)}: {type(error).__name__}: {error}")
    if faults:
        raise CheckerError(f"{url} answered with a match that cannot be understood, {faults[0]}", remarks=remarks)
    warnings = answer.get("warnings")
    if isinstance(warnings, dict) and warnings.get("incompleteResults") is True:
        raise CheckerError(f"{url} says that it did not finish: its results are incomplete", remarks=remarks)
    return remarks


def _remark(match: Mapping[str, Any], places: "_Units") -> ExternalMatch:
    rule = match["rule"]
    found = (rule["id"], rule["category"]["id"], match["message"])
    replacements = match.get("replacements") or []
    values = tuple(entry["value"] for entry in replacements[:_MOST_REPLACEMENTS])
    if not all(isinstance(text, str) for text in (*found, *values)):
        raise TypeError("an id, a message or a replacement is no text")
    if any(len(text) > _LONGEST for text in (*found, *values)):
        raise ValueError(f"a message or a replacement is longer than {_LONGEST:,} characters")
    if not _ID.fullmatch(found[0]):
        raise ValueError("that cannot be the id of a rule")
    return ExternalMatch(places.span(match["offset"], match["length"]), *found, values)


class _Units:
    """Converts UTF-16 units of the request, `length` of them, to code points of the text as read."""

    def __init__(self, piece: PlainView) -> None:
        self._start = piece.parts[0].start if piece.parts else 0
        self._text = "".join(part.source for part in piece.parts)
        self._wide = [at for at, character in enumerate(self._text) if character > "\uffff"]
        self.length = len(self._text) + len(self._wide)

    def span(self, offset: object, length: object) -> Span:
        if type(offset) is not int or type(length) is not int:
            raise TypeError("an offset or a length is no whole number")
        if offset < 0 or length < 1 or offset + length > self.length:
            raise ValueError(f"units {offset} to {offset + length} are not in a text of {self.length}")
        start, _ = self._point(offset)
        end, inside = self._point(offset + length)
        return Span(self._start + start, self._start + end + inside)

    def _point(self, unit: int) -> tuple[int, bool]:
        """Return the code point that a unit stands in, and whether it is the second unit of that code point."""
        low, high = 0, len(self._wide)
        while low < high:  # the wide characters that end at or before the unit
            middle = (low + high) // 2
            if self._wide[middle] + middle + 2 <= unit:
                low = middle + 1
            else:
                high = middle
        inside = low < len(self._wide) and self._wide[low] + low + 1 == unit
        return unit - low - inside, inside


def _shown(body: bytes) -> str:
    """Return the beginning of a response, on one line."""
    line = " ".join(body[: 4 * _SHOWN].decode("utf-8", "replace").split())
    return (line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…") or "nothing"
