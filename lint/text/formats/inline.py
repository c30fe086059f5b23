"""Mask non-prose in running text: URLs, mail addresses, handles, hashtags, note marks."""

import re

from lint.text.formats import MARKUP, OPAQUE, Mask

_HINT = re.compile(r"[:@#wW](?:(?<=[@#])|(?<=:)//|[wW]{2}\.)")
"""Every form has @, #, :// or www. (a regex with one set of first characters is the fastest to search).

None holds white space, so the slower pattern reads only the run of characters around one.
"""

_RUN = re.compile(r"\S*")
_OPAQUE = re.compile(
    r"""
      \b(?:https?|ftp)://[^\s<>"“”«»]{1,2000}
    | \bwww\.[^\s<>"“”«»]{1,2000}
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}
    | (?<![\w&/])[@#]\w{1,100}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND = r".!?…”\"’)"
_NUMBERS = r"\d{1,3}(?:(?:, ?|[–-])\d{1,3})*+\]"
_NOTES = (
    re.compile(rf"\[(?<=[{_BEHIND}]\[){_NUMBERS}(?:\[{_NUMBERS})*+(?!\S)"),
    re.compile(rf"[⁰¹²³⁴-⁹](?<=[{_BEHIND}].)[⁰¹²³⁴-⁹]*+(?!\S)"),
)
"""Marks of notes behind a stop: no words, and no part of the next sentence."""

_TRAILING = ".,;:!?'’”)]"


def hide_opaque(text: str, mask: Mask, start: int = 0, end: int | None = None) -> None:
    """Mask URLs, addresses, @handles, #hashtags and note marks of text[start:end]; punctuation after one is kept."""
    stop = len(text) if end is None else end
    for notes in _NOTES if "[" in text or not text.isascii() else ():
        for note in notes.finditer(text, start, stop):
            mask.hide(*note.span(), MARKUP)
    reach = start
    for hint in _HINT.finditer(text, start, stop):
        if hint.start() < reach:
            continue
        first = hint.start()
        while first > reach and not text[first - 1].isspace():
            first -= 1
        run = _RUN.match(text, hint.end(), stop)
        reach = run.end() if run else stop
        for match in _OPAQUE.finditer(text, first, reach):
            last = match.end()
            while last > match.start() and text[last - 1] in _TRAILING:
                last -= 1
            mask.hide(match.start(), last, OPAQUE)
