"""Report unknown towns beside a country, and a country written before its town."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.names.place_candidates import PlaceSlot
from lint.analysis.resources.places_file import Place
from lint.checks import Match, Unit
from lint.text.finding import Edit
from lint.text.span import Span
from lint.values import dataclass


@dataclass(frozen=True, eq=False, repr=False)
class MangledPlace:
    """Report an unknown name in the place of a town beside a country, where one town of it is a few slips away.

    The edit puts the town there, where one slip explains the name and no other town of the country is about as near.
    There is none where the country may be a region of another one that is called so.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("preferred", "country", "what"))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return None: any country may be named."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the names that are slips."""
        for slot in analysis.town_slots:
            if slot.slip_of is None or slot.slip_of.name == slot.name or slot.name in analysis.resources.vouched:
                continue
            span = _name_span(analysis, slot)
            country = analysis.resources.gazetteer.name_of(slot.country)
            what = "the capital" if slot.slip_of.kind == "capital" else "a town"
            values = {"preferred": slot.slip_of.name, "country": country, "what": what}
            sure = slot.sure and not analysis.resources.gazetteer.is_region_elsewhere(
                slot.country, _country_name(analysis, slot)
            )
            yield Match(span, values, (), (Edit(span, slot.slip_of.name),) if sure else ())


@dataclass(frozen=True, eq=False, repr=False)
class CountryBeforeTown:
    """Report a country written before its own town, as addresses of other languages are: `in COUNTRY, TOWN,`.

    A preposition before the country and a mark after the town are asked for, so that lists of places and topics
    ("In Georgia, Tbilisi remains ...") are left alone. A slip of a town's name counts as the town.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("town", "country", "preferred"))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return None: any country may be named."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the inverted pairs, from the country to the town."""
        tokens = analysis.tokens
        for slot in analysis.town_slots:
            town = slot.town or slot.slip_of
            if slot.relation != "country, town" or town is None:
                continue
            if town.kind != "capital" and town.name.startswith(analysis.resources.gazetteer.name_of(slot.country)):
                continue
            if not _introduced(analysis, slot) or _is_list(analysis, slot):
                continue
            span = Span(tokens.starts[slot.country_first], tokens.ends[slot.last - 1])
            country = _country_name(analysis, slot)
            yield Match(span, {"town": slot.name, "country": country, "preferred": f"{town.name}, {country}"})


@dataclass(frozen=True, eq=False, repr=False)
class MisplacedTown:
    """Report a large town beside a country it is not in: `TOWN, COUNTRY` and the like.

    Only where the spelling is that of one town in the world of `_LARGE` people or more and the country has none of that
    name; members of a list are left alone, and so are a country that opens the next clause and one that is called as a
    region of the town's own country is.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("country", "home"))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return None: any country may be named."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the towns."""
        gazetteer = analysis.resources.gazetteer
        for slot in analysis.town_slots:
            if slot.relation in ("country, town", "capital") or not self._is_town_of_country(analysis, slot):
                continue
            home = _only_home(analysis, slot)
            if home is None or home.population < _LARGE or gazetteer.belongs_to(home.country, slot.country):
                continue
            is_person = slot.name.lower() in analysis.tokens.lexicon.words("towns-like-names")
            if not is_person and not _is_listed(analysis, slot):
                values = {"country": gazetteer.name_of(slot.country), "home": gazetteer.name_of(home.country)}
                yield Match(_name_span(analysis, slot), values)

    @staticmethod
    def _is_town_of_country(analysis: SharedLayers, slot: PlaceSlot) -> bool:
        """Tell whether the text puts a known town into a country that has none of its name."""
        gazetteer = analysis.resources.gazetteer
        if slot.town is not None or not gazetteer.knows(slot.name):
            return False
        following = analysis.tokens.lowers[slot.country_last : slot.country_last + 1]
        if gazetteer.is_region(slot.country, slot.name) or following in (["state"], ["province"], ["delta"]):
            return False  # a state of the country, or a state that is called as a country is
        return slot.relation != "town, country" or _closes(analysis, slot.country_last)


def _only_home(analysis: SharedLayers, slot: PlaceSlot) -> Place | None:
    """Return the largest town of the name, where all of them are in one country and in no region called as this one.

    Atlanta, Georgia, is in the state.
    """
    gazetteer = analysis.resources.gazetteer
    homes = gazetteer.homes(slot.name)
    called = _country_name(analysis, slot)
    if not homes or any(gazetteer.is_region(home.country, called) for home in homes):
        return None
    is_only = len({home.country for home in homes}) == 1 and homes[0].name == slot.name
    return homes[0] if is_only else None


@dataclass(frozen=True, eq=False, repr=False)
class FalseCapital:
    """Report a town of a country that is called its capital and is not; countries with two seats are left alone."""

    placeholders: ClassVar[frozenset[str]] = frozenset(("country", "preferred"))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return None: any country may be named."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the towns."""
        gazetteer = analysis.resources.gazetteer
        for slot in analysis.town_slots:
            if slot.relation != "capital" or slot.town is None or slot.country in _TWO_SEATS:
                continue
            country = gazetteer.countries[slot.country]
            if slot.town.kind == "capital" or slot.name == country.capital:
                continue
            yield Match(_name_span(analysis, slot), {"country": country.name, "preferred": country.capital})


_LARGE = 100_000
_TWO_SEATS = frozenset(("BO", "BJ", "CI", "CL", "GE", "IL", "LK", "MY", "NL", "PS", "SZ", "TZ", "YE", "ZA", "MM", "BI"))
"""Countries whose government sits in more than one town, or whose capital is moving or disputed."""


def _is_listed(analysis: SharedLayers, slot: PlaceSlot) -> bool:
    """Tell whether the town or the country is a member of a longer list, where each name stands for itself."""
    tokens = analysis.tokens
    before, after = min(slot.first, slot.country_first) - 1, max(slot.last, slot.country_last)
    if before >= 0 and tokens.words[before] in (",", "and", "or", ";", "&", "/"):
        return True
    if after < len(tokens) and tokens.words[after] in (",", "and", "or", "&", "/"):
        following = after + 1
        if following < len(tokens) and (
            tokens.is_capitalized(following) or tokens.lowers[following] in ("and", "or", "the")
        ):
            return True
    return False


def _closes(analysis: SharedLayers, last: int) -> bool:
    """Tell whether a mark, or a word that does not need the country for its subject, stands behind the country."""
    tokens = analysis.tokens
    return last >= len(tokens) or not tokens.is_word(last) or tokens.lowers[last] in _BEHIND


_BEHIND = frozenset(
    """on in at for from to by with after before when where while who which that and or as last this next during since
    until over under near amid against because despite following""".split()
)
"""What may stand behind a town and its country where the clause goes on."""


def _country_name(analysis: SharedLayers, slot: PlaceSlot) -> str:
    return " ".join(analysis.tokens.words[slot.country_first : slot.country_last])


def _name_span(analysis: SharedLayers, slot: PlaceSlot) -> Span:
    return Span(analysis.tokens.starts[slot.first], analysis.tokens.ends[slot.last - 1])


_BEFORE = frozenset("in at to from near of outside around into".split())


def _introduced(analysis: SharedLayers, slot: PlaceSlot) -> bool:
    """Tell whether a preposition governs the country; one that opens its sentence makes a topic of it."""
    tokens = analysis.tokens
    at = slot.country_first - 1
    if at >= 0 and tokens.lowers[at] == "the":
        at -= 1
    number = analysis.sentence_at(tokens.starts[slot.country_first])
    if number is None or at <= analysis.sentences[number].first:
        return False
    return tokens.lowers[at] in _BEFORE


def _is_list(analysis: SharedLayers, slot: PlaceSlot) -> bool:
    """Tell whether the town is one member of a list of places, or the mark after it does not close the pair."""
    tokens = analysis.tokens
    if slot.last >= len(tokens):
        return False
    if tokens.words[slot.last] in (".", ";", ")"):
        return False
    if tokens.words[slot.last] != ",":
        return True
    following = slot.last + 1
    if following >= len(tokens):
        return False
    if tokens.lowers[following] in ("and", "or"):
        return True
    return tokens.is_word(following) and tokens.is_capitalized(following)
