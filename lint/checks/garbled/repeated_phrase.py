"""Report a long phrase that stands twice in one sentence, as loops of translation engines leave it."""

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.checks import Match, Unit
from lint.text.finding import Related
from lint.text.span import Span
from lint.values import dataclass


@dataclass(frozen=True, eq=False, repr=False)
class RepeatedPhrase:
    """Report a run of at least `words` words, no mark among them, that stands twice in a sentence without overlap."""

    placeholders: ClassVar[frozenset[str]] = frozenset()
    unit: ClassVar[Unit] = "block"

    words: int

    def triggers(self) -> frozenset[str] | None:
        """Return None: any sentence may say a thing twice."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the second of the two, as long as they agree, with the first one as another place."""
        tokens = analysis.tokens
        if len(tokens) - len(tokens.vocabulary) < self.words:
            return  # too few words come back
        for sentence in analysis.sentences:
            if sentence.last - sentence.first < 2 * self.words:
                continue
            found = self._twice(tokens.lowers[sentence.first : sentence.last])
            if found is not None:
                first, second, length = (sentence.first + found[0], sentence.first + found[1], found[2])
                span = Span(tokens.starts[second], tokens.ends[second + length - 1])
                before = Span(tokens.starts[first], tokens.ends[first + length - 1])
                yield Match(span, related=(Related(before, "It stands here for the first time."),))

    def _twice(self, lowers: list[str]) -> tuple[int, int, int] | None:
        """Return where the first phrase that comes back stands, where it comes back, and its words."""
        if len(lowers) - len(set(pairwise(lowers))) < self.words:
            return None  # too few pairs of words come back
        seen: dict[tuple[str, ...], int] = {}
        run = 0
        for end, word in enumerate(lowers, 1):
            run = run + 1 if word[0].isalpha() else 0
            if run < self.words:
                continue
            start = end - self.words
            first = seen.setdefault(tuple(lowers[start:end]), start)
            if first + self.words <= start:
                length = self.words
                while end < len(lowers) and first + length < start and lowers[first + length] == lowers[end]:
                    if not lowers[end][0].isalpha():
                        break
                    length, end = length + 1, end + 1  # noqa: PLW2901 - the search ends here
                return first, start, length
        return None
