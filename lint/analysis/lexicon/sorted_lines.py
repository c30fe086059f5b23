"""`SortedLines`: the lines of a file in the order of their keys, looked up without being parsed."""

from bisect import bisect_right

_PAGE = 1000
"""Bytes of a page at least."""


class SortedLines:
    """Looks up lines of key, tab and rest, in the order of the bytes of their keys.

    A run meets few of many lines, so they stay as they are. One is found as in a dictionary of paper: first the page by
    its head, then the line on it.
    """

    __slots__ = ("_heads", "_lines", "_starts")

    def __init__(self, lines: bytes) -> None:
        """Take the lines, each of them ended by a line break."""
        self._lines = b"\n" + lines
        self._starts = _pages(self._lines)
        self._heads = [self._lines[start + 1 : self._lines.index(b"\t", start)] for start in self._starts[:-1]]

    def rest(self, key: str) -> bytes | None:
        """Return what stands behind a key and its tab, None for a key without a line."""
        if not self._heads:
            return None
        sought = key.encode("utf-8", "surrogatepass")
        page = max(bisect_right(self._heads, sought) - 1, 0)
        lines = self._lines
        at = lines.find(b"\n%b\t" % sought, self._starts[page], self._starts[page + 1])
        if at < 0:
            return None
        start = at + len(sought) + 2
        return lines[start : lines.index(b"\n", start)]


def _pages(lines: bytes) -> list[int]:
    """Return where the pages begin, each at the line break before its first line, and where the last one ends."""
    found, start = [], 0
    while 0 <= start < len(lines) - 1:
        found.append(start)
        start = lines.find(b"\n", start + _PAGE)
    return [*found, len(lines)]
