"""Read the kinds of claim that need no battlefield: figures, charges, forecasts, motives, measures and judgments."""

from collections.abc import Iterator

from lint.analysis.attribution.claims.sentence_reading import SentenceReading
from lint.analysis.syntax.tagger import FINITE

_BE = frozenset("is are was were be been being 's 're remains remain seems seem appears appear looks".split())
_NEGATED = frozenset("not no never n't without nobody".split())
_SIGNS = frozenset("%$€£¥₩")
_NEAR = 3
_ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
_THE = frozenset("the its his her their 's".split())
_ADDRESS = frozenset("you your yours".split())
_FIRSTS = frozenset(("first", "last", "only"))


def figures(read: SentenceReading) -> Iterator[int]:
    """Yield the numbers that measure or count something: a share, a sum, so many of a kind."""
    times, amounts = read.lexicon.words("claim-times"), read.lexicon.words("claim-amounts")
    for at in range(len(read)):
        if not read.is_count(at):
            continue
        after, noun = read.lower(at + 1), read.noun_of(at)
        if (
            after in _SIGNS
            or read.lower(at - 1) in _SIGNS
            or after in amounts
            or (noun >= 0 and read.tags[noun] in ("NNS", "NNPS") and read.lowers[noun] not in times)
        ):
            yield at


def allegations(read: SentenceReading) -> Iterator[int]:
    """Yield the verbs and nouns that charge somebody with a wrong."""
    for at in read.places("claim-wrongdoing"):
        if read.tags[at].startswith("VB") and _NEGATED.isdisjoint(read.lowers[max(0, at - _NEAR) : at]):
            yield at
    for at in read.places("claim-crimes"):
        if read.tags[at].startswith("NN") and _is_ascribed(read, at):
            yield at


def _is_ascribed(read: SentenceReading, at: int) -> bool:
    """Tell whether a clause ascribes a wrong to somebody: committed fraud, of spreading lies, is a lie."""
    first, _ = read.clause(at)
    return any(tag in ("VBD", "VBZ", "VBG", "VBP", "VBN") for tag in read.tags[first:at])


def predictions(read: SentenceReading) -> Iterator[int]:
    """Yield the words by which a clause foretells: will, may, is expected to."""
    for at, lower in enumerate(read.lowers):
        if lower in ("will", "'ll", "may", "might", "could", "shall") and read.tags[at] == "MD":
            if "VB" in read.tags[at + 1 : at + 2 + _NEAR]:
                yield at
        elif lower in read.lexicon.words("claim-foretelling"):
            before = read.lowers[max(0, at - _NEAR) : at]
            if not _BE.isdisjoint(before) and read.lower(at + 1) in ("to", "that", "for"):
                yield at


def motives(read: SentenceReading) -> Iterator[int]:
    """Yield the verbs and nouns for what somebody has in mind."""
    for at in read.places("claim-wanting"):
        if read.lower(at + 1) == "to" or (read.tags[at].startswith("VB") and read.lower(at + 1) in ("that", "for")):
            yield at
    for at in read.places("claim-purposes"):
        if read.tags[at].startswith("NN") and read.lower(at + 1) in ("to", "is", "was", "of"):
            yield at
    for at in range(len(read) - 2):
        if read.lowers[at : at + 3] == ["in", "order", "to"]:
            yield at


def superlatives(read: SentenceReading) -> Iterator[int]:
    """Yield the words for a first, a last or an extreme."""
    extremes = read.lexicon.words("claim-bests")
    for at, lower in enumerate(read.lowers):
        if (
            lower in extremes
            or (lower in _FIRSTS and read.lower(at - 1) in _THE and read.tag(at + 1)[:2] in _NOMINAL)
            or (read.tags[at] in ("JJS", "RBS") and not _is_quantity(read, at))
        ):
            yield at


_NOMINAL = ("NN", "JJ")


def _is_quantity(read: SentenceReading, at: int) -> bool:
    """Tell whether most or least is a number: most people, at least."""
    if read.lowers[at] == "least":
        return read.lower(at - 1) == "at"
    return read.lowers[at] == "most" and read.lower(at - 1) not in _THE and read.tag(at + 1)[:2] not in ("JJ", "VB")


def rankings(read: SentenceReading) -> Iterator[int]:
    """Yield the words that give a place in a ranking: second-largest, one of the top three."""
    for at in read.places("claim-ranks"):
        if read.tags[at][:2] in ("JJ", "VB", "NN"):
            yield at
    for at, lower in enumerate(read.lowers):
        if lower in _ORDINALS and "JJS" in (read.tag(at + 1), read.tag(at + 2)):
            yield at


def causations(read: SentenceReading) -> Iterator[int]:
    """Yield the verbs and words that make one thing the cause of another."""
    for at in read.places("claim-causing"):
        if read.tags[at].startswith("VB") and (read.lowers[at][:4] not in ("lead", "resu") or _goes_on(read, at)):
            yield at
    for at in read.places("claim-causes"):
        if read.lowers[at] in ("because", "consequently", "therefore") or read.lower(at + 1) == "to":
            yield at


def _goes_on(read: SentenceReading, at: int) -> bool:
    return read.lower(at + 1) in ("to", "in", "from")


def evaluations(read: SentenceReading) -> Iterator[int]:
    """Yield the words by which the sentence judges, or says what a thing means."""
    for at in read.places("claim-judging"):
        if read.tags[at] in ("JJ", "JJR", "NN"):
            yield at
    for at in read.places("claim-signifying"):
        if read.tags[at].startswith("VB"):
            yield at


def event(read: SentenceReading) -> Iterator[int]:
    """Yield the finite verbs: what they tell has happened, or is so, but for what is addressed to the reader."""
    if read.tag(0) == "VB" or not _ADDRESS.isdisjoint(read.lowers):
        return iter(())  # "Thank you for sharing": the furniture of a page
    return (at for at, tag in enumerate(read.tags) if tag in FINITE)
