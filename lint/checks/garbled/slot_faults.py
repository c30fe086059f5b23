"""Report a word that the reading of its sentence speaks against: a verb of the wrong number or form, a subject twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.syntax.chunks import MANY
from lint.analysis.syntax.slots import Slot, SlotReader
from lint.checks import Match, OptionError, Unit
from lint.text.finding import Edit
from lint.text.span import Span

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
    **dict.fromkeys("has have had having hasn't haven't hadn't".split(), "asks for a form like “taken”"),
    **dict.fromkeys(
        "is are was were be been being isn't aren't wasn't weren't".split(), "asks for a form like “taken” or “taking”"
    ),
}
_KINDS = ("agreement", "verb", "pronoun")


@dataclass(frozen=True, eq=False, repr=False)
class SlotFault:
    """Report the slots of a kind whose evidence speaks for a fault with log-odds of at least `odds`.

    `slot` is `agreement` (a finite verb and the number of its subject), `verb` (the form behind an auxiliary or “to”)
    or `pronoun` (one that repeats the subject before it). `lint.analysis.syntax.slots` finds them, and a model fitted
    to faults put into sound prose weighs the evidence (`lint.analysis.syntax.slot_model`).
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("advice",))
    unit: ClassVar[Unit] = "block"

    slot: str
    odds: float

    def __post_init__(self) -> None:
        """Raise OptionError for a kind of slot that there is not."""
        if self.slot not in _KINDS:
            raise OptionError("slot", f"must be one of {', '.join(_KINDS)}")

    def triggers(self) -> frozenset[str] | None:
        """Return None: any sentence has a slot."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield each slot at fault with the words it does not go with."""
        model = analysis.resources.slots
        for number, sentence in enumerate(analysis.sentences):
            reader = analysis.slots(number)
            for slot in self._slots(reader):
                odds = model.odds(self.slot, slot.features)
                if self.slot == "agreement" and slot.value == MANY:
                    odds = -odds
                if odds >= self.odds:
                    yield _match(analysis, self.slot, reader, slot, sentence.first)

    def _slots(self, reader: SlotReader) -> Iterator[Slot]:
        if self.slot == "agreement":
            return reader.agreement()
        return reader.verbs() if self.slot == "verb" else reader.pronouns()


def _match(analysis: SharedLayers, kind: str, reader: SlotReader, slot: Slot, first: int) -> Match:
    tokens = analysis.tokens
    at = first + slot.place
    word = tokens.words[at]
    here = Span(tokens.starts[at], tokens.ends[at])
    if kind == "agreement":
        subject = reader.reading.subject(slot.place)
        named = f" with “{reader.words[subject.head]}”" if subject.head >= 0 and subject.kind == "plain" else ""
        other = _OTHER_NUMBER.get(reader.lowers[slot.place], "")
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
