"""Resolve a source that is a name or a pronoun to the person it refers to.

"He" and "she" mean whoever spoke last, if the pronoun fits, unless a sentence since then is about somebody else it fits;
`antecedents` reads those sentences. Where two people fit, or somebody without a name, nobody is meant: a wrong speaker is
worse than none. The factors are those of Lappin and Leass (1994): recency, subjecthood, gender and number.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple

from lint.analysis.attribution import antecedents
from lint.analysis.attribution.antecedents import Antecedents, Voice
from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.cues.function_words import PREPOSITIONS
from lint.analysis.attribution.genders import Genders, fits
from lint.analysis.attribution.vague.person_nouns import is_one_person
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, PERSON_PRONOUNS
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.name_mentions import Mention
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_DESCRIPTION = 9
"""Tokens of the description behind a name's comma that are looked at."""
_ENDS = frozenset(",.()")
_NOBODY = frozenset(("they", "we", "i", "you"))
"""Pronouns that mean nobody named: several people, or whoever writes."""
_SINGULAR = ("he", "she", "it")
_OPENS = frozenset("a an the his her their whose who".split())


class Speaker(NamedTuple):
    """Who speaks: the folded last word of the name, which identifies it, and its fullest form in the text."""

    key: str
    name: str


NOBODY = Speaker("", "")

Spoken = dict[str, Voice]
"""By pronoun: who spoke last of those it can mean."""


class Speakers:
    """Knows the people of a text by the last words of their names."""

    def __init__(
        self, tokens: Tokens, mentions: Sequence[Mention], sentences: Sequence[Sentence], quoted: bytearray
    ) -> None:
        """Take the tokens and mentions of names of the whole text; `quoted` is 1 for each token in a quotation."""
        self._tokens, self._mentions = tokens, mentions
        self._genders = Genders(tokens.lexicon)
        self._bodies = tokens.lexicon.words("bodies") | tokens.lexicon.words("group-sources")
        self._organizations = name_lexicon(tokens.lexicon).known_organizations
        self._starts = [mention.start for mention in mentions]
        self._by_key: dict[str, list[Mention]] = {}
        for mention in mentions:
            self._by_key.setdefault(antecedents.key(mention), []).append(mention)
        self._namesakes = {key: _namesakes(found) for key, found in self._by_key.items()}
        for bearers in self._namesakes.values():
            self._by_key.update(bearers)
        self._told: dict[str, int] = {}
        self._named: dict[str, Speaker] = {}
        self._antecedents = Antecedents(tokens, mentions, sentences, quoted, self)

    def named(self, key: str) -> Speaker:
        """Return the speaker of a folded last word of a name."""
        found = self._named.get(key)
        if found is None:
            names = (" ".join(mention.words) for mention in self._by_key.get(key, ()))
            found = self._named[key] = Speaker(key, max(names, key=len, default=key.capitalize()))
        return found

    def _bearer(self, attribution: Attribution) -> Speaker:
        """Return who is named; of several people of one surname the one whose given name or office is there too."""
        bearers = self._namesakes.get(attribution.speaker)
        if not bearers:
            return self.named(attribution.speaker)
        lowers = self._tokens.lowers
        beside = set(lowers[self._tokens.at(attribution.source_start) : self._tokens.at(attribution.source_end)])
        given = [key for key in bearers if key.split(" ", 1)[0] in beside]
        told = given or [
            key for key, found in bearers.items() if any(beside & self._offices(mention) for mention in found)
        ]
        if len(told) != 1:
            title = sum(self._genders.of_title(word) for word in beside)
            told = [key for key in bearers if title and title * self._tells(key) > 0 and self._of_gender(bearers, title)]
        return self.named(told[0]) if len(told) == 1 else NOBODY

    def _of_gender(self, bearers: Collection[str], told: int) -> bool:
        """Tell whether it is known of each of some people whether a title for her (above 0) or for him can be theirs."""
        return bool(told) and all(self._tells(key) for key in bearers)

    def _offices(self, mention: Mention) -> set[str]:
        """Return the words that tell beside one use of a name what its bearer is, before it or behind its comma."""
        lowers, comma = self._tokens.lowers, mention.last
        words = {*mention.title.lower().replace(".", " ").split(), *mention.role.lower().split()}
        if lowers[comma : comma + 1] == [","] and lowers[comma + 1 : comma + 2] and lowers[comma + 1] in _OPENS:
            end = next((at for at in range(comma + 1, min(comma + _DESCRIPTION, len(lowers))) if lowers[at] in ",."), 0)
            words.update(lowers[comma + 2 : end])
        return words - FUNCTION_WORDS

    def fits(self, pronoun: str, key: str) -> bool:
        """Tell whether a folded pronoun can mean the person of a name, as far as the text tells."""
        if pronoun in PERSON_PRONOUNS and self._is_body(key):
            return False
        return fits(pronoun, self._tells(key))

    def _is_body(self, key: str) -> bool:
        """Tell whether a name is that of an organisation."""
        if key in self._bodies:
            return True
        return any(mention.words[-1] in self._organizations for mention in self._by_key.get(key, ()))

    def _tells(self, key: str) -> int:
        """Return what all uses of a name tell of its person's gender, as in `Genders.of_title`."""
        told = self._told.get(key)
        if told is None:
            told = self._told[key] = sum(self._use_tells(mention) for mention in self._by_key.get(key, ()))
        return told

    def is_person(self, key: str) -> bool:
        """Tell whether the text shows that a name is a person's: a gender, a title, an age or a description."""
        if self._is_body(key):
            return False
        return self._tells(key) != 0 or any(self._is_described(mention) for mention in self._by_key.get(key, ()))

    def _is_described(self, mention: Mention) -> bool:
        lowers, comma = self._tokens.lowers, mention.last
        if mention.title and len(mention.words) > 1:
            return True
        behind = lowers[comma : comma + _DESCRIPTION]
        if len(behind) < 2 or behind[0] not in ",(":  # noqa: PLR2004 - a mark and a word
            return False
        if behind[1] in _OPENS and behind[1] != "who":
            end = next((at for at, word in enumerate(behind) if at and (word in _ENDS or word in PREPOSITIONS)), 0)
            return is_one_person(behind[end - 1], self._tokens.lexicon)
        return behind[1] == "who" or behind[1].isdigit()

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
        if pronoun in ("who", "which"):
            return self._described(bisect_left(self._starts, attribution.source_start), attribution.source_start)
        if pronoun in _NOBODY:
            return NOBODY
        last = spoken.get(pronoun)
        if pronoun not in PERSON_PRONOUNS:
            return self.named(last.key) if last and last.key else NOBODY
        key = self._antecedents.of(pronoun, attribution, last)
        return self.named(key) if key else NOBODY

    def _hear(self, attribution: Attribution, speaker: Speaker, spoken: Spoken) -> None:
        """Note who has spoken, by each pronoun that can mean whoever it was."""
        if speaker.key:
            for pronoun in _SINGULAR:
                if self.fits(pronoun, speaker.key):
                    spoken[pronoun] = Voice(speaker.key, attribution.sentence)
            return
        first, last = self._tokens.at(attribution.source_start), self._tokens.at(attribution.source_end)
        if attribution.kind == "pronoun" and self._tokens.lowers[last - 1] in PERSON_PRONOUNS:
            spoken[self._tokens.lowers[last - 1]] = Voice("", attribution.sentence)
        elif attribution.kind == "role" and antecedents.is_one(self._tokens, first, last):
            head = antecedents.head(self._tokens, first, last)
            for pronoun in PERSON_PRONOUNS:
                if fits(pronoun, self._genders.of_noun(head)):
                    before = spoken.get(pronoun)
                    known = before is not None and self.holds_office(before.key, head)
                    spoken[pronoun] = Voice(before.key if before and known else "", attribution.sentence)

    def holds_office(self, key: str, office: str) -> bool:
        """Tell whether the words beside the uses of a name say that its bearer is what a folded noun says."""
        return any(office in self._offices(mention) for mention in self._by_key.get(key, ()))

    def _described(self, before: int, start: int) -> Speaker:
        """Return the person of the name that a relative pronoun stands right behind."""
        if not before or self._tokens.at(start) - self._mentions[before - 1].last > 1:
            return NOBODY
        return self.named(antecedents.key(self._mentions[before - 1]))

    def _use_tells(self, mention: Mention) -> int:
        """Return what the words beside one use of a name tell of its person's gender."""
        told = sum(self._genders.of_title(word) for word in mention.title.lower().replace(".", " ").split())
        told += self._genders.of_noun(mention.role.lower())
        if len(mention.words) > 1:
            told += self._genders.of_given(mention.words[0].lower())
        return told + self._description(mention.last)

    def _description(self, comma: int) -> int:
        """Return what the description behind a name tells: "Ana Ruiz, a mother of three,"."""
        lowers = self._tokens.lowers
        if comma + 1 >= len(lowers) or lowers[comma] != "," or lowers[comma + 1] not in _OPENS:
            return 0
        for word in lowers[comma + 2 : comma + _DESCRIPTION]:
            told = self._genders.of_noun(word)
            if told or not word[0].isalpha() or word in ("of", "who", "for"):
                return told
        return 0


def _namesakes(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Return the full mentions of each of several people of one surname by their folded names, or nothing.

    Two given names are those of two people unless one may be short for the other.
    """
    full: dict[str, list[Mention]] = {}
    for mention in mentions:
        if len(mention.words) > 1:
            full.setdefault(" ".join(mention.words).lower(), []).append(mention)
    firsts = {key.split(" ", 1)[0].rstrip(".") for key in full}
    apart = [one for one in firsts if not any(other != one and other.startswith(one[:2]) for other in firsts)]
    return full if len(apart) > 1 else {}
