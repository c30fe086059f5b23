"""Report two sentences run together: a capital inside a sentence where no name begins."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.syntax.sentences import Sentence, is_headline
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match, Unit
from lint.text.span import Span
from lint.values import dataclass

_DETERMINERS = frozenset("the a an this that his her its their our".split())
_TITLE = 3
"""Words behind a small word among which a title that it opens has another capital."""
_HEAD = 4
"""Words of a salutation or an exclamation, behind whose comma a sentence may begin: “Dear colleagues, It is ...”."""


@dataclass(frozen=True, eq=False, repr=False)
class FusedSentences:
    """Report one of `openers` with a capital between two lower-case words, or a comma and one, inside a sentence.

    A name (The Hague), a title (Living With the Dead) or a headline has another capital beside it. A word of
    `reverent` is left alone behind a function word, where it may mean God (the hope that He will), and one of `lyrical`
    behind a comma, where verse may go on.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset()
    unit: ClassVar[Unit] = "block"

    openers: tuple[str, ...]
    reverent: tuple[str, ...] = ()
    lyrical: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return the openers."""
        return frozenset(self.openers)

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the word before the lost full stop with the opener, or the opener alone behind a comma."""
        tokens = analysis.tokens
        openers = frozenset(self.openers)
        for at in tokens.capitals:
            if tokens.lowers[at] not in openers or not (tokens.words[at][1:].islower() or len(tokens.words[at]) == 1):
                continue
            number = analysis.sentence_at(tokens.starts[at])
            if number is not None and self._fuses(analysis, analysis.sentences[number], at):
                first = at - 1 if tokens.is_word(at - 1) else at
                yield Match(Span(tokens.starts[first], tokens.ends[at]))

    def _fuses(self, analysis: SharedLayers, sentence: Sentence, at: int) -> bool:
        tokens = analysis.tokens
        before, after = at - 1, at + 1
        if before <= sentence.first or after >= sentence.last:
            return False
        if not self._may_end(tokens, sentence, before, tokens.lowers[at]):
            return False
        behind = range(after, min(after + _TITLE, sentence.last))
        if tokens.lowers[before] in _DETERMINERS and any(map(tokens.is_capitalized, behind)):
            return False  # the For the People Act
        next_is_plain = tokens.is_word(after) and tokens.words[after].islower() and len(tokens.words[after]) > 1
        return (
            next_is_plain
            and "\n" not in analysis.text[tokens.ends[before] : tokens.starts[at]]
            and not is_headline(tokens, sentence)
        )

    def _may_end(self, tokens: Tokens, sentence: Sentence, before: int, opener: str) -> bool:
        """Tell whether a sentence may end with a comma or word before an opener."""
        if tokens.words[before] == ",":
            short = before - sentence.first < _HEAD or not tokens.words[before - 1].islower()
            return not short and opener not in self.lyrical
        may_mean_god = opener in self.reverent and tokens.lowers[before] in FUNCTION_WORDS
        return tokens.is_word(before) and tokens.words[before].islower() and not may_mean_god
