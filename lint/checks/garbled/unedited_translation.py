"""Report, once for a text, that it reads like machine translation nobody has edited."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import ClassVar

from lint.analysis import Analysis, SharedLayers
from lint.analysis.syntax.phrase_matcher import Phrases
from lint.analysis.syntax.translation_signs import first_debris, rates
from lint.checks import Match, check_phrases
from lint.text.span import Span
from lint.values import dataclass

_REASONS = 4
"""Reasons that a message gives at most."""
_WORTH_TELLING = 0.25
"""What a reason weighs at least, in log-odds."""
_WORDING: Mapping[str, str] = {
    "of": "many an “of” where English has a possessive or a noun before the noun",
    "the": "“the” far more often than in edited English",
    "possessive": "hardly any possessive with “’s”",
    "lost blank": "blanks lost behind full stops and commas",
    "glued words": "words glued together",
    "spaced hyphen": "hyphens between blanks instead of dashes",
    "dash speech": "speech that opens with a dash",
    "phrases": "set phrases of translation",
    "which": "many a clause with “which”",
    "that": "many a clause with “that”",
    "not": "“not” where English has a negative word or a short form",
    "said": "hardly a “said”",
    "ing": "few verbs in -ing",
    "has": "hardly a “has”",
    "stop": "very short sentences",
    "comma": "commas where English has none",
    "quotation marks": "quotation marks around single words",
}
"""The signs worth naming to a desk, in its words."""


@dataclass(frozen=True, eq=False, repr=False)
class UneditedTranslation:
    """Report a text of at least `minimum` words whose signs of machine translation together are sure.

    `phrases` are set phrases of translation, each of them English enough to stand alone.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("reasons",))

    phrases: tuple[str, ...]
    minimum: int = 120

    def verify(self) -> None:
        """Parse every phrase once, when the rule is read. Raises OptionError."""
        check_phrases(self, ("phrases",))

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self.phrases)

    def triggers(self) -> frozenset[str] | None:
        """Return None: any text may be a translation."""
        return None

    def rates(self, analysis: Analysis) -> dict[str, float]:
        """Return the rates of the signs in a text; nothing for a text too short to tell."""
        tokens = analysis.tokens
        words = (word for word in tokens.lowers if word[0].isalpha())
        if sum(1 for _ in islice(words, self.minimum)) < self.minimum:
            return {}
        return rates(analysis.text, tokens, sum(found for found, _ in analysis.in_blocks(self._count)))

    def _count(self, analysis: SharedLayers) -> int:
        return len(self._phrases.places(analysis.tokens))

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the first debris in the text, or else the first sentence of the story, with the reasons."""
        found, weights = self.rates(analysis), analysis.resources.translation_weights
        if not found:
            return
        parts = weights.parts(found)
        if weights.bias + sum(parts.values()) < weights.sure:
            return
        ranked = sorted((-weight, name) for name, weight in parts.items() if name in _WORDING)
        reasons = [_WORDING[name] for weight, name in ranked if -weight >= _WORTH_TELLING][:_REASONS]
        place = first_debris(analysis.text) or self._opening(analysis)
        yield Match(place, {"reasons": ", ".join(reasons) or "all signs together"})

    @staticmethod
    def _opening(analysis: Analysis) -> Span:
        first = next(
            (one for one in analysis.sentences if analysis.block_kind(one.start) == "body"), analysis.sentences[0]
        )
        return Span(first.start, first.end)
