"""The subject of each finite verb of a sentence: the third level of the cascade that `chunks.py` begins.

From a finite verb group it goes back past adverbs, asides between commas, prepositional phrases and clauses on a noun.
Where it has to guess, it says that it is not sure.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lint.analysis.syntax.chunks import EITHER, MANY, MARKS, TIMES, NounGroup, noun_groups, verb_groups

_OPENERS = frozenset("that which who whose whom whoever what where when why how if whether because while".split())
_LINKS = frozenset(
    """of in for on with at by from about against into over under between among during before after since until toward
    towards within without around across behind near like including to per""".split()
)
_BEFORE_SUBJECT = MARKS | frozenset(
    """, ; : and but said says say believe believes thinks think claimed claims means hopes added adds warned warns
    argued argues insisted insists noted notes announced""".split()
)
"""Marks and words that a subject may stand right behind."""
_JOINTS = frozenset("and or nor &".split())
_ASIDE = 16
"""Tokens of an aside between commas that is passed over."""
_WAYS = {"and": (MANY, "several"), "&": (MANY, "several"), "or": (EITHER, "either"), "nor": (EITHER, "either")}
"""The number and kind of a subject whose parts a word joins."""


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
        self.nouns = noun_groups(lowers, tags)
        self.verbs = verb_groups(lowers, tags)
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
            before, way = self._before(group)
            if before is None:
                break
            if way in ("clause", "time") or (way == "link" and kind == "several"):
                # The head of “of A and B” stands before both.
                number, kind, sure = "", "plain", False
            elif way in _WAYS and not number:
                number, kind = _WAYS[way]
            group = before
        opener = self.lowers[group.first - 1] if group.first else ""
        opens = not group.first or opener in _OPENERS or opener in _BEFORE_SUBJECT or opener in TIMES
        return Subject(group.head, number or group.number, kind, group.first, sure=sure and opens and verb > group.head)

    def _before(self, group: NounGroup) -> tuple[NounGroup | None, str]:
        """Return the noun group that a group is joined to, if any, and how: a joint, "link", "clause" or "time"."""
        beside = self._noun_by_end.get(group.first)
        if beside is not None and self.lowers[group.head] in TIMES:
            return beside, "time"  # the protests last week
        at = self._past_marks(group.first)
        while at and self.tags[at - 1] == "RB" and self.tags[group.first].startswith("JJ"):
            at -= 1  # of very high quality
        word = self.lowers[at - 1] if at else ""
        joined = self._noun_by_end.get(self._past_marks(at - 1)) if at else None
        if joined is not None and (word in _LINKS or word in _JOINTS):
            return joined, "link" if word in _LINKS else word
        return self._modified(at - 1 if word in _LINKS else at), "clause"

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
        if not start or self.lowers[group.head] in _BEFORE_SUBJECT:
            return None  # men who say their house was sold
        if self.tags[start - 1] in ("WDT", "WP") or self.lowers[start - 1] in ("that", "which", "who"):
            return self._noun_by_end.get(start - 1)
        subject = self._noun_by_end.get(start)  # the plan he presented
        return self._noun_by_end.get(subject.first) if subject and subject.first else None

    def _past_marks(self, at: int) -> int:
        while at and self.lowers[at - 1] in MARKS:
            at -= 1
        return at
