"""Tell whether two names stand in one list or one name, or one sentence sets them apart: X and Y; X beat Y."""

from bisect import bisect_left, bisect_right

from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.surface_forms import BlockForms, Use
from lint.analysis.syntax.tokens import Tokens


def stand_together(first: str, second: str, blocks: tuple[list[BlockForms], list[BlockForms]]) -> bool:
    """Tell whether the two stand in one list or one name (X and Y, X, Y, X or Y), or are set apart (X beat Y)."""
    others = set(blocks[1])
    return any(_meet(block, first, second) for block in set(blocks[0]) if block in others)


def _meet(block: BlockForms, first: str, second: str) -> bool:
    """Tell whether the two stand in one list or one name in a block, or are set apart there.

    Only uses that lie near each other are looked at.
    """
    fewer, more = sorted((block.read(first).uses, block.read(second).uses), key=len)
    for use in fewer:
        near = bisect_left(more, use.mention.first - _LIST, key=lambda one: one.mention.last)
        end = bisect_right(more, use.mention.last + _LIST, lo=near, key=lambda one: one.mention.first)
        for rival in more[near:end]:
            early, late = (use, rival) if use.span.start <= rival.span.start else (rival, use)
            if _is_one_list(block.tokens, early, late) or _are_set_apart(block.tokens, early, late):
                return True
    return False


def _are_set_apart(tokens: Tokens, early: Use, late: Use) -> bool:
    """Tell whether the words between two uses speak of two bearers or two names: X sued Y; its rival Y; X, then Y."""
    between = tokens.lowers[early.mention.last : late.mention.first]
    classes = name_lexicon(tokens.lexicon)
    if not between:
        return False
    if between[-1] in classes.two_bearers or (between[0] == "," and between[-1] in classes.time_of_a_name):
        return True
    words = classes.two_bearers | classes.renaming
    return not words.isdisjoint(between) and _STOPS.isdisjoint(between)


_STOPS = frozenset(".!?;:")


def _is_one_list(tokens: Tokens, early: Use, late: Use) -> bool:
    if early.mention == late.mention:
        return True
    between = tokens.words[early.mention.last : late.mention.first]
    if 0 < len(between) <= _OFFICE and all(word.isalpha() and word.islower() for word in between):
        classes = name_lexicon(tokens.lexicon)
        if between[-1] in classes.titles or between[-1].endswith(classes.roles):
            return True  # Linux founder Linus Torvalds
    return (
        0 < len(between) <= _LIST
        and between[0] in _LINKS
        and between[-1] in _LINKS
        and all(word in _LINKS or word[0].isupper() for word in between)
    )


_LIST = 8
"""Tokens between two members of one list, other members among them."""
_OFFICE = 3
"""Words of an office between a firm or a place and its holder."""
_LINKS = frozenset((",", "and", "or", "&", "/", "vs", "versus", "-", "–"))
