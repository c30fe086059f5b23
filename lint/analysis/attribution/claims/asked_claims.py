"""Read the claims that a desk asks about: a predicate of a kind whose arguments are of a kind, in any order and clause.

`claim_reader` lists whatever can be checked; this asks more of a claim: who is charged, what is counted, what is said
to come of it.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from lint.analysis.attribution.claims import war_claims
from lint.analysis.attribution.claims.claim import KINDS, ClaimKind
from lint.analysis.attribution.claims.sentence_reading import SentenceReading
from lint.analysis.attribution.cues.function_words import BE
from lint.analysis.syntax.tagger import FINITE

TRIGGERS: Mapping[ClaimKind, tuple[str, ...]] = MappingProxyType(
    {
        "casualties": ("claim-killing", "claim-dying", "claim-harmed", "claim-tolls"),
        "battlefield": ("claim-seizing", "claim-striking", "claim-advancing", "claim-gains", "claim-fighting"),
        "allegation": ("claim-wrongdoing", "claim-crimes", "claim-culprits"),
        "figure": ("claim-shares", "claim-estimates"),
        "superlative": ("claim-compared",),
        "motive": ("claim-minding", "claim-resolved", "claim-purposes"),
        "prediction": ("claim-foretelling", "claim-certainty"),
        "evaluation": ("claim-scorn", "claim-seeming"),
    }
)
"""Classes of the lexicon without a word of which there is no claim of a kind; only for kinds that rules ask for."""

_NEGATED = frozenset("not no never n't without nobody neither nor hardly".split())
_OPEN = frozenset("may might could would should can perhaps maybe".split())
_NEAR = 4
_AIM = 6
"""Tokens from a word that foretells to what it foretells."""
_NAMES = frozenset(("NNP", "NNPS"))
_ENDS = frozenset((".", "", ",", "for", "in", "at", "on"))
_ESTIMATED = frozenset(("an", "a"))


def read(
    reading: SentenceReading, countries: frozenset[int], kinds: tuple[ClaimKind, ...]
) -> Iterator[tuple[ClaimKind, int]]:
    """Yield kind and token of each predicate of the kinds that a desk asks about; `countries` as in `claim_reader`.

    A question, a condition and what only may be so claim nothing.
    """
    if "?" in reading.words[-2:]:
        return
    for kind in KINDS:
        if kind not in kinds:
            continue
        found = _with_countries(reading, countries, kind) if kind in _SIDED else _READERS[kind](reading)
        for at in found:
            if not reading.is_conditional(at):
                yield kind, at


def _with_countries(read: SentenceReading, countries: frozenset[int], kind: ClaimKind) -> Iterator[int]:
    return war_claims.battlefield(read, countries) if kind == "battlefield" else _motives(read, countries)


def _allegations(read: SentenceReading) -> Iterator[int]:
    """Yield verbs of a wrong whose subject is somebody, and nouns of one that somebody did or is."""
    for at in read.places("claim-wrongdoing"):
        if read.tags[at] in ("VBD", "VBN", "VBG", "VBZ") and _is_asserted(read, at) and _has_doer(read, at):
            yield at
    for at in read.places("claim-crimes"):
        done = read.any_of("claim-doing", max(read.clause(at)[0], at - _NEAR), at)
        if done and read.tags[at].startswith("NN") and _is_asserted(read, at) and _has_doer(read, at):
            yield at
    for at in read.places("claim-culprits"):
        first = max(read.clause(at)[0], at - _NEAR)
        is_so = not BE.isdisjoint(read.lowers[first:at]) and read.tags[at][:2] in ("NN", "JJ")
        if is_so and _is_asserted(read, at) and _has_doer(read, at):
            yield at


def _is_asserted(read: SentenceReading, at: int) -> bool:
    """Tell whether a predicate is neither denied nor left open, and no court has it in hand."""
    first, last = read.clause(at)
    near = read.lowers[max(first, at - _NEAR) : at]
    if not (_NEGATED.isdisjoint(near) and _OPEN.isdisjoint(read.lowers[first:last])):
        return False
    return not (read.any_of("claim-courts", 0, len(read)) or read.any_of("claim-procedure", 0, len(read)))


def _has_doer(read: SentenceReading, at: int) -> bool:
    """Tell whether somebody with a name, an office or a pronoun stands before a predicate, and nobody behind "by"."""
    if read.lower(at + 1) == "by":
        return False
    first = read.clause(at)[0]
    people = read.lexicon.words("people") | read.lexicon.words("bodies") | read.lexicon.words("titles")
    for other in range(first, at):
        if read.lowers[other] in ("he", "she", "they") or read.tags[other] in _NAMES or read.lowers[other] in people:
            return True
    return False


def _figures(read: SentenceReading) -> Iterator[int]:
    """Yield shares of a whole that is named, and what is estimated."""
    for at in read.places("claim-shares"):
        if at and _is_of_whole(read, at):
            yield at
    for at in read.places("claim-estimates"):
        if read.lower(at - 1) in _ESTIMATED and at + 1 < len(read) and read.is_count(at + 1):
            yield at + 1


def _is_of_whole(read: SentenceReading, at: int) -> bool:
    """Tell whether a share is one of a whole with a noun, and no term of a deal such as a stake of 20 percent."""
    if at + 2 >= len(read) or read.lower(at + 1) != "of" or not read.is_count(at - 1) or read.lower(at - 2) == "of":
        return False
    last = read.clause(at + 2)[1]
    return any(read.tags[other].startswith("NN") for other in range(at + 2, min(at + 2 + _NEAR, last)))


def _superlatives(read: SentenceReading) -> Iterator[int]:
    """Yield extremes with the span they are measured over: the worst in a decade, the largest since the war."""
    for at in read.places("claim-compared"):
        first, last = read.clause(at)
        extreme = next(
            (n for n in range(first, at) if read.tags[n] in ("JJS", "RBS") and read.lower(n - 1) == "the"), -1
        )
        told = any(tag in FINITE for tag in read.tags[first:last])
        if extreme >= 0 and told and "one" not in read.lowers[first:at] and _OPEN.isdisjoint(read.lowers[first:last]):
            yield extreme


def _motives(read: SentenceReading, countries: frozenset[int]) -> Iterator[int]:
    """Yield what a state or a body is said to want: verbs of wanting with such a subject and an aim."""
    for at in read.places("claim-minding"):
        if (
            read.tags[at] in ("VBZ", "VBP", "VBD")
            and read.lower(at + 1) in ("to", "that")
            and _is_minded(read, at, countries)
        ):
            yield at
    for at in read.places("claim-resolved"):
        first = max(read.clause(at)[0], at - _NEAR)
        if not BE.isdisjoint(read.lowers[first:at]) and read.lower(at + 1) == "to" and _is_minded(read, at, countries):
            yield at
    for at in read.places("claim-purposes"):
        is_held = read.any_of("claim-having", max(0, at - _NEAR), at) and "no" in read.lowers[max(0, at - 2) : at]
        if is_held and read.lower(at + 1) in ("of", "to") and _is_minded(read, at, countries):
            yield at


def _is_minded(read: SentenceReading, at: int, countries: frozenset[int]) -> bool:
    first = read.clause(at)[0]
    bodies = read.lexicon.words("claim-minds")
    return any(other in countries or read.lowers[other] in bodies for other in range(first, at))


def _predictions(read: SentenceReading) -> Iterator[int]:
    """Yield words that foretell an outcome: are likely to rise, is doomed to fail; no date and no visit."""
    for at in read.places("claim-foretelling"):
        first, last = read.clause(at)
        outcome = read.any_of("claim-outcomes", at + 1, min(last, at + _AIM))
        is_said = not BE.isdisjoint(read.lowers[first:at]) or read.any_of("claim-seeming", first, at)
        if outcome and is_said and read.lower(at + 1) in ("to", "that", "for"):
            yield at
    for at in read.places("claim-certainty"):
        first, last = read.clause(at)
        if "will" in read.lowers[max(first, at - 2) : at + 2] and read.any_of("claim-outcomes", at + 1, last):
            yield at


def _evaluations(read: SentenceReading) -> Iterator[int]:
    """Yield words of scorn or praise by which the sentence itself judges, as a modifier or behind "is"."""
    for at in read.places("claim-scorn"):
        first = read.clause(at)[0]
        called = read.any_of("claim-calling", first, at)
        behind = read.tag(at + 1).startswith("NN") or not BE.isdisjoint(read.lowers[max(first, at - _NEAR) : at])
        verbal = read.tags[at] == "RB" and (read.tag(at + 1).startswith("VB") or read.tag(at - 1).startswith("VB"))
        if not called and (behind or verbal):
            yield at
    for at in read.places("claim-foretelling"):
        if read.any_of("claim-seeming", max(read.clause(at)[0], at - 2), at) and read.lower(at + 1) in _ENDS:
            yield at


_READERS: Mapping[ClaimKind, Callable[[SentenceReading], Iterator[int]]] = MappingProxyType(
    {
        "casualties": war_claims.casualties,
        "allegation": _allegations,
        "figure": _figures,
        "superlative": _superlatives,
        "prediction": _predictions,
        "evaluation": _evaluations,
    }
)
_SIDED = frozenset(("battlefield", "motive"))
