"""The places of 500 people and more: whether a country has one of a name."""

from lint.analysis.resources.hash_set import HashSet
from lint.analysis.resources.romanization import plain


class Settlements:
    """The names of small and large places by country, read when a text has a name that no town is known by."""

    def __init__(self, path: str) -> None:
        """Take the path of the file that training/build_places.py wrote."""
        self._names = HashSet(path)

    def has(self, country: str, name: str) -> bool:
        """Tell whether a country (ISO code) has a place of a name, accents and hyphens aside."""
        return key(country, name) in self._names


def key(country: str, name: str) -> str:
    """Return what stands in the file for a name in a country."""
    return f"{country} {plain(name)}"
