"""Report phrases said word by word after another language."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from lint.analysis import SharedLayers
from lint.analysis.syntax.phrase_matcher import Phrases, parse
from lint.checks import Match, OptionError, Unit
from lint.text.span import Span
from lint.values import dataclass

LANGUAGES = {
    "ru": "Russian",
    "uk": "Ukrainian",
    "pl": "Polish",
    "sr": "Serbian",
    "zh": "Chinese",
    "ar": "Arabic",
    "fa": "Persian",
    "tr": "Turkish",
    "es": "Spanish",
    "ko": "Korean",
    "ja": "Japanese",
}
"""The languages by their codes of ISO 639-1."""

Language = Literal["ru", "uk", "pl", "sr", "zh", "ar", "fa", "tr", "es", "ko", "ja"]


@dataclass(frozen=True, slots=True)
class Calque:
    """A calque: the literal English as a phrase, what English says, the original, and its language.

    `seen` is how often the 21 million words of `open` say it, counted by `training/build_calques.py`.
    """

    literal: str
    english: str
    original: str
    language: Language
    seen: int = 0


@dataclass(frozen=True, eq=False, repr=False)
class CalqueCheck:
    """Find the literal English of calques, which are phrases (see lint.analysis.syntax.phrase_matcher).

    Of overlapping ones the longest is reported.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("preferred", "original", "language"))
    unit: ClassVar[Unit] = "block"

    calques: tuple[Calque, ...]

    def verify(self) -> None:
        """Parse every phrase once, when the rule is read. Raises OptionError."""
        for calque in self.calques:
            try:
                parse(calque.literal)
            except ValueError as error:
                raise OptionError("calques", f"{calque.literal!r}: {error}") from error

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(calque.literal for calque in self.calques)

    def triggers(self) -> frozenset[str] | None:
        """Return the words the phrases are looked up by."""
        return self._phrases.triggers

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield each place a calque stands at within a sentence."""
        tokens = analysis.tokens
        found = sorted(self._phrases.find(tokens), key=lambda place: (place[0], -place[1], place[2]))
        reach = 0
        for first, last, number in found:
            start, end = tokens.starts[first], tokens.ends[last - 1]
            sentence = analysis.sentence_at(start)
            if first < reach or sentence is None or analysis.sentences[sentence].end < end:
                continue
            reach = last
            calque = self.calques[number]
            values = {
                "preferred": calque.english,
                "original": calque.original,
                "language": LANGUAGES[calque.language],
            }
            yield Match(Span(start, end), values)
