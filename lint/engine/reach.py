"""Where a rule reports: its kinds of block, and its policy on quotations."""

from lint.analysis import SharedLayers
from lint.checks import Match
from lint.rulepack.rule import LINK_TEXT, QuotePolicy, Rule
from lint.values import replace

_READ_AS_BODY = ("standfirst", "caption")
"""Kinds of block with sentences, which a rule about the body reads too."""


class Reach:
    """Where a rule reports in one text: in which kinds of block, and whether in quotations."""

    def __init__(self, rule: Rule, analysis: SharedLayers) -> None:
        """Take a rule, and the analysis of a document or a block."""
        self._rule = rule
        self._analysis = analysis
        self._known: dict[int, bool] = {}

    def of(self, start: int) -> bool:
        """Tell whether the rule reports at a code point."""
        rule, analysis = self._rule, self._analysis
        kind = analysis.block_kind(start)
        in_scope = kind in rule.scope or (kind in _READ_AS_BODY and "body" in rule.scope)
        if not in_scope and not (LINK_TEXT in rule.scope and analysis.document.is_link(start)):
            return False
        if rule.quotes is QuotePolicy.INCLUDE:
            return True
        return analysis.in_quotation(start) == (rule.quotes is QuotePolicy.ONLY)

    def without_others(self, match: Match) -> Match:
        """Return a match without the repeated places where the rule does not report."""
        if not any(related.repeat for related in match.related):
            return match
        known, kept = self._known, []  # of a name in a hundred places, each match has the other ninety-nine
        for related in match.related:
            start = related.span.start
            if related.repeat and start not in known:
                known[start] = self.of(start)
            if not related.repeat or known[start]:
                kept.append(related)
        return match if len(kept) == len(match.related) else replace(match, related=tuple(kept))
