"""Drop findings of external checkers that repeat a finding of newslint or of another checker."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from lint.analysis import Analysis
from lint.text.finding import Finding
from lint.text.span import Span

_NO_FAULT_OF_WORDS = frozenset(("attribution",))
"""Families about the content of a sentence: a slip inside a span they mark is a different fault."""

_MOST_WORDS_MORE = 3
"""Overlapping places are about one fault if each has at most this many words outside the other."""


def without_doubles(own: Sequence[Finding], outside: Iterable[Finding], analysis: Analysis) -> list[Finding]:
    """Return `own` and those of `outside`, in the order given, that repeat no earlier finding of another checker."""
    said: dict[str, list[Finding]] = defaultdict(list)
    for finding in own:
        said[finding.family].append(finding)
    added: list[Finding] = []
    for finding in outside:
        others = chain.from_iterable(found for family, found in said.items() if family != finding.family)
        if not any(_is_same(finding, other, analysis) for other in others):
            said[finding.family].append(finding)
            added.append(finding)
    return [*own, *added]


def _is_same(finding: Finding, other: Finding, analysis: Analysis) -> bool:
    if not finding.span.overlaps(other.span) or other.family in _NO_FAULT_OF_WORDS:
        return False
    first, second = finding.span, other.span
    shared = Span(max(first.start, second.start), min(first.end, second.end))
    whole = Span(min(first.start, second.start), max(first.end, second.end))
    return _words(whole, analysis) - _words(shared, analysis) <= _MOST_WORDS_MORE


def _words(span: Span, analysis: Analysis) -> int:
    tokens = analysis.tokens
    return sum(tokens.is_word(number) for number in range(tokens.at(span.start), tokens.at(span.end)))
