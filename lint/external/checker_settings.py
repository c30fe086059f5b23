"""Settings of an external checker, and how to make it from them. Imports a checker only when it is made."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lint.external import ExternalChecker

if TYPE_CHECKING:
    from lint.external.languagetool_server import LanguageToolServer

DEFAULT_URL = "http://127.0.0.1:8081"
"""The default address of the server of `make languagetool`, and of LanguageTool's own start script."""

DIALECTS = ("american", "british", "australian", "canadian", "indian")
"""The varieties of English that Harper can check."""

LONGEST_DEADLINE = 600.0
"""Seconds."""

USUAL_DEADLINE = 30.0
"""The default number of seconds that reading one text may take."""

_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9.])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_FOLDERS = re.compile(r"(?:/(?!\.{1,2}(?:/|\Z))[A-Za-z0-9._~-]+)*/?")
"""The allowed host, an IPv6 address included, and path: nothing that could change the request."""

_STARTING = 90.0
"""Seconds that a server may take to start and read its dictionaries."""

_servers: "dict[str, LanguageToolServer]" = {}


def fault_of_url(url: str) -> str | None:
    """Return what is wrong with the address of a server, or None."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - only an address needs it

    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        return f"“{url}” is no address: {error}"
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        return f"“{url}” is no address of a server: write it like {DEFAULT_URL}"
    if parts.query or parts.fragment or parts.username is not None or not url.isascii() or not url.isprintable():
        return f"“{url}” has more than an address in it: write it like {DEFAULT_URL}"
    if not _HOST.fullmatch(parts.hostname) or not _FOLDERS.fullmatch(parts.path) or "\\" in url:
        return f"“{url}” has characters in it that no address of a server needs: write it like {DEFAULT_URL}"
    return None


def make(name: str, given: Mapping[str, Any]) -> ExternalChecker:
    """Return an external checker with the settings of the configuration.

    Its module is imported now, but nothing is started.
    """
    if name == "harper":
        from lint.external.harper import Harper  # noqa: PLC0415 - a checker that is off costs nothing

        return Harper(**given)
    if name == "proselint":
        from lint.external.proselint import Proselint  # noqa: PLC0415 - see above

        return Proselint(**given)
    from lint.external.languagetool import LanguageTool  # noqa: PLC0415 - see above

    others = {key: value for key, value in given.items() if key not in ("url", "start")}
    if "start" not in given:
        return LanguageTool(given.get("url", DEFAULT_URL), **others)
    return LanguageTool(_server(given["start"], given.get("deadline", 0.0)).url, **others)


def _server(folder: str, deadline: float) -> "LanguageToolServer":
    """Return the one server that is started from a folder, whatever the other settings.

    So a repository of many folders starts no more than one.
    """
    from lint.external.languagetool_server import LanguageToolServer  # noqa: PLC0415 - see make

    return _servers.setdefault(folder, LanguageToolServer(folder, max(_STARTING, deadline)))
