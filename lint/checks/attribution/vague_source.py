"""Report sources that cannot be identified, by how specific they are."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, Literal

from lint.analysis import SharedLayers
from lint.analysis.attribution.claims import claim_reader
from lint.analysis.attribution.claims.claim import KINDS, ClaimKind
from lint.analysis.attribution.vague.vague_sources import Rung, VagueSource
from lint.analysis.syntax.phrase_matcher import Phrases
from lint.checks import Match, check_phrases
from lint.text.span import Span
from lint.values import dataclass

_ADVICE: dict[Rung, str] = {
    "officials": "Which office? A name or a title would let the reader weigh it.",
    "kind": "Which of them? A name, a role or an organization would let the reader weigh it.",
    "sources": "How do they know, and why are they not named?",
    "some": "Who? This may be anybody or nobody.",
}


_LOWEST = frozenset(("sources", "some"))
_CHARGE = "An accusation hangs on somebody nobody can identify. Name who makes it, or leave it out."


@dataclass(frozen=True, eq=False, repr=False)
class VagueSourceCheck:
    """Report sources on some rungs of the ladder under a claim of weight: officials, people of a kind, sources, some.

    `hangs` are the kinds of claim that make a source worth asking for, where one stands in its sentence; none asks for
    all. `charges` are phrases of accusation, which weigh too: on the two lowest rungs `advice` says so in stronger
    words. `unless` are phrases that clear the sentence. At most `most` are reported of a text, the gravest first.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("advice", "rung"))

    rungs: tuple[Literal["officials", "kind", "sources", "some"], ...] = ("officials", "kind", "sources", "some")
    hangs: tuple[ClaimKind, ...] = ()
    charges: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    most: int = 1000

    def verify(self) -> None:
        """Parse every phrase once, when the rule is read. Raises OptionError."""
        check_phrases(self, ("charges", "unless"))

    @cached_property
    def _parsed(self) -> tuple[Phrases, Phrases]:
        return Phrases(self.charges), Phrases(self.unless)

    def triggers(self) -> frozenset[str] | None:
        """Return None: people of all kinds are vague sources."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the sources with their cues, in the order of the text."""
        sources = [source for source in analysis.vague_sources if source.rung in self.rungs]
        if not sources:
            return
        charges, unless = self._parsed
        charged, cleared = analysis.sentences_with(charges), analysis.sentences_with(unless)
        weighed: list[tuple[int, VagueSource]] = []
        for source in sources:
            if source.sentence in cleared or _is_named_next(analysis, source):
                continue
            weight = 0 if source.sentence in charged else self._weight(analysis, source)
            if weight is not None:
                weighed.append((weight, source))
        gravest = sorted(weighed, key=lambda entry: entry[0])[: self.most]
        tokens = analysis.tokens
        for _, source in sorted(gravest, key=lambda entry: entry[1].first):
            span = Span(tokens.starts[source.first], tokens.ends[source.last - 1])
            heavy = source.rung in _LOWEST and source.sentence in charged
            yield Match(span, {"advice": _CHARGE if heavy else _ADVICE[source.rung], "rung": source.rung})

    def _weight(self, analysis: SharedLayers, source: VagueSource) -> int | None:
        """Return the place of the gravest kind of claim that hangs on a source, None where none of `hangs` does."""
        if not self.hangs:
            return len(KINDS)
        reading = analysis.reading(source.sentence)
        first = analysis.sentences[source.sentence].first
        countries = frozenset(at - first for at, _, _ in analysis.countries if first <= at < first + len(reading))
        inside = range(source.first - first, source.last - first)
        found = [kind for kind, at in claim_reader.read(reading, countries, self.hangs) if at not in inside]
        return min((KINDS.index(kind) for kind in found), default=None)


def _is_named_next(analysis: SharedLayers, source: VagueSource) -> bool:
    """Tell whether the sentence behind names somebody who goes on with what a vague source opens.

    Engineers fear the worst. James Holt, who built the dam, said that it leaked.
    """
    return any(
        attribution.sentence == source.sentence + 1 and attribution.kind == "named"
        for attribution in analysis.attributions
    )
