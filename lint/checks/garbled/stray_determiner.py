"""Report a determiner and the function word behind it that never stand side by side: the of, a was."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.checks import Match, Unit
from lint.text.span import Span
from lint.values import dataclass

_DETERMINERS = frozenset("the a an my your her its our their every".split())


@dataclass(frozen=True, eq=False, repr=False)
class StrayDeterminer:
    """Report a determiner before a function word that prose of twenty million words hardly ever has behind it.

    The pairs are counted by `training/build_word_tags.py`: what chance alone would often put side by side, and nobody
    writes so, grammar forbids.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(())
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return the determiners."""
        return _DETERMINERS

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield both words as one span."""
        tokens = analysis.tokens
        never = analysis.resources.never_paired
        for word in sorted(_DETERMINERS & tokens.vocabulary.keys()):
            for at in tokens.vocabulary[word]:
                if at + 1 < len(tokens) and (word, tokens.lowers[at + 1]) in never and _stand_together(analysis, at):
                    yield Match(Span(tokens.starts[at], tokens.ends[at + 1]))


def _stand_together(analysis: SharedLayers, at: int) -> bool:
    """Tell whether two words written small have a blank and no more between them, and no hyphen beside them."""
    tokens, text = analysis.tokens, analysis.text
    start, end = tokens.starts[at], tokens.ends[at + 1]
    if text[tokens.ends[at] : tokens.starts[at + 1]] != " " or not tokens.words[at + 1].islower():
        return False
    number = analysis.sentence_at(start)
    if tokens.is_capitalized(at) and (number is None or at != analysis.sentences[number].first):
        return False  # Group A with
    beside = text[max(0, start - 1) : start] + text[end : end + 1]
    return not any(mark in "-–—/*‑“”\"'’‘" for mark in beside)
