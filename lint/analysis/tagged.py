"""A sentence written out for regular expressions: each token with its shape and its part of speech.

Corpus query engines write tagged text so, and let a regular-expression engine do the matching. A token is a space, the
folded word, EDGE, one letter of shape, the tag and EDGE; no token of a text holds white space, and EDGE counts as such.
"""

from collections.abc import Sequence

EDGE = "\x1f"
UNKNOWN = "?"
"""The tag of a word that has not been tagged: every condition on a tag may hold of it."""
QUOTES = frozenset("“”\"„«»‘’'")
_TRAILING = QUOTES | frozenset(".?!…)")


def core(words: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Return the tokens [first, last) of a sentence without its opening marks, its closing marks and the full stop."""
    while first < last and words[first] in QUOTES:
        first += 1
    while last > first and words[last - 1] in _TRAILING:
        last -= 1
    return first, last


def _shape(word: str) -> str:
    initial = word[0]
    if initial.isupper():
        return "U"
    if initial.isalpha():
        return "w"
    if initial.isdigit():
        return "d"
    return "q" if word in QUOTES else "o"


SHAPES = {"CAP": "U", "NUM": "d", "QUOTE": "q", "WORD": "[Uw]", "ANY": "."}
"""The shapes by the names that patterns give them: a capital first, a digit first, a quotation mark, a letter, any."""


def write(words: Sequence[str], lowers: Sequence[str], tags: Sequence[str] = ()) -> str:
    """Return tokens written out, each with its tag, or with UNKNOWN where there are no `tags`."""
    return "".join(
        [
            f" {lower}{EDGE}{'w' if 'a' <= word[0] <= 'z' else _shape(word)}{tag}{EDGE}"
            for word, lower, tag in zip(words, lowers, tags or UNKNOWN * len(words), strict=True)
        ]
    )
