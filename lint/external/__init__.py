"""External checkers: findings of other programs about a text, as values for the rest of newslint.

No other part of newslint may use a network, and this one does so only for a checker that was switched on.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from lint.text.span import Span
from lint.values import dataclass

if TYPE_CHECKING:
    from lint.external.plain_view import PlainView


@dataclass(frozen=True, slots=True)
class ExternalMatch:
    """A match of an external checker: its `span` in code points of the text as read, and its own ids.

    `replacements` are its suggestions, the likeliest first.
    """

    span: Span
    rule: str
    category: str
    message: str
    replacements: tuple[str, ...] = ()


NOT_ASKED = "not asked again, since "
"""The start of a failure's message when a checker failed so often that it was not asked again."""


class CheckerError(Exception):
    """An external checker did not read a text to its end; `remarks` are its matches up to then.

    `gone` is true if it did not answer at all, so that asking again at once would only cost another deadline.
    """

    def __init__(self, message: str, *, gone: bool = False, remarks: Sequence[ExternalMatch] = ()) -> None:
        """Take the error, in one line that names the place."""
        super().__init__(message)
        self.gone = gone
        self.remarks = tuple(remarks)


class ExternalChecker(Protocol):
    """One external checker, ready to use by one thread at a time."""

    name: str
    """The family of its findings."""

    def read(self, copy: "PlainView") -> list[ExternalMatch]:
        """Return its matches in a text. Raises CheckerError; never takes longer than its deadline."""
