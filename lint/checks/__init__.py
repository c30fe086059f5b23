"""The kinds of check, by name. A check is configured by a rule and knows no rule, severity or output."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib import import_module
from typing import ClassVar, Literal, Protocol, TypeGuard

from lint.analysis import Analysis, SharedLayers
from lint.analysis.attribution.genre import Genre
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.syntax.phrase_matcher import parse
from lint.analysis.syntax.tokens import Tokens
from lint.text.finding import Edit, Related
from lint.text.span import Span
from lint.values import dataclass, field

KINDS: Mapping[str, str] = {
    "ambiguous-speaker": "lint.checks.attribution.speech_verbs:AmbiguousSpeaker",
    "bare-first-mention": "lint.checks.attribution.introductions:BareFirstMention",
    "calque": "lint.checks.garbled.calque:CalqueCheck",
    "chorus-quotation": "lint.checks.quotations.remarks:ChorusQuotation",
    "complement": "lint.checks.garbled.complement:ComplementCheck",
    "consistency": "lint.checks.generic.consistency:ConsistencyCheck",
    "country-article": "lint.checks.garbled.country_article:CountryArticle",
    "country-before-town": "lint.checks.transliteration.towns:CountryBeforeTown",
    "false-capital": "lint.checks.transliteration.towns:FalseCapital",
    "differing-remark": "lint.checks.quotations.remarks:DifferingRemark",
    "direction-figures": "lint.checks.garbled.dates_and_directions:DirectionFigures",
    "dash-dialogue": "lint.checks.garbled.dash_dialogue:DashDialogue",
    "doubled-word": "lint.checks.garbled.doubled_word:DoubledWord",
    "fused-sentences": "lint.checks.garbled.fused_sentences:FusedSentences",
    "indefinite-article": "lint.checks.garbled.indefinite_article:IndefiniteArticle",
    "garbled-sentence": "lint.checks.garbled.garbled_sentence:GarbledSentence",
    "hedged-claim": "lint.checks.attribution.hedged_claim:HedgedClaim",
    "head-agreement": "lint.checks.garbled.head_agreement:HeadAgreement",
    "heavy-genitives": "lint.checks.garbled.garbled_sentence:HeavyGenitives",
    "listed-mixture": "lint.checks.transliteration.mixtures:ListedMixture",
    "listed-name": "lint.checks.transliteration.listed_name:ListedName",
    "loop": "lint.checks.garbled.loop:Loop",
    "lost-blank": "lint.checks.garbled.lost_blank:LostBlank",
    "mangled-place": "lint.checks.transliteration.towns:MangledPlace",
    "misplaced-town": "lint.checks.transliteration.towns:MisplacedTown",
    "misformed-word": "lint.checks.garbled.misformed_word:MisformedWord",
    "misfit-quotation": "lint.checks.quotations.remarks:MisfitQuotation",
    "noun-number": "lint.checks.garbled.noun_number:NounNumber",
    "one-bearer": "lint.checks.transliteration.one_entity:OneEntity",
    "orphan-quotation": "lint.checks.attribution.orphan_quotation:OrphanQuotation",
    "page-button": "lint.checks.garbled.page_button:PageButton",
    "press-form": "lint.checks.transliteration.press_form:PressFormCheck",
    "pattern": "lint.checks.generic.pattern:PatternCheck",
    "parts-of-total": "lint.checks.garbled.totals:PartsOfTotal",
    "phrase": "lint.checks.generic.phrase:PhraseCheck",
    "repeated-conjunct": "lint.checks.garbled.repeated_conjunct:RepeatedConjunct",
    "repeated-title": "lint.checks.attribution.introductions:RepeatedTitle",
    "repeated-phrase": "lint.checks.garbled.repeated_phrase:RepeatedPhrase",
    "repeated-sentence": "lint.checks.garbled.endings:RepeatedSentence",
    "run-together": "lint.checks.attribution.speech_verbs:RunTogether",
    "sequence": "lint.checks.generic.sequence:SequenceCheck",
    "clause-fault": "lint.checks.garbled.clause_faults:ClauseFault",
    "slot-fault": "lint.checks.garbled.slot_faults:SlotFault",
    "speech-verb": "lint.checks.attribution.speech_verbs:SpeechVerb",
    "stray-determiner": "lint.checks.garbled.stray_determiner:StrayDeterminer",
    "system-mixture": "lint.checks.transliteration.mixtures:SystemMixture",
    "truncated-end": "lint.checks.garbled.endings:TruncatedEnd",
    "two-counts": "lint.checks.garbled.totals:TwoCounts",
    "unedited-translation": "lint.checks.garbled.unedited_translation:UneditedTranslation",
    "unpaired-mark": "lint.checks.garbled.unpaired_mark:UnpairedMark",
    "unsourced-claim": "lint.checks.attribution.unsourced_claim:UnsourcedClaim",
    "vague-source": "lint.checks.attribution.vague_source:VagueSourceCheck",
    "verb-form": "lint.checks.garbled.verb_forms:VerbForm",
    "weekday-date": "lint.checks.garbled.dates_and_directions:WeekdayDate",
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
"""Related places of a match whose kin repeat them: the first of many matches about one thing has all, the others so
many.

Else a name that stands a thousand times would be told of a million times.
"""


Unit = Literal["block", "document"]
"""What a check looks at: `block` for one that needs no more than the block a match stands in, else `document`."""


class Check(Protocol):
    """A check is a frozen dataclass whose fields are its options; `__post_init__` raises OptionError for a bad one.

    It may have a method `verify` that raises OptionError too: it is called when a rule is read, not when it runs.

    It may have an attribute `sometimes_empty`: placeholders that some of its matches, as it is configured, have no text
    for. Neither message nor fix may name them.

    It may have an attribute `trigger_classes`: classes of the lexicon whose words are triggers too, see `triggers`.

    It may have an attribute `unit` (see `Unit`); without one it is `document`. A check of the unit `block` is given
    one block at a time, as if that were the whole document, and none that has not changed since the last lint.
    """

    placeholders: ClassVar[frozenset[str]]

    def triggers(self) -> frozenset[str] | None:
        """Return lower-case words one of which stands in every text the check can match; None means any text."""

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the hits of one text, in any order."""


class BlockCheck(Check, Protocol):
    """A check of the unit `block`: what it asks, the analysis of a single block can tell."""

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the hits of one block, in any order."""


def reads_blocks(check: Check) -> TypeGuard[BlockCheck]:
    """Tell whether a check is of the unit `block`."""
    return unit(check) == "block"


def triggers(check: Check, lexicon: Lexicon) -> frozenset[str] | None:
    """Return the trigger words of a check, with the first word of each member of its classes; None means any text.

    A class that the lexicon lacks has no members, for its file may have faults, which are reported anyway.
    """
    words = check.triggers()
    classes: tuple[str, ...] = getattr(check, "trigger_classes", ())
    if words is None or not classes:
        return words
    members = [word for name in classes if name in lexicon for word in lexicon.words(name)]
    return words.union(Tokens(word).lowers[0] for word in members)


def is_of_genre(analysis: SharedLayers, genres: Collection[Genre]) -> bool:
    """Tell whether a document is of one of some genres; a block has none, so a check that asks reads the document."""
    return bool(genres) and isinstance(analysis, Analysis) and not analysis.genres.isdisjoint(genres)


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
