"""`WordTags`: how often a word written small has each part of speech, counted in prose of the public domain."""

import re
from functools import cached_property

from lint.analysis.lexicon.recent import Recent
from lint.analysis.lexicon.sorted_lines import SortedLines

_AMERICAN = re.compile(r"(.{2}i)s(e|ed|es|ing|ation)$")
_SHARE = re.compile(r"([A-Z$|]+)(\d+)")


class TagShares:
    """How often a word was counted, and in how many of a thousand uses it had each Penn tag."""

    def __init__(self, uses: int, shares: dict[str, int]) -> None:
        """Take the count and the thousandths by tag."""
        self.uses, self.shares = uses, shares
        self._sums: dict[tuple[str, ...], int] = {}

    def of(self, *tags: str) -> int:
        """Return in how many of a thousand uses the word had one of some tags."""
        found = self._sums.get(tags)
        if found is None:
            found = self._sums[tags] = sum([self.shares.get(tag, 0) for tag in tags])
        return found

    @cached_property
    def is_base(self) -> bool:
        """Whether it is hardly ever anything but the base form of a verb, as “destroy” and “announce” are."""
        return self.of("VB", "VBP") >= _ALMOST_ALWAYS and self.of("NN", "NNS") <= _SELDOM

    @cached_property
    def can_be_base(self) -> bool:
        """Whether it is the base form of a verb in a good part of its uses."""
        return self.of("VB", "VBP") >= _OFTEN

    @cached_property
    def is_third(self) -> bool:
        """Whether it is the third person of a verb and hardly ever a plural noun, as “announces” is."""
        return self.of("VBZ") >= _MOSTLY and self.of("NNS", "NN") <= _THIRD_AS_NOUN and not self.of("VB", "VBP")

    @cached_property
    def is_past(self) -> bool:
        """Whether it is a past form and never a base one, as “signed” and “went” are."""
        return self.of("VBD", "VBN") >= _ALMOST_ALWAYS and self.of("VB", "VBP") <= _NOISE

    @cached_property
    def is_singular(self) -> bool:
        """Whether it is a singular noun and hardly ever anything else."""
        return self.of("NN") >= _ALMOST_ALWAYS

    @cached_property
    def is_plural(self) -> bool:
        """Whether it is a plural noun and hardly ever anything else."""
        return self.of("NNS") >= _ALMOST_ALWAYS


_ALMOST_ALWAYS = 870
_MOSTLY = 700
_OFTEN = 150
_SELDOM = 60
_THIRD_AS_NOUN = 250
_NOISE = 15
"""Shares in thousandths. The tagger errs in about one word of twenty, and a rare reading may be one of its errors."""

_REMEMBERED = 8_000
"""Words whose shares are kept at least, about 1 KB each."""

_UNKNOWN = TagShares(0, {})


class WordTags:
    """Looks words up in the text of word_tags.tsv: lines of word, count and tags with their shares, in order."""

    def __init__(self, table: str) -> None:
        """Take the text; nothing of it is parsed before a word is asked for."""
        self._lines = SortedLines(table.encode())
        self.of = Recent(self._of, _REMEMBERED).__getitem__

    def _of(self, word: str) -> TagShares:
        """Return the shares of a word written small, of its American spelling where it is British."""
        found = self._written(word)
        return found if found.uses else self._written(_AMERICAN.sub(r"\1z\2", word))

    def _written(self, word: str) -> TagShares:
        line = self._lines.rest(word)
        if line is None:
            return _UNKNOWN
        count, _, shares = line.decode().partition("\t")
        return TagShares(int(count), {tag: int(share) for tag, share in _SHARE.findall(shares)})
