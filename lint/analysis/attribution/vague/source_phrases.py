"""Noun phrases of vague sources: where one starts, what makes it definite, whether it can be a subject."""

from collections.abc import Callable

from lint.analysis.attribution.vague.person_nouns import DETERMINERS, QUANTITIES, is_people
from lint.analysis.lexicon.closed_classes import FUNCTION_WORDS, PRONOUNS, WEEKDAYS
from lint.analysis.syntax.sentences import Sentence
from lint.analysis.syntax.tokens import Tokens

_LEFT = 4


def opening(tokens: Tokens, sentence: Sentence, head: int, is_nationality: Callable[[str], bool]) -> int | None:
    """Return the token that opens the source, None where an article, a possessive or a name makes it definite.

    A nationality or a party before the head names nobody.
    """
    words, lowers = tokens.words, tokens.lowers
    first = head
    while first > sentence.first and head - first < _LEFT:
        before = lowers[first - 1]
        if before in DETERMINERS:
            first -= 1
            if lowers[first] != "other":
                break
            continue
        if first - 2 >= sentence.first and (words[first - 1] == "-" or _joins_kinds(tokens, first - 1)):
            first -= 2
            continue
        if not _can_modify(tokens, first - 1):
            break
        if before == "'s" or _names_somebody(tokens, sentence, first - 1, is_nationality):
            return None
        first -= 1
    return None if first > sentence.first and _makes_definite(tokens, sentence, first - 1) else first


def _can_modify(tokens: Tokens, at: int) -> bool:
    """Tell whether a word can belong to the noun behind it: no function word, mark or verb of a view."""
    word, lexicon = tokens.lowers[at], tokens.lexicon
    if word in FUNCTION_WORDS or not tokens.is_word(at):
        return False
    return word not in lexicon.words("vague-showing") and word not in lexicon.words("vague-stance")


def _names_somebody(tokens: Tokens, sentence: Sentence, at: int, is_nationality: Callable[[str], bool]) -> bool:
    """Tell whether a word is a name: it has a capital, and is no party, people or nationality."""
    if not tokens.is_capitalized(at) or at == sentence.first:
        return False
    word = tokens.lowers[at]
    return word not in tokens.lexicon.words("parties-and-peoples") and not is_nationality(word)


def _joins_kinds(tokens: Tokens, at: int) -> bool:
    """Tell whether a token is the "and" of two kinds of people: "Democrats and Republicans", "former and current"."""
    if tokens.lowers[at] != "and":
        return False
    kind, lexicon = tokens.lowers[at - 1], tokens.lexicon
    return kind in lexicon.words("parties-and-peoples") or kind in lexicon.words("office-times")


def _makes_definite(tokens: Tokens, sentence: Sentence, at: int) -> bool:
    """Tell whether an article, a possessive or a name before a noun phrase makes its source definite."""
    word = tokens.lowers[at]
    if word in _DEFINITE or word in ("'s", "’s") or _is_possessive(tokens, at):
        return True
    named = tokens.is_capitalized(at) and at > sentence.first
    return named and word not in FUNCTION_WORDS and tokens.is_word(at)


_DEFINITE = frozenset("the these those his her my your its our their whose both all each every no".split())


def _is_possessive(tokens: Tokens, at: int) -> bool:
    """Tell whether a token is the apostrophe of a plural's owner (farmers'), not the end of a quotation."""
    return at > 0 and tokens.words[at] in ("'", "’") and tokens.words[at - 1][0].isalnum() and tokens.adjacent(at - 1)


def counts_things(tokens: Tokens, sentence: Sentence, head: int) -> bool:
    """Tell whether a quantity is one of things: plenty of companies, many of the contests."""
    if head + 1 < sentence.last and tokens.lowers[head] == "most" and tokens.lowers[head + 1].endswith("ly"):
        return True  # most recently
    if head + 1 >= sentence.last or tokens.lowers[head + 1] != "of":
        return False
    counted = tokens.lowers[head + 2 : min(sentence.last, head + _COUNTED)]
    noun = next((word for word in counted if word.endswith("s") and word not in FUNCTION_WORDS), "")
    return bool(noun) and not is_people(noun, tokens.lexicon)


_COUNTED = 7
"""How far behind a quantity stands what it counts."""


def is_subject(tokens: Tokens, sentence: Sentence, first: int) -> bool:
    """Tell whether the words before a noun phrase leave room for it as a subject."""
    if first == sentence.first:
        return True
    before = tokens.lowers[first - 1]
    if before in ("and", "or") and first - 1 > sentence.first:
        return _is_second_of_two(tokens, sentence, first)
    return (
        before in _BEFORE_SUBJECTS
        or before in RELATIVES
        or not tokens.words[first - 1][0].isalnum()
        or before in tokens.lexicon.words("plain-cues")
    )


def _is_second_of_two(tokens: Tokens, sentence: Sentence, first: int) -> bool:
    """Tell whether what stands before "and" is no source that is better known: a name, his friends, the families."""
    other, kinds = tokens.lowers[first - 2], tokens.lexicon.words("office-times")
    if not other[0].isalnum():
        return other != "," or not _is_name_in_sentence(tokens, sentence, first - 3)
    at = first - 2
    while at > sentence.first and tokens.words[at][0].isalnum() and tokens.lowers[at] not in _DEFINITE:
        at -= 1
    named = tokens.is_capitalized(first - 2) and other not in kinds
    if named or other in PRONOUNS or tokens.lowers[at] in _DEFINITE:
        return False
    alone = first - 2 == sentence.first or not tokens.words[first - 3][0].isalnum()
    return alone or other in kinds or is_people(other, tokens.lexicon) or tokens.lowers[first] in QUANTITIES


def _is_name_in_sentence(tokens: Tokens, sentence: Sentence, at: int) -> bool:
    """Tell whether a capital makes a token a name: it neither opens the sentence nor is a day."""
    return tokens.is_capitalized(at) and at != sentence.first and tokens.lowers[at] not in WEEKDAYS


RELATIVES = frozenset("that what which whom how why where when if".split())
"""Words that open a clause inside another: what stands in it is not the copy's own report unless somebody speaks."""


def is_embedded(tokens: Tokens, first: int, cue: int) -> bool:
    """Tell whether a source stands in a clause inside another, where the copy does not report: how voters see it.

    Behind "as" a quantity compares (as many had hoped).
    """
    lowers = tokens.lowers
    before = lowers[first - 1]
    if before in RELATIVES:
        return before in _OBJECTS or lowers[cue] not in tokens.lexicon.words("plain-cues")
    return before == "as" and lowers[first] in QUANTITIES and lowers[first - 2] in _COMPARING


_OBJECTS = frozenset(("whom",))
_COMPARING = frozenset("times twice half much so just".split())
_BEFORE_SUBJECTS = frozenset(
    """and but or while as because although though since so then yet still even also meanwhile however before than today now monday tuesday wednesday thursday friday saturday
    sunday""".split()
)
