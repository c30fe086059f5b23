"""Budgets for patterns from rule files: a limit for each rule on one text, and one for all rules.

Patterns of the `regex` package are limited by processor time, which other work on the machine does not use up.
newslint's own matchers count steps, which are the same on any machine. A check gets its allowance from `current`; the
linter sets with `Budget.of` which rule is charged.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

SECONDS = 1.0
"""Seconds of processor time for the patterns of one rule, and as many again for each million code points."""

STEPS = 500_000
"""Steps of newslint's own matchers for one rule, and as many again for each 50,000 code points of the text."""

RULES = 10
"""All rules together may take as much as this many that take all they may."""

_MILLION = 1_000_000
_STEPS_FOR_EACH = 10


class OverrunError(Exception):
    """A rule exceeded its budget; the message explains it to the user."""


class Allowance:
    """What is left of one rule's budget, and of the budget that all rules share."""

    def __init__(self, budget: "Budget") -> None:
        """Take the budget that this is a part of."""
        self._budget = budget
        self._seconds, self._steps = budget.seconds, budget.steps

    def find(self, pattern: "regex.Pattern[str]", text: str) -> "Iterator[regex.Match[str]]":
        """Yield the matches of a pattern of the `regex` package. Raises OverrunError."""
        left = self._left()
        found = pattern.finditer(text, timeout=left)
        while True:
            began = process_time()
            try:
                match = next(found, None)
            except TimeoutError:
                self._spend(left)
                raise self._overrun() from None
            self._spend(process_time() - began)
            if match is None:
                return
            yield match
            self._left()

    def matches_whole(self, pattern: "regex.Pattern[str]", text: str) -> bool:
        """Tell whether a pattern of the `regex` package matches the whole text. Raises OverrunError."""
        left, began = self._left(), process_time()
        try:
            return pattern.fullmatch(text, timeout=left) is not None
        except TimeoutError:
            raise self._overrun() from None
        finally:
            self._spend(process_time() - began)

    def step(self, count: int = 1) -> None:
        """Count steps of a matcher. Raises OverrunError."""
        self._steps -= count
        self._budget.steps_left -= count
        if self._steps < 0:
            raise OverrunError(f"it took more than {self._budget.steps:,} steps on this text")
        if self._budget.steps_left < 0:
            raise self._exhausted()

    def _spend(self, seconds: float) -> None:
        self._seconds -= seconds
        self._budget.seconds_left -= seconds

    def _left(self) -> float:
        if self._budget.seconds_left <= 0:
            raise self._exhausted()
        if self._seconds <= 0:
            raise self._overrun()
        return min(self._seconds, self._budget.seconds_left)

    def _overrun(self) -> OverrunError:
        return OverrunError(f"it took more than {self._budget.seconds:.2g} s on this text")

    def _exhausted(self) -> OverrunError:
        return OverrunError("it was stopped, since the rules together took too long on this text")


class Budget:
    """The limits for all rules on one text, or on all examples while rules load.

    They hold over all blocks of the text and all rounds of fixing.
    """

    def __init__(self, size: int = 0, *, seconds: float = SECONDS, steps: int = STEPS, rules: int = RULES) -> None:
        """Take the text's size in code points, a rule's limit for a short text, and how many such limits all share."""
        self.seconds = seconds * (1 + size / _MILLION)
        self.steps = steps + _STEPS_FOR_EACH * size
        self.seconds_left = self.seconds * rules
        self.steps_left = self.steps * rules
        self._allowances: dict[str, Allowance] = {}

    @contextmanager
    def of(self, *rules: str) -> Iterator[None]:
        """Return a context in which a rule is charged for what is spent; without one, those that `charge` names."""
        token = _CURRENT.set(_CURRENT.get())
        try:
            for rule in rules:
                self.charge(rule)
            yield
        finally:
            _CURRENT.reset(token)

    def charge(self, rule: str) -> None:
        """Charge a rule from now on, until the context `of` ends or another rule is charged."""
        allowance = self._allowances.get(rule)
        if allowance is None:
            allowance = self._allowances[rule] = Allowance(self)
        _CURRENT.set(allowance)


_CURRENT: ContextVar[Allowance | None] = ContextVar("allowance", default=None)


def current() -> Allowance:
    """Return the allowance of the rule that runs, else that of a rule on a short text."""
    return _CURRENT.get() or Allowance(Budget())
