"""Decide which hyperlinks of a document count as a source."""

import re
from collections.abc import Iterable

from lint.text.formats import Link

_ELSEWHERE = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?(?P<site>[^/?#:]*)", re.IGNORECASE)
_NO_SOURCE = re.compile(r"#|(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""A place on the same page, a mail address, a telephone number, a script."""


def site(address: str) -> str:
    """Return the name of the site an address is on, the address itself where it has none."""
    found = _ELSEWHERE.match(address)
    return found["site"].lower() or address if found else address


def elsewhere(links: Iterable[Link]) -> list[Link]:
    """Return the links that name their site, in order."""
    return [link for link in links if _ELSEWHERE.match(link.address)]


def sourcing(links: Iterable[Link]) -> list[Link]:
    """Return the links behind which a reader can look a claim up, earlier copy of the same site included, in order."""
    return [link for link in links if not _NO_SOURCE.match(link.address)]
