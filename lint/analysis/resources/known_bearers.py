"""Known people and places, and the words that the press of other languages writes for them.

The tables are large and few texts need them, so a small file of hashes says first whether a word is there at all.
"""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from lint.analysis.resources.hash_set import HashSet
from lint.analysis.resources.romanization import plain

_ARTICLE = re.compile(r"^(?:al|el|as|ar|ad|at|an|az|ash|adh|ath)-", re.IGNORECASE)


class Bearer(NamedTuple):
    """A known person or place: what English writes, and what it is.

    `kind` is person, place or org, `given` and `name` the usual English form, a person's `name` the surname. `order`
    is family-last, family-first or whole, `language` that of the native spelling, `country` an ISO code. `role` has
    offices with their years. `words` are the words of all English forms in plain letters.
    """

    kind: str
    given: str
    name: str
    order: str
    language: str
    country: str
    role: str
    words: frozenset[str]

    def written(self, given: str, name: str) -> str:
        """Return given name and surname in the order that English has for the bearer."""
        return f"{name} {given}" if self.order == "family-first" else f"{given} {name}"


class PressForm(NamedTuple):
    """A bearer whom a word may name, the part of the name it is (surname, given, place), and who writes it so.

    `common` tells that the word is English or a right name of others, `marks` that only marks on letters tell it from
    the English form. `presses` are ISO codes of languages.
    """

    bearer: int
    part: str
    common: bool
    marks: bool
    presses: tuple[str, ...]


_SHORT = 2
"""Letters of a word that names of people share with too many others, at most."""
_PARTS = {"s": "surname", "g": "given", "p": "place"}
_FORM = re.compile(r"(\d+)([sgp])(c?)(d?):(\S+)")


_REMEMBERED = 20_000
"""So many answers of `has` are kept: most words with a capital stand in many texts."""


class KnownBearers:
    """The tables of one data folder, each read on first use."""

    def __init__(self, folder: str) -> None:
        """Take the folder of the data files."""
        self._folder = folder
        self._words = HashSet(f"{folder}/press-forms.bin")
        self._found: dict[str, Sequence[PressForm]] = {}
        self._bearers: dict[int, Bearer] = {}
        self._asked: dict[str, bool] = {}

    def has(self, word: str) -> bool:
        """Tell whether a word as written may name anybody in the press of another language."""
        known = self._asked.get(word)
        if known is None:
            if len(self._asked) >= _REMEMBERED:
                self._asked.clear()
            known = self._asked[word] = plain(word) in self._words
        return known

    def forms(self, word: str) -> Sequence[PressForm]:
        """Return whom a word in plain letters may name in the press of another language."""
        if word not in self._words:
            return ()
        if word not in self._found:
            self._found[word] = self._read_forms(word)
        return self._found[word]

    def bearer(self, number: int) -> Bearer:
        """Return a bearer by its number."""
        if number not in self._bearers:
            self._bearers[number] = _bearer(self._rows[number])
        return self._bearers[number]

    def names_person(self, word: str) -> bool:
        """Tell whether a folded word is a given name or surname of a known person, and of no known place or body."""
        return len(word) > _SHORT and word in self._person_words

    @cached_property
    def _person_words(self) -> frozenset[str]:
        people: set[str] = set()
        others: set[str] = set()
        for row in self._rows:
            _, kind, given, name, *_ = row.split("\t")
            (people if kind == "person" else others).update(re.split("[ /]", f"{given} {name}".lower()))
        return frozenset(people - others)

    def _read_forms(self, word: str) -> Sequence[PressForm]:
        mark = f"\n{word}\t"
        start = self._table.find(mark)
        if start < 0:
            return ()
        line = self._table[start + len(mark) : self._table.index("\n", start + 1)]
        return tuple(
            PressForm(int(number), _PARTS[part], bool(common), bool(marks), tuple(presses.split(",")))
            for number, part, common, marks, presses in (
                match.groups() for match in map(_FORM.match, line.split("|")) if match
            )
        )

    @cached_property
    def _table(self) -> str:
        return self._read("press-forms.tsv")

    @cached_property
    def _rows(self) -> Sequence[str]:
        return [line for line in self._read("bearers.tsv").splitlines() if line[:1] != "#"]

    def _read(self, name: str) -> str:
        with open(f"{self._folder}/{name}", "rb") as file:  # noqa: PTH123
            return file.read().decode("utf-8")


def _bearer(row: str) -> Bearer:
    _, kind, given, name, order, _, language, country, _, forms, role, _ = row.split("\t")
    spelled = [*given.split("/"), *name.split("/"), *forms.split("|")]
    words = frozenset(plain(_ARTICLE.sub("", word)) for form in spelled for word in form.split(" "))
    return Bearer(kind, given.split("/")[0], name.split("/")[0], order, language, country, role, words)
