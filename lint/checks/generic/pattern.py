"""Report matches of regular expressions, with a time limit, for faults that a phrase cannot describe."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from lint.analysis import SharedLayers
from lint.checks import Match, OptionError, Unit
from lint.safety import budget, pattern_bounds
from lint.text.finding import Edit
from lint.text.formats.zero_width import JoinedText
from lint.text.span import Span
from lint.values import dataclass

if TYPE_CHECKING:
    import regex


@dataclass(frozen=True, eq=False, repr=False)
class PatternCheck:
    """Find patterns of the `regex` package in each block, markup masked; `raw` reads the whole text with its markup.

    `words` are lower-case words one of which stands in every text that can match: with them the patterns sleep where
    they cannot match. `characters` are characters and ranges (a-z), one of which must stand in the text; a text without
    any costs one quick look. `strings` are likewise strings in small letters, one of which must stand in the text when
    that is written small: a few words in a row, or a bracket. A group called `found` narrows what is reported. A
    character reference is fixed by the character it means. The patterns run within the rule's budget.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset()

    patterns: tuple[str, ...]
    words: tuple[str, ...] = ()
    characters: str = ""
    strings: tuple[str, ...] = ()
    raw: bool = False

    def verify(self) -> None:
        """Compile everything once, when the rule is read. Raises OptionError."""
        import regex  # noqa: PLC0415 - only a rule that uses it pays for the import

        try:
            _ = self._needed
        except ValueError as error:
            raise OptionError("characters", f"{self.characters!r} is no set of characters: {error}") from error

        for string in self.strings:
            if not string or string != string.lower():
                raise OptionError(
                    "strings", f"{string!r} is looked for in a text written small, and is not small itself"
                )

        for pattern in self.patterns:
            wrong = pattern_bounds.fault(pattern)
            if wrong:
                raise OptionError("patterns", f"{pattern[:60]!r} will not do: {wrong}")
            try:
                compiled = regex.compile(pattern)
            except (
                regex.error,
                ValueError,
                LookupError,
                TypeError,
                OverflowError,
                RecursionError,
                MemoryError,
            ) as error:
                raise OptionError("patterns", f"{pattern!r} is no pattern: {error}") from error
            try:
                everywhere = budget.current().matches_whole(compiled, "")
            except budget.OverrunError as error:
                raise OptionError("patterns", f"{pattern!r} takes too long on an empty text: {error}") from error
            if everywhere:
                raise OptionError("patterns", f"{pattern!r} matches nothing at all, and so everywhere")

    @cached_property
    def _needed(self) -> pattern_bounds.Characters | None:
        return pattern_bounds.Characters(self.characters) if self.characters else None

    @cached_property
    def _compiled(self) -> "tuple[regex.Pattern[str], ...]":
        import regex  # noqa: PLC0415 - see above

        return tuple(regex.compile(pattern) for pattern in self.patterns)

    @property
    def unit(self) -> Unit:
        """Markup may run over several blocks, or stand in none."""
        return "document" if self.raw else "block"

    def triggers(self) -> frozenset[str] | None:
        """Return the words given, or None where there are none."""
        return frozenset(self.words) or None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield every place a pattern matches."""
        text = analysis.document.text if self.raw else analysis.text
        if self._needed is not None and not self._needed.stand_in(text):
            return
        whole, allowance = JoinedText(text), budget.current()
        if self.strings:
            small = whole.text.lower()
            if not any(string in small for string in self.strings):
                return
        for pattern in self._compiled:
            group = "found" if "found" in pattern.groupindex else 0
            for match in allowance.find(pattern, whole.text):
                start, end = match.span(group)
                if start < end:
                    span = whole.span(start, end)
                    yield Match(span, edits=_as_meant(whole.text[start:end], span))


def _as_meant(found: str, span: Span) -> tuple[Edit, ...] | None:
    """Return the edit that puts the character in the place of its reference, None for anything else."""
    if not (found.startswith("&") and found.endswith(";")):
        return None
    from html import unescape  # noqa: PLC0415 - few texts have a reference

    meant = unescape(found).replace("\u00a0", " ")
    return (Edit(span, meant),) if len(meant) == 1 and meant.isprintable() else None
