"""Report quotations that do not fit their sentence, or contradict another quotation of the same speaker."""

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from lint.analysis import Analysis, SharedLayers
from lint.analysis.attribution.attributed_quotations import AttributedQuotation, contradicting
from lint.analysis.lexicon.closed_classes import AUXILIARIES, FUNCTION_WORDS, MONTHS, WEEKDAYS
from lint.analysis.syntax.quotation_marks import Quotation
from lint.checks import Match, Unit
from lint.text.finding import Related
from lint.text.span import Span
from lint.values import dataclass


@dataclass(frozen=True, eq=False, repr=False)
class DifferingRemark:
    """Report one remark of one speaker quoted in two wordings.

    Both cannot be what was said where the text tells that there was one `occasion` (same): a day that both sentences
    name, a speech or letter that both are from. Where it does not (open), a speaker may have said much the same twice.
    A quotation that shows by dots or brackets where the desk has cut or put in words may differ. Two pieces of one
    speech, a question and what answers it, and words that were said at different times are two remarks.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("other", "line", "speaker"))

    occasion: Literal["same", "open"] = "same"

    def triggers(self) -> frozenset[str] | None:
        """Return None: quotation marks are of many kinds."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield both quotations of each pair, each pointing at the other."""
        for first, second in contradicting(analysis.remarks, *analysis.keeps(contradicting)):
            if any(_OMITTED.search(analysis.read(remark.start, remark.end)) for remark in (first, second)):
                continue
            if first.owner == second.owner or self._are_apart(analysis, first, second):
                continue
            if _is_contrast(first.words, second.words) or self._is_one(analysis, first, second) != (
                self.occasion == "same"
            ):
                continue
            for here, there in ((first, second), (second, first)):
                values = {
                    "other": analysis.read(there.start, there.end),
                    "line": str(analysis.document.lines.position(there.start).line),
                    "speaker": here.speaker,
                }
                yield Match(
                    Span(here.start, here.end), values, (Related(Span(there.start, there.end), "quoted so here"),)
                )

    @staticmethod
    def _are_apart(analysis: Analysis, first: AttributedQuotation, second: AttributedQuotation) -> bool:
        """Tell whether two remarks are a question and a statement, or were made at times that their sentences tell."""
        asks = ["?" in analysis.read(remark.start, remark.end)[-3:] for remark in (first, second)]
        if asks[0] != asks[1]:
            return True
        times = [_times(analysis, remark) for remark in (first, second)]
        return times[0] != times[1] and (all(times) or not _RELATIVE_TIMES.isdisjoint(times[0] | times[1]))

    @staticmethod
    def _is_one(analysis: Analysis, first: AttributedQuotation, second: AttributedQuotation) -> bool:
        """Tell whether the sentences of two remarks name one day, or one speech, letter or interview."""
        days = [_times(analysis, remark) - _RELATIVE_TIMES for remark in (first, second)]
        if days[0] & days[1]:
            return True
        spoken = analysis.tokens.lexicon.words("occasions")
        named = [_outside_words(analysis, remark) & spoken for remark in (first, second)]
        return bool(named[0] & named[1])


def _is_contrast(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Tell whether one remark denies what the other says, or says of one thing what the other says of another."""
    if _DENIALS.isdisjoint(first) != _DENIALS.isdisjoint(second):
        return True
    if len(first) != len(second):
        return False
    unlike = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    return len(unlike) == 1 and FUNCTION_WORDS.isdisjoint(unlike[0])


_DENIALS = frozenset("not no never n't cannot nobody nothing neither without don't won't can't isn't".split())


def _outside_words(analysis: Analysis, remark: AttributedQuotation) -> frozenset[str]:
    """Return the folded words of the sentences of a remark and of its source, outside quotation marks."""
    tokens = analysis.tokens
    numbers = {remark.sentence, remark.sentence if remark.owner is None else remark.owner}
    return frozenset(
        tokens.lowers[at]
        for number in numbers
        for at in range(analysis.sentences[number].first, analysis.sentences[number].last)
        if not analysis.quoted[at]
    )


def _times(analysis: Analysis, remark: AttributedQuotation) -> frozenset[str]:
    """Return the words that tell when a remark was made: those of time in its sentence, outside quotation marks."""
    words = _outside_words(analysis, remark)
    return frozenset(word for word in words if word in _TIMES or (word.isdigit() and len(word) == _YEAR))


_RELATIVE_TIMES = frozenset("later earlier ago before previously afterwards once again".split())
_TIMES = MONTHS | WEEKDAYS | _RELATIVE_TIMES | frozenset("yesterday today tomorrow tonight last".split())
_YEAR = 4
"""Figures of a year."""

_OMITTED = re.compile(r"…|\. ?\. ?\.|\[")


@dataclass(frozen=True, eq=False, repr=False)
class ChorusQuotation:
    """Report words in quotation marks that a group is said to have spoken; `minimum` words make a remark.

    A sentence with one of the `joint` words, in it or beside it, is about something that many sign or shout. Words
    behind one of `naming`, or all with capitals, are a term or a title.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("group",))

    minimum: int = 2
    joint: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return None: quotation marks are of many kinds."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield quotations whose only source in the sentence is a group."""
        joint, naming, lowers = frozenset(self.joint), frozenset(self.naming), analysis.tokens.lowers
        for remark in analysis.remarks:
            if remark.kind != "group" or len(remark.words) < self.minimum or remark.gap > _BESIDE:
                continue
            sentences = analysis.sentences[max(0, remark.sentence - 1) : remark.sentence + 2]
            first, last = analysis.tokens.at(remark.start), analysis.tokens.at(remark.end)
            around = (*lowers[sentences[0].first : first], *lowers[last : sentences[-1].last])
            if not joint.isdisjoint(around) or not _is_short(remark.source):
                continue
            if first and lowers[first - 1] in naming:
                continue
            if all(word[0].isupper() for word in analysis.read(remark.start, remark.end).strip(_MARKS).split()):
                continue
            yield Match(Span(remark.start, remark.end), {"group": remark.source})


def _is_short(source: str) -> bool:
    """Tell whether a group is a short phrase with a common noun at its end, so that it is the group that speaks."""
    words = source.partition(",")[0].split()
    return (
        0 < len(words) <= _GROUP and words[-1][0].islower() and _CLAUSE_SIGNS.isdisjoint(words) and "told" not in words
    )


_GROUP = 4
"""Words of the longest phrase that is taken for a group."""

_MARKS = "“”\"'«»„`‘’ "

_BESIDE = 25
"""Code points between a cue and its quotation: farther off, the words may be somebody else's."""


@dataclass(frozen=True, eq=False, repr=False)
class MisfitQuotation:
    """Report a quotation that leaves its sentence without a needed word once the marks are taken away.

    `after_only` are verbs that take no noun after "only" ("will end only when ..."), but for one of time;
    `needs_preposition` are verbs that take one before a noun ("depends on"), though not where it follows the noun
    ("referred it to"); `modals` are words after which a verb must follow. The quotation is a noun phrase where it opens
    with a noun and no verb in it has a subject.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("before", "missing"))
    unit: ClassVar[Unit] = "block"

    after_only: tuple[str, ...] = ()
    needs_preposition: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return None: quotation marks are of many kinds."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the misfits, from the word before the quotation to its end."""
        tokens = analysis.tokens
        for quotation in analysis.quotations:
            before = tokens.at(quotation.start) - 1
            number = analysis.sentence_at(quotation.start)
            if number is None or before <= analysis.sentences[number].first or not tokens.is_word(before):
                continue
            if tokens.at(quotation.inner_start) == tokens.at(quotation.inner_end):  # a mark with nothing behind it
                continue
            missing = self._missing(analysis, quotation, before)
            if missing:
                start = before - 1 if tokens.lowers[before] == "only" else before
                yield Match(
                    Span(tokens.starts[start], quotation.end),
                    {"before": " ".join(tokens.words[start : before + 1]), "missing": missing},
                )

    def _missing(self, analysis: SharedLayers, quotation: Quotation, before: int) -> str:
        tokens = analysis.tokens
        word = tokens.lowers[before]
        if word == "only" and self._is_misplaced_after_only(analysis, quotation, before):
            return "a preposition or conjunction, such as with, when or after"
        following = tokens.lowers[tokens.at(quotation.end) : tokens.at(quotation.end) + 1]
        if (
            word in self.needs_preposition
            and _PREPOSITIONS.isdisjoint(following)
            and self._is_noun_phrase(analysis, quotation)
            and analysis.tag_of(before).startswith("V")  # and no noun: in her focus
        ):
            return "a preposition"
        if word in self.modals and self._is_noun_phrase(analysis, quotation, strict=True):
            return "a verb"
        after = tokens.words[tokens.at(quotation.end) : tokens.at(quotation.end) + 1]
        opens = tokens.lowers[tokens.at(quotation.inner_start)]
        closes = after in ([","], ["."], ["and"], ["but"]) or tokens.words[tokens.at(quotation.inner_end) - 1] in ",."
        if word in self.modals and opens in _DETERMINERS and closes and self._is_noun_phrase(analysis, quotation):
            return "a verb"
        return ""

    def _is_misplaced_after_only(self, analysis: SharedLayers, quotation: Quotation, only: int) -> bool:
        """Tell whether a noun phrase that is no span of time follows a verb that takes none: ended only “rain”."""
        tokens = analysis.tokens
        if tokens.lowers[only - 1] not in self.after_only or not self._is_noun_phrase(analysis, quotation):
            return False
        inside = tokens.lowers[tokens.at(quotation.inner_start) : tokens.at(quotation.inner_end)]
        return tokens.lexicon.words("spans-of-time").isdisjoint(inside)

    def _is_noun_phrase(self, analysis: SharedLayers, quotation: Quotation, *, strict: bool = False) -> bool:
        tokens = analysis.tokens
        first, last = tokens.at(quotation.inner_start), tokens.at(quotation.inner_end)
        words = [number for number in range(first, last) if tokens.is_word(number)]
        if len(words) < 2:  # noqa: PLR2004 - one word may be anything
            return False
        lowers = [tokens.lowers[number] for number in words]
        if any(word in AUXILIARIES or word in _CLAUSE_SIGNS for word in lowers):
            return False
        opens = lowers[0]
        noun = opens.endswith(self.noun_endings) or opens in tokens.lexicon.words("bare-nouns")
        if strict:
            return noun and lowers[1] in ("of", "with", "to", "between", "from", "against")
        return (noun and opens not in FUNCTION_WORDS) or opens in _DETERMINERS


_DETERMINERS = frozenset("the a an this these those his her its their our all".split())
_PREPOSITIONS = frozenset("to on upon for in at from with into of".split())
_CLAUSE_SIGNS = frozenset(
    "i we he she they you it that which who if when because i'm we're it's they're don't can't".split()
)
