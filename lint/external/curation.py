"""Which rules of an external checker are used, at which severity, and which of them judge spelling."""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any

from lint.external import ExternalMatch
from lint.rulepack.rule import is_chosen
from lint.text.finding import Severity
from lint.values import dataclass, field


@dataclass(frozen=True, slots=True)
class Curation:
    """The content of one file of `rules/external`, as `lint.rulepack.external_reader` reads it.

    Groups name rules or categories by the checker's own ids.
    """

    name: str
    data: Mapping[str, Any] = field(compare=False)

    def severity(self, remark: ExternalMatch) -> Severity:
        """Return the severity of a match where the project sets none."""
        group = self._group("severities", remark)
        return Severity(group["severity"] if group else self.data["severity"])

    def is_off(self, remark: ExternalMatch, *, quoted: bool) -> bool:
        """Tell whether a match, `quoted` or not, is dropped unless its rule is selected by its own id."""
        if quoted and self._group("quotes", remark):
            return True
        off = self._group("off", remark)
        if off is None:
            return False
        kept = self._group("on", remark)
        return kept is None or _names(off, remark.rule)

    def judges_spelling(self, remark: ExternalMatch) -> bool:
        """Tell whether a match calls a word misspelled, or unlike any known name."""
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
    """The selectors and severities of a run, applied to the rules of one external checker."""

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severity: tuple[tuple[str, Severity], ...] = ()
    level: Severity = Severity.INFO
    """The mildest severity that is reported."""

    def wants_any(self, family: str) -> bool:
        """Tell whether any rule of the checker can be selected; otherwise it need not be asked."""
        named = any(name.startswith(f"{family}.") for name in self.select - self.ignore)
        return named or is_chosen("", family, preview=False, select=self.select, ignore=self.ignore)

    def wants(self, rule_id: str, family: str, *, off: bool) -> bool:
        """Tell whether findings of that rule are reported; `off` marks a rule that must be selected by its own id."""
        return is_chosen(rule_id, family, preview=off, select=self.select, ignore=self.ignore)

    def severity_of(self, rule_id: str, family: str, otherwise: Severity) -> Severity:
        """Return the severity that the project sets for a rule or its family, else `otherwise`."""
        given = dict(self.severity)
        return given.get(rule_id, given.get(family, otherwise))
