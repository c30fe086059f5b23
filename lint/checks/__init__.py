"""The kinds of check: code that a rule file configures. A check knows no rule, no severity and no output."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import ClassVar, Literal, Protocol

from lint.analysis import Analysis
from lint.analysis.phrases import parse
from lint.finding import Edit, Related
from lint.text import Span

KINDS: Mapping[str, str] = {
    "ambiguous-speaker": "lint.checks.speaker:AmbiguousSpeaker",
    "bare-first-mention": "lint.checks.introduction:BareFirstMention",
    "chorus-quotation": "lint.checks.remark:ChorusQuotation",
    "consistency": "lint.checks.consistency:ConsistencyCheck",
    "country-before-town": "lint.checks.place:CountryBeforeTown",
    "false-capital": "lint.checks.place:FalseCapital",
    "differing-remark": "lint.checks.remark:DifferingRemark",
    "direction-figures": "lint.checks.figures:DirectionFigures",
    "doubled-word": "lint.checks.doubled:DoubledWord",
    "fused-sentences": "lint.checks.fused:FusedSentences",
    "garbled-sentence": "lint.checks.garble:GarbledSentence",
    "heavy-genitives": "lint.checks.garble:HeavyGenitives",
    "listed-mixture": "lint.checks.mixture:ListedMixture",
    "listed-name": "lint.checks.listed:ListedName",
    "mangled-place": "lint.checks.place:MangledPlace",
    "misplaced-town": "lint.checks.place:MisplacedTown",
    "misfit-quotation": "lint.checks.remark:MisfitQuotation",
    "one-bearer": "lint.checks.bearer:OneBearer",
    "orphan-quotation": "lint.checks.orphan:OrphanQuotation",
    "pattern": "lint.checks.pattern:PatternCheck",
    "parts-of-total": "lint.checks.totals:PartsOfTotal",
    "phrase": "lint.checks.phrase:PhraseCheck",
    "repeated-title": "lint.checks.introduction:RepeatedTitle",
    "repeated-sentence": "lint.checks.ending:RepeatedSentence",
    "run-together": "lint.checks.speaker:RunTogether",
    "sequence": "lint.checks.sequence:SequenceCheck",
    "speech-verb": "lint.checks.speaker:SpeechVerb",
    "system-mixture": "lint.checks.mixture:SystemMixture",
    "truncated-end": "lint.checks.ending:TruncatedEnd",
    "two-counts": "lint.checks.totals:TwoCounts",
    "unpaired-mark": "lint.checks.pairing:UnpairedMark",
    "unsourced-claim": "lint.checks.claim:UnsourcedClaim",
    "vague-source": "lint.checks.vague:VagueSources",
    "weekday-date": "lint.checks.figures:WeekdayDate",
}
"""Every kind of check by the name rule files use: `module:Class`, imported when a rule of the kind first runs."""


@dataclass(frozen=True, slots=True)
class Match:
    """A raw hit: where, the values that a message may name, other places of interest and, rarely, ready-made edits.

    `values` hold at least the check's `placeholders`; the engine adds `found`, the text of the span. `edits` stand in
    for the rule's own `fix: replace`, where the check knows better than a template what must change; an empty tuple
    says that this match has no fix.
    """

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    edits: tuple[Edit, ...] | None = None


MOST_RELATED = 100
"""Related places of a match whose kin repeat them: the first of many matches about one thing has all, the others so many.

Else a name that stands a thousand times would be told of a million times.
"""


Unit = Literal["block", "document"]
"""What a check looks at: `block` for one that needs no more than the block a match stands in, else `document`."""


class Check(Protocol):
    """A check is a frozen dataclass whose fields are its options; `__post_init__` raises OptionError for a bad one.

    It may have a method `verify` that raises OptionError too: it is called when a rule is read, not when it runs.

    It may have an attribute `unit` (see `Unit`); without one it is `document`. A check of the unit `block` is given
    one block at a time, as if that were the whole document, and none that has not changed since the last lint.
    """

    placeholders: ClassVar[frozenset[str]]

    def triggers(self) -> frozenset[str] | None:
        """Return lower-case words one of which stands in every text the check can match; None means any text."""

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the hits of one text, in any order."""


def unit(check: Check) -> Unit:
    """Return what a check looks at."""
    found: Unit = getattr(check, "unit", "document")
    return found


class OptionError(ValueError):
    """An option whose type is right and whose value is not: names the option, and says what would do."""

    def __init__(self, option: str, message: str) -> None:
        """Keep the option's name, so that the loader can point at its line."""
        super().__init__(message)
        self.option = option


def check_phrases(check: object, options: Iterable[str]) -> None:
    """Raise OptionError for the first phrase, in the fields named, that cannot be read."""
    for option in options:
        for text in getattr(check, option):
            try:
                parse(text)
            except ValueError as error:
                raise OptionError(option, str(error)) from error


def kind(name: str) -> type[Check]:
    """Return the class of a kind of check. Raises KeyError for a kind that is not listed in `KINDS`."""
    module, _, attribute = KINDS[name].partition(":")
    found: type[Check] = getattr(import_module(module), attribute)
    return found
