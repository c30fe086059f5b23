"""Read the noun phrase left of a cue, with its appositions, as the subject."""

from lint.analysis.attribution.cues.cue_lexicon import cue_lexicon
from lint.analysis.attribution.cues.cue_nouns import SETTINGS, is_appositive, is_noun
from lint.analysis.attribution.cues.cue_reading import Range
from lint.analysis.attribution.cues.function_words import (
    ADVERBS,
    DASHES,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    QUOTES,
    SUBJECTS,
)
from lint.analysis.attribution.cues.source_left import LeftwardSearch
from lint.analysis.lexicon.word_tags import WordTags
from lint.analysis.syntax.tokens import Tokens

_ASIDES = frozenset(
    ("however", "too", "meanwhile", "though", "in turn", "of course", "for one", "for his part", "for her part", "indeed", "then",
     "for their part", "for its part", "by contrast", "in contrast", "for example", "for instance", "himself", "again")
)  # fmt: skip
"""Asides between a subject and its verb; the subject ends before them."""
_PARENTHESES = ("however", "though", "meanwhile", "too", "indeed")
"""Asides that some write without commas."""
_AMOUNTS = frozenset("a half one two three four five six seven eight nine ten all everyone everybody dozens".split())
_ROUGHLY = frozenset("nearly almost about roughly approximately around over not some only just".split())
_COMPARED = (("fewer", "than"), ("more", "than"), ("less", "than"), ("at", "least"), ("up", "to"))
"""Words before a number that make it rough."""
_NAME = 7
"""Tokens of a name in quotation marks, with the marks."""
_LONGEST = 60
"""Tokens of an apposition at most."""
_DESCRIPTION = 8
"""Tokens of the description before a name behind a quotation."""
_COMMAS = 6
"""Commas before the verb at which an apposition may open."""


class Subjects:
    """Finds the noun phrases that end before the cues of one sentence, tokens [first, last)."""

    def __init__(self, tokens: Tokens, first: int, last: int, word_tags: WordTags) -> None:
        """Take the sentence."""
        self.tokens, self.first, self.last = tokens, first, last
        self.words, self.lowers = tokens.words, tokens.lowers
        self._lexicon = cue_lexicon(tokens.lexicon)
        self._walk = LeftwardSearch(tokens, first, last, word_tags)

    def before(self, end: int) -> Range | None:
        """Return the subject that ends right before token `end`, where its verb begins, or None where there is none."""
        words, lowers = self.words, self.lowers
        if end <= self.first:
            return None
        word, lower = words[end - 1], lowers[end - 1]
        if lower in SUBJECTS or (lower == "that" and end - 2 >= self.first and is_noun(self.tokens, end - 2)):
            return self._pronoun(end)
        if word in QUOTES or (word == "'" and words[end - 2] == "'"):
            return self._in_marks(end)
        if word == "," or word in DASHES:
            return self._apposed(end)
        if word == ")":
            return self._bracketed(end)
        if lower in _PARENTHESES:
            return self.before(end - 1)
        if lower in self._lexicon.periods and lowers[end - 2] in ("this", "last", "earlier"):
            return self.before(end - 2)  # "a poll released this week found"
        return self._described(self._with_amount(self._walk.to(end)))

    def _in_marks(self, end: int) -> Range | None:
        """Return a common noun with its name in the quotation marks before a token: the newspaper "Vestnik"."""
        opening = next((n for n in range(end - 2, max(self.first, end - _NAME), -1) if self.words[n] in QUOTES), -1)
        if opening < 0 or self.words[end - 2] in ",.?!" or not self.tokens.is_capitalized(opening + 1):
            return None
        noun = self.words[opening - 1]
        is_common = noun.isalpha() and noun == self.lowers[opening - 1] and not noun.endswith("ed")
        if opening - 1 < self.first or not is_common or not is_noun(self.tokens, opening - 1):
            return None
        head = self._walk.to(opening)
        return (head[0], end) if head is not None else None

    def _with_amount(self, found: Range | None) -> Range | None:
        """Return a number of people with the words that make it rough: nearly half of the miners, at least 40."""
        if found is None or not (self.lowers[found[0]][0].isdigit() or self.lowers[found[0]] in _AMOUNTS):
            return found
        first = found[0]
        first -= 2 * (tuple(self.lowers[max(self.first, first - 2) : first]) in _COMPARED)
        first -= first > self.first and self.lowers[first - 1] in _ROUGHLY
        return first, found[1]

    def possessor(self, end: int) -> Range | None:
        """Return the noun phrase that ends right before an apostrophe, without what precedes its last preposition."""
        found = self._walk.to(end)
        if found is None:
            return None
        first = found[0]
        for at in range(found[1] - 1, first - 1, -1):
            if self._parts_owner(at):
                first = at + 1
                break
        while first < end and (self.lowers[first] in ADVERBS or self.lowers[first] in ("out", "up", "off", "not")):
            first += 1
        if self.lowers[first - 1] == "to" and first + 1 < end and self._is_infinitive(first):
            first += 1
        return (first, end) if first < end else None

    def _is_infinitive(self, at: int) -> bool:
        """Tell whether a word behind "to" is a verb before its object: to repulse Ruiz's attacks."""
        behind = self.tokens.is_capitalized(at + 1) or self.lowers[at + 1] in DETERMINERS
        return behind and not (self.tokens.is_capitalized(at) or self.lowers[at] in DETERMINERS)

    def _parts_owner(self, at: int) -> bool:
        lower = self.lowers[at]
        return (
            (lower in PREPOSITIONS and lower != "of")
            or lower in FINITE - {"'s"}
            or (
                lower in self._lexicon.verbs and not (self._lexicon.verbs[lower].noun or self.tokens.is_capitalized(at))
            )
        )

    def _described(self, found: Range | None) -> Range | None:
        """Return a name with the short description before it, after a quotation: “...,” her boss, Ana Ruiz, said."""
        words = self.words
        if found is None or found[0] - 2 <= self.first or words[found[0] - 1] != ",":
            return found
        for at in range(found[0] - 2, max(self.first, found[0] - _DESCRIPTION), -1):
            if words[at] in "”\"’'»" and words[at - 1] in ",.?!'":
                return at + 1, found[1]
            if not words[at][0].isalpha():
                break
        return found

    def _pronoun(self, end: int) -> Range:
        """Return a pronoun, with what is joined to it: "my sister and I"."""
        if self.lowers[end - 1] == "whom" and end - 3 >= self.first and self.lowers[end - 2] == "of":
            return end - 3, end  # "two of whom"
        if self.lowers[end - 1] == "i" and end - 3 >= self.first and self.lowers[end - 2] == "and":
            head = self._walk.to(end - 2)
            return (head[0], end) if head else (end - 1, end)
        return end - 1, end

    def _bracketed(self, end: int) -> Range | None:
        """Return a noun phrase with the brackets behind it: "Ana Ruiz (a miner)"."""
        opened = self._opening(end - 1)
        head = self._walk.to(opened) if opened is not None and opened > self.first else None
        return (head[0], end) if head else None

    def _opening(self, closing: int) -> int | None:
        for at in range(closing - 1, max(self.first - 1, closing - _LONGEST), -1):
            if self.words[at] == "(":
                return at
        return None

    def _apposed(self, end: int) -> Range | None:
        """Return a subject with what is set between commas or dashes behind it: who he is, where he is from."""
        words, lowers = self.words, self.lowers
        mark = words[end - 1]
        at = end - 1
        for _ in range(_COMMAS):
            opened = self._mark_before(at, mark)
            if opened is None:
                return None
            if " ".join(lowers[opened + 1 : at]) in _ASIDES and opened > self.first:
                return self.before(opened)
            if is_appositive(self.tokens, opened + 1, at):
                head = self._walk.to(opened) if words[opened - 1] != ")" else self.before(opened)
                if head is not None and (head[1] - head[0] > 1 or lowers[head[0]] not in SETTINGS):
                    return self._outer(head[0]), end
            at = opened
        return None

    def _outer(self, first: int) -> int:
        """Return where a subject begins if the part found describes it: "Ana Ruiz, a miner from Lima, Peru, said"."""
        if first - 2 <= self.first or self.words[first - 1] != "," or not self._describes(first):
            return first
        head = self._walk.to(first - 1)
        named = head is not None and self.tokens.is_capitalized(head[0]) and self.lowers[head[0]] not in DETERMINERS
        return head[0] if head is not None and named else first

    def _describes(self, first: int) -> bool:
        """Tell whether a description opens at a token: an article, an age, an office without a capital."""
        lower = self.lowers[first]
        return (
            lower in ("a", "an", "the")
            or lower.isdigit()
            or (lower in self._lexicon.titles and self.words[first] == lower)
        )

    def _mark_before(self, before: int, mark: str) -> int | None:
        """Return the nearest mark of a kind before a token, None where a quotation or another clause stands between."""
        for at in range(before - 1, max(self.first, before - _LONGEST), -1):
            word = self.words[at]
            if word == ";" or (word in QUOTES and (at == before - 1 or self.words[at - 1] in ",.?!")):
                return None
            if word == mark:
                return at
        return None
