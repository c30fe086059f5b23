"""Names that an article writes with hyphens and without: Port-au-Prince, Port au Prince; Park Jin-woo, Park Jinwoo."""

from collections.abc import Iterator, Sequence

from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.names.spelling_index import Spellings
from lint.analysis.names.string_similarity import Known
from lint.analysis.names.surface_forms import Spelling
from lint.text.span import Span

_PAIR = 2
"""Words of a name whose hyphen may be grammar's, or which may be somebody's given name."""
_JOINTS = frozenset("to and or by for from vs versus".split())
"""Words between two names that make no name of them: the Oslo-to-Bergen train."""


def open_forms(found: Spellings, known: Known) -> Iterator[tuple[Spelling, Spelling]]:
    """Yield each hyphenated name with the spelling of the same words without hyphens, a person's also as one word."""
    for word in found:
        parts = tuple(word.split("-"))
        if len(parts) == 1 or not _JOINTS.isdisjoint(parts):
            continue
        if _is_hyphen_of_grammar(word, parts, known):
            continue
        hyphenated, closed = found[word], parts[0] + "".join(parts[1:]).lower()
        if closed in found and hyphenated.given & found[closed].given and found[closed].uses and hyphenated.uses:
            yield hyphenated, found[closed]
        if parts[0] not in found:
            continue
        spelling = _without_hyphens(found, parts)
        if len(parts) == _PAIR and hyphenated.family:
            continue  # the given name of somebody else may have its hyphen
        if hyphenated.uses and spelling.uses:
            yield hyphenated, spelling


def _is_hyphen_of_grammar(word: str, parts: Sequence[str], known: Known) -> bool:
    """Tell whether the words of a compound may have their hyphen as an adjective only, or by a join of two names.

    That is so of two of which one is a word of the language, a land or a people (African-American voters, the
    China-Indonesia pact), and of more that are all words or figures: World-War-III fears.
    """
    gazetteer, band = known.gazetteer, known.word_frequencies.word_band
    if len(parts) > _PAIR:
        return not known.gazetteer.knows(word) and all(band(part.lower()) > 0 or part.isupper() for part in parts)
    peoples = name_lexicon(known.lexicon).peoples_of_regions
    return known.name(word) or any(
        band(part.lower()) > 0
        or part in peoples
        or any(gazetteer.is_nationality(people) for people in (part.lower(), part.lower().removesuffix("s")))
        for part in parts
    )


def _without_hyphens(found: Spellings, parts: tuple[str, ...]) -> Spelling:
    """Return where the parts of a name stand one behind the other, with blanks between them."""
    first = found[parts[0]]
    offsets = iter(first.offsets)
    made = Spelling(" ".join(parts), [])
    for block in found.blocks(parts[0]):
        words, starts, ends = block.tokens.words, block.tokens.starts, block.tokens.ends
        for use in block.read(parts[0]).uses:
            before, last = next(offsets), use.token + len(parts)
            is_whole = len(parts) > _PAIR or last >= use.mention.last
            if is_whole and tuple(words[use.token : last]) == parts and starts[use.token + 1] > ends[use.token]:
                made.uses.append(use._replace(span=Span(use.span.start, ends[last - 1])))
                made.offsets.append(before)
    return made
