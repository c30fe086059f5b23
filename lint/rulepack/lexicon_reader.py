"""Read lexicon files into word classes; lemmas are inflected once, when the pack is compiled."""

import re
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from lint.analysis.lexicon.inflection import NOUN_FORMS, VERB_FORMS, Inflector
from lint.analysis.lexicon.lexicon import Lexicon, Members
from lint.files.schema import Field, ListOf, MapOf, OneOf, OneOrMore, Record, Text
from lint.files.tree import Node, nearest
from lint.values import dataclass, field

FORMS: Mapping[str, tuple[str, ...]] = {
    "verbs": VERB_FORMS,
    "nouns": NOUN_FORMS,
    "adjectives": ("plain",),
    "adverbs": ("plain",),
    "names": ("plain",),
    "words": ("plain",),
}
"""The parts of a file with lemmas, and the forms each inflects for. Names and words are not inflected."""

_ALL_FORMS = tuple(dict.fromkeys(form for forms in FORMS.values() for form in forms))
_TEXTS = ListOf(Text(), distinct=True)
_LEMMAS = MapOf(
    ListOf(
        Text(pattern="-?[a-z][a-z0-9]*(?:-[a-z0-9]+)*", hint="a class is written in small letters and hyphens"),
        distinct=True,
    )
)
_REFERENCE = re.compile(r"<([a-z][a-z0-9-]*)(?::([a-z]+))?>")
_VERB = re.compile(r"(?<![\w@])@([a-z]+)")
_FILE = Record(
    {
        "classes": Field(
            MapOf(
                Record(
                    {
                        "about": Field(Text(), required=True),
                        "forms": Field(ListOf(OneOf(_ALL_FORMS), distinct=True)),
                    }
                )
            )
        ),
        **{part: Field(_LEMMAS) for part in FORMS},
        "irregular-verbs": Field(MapOf(Record({form: Field(OneOrMore()) for form in VERB_FORMS[1:]}))),
        "irregular-nouns": Field(MapOf(OneOrMore())),
        "doubling": Field(_TEXTS),
        "prefixes": Field(_TEXTS),
    }
)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a file of the lexicon."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newslint lexicon",
        **_FILE.schema(),
    }


@dataclass(slots=True)
class LexiconBuilder:
    """Collects the lexicon files, the shipped ones and then those of a project, and makes the classes from them.

    A project's lemma joins the classes it names, and leaves a class with a minus before it (`-slanted`).
    """

    abouts: dict[str, str] = field(default_factory=dict)
    _forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _lemmas: dict[tuple[str, str], dict[str, Node]] = field(default_factory=dict)
    _verbs: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    _nouns: dict[str, list[str]] = field(default_factory=dict)
    _doubling: set[str] = field(default_factory=set)
    _prefixes: set[str] = field(default_factory=set)

    def read(self, root: Node) -> list[Node]:
        """Read a file, and return the keys of the classes that it defines; faults are recorded on its tree."""
        data = _FILE.read(root)
        if len(root.faults):
            return []
        for name, given in data.get("classes", {}).items():
            self.abouts[name] = given["about"].strip()
            if "forms" in given:
                self._forms[name] = tuple(given["forms"])
        for part in FORMS:
            node = root.get(part)
            for lemma, (key, classes) in (node.entries if node else {}).items():
                if lemma != lemma.lower() or "|" in lemma or "/" in lemma:
                    key.fault(f"“{lemma}”: words stand here in lower case, and have no stroke in them")
                self._join(part, lemma, classes)
        for lemma, forms in data.get("irregular-verbs", {}).items():
            self._verbs[lemma] = forms
        self._nouns.update(data.get("irregular-nouns", {}))
        self._doubling.update(data.get("doubling", ()))
        self._prefixes.update(data.get("prefixes", ()))
        defined = root.get("classes")
        return [key for key, _ in defined.entries.values()] if defined else []

    def _join(self, part: str, lemma: str, classes: Node) -> None:
        joined = self._lemmas.setdefault((part, lemma), {})
        for item in classes.items:
            if item.value.startswith("-"):
                if joined.pop(item.value[1:], None) is None:
                    item.fault(f"“{lemma}” is not in the class “{item.value[1:]}”, so it cannot leave it")
            else:
                joined[item.value] = item

    @property
    def inflector(self) -> Inflector:
        """The inflector, with all exceptions read so far."""
        return Inflector(self._verbs, self._nouns, self._doubling, sorted(self._prefixes))

    def build(self) -> tuple[dict[str, dict[str, str]], list[tuple[str, str]]]:
        """Return the words of each class by form, see `Members`, and the faults as (where, message) pairs."""
        inflector = self.inflector
        faults: list[tuple[str, str]] = []
        gathered: dict[str, dict[str, list[str]]] = {name: {} for name in self.abouts}
        for (part, lemma), classes in sorted(self._lemmas.items(), key=itemgetter(0)):
            made = _inflected(inflector, part, lemma)
            for name, node in classes.items():
                if name not in self.abouts:
                    faults.append((node.where, f"there is no class “{name}”: {nearest(name, self.abouts)}"))
                    continue
                for form in self._forms.get(name, FORMS[part]):
                    if form in made:
                        gathered[name].setdefault(form, []).append("/".join(made[form]))
        members = {
            name: {form: "|".join(words) for form, words in forms.items()} for name, forms in sorted(gathered.items())
        }
        return members, faults


def _inflected(inflector: Inflector, part: str, lemma: str) -> Mapping[str, tuple[str, ...]]:
    if part == "verbs":
        return inflector.verb(lemma)
    return inflector.noun(lemma) if part == "nouns" else {"plain": (lemma,)}


class PatternLexicon:
    """The lexicon as patterns of rules use it: references to classes, and `@verb` for the forms of a verb.

    A reference is written `<saying>` or, for one form only, `<saying:past>`.
    """

    def __init__(self, members: Members, inflector: Inflector) -> None:
        """Take the classes and the inflector for verbs."""
        self._lexicon = Lexicon(members)
        self._inflector = inflector

    def expand(self, pattern: str) -> str:
        """Return a phrase or sequence with each class replaced by a choice of its words, and each `@verb` by its forms.

        Anything else in angle brackets is left, since phrases have kinds of word of their own. Raises ValueError for a
        form that the class lacks, and for a class without single words.
        """
        if "<" in pattern:
            pattern = _REFERENCE.sub(self._choice, pattern)
        return _VERB.sub(lambda found: "|".join(self._forms(found[1])), pattern) if "@" in pattern else pattern

    def items(self, item: str) -> list[str]:
        """Return the words that an item of a list means: those of a class if it names only that, else `expand` of it.

        Raises ValueError as `expand` does.
        """
        alone = _REFERENCE.fullmatch(item)
        return self.expand(item).split("|") if alone and alone[1] in self._lexicon else [self.expand(item)]

    def _choice(self, found: re.Match[str]) -> str:
        name, form = found[1], found[2]
        if name not in self._lexicon:
            return found[0]
        if form and form not in self._lexicon.forms(name):
            forms = ", ".join(self._lexicon.forms(name))
            raise ValueError(f"the class “{name}” has no form “{form}”: it has {forms}")
        words = sorted(word for word in self._lexicon.words(name, *filter(None, [form])) if word.isalpha())
        if not words:
            raise ValueError(f"the class “{name}” has no single words, so it can stand in no pattern")
        return "|".join(words)

    def _forms(self, lemma: str) -> list[str]:
        made = self._inflector.verb(lemma)
        return sorted({form for forms in made.values() for form in forms})
