"""Find names in the position of a town beside a country, and the towns that each may misspell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import PARTICLES
from lint.analysis.lexicon.word_frequency import WordFrequencies
from lint.analysis.names import country_mentions, place_words
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.resources.gazetteer import Gazetteer, Nearest
from lint.analysis.resources.places_file import Place
from lint.analysis.resources.settlements import Settlements
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_HYPHENS = frozenset("-‐‑–")
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_ADJECTIVES = 3
"""Words between a country's possessive and the town noun: largest, second largest port."""

_PARTS = PARTICLES | frozenset("sur sous nad pod am an der im ob upon lès les aux y".split())
_OFFICE = 7
"""Words from a title to the country it governs."""
_PREPOSITIONS = frozenset("in at to from near into".split())

_SHORTEST = 4
"""A name of fewer letters is too close to too many others."""


_NEWS = 50_000
"""People of a town that a name may be a slip of where its country stands elsewhere in the sentence."""

_INITIALS = 5
"""Capitals up to this many are more likely letters of an organization than a dateline."""


class PlaceSlot(NamedTuple):
    """A name where a town is expected: its tokens [first, last), the country meant, and how the two stand.

    `relation` is "country, town", "town, country", "adjective", "of", "sentence" where the country stands elsewhere in
    the sentence, or "capital" where the name is called the capital. `town` is the town of that spelling in that
    country; where there is none, `slip_of` is the one town the spelling is a few plausible slips away from, and `cost`
    their distance as a share of the length, `sure` where no other town is about as likely. `country_first` and
    `country_last` are the country's tokens.
    """

    first: int
    last: int
    name: str
    country: str
    relation: str
    country_first: int
    country_last: int
    town: Place | None
    slip_of: Place | None
    cost: float
    sure: bool


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    gazetteer: Gazetteer,
    word_frequencies: WordFrequencies,
    settlements: Settlements,
) -> list[PlaceSlot]:
    """Return the town slots of a text in order.

    A name known as any town, as a village of the country, as a country or a common word has no `slip_of`.
    """
    slots: dict[tuple[int, int], PlaceSlot] = {}
    countries = list(country_mentions.named(tokens, gazetteer))
    for first, last, code in countries:
        for start, end, relation in _beside(tokens, first, last):
            slot = _resolve(tokens, gazetteer, word_frequencies, (start, end), (first, last), code, relation)
            if slot is not None:
                slots.setdefault((start, end), slot)
    for first, code in country_mentions.adjectives(tokens, gazetteer):
        for start, end, relation in _after_adjective(tokens, first):
            slot = _resolve(tokens, gazetteer, word_frequencies, (start, end), (first, first + 1), code, relation)
            if slot is not None:
                slots.setdefault((start, end), slot)
    for place, (first, last, code) in place_words.loose(tokens, sentences, countries):
        if place not in slots:
            slot = _resolve(tokens, gazetteer, word_frequencies, place, (first, last), code, "sentence")
            if slot is not None and slot.sure and slot.slip_of is not None and slot.slip_of.population >= _NEWS:
                slots[place] = slot
    return [_unless_settled(slots[key], settlements) for key in sorted(slots)]


def _unless_settled(slot: PlaceSlot, settlements: Settlements) -> PlaceSlot:
    """Return the slot without its slip where the country has a small place of the very name."""
    if slot.slip_of is None or not settlements.has(slot.country, slot.name):
        return slot
    return slot._replace(slip_of=None, cost=0.0, sure=False)


def _beside(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Yield the names beside a country: after its comma, before it, and as its town or capital."""
    words = tokens.words
    if (place := place_words.within(tokens, first)) is not None:
        yield (*place, "of")
    yield from _beside_noun(tokens, first, last)
    if last + 1 < len(words) and words[last] == "," and not _is_office(tokens, first):
        end = place_words.name_end(tokens, last + 1)
        if end is not None and (end >= len(words) or words[end] in (",", ".", ";", ")", "—", "–")):
            yield last + 1, end, "country, town"
    owns = last < len(words) and tokens.lowers[last] in _POSSESSIVES  # "X, C's largest bank" is no address
    if first >= 2 and words[first - 1] == "," and not owns:  # noqa: PLR2004 - a name and its comma
        start = place_words.name_start(tokens, first - 2)
        if start is not None:
            yield start, first - 1, "town, country"


def _is_office(tokens: Tokens, country: int) -> bool:
    """Tell whether the country belongs to an office: "the president of the republic of C, Name" names a person."""
    at, titles = country - 1, name_lexicon(tokens.lexicon).titles
    while at >= 0 and country - at <= _OFFICE and tokens.is_word(at) and tokens.lowers[at] not in _PREPOSITIONS:
        if tokens.lowers[at] in titles:
            return True
        at -= 1
    return False


def _beside_noun(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Yield the names that a town noun ties to the country at the tokens [first, last)."""
    yield from _in_country(tokens, first)
    yield from _behind_possessive(tokens, last)
    if first >= 2 and tokens.lowers[first - 1] in ("of", "in"):  # noqa: PLR2004 - the capital, of
        yield from _beside_capital(tokens, first, last)


def _in_country(tokens: Tokens, first: int) -> Iterator[tuple[int, int, str]]:
    """Yield the name in "the city of X in C"."""
    lowers = tokens.lowers
    if first < 4 or lowers[first - 1] != "in":  # noqa: PLR2004 - city, of, X, in
        return
    start = place_words.name_start(tokens, first - 2)
    nouns = name_lexicon(tokens.lexicon).town_nouns
    if start is not None and start > 1 and lowers[start - 1] == "of" and lowers[start - 2] in nouns:
        yield start, first - 1, "of"


def _behind_possessive(tokens: Tokens, last: int) -> Iterator[tuple[int, int, str]]:
    """Yield the name in "C's second city, X" and "C's capital X"."""
    words, lowers = tokens.words, tokens.lowers
    if last >= len(words) or lowers[last] not in _POSSESSIVES:
        return
    nouns = name_lexicon(tokens.lexicon).town_nouns
    noun, end = last + 1, min(len(words), last + 1 + _ADJECTIVES)
    while noun < end and lowers[noun] not in nouns and words[noun].islower():
        noun += 1
    if noun + 1 >= len(words) or lowers[noun] not in nouns:
        return
    following = noun + 1 + (words[noun + 1] == "," or lowers[noun + 1] == "of")
    name_end = place_words.name_end(tokens, following) if following < len(words) else None
    if name_end is not None:
        yield following, name_end, "capital" if lowers[noun] == "capital" and noun == last + 1 else "of"


def _beside_capital(tokens: Tokens, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Yield the name in "the capital of C, X" and "X, the capital of C"."""
    words, lowers = tokens.words, tokens.lowers
    classes = name_lexicon(tokens.lexicon)
    if lowers[first - 2] not in classes.town_nouns:
        return
    is_capital = _is_bare_capital(lowers, first - 2)
    if last < len(words) and words[last] == ",":
        end = place_words.name_end(tokens, last + 1)
        if end is not None:
            yield last + 1, end, "capital" if is_capital else "of"
    noun = first - 3
    while noun > 0 and (lowers[noun] in ("the", "a") or lowers[noun] in classes.town_ranks):
        noun -= 1
    if words[noun] == "," or lowers[noun] in ("is", "remains"):
        start = place_words.name_start(tokens, noun - 1)
        if start is not None:
            yield start, noun, "capital" if is_capital and noun == first - 4 else "of"


def _is_bare_capital(lowers: list[str], noun: int) -> bool:
    """Tell whether the noun is the capital, and not the former, cultural or commercial one."""
    return lowers[noun] == "capital" and noun > 0 and lowers[noun - 1] == "the"


def _after_adjective(tokens: Tokens, number: int) -> Iterator[tuple[int, int, str]]:
    """Yield the name in "the Kyrgyz capital(,) X" and "the Kyrgyz city of X"."""
    classes = name_lexicon(tokens.lexicon)
    at = number + 1
    while at < len(tokens) and tokens.lowers[at] in classes.town_adjectives:
        at += 1
    if at >= len(tokens) or tokens.lowers[at] not in classes.town_nouns:
        return
    following = at + 1
    if following < len(tokens) and tokens.lowers[following] in (",", "of"):
        following += 1
    end = place_words.name_end(tokens, following) if following < len(tokens) else None
    if end is not None:
        yield following, end, "capital" if tokens.lowers[at] == "capital" and at == number + 1 else "adjective"


def _resolve(
    tokens: Tokens,
    gazetteer: Gazetteer,
    word_frequencies: WordFrequencies,
    name_at: tuple[int, int],
    country_at: tuple[int, int],
    code: str,
    relation: str,
) -> PlaceSlot | None:
    name = " ".join(tokens.words[name_at[0] : name_at[1]])
    if len(name) < _SHORTEST or _is_in_compound(tokens, name_at):
        return None
    if name.isupper():
        if len(name) <= _INITIALS:
            return None
        name = name.title()  # a dateline; places are listed with one capital a word
    town = gazetteer.has(code, name)
    slip: Nearest | None = None
    if (
        town is None
        and not _is_region(tokens, gazetteer, name_at, code)
        and not _is_known(gazetteer, word_frequencies, name)
    ):
        slip = gazetteer.nearest(code, name)
    return PlaceSlot(
        name_at[0],
        name_at[1],
        name,
        code,
        relation,
        country_at[0],
        country_at[1],
        town,
        slip.place if slip else None,
        slip.cost if slip else 0.0,
        slip is not None and slip.sure,
    )


def _is_in_compound(tokens: Tokens, name_at: tuple[int, int]) -> bool:
    """Tell whether a hyphen or a small word joins the name to more: the second half of a province is no town."""
    first, last = name_at
    before = first > 0 and tokens.words[first - 1] in _HYPHENS and tokens.ends[first - 1] == tokens.starts[first]
    after = last < len(tokens) and tokens.words[last] in _HYPHENS and tokens.ends[last - 1] == tokens.starts[last]
    part = first > 0 and tokens.lowers[first - 1] in _PARTS
    return before or after or part


def _is_region(tokens: Tokens, gazetteer: Gazetteer, name_at: tuple[int, int], code: str) -> bool:
    """Tell whether the name is a region's: by the list, by its last word, or as in TOWN, REGION, COUNTRY."""
    name = " ".join(tokens.words[name_at[0] : name_at[1]])
    if gazetteer.is_region(code, name) or tokens.lowers[name_at[1] - 1] in name_lexicon(tokens.lexicon).region_nouns:
        return True
    if name_at[0] < 2 or tokens.words[name_at[0] - 1] != ",":  # noqa: PLR2004 - a town and its comma
        return False
    start = place_words.name_start(tokens, name_at[0] - 2)
    return start is not None and gazetteer.has(code, " ".join(tokens.words[start : name_at[0] - 1])) is not None


def _is_known(gazetteer: Gazetteer, word_frequencies: WordFrequencies, name: str) -> bool:
    """Tell whether the name is a town elsewhere, a country, or made of words the language knows as capitalised."""
    if gazetteer.knows(name) or name.lower() in gazetteer.adjective_forms:
        return True
    words = name.split(" ")
    if any(word.lower() in gazetteer.country_forms for word in words):
        return True
    return all(word_frequencies.capital_band(word) or word_frequencies.word_band(word.lower()) for word in words)
