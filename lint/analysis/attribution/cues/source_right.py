"""Read the noun phrase right of a cue: the source of "said Ana Ruiz, the mayor," and of "according to"."""

from collections.abc import Iterable

from lint.analysis.attribution.cues.cue_lexicon import cue_lexicon
from lint.analysis.attribution.cues.cue_nouns import SETTINGS, is_abbreviation
from lint.analysis.attribution.cues.cue_reading import Range
from lint.analysis.attribution.cues.function_words import (
    ADVERBS,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    FINITE,
    OPENING,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from lint.analysis.lexicon.closed_classes import WEEKDAYS
from lint.analysis.syntax.quotation_marks import is_nickname_mark
from lint.analysis.syntax.tokens import Tokens

_HANGING = frozenset("in on at during to after before about by as via".split())
"""Prepositions that belong to the saying as often as to the source."""
_NOT_DESCRIBING = DAYS | (SUBJECTS - RELATIVES) | SUBORDINATORS
_COUNTS = frozenset(
    "two three four five six seven eight nine ten dozens hundreds thousands some many most several more".split()
)
"""Words behind a comma that count the subject of the next clause."""
_NOT_APPOSED = frozenset("in on at after before during and but with as to citing between since over under".split())
_OPENS_SAID = SUBJECTS | DETERMINERS | frozenset(("that", ",", ":", "to", "how", "if", "whether"))
"""What follows a verb of saying whose words come next, rather than somebody it was said to."""
_BEFORE_MODIFIER = frozenset("a an the his her its their 's".split())
"""Words behind which a day or month modifies a noun: a February survey."""
_PRONOUNS = frozenset(("him", "them"))
_CLAUSAL = (FINITE - {"'s"}) | (SUBJECTS - RELATIVES)
"""Words that only a relative clause brings into a phrase: verbs, and subjects of their own."""
_LONGEST = 60
"""Tokens of a source at most."""
_NAME = 7
"""Tokens of a name in quotation marks, with the marks."""
_BRACKET = 12
_TITLED, _PLAIN, _OF = 16, 5, 9
"""Tokens of a capitalised description: with a title, with no sign, with "of"."""


class RightwardSearch:
    """Finds the noun phrases that begin behind the cues of one sentence, tokens [first, last)."""

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        """Take the sentence."""
        self.tokens, self.first, self.last = tokens, first, last
        self.words, self.lowers = tokens.words, tokens.lowers
        self._lexicon = cue_lexicon(tokens.lexicon)

    def at(self, first: int, stops: Iterable[str] = ()) -> Range:
        """Return the noun phrase that begins at token `first`, with the prepositions and appositions that follow.

        It ends before each of `stops`. The range is empty where no phrase begins.
        """
        if first < self.last and self.lowers[first] in _PRONOUNS:
            return first, first + 1
        at, related = self._end(first, frozenset(stops))
        while not related and at - 1 > first and self.lowers[at - 1] in PREPOSITIONS:
            at -= 1  # "by Radio Lima with"
        return first, at

    def _end(self, first: int, stops: frozenset[str]) -> tuple[int, bool]:
        """Return where the phrase that begins at a token ends, and whether it has a relative clause."""
        at, related = first, False
        while at < self.last and at - first < _LONGEST:
            lower = self.lowers[at]
            named = self._past_name(at) if at > first else at
            if named > at:
                at = named
                continue
            if lower in stops or self._stops(at):
                break
            if lower in RELATIVES and at > first:
                if self._speaks(at):
                    at -= self.words[at - 1] == ","
                    break
                related = True
            elif self.words[at] == "(":
                closing = self._closing(at)
                if closing is None:
                    break
                at = closing
            elif not self._belongs(at, first, related=related):
                break
            at += 1
        return at, related

    def _stops(self, at: int) -> bool:
        """Tell whether a mark ends the phrase, unless it joins two offices."""
        return self._is_mark(at) and not self._joins_titles(at)

    def in_marks(self, at: int) -> Range | None:
        """Return the name in quotation marks that closes a sentence at a token: the road is shut, writes "Vestnik"."""
        if at + 1 >= self.last or self.words[at] not in OPENING or not self.tokens.is_capitalized(at + 1):
            return None
        end = next((n + 1 for n in range(at + 1, self.last) if self.words[n] in QUOTES), self.last)
        closed = all(not self.words[n][0].isalnum() for n in range(end, self.last))
        return (at, end) if closed and end - at <= _NAME else None

    def _past_name(self, at: int) -> int:
        """Return the token behind a name in marks that a common noun or an article brings in: the "Guardian"."""
        led_in = self.words[at - 1] == self.lowers[at - 1] and self.words[at - 1].isalpha()
        if (
            self.words[at] not in OPENING
            or not led_in
            or not self.words[at + 1 : at + 2]
            or not self.tokens.is_capitalized(at + 1)
        ):
            return at
        reach = range(at + 2, min(at + _NAME, self.last))
        return next((n + 1 for n in reach if self.words[n] in QUOTES and self.words[n - 1] not in ",.?!"), at)

    def _is_mark(self, at: int) -> bool:
        """Tell whether a mark ends every phrase."""
        word = self.words[at]
        return (
            (word in QUOTES and not is_nickname_mark(self.tokens, at))
            or (word in "'‘" and self._opens_single(at))
            or word == "'" == self.words[min(at + 1, self.last - 1)]
            or word in ";:?!"
            or (word in DASHES and not (word == "-" and self.tokens.ends[at - 1] == self.tokens.starts[at]))
        )

    def _joins_titles(self, dash: int) -> bool:
        """Tell whether a dash joins two offices of one person: Deputy Minister - Head of the Ports Office."""
        titles = self._lexicon.titles
        if self.words[dash] not in DASHES or dash + 1 >= self.last:
            return False
        return self.lowers[dash - 1] in titles and self.lowers[dash + 1] in titles

    def _opens_single(self, at: int) -> bool:
        """Tell whether a single mark opens a quotation: a word touches it from the right and nothing from the left."""
        return self.tokens.adjacent(at) and not (at and self.tokens.adjacent(at - 1))

    def _closing(self, opening: int) -> int | None:
        reach = range(opening, min(opening + _BRACKET, self.last))
        return next((n for n in reach if self.words[n] == ")"), None)

    def _belongs(self, at: int, first: int, *, related: bool) -> bool:
        """Tell whether the phrase goes on with a token; `related` tells that a relative clause has begun."""
        word, lower = self.words[at], self.lowers[at]
        if word == ".":
            return at > self.first and is_abbreviation(self.tokens, at) and at + 1 < self.last
        if word == ",":
            return self._goes_on(at, first)
        if lower in SUBORDINATORS and lower != "that":
            return False
        if lower in CONJUNCTIONS:
            return self._goes_on_with(at)
        if lower in _HANGING:
            return self._describes(at, first)
        return at == first or self._word_belongs(at, related=related)

    def _word_belongs(self, at: int, *, related: bool) -> bool:
        lower = self.lowers[at]
        if lower in SETTINGS and lower != "may":
            return self._is_modifier(at)
        if lower in ADVERBS and lower not in ("then", "now"):
            return False
        if lower in _CLAUSAL:
            return related
        if lower in ("the", "a", "an") and not related and self._ends_phrase(at - 1):
            return False
        return self._may_describe(at, related=related)

    def _is_modifier(self, at: int) -> bool:
        """Tell whether a time belongs to a noun: a February survey, the day's from."""
        if at + 1 >= self.last:
            return False
        owned = self.lowers[at - 1] in _BEFORE_MODIFIER and self.words[at + 1] != ","
        return owned or self.lowers[at + 1] in ("from", "by")

    def _may_describe(self, at: int, *, related: bool) -> bool:
        """Tell whether a word is no finite verb of its own clause."""
        lower = self.lowers[at]
        cue = self._lexicon.verbs.get(lower)
        if cue is None or cue.noun or related or self.tokens.is_capitalized(at):
            return True
        if lower == "said":
            return False  # never a participle behind its noun: according to the mayor said the bridge
        return cue.form in ("past", "ing", "participle")

    def _ends_phrase(self, at: int) -> bool:
        """Tell whether a noun closes a phrase, so that an article opens another: the outlets the mayor."""
        lower = self.lowers[at]
        joins = PREPOSITIONS | DETERMINERS | CONJUNCTIONS | RELATIVES
        return self.words[at][0].isalnum() and lower not in joins and lower not in self._lexicon.verbs

    def _speaks(self, relative: int) -> bool:
        """Tell whether a relative clause goes on with what its person said: "said Ruiz, who added that"."""
        for number in range(relative + 1, min(relative + 4, self.last)):
            cue = self._lexicon.verbs.get(self.lowers[number])
            if cue is not None and cue.kind == "speech" and cue.form in ("past", "third"):
                after = number + 1
                return after >= self.last or self.lowers[after] in _OPENS_SAID or self.words[after] in QUOTES
        return False

    def _describes(self, at: int, first: int) -> bool:
        """Tell whether a preposition behind a source belongs to it rather than to the saying: "the union in Lima"."""
        lowers = self.lowers
        if at == first or at + 1 >= self.last:
            return False
        lower, after = lowers[at], lowers[at + 1]
        if any(lowers[n] in RELATIVES for n in range(first, at)):
            return after not in WEEKDAYS
        if after in DAYS:
            return False
        if self._is_taken(at, first):
            return True
        common = any(lowers[n] in DETERMINERS or self.words[n] == "," for n in range(first, at))
        if lower in ("on", "to", "by", "about", "as"):
            return common and after not in self._lexicon.venues and not self._is_infinitive(at)
        if lower not in ("in", "at") or not common:
            return False
        return after not in ("a", "an", "his", "her", "their", "its", "response", "reference", "which")

    def _is_infinitive(self, at: int) -> bool:
        """Tell whether "to" stands before a verb: ordered by a court to pay."""
        lower, after = self.lowers[at], self.lowers[at + 1]
        return lower == "to" and after not in DETERMINERS and not self.tokens.is_capitalized(at + 1)

    def _is_taken(self, at: int, first: int) -> bool:
        """Tell whether the word before a preposition takes it: Ambassador to the UN, audio provided to Vestnik."""
        before = self.lowers[at - 1]
        if self.lowers[at] == "to" and before in self._lexicon.titles:
            return True
        return before.endswith("ed") and at - 1 > first and not self.tokens.is_capitalized(at - 1)

    def _goes_on(self, comma: int, first: int) -> bool:
        """Tell whether a description follows a comma after a name."""
        after = comma + 1
        if after >= self.last or self._is_mark(after):
            return False
        lower = self.lowers[after]
        if self.words[after][0].isdigit() or lower in _COUNTS:
            return self._is_age(after)
        if lower in _NOT_DESCRIBING:
            return lower == "then"
        if lower.endswith("ing") or lower in _NOT_APPOSED:
            return lower == "and" and self._lists(comma, first)
        if lower in self._lexicon.apposed or lower in self._lexicon.titles:
            return lower in RELATIVES or not self._is_clause(after)
        if self.tokens.is_capitalized(after):
            return self._is_short(after)
        return lower not in self._lexicon.verbs and not lower.endswith("ly")

    def _is_age(self, at: int) -> bool:
        """Tell whether a number behind a comma is an age, and does not count what follows: Ana Ruiz, 40, said."""
        word = self.words[at]
        if not word[0].isdigit():
            return False
        return at + 1 >= self.last or not self.words[at + 1][0].isalpha() or word.endswith(("th", "st"))

    def _is_clause(self, first: int) -> bool:
        """Tell whether a clause with its verb begins at a token: "According to Ana Ruiz, the road is shut"."""
        for at in range(first, self.last):
            lower = self.lowers[at]
            if self.words[at] in ",;" or lower in RELATIVES:
                return False
            if lower in FINITE and lower != "'s":
                return True
        return False

    def _lists(self, comma: int, first: int) -> bool:
        """Tell whether ", and" goes on with a list of names or of what somebody is."""
        second = comma + 2
        if second >= self.last:
            return False
        if "," in self.words[first:comma] and self.lowers[second] in ("a", "an", "the"):
            return True
        names = all(self.words[at][0].isupper() or self.words[at] in ",." for at in range(first, comma))
        return names and self.tokens.is_capitalized(second)

    def _is_short(self, first: int) -> bool:
        """Tell whether a description that opens with a capital is short enough to be one, up to its own comma."""
        end = next((n for n in range(first, self.last) if self.words[n] in ",.;"), self.last)
        segment = self.lowers[first:end]
        if "'s" in segment or self._lexicon.titles.intersection(segment):
            return end - first <= _TITLED
        return end - first <= _PLAIN or ("of" in segment and end - first <= _OF)

    def _goes_on_with(self, conjunction: int) -> bool:
        """Tell whether "and" goes on with the phrase: not where a clause follows."""
        if conjunction + 1 >= self.last:
            return False
        lower = self.lowers[conjunction + 1]
        if lower in SUBJECTS or lower in FINITE or lower in SUBORDINATORS or lower in ADVERBS:
            return lower == "who"
        cue = self._lexicon.verbs.get(lower)
        points_out = self.lowers[conjunction + 2 : conjunction + 3] in (["out"], ["that"])
        return cue is None or cue.form not in ("past", "third") or (cue.noun and not points_out)
