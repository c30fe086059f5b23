"""Gazetteer: the towns of each country, and whether a spelling names any place.

The file is read and searched as bytes; only the lines that have a name of the text are parsed.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from math import log10
from typing import NamedTuple

from lint.analysis.resources.places_file import Place, PlacesFile, parts_of
from lint.analysis.resources.romanization import SlipIndex, may_slip, plain, single_slip
from lint.analysis.syntax.tokens import phrase

_LARGE = 100_000
_LIMITS = {"capital": 0.34, "large": 0.24, "city": 0.2}
"""How much of its length a spelling may cost and still be taken for a place: the better known, the more."""

_FAME = 0.03
"""Share of the length that being ten times as large is worth."""

_REMEMBERED = 1000
"""So many answers of `has` and of `nearest` are kept: several checks ask for the same, and so does the next version of
a text.
"""

_FEW = 64
"""Words that one text may ask for, each by a search; reading all spellings costs about as much."""


class Country(NamedTuple):
    """A country: ISO 3166 code, short name, other names, adjectives, capital."""

    code: str
    name: str
    alternates: tuple[str, ...]
    adjectives: tuple[str, ...]
    capital: str


class Territory(NamedTuple):
    """A territory with towns of its own that is not listed as a country.

    It has an ISO 3166 code, a short name, and the codes of the states it may stand under.
    """

    code: str
    name: str
    states: tuple[str, ...]


class Nearest(NamedTuple):
    """The town that a spelling is most likely a slip of, and its distance as a share of the length.

    `sure` where one slip makes one of the other and no other town of the country is about as likely.
    """

    place: Place
    cost: float
    sure: bool


class Gazetteer:
    """Towns, countries, territories and regions.

    They come from the texts of places.tsv, countries.tsv, territories.tsv and regions.tsv.
    """

    def __init__(self, places: bytes, countries: str, regions: str = "", territories: str = "") -> None:
        """Keep the texts, the first in UTF-8 with the towns of each country together; nothing is parsed until asked."""
        self._regions = regions
        self._territories = territories
        self._places = PlacesFile(places)
        self._countries = countries
        self._known: dict[str, bool] = {}
        self._towns: dict[tuple[str, str], Place | None] = {}
        self._slips: dict[str, _Towns] = {}
        self._nearest: dict[tuple[str, str], Nearest | None] = {}

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        """The countries by ISO code."""
        found = {}
        for line in self._countries.splitlines():
            if line and not line.startswith("#"):
                code, name, alternates, adjectives, capital = (line.split("\t") + [""] * 5)[:5]
                found[code] = Country(code, name, parts_of(alternates), parts_of(adjectives), capital)
        return found

    @cached_property
    def territories(self) -> Mapping[str, Territory]:
        """The territories by ISO code."""
        rows = (line.split("\t") for line in self._territories.splitlines() if line and line[0] != "#")
        return {code: Territory(code, name, parts_of(states)) for code, name, states in rows}

    def name_of(self, code: str) -> str:
        """Return the short name of the country or territory with an ISO code.

        The code itself for one that is neither.
        """
        owner = self.countries.get(code) or self.territories.get(code)
        return owner.name if owner else code

    def belongs_to(self, code: str, state: str) -> bool:
        """Tell whether towns of the code may be said to lie in the state: its own, or of a territory under it."""
        territory = self.territories.get(code)
        return code == state or (territory is not None and state in territory.states)

    @cached_property
    def regions(self) -> frozenset[tuple[str, str]]:
        """The provinces, states, islands and the like, as country code and plain name."""
        rows = (line.split("\t") for line in self._regions.splitlines() if line and line[0] != "#")
        return frozenset((code, plain(name)) for code, names in rows for name in parts_of(names))

    def is_region(self, country: str, name: str) -> bool:
        """Tell whether a spelling is that of a region of the country, accents and hyphens aside."""
        return (country, plain(name)) in self.regions

    def is_region_elsewhere(self, country: str, name: str) -> bool:
        """Tell whether a spelling is that of a region of another country than this one."""
        return any(code != country for code, region in self.regions if region == plain(name))

    @cached_property
    def country_forms(self) -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
        """By first folded word: the folded words of a country's name and the country's code, longest name first."""
        forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for country in self.countries.values():
            for name in (country.name, *country.alternates):
                words = phrase(name)
                forms.setdefault(words[0], []).append((words, country.code))
        for candidates in forms.values():
            candidates.sort(key=lambda form: (-len(form[0]), form))
        return forms

    @cached_property
    def country_names(self) -> frozenset[str]:
        """The folded names of the countries."""
        return frozenset(" ".join(words) for forms in self.country_forms.values() for words, _ in forms)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The folded names of the capitals."""
        return frozenset(country.capital.lower() for country in self.countries.values())

    @cached_property
    def country_words(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """By first letter: the countries' names of one word, in plain letters with the country's code."""
        index: dict[str, list[tuple[str, str]]] = {}
        for forms in self.country_forms.values():
            for words, code in forms:
                if len(words) == 1:
                    index.setdefault(plain(words[0])[:1], []).append((plain(words[0]), code))
        return {letter: tuple(words) for letter, words in index.items()}

    @cached_property
    def adjective_forms(self) -> Mapping[str, str]:
        """Folded one-word adjectives of countries and their codes; one that two countries share is left out."""
        owners: dict[str, set[str]] = {}
        for country in self.countries.values():
            for adjective in country.adjectives:
                owners.setdefault(adjective.lower(), set()).add(country.code)
        return {word: next(iter(codes)) for word, codes in owners.items() if len(codes) == 1}

    @cached_property
    def _nationalities(self) -> frozenset[str]:
        adjectives = {adjective.lower() for country in self.countries.values() for adjective in country.adjectives}
        names = {words[0] for forms in self.country_forms.values() for words, _ in forms if len(words) == 1}
        return frozenset(adjectives | names)

    def is_nationality(self, word: str) -> bool:
        """Tell whether a folded word is a country's one-word name or adjective, of one country or of several."""
        return word in self._nationalities

    def knows(self, name: str) -> bool:
        """Tell whether a spelling is a town's, anywhere."""
        known = self._known.get(name)
        if known is None:
            few = len(self._known) < _FEW
            known = self._known[name] = (
                next(self._places.lines_with(name), None) is not None if few else self._places.has_spelling(name)
            )
        return known

    def same(self, first: str, second: str) -> bool:
        """Tell whether two spellings are given for one place."""
        if not (self.knows(first) and self.knows(second)):
            return False
        return any(second in (place.name, *place.alternates) for place in self._places.homes(first))

    def homes(self, name: str) -> tuple[Place, ...]:
        """Return all towns of a spelling, of every country, the largest first."""
        found = set(self._places.homes(name))
        return tuple(sorted(found, key=lambda place: (-place.population, place.country)))

    def towns(self, country: str) -> tuple[Place, ...]:
        """Return the towns of a country, the largest first."""
        return tuple(self._places.towns(country))

    def has(self, country: str, name: str) -> Place | None:
        """Return the town of that spelling in the country, or None."""
        key = (country, name)
        if key not in self._towns:
            if len(self._towns) >= _REMEMBERED:
                self._towns.clear()
            found = self._places.homes(name, *self._places.block(country))
            self._towns[key] = next((town for town in found if name in (town.name, *town.alternates)), None)
        return self._towns[key]

    def nearest(self, country: str, name: str) -> Nearest | None:
        """Return the town of the country that `name` is most likely a slip of.

        None where no town is close enough for its size. Of towns about as close the larger wins: a town ten times as
        large counts as `_FAME` of the length closer.
        """
        key = (country, name)
        if key not in self._nearest:
            if len(self._nearest) >= _REMEMBERED:
                self._nearest.clear()
            self._nearest[key] = self._find_nearest(country, plain(name))
        return self._nearest[key]

    def _find_nearest(self, country: str, wanted: str) -> Nearest | None:
        towns = self._slips.get(country)
        if towns is None:
            towns = self._slips[country] = _Towns(self._places.towns(country))
        found: list[tuple[float, int, float]] = []
        # The first letter of a lesser town is seldom lost.
        likely = {start for start in {*towns.starts} if start in {"", wanted[:1]} or may_slip(wanted[:1], start)}
        shares = [share * (start in likely) for share, start in zip(towns.shares, towns.starts, strict=True)]
        for number, cost in towns.index.near(wanted, shares):
            place = towns.places[number]
            distance = cost / max(len(wanted), len(towns.spellings[number]))
            if distance <= towns.shares[number]:
                found.append((distance - _FAME * log10(max(place.population, 1)), number, distance))
        if not found:
            return None
        least, best, distance = min(found)
        place = towns.places[best]
        alone = all(towns.places[number] == place for score, number, _ in found if score < least + _FAME)
        return Nearest(place, distance, alone and single_slip(wanted, towns.spellings[best]))


class _Towns:
    """The towns of a country by their spellings: lists of one length, and the index of the spellings."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places: list[Place] = []
        self.spellings: list[str] = []
        self.shares: list[float] = []  # what a slip may cost
        self.starts: list[str] = []  # the first letter, "" where it may be lost
        for place in places:
            size = "capital" if place.kind == "capital" else "large" if place.population >= _LARGE else "city"
            for spelling in (place.name, *place.alternates):
                self.places.append(place)
                self.spellings.append(plain(spelling))
                self.shares.append(_LIMITS[size])
                self.starts.append("" if place.kind == "capital" else self.spellings[-1][:1])
        self.index = SlipIndex(self.spellings)
