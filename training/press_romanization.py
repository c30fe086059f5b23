"""Spell names as the press of other languages does, by the tables in rules/data/press.

A rule is tried at each place of the folded word, in order: the rules of the system, those of the systems it extends,
and the base of its source. `rules/data/press/README.md` describes the tables.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

TABLES = Path(__file__).parent.parent / "rules" / "data" / "press"
PIVOTS = {
    "ar": "semitic", "fa": "semitic", "he": "semitic", "zh": "pinyin", "ko": "hangul", "ja": "hepburn", "hi": "indic",
    "ur": "indic",
}  # fmt: skip
"""The table of a language whose native script the tables do not read directly."""

ENGLISH = frozenset("en-ap bgnpcgn bgnpcgn-1965 ua-2010 by-2007 bg-2009 ka-2002 elot743".split())
OFFICIAL = ENGLISH | {"iso9", "passport-fr"}
"""Systems that are no press of another language."""

_MOST = 24
"""Spellings of one word in one system: the first alternatives come first."""

_SPLIT = re.compile(r"([\s\-]+)")


@dataclass(frozen=True)
class _Rule:
    """`text` becomes one of `to` where the neighbours are among those given, `#` for the edge of the word."""

    text: str
    to: tuple[str, ...]
    start: bool
    end: bool
    after: frozenset[str] | None
    before: frozenset[str] | None

    def fits(self, word: str, at: int) -> bool:
        """Tell whether the rule holds at a place of a word."""
        end = at + len(self.text)
        if not word.startswith(self.text, at) or (self.start and at) or (self.end and end < len(word)):
            return False
        before = word[at - 1] if at else "#"
        after = word[end] if end < len(word) else "#"
        return (self.after is None or before in self.after) and (self.before is None or after in self.before)


@dataclass(frozen=True)
class System:
    """How one press, or one system of English, writes the names of a source."""

    press: str
    rules: Mapping[str, tuple[_Rule, ...]]
    suffixes: tuple[Mapping[str, Any], ...] = ()
    join: str | None = None
    drop_macrons: bool = False
    cache: dict[str, list[str]] = field(default_factory=dict, compare=False)

    def spell(self, name: str) -> list[str]:
        """Return the spellings of a name, the usual one first, each part with a capital."""
        if name not in self.cache:
            self.cache[name] = list(dict.fromkeys(self._spell(name)))
        return self.cache[name]

    def _spell(self, name: str) -> Iterator[str]:
        text = name.lower()
        if self.drop_macrons:
            text = text.translate(str.maketrans("āīūēō", "aiueo"))
        pieces = []
        for part in _SPLIT.split(text):
            if part and not _SPLIT.fullmatch(part):
                pieces.append(self._word(part))
            elif part:
                pieces.append([self.join if part == "-" and self.join is not None else part])
        for combination in itertools.islice(itertools.product(*pieces), _MOST):
            yield re.sub(r"(^|\s)(\S)", lambda match: match[1] + self._capital(match[2]), "".join(combination))

    def _capital(self, letter: str) -> str:
        return "İ" if self.press == "tr" and letter == "i" else letter.upper()

    def _word(self, word: str) -> list[str]:
        parts: list[tuple[str, ...]] = []
        at = 0
        while at < len(word):
            rule = next((rule for rule in self.rules.get(word[at], ()) if rule.fits(word, at)), None)
            parts.append(rule.to if rule else (word[at],))
            at += len(rule.text) if rule else 1
        for suffix in self.suffixes:
            if word[-1] in suffix["ends_in"]:
                parts.append((suffix["add"], *suffix.get("alt", ())))
                break
        return ["".join(combination) for combination in itertools.islice(itertools.product(*parts), _MOST)]


class Table:
    """The systems of one source: one native script, or one pivot that several languages share."""

    def __init__(self, data: Mapping[str, Any], tables: "Mapping[str, Table]") -> None:
        """Take what a file says; `tables` has the other sources, of which a system may extend one."""
        self.source: str = data["source"]
        self.letters: Mapping[str, Mapping[str, list[str]]] = data.get("letters", {})
        self._data, self._tables = data, tables

    @cached_property
    def systems(self) -> Mapping[str, System]:
        """The systems by press, English and official ones among them."""
        return {press: self._system(press, said) for press, said in self._data["systems"].items()}

    def rules(self, press: str) -> list[Mapping[str, Any]]:
        """Return the rules of a system and of those it extends, without the base."""
        said = self._data["systems"][press]
        found = list(said["rules"])
        if "extends" in said:
            source, other = said["extends"].split("/")
            table = self if source == self.source else self._tables[source]
            found += table.rules(other)
            if table is not self:
                found += table._data["base"]  # noqa: SLF001 - a table like this one
        return found

    def _system(self, press: str, said: Mapping[str, Any]) -> System:
        classes = self._data["classes"]
        index: dict[str, list[_Rule]] = {}
        for rule in (*self.rules(press), *self._data["base"]):
            index.setdefault(rule["from"][0], []).append(
                _Rule(
                    rule["from"],
                    (rule["to"], *rule.get("alt", ())),
                    rule.get("start", False),
                    rule.get("end", False),
                    _members(rule.get("after"), classes),
                    _members(rule.get("before"), classes),
                )
            )
        rules = {letter: tuple(found) for letter, found in index.items()}
        return System(press, rules, self.suffixes(press), said.get("join"), said.get("drop_macrons", False))

    def suffixes(self, press: str) -> tuple[Mapping[str, Any], ...]:
        """Return the endings of a press: its own, or those of the system it extends."""
        said = self._data["systems"][press]
        if "suffixes" in said or "extends" not in said:
            return tuple(said.get("suffixes", ()))
        source, other = said["extends"].split("/")
        return (self if source == self.source else self._tables[source]).suffixes(other)


def _members(name: str | None, classes: Mapping[str, str]) -> frozenset[str] | None:
    if name is None:
        return None
    return frozenset(letter for part in name for letter in classes.get(part, part))


class Tables:
    """All tables, and the names whose forms no rule gives."""

    def __init__(self, folder: Path = TABLES) -> None:
        """Read the files of a folder."""
        self.by_source: dict[str, Table] = {}
        for path in sorted(folder.glob("*.yaml")):
            data = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
            if "source" in data:
                table = Table(data, self.by_source)
                self.by_source[table.source] = table
            else:
                self.exceptions: Mapping[str, Any] = data
        self._by_rule_less: dict[tuple[str, str], list[Mapping[str, list[str]]]] = {}
        for said in self.exceptions["names"]:
            self._by_rule_less.setdefault((said["source"], said["native"]), []).append(said["forms"])

    def table(self, language: str) -> Table | None:
        """Return the table for the names of a language, None where there is none."""
        return self.by_source.get(PIVOTS.get(language, language))

    def english(self, language: str, native: str) -> list[str]:
        """Return the spellings of a name by the systems of English that its script has."""
        return [form for press, form in self._spelled(language, native, native) if press in ENGLISH]

    def foreign(self, language: str, native: str, pivot: str) -> Iterable[tuple[str, str]]:
        """Yield (press, form) for the presses of other languages; `pivot` is what the table reads, often `native`."""
        for forms in self._by_rule_less.get((language, native), ()):
            for press, spelled in forms.items():
                yield from ((press, form) for form in spelled)
        for press, form in self._spelled(language, native, pivot):
            if press not in OFFICIAL:
                yield press, form

    def _spelled(self, language: str, native: str, pivot: str) -> Iterator[tuple[str, str]]:
        table = self.table(language)
        if table is None:
            return
        for press, system in table.systems.items():
            name = pivot
            if table.source == "hangul":
                words = ("-".join(word) if system.join == "-" else word for word in native.split())
                name = unicodedata.normalize("NFD", " ".join(words))
            yield from ((press, form) for form in system.spell(name))
