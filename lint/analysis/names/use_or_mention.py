"""Listed names that a sentence speaks of and does not use: an old name beside the new one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from lint.analysis.resources.name_list import Occurrence

if TYPE_CHECKING:
    from lint.analysis import Analysis

_THEN = frozenset("formerly previously erstwhile".split())
"""Words right before a name that was another's once."""
_NOW = frozenset("now then today once since later formerly previously historically old former".split())
_CONTRAST = frozenset(("not", "rather", "instead", "or", "but", "/"))
_JOINING = _NOW | _CONTRAST | frozenset(", ( — – - and the of than as also known called “ ” ‘ ’ \" ' is was".split())
"""Words and marks that stand between two names of one bearer in apposition or contrast."""
_NAMING = frozenset(
    """rename renamed renames renaming rechristened name names named spelling spellings spelled spelt spell spells
    transliterated became becomes become""".split()
)
"""Words that, between two names of one bearer, say that one was put in place of the other."""
_FAR = 12
"""Tokens between two names in a clause about the naming."""


def mentioned(analysis: "Analysis") -> set[tuple[int, int]]:
    """Return the tokens [first, last) of the listed forms in one block that are named and not used.

    Two forms of one name stand in apposition (Kolkata (Calcutta), Bombay, now Mumbai), in contrast (Kyiv, not Kiev) or in
    a clause about the naming (Bombay was renamed Mumbai), or the words before an old form say that it is one (what was
    then East Timor).
    """
    found: set[tuple[int, int]] = set()
    by_entry: dict[str, list[Occurrence]] = {}
    for occurrence in analysis.names_in_use:
        by_entry.setdefault(occurrence.form.entry.id, []).append(occurrence)
        if _is_old(analysis.tokens.lowers, occurrence.first):
            found.add((occurrence.first, occurrence.last))
    for used in by_entry.values():
        for one, other in pairwise(used):
            if one.last <= other.first and one.form.words != other.form.words:
                found.update((each.first, each.last) for each in _spoken_of(analysis, one, other))
    return found


def _is_old(lowers: Sequence[str], first: int) -> bool:
    """Tell whether the words before a name say that it was the name once."""
    before = lowers[max(0, first - 3) : first]
    return bool(_THEN.intersection(before[-1:])) or before in (["what", "was", "then"], ["what", "was", "once"])


def _spoken_of(analysis: "Analysis", one: Occurrence, other: Occurrence) -> Iterator[Occurrence]:
    """Yield those of two forms, in the order of the text, that are named and not used."""
    tokens = analysis.tokens
    between = tokens.lowers[one.last : other.first]
    sentences = {analysis.sentence_at(tokens.starts[each.first]) for each in (one, other)}
    if not between or len(between) > _FAR or len(sentences) > 1:
        return
    words = set(between)
    changed = between == ["to"] and tokens.lowers[one.first - 1 : one.first] == ["from"]
    if words & _NAMING or changed or (words <= _JOINING and words & (_NOW | _CONTRAST)):
        yield one
        yield other
    elif between == ["("] and tokens.lowers[other.last : other.last + 1] == [")"]:
        yield other
