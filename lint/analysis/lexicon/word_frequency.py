"""Frequencies of lower-case words, and which capitalised words are known names."""

from collections.abc import Mapping


class WordFrequencies:
    """Word lists from the texts of words.tsv and capitals.tsv; a band is the power of ten of a count."""

    def __init__(self, words: str, capitals: str) -> None:
        """Parse both lists."""
        self._words = _bands(words)
        self._capitals = _bands(capitals)

    def word_band(self, word: str) -> int:
        """Return the band of a lower-case word, 0 where it is unknown."""
        return int(self._words.get(word, 0))

    def capital_band(self, word: str) -> int:
        """Return the band of a capitalised word, 0 where it is unknown."""
        return int(self._capitals.get(word, 0))


def _bands(text: str) -> Mapping[str, str]:
    # As text, and turned into numbers when asked: a run looks up few of the many words.
    body = text
    while body.startswith("#"):
        body = body.partition("\n")[2]
    # Some capitalised words have a "c" in a third column, which nothing here asks for.
    cells = body.replace("\tc\n", "\n").rstrip("\n").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], cells[1::2], strict=True))
