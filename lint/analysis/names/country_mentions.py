"""Find the countries that a text names, by their names and by their adjectives."""

from collections.abc import Iterator
from typing import NamedTuple

from lint.analysis.resources.gazetteer import Gazetteer
from lint.analysis.syntax.offsets import Offsets
from lint.analysis.syntax.tokens import Tokens


class CountryMention(NamedTuple):
    """A country that is named: its tokens [first, last) and its ISO code."""

    first: int
    last: int
    code: str

    def shifted(self, before: Offsets) -> "CountryMention":
        """Return it as it is where so much stands before."""
        return CountryMention(self.first + before.token, self.last + before.token, self.code)


def find(tokens: Tokens, gazetteer: Gazetteer) -> list[CountryMention]:
    """Return the countries named in a text, in order; adjectives count."""
    by_adjective = ((number, number + 1, code) for number, code in adjectives(tokens, gazetteer))
    return [CountryMention(*found) for found in sorted({*named(tokens, gazetteer), *by_adjective})]


def named(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """Yield the tokens [first, last) of each country that is called by a name, and its ISO code."""
    forms = gazetteer.country_forms
    for word in sorted(tokens.vocabulary.keys() & forms.keys()):
        for number in tokens.vocabulary[word]:
            for words, code in forms[word]:
                if tuple(tokens.lowers[number : number + len(words)]) == words and tokens.is_capitalized(number):
                    yield number, number + len(words), code
                    break


def adjectives(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    """Yield the token of each adjective of a country, and the ISO code of the country."""
    forms = gazetteer.adjective_forms
    for word in sorted(tokens.vocabulary.keys() & forms.keys()):
        for number in tokens.vocabulary[word]:
            if tokens.is_capitalized(number):
                yield number, forms[word]
