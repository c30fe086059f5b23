"""`Rule`, `Example` and `RuleSet`: rules as values."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from lint.text.finding import Safety, Severity
from lint.text.span import Span
from lint.values import dataclass, replace


class Status(Enum):
    """The age of a rule: preview rules run only when asked for by name; deprecated ones still run."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class QuotePolicy(Enum):
    """Whether a rule reports words inside quotation marks."""

    SKIP = "skip"
    INCLUDE = "include"
    ONLY = "only"


class Expectation(Enum):
    """What an example demonstrates."""

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
    """How a rule fixes a match: the replacement, in which `{name}` stands for a value of the match."""

    replace: str
    safety: Safety


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file: what to report (`check` and its `options`), where, with which severity and message, and why.

    `fold` is "sentence" if findings of all such rules in one sentence become one, else "". Rules with the same `cause`
    report one place once. `repeats`, one of `REPEATS` or "", says which findings of the rule are one fault. `absorbs`
    are the rules that a finding about the whole text stands for.
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
    cause: str = ""
    repeats: str = ""
    absorbs: tuple[str, ...] = ()


ENGINES = ("harper", "languagetool", "proselint")
"""The external checkers.

Each is a family whose rules are not listed here; a rule is called `family.ID`, with the checker's own id.
"""

REPEATS = ("form", "run", "passage", "text", "pair")
"""Which findings of a rule are one fault.

`form`: those with the same message; `run`: those with the same message in one paragraph or neighbouring ones;
`passage`: any in such a passage; `text`: all in the text; `pair`: those that name each other.
"""

REPORTED = ("first", "all")
"""Where a fault with several places is reported: once, at the first, or at each."""

LINK_TEXT = "link"
"""The scope of words that are linked, in a block of any kind."""

LINKS = ("source", "ignore")
"""How a hyperlink counts: as the source of a sentence that gives no other, or not at all."""


def engine_of(name: str) -> str | None:
    """Return the external checker that a selector means, by its family or one of its rules; None for any other name."""
    family, dot, rule = name.partition(".")
    return family if family in ENGINES and (rule or not dot) else None


def is_chosen(rule_id: str, family: str, *, preview: bool, select: Collection[str], ignore: Collection[str]) -> bool:
    """Tell whether a rule runs; `RuleSet.select` explains the precedence of selectors."""
    if rule_id in ignore:
        return False
    if rule_id in select:
        return True
    if preview or family in ignore or "all" in ignore:
        return False
    return not select or family in select or "all" in select


class UnknownSelectorError(LookupError):
    """A selector that names neither a rule nor a family; `known` are the names there are."""

    def __init__(self, selector: str, known: tuple[str, ...]) -> None:
        """Keep the selector and all known names."""
        super().__init__(f"no rule or family is called {selector!r}")
        self.selector = selector
        self.known = known


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules sorted by id, each id once."""

    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, rules: Iterable[Rule]) -> "RuleSet":
        """Sort `rules` by id; of two with the same id the later one wins (a project's rule replaces a shipped one)."""
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
        """Return the rules that run: those selected (by default all but preview rules), less the ignored.

        A selector is a rule id, a family or `all`. A preview rule runs only if its own id is selected. A rule id takes
        precedence over a family: `select` by id survives `ignore` by family. Raises UnknownSelectorError.
        """
        chosen, dropped = tuple(select), tuple(ignore)
        known = self.names
        for selector in (*chosen, *dropped):
            if selector != "all" and selector not in known and engine_of(selector) is None:
                raise UnknownSelectorError(selector, known)
        return RuleSet(
            tuple(
                rule
                for rule in self.rules
                if is_chosen(rule.id, rule.family, preview=rule.status is Status.PREVIEW, select=chosen, ignore=dropped)
            )
        )

    def at_each_place(self) -> "RuleSet":
        """Return the rules without `repeats` and `absorbs`: each place of a fault is a finding of its own."""
        return RuleSet(
            tuple(
                replace(rule, repeats="", absorbs=()) if rule.repeats or rule.absorbs else rule for rule in self.rules
            )
        )

    def with_severity(self, severities: Mapping[str, Severity]) -> "RuleSet":
        """Return the rules with other severities, given by rule id or family; a rule's own id takes precedence."""
        for name in severities:
            if name not in self.names and engine_of(name) is None:
                raise UnknownSelectorError(name, self.names)
        return RuleSet(
            tuple(
                replace(rule, severity=severities.get(rule.id, severities.get(rule.family, rule.severity)))
                for rule in self.rules
            )
        )
