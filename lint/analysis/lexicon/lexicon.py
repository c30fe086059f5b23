"""The lexicon: word classes and their members, from `rules/lexicon` and a project's own files."""

from collections.abc import Iterator, Mapping

from lint.analysis.lexicon.inflection import VERB_FORMS

Members = Mapping[str, Mapping[str, str]]
"""The words of each class by the name of their form: {"saying": {"base": "say|show", "participle":
"said|shown/showed"}}.

The forms of a lemma stand at one place among those of its part of speech; several of one kind are joined by a stroke.
"""


class Lexicon:
    """Classes of words. What code asks is a query: `words("saying")`, `words("saying", "past")`.

    All words are in lower case. A class has the forms that it is about; a query may name fewer of them.
    """

    def __init__(self, members: Members) -> None:
        """Take the words of each class."""
        self._members = members
        self._known: dict[tuple[str, ...], frozenset[str]] = {}

    def words(self, name: str, *forms: str) -> frozenset[str]:
        """Return the words of a class, of some of its forms or of all.

        Raises KeyError for a class that there is not.
        """
        key = (name, *forms)
        found = self._known.get(key)
        if found is None:
            by_form = self._members[name]
            wanted = forms or by_form
            found = frozenset(word for form in wanted for word in _split(by_form.get(form, "")) if word)
            self._known[key] = found
        return found

    def paradigms(self, name: str) -> Iterator[dict[str, tuple[str, ...]]]:
        """Yield the forms of each verb of a class, by their names.

        Raises KeyError where the class has not all forms.
        """
        by_form = self._members[name]
        if not by_form:
            return  # a house may empty a class
        for row in zip(*(by_form[form].split("|") for form in VERB_FORMS), strict=True):
            yield {form: tuple(words.split("/")) for form, words in zip(VERB_FORMS, row, strict=True)}

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def forms(self, name: str) -> tuple[str, ...]:
        """Return the names of the forms that a class is about. Raises KeyError for a class that there is not."""
        return tuple(self._members[name])

    def classes_of(self, word: str) -> dict[str, tuple[str, ...]]:
        """Return the classes that a word belongs to in any form, each with the names of the forms it is there."""
        found: dict[str, tuple[str, ...]] = {}
        for name, by_form in self._members.items():
            forms = tuple(form for form, words in by_form.items() if word in _split(words))
            if forms:
                found[name] = forms
        return found


def _split(words: str) -> list[str]:
    return words.replace("/", "|").split("|")


EMPTY = Lexicon({})
"""A lexicon without a class, for texts that are only cut into words."""
