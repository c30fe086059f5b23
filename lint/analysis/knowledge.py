"""What the analysis knows beside the text: listed names, places, words and the house style."""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from lint.analysis.gaps import Gaps
from lint.analysis.garble import Grammar
from lint.analysis.gazetteer import Gazetteer
from lint.analysis.inventory import Inventory
from lint.analysis.lexicon import Lexicon
from lint.analysis.tagger import Tagger


class Style(NamedTuple):
    """A house style: its id and name, the key of its forms in the inventory, and preferred forms by concept.

    `spellings` are the house's own forms of single listed names, by their id; they go before the inventory's.
    """

    id: str
    name: str
    names: str
    forms: Mapping[str, str]
    spellings: Mapping[str, str] = {}

    def form_of(self, entry: Mapping[str, Any]) -> str | None:
        """Return the form that the house gives a listed name, or None where it says nothing."""
        return self.spellings.get(entry["id"]) or entry.get("styles", {}).get(self.names)


class Knowledge:
    """Shared by all documents of a run; each part is read on first use and never changed."""

    def __init__(self, data: str, names: Sequence[Mapping[str, Any]] = (), style: Style | None = None) -> None:
        """Take the folder of the data files, the entries of the inventory and the house style, if one is set."""
        self._data = Path(data)
        self._names = names
        self.style = style

    @cached_property
    def inventory(self) -> Inventory:
        """The listed names."""
        return Inventory(self._names)

    @cached_property
    def vouched(self) -> frozenset[str]:
        """Names, and their single words, that the house has put on its own list: entries whose id begins with house."""
        forms = [entry["form"] for entry in self._names if entry["id"].startswith("house.")]
        return frozenset((*forms, *(word for form in forms for word in form.split(" "))))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Towns and countries."""
        return Gazetteer(self._read("places.tsv"), self._read("countries.tsv"))

    @cached_property
    def lexicon(self) -> Lexicon:
        """Known words."""
        return Lexicon(self._read("words.tsv"), self._read("capitals.tsv"))

    @cached_property
    def grammar(self) -> Grammar:
        """Which words and parts of speech follow each other."""
        return Grammar(self._read("grammar.json"))

    @cached_property
    def gaps(self) -> Gaps:
        """Which neighbours do not go together."""
        return Gaps(json.loads(self._read("gaps.json")), (self._data / "gaps.bin").read_bytes())

    @cached_property
    def tagger(self) -> Tagger:
        """Parts of speech."""
        return Tagger(self._read("tagger.json"))

    def _read(self, name: str) -> str:
        return (self._data / name).read_bytes().decode("utf-8")
