"""The groups and clauses of a tagged sentence: noun groups, verb groups, and the subject of each finite verb.

A cascade of finite-state rules over Penn tags (Abney, Partial Parsing via Finite-State Cascades, 1996): the first level
finds noun groups, the second verb groups, the third goes back from a finite verb group to its subject, past adverbs,
asides between commas and prepositional phrases. Each level is one pass. Quotation marks are read through. Where a rule
has to guess, the reading says that it is not sure.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import MONTHS, WEEKDAYS
from lint.analysis.syntax.tagger import FINITE

ONE, MANY, EITHER = "one", "many", "?"
"""The number of a noun group or a verb."""

_OPENING = frozenset(("DT", "PDT", "PRP$", "WP$", "CD", "$"))
_INSIDE = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "$", "DT", "PRP$"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_ALONE = frozenset(("PRP", "EX", "DT", "CD", "WP"))
_VERBAL = frozenset(("MD", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG"))
_MANY_WORDS = frozenset(
    """they we these those both many several few two three four five six seven eight nine ten hundreds thousands
    dozens you""".split()
)
_ONE_WORDS = frozenset("he she it this that each every another a an one".split())
_BE_ONE, _BE_MANY = frozenset("is was isn't wasn't 's".split()), frozenset("are were aren't weren't".split())
_HAVE_ONE, _HAVE_MANY = frozenset("has hasn't does doesn't".split()), frozenset("have haven't do don't".split())
BE = frozenset("am is are was were be been being isn't aren't wasn't weren't".split())
"""Forms of “be”."""
MARKS = frozenset("“”‘’«»\"'")
"""Quotation marks, which the reading passes over."""
_OPENERS = frozenset("that which who whose whom whoever what where when why how if whether because while".split())
_LINKS = frozenset(
    """of in for on with at by from about against into over under between among during before after since until toward
    towards within without around across behind near like including to per""".split()
)
TIMES = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        """day days week season weekend month months year years today yesterday tomorrow morning afternoon evening night time
        times moment hour hours minute minutes century decade summer winter spring autumn""".split()
    )
)
"""Heads of noun groups that tell when, also without a preposition."""
_BEFORE_SUBJECT = MARKS | frozenset(
    """, ; : and but said says say believe believes thinks think claimed claims means hopes added adds warned warns
    argued argues insisted insists noted notes announced""".split()
)
"""Marks and words that a subject may stand right behind."""
_JOINTS = frozenset("and or nor &".split())
_ASIDE = 16
"""Tokens of an aside between commas that is passed over."""


class NounGroup(NamedTuple):
    """Tokens [first, last) of a sentence whose last noun is the head; `number` is `ONE`, `MANY` or `EITHER`."""

    first: int
    last: int
    head: int
    number: str


class VerbGroup(NamedTuple):
    """Tokens [first, last) from the first auxiliary to the main verb `head`, and whether the first verb is finite.

    `number` is that of the finite form where it shows one; `passive` and `negated` speak of the whole group.
    """

    first: int
    last: int
    head: int
    finite: bool
    number: str
    passive: bool
    negated: bool


class Subject(NamedTuple):
    """The subject of a finite verb group.

    `head` is its head noun's token, or -1 where none was found. `kind` names what it was found as: "plain", "several"
    (parts joined by “and”), "either" (by “or”), "relative" (the antecedent of a relative pronoun), "shared" (of the
    verb that “and” joins this one to), "behind" (there are, and questions) or "none". `first` is the token that the
    subject begins at. `sure` tells whether the way there was plain.
    """

    head: int
    number: str
    kind: str
    first: int
    sure: bool


_NO_SUBJECT = Subject(-1, EITHER, "none", -1, sure=False)


class Reading:
    """The groups of one sentence, given as folded words and Penn tags; places are numbers of tokens."""

    def __init__(self, lowers: Sequence[str], tags: Sequence[str]) -> None:
        """Read the groups; subjects are looked for when asked for."""
        self.lowers = lowers
        self.tags = tags
        self.nouns = _noun_groups(lowers, tags)
        self.verbs = _verb_groups(lowers, tags)
        self._subjects: dict[int, Subject] = {}
        self._noun_by_end = {group.last: group for group in self.nouns}
        self._verb_by_end = {group.last: group for group in self.verbs}

    def noun_ending(self, at: int) -> NounGroup | None:
        """Return the noun group that ends before token `at`."""
        return self._noun_by_end.get(at)

    def subject(self, verb: int) -> Subject:
        """Return the subject of the finite verb group that begins at token `verb`."""
        known = self._subjects.get(verb)
        if known is None:
            known = self._subjects[verb] = self._subject(verb)
        return known

    def _subject(self, verb: int) -> Subject:
        at = self._past_adverbs(verb)
        aside = at > 0 and self.lowers[at - 1] == ","
        if aside:
            at = self._past_aside(at)
        found = self._joined(at, verb) if at else _NO_SUBJECT
        return found._replace(sure=found.sure and not aside)

    def _past_adverbs(self, at: int) -> int:
        while at and (self.tags[at - 1] == "RB" or self.lowers[at - 1] in MARKS):
            at -= 1
        return at

    def _past_aside(self, at: int) -> int:
        """Return the place before the comma that opens the aside which the comma before token `at` closes, else 0."""
        for start in range(at - 2, max(-1, at - 2 - _ASIDE), -1):
            if self.lowers[start] == ",":
                return start
        return 0

    def _joined(self, at: int, verb: int) -> Subject:
        word, tag = self.lowers[at - 1], self.tags[at - 1]
        if tag in ("WDT", "WP") or word in ("that", "which", "who"):
            return self._antecedent(at - 1)
        if word in ("and", "but", "or", "then"):
            return self._shared(at - 1)
        group = self._noun_by_end.get(at)
        if group is None:
            return _NO_SUBJECT
        if self.tags[group.head] == "EX" or (group.first == 0 and self.lowers[0] == "there"):
            return Subject(group.head, EITHER, "behind", group.first, sure=False)
        return self._head_of(group, verb)

    def _antecedent(self, pronoun: int) -> Subject:
        at = pronoun
        while at and self.lowers[at - 1] in (",", *MARKS):
            at -= 1
        group = self._noun_by_end.get(at)
        if group is None:
            return _NO_SUBJECT
        # Of “the leader of the men who” either noun may be meant.
        linked = group.first > 0 and self.lowers[group.first - 1] in _LINKS
        return Subject(group.head, group.number, "relative", group.first, sure=not linked)

    def _shared(self, joint: int) -> Subject:
        """Return the subject of the last finite verb group before a conjunction."""
        for group in reversed(self.verbs):
            if group.last <= joint and group.finite:
                found = self.subject(group.first)
                number = found.number if found.number != EITHER else group.number
                return Subject(found.head, number, "shared", found.first, sure=False)
        return _NO_SUBJECT

    def _head_of(self, group: NounGroup, verb: int) -> Subject:
        """Go back over prepositional phrases and joints to the head of a subject that ends in a noun group."""
        sure, number, kind = True, "", "plain"
        while group.first:
            at = self._past_marks(group.first)
            word = self.lowers[at - 1] if at else ""
            before = self._noun_by_end.get(self._past_marks(at - 1)) if at else None
            beside = self._noun_by_end.get(group.first)
            if beside is not None and self.lowers[group.head] in TIMES:  # the protests last week
                group, sure = beside, False
                continue
            if before is None or not (word in _LINKS or word in _JOINTS):
                before = self._modified(at - 1 if word in _LINKS else at)
                if before is None:
                    break
                number, kind, sure = "", "plain", False
            elif word in ("and", "&") and not number:
                number, kind = MANY, "several"
            elif word in ("or", "nor") and not number:
                number, kind = EITHER, "either"
            elif word in _LINKS and kind == "several":
                number, kind, sure = "", "plain", False  # the head of “of A and B” stands before
            group = before
        opener = self.lowers[group.first - 1] if group.first else ""
        opens = not group.first or opener in _OPENERS or opener in _BEFORE_SUBJECT or opener in TIMES
        return Subject(group.head, number or group.number, kind, group.first, sure=sure and opens and verb > group.head)

    def _modified(self, at: int) -> NounGroup | None:
        """Return the noun group that the clause or participle whose verb group ends before token `at` describes."""
        group = self._verb_by_end.get(at)
        if group is None or not group.first:
            return None
        if not group.finite:
            describes = self.tags[group.head] in ("VBN", "VBG") or self.tags[group.first] == "TO"
            return self._noun_by_end.get(group.first) if describes else None
        start = group.first
        while start and self.tags[start - 1] == "RB":
            start -= 1
        if not start:
            return None
        if self.tags[start - 1] in ("WDT", "WP") or self.lowers[start - 1] in ("that", "which", "who"):
            return self._noun_by_end.get(start - 1)
        subject = self._noun_by_end.get(start)  # the plan he presented
        return self._noun_by_end.get(subject.first) if subject and subject.first else None

    def _past_marks(self, at: int) -> int:
        while at and self.lowers[at - 1] in MARKS:
            at -= 1
        return at


def _noun_groups(lowers: Sequence[str], tags: Sequence[str]) -> list[NounGroup]:
    found = []
    at, last = 0, len(tags)
    while at < last:
        end = _end_of_noun_group(lowers, tags, at)
        if end == at:
            at += 1
            continue
        head = end - 1
        found.append(NounGroup(at, end, head, _number(lowers, tags, at, head)))
        at = end
    return found


def _end_of_noun_group(lowers: Sequence[str], tags: Sequence[str], at: int) -> int:
    """Return the place behind the noun group that token `at` opens, `at` where it opens none."""
    tag = tags[at]
    if tag in ("PRP", "EX", "WP"):
        return at + 1
    if tag not in _OPENING and tag not in _INSIDE and tag != "RBS":
        return at
    end = noun = at
    while end < len(tags) and _continues(lowers, tags, at, end):
        if tags[end] in _NOUNS:
            noun = end + 1
        end += 1
    if noun > at:
        return noun
    return at + 1 if tags[at] in _ALONE and tags[at] != "PRP$" else at


def _continues(lowers: Sequence[str], tags: Sequence[str], first: int, at: int) -> bool:
    """Tell whether a token goes on with the noun group that token `first` opens, which may be the same."""
    tag, inner = tags[at], at > first
    following = tags[at + 1] if at + 1 < len(tags) else ""
    if tag in ("DT", "PRP$") and inner and tags[at - 1] in _NOUNS:
        return False  # another group begins
    if tag in ("VBN", "VBG"):
        return inner and tags[at - 1] not in _NOUNS and following in _NOUNS
    if tag in _INSIDE or tag in ("PDT", "WP$"):
        return True
    if tag == "RB":
        return inner and following in ("JJ", "JJR", "VBN")
    return lowers[at] in MARKS and inner and following in _INSIDE


def _number(lowers: Sequence[str], tags: Sequence[str], first: int, head: int) -> str:
    opening, tag = lowers[first], tags[head]
    if tag in ("NNS", "NNPS"):
        return EITHER if opening in ("this", "a", "an", "each", "every") else MANY
    if lowers[head] in _MANY_WORDS or (tag == "NN" and opening in ("these", "those")):
        return MANY
    if tag == "NN" or (head == first and opening in _ONE_WORDS):
        return ONE
    return ONE if tag == "NNP" else EITHER


def _verb_groups(lowers: Sequence[str], tags: Sequence[str]) -> list[VerbGroup]:
    found = []
    at, last = 0, len(tags)
    while at < last:
        if tags[at] not in _VERBAL and not (tags[at] == "TO" and tags[at + 1 : at + 2] == ["VB"]):
            at += 1
            continue
        end, head = at + 1, at
        while end < last and (tags[end] in _VERBAL or tags[end] == "RB") and end - at < 8:  # noqa: PLR2004 - the longest
            if tags[end] in _VERBAL:
                if tags[end] in FINITE:
                    break
                head = end
            end += 1
        finite = tags[at] in FINITE
        group = lowers[at : head + 1]
        passive = tags[head] == "VBN" and not BE.isdisjoint(group[:-1])
        negated = "not" in group or any(word.endswith("n't") for word in group)
        number = finite_number(lowers[at], tags[at]) if finite else EITHER
        found.append(VerbGroup(at, head + 1, head, finite, number, passive, negated))
        at = head + 1
    return found


def finite_number(lower: str, tag: str) -> str:
    """Return the number that a finite form shows."""
    if lower in _BE_ONE or lower in _HAVE_ONE:
        return ONE
    if lower in _BE_MANY or lower in _HAVE_MANY:
        return MANY
    return {"VBZ": ONE, "VBP": MANY}.get(tag, EITHER)
