"""Rules as values: `Rule`, its `Example`s, and the `RuleSet` a run works with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from lint.finding import Safety, Severity
from lint.text import Span


class Status(Enum):
    """The age of a rule: preview rules run only when asked for by name; deprecated ones still run."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class QuotePolicy(Enum):
    """Whether a rule speaks about words inside quotation marks."""

    SKIP = "skip"
    INCLUDE = "include"
    ONLY = "only"


class Expectation(Enum):
    """What an example shows."""

    BAD = "bad"
    GOOD = "good"
    WRONG_FOR_NOW = "wrong_for_now"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule carries as its own test; `spans` are the marked places, in code points of `text`.

    A `good` example has no spans. A `wrong_for_now` example shows what should be reported (its spans, perhaps none)
    where the rule today does otherwise.
    """

    expectation: Expectation
    text: str
    spans: tuple[Span, ...]
    fixed: str | None = None
    because: str = ""
    style: str | None = None
    format: str = "text"
    where: str = ""


@dataclass(frozen=True, slots=True)
class FixTemplate:
    """How a rule mends a match: the replacement, in which `{name}` stands for a value of the match."""

    replace: str
    safety: Safety


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file: what to report (`check` and its `options`), where, how gravely, in which words, and why.

    `fold` is "sentence" where the rule's findings join those of other such rules in their sentence, else "".
    """

    id: str
    family: str
    summary: str
    status: Status
    severity: Severity
    check: str
    options: Mapping[str, Any]
    scope: tuple[str, ...]
    quotes: QuotePolicy
    message: str
    why: str
    source_name: str
    source_url: str
    fix: FixTemplate | None
    examples: tuple[Example, ...]
    path: str
    fold: str = ""


class UnknownSelectorError(LookupError):
    """A selector that names neither a rule nor a family; `known` are the names there are."""

    def __init__(self, selector: str, known: tuple[str, ...]) -> None:
        """Keep the selector and every name that would have done."""
        super().__init__(f"no rule or family is called {selector!r}")
        self.selector = selector
        self.known = known


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules sorted by id, each id once."""

    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> "RuleSet":
        """Sort `rules` by id; of two with one id the later one stands (a house's rule replaces a built-in one)."""
        return cls(tuple(sorted({rule.id: rule for rule in rules}.values(), key=lambda rule: rule.id)))

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name a selector may use: the families and the rule ids, sorted."""
        return tuple(sorted({rule.family for rule in self.rules} | {rule.id for rule in self.rules}))

    def get(self, rule_id: str) -> Rule | None:
        """Return the rule of that id, or None."""
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def select(self, *, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> "RuleSet":
        """Return the rules that run: those selected (by default every rule but preview ones), less the ignored.

        A selector is a rule id, a family or `all`. A preview rule runs only when its own id is selected. A rule named
        by its id beats a family: `select` by id survives `ignore` by family. Raises UnknownSelectorError.
        """
        chosen, dropped = tuple(select), tuple(ignore)
        known = self.names
        for selector in (*chosen, *dropped):
            if selector != "all" and selector not in known:
                raise UnknownSelectorError(selector, known)

        def runs(rule: Rule) -> bool:
            if rule.id in dropped:
                return False
            if rule.id in chosen:
                return True
            if rule.status is Status.PREVIEW or rule.family in dropped or "all" in dropped:
                return False
            return not chosen or rule.family in chosen or "all" in chosen

        return RuleSet(tuple(rule for rule in self.rules if runs(rule)))

    def with_severity(self, severities: Mapping[str, Severity]) -> "RuleSet":
        """Return the rules with other severities, given by rule id or family; a rule's own id goes first."""
        for name in severities:
            if name not in self.names:
                raise UnknownSelectorError(name, self.names)
        return RuleSet(
            tuple(
                replace(rule, severity=severities.get(rule.id, severities.get(rule.family, rule.severity)))
                for rule in self.rules
            )
        )
