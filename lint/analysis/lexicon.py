"""Known words: how common a lower-case word is, and which capitalised words are names the language knows."""

from collections.abc import Mapping


class Lexicon:
    """Word lists from the texts of words.tsv and capitals.tsv; a band is the power of ten of a count."""

    def __init__(self, words: str, capitals: str) -> None:
        """Parse both lists."""
        self._words = _bands(words)
        self._capitals = _bands(capitals)

    def word_band(self, word: str) -> int:
        """Return the band of a lower-case word, 0 where it is unknown."""
        return self._words.get(word, 0)

    def capital_band(self, word: str) -> int:
        """Return the band of a capitalised word, 0 where it is unknown."""
        return self._capitals.get(word, 0)


def _bands(text: str) -> Mapping[str, int]:
    bands = {}
    for line in text.splitlines():
        if line and line[0] != "#":
            word, band = line.split("\t", 2)[:2]
            bands[word] = int(band)
    return bands
