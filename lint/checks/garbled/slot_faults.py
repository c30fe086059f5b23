"""Report a word that the reading of its sentence speaks against: a verb of another number or form, a subject twice."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.syntax.chunks import MANY
from lint.analysis.syntax.slots import agreement, pronouns, verb_forms
from lint.analysis.syntax.slots.plain_subjects import shows_number
from lint.analysis.syntax.slots.sentence_words import BE, HAVE, SentenceWords, Slot
from lint.checks import Match, OptionError, Unit
from lint.text.finding import Edit
from lint.text.span import Span
from lint.values import dataclass

_OTHER_NUMBER = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}
_OTHER_NUMBER |= {many: one for one, many in _OTHER_NUMBER.items()}
_PLAIN = "asks for the plain form of the verb"
_FORMS = {
    **dict.fromkeys(HAVE, "asks for a form like “taken”"),
    **dict.fromkeys(BE, "asks for a form like “taken” or “taking”"),
}
_KINDS: Mapping[str, tuple[Callable[[SentenceWords], Iterator[Slot]], frozenset[str] | None]] = {
    "agreement": (agreement.find, None),
    "verb": (verb_forms.find, verb_forms.AUXILIARIES),
    "pronoun": (pronouns.find, pronouns.SUBJECTS),
}
"""What finds the slots of each kind, and words one of which stands in every sentence with a slot; None for any word."""


@dataclass(frozen=True, eq=False, repr=False)
class SlotFault:
    """Report the slots of a kind whose evidence speaks for a fault with log-odds of at least `odds`.

    `slot` is `agreement` (a finite verb and the number of its subject), `verb` (the form behind an auxiliary or “to”)
    or `pronoun` (one that repeats the subject before it). `lint.analysis.syntax.slots` finds them, and a model fitted
    to faults put into sound prose weighs the evidence (`lint.analysis.syntax.slots.model`). With `plain`, a slot of
    agreement counts only where verb and subject show their number by themselves (`plain_subjects.shows_number`), a
    pronoun only where the noun before it opens the clause (`pronouns.opens_clause`).
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("advice",))
    unit: ClassVar[Unit] = "block"

    slot: str
    odds: float
    plain: bool = False

    def __post_init__(self) -> None:
        """Raise OptionError for a kind of slot that there is not."""
        if self.slot not in _KINDS:
            raise OptionError("slot", f"must be one of {', '.join(_KINDS)}")

    def triggers(self) -> frozenset[str] | None:
        """Return None: any sentence has a slot."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield each slot at fault with the words it does not go with."""
        find, asked = _KINDS[self.slot]
        if asked and asked.isdisjoint(analysis.tokens.vocabulary):
            return
        for number, sentence in enumerate(analysis.sentences):
            words = analysis.sentence_words(number)
            if len(words.lowers) > _LONGEST or "|" in words.lowers or (asked and asked.isdisjoint(words.lowers)):
                continue
            for slot in find(words):
                if self._is_fault(analysis, words, slot):
                    yield _match(analysis, self.slot, words, slot, sentence.first)

    def _is_fault(self, analysis: SharedLayers, words: SentenceWords, slot: Slot) -> bool:
        odds = analysis.resources.slots.odds(self.slot, slot.features)
        if self.slot == "pronoun":
            return odds >= self.odds and self._may_repeat(analysis, words, slot)
        if self.slot == "agreement":
            subject = words.reading.subject(slot.place)
            odds = (-odds if slot.value == MANY else odds) - (not subject.sure) * agreement.DOUBT
            if words.word(subject.head) in analysis.tokens.lexicon.words("group-heads"):
                return False
            if self.plain and not shows_number(words, slot.place):
                return False
        return odds >= self.odds

    def _may_repeat(self, analysis: SharedLayers, words: SentenceWords, slot: Slot) -> bool:
        if self.plain:
            saying = analysis.tokens.lexicon.words("plain-saying")
            if not pronouns.opens_clause(words, slot.place, saying):
                return False
        return not _is_of_another(analysis, words, slot)


def _is_of_another(analysis: SharedLayers, words: SentenceWords, slot: Slot) -> bool:
    """Tell whether a pronoun for a person stands behind a noun that is none: the plan she backed."""
    before = slot.place - 1
    if words.lowers[slot.place] not in _PERSONAL or words.words[before][0].isupper():
        return False
    lexicon, noun = analysis.tokens.lexicon, words.lowers[before]
    return not (noun.endswith(_AGENTS) or any(noun in lexicon.words(name) for name in _PERSONS))


_LONGEST = 150
"""Tokens of a sentence that is read, at most; longer ones are lists, tables or addresses, as are those with a “|”."""
_PERSONAL = frozenset(("he", "she"))
_AGENTS = ("er", "or", "ist", "man", "woman", "ian", "ant")
"""Endings of nouns for who does something."""
_PERSONS = ("titles", "roles", "office-holders", "anonymous-people", "people-without-s")


def _match(analysis: SharedLayers, kind: str, words: SentenceWords, slot: Slot, first: int) -> Match:
    tokens = analysis.tokens
    at = first + slot.place
    word = tokens.words[at]
    here = Span(tokens.starts[at], tokens.ends[at])
    if kind == "agreement":
        subject = words.reading.subject(slot.place)
        named = f" with “{words.words[subject.head]}”" if subject.head >= 0 and subject.kind == "plain" else ""
        other = _OTHER_NUMBER.get(words.lowers[slot.place], "")
        advice = f"does it agree{named}?" + (f" “{other}” would fit a subject of the other number." if other else "")
        return Match(here, {"advice": advice}, edits=())
    if kind == "verb":
        head = at - 1
        while head > first and tokens.lowers[head] != slot.value:
            head -= 1
        advice = f"“{slot.value}” {_FORMS.get(slot.value, _PLAIN)}, or a word before it is lost."
        return Match(Span(tokens.starts[head], tokens.ends[at]), {"advice": advice}, edits=())
    advice = f"“{word}” repeats the subject, “{tokens.words[at - 1]}”: is it one too many?"
    following = Span(tokens.starts[at], tokens.starts[at + 1])
    return Match(here, {"advice": advice}, edits=(Edit(following, ""),))
