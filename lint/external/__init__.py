"""External checkers: what other programs say of a text, as values for the rest of newslint.

This is the only part of newslint that may speak to a network, and it does so only where an engine was switched on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from lint.text.span import Span

if TYPE_CHECKING:
    from lint.external.plain_view import PlainView


@dataclass(frozen=True, slots=True)
class ExternalMatch:
    """What a checker says of one place: `span` in code points of the text as read, `rule` and `category` in its ids.

    `replacements` are what the engine would write there, the likeliest first.
    """

    span: Span
    rule: str
    category: str
    message: str
    replacements: tuple[str, ...] = ()


NOT_ASKED = "not asked again, since "
"""What a failure begins with where an engine failed so often before that nobody asked it."""


class CheckerError(Exception):
    """An engine that did not read a text to its end; `remarks` are what it had said by then.

    `gone` tells that it did not answer at all, so that asking again at once would only cost another deadline.
    """

    def __init__(self, message: str, *, gone: bool = False, remarks: Sequence[ExternalMatch] = ()) -> None:
        """Take what went wrong, in one line that names the place."""
        super().__init__(message)
        self.gone = gone
        self.remarks = tuple(remarks)


class ExternalChecker(Protocol):
    """One engine, ready to be asked. It is asked by one thread at a time."""

    name: str
    """The family of its findings."""

    def read(self, copy: "PlainView") -> list[ExternalMatch]:
        """Return what the engine says of a text. Raises EngineError; never takes longer than its deadline."""
