"""`PlacesFile`: the towns of places.tsv, searched as bytes; only the lines that are asked for are parsed."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple


class Place(NamedTuple):
    """A town: country code, name, inhabitants, capital or city, other spellings."""

    country: str
    name: str
    population: int
    kind: str
    alternates: tuple[str, ...]


class PlacesFile:
    """The lines of places.tsv, in UTF-8, the towns of each country together."""

    def __init__(self, places: bytes) -> None:
        """Keep the `content` of the file; nothing is parsed until asked."""
        self.content = places
        self._blocks: dict[str, tuple[int, int]] = {}

    def has_spelling(self, name: str) -> bool:
        """Tell whether a spelling is a town's, by all spellings, which are read when this is asked first."""
        wanted = hash(name)
        at = bisect_left(self._spellings, wanted)
        return self._spellings[at : at + 1] == array("q", (wanted,))

    @cached_property
    def _spellings(self) -> "array[int]":
        """The hashes of all spellings of all towns, sorted.

        A run over many texts asks for so many that reading the file once is cheaper. The spellings themselves would
        take fifteen times the room, and that two of 64 bits are the same by chance is not to be expected.
        """
        fields = (line.split("\t") for line in self.content.decode().splitlines() if line and line[0] != "#")
        return array("q", sorted(hash(word) for line in fields for word in (line[1], *parts_of(line[4]))))

    def homes(self, name: str, first: int = 0, last: int | None = None) -> Iterator[Place]:
        """Yield the towns that have a spelling, of those between two places in the file."""
        return map(_place, self.lines_with(name, first, last))

    def lines_with(self, name: str, first: int = 0, last: int | None = None) -> Iterator[str]:
        """Yield the lines, of those between two places in the file, that have a spelling as a field or alternate."""
        places, wanted = self.content, name.encode("utf-8", "surrogatepass")
        last = len(places) if last is None else last
        at = places.find(wanted, first, last)
        while at >= 0:
            end = at + len(wanted)
            if places[at - 1 : at] in (b"\t", b"|") and places[end : end + 1] in (b"\t", b"|", b"\n", b""):
                close = places.find(b"\n", at)
                line = places[places.rfind(b"\n", 0, at) + 1 : close if close >= 0 else len(places)]
                yield line.decode()
            at = places.find(wanted, end, last)

    def towns(self, country: str) -> Iterator[Place]:
        """Yield the towns of a country, in the order of the file."""
        first, last = self.block(country)
        return map(_place, self.content[first:last].decode().splitlines())

    def block(self, country: str) -> tuple[int, int]:
        """Return where in the file the lines of a country begin and end, twice the same place where it has none."""
        known = self._blocks.get(country)
        if known is None:
            mark = f"\n{country}\t".encode("utf-8", "surrogatepass")
            first = self.content.find(mark) + 1
            end = self.content.find(b"\n", self.content.rfind(mark) + 1) if first else 0
            known = self._blocks[country] = (first, end if end >= 0 else len(self.content))
        return known


def _place(line: str) -> Place:
    code, name, population, kind, alternates = line.split("\t")
    return Place(code, name, int(population), kind, parts_of(alternates))


def parts_of(field: str) -> tuple[str, ...]:
    """Return the names of a field of several."""
    return tuple(field.split("|")) if field else ()
