"""One bearer spelled two ways in one article, without any list of names."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from lint.analysis import Analysis
from lint.analysis.bearers import Spelling
from lint.checks import Match
from lint.finding import Edit, Related
from lint.text import Span


@dataclass(frozen=True, eq=False, repr=False)
class OneBearer:
    """Report the rarer of two spellings that the article's own evidence gives to one bearer.

    A match at every place of the rarer spelling; related are the other places of it and the first of the usual one.
    """

    placeholders: ClassVar[frozenset[str]] = frozenset(("other", "count", "other_count", "line", "evidence"))

    def triggers(self) -> frozenset[str] | None:
        """Return None: any text may have names."""
        return None

    def matches(self, analysis: Analysis) -> Iterator[Match]:
        """Yield the places of the rarer spellings."""
        for pair in analysis.one_bearer:
            if pair.odd.word in analysis.knowledge.vouched:
                continue
            spans = _spans(analysis, pair.odd)
            usual = _spans(analysis, pair.usual)
            values = {
                "other": pair.usual.word,
                "count": str(len(spans)),
                "other_count": str(len(usual)),
                "line": str(analysis.document.lines.position(usual[0].start).line),
                "evidence": pair.evidence,
            }
            for span in spans:
                related = [Related(other, f"{pair.odd.word} here too") for other in spans if other != span]
                related += [Related(other, f"{pair.usual.word} here") for other in usual]
                yield Match(span, values, tuple(related), (Edit(span, pair.usual.word),))


def _spans(analysis: Analysis, spelling: Spelling) -> list[Span]:
    """Return the places of the last word of each mention."""
    text = analysis.text
    return [
        Span(mention.end - len(spelling.word), mention.end)
        for mention in spelling.mentions
        if text[mention.end - len(spelling.word) : mention.end] == spelling.word
    ]
