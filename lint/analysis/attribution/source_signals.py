"""Find every sign of a source, so that a claim near one is not reported as unsourced.

A sign is an attribution, a quotation, or words such as "study", "filing" or "video". This is wider than an attribution,
because more than speakers can vouch for a claim. Signs only ever keep a rule silent.
"""

from collections.abc import Callable, Iterable

from lint.analysis.syntax.tokens import Tokens


def signs(tokens: Tokens, sentence_at: Callable[[int], int | None], masked: Iterable[int]) -> frozenset[int]:
    """Return the numbers of the sentences with a word that gives a source.

    `masked` are the places of addresses and handles that count as a source.
    """
    found: set[int] = set()
    for word in tokens.lexicon.words("source-signs") & tokens.vocabulary.keys():
        found.update(n for at in tokens.vocabulary[word] if (n := sentence_at(tokens.starts[at])) is not None)
    found.update(n for start in masked if (n := sentence_at(start)) is not None)
    return frozenset(found)
