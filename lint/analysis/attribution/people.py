"""The people whom a text names: what it tells of each of them, and who bears a name that several share."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from lint.analysis.attribution.cues.function_words import PREPOSITIONS
from lint.analysis.attribution.genders import Genders, fits
from lint.analysis.attribution.vague.person_nouns import is_one_person
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, PERSON_PRONOUNS
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.name_mentions import Mention
from lint.analysis.resources.gazetteer import Gazetteer
from lint.analysis.syntax.tokens import Tokens

_TWO = 2
_OFFICE = 3
"""Tokens before a name in which the "of" of an office stands."""
_DESCRIPTION = 9
"""Tokens of the description behind a name's comma that are looked at."""
_GIVEN_WITH_HYPHEN = re.compile(r"^[^\W\d_]+-[^\W\d_]+$")
"""The given name of a Korean, behind the surname: Park Ji-won."""
_ENDS = frozenset(",.()")
_OPENS = frozenset("a an the his her their whose who".split())


class People:
    """Knows the people of a text by keys: the folded last words of their names, full names where several share one."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
        """Take the tokens and mentions of names of the whole text."""
        self._tokens, self._gazetteer = tokens, gazetteer
        self._genders = Genders(tokens.lexicon)
        self._bodies = tokens.lexicon.words("bodies") | tokens.lexicon.words("group-sources")
        self._titles = tokens.lexicon.words("titles")
        self._organizations = name_lexicon(tokens.lexicon).known_organizations
        self._by_key: dict[str, list[Mention]] = {}
        self._by_first: dict[str, set[str]] = {}
        for mention in mentions:
            name = key(mention)
            self._by_key.setdefault(name, []).append(mention)
            if len(mention.words) > 1:
                self._by_first.setdefault(mention.words[0].lower(), set()).add(name)
        self._namesakes = {name: _namesakes(found) for name, found in self._by_key.items()}
        for bearers in self._namesakes.values():
            self._by_key.update(bearers)
        self._told: dict[str, int] = {}
        self._are_bodies: dict[str, bool] = {}
        self._are_people: dict[str, bool] = {}

    def uses(self, name: str) -> Sequence[Mention]:
        """Return the mentions of the person of a key."""
        return self._by_key.get(name, ())

    def name_of(self, mention: Mention) -> tuple[str, ...]:
        """Return the words of a name without what an office leaves before it: Affairs, of Affairs Ana Ruiz."""
        words = mention.words
        if len(words) > _TWO and _GIVEN_WITH_HYPHEN.search(words[-1]) and not self._genders.of_given(words[0].lower()):
            return words[-_TWO:]
        if "of" not in self._tokens.lowers[max(0, mention.first - _OFFICE) : mention.first]:
            return words
        for at in range(len(words) - 1):
            if self._genders.of_given(words[at].lower()):
                return words[at:]
        return words

    def bearers(self, name: str) -> Mapping[str, Sequence[Mention]]:
        """Return the mentions of the people who can be meant by one word, by their keys; none where only one is known.

        They are the bearers of a surname, or those whose full names the word opens, if it ends none: Xi, of Xi Jinping.
        """
        return self._namesakes.get(name) or self._by_first_name(name)

    def bearer(self, name: str) -> str:
        """Return the key of the one person who can be meant by a word, the word where there is none or several."""
        found = self.bearers(name)
        return next(iter(found)) if len(found) == 1 else name

    def gender_of_title(self, words: Iterable[str]) -> int:
        """Return what folded titles tell of gender, as in `Genders.of_title`."""
        return sum(self._genders.of_title(word) for word in words)

    def noun_fits(self, pronoun: str, noun: str) -> bool:
        """Tell whether a folded pronoun can mean somebody described by a folded noun."""
        return fits(pronoun, self._genders.of_noun(noun))

    def _by_first_name(self, key: str) -> dict[str, list[Mention]]:
        """Return the mentions of the people whose full names a word opens that ends none: Xi, of Xi Jinping."""
        if self._is_full(key):
            return {}
        return {name: self._by_key[name] for name in sorted(self._by_first.get(key, ())) if self.is_person(name)}

    def all_told(self, people: Iterable[str]) -> bool:
        """Tell whether the text tells the gender of each of some people."""
        return all(self.tells(key) for key in people)

    def offices(self, mention: Mention) -> set[str]:
        """Return the words that tell beside one use of a name what its bearer is, before it or behind its comma."""
        lowers, comma = self._tokens.lowers, mention.last
        words = {*mention.title.lower().replace(".", " ").split(), *mention.role.lower().split()}
        if lowers[comma : comma + 1] == [","] and lowers[comma + 1 : comma + 2] and lowers[comma + 1] in _OPENS:
            end = next((at for at in range(comma + 1, min(comma + _DESCRIPTION, len(lowers))) if lowers[at] in ",."), 0)
            words.update(lowers[comma + 2 : end])
        return words - FUNCTION_WORDS

    def fits(self, pronoun: str, key: str) -> bool:
        """Tell whether a folded pronoun can mean the person of a name, as far as the text tells."""
        if pronoun in PERSON_PRONOUNS:
            return self._may_be_person(key) and fits(pronoun, self.tells(key))
        return not self.is_person(key)

    def _may_be_person(self, key: str) -> bool:
        """Tell whether a name can be a person's: no body's, and no country's or capital's unless the text shows so."""
        if self.is_body(key):
            return False
        return self.is_person(key) or not self._is_land(key)

    def _is_land(self, key: str) -> bool:
        """Tell whether a name is that of a country, of its people or of its capital."""
        if self._gazetteer.is_nationality(key) or key in self._gazetteer.capitals:
            return True  # capitals often stand for those who rule there
        lands = self._gazetteer.country_names
        return any(" ".join(mention.words).lower() in lands for mention in self._by_key.get(key, ()))

    def _is_full(self, key: str) -> bool:
        return any(len(mention.words) > 1 for mention in self._by_key.get(key, ()))

    def is_body(self, key: str) -> bool:
        """Tell whether a name is that of an organisation."""
        known = self._are_bodies.get(key)
        if known is None:
            named = not self._bodies.isdisjoint(key.split())  # also of a whole name: institute for ports
            uses = self._by_key.get(key, ())
            known = named or any(mention.words[-1] in self._organizations for mention in uses)
            self._are_bodies[key] = known
        return known

    def tells(self, key: str) -> int:
        """Return what all uses of a name tell of its person's gender, as in `Genders.of_title`."""
        told = self._told.get(key)
        if told is None:
            told = self._told[key] = sum(self._use_tells(mention) for mention in self._by_key.get(key, ()))
        return told

    def is_person(self, key: str) -> bool:
        """Tell whether the text shows that a name is a person's: a gender, a title, an age or a description."""
        known = self._are_people.get(key)
        if known is None:
            uses = self._by_key.get(key, ())
            known = not self.is_body(key) and (self.tells(key) != 0 or any(map(self._is_described, uses)))
            self._are_people[key] = known
        return known

    def _is_described(self, mention: Mention) -> bool:
        lowers, comma = self._tokens.lowers, mention.last
        if _GIVEN_WITH_HYPHEN.search(mention.words[-1]) and len(mention.words) > 1:
            return True
        if not self._titles.isdisjoint(mention.title.lower().replace(".", " ").split()):
            return True
        behind = lowers[comma : comma + _DESCRIPTION]
        if len(behind) < 2 or behind[0] not in ",(":  # noqa: PLR2004 - a mark and a word
            return False
        if behind[1] in _OPENS and behind[1] != "who":
            end = next((at for at, word in enumerate(behind) if at and (word in _ENDS or word in PREPOSITIONS)), 0)
            return is_one_person(behind[end - 1], self._tokens.lexicon)
        return behind[1] == "who" or behind[1].isdigit() or self._is_office(comma + 1)

    def _is_office(self, at: int) -> bool:
        """Tell whether a description opens with an office: Ana Ruiz, director of the port."""
        lower = self._tokens.lowers[at]
        return self._tokens.words[at] == lower and (lower in self._titles or is_one_person(lower, self._tokens.lexicon))

    def holder(self, office: str) -> str:
        """Return the key of the one person that a text gives an office, a folded noun; "" for none or for several."""
        found = self._holders.get(office, set())
        return next(iter(found)) if len(found) == 1 else ""

    @cached_property
    def _holders(self) -> dict[str, set[str]]:
        """The keys of the people who have each office, by its folded noun."""
        found: dict[str, set[str]] = {}
        for name, mentions in self._by_key.items():
            if self._is_full(name):
                for office in {office for mention in mentions for office in self.offices(mention)}:
                    found.setdefault(office, set()).add(name)
        return found

    def holds_office(self, key: str, office: str) -> bool:
        """Tell whether the words beside the uses of a name say that its bearer is what a folded noun says."""
        return key in self._holders.get(office, ())

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


def key(mention: Mention) -> str:
    """Return what a speaker is known by: the folded last word of the name, of "Park-Soo" its last part, "soo"."""
    return mention.words[-1].lower().rsplit("-", 1)[-1]


def _namesakes(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Return the full mentions of each of several people of one surname by their folded names, or nothing.

    Two given names are those of two people unless one may be short for the other.
    """
    full: dict[str, list[Mention]] = {}
    for mention in mentions:
        if len(mention.words) > 1:
            full.setdefault(" ".join(mention.words).lower(), []).append(mention)
    longer = [key for key in full if any(key.endswith(f" {other}") for other in full)]  # "Prime Minister Otto Lang"
    for key in longer:
        shorter = next(other for other in full if key.endswith(f" {other}"))
        full[shorter] = sorted(full[shorter] + full.pop(key))
    firsts = {key.split(" ", 1)[0].rstrip(".") for key in full}
    apart = [one for one in firsts if not any(other != one and other.startswith(one[:2]) for other in firsts)]
    return full if len(apart) > 1 else {}
