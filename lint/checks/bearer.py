"""One bearer spelled two ways in one article, without any list of names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.known.romanization import plain
from lint.analysis.naming.bearers import Pair, groups
from lint.analysis.naming.nameuses import Spelling
from lint.analysis.naming.usage import plurals, unify
from lint.checks import MOST_RELATED, Match
from lint.finding import Related


@dataclass(frozen=True, eq=False, repr=False)
class OneBearer:
    """Report the spellings that the article's own evidence gives to a bearer it mostly spells otherwise.

    One match for each rarer spelling, at its first place; related are all its other places, those of the usual spelling
    and the first of any third one. Of the latter two each match of a bearer but its first has `MOST_RELATED` at most. The edits put the usual spelling in every place outside quotation marks and titles;
    what hangs on the name (possessive, hyphen) stays, capitals stay capitals.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("other", "count", "other_count", "line", "evidence"))

    endings: bool = False

    def triggers(self) -> frozenset[str] | None:
        """Return None: any text may have names."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the rarer spellings."""
        pairs = [
            pair
            for pair in analysis.one_bearer
            if pair.ending == self.endings and pair.odd.word not in analysis.knowledge.vouched
        ]
        for group in groups(pairs):
            entries = {entry.word: entry for pair in group for entry in (pair.odd, pair.usual)}
            usual = max((pair.usual for pair in group), key=lambda entry: (len(entry.uses), -entry.first, entry.word))
            about: dict[str, list[Pair]] = {}
            for pair in group:
                about.setdefault(pair.odd.word, []).append(pair)
                about.setdefault(pair.usual.word, []).append(pair)
            homes = [Related(span, f"{usual.word} here") for span in usual.spans]
            others = [Related(entry.place, f"{entry.word} here") for entry in entries.values() if entry is not usual]
            compounds = {plain(a + b) for a, b in _neighbours(usual)}
            most = len(homes) + len(others)
            for entry in sorted(entries.values(), key=lambda entry: entry.first):
                if entry is usual:
                    continue
                evidence = _evidence(about[entry.word], usual)
                yield _match(analysis, entry, usual, (homes[:most], others[:most]), evidence, compounds)
                most = MOST_RELATED


def _evidence(pairs: list[Pair], usual: Spelling) -> str:
    direct = (pair for pair in pairs if usual.word in (pair.odd.word, pair.usual.word))
    return next(direct, pairs[0]).evidence


def _match(
    analysis: Analysis,
    entry: Spelling,
    usual: Spelling,
    others: tuple[list[Related], list[Related]],
    evidence: str,
    compounds: set[str],
) -> Match:
    spans = sorted({*entry.spans, *plurals(analysis, entry.word)})
    related = [Related(span, f"{entry.word} here too", repeat=True) for span in spans[1:]]
    related += [*others[0], *(other for other in others[1] if other.span != entry.place)]
    values = {
        "other": usual.word,
        "count": str(len(spans)),
        "other_count": str(len(usual.uses)),
        "line": str(analysis.document.lines.position(usual.first).line),
        "evidence": evidence,
    }
    # A compound and its two words cannot be made one by putting the last of them in its place.
    edits = () if plain(entry.word) in compounds else tuple(unify(analysis, spans, usual.word))
    return Match(spans[0], values, tuple(related), edits)


def _neighbours(entry: Spelling) -> Iterator[tuple[str, str]]:
    return ((use.before[-1], entry.word) for use in entry.uses if use.before)
