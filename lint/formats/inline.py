"""Things in running text that are not prose: URLs, mail addresses, handles and hashtags."""

import re

from lint.formats import OPAQUE, Mask

# One cheap test for the characters every form needs, so that most articles never meet the slower pattern.
_HINT = re.compile(r"://|www\.|[@#]", re.IGNORECASE)
_OPAQUE = re.compile(
    r"""
      \b(?:https?|ftp)://[^\s<>"“”«»]{1,2000}
    | \bwww\.[^\s<>"“”«»]{1,2000}
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}
    | (?<![\w&/])[@#]\w{1,100}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_TRAILING = ".,;:!?'’”)]"


def hide_opaque(text: str, mask: Mask, start: int = 0, end: int | None = None) -> None:
    """Mask URLs, addresses, @handles and #hashtags of text[start:end]; closing punctuation after one stays."""
    stop = len(text) if end is None else end
    if not _HINT.search(text, start, stop):
        return
    for match in _OPAQUE.finditer(text, start, stop):
        last = match.end()
        while last > match.start() and text[last - 1] in _TRAILING:
            last -= 1
        mask.hide(match.start(), last, OPAQUE)
