"""Decide which source covers a claim, and how near it stands.

A source covers what it is said to say. Beside that, its reach follows the story: a sentence may be sourced by a link or
a note, by the next sentence that tells where the news is from, or by the one before it, where it goes on telling what
that source told.
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
"""Words by which a sentence that opens with a pronoun goes on with what the one before it told."""
_SAME = frozenset("it he she they".split())
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
    """Where an article gives sources: relations, acts of telling, and links and notes, by sentence."""

    sentences: Sequence[Sentence]
    readings: Sequence[SentenceReading]
    relations: dict[int, list[AttributionRelation]]
    acts: dict[int, list[AttributionRelation]]
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
        if held or relation.attribution.cue_kind == "source" or _is_of_frame(claim, relation):
            if relation.attribution.kind == "none":
                continue
            return Cover("sourced", "sentence", relation)
    only = _told_of(claim, sources) or _whole(claim, within)
    if only is not None:
        return Cover("sourced", "sentence", only)
    if number in sources.linked:
        return Cover("sourced", "link", None)
    return _from_beside(claim, sources, carried)


def _from_beside(claim: Claim, sources: ArticleSources, carried: dict[int, AttributionRelation]) -> Cover:
    """Return the cover by a sentence beside the claim's, or none."""
    number = claim.sentence
    told_next = _told_next(number, sources)
    if told_next is not None:
        return Cover("sourced", "behind", told_next)
    told_before = _told_before(number, sources, carried)
    if told_before is not None:
        return Cover("sourced", "before", told_before)
    return Cover("background", "none", None) if claim.is_background else _NOBODY


def _is_of_frame(claim: Claim, relation: AttributionRelation) -> bool:
    """Tell whether the words that claim are those that attribute or tell who speaks: said Lee, who chairs the board."""
    given = relation.attribution
    ranges = ((given.cue_start, given.cue_end), (given.source_start, given.source_end))
    return any(start <= key < end for start, end in ranges for key in claim.keys)


def _told_of(claim: Claim, sources: ArticleSources) -> AttributionRelation | None:
    """Return an act of telling what is claimed: accused the mayor of fraud, attributed the rise to rain."""
    acts = sources.acts.get(claim.sentence, ())
    if not acts or not sources.readings[claim.sentence].any_of(
        "telling-acts", 0, len(sources.readings[claim.sentence])
    ):
        return None
    for relation in acts:
        held = any(start <= key < end for start, end in relation.contents for key in claim.keys)
        if relation.attribution.kind != "none" and (held or _is_of_frame(claim, relation)):
            return relation
    return None


def _whole(claim: Claim, within: Sequence[AttributionRelation]) -> AttributionRelation | None:
    """Return the only attribution of a sentence if the claim stands behind its cue, whatever parts them."""
    if len(within) != 1 or within[0].attribution.kind == "none":
        return None
    given = within[0].attribution
    if given.cue_kind == "noun":
        return None
    opens = min(given.source_start, given.cue_start) <= claim.start
    return within[0] if opens and claim.keys[0] >= given.cue_end else None


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
    """Return the attribution of the sentence before if this one goes on with it."""
    before = number - 1
    if before not in carried or not _same_block(sources, number, before):
        return None
    opening = sources.readings[number].lowers[:_OPENING]
    goes_on = bool(opening) and opening[0] in _SAME and not _GOES_ON.isdisjoint(opening)
    return carried[before] if goes_on else None


def _same_block(sources: ArticleSources, one: int, other: int) -> bool:
    return sources.sentences[one].block == sources.sentences[other].block
