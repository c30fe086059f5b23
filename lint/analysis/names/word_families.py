"""Two words that look like two spellings of one name because a language derives one from the other."""

from collections.abc import Sequence

from lint.analysis.names.surface_forms import BlockForms, Spelling
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


_HER_ENDING = frozenset((("", "a"), ("o", "a"), ("", "ia")))
"""What a woman's given name may have where a man's ends: Robert, Roberta; Claudio, Claudia; Viktor, Viktoria."""
_OWNERS = frozenset(("his", "her", "their"))
_DESCRIBING = _OWNERS | {"a", "an", "the", "one"}


def are_man_and_woman(
    one: Spelling, other: Spelling, blocks: tuple[Sequence[BlockForms], Sequence[BlockForms]]
) -> bool:
    """Tell whether a man and a woman of one surname are named, and not one of them with an ending too many.

    Who has been introduced is named again without more words; two people are both introduced, or neither is.
    """
    if not is_her_form(one.word, other.word) or not one.family & other.family or one.titles & other.titles:
        return False
    both = list(zip((one, other), blocks, strict=True))
    introduced = [_is_described(entry, forms) for entry, forms in both]
    return introduced[0] == introduced[1] or any(_is_relative(entry, forms) for entry, forms in both)


def is_her_form(one: str, other: str) -> bool:
    """Tell whether one of two given names is made of the other for a woman, in either order: Robert, Roberta."""
    his, hers = sorted((plain(one), plain(other)), key=lambda word: word[-1:] == "a")
    start = common_start(his, hers)
    return (his[start:], hers[start:]) in _HER_ENDING


def _is_relative(entry: Spelling, blocks: Sequence[BlockForms]) -> bool:
    """Tell whether somebody is introduced as another person's daughter, brother or the like."""
    return any(
        use.mention.role and block.tokens.lowers[max(0, use.mention.first - 2)] in _OWNERS
        for block in blocks
        for use in block.read(entry.word).uses
    )


def _is_described(entry: Spelling, blocks: Sequence[BlockForms]) -> bool:
    """Tell whether a title stands before a name, or a comma and a description or an age behind it."""
    if entry.titles:
        return True
    for block in blocks:
        words = block.tokens.words
        for use in block.read(entry.word).uses:
            behind = words[use.mention.last : use.mention.last + 2]
            if behind[:1] == [","] and (behind[-1][0].isdigit() or behind[-1] in _DESCRIBING):
                return True
    return False


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
