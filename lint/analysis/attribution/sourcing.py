"""`Sourcing`: the sourcing of one article, as data: voices, claims with what covers them, and what a desk would ask."""

from collections.abc import Callable, Collection, Sequence
from typing import Literal, NamedTuple

from lint.analysis.attribution.attributed_quotations import AttributedQuotation, is_speech
from lint.analysis.attribution.claims.claim import GRAVE, Claim
from lint.analysis.attribution.claims.coverage import Cover
from lint.analysis.attribution.cues.function_words import RELATIVES
from lint.analysis.attribution.pronoun_resolution import with_person
from lint.analysis.attribution.relations import AttributionRelation
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.names.name_mentions import Mention

VoiceKind = Literal["named", "role", "unnamed", "document", "nobody"]
VOICE_KINDS: tuple[VoiceKind, ...] = ("named", "role", "unnamed", "document", "nobody")

_CHORUS = 3
"""Claims that one voice must carry, with no other beside it, to be the only side heard."""


class Voice(NamedTuple):
    """Someone or something quoted: the name or words, where it stands first, and how often it is heard.

    `direct` and `indirect` count attributions with and without quotation marks. `introduced` tells whether a person is
    told of (title, role or description) where named; None where there is nothing to introduce.
    """

    name: str
    kind: VoiceKind
    start: int
    end: int
    direct: int
    indirect: int
    introduced: bool | None


class SourcedClaim(NamedTuple):
    """A claim, what covers it, and the number of its voice in `Sourcing.voices`, -1 for none."""

    claim: Claim
    cover: Cover
    voice: int


class Sourcing(NamedTuple):
    """The sourcing of an article.

    `lone` are the voices that alone stand under a grave claim of a kind; `only_voice` is the voice behind every claim
    that has one, -1 where there are several or too few; `orphans` are quotations of speech without a speaker.
    """

    voices: Sequence[Voice]
    claims: Sequence[SourcedClaim]
    orphans: Sequence[AttributedQuotation]
    lone: Sequence[int]
    only_voice: int


class Told(NamedTuple):
    """Who says what in an article; `vague` are the code points of its vague sources, `read` shows a range as words."""

    text: str
    lexicon: Lexicon
    relations: Sequence[AttributionRelation]
    remarks: Sequence[AttributedQuotation]
    mentions: Sequence[Mention]
    vague: Collection[tuple[int, int]]
    read: Callable[[int, int], str]


def gather(told: Told, claims: Sequence[Claim], covers: Sequence[Cover]) -> Sourcing:
    """Return the sourcing of an article, from what is told in it, its claims and what covers each."""
    read = told.read
    order: dict[tuple[str, str], int] = {}
    voices: list[Voice] = []
    places: dict[int, int] = {}
    for relation in told.relations:
        if not (relation.attribution.reports or relation.attribution.cue_kind == "belief"):
            continue
        if read(relation.attribution.source_start, relation.attribution.source_end).strip().lower() in RELATIVES:
            continue  # it stands for what was named before it
        voice = _voice(told, relation)
        key = (voice.kind, relation.speaker or voice.name.casefold())
        if key in order:
            known = voices[order[key]]
            voices[order[key]] = known._replace(
                direct=known.direct + voice.direct, indirect=known.indirect + voice.indirect
            )
        else:
            order[key] = len(voices)
            voices.append(voice)
        places[relation.attribution.cue_start] = order[key]
    found = [
        SourcedClaim(claim, cover, places.get(cover.relation.attribution.cue_start, -1) if cover.relation else -1)
        for claim, cover in zip(claims, covers, strict=True)
    ]
    orphans = [remark for remark in told.remarks if remark.owner is None and is_speech(told.text, remark)]
    return Sourcing(voices, found, orphans, _lone(found), _only_voice(found))


def _kind(told: Told, relation: AttributionRelation) -> VoiceKind:
    given = relation.attribution
    start, end = given.source_start, given.source_end
    if start == end:
        return "nobody"
    if given.kind == "group" or any(first < end and start < last for first, last in told.vague):
        return "unnamed"
    if given.kind == "document":
        return "document"
    if (relation.name or relation.candidates) and given.kind in ("named", "pronoun"):
        return "named"
    return "unnamed" if given.kind == "pronoun" else "role"


def _voice(told: Told, relation: AttributionRelation) -> Voice:
    start, end = relation.attribution.source_start, relation.attribution.source_end
    kind = _kind(told, relation)
    words = " ".join(told.read(start, end).split()).rstrip(",—–")
    whole = f"{relation.name} of " in words and "," not in words
    name = relation.name if relation.name and kind == "named" and not whole else words
    name = with_person(name, "", relation.candidates)
    direct = int(relation.manner != "indirect")
    known = kind == "named" and not relation.candidates
    introduced = _introduced(told.text, told.lexicon, relation.speaker, told.mentions) if known else None
    return Voice(name, kind, start, end, direct, 1 - direct, introduced)


def _introduced(text: str, lexicon: Lexicon, speaker: str, mentions: Sequence[Mention]) -> bool | None:
    """Tell whether the bearer of a name is told of beside one of its mentions; None for a body or one word alone."""
    named = [mention for mention in mentions if mention.words[-1].lower() == speaker]
    if speaker in lexicon.words("bodies") or not any(len(mention.words) > 1 or mention.title for mention in named):
        return None
    return any(mention.title or mention.role or _is_described(text, mention) for mention in named)


def _is_described(text: str, mention: Mention) -> bool:
    """Tell whether a description stands beside a name: Ana Ruiz, the mayor; the mayor, Ana Ruiz."""
    behind = text[mention.end : mention.end + 3].lstrip()
    before = text[max(0, mention.start - 2) : mention.start].rstrip()
    return behind[:1] in (",", "(", "—", "–") or before[-1:] == "," or text[mention.end :].startswith(" of ")


def _lone(found: Sequence[SourcedClaim]) -> list[int]:
    """Return the voices that are the only one under the grave claims of a kind, in order."""
    by_kind: dict[str, set[int]] = {}
    for claim, cover, voice in found:
        if claim.kind in GRAVE and cover.status == "sourced":
            by_kind.setdefault(claim.kind, set()).add(voice)
    return sorted({voice for voices in by_kind.values() if len(voices) == 1 for voice in voices if voice >= 0})


def _only_voice(found: Sequence[SourcedClaim]) -> int:
    heard = [voice for _, cover, voice in found if cover.status == "sourced"]
    return heard[0] if len(heard) >= _CHORUS and len(set(heard)) == 1 else -1
