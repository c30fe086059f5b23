"""Sources: the noun phrase to the left or the right of a cue, with its appositions and relative clauses.

There is no parser. The walk goes word by word and stops at what cannot belong to the phrase; tokens are numbers in
`Tokens`, ranges half-open.
"""

from collections.abc import Iterable

from lint.analysis.cuewords import verbs
from lint.analysis.tokens import Tokens
from lint.analysis.wordlists import AUXILIARIES, MONTHS, TITLES, WEEKDAYS

Range = tuple[int, int]

_DETERMINERS = frozenset(
    """the a an this that these those his her its their our my your some many most several all both each every any no
    few another one two three""".split()
)
_PREPOSITIONS = frozenset(
    """of in on at by for from with to about against into over under after before during between among within without
    through across behind near around outside inside since until like including upon toward towards amid despite
    alongside beyond via""".split()
)
_SUBORDINATE = frozenset(
    """that because when while after before as if although though since until unless whereas than so where what how why
    whether once but yet nor then like when""".split()
)
SUBJECTS = frozenset("he she they it i we you who which there everyone nobody everybody".split())
RELATIVES = frozenset(("who", "which", "that", "whose", "whom"))
FINITE = AUXILIARIES | frozenset(
    """'s went took gave came became began ran made got left kept held brought lost won met led fell rose sent built
    paid spent went broke grew drew drove chose threw struck wore ate flew beat sat stood set put cut hit let hurt cost
    makes takes gives goes comes gets has means keeps becomes remains includes says n't isn't doesn't don't didn't
    can't won't wasn't weren't hasn't haven't wouldn't couldn't shouldn't i'm i've we've we're they're it's he's she's
    that's""".split()
)
_ADVERBS = frozenset(
    """also later then never once previously repeatedly again not already recently just since still earlier even now
    often always soon ever simply only actually instead too perhaps maybe first""".split()
)
_QUOTES = frozenset(("“", "”", '"', "«", "»", "„", "`", "‘"))
_DASHES = frozenset(("—", "–", "--", "-"))
_APPOSED = _DETERMINERS | frozenset(
    """who which whose whom where now then former formerly republican democrat democratic co vice chief president director chairman
    chairwoman professor leader head founder author editor executive senior assistant deputy secretary republican
    republicans democrats also himself herself both not including speaking along widely d r""".split()
)
_SETTINGS = WEEKDAYS | MONTHS | frozenset("yesterday today tomorrow earlier later last".split())
_ASIDES = frozenset(
    ("however", "too", "meanwhile", "though", "in turn", "of course", "for one", "for his part", "for her part", "indeed", "then",
     "for their part", "for its part", "by contrast", "in contrast", "for example", "for instance", "himself", "again")
)  # fmt: skip
"""Asides between a subject and its verb; the subject ends before them."""
_NOT_LISTED = frozenset(("and", "or", "&"))
_LONGEST = 60


class Phrases:
    """Finds the noun phrases around the cues of one sentence, tokens [first, last)."""

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        """Take the sentence."""
        self.tokens, self.first, self.last = tokens, first, last

    def subject(self, end: int) -> Range | None:
        """Return the subject that ends right before token `end`, where its verb begins, or None where there is none."""
        words, lowers = self.tokens.words, self.tokens.lowers
        last = end
        if last <= self.first:
            return None
        before = lowers[last - 1]
        if before in SUBJECTS or (before == "that" and last - 2 >= self.first and self._noun(last - 2)):
            return self._pronoun(last)
        if words[last - 1] in _QUOTES or (words[last - 1] == "'" and words[last - 2] == "'"):
            return None
        if words[last - 1] == "," or words[last - 1] in _DASHES:
            return self._apposed(last)
        if words[last - 1] == ")":
            opened = self._opening(last - 1)
            if opened is None or opened <= self.first:
                return None
            head = self._walk(opened)
            return (head[0], last) if head else None
        return self._described(self._walk(last))

    def _described(self, found: Range | None) -> Range | None:
        """Return a name with the short description that stands before it behind a quotation: “...,” her boss, Ana Ruiz, said."""
        words = self.tokens.words
        if found is None or found[0] - 2 <= self.first or words[found[0] - 1] != ",":
            return found
        for at in range(found[0] - 2, max(self.first, found[0] - 8), -1):
            if words[at] in "”\"’'»" and words[at - 1] in ",.?!'":
                return at + 1, found[1]
            if not words[at][0].isalpha():
                break
        return found

    def possessor(self, end: int) -> Range | None:
        """Return the noun phrase that ends right before an apostrophe, without what stands before its last preposition."""
        found = self._walk(end)
        if found is None:
            return None
        first = found[0]
        for at in range(found[1] - 1, first - 1, -1):
            lower = self.tokens.lowers[at]
            if (
                (lower in _PREPOSITIONS and lower != "of")
                or lower in FINITE - {"'s"}
                or (lower in verbs() and not (verbs()[lower].noun or self.tokens.is_capitalized(at)))
            ):
                first = at + 1
                break
        while first < end and (
            self.tokens.lowers[first] in _ADVERBS or self.tokens.lowers[first] in ("out", "up", "off", "not")
        ):
            first += 1
        return (first, end) if first < end else None

    def _pronoun(self, last: int) -> Range:
        """Return a pronoun, or the noun phrase that "whose" opens."""
        lowers = self.tokens.lowers
        if lowers[last - 1] == "i" and last - 3 >= self.first and lowers[last - 2] == "and":
            head = self._walk(last - 2)
            return (head[0], last) if head else (last - 1, last)
        return last - 1, last

    def _opening(self, closing: int) -> int | None:
        for at in range(closing - 1, max(self.first - 1, closing - _LONGEST), -1):
            if self.tokens.words[at] == "(":
                return at
        return None

    def _apposed(self, last: int) -> Range | None:
        """Return a subject with what is set between commas or dashes behind it: who he is, where he is from."""
        words, lowers = self.tokens.words, self.tokens.lowers
        mark = words[last - 1]
        at = last - 1
        for _ in range(6):
            opened = self._comma(at, mark)
            if opened is None:
                return None
            if " ".join(lowers[opened + 1 : at]) in _ASIDES and opened > self.first:
                return self.subject(opened)
            if self._appositive(opened + 1, at):
                head = self._walk(opened) if words[opened - 1] != ")" else self.subject(opened)
                if head is not None and (head[1] - head[0] > 1 or lowers[head[0]] not in _SETTINGS):
                    return head[0], last
            at = opened
        return None

    def _comma(self, before: int, mark: str) -> int | None:
        for at in range(before - 1, max(self.first, before - _LONGEST), -1):
            word = self.tokens.words[at]
            if word == ";" or (word in _QUOTES and (at == before - 1 or self.tokens.words[at - 1] in ",.?!")):
                return None
            if word == mark:
                return at
        return None

    def _appositive(self, first: int, last: int) -> bool:
        """Tell whether what stands between two commas describes the noun before them."""
        tokens = self.tokens
        if first >= last:
            return False
        lower = tokens.lowers[first]
        if lower == "for":
            return tokens.lowers[first + 1] in ("one", "his", "her", "its", "their")
        if lower in _APPOSED or tokens.words[first][0].isdigit() or lower in TITLES:
            return True
        if tokens.lowers[first] in _SUBORDINATE or lower in SUBJECTS:
            return False
        if tokens.is_capitalized(first):
            segment = tokens.lowers[first:last]
            return last - first <= 4 or "of" in segment or "'s" in segment or bool(TITLES.intersection(segment))  # noqa: PLR2004
        return lower not in _PREPOSITIONS or lower in ("of", "from", "with", "in") if first > 0 else False

    def _noun(self, number: int) -> bool:
        word, lower = self.tokens.words[number], self.tokens.lowers[number]
        return (
            word[0].isalnum()
            and lower not in _PREPOSITIONS
            and lower not in _SUBORDINATE
            and lower not in FINITE
            and lower not in _ADVERBS
            and lower not in _NOT_LISTED
            and lower not in _DETERMINERS
        ) or word == ")"

    def _walk(self, last: int) -> Range | None:  # noqa: C901, PLR0912, PLR0915
        """Return the noun phrase that ends before token `last`, walking left."""
        words, lowers, known = self.tokens.words, self.tokens.lowers, verbs()
        at, floor = last, max(self.first, last - _LONGEST)
        determined = False
        while at > floor:
            word, lower = words[at - 1], lowers[at - 1]
            if lower in SUBJECTS and not (at < last and lower in RELATIVES):
                if at == last:
                    return at - 1, last
                break
            if (
                determined
                and lower not in _PREPOSITIONS
                and lower not in _NOT_LISTED
                and lower not in ("all", "both", "half")
            ):
                break
            if word == ".":
                if not self._abbreviation(at - 1):
                    break
            elif word == ",":
                if not self._listed(at - 1, last):
                    break
            elif lower in _NOT_LISTED:
                if not self._joined(at - 1):
                    break
                determined = False
            elif lower in _DETERMINERS and lower != "that":
                determined = True
            elif lower in RELATIVES and at < last:
                if lower == "that" and not (at - 1 > self.first and self._noun(at - 2)):
                    break
            elif lower in _PREPOSITIONS:
                if not self._attached(at - 1):
                    opened = self._relative(at - 1)
                    if opened is None:
                        break
                    at = opened + 1
                    continue
                determined = False
            elif lower in _SUBORDINATE or lower in _ADVERBS:
                break
            elif lower in FINITE and lower != "'s":
                opened = self._relative(at - 1)
                if opened is None:
                    break
                at = opened + 1
                continue
            elif (word == "'" and words[at - 2] == "'") or not (
                word[0].isalnum() or word in "'’%$-’s" or lower == "'s" or word == "\ufffc"
            ):
                break
            elif lower in known and not known[lower].noun and self._finite(at - 1, last):
                opened = self._relative(at - 1)
                if opened is None:
                    break
                at = opened + 1
                continue
            at -= 1
        return self._trimmed(at, last)

    def _finite(self, number: int, last: int) -> bool:
        """Tell whether a form of a cue verb is a verb with a subject of its own rather than a participle or a name."""
        cue = verbs()[self.tokens.lowers[number]]
        if number == last - 1:
            return cue.form in ("s", "past") and not self.tokens.is_capitalized(number)
        if self.tokens.is_capitalized(number) and number > self.first:
            return False
        if cue.form == "past":
            # "a plan drafted by ..." is part of the phrase; "said Trump" is not.
            return self.tokens.lowers[number + 1] not in _PREPOSITIONS
        return cue.form in ("base", "s")

    def _relative(self, number: int) -> int | None:
        """Return the relative pronoun of the clause a verb stands in, if it describes a noun right before it."""
        lowers, words = self.tokens.lowers, self.tokens.words
        for at in range(number - 1, max(self.first, number - 8), -1):
            if words[at] in _QUOTES or words[at] in ",;:" or lowers[at] in _NOT_LISTED:
                return None
            if lowers[at] in ("who", "which", "that") and self._noun(at - 1):
                return at - 1
        return None

    def _abbreviation(self, number: int) -> bool:
        """Tell whether a full stop belongs to a word of the phrase: "Mr.", "J.", "Jr."."""
        return (
            number > self.first
            and self.tokens.words[number - 1][0].isupper()
            and self.tokens.ends[number - 1] == self.tokens.starts[number]
        )

    def _listed(self, comma: int, last: int) -> bool:
        """Tell whether a comma stands inside a list of names, or in a number or place: "Ruiz, Obi and Lee"."""
        lowers, words = self.tokens.lowers, self.tokens.words
        if comma <= self.first or not any(lowers[at] in _NOT_LISTED for at in range(comma + 1, min(comma + 9, last))):
            return False
        return words[comma - 1][0].isupper() and words[comma + 1][0].isupper() and lowers[comma - 1] not in _SETTINGS

    def _joined(self, number: int) -> bool:
        """Tell whether "and" joins two nouns rather than two clauses."""
        if number <= self.first or number + 1 >= self.last:
            return False
        before, after = self.tokens.words[number - 1], self.tokens.words[number + 1]
        lower = self.tokens.lowers[number - 1]
        if before == ",":
            return number - 2 > self.first and self.tokens.words[number - 2][0].isupper() and after[0].isupper()
        if not before[0].isalnum() and before != ".":
            return False
        if not self._noun(number - 1) and before != ".":
            return False
        if lower in verbs() and not verbs()[lower].noun:
            return False
        return self._bounded(number)

    def _bounded(self, number: int) -> bool:
        """Tell whether the noun before a conjunction opens its clause, so that it can be half of a subject."""
        lowers, words = self.tokens.lowers, self.tokens.words
        for at in range(number - 1, max(self.first, number - 12) - 1, -1):
            lower = lowers[at]
            if words[at] in _QUOTES or words[at] in ",;:—–" or lower in _SUBORDINATE:
                return True
            if lower in FINITE and lower != "'s":
                return False
            if lower in verbs() and not verbs()[lower].noun and not self.tokens.is_capitalized(at):
                return lower in ("said", "says", "say")
        return True

    def _attached(self, number: int) -> bool:
        """Tell whether a preposition hangs on a noun before it."""
        if number <= self.first:
            return False
        lower = self.tokens.lowers[number - 1]
        if self.tokens.words[number - 1] in ".,":
            return self.tokens.words[number - 1] == "." and self._abbreviation(number - 1)
        if lower in verbs() and not verbs()[lower].noun and not self.tokens.is_capitalized(number - 1):
            return verbs()[lower].form == "past" and number - 2 >= self.first and self._noun(number - 2)
        if lower.endswith("ed") and number - 2 >= self.first and not self._noun(number - 2):
            return False
        return self._noun(number - 1) and lower not in _SETTINGS

    def _trimmed(self, first: int, last: int) -> Range | None:
        """Drop what stands before the phrase: "On Tuesday", "And", an adverb, a stray mark."""
        tokens = self.tokens
        while first < last:
            lower = tokens.lowers[first]
            if lower in _PREPOSITIONS or lower in _SUBORDINATE:
                first = self._past_setting(first + 1, last)
            elif (
                lower in ("and", "or", "'s", "-", ".")
                or lower in _ADVERBS
                or lower in _SETTINGS
                or (lower.endswith("ly") and first + 1 < last and not tokens.is_capitalized(first))
            ):
                first += 1
            else:
                break
        if first >= last or not any(tokens.words[at][0].isalnum() for at in range(first, last)):
            return None
        return first, last

    def _past_setting(self, first: int, last: int) -> int:
        """Return where the subject begins after a preposition that opened the sentence."""
        lowers = self.tokens.lowers
        for at in range(first, last):
            if lowers[at] in _SETTINGS and at + 1 < last:
                return at + 1
            if at > first and (lowers[at] in _DETERMINERS or lowers[at] in SUBJECTS):
                return at
        return first

    def phrase(self, first: int, stops: Iterable[str] = ()) -> Range:  # noqa: C901, PLR0912
        """Return the noun phrase that begins at token `first`, with the prepositions and appositions that follow."""
        words, lowers, known = self.tokens.words, self.tokens.lowers, verbs()
        at, stops, related = first, frozenset(stops), False
        while at < self.last and at - first < _LONGEST:
            word, lower = words[at], lowers[at]
            if (
                word in _QUOTES
                or word == "'" == words[min(at + 1, self.last - 1)]
                or lower in stops
                or word in ";:?!"
                or (word in _DASHES and not self._hyphen(at))
            ):
                break
            if word == ".":
                if not self._abbreviation(at) or at + 1 >= self.last:
                    break
            elif word == ",":
                if not self._goes_on(at, first):
                    break
            elif word == "(":
                closing = next((n for n in range(at, min(at + 12, self.last)) if words[n] == ")"), None)
                if closing is None:
                    break
                at = closing
            elif lower in _SUBORDINATE and lower != "that":
                break
            elif lower in _NOT_LISTED:
                if not self._goes_on_with(at):
                    break
            elif lower in ("in", "on", "at", "during", "to", "after", "before", "about", "by", "as", "via"):
                if not self._describes(at, first):
                    break
            elif lower in _SETTINGS and at > first and lower != "may":
                if at + 1 >= self.last or lowers[at + 1] not in ("from", "by"):
                    break
            elif lower in _ADVERBS and at > first and lower not in ("then", "now"):
                break
            elif lower in FINITE and lower != "'s" and at > first:
                if not related:
                    break
            elif lower in RELATIVES and at > first:
                if self._speaks(at):
                    at -= words[at - 1] == ","
                    break
                related = True
            elif lower in known and at > first and not known[lower].noun and not self.tokens.is_capitalized(at):  # noqa: SIM102
                if not related and known[lower].form not in ("past", "ing", "participle"):
                    break
            at += 1
        return first, at

    def _speaks(self, relative: int) -> bool:
        """Tell whether a relative clause goes on with what its bearer said: "said Ruiz, who added that"."""
        known = verbs()
        for number in range(relative + 1, min(relative + 4, self.last)):
            cue = known.get(self.tokens.lowers[number])
            if cue is not None and cue.kind == "speech" and cue.form in ("past", "s"):
                return number + 1 >= self.last or self.tokens.lowers[number + 1] not in _PREPOSITIONS
        return False

    def _hyphen(self, number: int) -> bool:
        tokens = self.tokens
        return tokens.words[number] == "-" and tokens.ends[number - 1] == tokens.starts[number]

    def _describes(self, number: int, first: int) -> bool:
        """Tell whether a preposition behind a source belongs to it rather than to the saying: "the union in Lima"."""
        tokens = self.tokens
        if number == first or number + 1 >= self.last:
            return False
        lower, after = tokens.lowers[number], tokens.lowers[number + 1]
        if any(tokens.lowers[n] in RELATIVES for n in range(first, number)):
            return after not in WEEKDAYS
        if after in WEEKDAYS or after in MONTHS:
            return False
        common = any(tokens.lowers[n] in _DETERMINERS or tokens.words[n] == "," for n in range(first, number))
        if lower in ("on", "to", "by", "about", "as"):
            return common and after not in ("reporters", "cnn", "twitter", "facebook", "telegram")
        if lower not in ("in", "at") or not common:
            return False
        return after not in ("a", "an", "his", "her", "their", "its", "response", "reference", "which")

    def _goes_on(self, comma: int, first: int) -> bool:
        """Tell whether a description follows a comma after a name."""
        tokens = self.tokens
        after = comma + 1
        if after >= self.last or tokens.words[after] in _QUOTES:
            return False
        lower = tokens.lowers[after]
        if tokens.words[after][0].isdigit():
            return True
        if lower in WEEKDAYS or lower in MONTHS or lower in SUBJECTS - RELATIVES or lower in _SUBORDINATE:
            return lower == "then"
        if lower.endswith("ing") or lower in (
            "in",
            "on",
            "at",
            "after",
            "before",
            "during",
            "and",
            "but",
            "with",
            "as",
            "to",
            "citing",
        ):
            if lower != "and" or after + 1 >= self.last:
                return False
            apposed = "," in tokens.words[first:comma] and tokens.lowers[after + 1] in ("a", "an", "the")
            return apposed or (tokens.is_capitalized(after + 1) and self._names(first, comma))
        if lower in _APPOSED or lower in TITLES:
            return True
        if tokens.is_capitalized(after):
            end = next((n for n in range(after, self.last) if tokens.words[n] in ",.;"), self.last)
            segment = tokens.lowers[after:end]
            if "'s" in segment or TITLES.intersection(segment):
                return end - after <= 16  # noqa: PLR2004
            return end - after <= 5 or ("of" in segment and end - after <= 9)  # noqa: PLR2004
        return lower not in verbs() and not lower.endswith("ly")

    def _names(self, first: int, last: int) -> bool:
        return all(self.tokens.words[at][0].isupper() or self.tokens.words[at] in ",." for at in range(first, last))

    def _goes_on_with(self, number: int) -> bool:
        """Tell whether "and" goes on with the phrase: not where a clause follows."""
        tokens = self.tokens
        if number + 1 >= self.last:
            return False
        lower = tokens.lowers[number + 1]
        if lower in SUBJECTS or lower in FINITE or lower in _SUBORDINATE or lower in _ADVERBS:
            return lower == "who"
        return not (lower in verbs() and verbs()[lower].form in ("past", "s") and not verbs()[lower].noun)
