"""`SentenceWords`: what the evidence of a slot is drawn from, the words of a sentence with their tags and groups."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.lexicon.word_tags import WordTags
from lint.analysis.syntax.subjects import Reading

PART = 60
"""Thousandths of its uses from which on a part of speech belongs to the class of a word."""
VERBAL = 400
"""Thousandths from which on a word is mostly of a part of speech."""
TO_BASE = frozenset(
    """to will would can could may might must should cannot can't won't wouldn't couldn't shouldn't mustn't did does
    didn't doesn't don't""".split()
)
HAVE = frozenset("has have had having hasn't haven't hadn't".split())
BE = frozenset("is are was were be been being isn't aren't wasn't weren't".split())
"""Words that a base form follows, and the forms of two verbs."""
ALIKE = frozenset(
    "let put set cut hit cost hurt shut split spread burst cast shed quit bid read beat run come become".split()
)
"""Verbs with a past or a participle like their base form."""
END = "$"
"""What stands outside a sentence."""


class Slot(NamedTuple):
    """A slot at token `place` of a sentence; `features` are its evidence, `value` what stands there (see each kind)."""

    place: int
    features: tuple[str, ...]
    value: str


class SentenceWords:
    """One sentence, given as words as written, folded words and Penn tags; `known` counts parts of speech."""

    def __init__(self, words: Sequence[str], lowers: Sequence[str], tags: Sequence[str], known: WordTags) -> None:
        """Take the sentence; its groups are read when they are asked for."""
        self.words, self.lowers, self.tags = words, lowers, tags
        self.known = known

    @cached_property
    def reading(self) -> Reading:
        """The groups of the sentence."""
        return Reading(self.lowers, self.tags)

    def word(self, at: int) -> str:
        """Return a folded word, `END` outside the sentence."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else END

    def tag(self, at: int) -> str:
        """Return a tag, `END` outside the sentence."""
        return self.tags[at] if 0 <= at < len(self.tags) else END

    def word_class(self, at: int) -> str:
        """Return the parts of speech that the word at a place may have: itself, for a function word or a mark."""
        if not 0 <= at < len(self.lowers):
            return END
        lower = self.lowers[at]
        if lower in FUNCTION_WORDS or not lower[0].isalnum():
            return lower
        if lower[0].isdigit():
            return "0"
        if at and self.words[at][0].isupper():
            return "Xs" if lower.endswith("s") else "X"
        found = self.known.of(lower)
        if not found.uses:
            return "~" + lower[-2:]
        return ".".join(sorted(tag for tag, share in found.shares.items() if share >= PART))
