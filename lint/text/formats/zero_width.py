"""Zero-width joiners for markup inside a word and for references: text reads as displayed, at its own offsets.

`don&rsquo;t` is one word, `<b>W</b>itkoff` is one name, and in `“*Go*,”` the mark touches the word. Blanks in place of
the markup would divide all three, and leaving it out would move every later offset. So it is replaced by two
noncharacters, which Unicode reserves for use inside a program: JOINER for a code point of markup between two characters
that touch, CONTINUATION for each code point by which a reference is longer than its character. The masked text is as
long as the text. `Tokens` adds a joiner to the mark beside it, never to a word that ends there, so that neighbours
touch; markup beside a blank is blank itself. `JoinedText` is the text without both, with offsets back into the masked
text.
"""

import re
from bisect import bisect_right

from lint.text.span import Span

JOINER = "\ufdd0"
"""A code point of markup between two characters that touch."""

CONTINUATION = "\ufdd1"
"""Follows a character that is written as a reference, up to the reference's end: together they are one character."""

_REFERENCE = re.compile(f"([^{JOINER}{CONTINUATION}]){CONTINUATION}+")
_SEAM = re.compile(f"([^{JOINER}]?)({JOINER}+)(?=([^{JOINER}]?))", re.DOTALL)
_BLANKS = re.compile("  +")
_RUN = re.compile(f"{JOINER}+|{CONTINUATION}+")


def has_seams(text: str) -> bool:
    """Tell whether a masked text contains zero-width characters."""
    return not text.isascii() and (JOINER in text or CONTINUATION in text)


def clean(text: str) -> str:
    """Return a piece of masked text without its zero-width characters."""
    return _RUN.sub("", text) if has_seams(text) else text


def shown_beside(masked: str) -> str:
    """Return a masked text for looking at the characters beside a token: each joiner repeats a character of its token.

    It is valid before the next token of `Tokens` and after the previous one; between them a character may be repeated.
    """
    if not has_seams(masked):
        return masked
    return _SEAM.sub(_owner, _REFERENCE.sub(lambda found: found[1] * len(found[0]), masked))


def _owner(found: "re.Match[str]") -> str:
    mark = found[3] and not found[3].isalnum()
    return found[1] + (found[3] if mark else found[1]) * len(found[2])


def tidy(text: str) -> str:
    """Return a piece of masked text without zero-width characters, and with one blank where markup has left several."""
    return _BLANKS.sub(" ", clean(text))


class JoinedText:
    """A masked text without its zero-width characters (`text`), with offsets back into the masked text."""

    __slots__ = ("_places", "_rests", "_shifts", "text")

    def __init__(self, masked: str) -> None:
        """Remove the zero-width characters from a masked text."""
        self.text = masked
        self._places: list[int] = []
        """Where in `text` something was taken out, in order."""
        self._shifts: list[int] = []
        """How much was taken out up to and with that place."""
        self._rests: dict[int, int] = {}
        """For the end of a reference's character in `text`: how many code points the reference goes on for."""
        if has_seams(masked):
            self._take_out(masked)

    def _take_out(self, masked: str) -> None:
        parts: list[str] = []
        at = taken = 0
        for match in _RUN.finditer(masked):
            start, end = match.span()
            parts.append(masked[at:start])
            here, at = start - taken, end
            taken += end - start
            if masked[start] == CONTINUATION:
                self._rests.setdefault(here, end - start)
            if self._places and self._places[-1] == here:
                self._shifts[-1] = taken
            else:
                self._places.append(here)
                self._shifts.append(taken)
        parts.append(masked[at:])
        self.text = "".join(parts)

    def span(self, start: int, end: int) -> Span:
        """Return the span in the masked text of [start, end) of `text`, which is not empty."""
        return Span(self.start(start), self.end(end))

    def start(self, at: int) -> int:
        """Return the offset in the masked text of the character at an offset of `text`."""
        number = bisect_right(self._places, at) - 1
        return at + self._shifts[number] if number >= 0 else at

    def end(self, at: int) -> int:
        """Return the offset in the masked text after the character before an offset of `text`, which is more than 0.

        A reference ends as a whole.
        """
        return self.start(at - 1) + 1 + self._rests.get(at, 0)
