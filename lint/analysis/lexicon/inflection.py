"""Inflect English lemmas: the regular rules, with irregular words and doubled consonants from data.

The rules follow Quirk et al., A Comprehensive Grammar of the English Language, 3.5-3.10 and 5.80-5.81.
"""

from collections.abc import Iterable, Mapping, Sequence

VERB_FORMS = ("base", "third", "past", "participle", "ing")
NOUN_FORMS = ("singular", "plural")

_VOWELS = "aeiou"
_SIBILANTS = ("s", "x", "z", "ch", "sh")


class Inflector:
    """Makes the forms of verbs and nouns.

    `verbs` gives irregular verbs their `third`, `past`, `participle` and `ing`, as far as they differ from the rule
    (a participle that is not given is the past); `nouns` gives irregular plurals. Several forms of one kind are a list.
    `doubling` are verbs of more than one syllable whose last consonant is doubled (admit, admitted). A prefix that is
    listed under `prefixes` passes an irregular inflection on (retell, retold).
    """

    def __init__(
        self,
        verbs: Mapping[str, Mapping[str, Sequence[str]]] | None = None,
        nouns: Mapping[str, Sequence[str]] | None = None,
        doubling: Iterable[str] = (),
        prefixes: Iterable[str] = (),
    ) -> None:
        """Take the exceptions."""
        self._verbs = verbs or {}
        self._nouns = nouns or {}
        self._doubling = frozenset(doubling)
        self._prefixes = tuple(prefixes)

    def verb(self, lemma: str) -> dict[str, tuple[str, ...]]:
        """Return the forms of a verb by their names in `VERB_FORMS`."""
        irregular = self._irregular(lemma)
        past = irregular.get("past") or (self._with_ending(lemma, "ed"),)
        return {
            "base": (lemma,),
            "third": irregular.get("third") or (_with_s(lemma),),
            "past": past,
            "participle": irregular.get("participle") or past,
            "ing": irregular.get("ing") or (self._with_ending(lemma, "ing"),),
        }

    def noun(self, lemma: str) -> dict[str, tuple[str, ...]]:
        """Return singular and plural of a noun; of a compound with blanks or hyphens the last word changes."""
        head = max(lemma.rfind(" "), lemma.rfind("-")) + 1
        first, last = lemma[:head], lemma[head:]
        plural = self._nouns.get(lemma) or tuple(first + form for form in self._plural(last))
        return {"singular": (lemma,), "plural": tuple(plural)}

    def _plural(self, noun: str) -> tuple[str, ...]:
        if noun in self._nouns:
            return tuple(self._nouns[noun])
        for ending in ("woman", "man"):
            if noun.endswith(ending) and noun != "human":
                return (noun.removesuffix("man") + "men",)
        return (_with_s(noun),)

    def _irregular(self, lemma: str) -> dict[str, tuple[str, ...]]:
        given = self._verbs.get(lemma)
        if given is not None:
            return {form: tuple(words) for form, words in given.items()}
        for prefix in self._prefixes:
            given = self._verbs.get(lemma.removeprefix(prefix)) if lemma.startswith(prefix) else None
            if given is not None:
                return {form: tuple(prefix + word for word in words) for form, words in given.items()}
        return {}

    def _with_ending(self, lemma: str, ending: str) -> str:
        if ending == "ing" and lemma.endswith("ie"):
            return lemma[:-2] + "ying"
        if lemma.endswith("e") and (ending == "ed" or not lemma.endswith(("ee", "ye", "oe"))):
            return lemma[:-1] + ending
        if ending == "ed" and lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
            return lemma[:-1] + "ied"
        if lemma.endswith("c"):
            return lemma + "k" + ending
        if lemma in self._doubling or _is_short(lemma):
            return lemma + lemma[-1] + ending
        return lemma + ending


def _with_s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    if lemma.endswith(_SIBILANTS):
        return lemma + "es"
    if lemma.endswith("o") and lemma[-2:-1] not in _VOWELS:
        return lemma + "es"
    return lemma + "s"


def _is_short(lemma: str) -> bool:
    """Tell whether a verb is one syllable that ends in one vowel and one consonant: slam, not boast, blow or bark."""
    groups, inside = 0, False
    for at, letter in enumerate(lemma):
        vowel = letter in _VOWELS and not (letter == "u" and lemma[at - 1 : at] == "q")
        groups += vowel and not inside
        inside = vowel
    return (
        groups == 1
        and len(lemma) >= len("bag")
        and lemma[-1] not in "wxy" + _VOWELS
        and lemma[-2] in _VOWELS
        and (lemma[-3] not in _VOWELS or lemma[-4:-2] == "qu")
    )
