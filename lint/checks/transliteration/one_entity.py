"""Report one person, place or body spelled two ways in one article, without a name list."""

from collections.abc import Collection, Iterator
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.names.coreference import Pair
from lint.analysis.names.entity_groups import Slip, groups
from lint.analysis.names.other_uses import plurals, unify
from lint.analysis.names.surface_forms import Spelling
from lint.analysis.resources.name_list import Occurrence
from lint.checks import MOST_RELATED, Match
from lint.text.finding import Related
from lint.values import dataclass


@dataclass(frozen=True, eq=False, repr=False)
class OneEntity:
    """Report spellings of an entity whose name, by the article's own evidence, is more likely spelled otherwise.

    One match for each slip, at its first place; related are all its other places, those of the usual spelling and the
    first of any third one, of which each match of an entity but its first has `MOST_RELATED` at most. The usual
    spelling is the one that is listed, else the one that somebody is introduced by, else the most frequent. The edits
    put it in every place outside quotation marks and titles; what hangs on the name (possessive, hyphen) stays,
    capitals stay capitals. Where it is not sure which one is the slip there are no edits.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("other", "count", "other_count", "line", "evidence"))

    endings: bool = False

    def triggers(self) -> frozenset[str] | None:
        """Return None: any text may have names."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the slips."""
        listed = _listed(analysis)
        pairs = [
            pair
            for pair in analysis.one_bearer
            if pair.ending == self.endings
            and not _is_vouched(pair, analysis.resources.vouched)
            and not any({pair.odd.word, pair.usual.word} <= words for words in listed)
        ]
        for group in groups(pairs):
            homes = [Related(span, f"{group.usual.word} here") for span in group.usual.spans]
            others = [Related(slip.entry.place, f"{slip.entry.word} here") for slip in group.slips]
            most = len(homes) + len(others)
            for slip in group.slips:
                yield _match(analysis, slip, group.usual, (homes[:most], others[:most]))
                most = MOST_RELATED


def _is_vouched(pair: Pair, vouched: Collection[str]) -> bool:
    """Tell whether the house has listed the spelling that the article uses less: it stands for somebody else then."""
    fewer = pair.usual if len(pair.usual.uses) <= len(pair.odd.uses) else pair.odd
    return pair.odd.word in vouched or fewer.word in vouched


def _listed(analysis: Analysis) -> list[set[str]]:
    """Return the words of the forms in use of each listed name that is no person's and stands in more than one form.

    What sets such forms apart is the business of the rules for listed names.
    """
    used = ({use.form.text for use in uses} for uses in analysis.names_by_entry.values() if _is_thing(uses[0]))
    return [{word for text in texts for word in text.split(" ")} for texts in used if len(texts) > 1]


def _is_thing(use: Occurrence) -> bool:
    return use.form.entry.kind != "person"


def _match(analysis: Analysis, slip: Slip, usual: Spelling, others: tuple[list[Related], list[Related]]) -> Match:
    entry = slip.entry
    spans = sorted({*entry.spans, *plurals(analysis, entry.word)})
    related = [Related(span, f"{entry.word} here too", repeat=True) for span in spans[1:]]
    related += [*others[0], *(other for other in others[1] if other.span != entry.place)]
    rivals = "".join(f"; {rival.word} is about as near" for rival in slip.rivals)
    values = {
        "other": usual.word,
        "count": str(len(spans)),
        "other_count": str(len(usual.spans)),
        "line": str(analysis.document.lines.position(usual.first).line),
        "evidence": slip.pair.evidence + rivals,
    }
    edits = tuple(unify(analysis, spans, usual.word)) if slip.sure else ()
    return Match(spans[0], values, tuple(related), edits)
