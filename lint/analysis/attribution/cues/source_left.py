"""Find the subject of a verb by walking left over its noun phrase.

There is no parser: the walk goes word by word and stops at the first word that cannot belong to the phrase.
"""

from lint.analysis.attribution.cues.cue_lexicon import cue_lexicon
from lint.analysis.attribution.cues.cue_nouns import SETTINGS, is_abbreviation, is_noun
from lint.analysis.attribution.cues.cue_reading import Range
from lint.analysis.attribution.cues.function_words import (
    ADVERBS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    QUOTES,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
    TIMES,
)
from lint.analysis.lexicon.word_tags import WordTags
from lint.analysis.syntax.quotation_marks import is_nickname_mark
from lint.analysis.syntax.tokens import Tokens

_PREDETERMINERS = ("all", "both", "half")
_AFTER_ARTICLE = ("few", "other", "two", "three", "one", "many", "most", "several")
"""Determiners that can stand behind an article: "a few miners", "the two sides"."""
_SHARES = frozenset("% many most some several all both each none few one two three".split())
"""Words for a share of people, on which "of" and "in" hang: "many of the miners", "40% of voters"."""
_BEFORE_TIME = frozenset("on in late early last this during since earlier".split())
_OPENS_TIME = frozenset("last this next that one late early earlier later every each".split())
_FINITE_SHARE, _OTHER_SHARE = 850, 100
"""Uses in a thousand as a past form from which on a word is one, and as a noun or adjective up to which it is."""
_BEFORE_THAT = frozenset("given provided assuming so now".split())
"""Words with which "that" opens a clause: given that surveys show."""
_LONGEST = 60
"""Tokens of a subject at most."""
_CLAUSE = 8
"""Tokens between a relative pronoun and the verb of its clause."""
_LIST = 9
"""Tokens from a comma to the "and" of its list."""
_BOUND = 12
"""Tokens looked back to tell whether half a subject opens its clause."""


class LeftwardSearch:
    """Walks back over the noun phrases of one sentence, tokens [first, last)."""

    def __init__(self, tokens: Tokens, first: int, last: int, word_tags: WordTags) -> None:
        """Take the sentence."""
        self.tokens, self.first, self.last = tokens, first, last
        self.words, self.lowers = tokens.words, tokens.lowers
        self._word_tags = word_tags
        lexicon = cue_lexicon(tokens.lexicon)
        self._verbs, self._times = lexicon.verbs, lexicon.periods | DAYS

    def to(self, end: int) -> Range | None:
        """Return the noun phrase that ends before token `end`, or None where there is none."""
        lowers = self.lowers
        at, floor = end, max(self.first, end - _LONGEST)
        determined = False
        while at > floor:
            lower = lowers[at - 1]
            if lower in SUBJECTS and not (at < end and lower in RELATIVES):
                if at == end:
                    return at - 1, end
                break
            opens = lower in PREPOSITIONS or lower in CONJUNCTIONS
            if determined and not opens and lower not in _PREDETERMINERS:
                break
            step = self._step(at, end)
            if step is None:
                break
            if lower in DETERMINERS and lower != "that":
                determined = lower not in _AFTER_ARTICLE
            elif opens or step < at - 1:
                determined = False
            at = step
        return self._trimmed(at, end)

    def _step(self, at: int, end: int) -> int | None:
        """Return how far the phrase reaches with the token before `at`, or None where that one cannot belong to it."""
        word, lower = self.words[at - 1], self.lowers[at - 1]
        if word == ".":
            belongs = at - 1 > self.first and (is_abbreviation(self.tokens, at - 1) or self._is_in_address(at - 1))
        elif word == ",":
            belongs = self._is_listed(at - 1, end)
        elif lower in CONJUNCTIONS:
            belongs = self._is_joined(at - 1)
        elif lower in DETERMINERS and lower != "that":
            belongs = True
        elif lower in RELATIVES and at < end:
            belongs = self._is_related(at - 1)
        else:
            return self._word_step(at, end)
        return at - 1 if belongs else None

    def _is_related(self, at: int) -> bool:
        """Tell whether a relative pronoun goes on with the phrase: in "the plan that Ruiz said" a subject follows."""
        if self.tokens.is_capitalized(at + 1) or self.lowers[at + 1] in DETERMINERS:
            return False
        if self.lowers[at - 1] in _BEFORE_THAT:
            return False
        return self.lowers[at] != "that" or (at > self.first and is_noun(self.tokens, at - 1))

    def _word_step(self, at: int, end: int) -> int | None:
        """Return how far the phrase reaches with an ordinary word.

        With a verb it reaches over the whole of its relative clause.
        """
        lower = self.lowers[at - 1]
        if self.words[at - 1] == "-" and not self._is_hyphen(at - 1):
            return None
        if self.words[at - 2] == "-" and self._ends_compound(at - 1):
            return at - 1
        if lower in PREPOSITIONS:
            in_clause = not self._is_attached(at - 1)
        elif lower in SUBORDINATORS or (lower in ADVERBS and self.words[at] != "-"):
            return None
        elif lower in FINITE and lower != "'s" and self.words[at - 1] != "May":
            in_clause = True
        elif not self._is_wordlike(at - 1):
            return None
        else:
            in_clause = self._is_clause_verb(at - 1, end)
        if not in_clause:
            return at - 1
        opened = self._relative(at - 1)
        return None if opened is None else opened + 1

    def _is_clause_verb(self, at: int, end: int) -> bool:
        """Tell whether a token is the verb of a clause within the phrase that ends before token `end`."""
        cue = self._verbs.get(self.lowers[at])
        if cue is not None:
            return not cue.noun and self._is_finite(at, end)
        return at + 1 < end and self._is_other_verb(at)

    def _is_other_verb(self, at: int) -> bool:
        """Tell whether a word that is no cue verb is a finite verb and hardly ever anything else: occupies, spoke."""
        if self.words[at] != self.lowers[at] or (at > self.first and self.words[at - 1] == "-"):
            return False
        shares = self._word_tags.of(self.lowers[at])
        return shares.is_third or (shares.of("VBD") >= _FINITE_SHARE and shares.of("NN", "NNS", "JJ") <= _OTHER_SHARE)

    def _is_hyphen(self, at: int) -> bool:
        """Tell whether a hyphen is joined to the words on both sides of it, and so is no dash."""
        return self.tokens.adjacent(at) and self.tokens.adjacent(at - 1)

    def _is_in_address(self, at: int) -> bool:
        """Tell whether a full stop stands within an address: vestnik.ro."""
        return self._is_hyphen(at) and self.words[at + 1].islower() and self.words[at + 1].isalpha()

    def _ends_compound(self, at: int) -> bool:
        """Tell whether a word is joined to the hyphen before it: "self-described", "three-in-five"."""
        return self.tokens.adjacent(at - 1) and self.words[at][0].isalpha()

    def _is_wordlike(self, at: int) -> bool:
        word = self.words[at]
        if word in "'’‘" and (at <= self.first or self._is_single_mark(at)):
            return False
        if word in QUOTES:
            return is_nickname_mark(self.tokens, at)
        return word[0].isalnum() or word in "'’%$-/’s" or self.lowers[at] == "'s" or word == "\ufffc"

    def _is_single_mark(self, at: int) -> bool:
        """Tell whether a single mark belongs to a quotation: no letter or figure touches it from the left."""
        return not (self.tokens.adjacent(at - 1) and self.words[at - 1][-1].isalnum())

    def _is_finite(self, at: int, end: int) -> bool:
        """Tell whether a form of a cue verb is a verb with a subject of its own rather than a participle or a name."""
        cue = self._verbs[self.lowers[at]]
        if at == end - 1:
            return cue.form in ("third", "past") and not self.tokens.is_capitalized(at)
        if self.tokens.is_capitalized(at) and at > self.first:
            return False
        if cue.form == "past":
            # "a plan drafted by ..." is part of the phrase; "said Trump" is not.
            return self.lowers[at + 1] not in PREPOSITIONS
        return cue.form in ("base", "third")

    def _relative(self, verb: int) -> int | None:
        """Return the token before the relative pronoun of the clause a verb stands in, if it describes a noun there."""
        for at in range(verb - 1, max(self.first, verb - _CLAUSE), -1):
            if self.words[at] in QUOTES or self.words[at] in ",;:" or self.lowers[at] in CONJUNCTIONS:
                return None
            if self.lowers[at] in ("who", "which", "that") and is_noun(self.tokens, at - 1):
                return at - 1
        return None

    def _is_listed(self, comma: int, end: int) -> bool:
        """Tell whether a comma stands inside a list of names, or in a number or place: "Ruiz, Obi and Lee"."""
        words, lowers = self.words, self.lowers
        if comma <= self.first or not any(
            lowers[at] in CONJUNCTIONS for at in range(comma + 1, min(comma + _LIST, end))
        ):
            return False
        return words[comma - 1][0].isupper() and words[comma + 1][0].isupper() and lowers[comma - 1] not in SETTINGS

    def _is_joined(self, at: int) -> bool:
        """Tell whether "and" joins two nouns rather than two clauses."""
        if at <= self.first or at + 1 >= self.last:
            return False
        before, after = self.words[at - 1], self.words[at + 1]
        lower = self.lowers[at - 1]
        if before == ",":
            return at - 2 > self.first and self.words[at - 2][0].isupper() and after[0].isupper()
        if before != "." and not (before[0].isalnum() and is_noun(self.tokens, at - 1)):
            return False
        if lower in self._verbs and not self._verbs[lower].noun:
            return False
        return self._opens_clause(at)

    def _opens_clause(self, conjunction: int) -> bool:
        """Tell whether the noun before a conjunction opens its clause, so that it can be half of a subject."""
        for at in range(conjunction - 1, max(self.first, conjunction - _BOUND) - 1, -1):
            word, lower = self.words[at], self.lowers[at]
            if word in QUOTES or word in ",;:—–" or lower in SUBORDINATORS:
                return True
            if lower in FINITE and lower != "'s":
                return False
            if lower in self._verbs and not self._verbs[lower].noun and not self.tokens.is_capitalized(at):
                return lower in ("said", "says", "say")
        return True

    def _is_attached(self, at: int) -> bool:
        """Tell whether a preposition hangs on a noun before it."""
        if at <= self.first:
            return False
        word, lower = self.words[at - 1], self.lowers[at - 1]
        if lower in _SHARES:
            return True
        if word in ".,":
            return word == "." and at - 1 > self.first and is_abbreviation(self.tokens, at - 1)
        if lower in self._verbs and not self._verbs[lower].noun and not self.tokens.is_capitalized(at - 1):
            return self._verbs[lower].form in ("past", "ing") and at - 2 >= self.first and is_noun(self.tokens, at - 2)
        if lower.endswith("ed") and at - 2 >= self.first and not is_noun(self.tokens, at - 2):
            return False
        return is_noun(self.tokens, at - 1) and lower not in SETTINGS

    def _trimmed(self, first: int, last: int) -> Range | None:
        """Drop what stands before the phrase: "On Tuesday", "And", an adverb, a stray mark."""
        tokens, lowers = self.tokens, self.lowers
        while first < last:
            lower = lowers[first]
            if lower in PREPOSITIONS or lower in SUBORDINATORS:
                first = self._past_setting(first + 1, last)
            elif self._opens_time(first, last):
                first += 2
            elif (
                lower in ("and", "or", "'s", "-", ".")
                or lower in ADVERBS
                or lower in SETTINGS
                or (lower.endswith("ly") and first + 1 < last and not tokens.is_capitalized(first))
            ):
                first += 1
            else:
                break
        last = self._before_time(first, last)
        if first >= last or not any(self.words[at][0].isalnum() for at in range(first, last)):
            return None
        return first, last

    def _opens_time(self, first: int, last: int) -> bool:
        """Tell whether a phrase opens with a time and a subject follows: "Last night Ruiz", "This morning the firm"."""
        if first + 2 >= last or self.lowers[first] not in _OPENS_TIME or self.lowers[first + 1] not in self._times:
            return False
        behind = first + 2
        if self.lowers[behind] in PREPOSITIONS and self.lowers[behind] != "of":
            return True  # "Last week in Galati Ruiz"
        return self.tokens.is_capitalized(behind) or self.lowers[behind] in DETERMINERS

    def _before_time(self, first: int, last: int) -> int:
        """Return where a subject ends that tells when behind it: "Ruiz on Monday", "the firm in 2009"."""
        at = last - 1
        if at > first and self.lowers[at - 1].endswith("ed") and not self.tokens.is_capitalized(at - 1):
            return last  # "a poll released Wednesday"
        if at <= first or not (self.lowers[at] in TIMES or _is_year(self.lowers[at])):
            return last
        while at > first and self.lowers[at - 1] in _BEFORE_TIME:
            at -= 1
        return at if at < last - 1 or self.lowers[at] in TIMES else last

    def _past_setting(self, first: int, last: int) -> int:
        """Return where the subject begins after a preposition that opened the sentence."""
        for at in range(first, last):
            if self.lowers[at] in SETTINGS and at + 1 < last:
                return at + 1
            if at > first and (self.lowers[at] in DETERMINERS or self.lowers[at] in SUBJECTS):
                return at
        return first


def _is_year(word: str) -> bool:
    return len(word) == len("2009") and word.isdigit() and word[:2] in ("19", "20")
