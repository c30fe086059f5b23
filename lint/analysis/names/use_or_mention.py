"""Distinguish listed names that are used from those only mentioned, such as an old name beside the new one."""

from collections.abc import Iterator
from itertools import pairwise

from lint.analysis.names.name_layers import NameLayers
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.resources.name_list import Occurrence
from lint.analysis.syntax.tokens import Tokens

_CONTRAST = frozenset(("not", "rather", "instead", "or", "but", "/"))
_JOINING = _CONTRAST | frozenset(", ( — – - and the of than as also known called “ ” ‘ ’ \" ' is was".split())
"""Words and marks that stand between two names of one bearer in apposition or contrast, beside those of time."""
_FAR = 12
"""Tokens between two names in a clause about the naming."""


def mentioned(analysis: NameLayers) -> set[tuple[int, int]]:
    """Return the tokens [first, last) of the listed forms in one block that are named and not used.

    Two forms of one name stand in apposition (Kolkata (Calcutta), Bombay, now Mumbai), in contrast (Kyiv, not Kiev) or
    in a clause about the naming (Bombay was renamed Mumbai), or the words before an old form say that it is one (what
    was then East Timor).
    """
    found: set[tuple[int, int]] = set()
    by_entry: dict[str, list[Occurrence]] = {}
    for occurrence in analysis.names_in_use:
        by_entry.setdefault(occurrence.form.entry.id, []).append(occurrence)
        if _is_old(analysis.tokens, occurrence.first):
            found.add((occurrence.first, occurrence.last))
    for used in by_entry.values():
        for one, other in pairwise(used):
            if one.last <= other.first and one.form.words != other.form.words:
                found.update((each.first, each.last) for each in _spoken_of(analysis, one, other))
    return found


def _is_old(tokens: Tokens, first: int) -> bool:
    """Tell whether the words before a name say that it was the name once."""
    before, former = tokens.lowers[max(0, first - 3) : first], name_lexicon(tokens.lexicon).former_name
    return bool(former.intersection(before[-1:])) or before in (["what", "was", "then"], ["what", "was", "once"])


def _spoken_of(analysis: NameLayers, one: Occurrence, other: Occurrence) -> Iterator[Occurrence]:
    """Yield those of two forms, in the order of the text, that are named and not used."""
    tokens = analysis.tokens
    between = tokens.lowers[one.last : other.first]
    sentences = {analysis.sentence_at(tokens.starts[each.first]) for each in (one, other)}
    if not between or len(between) > _FAR or len(sentences) > 1:
        return
    words, classes = set(between), name_lexicon(tokens.lexicon)
    changed = between == ["to"] and tokens.lowers[one.first - 1 : one.first] == ["from"]
    beside = classes.time_of_a_name
    if words & classes.renaming or changed or (words <= _JOINING | beside and words & (_CONTRAST | beside)):
        yield one
        yield other
    elif between == ["("] and tokens.lowers[other.last : other.last + 1] == [")"]:
        yield other
