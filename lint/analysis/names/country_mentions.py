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
    forms, lowers = gazetteer.country_forms, tokens.lowers
    for word, number in sorted([(lowers[number], number) for number in tokens.capitals if lowers[number] in forms]):
        for words, code in forms[word]:
            if len(words) == 1 or tuple(lowers[number : number + len(words)]) == words:
                yield number, number + len(words), code
                break


def adjectives(tokens: Tokens, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    """Yield the token of each adjective of a country, and the ISO code of the country."""
    forms, lowers = gazetteer.adjective_forms, tokens.lowers
    for word, number in sorted([(lowers[number], number) for number in tokens.capitals if lowers[number] in forms]):
        yield number, forms[word]
