"""Convert the byte offsets of a parser to code points."""

from bisect import bisect_right


class ByteMap:
    """UTF-8 byte offsets of a text to code points, in order of a few anchors rather than a list of every byte."""

    _STEP = 256

    def __init__(self, text: str) -> None:
        """Index a text; a lone surrogate counts three bytes."""
        self._text = text
        self._ascii = text.isascii()
        self._bytes: list[int] = []
        if not self._ascii:
            total = 0
            for start in range(0, len(text), self._STEP):
                self._bytes.append(total)
                total += len(text[start : start + self._STEP].encode("utf-8", "surrogatepass"))

    def at(self, offset: int) -> int:
        """Return the offset in code points of an offset in bytes."""
        if self._ascii or offset <= 0:
            return offset
        step = bisect_right(self._bytes, offset) - 1
        rest = offset - self._bytes[step]
        start = step * self._STEP
        piece = self._text[start : start + self._STEP].encode("utf-8", "surrogatepass")
        return start + len(piece[:rest].decode("utf-8", "surrogatepass"))
