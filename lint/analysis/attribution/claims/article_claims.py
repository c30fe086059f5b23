"""Find the checkable claims of an article, in its own voice and in what others are said to say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from lint.analysis.attribution.claims import claim_reader
from lint.analysis.attribution.claims.claim import KINDS, Claim, ClaimKind
from lint.analysis.attribution.claims.sentence_reading import SentenceReading
from lint.analysis.attribution.relations import AttributionRelation
from lint.analysis.names.country_mentions import CountryMention
from lint.analysis.syntax.sentences import Sentence, is_headline
from lint.analysis.syntax.tokens import Tokens

Reading = Callable[[int], SentenceReading]


def find(
    tokens: Tokens,
    sentences: Sequence[Sentence],
    reading: Reading,
    quoted: bytearray,
    countries: Sequence[CountryMention],
    relations: Mapping[int, Sequence[AttributionRelation]],
) -> list[Claim]:
    """Return the claims outside quotation marks, in order.

    Those of one sentence are one claim as far as one attribution covers them: what somebody says is one, what the
    sentence tells beside it another. A sentence without a predicate of another kind has one of the kind event.
    `relations` are those of `by_sentence`.
    """
    named = frozenset(at for first, last, _ in countries for at in range(first, last))
    cues = frozenset(
        tokens.at(one.attribution.cue_start)
        for together in relations.values()
        for one in together
        if one.attribution.reports
    )
    found: list[Claim] = []
    for number, sentence in enumerate(sentences):
        if _is_heading(tokens, sentences, number):
            continue
        read = reading(number)
        local = frozenset(at - sentence.first for at in named if sentence.first <= at < sentence.last)
        keys = [
            (kind, at + sentence.first)
            for kind, at in claim_reader.read(read, local)
            if not quoted[at + sentence.first] and (kind != "event" or at + sentence.first not in cues)
        ]
        near = relations.get(number, ())
        found.extend(_joined(tokens, sentence, number, read, keys, near))
    return found


_STOPS = frozenset(".!?…")


def _is_heading(tokens: Tokens, sentences: Sequence[Sentence], number: int) -> bool:
    """Tell whether a sentence is a headline: in capitals, without a stop, and alone in its block."""
    sentence = sentences[number]
    if not is_headline(tokens, sentence) or not _STOPS.isdisjoint(
        tokens.words[max(0, sentence.last - 2) : sentence.last]
    ):
        return False
    return all(
        other.block != sentence.block for other in sentences[max(0, number - 1) : number + 2] if other != sentence
    )


def by_sentence(relations: Sequence[AttributionRelation], tokens: Tokens) -> dict[int, list[AttributionRelation]]:
    """Return the relations that report words or a belief by the number of their sentence.

    What somebody decides, learns or knows is no belief here: the desk says itself that it is so.
    """
    settled = tokens.lexicon.words("settled-beliefs")
    return _grouped(
        one
        for one in relations
        if one.attribution.reports
        or (
            one.attribution.cue_kind == "belief"
            and settled.isdisjoint(
                tokens.lowers[tokens.at(one.attribution.cue_start) : tokens.at(one.attribution.cue_end)]
            )
        )
    )


def acts_by_sentence(relations: Sequence[AttributionRelation]) -> dict[int, list[AttributionRelation]]:
    """Return the relations that tell an act done with words by the number of their sentence."""
    return _grouped(one for one in relations if one.attribution.cue_kind == "act")


def _grouped(relations: Iterable[AttributionRelation]) -> dict[int, list[AttributionRelation]]:
    found: dict[int, list[AttributionRelation]] = {}
    for relation in relations:
        found.setdefault(relation.attribution.sentence, []).append(relation)
    return found


def _joined(
    tokens: Tokens,
    sentence: Sentence,
    number: int,
    read: SentenceReading,
    keys: Sequence[tuple[ClaimKind, int]],
    relations: Sequence[AttributionRelation],
) -> Iterator[Claim]:
    """Yield one claim for all predicates of a sentence that the same attribution covers, or none."""
    told = [key for key in keys if key[0] != "event"] or list(keys)
    placed = sorted((_cover(tokens.starts[at], relations), at, KINDS.index(kind)) for kind, at in told)
    for cover, group in groupby(placed, key=lambda entry: entry[0]):
        together = list(group)
        places = sorted({at for _, at, _ in together})
        kinds = tuple(KINDS[order] for order in sorted({order for _, _, order in together}))
        start, end = _extent(tokens, sentence, read, places, relations, cover)
        yield Claim(
            start,
            end,
            number,
            kinds,
            tuple(tokens.starts[at] for at in places),
            read.is_background,
        )


def _extent(
    tokens: Tokens,
    sentence: Sentence,
    read: SentenceReading,
    places: Sequence[int],
    relations: Sequence[AttributionRelation],
    cover: int,
) -> tuple[int, int]:
    """Return the code points of a claim: what is said, the sentence where nobody says anything, else the clauses."""
    if not relations:
        return sentence.start, sentence.end
    first = tokens.starts[min(sentence.first + read.clause(places[0] - sentence.first)[0], places[0])]
    last = tokens.ends[max(sentence.first + read.clause(places[-1] - sentence.first)[1] - 1, places[-1])]
    if cover < 0:
        return first, last
    held = [
        (start, end)
        for start, end in relations[cover].contents
        if start < tokens.ends[places[-1]] and tokens.starts[places[0]] < end
    ]
    return max(sentence.start, held[0][0]), min(sentence.end, held[-1][1])


def _cover(offset: int, relations: Sequence[AttributionRelation]) -> int:
    """Return the number of the first relation whose content holds an offset, -1 for none."""
    for number, relation in enumerate(relations):
        if any(start <= offset < end for start, end in relation.contents):
            return number
    return -1
