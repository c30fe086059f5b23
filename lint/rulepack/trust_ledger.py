"""The trust ledger: how often each shipped rule speaks on published copy, and how often readers found it right.

`benchmarks/trust.py` counts, and writes `rules/data/trust.json`, which holds numbers only. This module reads them.
"""

import json
import math
import os
from collections.abc import Mapping

from lint.rulepack.loader import builtin_folder
from lint.safety import file_reading
from lint.values import dataclass

_CORPORA = {
    "published": "published articles (of 2004 to 2018)",
    "modern": "recent ones (of 2022 to 2026)",
}
"""What the ledger calls its corpora, in the words of a desk."""

_CERTAINTY = 1.959964  # the standard score of a two-sided interval of 95%


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one rule: findings per 1,000 articles by corpus, and what readers said of its findings.

    `right` of the `judged` findings are right in the eyes of most of their readers; `readers` is how many people judged
    findings of the rule. `style` is the house style under which a rule was counted that needs one, else "".
    """

    per_thousand: Mapping[str, float]
    judged: int
    right: int
    readers: int
    style: str = ""

    @property
    def precision(self) -> tuple[float, float, float] | None:
        """The share of right findings with the bounds of its interval, None if nobody has judged any."""
        return (self.right / self.judged, *wilson(self.right, self.judged)) if self.judged else None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger: when and with which version it was made, the articles of each corpus, and the figures by rule."""

    date: str
    version: str
    articles: Mapping[str, int]
    rules: Mapping[str, Figures]


def read() -> Ledger:
    """Return the ledger of the shipped rules."""
    path = f"{builtin_folder()}{os.sep}data{os.sep}trust.json"
    data = json.loads(file_reading.read(path, file_reading.LARGEST_SETTING))
    articles: dict[str, int] = data["articles"]
    rules = {
        rule: Figures(
            {corpus: 1000 * row["findings"][corpus] / articles[corpus] for corpus in articles},
            row["judged"],
            row["right"],
            row["readers"],
            row.get("style", ""),
        )
        for rule, row in data["rules"].items()
    }
    return Ledger(data["date"], data["version"], articles, rules)


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return the bounds of the 95% score interval of a share (Wilson 1927, JASA 22, p. 209); `judged` is at least 1."""
    square = _CERTAINTY**2
    share = right / judged
    middle = (share + square / (2 * judged)) / (1 + square / judged)
    spread = share * (1 - share) / judged + square / (4 * judged**2)
    half = _CERTAINTY * math.sqrt(spread) / (1 + square / judged)
    return max(0.0, middle - half), min(1.0, middle + half)


def told(figures: Figures, ledger: Ledger) -> list[str]:
    """Return the figures as sentences."""
    counts = " and ".join(
        f"{value:,.1f} per 1,000 {_CORPORA.get(corpus, corpus)}" for corpus, value in figures.per_thousand.items()
    )
    style = f" under the house style {figures.style}" if figures.style else ""
    said = [f"Findings{style}: {counts} ({ledger.date}, version {ledger.version})."]
    precision = figures.precision
    if precision is None:
        return [*said, "No reader has judged its findings on published copy yet."]
    share, low, high = (round(100 * part) for part in precision)
    readers = f"{figures.readers} reader{'' if figures.readers == 1 else 's'}"
    findings = f"{figures.judged} finding{'' if figures.judged == 1 else 's'}"
    return [
        *said,
        f"Right in {share}% of the {findings} of today that were judged by {readers} (95% interval: {low}% to {high}%).",
    ]
