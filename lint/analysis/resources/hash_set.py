"""A large set of words as a sorted file of hashes: small, read at once, and asked without parsing anything."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from zlib import crc32


class HashSet:
    """The words of one file, read on first use.

    Of n words in the set, a word that is not there is taken for one of them once in 2^32 / n words asked.
    """

    def __init__(self, path: str) -> None:
        """Take the path of the file, which `packed` wrote."""
        self._path = path

    def __contains__(self, word: str) -> bool:
        """Tell whether the hash of a word is there."""
        hashed = crc32(word.encode())
        at = bisect_left(self._hashes, hashed)
        return at < len(self._hashes) and self._hashes[at] == hashed

    @cached_property
    def _hashes(self) -> Sequence[int]:
        numbers = array("I")
        with open(self._path, "rb") as file:  # noqa: PTH123 - see lint.analysis.resources.resources
            data = file.read()
        numbers.frombytes(data)
        if numbers and int.from_bytes(data[:4], "little") != numbers[0]:
            numbers.byteswap()
        return numbers


def packed(words: Iterable[str]) -> bytes:
    """Return the file of a set of words: their hashes (CRC-32) in order, four bytes each, the lowest first."""
    return b"".join(hashed.to_bytes(4, "little") for hashed in sorted({crc32(word.encode()) for word in words}))
