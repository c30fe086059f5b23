"""Which rules of an external checker are used, at which severity, and which of them judge spelling."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from lint.external import ExternalMatch
from lint.rulepack.rule import is_chosen
from lint.text.finding import Severity


@dataclass(frozen=True, slots=True)
class Curation:
    """One file of `rules/external`, as `lint.rulepack.external_reader` reads it.

    Groups name rules or categories by the engine's own ids.
    """

    name: str
    data: Mapping[str, Any] = field(compare=False)

    def severity(self, remark: ExternalMatch) -> Severity:
        """Return how grave a remark is where the house says nothing."""
        group = self._group("severities", remark)
        return Severity(group["severity"] if group else self.data["severity"])

    def is_off(self, remark: ExternalMatch, *, quoted: bool) -> bool:
        """Tell whether a match, `quoted` or not, is left out unless its rule is selected by its own id."""
        if quoted and self._group("quotes", remark):
            return True
        off = self._group("off", remark)
        if off is None:
            return False
        kept = self._group("on", remark)
        return kept is None or _names(off, remark.rule)

    def judges_spelling(self, remark: ExternalMatch) -> bool:
        """Tell whether a remark says that a word is misspelled, or written like no name that is known."""
        return self._group("spelling", remark) is not None

    def _group(self, key: str, remark: ExternalMatch) -> Mapping[str, Any] | None:
        """Return the group that names a remark's rule, else the one that names its category, else None."""
        groups = self.data.get(key, ())
        by_rule = (group for group in groups if _names(group, remark.rule))
        by_category = (group for group in groups if remark.category in group.get("categories", ()))
        return next(by_rule, None) or next(by_category, None)


def _names(group: Mapping[str, Any], rule: str) -> bool:
    return any(fnmatchcase(rule, name) for name in group.get("rules", ()))


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """What of one engine is wanted: selectors and severities, as for newslint's own rules."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severity: tuple[tuple[str, Severity], ...] = ()

    def wants_any(self, family: str) -> bool:
        """Tell whether any rule of the engine can be wanted: else it need not be asked."""
        named = any(name.startswith(f"{family}.") for name in self.select - self.ignore)
        return named or is_chosen("", family, preview=False, select=self.select, ignore=self.ignore)

    def wants(self, rule_id: str, family: str, *, off: bool) -> bool:
        """Tell whether a finding of that rule is wanted; `off` are rules that must be selected by their own id."""
        return is_chosen(rule_id, family, preview=off, select=self.select, ignore=self.ignore)

    def severity_of(self, rule_id: str, family: str, otherwise: Severity) -> Severity:
        """Return the severity that the house gives a rule or its family, or another one."""
        given = dict(self.severity)
        return given.get(rule_id, given.get(family, otherwise))
