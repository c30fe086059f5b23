"""Names of three words or more that an article writes with hyphens and without: Port-au-Prince, Port au Prince."""

from collections.abc import Iterator

from lint.analysis.names.spelling_index import Spellings
from lint.analysis.names.surface_forms import Spelling
from lint.text.span import Span

_PARTS = 3
"""A name of two words may have its hyphen as an adjective only: African-American voters."""
_JOINTS = frozenset("to and or by for from vs versus".split())
"""Words between two names that make no name of them: the Oslo-to-Bergen train."""


def open_forms(found: Spellings) -> Iterator[tuple[Spelling, Spelling]]:
    """Yield each hyphenated name with the spelling of the same words without hyphens."""
    for word in found:
        parts = tuple(word.split("-"))
        if len(parts) < _PARTS or parts[0] not in found or not _JOINTS.isdisjoint(parts):
            continue
        hyphenated, spelling = found[word], _without_hyphens(found, parts)
        if hyphenated.uses and spelling.uses:
            yield hyphenated, spelling


def _without_hyphens(found: Spellings, parts: tuple[str, ...]) -> Spelling:
    """Return where the parts of a name stand one behind the other, with blanks between them."""
    first = found[parts[0]]
    offsets = iter(first.offsets)
    made = Spelling(" ".join(parts), [])
    for block in found.blocks(parts[0]):
        words, starts, ends = block.tokens.words, block.tokens.starts, block.tokens.ends
        for use in block.read(parts[0]).uses:
            before, last = next(offsets), use.token + len(parts)
            if tuple(words[use.token : last]) == parts and starts[use.token + 1] > ends[use.token]:
                made.uses.append(use._replace(span=Span(use.span.start, ends[last - 1])))
                made.offsets.append(before)
    return made
