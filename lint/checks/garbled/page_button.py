"""Report a button or a teaser that a site has left between the paragraphs."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.checks import Match, Unit
from lint.text.span import Span
from lint.values import dataclass

_LONGEST = 7
"""Words of a button at most."""


@dataclass(frozen=True, eq=False, repr=False)
class PageButton:
    """Report a paragraph of a few words that all stand on buttons, one of them a verb that a button has.

    The words are the classes `button-verbs`, `button-words` and `lone-buttons` (a button of one word) of the lexicon.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset()
    unit: ClassVar[Unit] = "block"
    trigger_classes: ClassVar[tuple[str, ...]] = ("button-verbs", "lone-buttons")

    def triggers(self) -> frozenset[str] | None:
        """Return no words beside those of `trigger_classes`."""
        return frozenset()

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the whole paragraph."""
        tokens = analysis.tokens
        words = [word for word in tokens.lowers if word[0].isalnum()]
        if not words or len(words) > _LONGEST or tokens.words[-1] in (".", "!", "?"):
            return
        verbs, others, alone = (tokens.lexicon.words(name) for name in ("button-verbs", "button-words", "lone-buttons"))
        known = (
            words[0] in alone
            if len(words) == 1
            else words[0] in verbs and all(word in verbs | others for word in words)
        )
        if known:
            yield Match(Span(tokens.starts[0], tokens.ends[-1]))
