"""Report a noun that “and” joins to itself."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.checks import Match, Unit
from lint.text.span import Span
from lint.values import dataclass

_JOINING = frozenset(("and", "or"))
_SHORTEST = 4


@dataclass(frozen=True, eq=False, repr=False)
class RepeatedConjunct:
    """Report two equal words joined by “and” or “or” that end in one of `endings`.

    A noun behind them belongs to the second alone (inflation and inflation expectations), and an adjective before the
    first to the first alone (local government and government by decree).
    """

    placeholders: ClassVar[frozenset[str]] = frozenset()
    unit: ClassVar[Unit] = "block"

    endings: tuple[str, ...]

    def triggers(self) -> frozenset[str] | None:
        """Return the joining words."""
        return _JOINING

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield both words with the one between them."""
        tokens = analysis.tokens
        lowers = tokens.lowers
        for joint in sorted(_JOINING):
            for at in tokens.vocabulary[joint]:
                if not 0 < at < len(lowers) - 1 or lowers[at - 1] != lowers[at + 1]:
                    continue
                word = tokens.words[at + 1]
                if len(word) < _SHORTEST or not word.islower() or not word.endswith(self.endings):
                    continue
                if not self._stands_for_itself(analysis, at):
                    yield Match(Span(tokens.starts[at - 1], tokens.ends[at + 1]))

    @staticmethod
    def _stands_for_itself(analysis: SharedLayers, at: int) -> bool:
        """Tell whether what stands around two equal words tells the one from the other."""
        tokens = analysis.tokens
        before = analysis.tag_of(at - 2) if at > 1 else ""
        after = analysis.tag_of(at + 2) if at + 2 < len(tokens) else ""
        joined = at + 2 < len(tokens) and tokens.words[at + 2] == "-"
        return joined or after.startswith("NN") or before.startswith(("JJ", "NN", "VBG"))
