"""Read hedges: words that report or suppose something and hide who does so.

A hedge is an adverb of hearsay (reportedly), a verb of holding in the passive before what is held (is believed to have
left, it is said that), or a noun of worry that nobody has (there are fears that, speculation is growing).
"""

from collections.abc import Iterator
from typing import Literal

from lint.analysis.attribution.claims.sentence_reading import SentenceReading
from lint.analysis.attribution.cues.function_words import BE, CHAIN_ADVERBS, HAVE

HedgeKind = Literal["hearsay", "belief", "worry"]

CLASSES: dict[HedgeKind, str] = {"hearsay": "claim-hearsay", "belief": "claim-held", "worry": "claim-worry"}
"""The class of the lexicon without a word of which there is no hedge of a kind."""

_CHAIN = 4
"""Tokens of a verb and its auxiliaries."""
_GROWING = 5
"""Tokens from a worry to the verb that tells how it does."""
_OF_WORRY = frozenset("that about over of".split())
_HELD_SO = frozenset(("to", "that"))
_RUMOURS = frozenset("report reports rumor rumors rumour rumours claim claims".split())
_STATES = frozenset(("be", "have"))
_NOW = frozenset("is are 's 're been".split())
_DENIED = frozenset("not n't never long once".split())
_OWNED = frozenset("among by from of".split())


def read(reading: SentenceReading, kind: HedgeKind) -> Iterator[tuple[int, int]]:
    """Yield the tokens [first, last) of each hedge of a kind in a sentence, in order."""
    find = {"hearsay": _hearsay, "belief": _belief, "worry": _worry}[kind]
    for at in reading.places(CLASSES[kind]):
        found = find(reading, at)
        if found is not None:
            yield found


def _hearsay(read: SentenceReading, at: int) -> tuple[int, int] | None:
    """Return an adverb that belongs to a verb (has reportedly lost), or what is unconfirmed and yet reported."""
    if read.lowers[at] == "unconfirmed":
        return (at, at + 2) if read.lower(at + 1) in _RUMOURS else None
    if read.lower(at + 1).startswith("show"):
        return None  # a picture is its own source
    return (at, at + 1) if read.words[at] == read.lowers[at] or at == 0 else None


def _belief(read: SentenceReading, at: int) -> tuple[int, int] | None:
    """Return a verb of holding in the passive, with its auxiliaries: is widely believed to, it has been said that."""
    if read.lower(at + 1) not in _HELD_SO or (read.lower(at + 1) == "to" and read.lower(at + 2) not in _STATES):
        return None
    first = at
    while first > max(0, at - _CHAIN) and _is_auxiliary(read, first - 1):
        first -= 1
    if _NOW.isdisjoint(read.lowers[first:at]) or not _DENIED.isdisjoint(read.lowers[first:at]):
        return None  # what was believed once is history
    if read.lower(at + 1) == "that":
        return (first - 1, at + 2) if read.lower(first - 1) == "it" else None
    return first, at + 3


def _is_auxiliary(read: SentenceReading, at: int) -> bool:
    lower = read.lowers[at]
    return lower in BE or lower in HAVE or lower in CHAIN_ADVERBS or lower in _DENIED or lower.endswith("ly")


def _worry(read: SentenceReading, at: int) -> tuple[int, int] | None:
    """Return a worry that there is, or that grows, and that nobody is said to have."""
    if read.lower(at - 1) in ("'s", "'", "’") or read.tag(at - 1) == "PRP$" or read.lower(at + 1) in _OWNED - {"of"}:
        return None
    first, last = read.clause(at)
    before = read.lowers[max(first, at - _CHAIN) : at]
    if "there" in before and not BE.isdisjoint(before) and read.lower(at + 1) in _OF_WORRY:
        return first + before.index("there") + max(0, at - _CHAIN - first), at + 2
    grows = read.lexicon.words("claim-growing")
    verb = next((n for n in range(at + 1, min(at + 1 + _GROWING, last)) if read.lowers[n] in grows), -1)
    if verb < 0 or not _OWNED.isdisjoint(read.lowers[at:verb]) or read.lower(verb + 1) in _OWNED:
        return None
    held = all(_is_auxiliary(read, n) for n in range(at + 1, verb))
    return (at, verb + 1) if held and verb > at + 1 else None


def is_news(reading: SentenceReading, at: int, last: int) -> bool:
    """Tell whether a hedge, tokens [at, last), tells something new rather than a general truth.

    Hearsay always does. A belief does about somebody with a name, or about what has been done: Obi is said to, the boat
    is believed to have. "Noodles are said to be", "it is thought that rivers" are lore.
    """
    if reading.any_of("claim-hearsay", at, last):
        return True
    told = range(at, len(reading)) if reading.lower(at) == "it" else range(reading.clause(at)[0], at)
    done = reading.lower(last - 1) == "have" and "VBN" in (reading.tag(last), reading.tag(last + 1))
    return done or any(reading.tags[other] in _NAMES or reading.lowers[other] in _PERSONS for other in told)


_NAMES = frozenset(("NNP", "NNPS"))
_PERSONS = frozenset(("he", "she"))
