"""Report a finite verb whose number is not that of the head of its subject: the minister of health have said."""

from collections.abc import Iterator
from typing import ClassVar

from lint.analysis import SharedLayers
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.lexicon.number import COUNTABLE, plurals
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens
from lint.checks import Match, Unit
from lint.text.span import Span
from lint.values import dataclass

_DETERMINERS = frozenset("the a an this that these those his her its their our my each every".split())
_PLURAL_VERBS = frozenset("are were have do aren't weren't haven't don't".split())
_SINGULAR_VERBS = frozenset("is was has does isn't wasn't hasn't doesn't".split())
_VERBS = _PLURAL_VERBS | _SINGULAR_VERBS
_MODIFIERS = ("JJ", "NN", "NNP", "CD", "VBN", "POS", "JJS", "JJR", "RB", "NNS", "NNPS")
_LINKING = frozenset("of in for from at on with near to".split())
_OPENING = frozenset("“\"‘'«".split())
_LONGEST = 14
"""Tokens between the head of a subject and its verb at most."""


@dataclass(frozen=True, eq=False, repr=False)
class HeadAgreement:
    """Report the verb of a sentence that opens with its subject: a determiner, a head, and prepositions behind it.

    Heads that count both ways (a number of, the staff, the majority) are the class `group-heads` of the lexicon. A
    subject with “and”, a comma or a clause in it is left alone.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("head",))
    unit: ClassVar[Unit] = "block"

    def triggers(self) -> frozenset[str] | None:
        """Return the verbs whose form shows their number."""
        return _VERBS

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the verb."""
        tokens = analysis.tokens
        for sentence in analysis.sentences:
            found = _subject(analysis, sentence)
            if found is not None and _differ(analysis, *found, tokens.lexicon):
                head, verb = found
                yield Match(Span(tokens.starts[verb], tokens.ends[verb]), {"head": tokens.words[head]})


def _subject(analysis: SharedLayers, sentence: Sentence) -> tuple[int, int] | None:
    """Return the head of the subject that opens a sentence, and its verb; None where they are not plain."""
    tokens = analysis.tokens
    first, last = sentence.first, min(sentence.last, sentence.first + 2 * _LONGEST)
    while first < last and tokens.words[first] in _OPENING:
        first += 1
    if first >= last or tokens.lowers[first] not in _DETERMINERS or _VERBS.isdisjoint(tokens.lowers[first:last]):
        return None  # and the sentence need not be tagged
    tags = analysis.tags_of(first, last)
    at = _past_noun(tokens, tags, first, last)
    head = at - 1
    if head <= first or not tags[head - first].startswith("NN") or not tokens.words[head].islower():
        return None
    verb = _past_prepositions(tokens, tags, first, at, last)
    if verb is None or verb - head > _LONGEST:
        return None
    return (head, verb) if tokens.lowers[verb] in _VERBS else None


def _past_noun(tokens: Tokens, tags: list[str], first: int, last: int) -> int:
    """Return the token behind the noun phrase that token `first` opens; 0 where something describes it from behind."""
    at = first + 1
    while at < last and tags[at - first].startswith(_MODIFIERS) and tokens.lowers[at] not in _LINKING:
        if tags[at - 1 - first].startswith("NN") and tags[at - first].startswith(("VB", "JJ", "RB")):
            return 0  # infections diagnosed yesterday
        at += 1
    return at


def _past_prepositions(tokens: Tokens, tags: list[str], first: int, at: int, last: int) -> int | None:
    """Return the token behind the prepositional phrases that begin at token `at`, None where something else stands."""
    while at < last and tokens.lowers[at] in _LINKING:
        start = at = at + 1
        while at < last and (tags[at - first].startswith(_MODIFIERS) or tokens.lowers[at] in _DETERMINERS):
            at += 1
        if at == start or not tags[at - 1 - first].startswith("NN"):
            return None
    return at if at < last else None


def _differ(analysis: SharedLayers, head: int, verb: int, lexicon: Lexicon) -> bool:
    """Tell whether the head of a subject and its verb differ in number."""
    tokens, tags = analysis.tokens, analysis.resources.word_tags
    word = tokens.lowers[head]
    if word in lexicon.words("group-heads"):
        return False
    shares = tags.of(word)
    if tokens.lowers[verb] in _PLURAL_VERBS:
        opened = tokens.lowers[head - 1] if head else ""
        counted = any(tags.of(plural).uses > shares.uses * COUNTABLE for plural in plurals(word))
        return shares.is_singular and counted and not word.endswith("s") and opened not in ("these", "those")
    return shares.is_plural and word.endswith("s") and tags.of(word.removesuffix("s")).of("NN") >= _COUNTED


_COUNTED = 700
"""Share in thousandths from which on the form without its s is a singular noun: economics has none."""
