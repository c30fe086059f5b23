"""One sentence with its cue readings, and where its clauses end."""

from collections.abc import Sequence

from lint.analysis.attribution.cues.cue_lexicon import cue_lexicon
from lint.analysis.attribution.cues.cue_reading import CueReading, Range
from lint.analysis.attribution.cues.function_words import (
    FINITE,
    OPENING,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATE,
)
from lint.analysis.lexicon.closed_classes import AUXILIARIES
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

OPENS = frozenset("that whether how why what if when to about he she they it we i you there who which".split())
"""Words that open what was said."""
PLACES = frozenset(
    "with into over up down on in at during via through from after before late early last this by".split()
)
"""Words that open when, where and how it was said."""
BREAKS = frozenset("while although though whereas but after before when because until unless if since so as".split())
"""Words that end what an act is about: another clause begins."""
ADJUNCTS = frozenset("while although though whereas after before according when as which until unless".split())
"""Words that end what was said, behind a comma: the writer speaks again. A reason ("because") is still the speaker's.
"""
_EDGES = frozenset((",", ";", ":", "—", "–", "-", "--", ".", " "))
_TURNS = (",", ";", "—", "–", "-", "(", "and", "when", "while", "as", "to", "about")
"""What stands behind a quotation whose sentence goes on in the writer's words."""
_JOINTS = ("and", "but", "while", "then", "or")
_NEW_CLAUSE = 8
"""Tokens from a subject to its verb."""
_HEARER = 8
"""Tokens behind the verb that tells who was told, and when, at the end of a sentence."""
_SUBJECT = 4
"""Tokens before the source of a clause that opens with "while" and the like."""


class Clause:
    """A sentence, its cue readings in order, and which of its tokens are in a quotation."""

    def __init__(
        self, tokens: Tokens, sentence: Sentence, cue_readings: Sequence[CueReading], quoted: bytearray
    ) -> None:
        """Take the sentence; `quoted` is 1 for each token of the text in a quotation."""
        self.tokens, self.words, self.lowers = tokens, tokens.words, tokens.lowers
        self.first, self.last = sentence.first, sentence.last
        self.lexicon = cue_lexicon(tokens.lexicon)
        self.cue_readings, self._quoted = cue_readings, quoted

    def lower(self, at: int) -> str:
        """Return the folded word of a token, "" outside the sentence."""
        return self.lowers[at] if self.first <= at < self.last else ""

    def is_capitalized(self, at: int) -> bool:
        """Tell whether a token begins with a capital letter; no token outside the sentence does."""
        return self.first <= at < self.last and self.tokens.is_capitalized(at)

    def quoted(self, at: int) -> bool:
        """Tell whether a token stands in a quotation."""
        return bool(self._quoted[at])

    def trimmed(self, first: int, last: int) -> list[Range]:
        """Return a range without the punctuation at its edges as a list, empty where nothing is left."""
        while first < last and self.words[first] in _EDGES:
            first += 1
        while first < last and self.words[last - 1] in _EDGES:
            if self.words[last - 1] == "." and self.quoted(last - 1):
                break
            last -= 1
        return [(first, last)] if first < last else []

    def end(self, at: int, place: int) -> int:
        """Return where a clause that begins at a token, behind a cue reading, is over."""
        close = self._quotation_end(at)
        if close is not None:
            return close
        end = self._frame_end(at, place, self._subordinate_end(at, place))
        for number in range(at + 1, end - 1):
            if self.lowers[number] == "even" and self.lowers[number + 1] in SUBORDINATE and not self.quoted(number):
                return number
            if self.words[number] in (",", ";", "—", "–") and not self.quoted(number) and self._parts(number, end):
                if self._describes_subject(at, number, end):
                    continue
                return number
        return end

    def _describes_subject(self, at: int, comma: int, end: int) -> bool:
        """Tell whether a relative clause between two commas describes a subject whose verb follows."""
        if self.lower(comma + 1) not in ("which", "who") or self.words[comma] != ",":
            return False
        has_verb = any(self._is_verb(number) for number in range(at + 1, comma))
        closing = next((number for number in range(comma + 2, end) if self.words[number] == ","), end)
        return not has_verb and any(self._is_verb(number) for number in range(closing + 1, min(closing + 3, end)))

    def _is_verb(self, at: int) -> bool:
        """Tell whether a token can be the verb of a clause."""
        cue = self.lexicon.verbs.get(self.lowers[at])
        told = cue is not None and cue.form in ("past", "third") and not cue.noun
        return self.lowers[at] in FINITE or told or self.lowers[at].endswith("ed")

    def _quotation_end(self, at: int) -> int | None:
        """Return where a quotation that begins at a token ends, if the writer goes on behind it."""
        if self.lower(at) not in OPENING or not self.quoted(at):
            return None
        close = at
        while close < self.last and self.quoted(close):
            close += 1
        if close >= self.last:
            return None
        rest = self.lower(close)
        more = any(self.quoted(n) for n in range(close, self.last))
        return close if rest in PLACES or (rest in _TURNS and not more) else None

    def _frame_end(self, at: int, place: int, end: int) -> int:
        """Return where the next cue reading that is not part of the clause begins."""
        cue_reading = self.cue_readings[place]
        for later in self.cue_readings[place + 1 :]:
            if later.source[0] <= cue_reading.cue[0] < later.source[1]:
                return min(end, later.cue[0])
            unsourced = later.source[0] == later.source[1]
            begin = later.cue[0] if later.source[0] <= at or unsourced else min(later.source[0], later.cue[0])
            if begin <= at:
                continue
            joint = self.lower(begin - 1)
            if joint in _JOINTS:
                if self.lower(begin - 2) == "," or later.source == cue_reading.source or later.source[0] < at:
                    return min(end, begin - 1)
            elif joint in (",", "—", "–") and (
                later.source[0] < at or later.cue_kind == "source" or self._trails(later)
            ):
                return min(end, begin - 1)
        return end

    def _trails(self, cue_reading: CueReading) -> bool:
        """Tell whether a cue reading of saying ends the sentence, so that all before it is what was said."""
        behind = max(cue_reading.source[1], cue_reading.cue[1])
        if cue_reading.cue_kind != "speech" or behind >= self.last - 1:
            return cue_reading.cue_kind == "speech"
        told = cue_reading.base in self.lexicon.hearer_verbs and cue_reading.source[0] < cue_reading.cue[0]
        rest = self.lowers[behind : self.last]
        return told and len(rest) <= _HEARER and self.is_capitalized(behind) and FINITE.isdisjoint(rest)

    def _parts(self, mark: int, end: int) -> bool:
        """Tell whether the words behind a comma or dash are the writer's again."""
        lower = self.lower(mark + 1)
        if lower in ADJUNCTS or self.words[mark] == ";":
            return True
        if lower == "and" and self._opens_clause(mark + 2, end):
            return True
        cue = self.lexicon.verbs.get(lower)
        return cue is not None and cue.form == "ing" and cue.kind == "speech"

    def _opens_clause(self, at: int, end: int) -> bool:
        """Tell whether a clause with a subject of its own begins at a token."""
        if self.lower(at) in ("that", "to", "then"):
            return False
        for number in range(at, min(at + _NEW_CLAUSE, end)):
            if self.words[number] in ",;" or self.quoted(number):
                return False
            if number > at and self.lower(number) in FINITE:
                return True
        return False

    def _subordinate_end(self, at: int, place: int) -> int:
        """Return the comma that ends a clause such as "While she said ...,", or the end of the sentence."""
        first = self.first
        while first < self.last and self.lower(first) in ("but", "and", "even", "only", "so", "still"):
            first += 1
        if not self._opens_subordinate(first, self.cue_readings[place]):
            return self.last
        for number in range(at + 1, self.last):
            if self.words[number] == "," and not self.quoted(number):
                opens = any(later.source[0] == number + 1 for later in self.cue_readings[place + 1 :])
                if opens or not self.is_list(number, self.last):
                    return number
        return self.last

    def _opens_subordinate(self, first: int, cue_reading: CueReading) -> bool:
        """Tell whether a cue stands in a clause that opens its sentence: while she said, asked why, without saying."""
        opener, cue = self.lower(first), cue_reading.cue[0]
        if opener in SUBORDINATE and cue_reading.source[0] <= first + _SUBJECT:
            return True
        if cue == first + 1 and opener in PREPOSITIONS:
            return self.lower(cue).endswith("ing")
        return cue == first and cue_reading.cue_kind != "source" and opener.endswith(("ing", "ed"))

    def is_list(self, comma: int, end: int) -> bool:
        """Tell whether a comma joins members of a list."""
        after = self.lower(comma + 1)
        if after in ("and", "or"):
            following = self.lower(comma + 2)
            cue = self.lexicon.verbs.get(following)
            return (
                following not in SUBJECTS
                and following not in AUXILIARIES
                and not (cue is not None and cue.form == "past")
            )
        if after in SUBJECTS or after in BREAKS or after.endswith("ing") or after in RELATIVES:
            return False
        window = [self.lower(n) for n in range(comma + 1, min(comma + _NEW_CLAUSE, end))]
        return "and" in window or "or" in window
