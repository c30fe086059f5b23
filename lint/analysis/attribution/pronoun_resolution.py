"""Resolve a source that is a name or a pronoun to the person it refers to.

A pronoun refers to the last named speaker that fits it, else to the last person named before it.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from lint.analysis.attribution.attributions import Attribution
from lint.analysis.attribution.genders import Genders, fits
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, PERSON_PRONOUNS
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.name_mentions import Mention
from lint.analysis.syntax.tokens import Tokens

_DESCRIPTION = 9
"""Tokens of the description behind a name's comma that are looked at."""
_NOBODY = frozenset(("they", "we", "i", "you"))
"""Pronouns that mean nobody named: several people, or whoever writes."""
_OPENS = frozenset("a an the his her their whose who".split())


class Speaker(NamedTuple):
    """Who speaks: the folded last word of the name, which identifies it, and its fullest form in the text."""

    key: str
    name: str


NOBODY = Speaker("", "")


class Spoken:
    """The keys of the speakers of a text so far, in order, to ask for the last one that a pronoun fits."""

    def __init__(self) -> None:
        """Start with nobody."""
        self._keys: list[str] = []
        self._last: dict[str, tuple[int, str]] = {}

    def add(self, key: str) -> None:
        """Add who speaks next."""
        self._keys.append(key)

    def last(self, pronoun: str, fits: Callable[[str, str], bool]) -> str:
        """Return the last speaker's key that `fits` a pronoun, "" for none; it is asked of each speaker once."""
        asked, found = self._last.get(pronoun, (0, ""))
        for at in range(len(self._keys) - 1, asked - 1, -1):
            if fits(pronoun, self._keys[at]):
                found = self._keys[at]
                break
        self._last[pronoun] = len(self._keys), found
        return found


class Speakers:
    """Knows the people of a text by the last words of their names."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention]) -> None:
        """Take the tokens and mentions of names of the whole text."""
        self._tokens, self._mentions = tokens, mentions
        self._genders = Genders(tokens.lexicon)
        self._bodies = tokens.lexicon.words("bodies") | tokens.lexicon.words("group-sources")
        self._organizations = name_lexicon(tokens.lexicon).known_organizations
        self._starts = [mention.start for mention in mentions]
        self._by_key: dict[str, list[Mention]] = {}
        for mention in mentions:
            self._by_key.setdefault(_key(mention), []).append(mention)
        self._namesakes = {key: _namesakes(found) for key, found in self._by_key.items()}
        for bearers in self._namesakes.values():
            self._by_key.update(bearers)
        self._told: dict[str, int] = {}
        self._named: dict[str, Speaker] = {}
        self._last: dict[str, tuple[int, Speaker]] = {}

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
        return self.named(told[0]) if len(told) == 1 else NOBODY

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

    def meant(self, attribution: Attribution, spoken: Spoken) -> Speaker:
        """Return who is meant by the source of an attribution; `spoken` are the speakers before it."""
        if attribution.kind == "named":
            return self._bearer(attribution)
        if attribution.kind != "pronoun":
            return NOBODY
        pronoun = self._tokens.lowers[self._tokens.at(attribution.source_end) - 1]
        before = bisect_left(self._starts, attribution.source_start)
        if pronoun in ("who", "which"):
            return self._described(before, attribution.source_start)
        if pronoun in _NOBODY:
            return NOBODY
        key = spoken.last(pronoun, self.fits)
        return self.named(key) if key else self._mentioned(pronoun, before)

    def _described(self, before: int, start: int) -> Speaker:
        """Return the person of the name that a relative pronoun stands right behind."""
        if not before or self._tokens.at(start) - self._mentions[before - 1].last > 1:
            return NOBODY
        return self.named(_key(self._mentions[before - 1]))

    def _mentioned(self, pronoun: str, before: int) -> Speaker:
        """Return the last person named of whom it is told that "he" or "she" fits."""
        if pronoun not in PERSON_PRONOUNS:
            return NOBODY
        # What was said of an earlier place holds for the mentions before that.
        asked, found = self._last.get(pronoun, (0, NOBODY))
        if asked > before:
            asked, found = 0, NOBODY
        for at in range(before - 1, asked - 1, -1):
            key = _key(self._mentions[at])
            if self._tells(key) and self.fits(pronoun, key):
                found = self.named(key)
                break
        self._last[pronoun] = before, found
        return found

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


def _key(mention: Mention) -> str:
    """Return the folded last word of a name, as a source has it: of "Park-Soo", "soo"."""
    return mention.words[-1].lower().rsplit("-", 1)[-1]
