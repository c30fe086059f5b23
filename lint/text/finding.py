"""`Finding`, its `Fix`, and the `Failure` of a rule that raised."""

from enum import Enum

from lint.text.span import Span
from lint.values import dataclass, replace


class Severity(Enum):
    """How certain and how serious a finding is.

    An error is proved by the text alone, a warning needs a look, an info is a remark.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def word(self) -> str:
        """The word for people: “remark” for an info. In JSON and in rules it is `value`."""
        return "remark" if self is Severity.INFO else self.value

    @classmethod
    def of(cls, word: str) -> "Severity":
        """Return the severity that a user calls `word`, one of `SEVERITY_WORDS`. Raises ValueError."""
        return cls.INFO if word == "remark" else cls(word)

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return ("error", "warning", "info").index(self.value)


SEVERITY_WORDS = ("error", "warning", "remark", "info")
"""What a user may call a severity; “info” means a remark."""


class Safety(Enum):
    """Whether a fix may be applied without asking."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the code points of `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that belong together, sorted by place; they do not overlap.

    All are applied or none, unless the fix is `partial`: then each edit corrects a place of its own, and where one
    cannot be made the others still can.
    """

    edits: tuple[Edit, ...]
    safety: Safety
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """Another place of the same text that belongs to the finding, with a message.

    `repeat` marks a place where the same fault occurs again; any other place is evidence.
    """

    span: Span
    message: str
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault for an editor to look at: its place (`span`, code points), rule, severity and message."""

    span: Span
    rule: str
    family: str
    severity: Severity
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    def shifted(self, by: int) -> "Finding":
        """Return the same finding `by` code points farther on."""
        if not by:
            return self
        fix = self.fix and replace(
            self.fix, edits=tuple(Edit(_moved(edit.span, by), edit.text) for edit in self.fix.edits)
        )
        related = tuple(Related(_moved(other.span, by), other.message, other.repeat) for other in self.related)
        return Finding(_moved(self.span, by), self.rule, self.family, self.severity, self.message, related, fix)

    @property
    def sort_key(self) -> tuple[int, int, str, str]:
        """The order of reports: by place, then rule, then message."""
        return (self.span.start, self.span.end, self.rule, self.message)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that raised on a text: the rule's id and the error, in one line.

    With `engine` set, an external checker that did not read the text to its end: `rule` is its family, and its findings
    up to then are kept.
    """

    rule: str
    message: str
    engine: bool = False
