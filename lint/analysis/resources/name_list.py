"""The name list: the forms of each listed name, and the status of each form."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from lint.analysis.resources.name_entry import NameEntry, Variant
from lint.analysis.resources.romanization import plain
from lint.analysis.syntax.offsets import Offsets
from lint.analysis.syntax.tokens import Tokens, phrase

ACCEPTED = frozenset(("main", "accepted"))
"""How a form stands that some house writes."""


class Form(NamedTuple):
    """One form of a listed name: its folded words, the form as written, the entry it belongs to and how it stands.

    `standing` is main, or a variant's: superseded, mangled, misspelt, accepted, foreign, historical, other. `part` is
    surname, given or "".
    """

    words: tuple[str, ...]
    text: str
    entry: NameEntry
    standing: str
    system: str
    part: str


class Occurrence(NamedTuple):
    """A form found in a text: its tokens [first, last) and the form."""

    first: int
    last: int
    form: Form

    def shifted(self, before: Offsets) -> "Occurrence":
        """Return it as it is where so much stands before."""
        return Occurrence(self.first + before.token, self.last + before.token, self.form)


class NameList:
    """Listed names by their forms."""

    def __init__(self, entries: Sequence[NameEntry]) -> None:
        """Keep the entries; the index is made on first use."""
        self.entries = entries

    @cached_property
    def forms(self) -> Mapping[str, tuple[Form, ...]]:
        """The forms by their first folded word, longer forms first."""
        index: dict[str, list[Form]] = {}
        for entry in self.entries:
            forms = [Variant(entry.form, entry.system, "main"), *entry.variants]
            if entry.kind == "person" and " " in entry.form and not entry.is_surname_first:
                forms.append(Variant(entry.form.rsplit(" ", 1)[1], entry.system, "main", "surname"))
            for text, system, standing, part in forms:
                words = (text.lower(),) if text.isalpha() else phrase(text)
                index.setdefault(words[0], []).append(Form(words, text, entry, standing, system, part))
        return {word: tuple(sorted(forms, key=lambda form: -len(form.words))) for word, forms in index.items()}

    @cached_property
    def _in_lower_case(self) -> Mapping[str, tuple[Form, ...]]:
        """Those of the `forms` that begin without a capital."""
        small = ((word, [form for form in forms if not form.text[0].isupper()]) for word, forms in self.forms.items())
        return {word: tuple(forms) for word, forms in small if forms}

    @cached_property
    def accepted(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """One-word names in use, surnames among them, in plain letters with their entries' ids, by first letter."""
        index: dict[str, dict[tuple[str, str], None]] = {}
        for forms in self.forms.values():
            for form in forms:
                if form.standing in ACCEPTED and form.part != "given" and len(form.words) == 1:
                    word = plain(form.text)
                    index.setdefault(word[:1], {})[word, form.entry.id] = None
        return {letter: tuple(words) for letter, words in index.items()}

    @cached_property
    def rivals(self) -> Mapping[str, frozenset[str]]:
        """By folded word of a name: the words of the names that only look like it."""
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            others = {word for name in entry.distinct for word in _words(name)}
            if others:
                forms = (entry.form, *(variant.form for variant in entry.variants if variant.part != "given"))
                # A relative has the same surname, which is no rival of itself.
                surnames = {word for form in forms for word in _words(form.rsplit(" ", 1)[-1])}
                others -= surnames if entry.kind == "person" else set()
                for word in {word for form in forms for word in _words(form)}:
                    found.setdefault(word, set()).update(others)
        return {word: frozenset(others) for word, others in found.items()}

    def find(self, tokens: Tokens) -> list[Occurrence]:
        """Return the forms that stand in the text with the capitals they are written with, by place.

        Where several forms start at one word the longest counts; words inside a longer form are not counted again.
        """
        found: list[Occurrence] = []
        forms, lowers, in_lower_case = self.forms, tokens.lowers, self._in_lower_case
        places = [(number, forms[lowers[number]]) for number in tokens.capitals if lowers[number] in forms]
        vocabulary = tokens.vocabulary
        for word in in_lower_case.keys() & vocabulary.keys():
            small = tuple(form for form in in_lower_case[word] if form.words[-1] in vocabulary)
            if small:
                places += [(number, small) for number in vocabulary[word] if not tokens.is_capitalized(number)]
        for number, at_word in places:
            longest = 0
            for form in at_word:
                if len(form.words) < longest:
                    break
                if len(form.words) == 1 or tuple(lowers[number : number + len(form.words)]) == form.words:
                    longest = len(form.words)
                    found.append(Occurrence(number, number + longest, form))
        found.sort(key=lambda occurrence: (occurrence.first, -occurrence.last, occurrence.form.entry.id))
        return found


def _words(name: str) -> list[str]:
    """Return the folded words of a name, and the last parts of its compounds: Jazirah of Al-Jazirah."""
    words = name.lower().split(" ")
    return words + [word.rpartition("-")[2] for word in words if "-" in word]
