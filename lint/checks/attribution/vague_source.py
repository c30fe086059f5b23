"""Report sources that cannot be identified, by how specific they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from lint.analysis import SharedLayers
from lint.analysis.attribution.vague.vague_sources import Rung, VagueSource
from lint.analysis.syntax.phrase_matcher import Phrases
from lint.checks import Match, check_phrases
from lint.text.span import Span

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
    """Report sources on some rungs of the ladder: officials, people of a kind, sources, some.

    `charges` are phrases of accusation: where one stands in the sentence of a source on the two lowest rungs, `advice`
    says so in stronger words. `unless` are phrases that clear the sentence.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("advice", "rung"))

    rungs: tuple[Literal["officials", "kind", "sources", "some"], ...] = ("officials", "kind", "sources", "some")
    charges: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_phrases(self, ("charges", "unless"))

    @cached_property
    def _parsed(self) -> tuple[Phrases, Phrases]:
        return Phrases(self.charges), Phrases(self.unless)

    def triggers(self) -> frozenset[str] | None:
        """Return None: people of all kinds are vague sources."""
        return None

    def matches(self, analysis: SharedLayers) -> Iterator[Match]:
        """Yield the sources with their cues."""
        sources = [source for source in analysis.vague_sources if source.rung in self.rungs]
        if not sources:
            return
        charges, unless = self._parsed
        low = any(source.rung in _LOWEST for source in sources)
        charged = analysis.sentences_with(charges) if low else frozenset()
        cleared = analysis.sentences_with(unless)
        tokens = analysis.tokens
        for source in sources:
            if source.sentence in cleared or _is_named_next(analysis, source):
                continue
            span = Span(tokens.starts[source.first], tokens.ends[source.last - 1])
            heavy = source.rung in _LOWEST and source.sentence in charged
            yield Match(span, {"advice": _CHARGE if heavy else _ADVICE[source.rung], "rung": source.rung})


def _is_named_next(analysis: SharedLayers, source: VagueSource) -> bool:
    """Tell whether the next sentence names the one person whom a sentence keeps vague, and lets him go on.

    A defence minister has said so. James Holt told the radio that he was sure.
    """
    if analysis.tokens.lowers[source.first] not in ("a", "an", "one"):
        return False
    return any(
        attribution.sentence == source.sentence + 1 and attribution.kind == "named"
        for attribution in analysis.attributions
    )
