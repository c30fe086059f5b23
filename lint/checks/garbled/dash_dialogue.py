"""Report speech that opens with a dash, as the presses of other languages set it."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.checks import Match, Unit
from lint.text.span import Span
from lint.values import dataclass

_DASHES = frozenset("-–—―")
_ENDS = frozenset(".:,;-–—")
_PRONOUNS = frozenset("he she they".split())
_SUBJECTS = ("NNP", "PRP", "DT", "PRP$")
_STOPS = frozenset(".?!…")
_MARKS = frozenset('“”"„«»‘')


@dataclass(frozen=True, eq=False, repr=False)
class DashDialogue:
    """Report speech that opens with a dash and has a verb of saying with its subject behind another dash.

    The first dash opens a paragraph or a sentence: - We did not start it - said the mayor.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset()
    unit: ClassVar[Unit] = "block"
    trigger_classes: ClassVar[tuple[str, ...]] = ("plain-saying",)

    def triggers(self) -> frozenset[str] | None:
        """Return no words beside those of `trigger_classes`."""
        return frozenset()

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the dash behind each speech with the words that tell who spoke, or for a list item these words."""
        tokens = analysis.tokens
        if _DASHES.isdisjoint(tokens.vocabulary.keys()):
            return
        saying = tokens.lexicon.words("plain-saying")
        opened = bool(tokens) and (tokens.words[0] in _DASHES or analysis.block_kind(tokens.starts[0]) == "list")
        for at in range(1, len(tokens) - 2):
            word = tokens.words[at]
            if word in _MARKS:
                opened = False  # quotation marks show where the words end
            elif word not in _DASHES:
                continue
            elif tokens.words[at - 1] in _STOPS and tokens.is_capitalized(at + 1):
                opened = True
            elif opened and not tokens.adjacent(at - 1) and _tells_speaker(analysis, at + 1, saying):
                opened = False
                yield Match(Span(tokens.starts[at], tokens.ends[at + 2]))


def _tells_speaker(analysis: SharedLayers, at: int, saying: frozenset[str]) -> bool:
    """Tell whether a verb of saying and its subject open the tokens from `at` on: said the mayor, he added."""
    tokens = analysis.tokens
    if tokens.lowers[at] in saying:
        return analysis.tag_of(at + 1) in _SUBJECTS
    ends = at + 2 >= len(tokens) or tokens.words[at + 2][0] in _ENDS
    return ends and tokens.lowers[at] in _PRONOUNS and tokens.lowers[at + 1] in saying
