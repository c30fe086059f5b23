"""The report formats by name, and what each is given: results one by one, then the end of the run."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Literal, NamedTuple, Protocol, cast

from lint.engine.linter import Result
from lint.report import Tally, View
from lint.rulepack.rule import Rule
from lint.text.finding import Severity
from lint.values import dataclass, field


class Format(NamedTuple):
    """A format: the module whose `Report` writes it, what it is for, and whether it describes the rules that ran."""

    module: str
    about: str
    describes_rules: bool = False


FORMATS: Mapping[str, Format] = {
    "human": Format("human_report", "for people, with the line of copy"),
    "concise": Format("concise", "one finding a line: path:line:column"),
    "json": Format("json_report", "everything, in one JSON document"),
    "jsonl": Format("json_lines", "everything, one JSON object a line"),
    "sarif": Format("sarif", "SARIF 2.1.0, for code scanning", describes_rules=True),
    "github": Format("github", "annotations of GitHub Actions"),
    "github-summary": Format("github_summary", "Markdown for the job summary of GitHub Actions"),
    "gitlab": Format("gitlab", "GitLab code quality"),
    "junit": Format("junit", "JUnit XML"),
    "azure": Format("azure", "issues of Azure Pipelines"),
    "csv": Format("csv_report", "for spreadsheets"),
    "checkstyle": Format("checkstyle", "Checkstyle XML"),
    "rdjson": Format("rdjson", "reviewdog, one JSON document"),
    "rdjsonl": Format("rdjson_lines", "reviewdog, one JSON object a line"),
    "tap": Format("tap", "Test Anything Protocol 13"),
}
"""Every format. Each module is imported only when it is asked for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a report knows at its start.

    That is its device, the mildest severity that makes the run fail, and the order of findings that people read.
    """

    view: View = field(default_factory=View)
    fail_on: Severity = Severity.INFO
    order: Literal["severity", "place"] = "severity"

    def fails(self, severity: Severity) -> bool:
        """Tell whether a finding of this severity makes the run fail."""
        return severity.rank <= self.fail_on.rank


@dataclass(frozen=True, slots=True)
class End:
    """What a report learns at the end of a run.

    `problems`, (where, message), are what could not be checked at all; `rules` are those that ran, by id, for a
    format that describes them. `unsafe`, `quiet` and `statistics` are the options of these names.
    """

    problems: Sequence[tuple[str, str]] = ()
    tally: Tally = field(default_factory=Tally)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    unsafe: bool = False
    quiet: bool = False
    statistics: bool = False


class Report(Protocol):
    """A report in the making: each call returns the text that it adds."""

    def __init__(self, settings: Settings) -> None:
        """Begin a report."""

    def add(self, result: Result) -> str:
        """Report one text."""
        ...

    def close(self, end: End) -> str:
        """Finish the report."""
        ...


def begin(name: str, settings: Settings) -> Report:
    """Return a new report in the format of that name. Raises KeyError if there is none."""
    module = import_module(f"lint.report.{FORMATS[name].module}")
    return cast("Report", module.Report(settings))
