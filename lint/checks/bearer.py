"""One bearer spelled two ways in one article, without any list of names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.known.inventory import Occurrence
from lint.analysis.naming.groups import Group, Slip, groups
from lint.analysis.naming.usage import plurals, unify
from lint.checks import Match
from lint.finding import Related


@dataclass(frozen=True, eq=False, repr=False)
class OneBearer:
    """Report the spellings that the article's own evidence gives to a bearer whose name is more likely spelled otherwise.

    One match for each slip, at its first place; related are all its other places, those of the usual spelling and the
    first of any third one. The usual spelling is the one that is listed, else the one that somebody is introduced by, else
    the most frequent. The edits put it in every place outside quotation marks and titles; what hangs on the name
    (possessive, hyphen) stays, capitals stay capitals. Where it is not sure which one is the slip there are no edits.
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
            and pair.odd.word not in analysis.knowledge.vouched
            and not any({pair.odd.word, pair.usual.word} <= words for words in listed)
        ]
        for group in groups(pairs):
            for slip in group.slips:
                yield _match(analysis, slip, group)


def _listed(analysis: Analysis) -> list[set[str]]:
    """Return the words of the forms in use of each listed name that is no person's and stands in more than one form.

    What sets such forms apart is the business of the rules for listed names.
    """
    used = ({use.form.text for use in uses} for uses in analysis.names_by_entry.values() if _is_thing(uses[0]))
    return [{word for text in texts for word in text.split(" ")} for texts in used if len(texts) > 1]


def _is_thing(use: Occurrence) -> bool:
    return bool(use.form.entry["kind"] != "person")


def _match(analysis: Analysis, slip: Slip, group: Group) -> Match:
    entry, usual = slip.entry, group.usual
    spans = sorted({*entry.spans, *plurals(analysis, entry.word)})
    homes = usual.spans
    related = [Related(span, f"{entry.word} here too") for span in spans[1:]]
    related += [Related(span, f"{usual.word} here") for span in homes]
    related += [Related(other.entry.spans[0], f"{other.entry.word} here") for other in group.slips if other is not slip]
    rivals = "".join(f"; {rival.word} is about as near" for rival in slip.rivals)
    values = {
        "other": usual.word,
        "count": str(len(spans)),
        "other_count": str(len(homes)),
        "line": str(analysis.document.lines.position(homes[0].start).line),
        "evidence": slip.pair.evidence + rivals,
    }
    edits = tuple(unify(analysis, spans, usual.word)) if slip.sure else ()
    return Match(spans[0], values, tuple(related), edits)
