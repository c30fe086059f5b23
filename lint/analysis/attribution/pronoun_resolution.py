"""Resolve a source that is a name or a pronoun to the person it refers to.

"He" and "she" mean whoever spoke last, if the pronoun fits, unless a sentence since then is about somebody else whom it
fits; `antecedents` reads those sentences. Where two people fit, or somebody without a name, nobody is meant: a wrong
speaker is worse than none. The factors are those of Lappin and Leass (1994): recency, subjecthood, gender and number.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from lint.analysis.attribution import antecedents
from lint.analysis.attribution.antecedents import Antecedents, Voice
from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.cues.function_words import DETERMINERS
from lint.analysis.attribution.people import People, key
from lint.analysis.attribution.vague.person_nouns import is_one_person
from lint.analysis.lexicon.closed_classes import PERSON_PRONOUNS
from lint.analysis.names.name_mentions import Mention
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_WITHIN_BODIES = frozenset("of for the and & on in".split())
"""Small words within the name of a body."""
_NEAR = 12
"""Sentences in which a reader still has the full name before a shared surname in mind."""
_TWO = 2
_NOBODY = frozenset(("they", "we", "i", "you"))
"""Pronouns that mean nobody named: several people, or whoever writes."""
_SUBJECTS = {"his": "he", "him": "he", "her": "she", "its": "it", "their": "they", "them": "they"} | {
    "my": "i",
    "me": "i",
    "our": "we",
    "us": "we",
    "your": "you",
}
"""Pronouns as subjects, by their other forms."""
_SINGULAR = ("he", "she", "it")


class Speaker(NamedTuple):
    """Who speaks: the key of the name in `People`, and its usual full form in the text.

    Where a pronoun or a shared surname fits several people, both are "" and `candidates` are their fullest names, in
    the order of the text.
    """

    key: str
    name: str
    candidates: tuple[str, ...] = ()


NOBODY = Speaker("", "")


def with_person(source: str, name: str, candidates: Sequence[str]) -> str:
    """Return a pronoun or shared surname as a reader needs it: "he (Ana Ruiz)", "he: one of Otto Lang, Piotr Holt"."""
    if name:
        return f"{source} ({name})"
    return f"{source}: one of {', '.join(candidates)}" if candidates else source


Spoken = dict[str, Voice]
"""By pronoun: who spoke last of those it can mean."""


class Speakers:
    """Knows who is meant by the sources of a text."""

    def __init__(
        self,
        tokens: Tokens,
        mentions: Sequence[Mention],
        sentences: Sequence[Sentence],
        quoted: bytearray,
        people: People,
    ) -> None:
        """Take the text with its mentions of names; `quoted` is 1 for each token in a quotation."""
        self._tokens, self._mentions, self._people = tokens, mentions, people
        self._starts = [mention.start for mention in mentions]
        self._named: dict[str, Speaker] = {}
        self._bodies: dict[str, list[str]] = {}
        self._antecedents = Antecedents(tokens, mentions, sentences, quoted, people)

    def named(self, name: str) -> Speaker:
        """Return the speaker of a key."""
        found = self._named.get(name)
        if found is None:
            names = Counter(" ".join(self._people.name_of(mention)) for mention in self._people.uses(name))
            # The usual full form: what a headline or a slip puts before a name stands once.
            usual = max(names, key=lambda form: (" " in form, names[form], len(form)), default=name.capitalize())
            found = self._named[name] = Speaker(name, self._without_role(usual))
        return found

    def _without_role(self, name: str) -> str:
        """Return a name without the article or role before it: Harbour Board CEO John Rim, A Coupang."""
        lexicon, words = self._tokens.lexicon, name.split()
        first = 1 if len(words) > 1 and words[0].lower() in ("a", "an", "the") else 0
        roles = [lexicon.words(of) for of in ("titles", "roles", "speaking-people", "bodies")]
        for at in range(first, len(words) - _TWO):
            lower = words[at].lower()
            if any(lower in role for role in roles) or is_one_person(lower, lexicon):
                first = at + 1
        return " ".join(words[first:])

    def _bearer(self, attribution: Attribution) -> Speaker:
        """Return who is named, nobody where several are."""
        if self._are_two(attribution):
            return NOBODY
        if attribution.speaker in self._tokens.lexicon.words("bodies"):
            return self._body(attribution)
        bearers = self._people.bearers(attribution.speaker)
        if len(bearers) < _TWO:
            return self.named(next(iter(bearers), attribution.speaker))
        beside = set(
            self._tokens.lowers[self._tokens.at(attribution.source_start) : self._tokens.at(attribution.source_end)]
        )
        told = self._told_by(beside, bearers) or self._near(bearers, attribution)
        return self.named(told[0]) if len(told) == 1 else self._one_of(told or list(bearers))

    def _body(self, attribution: Attribution) -> Speaker:
        """Return a body by its whole name: the Institute for Ports, later the Institute.

        Of two that end alike one alone is none of them.
        """
        tokens, last_word = self._tokens, attribution.speaker
        first, last = tokens.at(attribution.source_start), tokens.at(attribution.source_end)
        while first < last and tokens.lowers[first] in DETERMINERS:
            first += 1
        end = first
        while end < last and (tokens.is_capitalized(end) or tokens.words[end] == "-" or self._joins(end, last)):
            end += 1
        name = "".join(tokens.words[at] + " " * (not tokens.adjacent(at) and at + 1 < end) for at in range(first, end))
        known = self._bodies.setdefault(last_word, [])
        if last_word not in tokens.lowers[first:end] or name.casefold() == last_word:
            return Speaker(known[0].casefold(), known[0]) if len(known) == 1 else self.named(last_word)
        if name not in known:
            known.append(name)
        return self._named.setdefault(name.casefold(), Speaker(name.casefold(), name))

    def _joins(self, at: int, last: int) -> bool:
        """Tell whether a small word goes on with the name of a body: Institute for the Study of War."""
        if self._tokens.lowers[at] not in _WITHIN_BODIES:
            return False
        behind = at + 1 + (self._tokens.lowers[at + 1] == "the")
        return behind < last and self._tokens.is_capitalized(behind)

    def _one_of(self, people: Sequence[str]) -> Speaker:
        """Return nobody, with those whom the text leaves to choose from."""
        names = tuple(dict.fromkeys(self.named(name).name for name in people))
        return Speaker("", "", names if len(names) >= _TWO else ())

    def _told_by(self, beside: set[str], bearers: Mapping[str, Sequence[Mention]]) -> list[str]:
        """Return the one of several people whose given name, office or title is beside a surname, or nobody."""
        given = [name for name in bearers if " " in name and name.split(" ", 1)[0] in beside]
        told = given or [
            name for name, uses in bearers.items() if any(beside & self._people.offices(use) for use in uses)
        ]
        if len(told) != 1 and self._people.all_told(bearers):
            title = self._people.gender_of_title(beside)
            told = [name for name in bearers if title * self._people.tells(name) > 0]
        return told if len(told) == 1 else []

    def _near(self, bearers: Mapping[str, Sequence[Mention]], attribution: Attribution) -> list[str]:
        """Return those of some people whose full names stand in the sentences before an attribution or in its own."""
        near = range(attribution.sentence - _NEAR, attribution.sentence + 1)
        return [
            name
            for name, found in bearers.items()
            if any(
                len(mention.words) > 1 and mention.sentence in near and mention.start < attribution.source_start
                for mention in found
            )
        ]

    def _are_two(self, attribution: Attribution) -> bool:
        """Tell whether a source joins two people: Ana Ruiz and Otto Lang."""
        start, end = (bisect_left(self._starts, at) for at in (attribution.source_start, attribution.source_end))
        return any(
            self._tokens.lowers[one.last] == "and" and other.first == one.last + 1
            for one, other in pairwise(self._mentions[start:end])
            if self._people.is_person(self._people.bearer(key(one)))
            and self._people.is_person(self._people.bearer(key(other)))
        )

    def meant(self, attribution: Attribution, spoken: Spoken) -> Speaker:
        """Return who is meant by the source of an attribution; `spoken` are the speakers before it, and then this."""
        found = self._meant(attribution, spoken)
        if attribution.reports or attribution.cue_kind == "belief":
            self._hear(attribution, found, spoken)
        return found

    def _meant(self, attribution: Attribution, spoken: Spoken) -> Speaker:
        if attribution.kind == "named":
            return self._bearer(attribution)
        if attribution.kind != "pronoun":
            return NOBODY
        pronoun = self._tokens.lowers[self._tokens.at(attribution.source_end) - 1]
        pronoun = _SUBJECTS.get(pronoun, pronoun)
        if pronoun in ("who", "which"):
            return self._described(bisect_left(self._starts, attribution.source_start), attribution.source_start)
        if pronoun in _NOBODY:
            return NOBODY
        last = spoken.get(pronoun)
        if pronoun not in PERSON_PRONOUNS:
            near = last is not None and attribution.sentence - last.sentence <= _TWO
            return self.named(last.key) if last and last.key and (near or self._people.is_body(last.key)) else NOBODY
        key = self._antecedents.of(pronoun, attribution, last)
        return self.named(key) if key else self._one_of(self._antecedents.candidates(pronoun, attribution, last))

    def _hear(self, attribution: Attribution, speaker: Speaker, spoken: Spoken) -> None:
        """Note who has spoken, by each pronoun that can mean whoever it was."""
        if speaker.key:
            for pronoun in _SINGULAR:
                if self._people.fits(pronoun, speaker.key):
                    spoken[pronoun] = Voice(speaker.key, attribution.sentence)
            return
        first, last = self._tokens.at(attribution.source_start), self._tokens.at(attribution.source_end)
        if attribution.kind == "pronoun":
            pronoun = _SUBJECTS.get(self._tokens.lowers[last - 1], self._tokens.lowers[last - 1])
            if pronoun in PERSON_PRONOUNS:
                spoken[pronoun] = Voice("", attribution.sentence)
        elif attribution.kind == "role" and antecedents.is_one(self._tokens, first, last):
            head = antecedents.head(self._tokens, first, last)
            holder = self._people.holder(head) if self._tokens.lowers[first] == "the" else ""
            for pronoun in PERSON_PRONOUNS:
                if self._people.fits(pronoun, holder) if holder else self._people.noun_fits(pronoun, head):
                    spoken[pronoun] = Voice(holder, attribution.sentence)

    def _described(self, before: int, start: int) -> Speaker:
        """Return the person of the name that a relative pronoun stands right behind."""
        if not before or self._tokens.at(start) - self._mentions[before - 1].last > 1:
            return NOBODY
        return self.named(key(self._mentions[before - 1]))
