"""`Finding`, its `Fix`, and the `Failure` of a rule that raised."""

from dataclasses import dataclass, replace
from enum import Enum

from lint.text.span import Span


class Severity(Enum):
    """How certain and how grave: an error is proved by the text alone, a warning needs a look, an info is a remark."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info."""
        return ("error", "warning", "info").index(self.value)


class Safety(Enum):
    """Whether a fix may be applied unasked."""

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
    """Another place of the same text that the finding speaks about, and what it is.

    `repeat` says that the fault itself stands there again; any other place is evidence.
    """

    span: Span
    message: str
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor should look at: where (`span`, code points), which rule, how grave, and what to say."""

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
    """A rule that raised on a text: the rule's id and what went wrong, in one line.

    With `engine`, an external checker that did not finish the text: `rule` is its family, and what it had found is
    kept.
    """

    rule: str
    message: str
    engine: bool = False
