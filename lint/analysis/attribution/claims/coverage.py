"""Decide which source covers a claim, and how near it stands.

A source covers what it is said to say. Beside that, its reach follows the story: a sentence may be sourced by a word
that cites (data showed), by a link or a note, by the next sentence that tells where the news is from, or by the one
before it, where it goes on telling what that source told.
"""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from lint.analysis.attribution.claims.claim import Claim
from lint.analysis.attribution.claims.sentence_reading import SentenceReading
from lint.analysis.attribution.relations import AttributionRelation
from lint.analysis.syntax.sentences import Sentence

Status = Literal["sourced", "nobody", "background"]
Nearness = Literal["sentence", "before", "behind", "link", "none"]

_GOES_ON = frozenset("also too further furthermore moreover adding would additionally".split())
"""Words by which a sentence goes on with what the one before it told."""
_POINTS_BACK = frozenset("this that these those the it such".split())
_OPENING = 5
"""Tokens of the next sentence that may point back at what this one told."""


class Cover(NamedTuple):
    """What covers a claim: `status`, how near the source stands, and the relation that names it, where one does."""

    status: Status
    near: Nearness
    relation: AttributionRelation | None


_NOBODY = Cover("nobody", "none", None)


class ArticleSources(NamedTuple):
    """Where an article gives sources: relations by sentence, words that cite, links and notes, by sentence."""

    sentences: Sequence[Sentence]
    readings: Sequence[SentenceReading]
    relations: dict[int, list[AttributionRelation]]
    citing: Collection[int]
    linked: Collection[int]


def covers(claims: Sequence[Claim], sources: ArticleSources) -> list[Cover]:
    """Return what covers each claim, in order."""
    found: list[Cover] = []
    carried: dict[int, AttributionRelation] = {}
    for claim in claims:
        cover = _cover(claim, sources, carried)
        if cover.relation is not None and cover.near != "behind":
            carried[claim.sentence] = cover.relation
        found.append(cover)
    return found


def _cover(claim: Claim, sources: ArticleSources, carried: dict[int, AttributionRelation]) -> Cover:
    number = claim.sentence
    within = sources.relations.get(number, [])
    for relation in within:
        held = any(start <= claim.keys[0] < end for start, end in relation.contents)
        if held or relation.attribution.cue_kind == "source" or _is_cue(claim, relation):
            if relation.attribution.kind == "none":
                continue
            return Cover("sourced", "sentence", relation)
    if number in sources.linked:
        return Cover("sourced", "link", None)
    if number in sources.citing and not within:
        return Cover("sourced", "sentence", None)
    told_next = _told_next(number, sources)
    if told_next is not None:
        return Cover("sourced", "behind", told_next)
    told_before = _told_before(number, sources, carried)
    if told_before is not None:
        return Cover("sourced", "before", told_before)
    return Cover("background", "none", None) if claim.is_background else _NOBODY


def _is_cue(claim: Claim, relation: AttributionRelation) -> bool:
    """Tell whether the words that claim are the words that attribute: has accused him of lying."""
    given = relation.attribution
    return any(given.cue_start <= key < given.cue_end for key in claim.keys)


def _told_next(number: int, sources: ArticleSources) -> AttributionRelation | None:
    """Return the attribution of the next sentence if that points back: this was reported by the ministry."""
    following = number + 1
    if following >= len(sources.sentences) or not _same_block(sources, number, following):
        return None
    opening = sources.readings[following].lowers[:_OPENING]
    if not opening or opening[0] not in _POINTS_BACK - {"the", "it"}:
        return None
    cited = sources.readings[following].lexicon.words("claim-told-back")
    if cited.isdisjoint(sources.readings[following].lowers[: _OPENING + 3]):
        return None
    return next((one for one in sources.relations.get(following, ()) if one.attribution.kind != "none"), None)


def _told_before(
    number: int, sources: ArticleSources, carried: dict[int, AttributionRelation]
) -> AttributionRelation | None:
    """Return the attribution of the sentence before if this one goes on with it, or if that cites a document."""
    before = number - 1
    if before not in carried or not _same_block(sources, number, before):
        return None
    relation = carried[before]
    cites = relation.attribution.kind == "document"
    goes_on = not _GOES_ON.isdisjoint(sources.readings[number].lowers)
    return relation if goes_on or (cites and relation.manner == "indirect") else None


def _same_block(sources: ArticleSources, one: int, other: int) -> bool:
    return sources.sentences[one].block == sources.sentences[other].block
