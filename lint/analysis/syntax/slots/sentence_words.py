"""`SentenceWords`: what the evidence of a slot is drawn from, the words of a sentence with their tags and groups."""

from collections.abc import Callable, Sequence
from functools import cached_property
from math import log2
from typing import NamedTuple

from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS
from lint.analysis.lexicon.recent import Recent
from lint.analysis.lexicon.word_tags import WordTags
from lint.analysis.syntax.complement_counts import ComplementCounts
from lint.analysis.syntax.subjects import Reading

PART = 60
"""Thousandths of its uses from which on a part of speech belongs to the class of a word."""
VERBAL = 400
"""Thousandths from which on a word is mostly of a part of speech."""
ONLY_VERBAL = 900
"""Thousandths from which on another tag is taken for the tagger's error."""
_UNVERBAL = frozenset(("NN", "NNS", "JJ", "RB"))
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
_REMEMBERED = 8_000
"""Words of which is kept what follows from what is known of them."""
END = "$"
"""What stands outside a sentence."""


class Slot(NamedTuple):
    """A slot at token `place` of a sentence; `features` are its evidence, `value` what stands there (see each kind)."""

    place: int
    features: tuple[str, ...]
    value: str


class WordKnowledge:
    """What is known of words: their parts of speech, their complements, and whether one is part of a person's name."""

    def __init__(self, tags: WordTags, complements: ComplementCounts, names_person: Callable[[str], bool]) -> None:
        """Take what is known; what follows from it for a word written small is made once while the word is in use."""
        self.tags, self.complements, self.names_person = tags, complements, names_person
        self.may_show_number = Recent(self._may_show_number, _REMEMBERED)
        """Whether a word is mostly a verb in the present, and no past form as “read” is."""
        self.only_verb = Recent(self._only_verb, _REMEMBERED)
        """The tag of a word as a finite verb where it is hardly ever anything but a verb in the present, else ""."""

    def _may_show_number(self, lower: str) -> bool:
        found = self.tags.of(lower)
        return found.of("VB", "VBP", "VBZ") >= VERBAL and found.of("VBD", "VBN") < PART and lower not in ALIKE

    def _only_verb(self, lower: str) -> str:
        shares = self.tags.of(lower)
        if shares.of("VB", "VBP", "VBZ") < ONLY_VERBAL:
            return ""
        return "VBZ" if shares.of("VBZ") > shares.of("VB", "VBP") else "VBP"


class SentenceWords:
    """One sentence, given as words as written and folded words; `tag` gives its Penn tags when they are asked for."""

    def __init__(
        self, words: Sequence[str], lowers: Sequence[str], tag: Callable[[], Sequence[str]], knowledge: WordKnowledge
    ) -> None:
        """Take the sentence; it is tagged, and its groups are read, when they are asked for."""
        self.words, self.lowers = words, lowers
        self.known, self.complements, self.names_person = knowledge.tags, knowledge.complements, knowledge.names_person
        self.knowledge = knowledge
        self._tag = tag

    @cached_property
    def tags(self) -> Sequence[str]:
        """The Penn tags, with a finite verb for what is only a verb, and a name for a known person who comes first."""
        found = list(self._tag())
        only_verb = self.knowledge.only_verb
        for at, (tag, lower) in enumerate(zip(found, self.lowers, strict=True)):
            if tag not in _UNVERBAL or not only_verb[lower] or not self.words[at].islower():
                continue
            if "-" not in self.words[at - 1 : at + 2]:
                found[at] = only_verb[lower]
        if found and found[0] in ("NN", "NNS") and self.names_person(self.lowers[0]):
            found[0] = "NNP"
        return found

    def governed(self, to: int) -> int:
        """Return how much likelier a base form than a noun is behind a “to”, given the word before it.

        From -4 to 4, in powers of two of the counts; 0 for a word that was not counted.
        """
        word, tag = self.word(to - 1), self.tag(to - 1)
        part = "n" if tag.startswith("NN") else "a" if tag.startswith("JJ") else "v"
        if tag == "VBN" and self.word(to - 2) in BE:
            part = "p"
        counts = self.complements.counts(part, word)
        odds = log2((counts.get("to do", 0) + 1) / (counts.get("to", 0) + 1))
        return max(-4, min(4, round(odds)))

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
