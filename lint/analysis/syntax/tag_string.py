"""Encode a sentence as a string, so that regular expressions can match words, shapes and tags.

Corpus query engines do the same. A token is a space, the folded word, EDGE, one letter for its shape, the tag and EDGE.
This is unambiguous, since no token of a text contains white space, and EDGE counts as white space.
"""

from collections.abc import Sequence

EDGE = "\x1f"
UNKNOWN = "?"
"""The tag of a word that has not been tagged: every condition on a tag may hold of it."""
QUOTES = frozenset("“”\"„«»‘’'")
_TRAILING = QUOTES | frozenset(".?!)")
"""Not "…" or "...": a sentence that trails off on purpose ends in no word."""


def core(words: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Return the tokens [first, last) of a sentence without its opening marks, its closing marks and the full stop."""
    while first < last and words[first] in QUOTES:
        first += 1
    end = last
    while last > first and words[last - 1] in _TRAILING:
        if words[last - 1] == "." == words[last - 2]:  # three of them: see _TRAILING
            return first, end
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


_SURE = """DT a an another each every some the these this those|VBG according doing having regarding|IN across after against
although among because between by despite during except for from if in into of onto per than throughout toward towards
under unless unlike until via whether while with within without|RB again almost already also always even ever here
however indeed instead nearly never not now often otherwise perhaps rather recently sometimes still therefore thus too
usually|VBP am are aren't haven't|CC and nor or|VB be|VBN been|MD can can't could couldn't may must ought shall should
shouldn't won't would wouldn't|VBD did didn't was wasn't were|VBZ does doesn't has is isn't|JJ few many other several|
PRP he him himself it itself me myself ourselves she them themselves they us we you|PRP$ his its my our their your|
WRB how when whenever where wherever why|WDT which|WP who whom|WP$ whose|, ,|: : – —|$ $|`` “|'' ”"""
SURE = {word: group.split()[0] for group in _SURE.split("|") for word in group.split()[1:]}
"""Words with one tag whatever stands beside them, as the tagger has them too: most patterns fail on these already."""


def write(words: Sequence[str], lowers: Sequence[str], tags: Sequence[str] = ()) -> str:
    """Return tokens written out, each with its tag; without `tags`, with that of SURE words, and UNKNOWN for others."""
    return "".join(
        [
            f" {lower}{EDGE}{'w' if 'a' <= word[0] <= 'z' else _shape(word)}{tag}{EDGE}"
            for word, lower, tag in zip(words, lowers, tags or [SURE.get(word, UNKNOWN) for word in words], strict=True)
        ]
    )
