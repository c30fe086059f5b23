"""Quotations held against their sentence, their speaker and each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.quotes import Quotation
from lint.analysis.speech import contradicting
from lint.analysis.wordlists import AUXILIARIES, FUNCTION_WORDS
from lint.checks import Match, Unit
from lint.finding import Related
from lint.text import Span


@dataclass(frozen=True, eq=False, repr=False)
class DifferingRemark:
    """Report one remark of one speaker quoted in two wordings: both cannot be what was said."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("other", "line", "speaker"))

    def triggers(self) -> frozenset[str] | None:
        """Return None: quotation marks are of many kinds."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield both quotations of each pair, each pointing at the other."""
        for first, second in contradicting(analysis.remarks, *analysis.blockwise.keeps(contradicting)):
            for here, there in ((first, second), (second, first)):
                values = {
                    "other": analysis.read(there.start, there.end),
                    "line": str(analysis.document.lines.position(there.start).line),
                    "speaker": here.speaker,
                }
                yield Match(
                    Span(here.start, here.end), values, (Related(Span(there.start, there.end), "quoted so here"),)
                )


@dataclass(frozen=True, eq=False, repr=False)
class ChorusQuotation:
    """Report words in quotation marks that a group is said to have spoken; `minimum` words make a remark."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("group",))

    minimum: int = 2
    joint: tuple[str, ...] = ()

    def triggers(self) -> frozenset[str] | None:
        """Return None: quotation marks are of many kinds."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield quotations whose only source in the sentence is a group."""
        joint = frozenset(self.joint)
        for remark in analysis.remarks:
            if remark.kind != "group" or len(remark.words) < self.minimum or remark.gap > _BESIDE:
                continue
            sentence = analysis.sentences[remark.sentence]
            if joint & set(analysis.tokens.lowers[sentence.first : sentence.last]):
                continue
            yield Match(Span(remark.start, remark.end), {"group": remark.source})


_BESIDE = 25
"""Code points between a cue and its quotation: farther off, the words may be somebody else's."""


@dataclass(frozen=True, eq=False, repr=False)
class MisfitQuotation:
    """Report a quotation that leaves its sentence without a needed word once the marks are taken away.

    `after_only` are verbs that take no noun after "only" ("will end only when ..."); `needs_preposition` are verbs that
    take one before a noun ("depends on"); `modals` are words after which a verb must follow. The quotation is a noun
    phrase where it opens with a noun and no verb in it has a subject.
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

    def matches(self, analysis: Analysis) -> Iterator[Match]:
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

    def _missing(self, analysis: Analysis, quotation: Quotation, before: int) -> str:
        tokens = analysis.tokens
        word = tokens.lowers[before]
        if (
            word == "only"
            and tokens.lowers[before - 1] in self.after_only
            and self._is_noun_phrase(analysis, quotation)
        ):
            return "a preposition or conjunction, such as with, when or after"
        if word in self.needs_preposition and self._is_noun_phrase(analysis, quotation):
            return "a preposition"
        if word in self.modals and self._is_noun_phrase(analysis, quotation, strict=True):
            return "a verb"
        after = tokens.words[tokens.at(quotation.end) : tokens.at(quotation.end) + 1]
        opens = tokens.lowers[tokens.at(quotation.inner_start)]
        closes = after in ([","], ["."], ["and"], ["but"]) or tokens.words[tokens.at(quotation.inner_end) - 1] in ",."
        if word in self.modals and opens in _DETERMINERS and closes and self._is_noun_phrase(analysis, quotation):
            return "a verb"
        return ""

    def _is_noun_phrase(self, analysis: Analysis, quotation: Quotation, *, strict: bool = False) -> bool:
        tokens = analysis.tokens
        first, last = tokens.at(quotation.inner_start), tokens.at(quotation.inner_end)
        words = [number for number in range(first, last) if tokens.is_word(number)]
        if len(words) < 2:  # noqa: PLR2004 - one word may be anything
            return False
        lowers = [tokens.lowers[number] for number in words]
        if any(word in AUXILIARIES or word in _CLAUSE_SIGNS for word in lowers):
            return False
        opens = lowers[0]
        noun = opens.endswith(self.noun_endings) or opens in _NOMINAL
        if strict:
            return noun and lowers[1] in ("of", "with", "to", "between", "from", "against")
        return (noun and opens not in FUNCTION_WORDS) or opens in _DETERMINERS


_DETERMINERS = frozenset("the a an this these those his her its their our all".split())
_NOMINAL = frozenset(
    "withdrawal end ceasefire truce peace victory defeat retreat surrender growth control release".split()
)
_CLAUSE_SIGNS = frozenset(
    "i we he she they you it that which who if when because i'm we're it's they're don't can't".split()
)
