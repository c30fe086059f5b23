"""Zero-width joiners for markup inside a word and for references: text reads as displayed, at its own offsets.

`don&rsquo;t` is one word, `<b>W</b>itkoff` is one name, and in `“*Go*,”` nothing stands between the mark and the word.
Blanks in place of the markup would cut all three, and leaving it out would move every offset behind it. So two code
points that are no characters (Unicode keeps them for use inside a program) stand in its place: JOINER for a code point
of markup between two characters that touch, CONTINUATION for each code point by which a reference is longer than the
character it means. The masked text stays as long as the text. `Tokens` take a joiner into the mark beside it, never
into a word that merely ends there, so that neighbours touch; markup beside a blank is blank itself. `JoinedText` is
what there is to read, with the way back.
"""

import re
from bisect import bisect_right

from lint.text.span import Span

JOINER = "\ufdd0"
"""A code point of markup between two characters that touch."""

CONTINUATION = "\ufdd1"
"""What follows a character that is written as a reference, up to the reference's end: the two are one thing."""

_REFERENCE = re.compile(f"([^{JOINER}{CONTINUATION}]){CONTINUATION}+")
_SEAM = re.compile(f"([^{JOINER}]?)({JOINER}+)(?=([^{JOINER}]?))", re.DOTALL)
_BLANKS = re.compile("  +")
_RUN = re.compile(f"{JOINER}+|{CONTINUATION}+")


def has_seams(text: str) -> bool:
    """Tell whether a masked text holds anything that takes no room."""
    return not text.isascii() and (JOINER in text or CONTINUATION in text)


def clean(text: str) -> str:
    """Return a piece of masked text as it is read."""
    return _RUN.sub("", text) if has_seams(text) else text


def shown_beside(masked: str) -> str:
    """Return a masked text for looks beside a token: a joiner shows what the token it belongs to shows.

    It is the text before the next token of `Tokens`, and behind the one before; between them it may repeat a character.
    """
    if not has_seams(masked):
        return masked
    return _SEAM.sub(_owner, _REFERENCE.sub(lambda found: found[1] * len(found[0]), masked))


def _owner(found: "re.Match[str]") -> str:
    mark = found[3] and not found[3].isalnum()
    return found[1] + (found[3] if mark else found[1]) * len(found[2])


def tidy(text: str) -> str:
    """Return a piece of masked text as it is read, with one blank where markup has left several."""
    return _BLANKS.sub(" ", clean(text))


class JoinedText:
    """A masked text without its joiners (`text`), and where its parts stand in the masked text."""

    __slots__ = ("_places", "_rests", "_shifts", "text")

    def __init__(self, masked: str) -> None:
        """Take the joiners out of a masked text."""
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
        """Return where [start, end) of `text`, which is not empty, stands in the masked text."""
        return Span(self.start(start), self.end(end))

    def start(self, at: int) -> int:
        """Return where what begins at an offset of `text` begins in the masked text."""
        number = bisect_right(self._places, at) - 1
        return at + self._shifts[number] if number >= 0 else at

    def end(self, at: int) -> int:
        """Return where what ends at an offset of `text`, more than 0, ends in the masked text.

        A reference ends as a whole.
        """
        return self.start(at - 1) + 1 + self._rests.get(at, 0)
