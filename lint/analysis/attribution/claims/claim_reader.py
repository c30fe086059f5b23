"""Find the checkable claims of a sentence: a predicate of a kind with an argument of a kind, in any clause.

What a claim is follows the news desks' rules on what needs attribution (Reuters Handbook, sourcing; BBC Editorial
Guidelines, Accuracy; AP Stylebook, attribution), and the check-worthiness of Hassan et al. (2017): figures, records,
quantities and causes. The words are classes of `rules/lexicon/claims.yaml`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from types import MappingProxyType

from lint.analysis.attribution.claims import other_claims, war_claims
from lint.analysis.attribution.claims.claim import KINDS, ClaimKind
from lint.analysis.attribution.claims.sentence_reading import SentenceReading

_READERS: Mapping[ClaimKind, Callable[[SentenceReading], Iterator[int]]] = MappingProxyType(
    {
        "casualties": war_claims.casualties,
        "allegation": other_claims.allegations,
        "figure": other_claims.figures,
        "ranking": other_claims.rankings,
        "superlative": other_claims.superlatives,
        "motive": other_claims.motives,
        "prediction": other_claims.predictions,
        "causation": other_claims.causations,
        "evaluation": other_claims.evaluations,
        "event": other_claims.event,
    }
)


def read(
    reading: SentenceReading, countries: frozenset[int], wanted: Collection[ClaimKind] = KINDS
) -> Iterator[tuple[ClaimKind, int]]:
    """Yield kind and token of each predicate that claims something, kind by kind.

    `countries` are the tokens of the sentence that name a country. A question claims nothing, and neither does a
    condition.
    """
    if "?" in reading.words[-2:]:
        return
    for kind in KINDS:
        if kind not in wanted:
            continue
        is_war = kind == "battlefield"
        found = war_claims.battlefield(reading, countries) if is_war else _READERS[kind](reading)
        for at in found:
            if not reading.is_conditional(at):
                yield kind, at
