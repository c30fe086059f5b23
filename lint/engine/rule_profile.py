"""What each rule takes: time, runs, hits of its check, and findings that are reported."""

from collections.abc import Iterable

from lint.text.finding import Finding
from lint.values import dataclass


@dataclass(slots=True)
class RuleCost:
    """What one rule took over all texts so far.

    `runs` counts the texts and blocks that it looked at, since its triggers stood in them; `seconds` are those by the
    clock; `hits` are places its check found and its scope allows; `alarms` are findings that were left when directives,
    baselines and the joining of findings about one fault had taken theirs.
    """

    runs: int = 0
    seconds: float = 0.0
    hits: int = 0
    alarms: int = 0


class RuleProfile:
    """The costs of the rules of one run, by rule id.

    A layer of the analysis that several rules read is computed for the first of them, and counted there.
    """

    def __init__(self) -> None:
        """Start with nothing counted."""
        self.costs: dict[str, RuleCost] = {}

    def ran(self, rule: str, seconds: float, hits: int) -> None:
        """Add one run of a rule over a text or a block."""
        cost = self.costs.setdefault(rule, RuleCost())
        cost.runs += 1
        cost.seconds += seconds
        cost.hits += hits

    def reported(self, findings: Iterable[Finding]) -> None:
        """Add the findings of one text, as they are reported."""
        for finding in findings:
            self.costs.setdefault(finding.rule, RuleCost()).alarms += 1

    def ordered(self) -> list[tuple[str, RuleCost]]:
        """Return the rules with their costs, the most expensive first."""
        return sorted(self.costs.items(), key=lambda entry: (-entry[1].seconds, entry[0]))
