"""Report clauses that do not hold together: a verb lost or one too many, two clauses with no joint or a comma alone."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.syntax.slots import clauses
from lint.analysis.syntax.slots.sentence_words import SentenceWords
from lint.checks import Match, OptionError, Unit
from lint.text.span import Span
from lint.values import dataclass

_KINDS: Mapping[str, Callable[[SentenceWords], int | None]] = {
    "lost-verb": clauses.lost_verb,
    "second-verb": clauses.second_verb,
    "second-clause": clauses.second_clause,
    "comma": clauses.comma_splice,
}
_SHORTEST, _LONGEST = 5, 60
"""Tokens of a sentence that is read; longer ones are lists more often than sentences."""


@dataclass(frozen=True, eq=False, repr=False)
class ClauseFault:
    """Report the place where a sentence breaks, with the word before it.

    `fault` is `lost-verb` (no word may be the verb), `second-verb` (a verb behind a whole predicate, without a joint),
    `second-clause` (a second subject and verb without a joint) or `comma` (nothing but a comma between two clauses).
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(())
    unit: ClassVar[Unit] = "block"

    fault: str

    def __post_init__(self) -> None:
        """Raise OptionError for a fault that there is not."""
        if self.fault not in _KINDS:
            raise OptionError("fault", f"must be one of {', '.join(_KINDS)}")

    def triggers(self) -> frozenset[str] | None:
        """Return None: any sentence has clauses."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield one place in each sentence that breaks."""
        tokens = analysis.tokens
        for number, sentence in enumerate(analysis.sentences):
            if not _SHORTEST <= sentence.last - sentence.first <= _LONGEST:
                continue
            place = _KINDS[self.fault](analysis.sentence_words(number))
            if place is not None:
                at = sentence.first + place
                first = max(sentence.first, at - 1)
                last = at + (2 if self.fault == "comma" or not place else 1)
                yield Match(Span(tokens.starts[first], tokens.ends[last - 1]))
