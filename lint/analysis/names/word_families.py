"""Two words that look like two spellings of one name because a language derives one from the other."""

from lint.analysis.names.surface_forms import Spelling
from lint.analysis.resources.romanization import common_start, plain

_STEM = 5
"""Letters that two words of one family share at least."""
_DERIVED = frozenset(
    """s es ies y cy cies ship ships hood dom ism isms ist ists ian ians an ans ic ics ical al er ers or ors ing ings
    ment ments ess ness ity ities ive ives ion ions ery""".split()
)
"""Endings by which English makes one noun or adjective of another."""
_BY_GENDER = (
    ("ski", "ska"),
    ("sky", "ska"),
    ("sky", "skaya"),
    ("skiy", "skaya"),
    ("skyi", "ska"),
    ("cki", "cka"),
    ("cky", "cka"),
)
"""Endings of Slavic surnames that are adjectives: his, hers. Other surnames make hers with the ending of a case."""


def are_of_one_family(one: Spelling, other: Spelling) -> bool:
    """Tell whether both are one stem with endings of nouns (Chaplains, Chaplaincy), and neither is a person's name."""
    first, second = plain(one.word), plain(other.word)
    start = common_start(first, second)
    tails = {first[start:], second[start:]}
    is_derived = start >= _STEM and tails <= _DERIVED | {""} and max(map(len, tails)) > 1
    return is_derived and not (one.titles or other.titles or _is_called(one, other))


def _is_called(one: Spelling, other: Spelling) -> bool:
    """Tell whether both share a name before or behind them."""
    return bool(one.given & other.given or one.family & other.family)


def are_his_and_hers(one: Spelling, other: Spelling) -> bool:
    """Tell whether one is a man's form of a surname and the other a woman's, and each is introduced."""
    if not (one.is_introduced and other.is_introduced):
        return False
    his, hers = sorted((plain(one.word), plain(other.word)), key=lambda word: word[-1] == "a")
    return any(his.endswith(man) and hers.endswith(woman) for man, woman in _BY_GENDER)
