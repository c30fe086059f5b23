"""Run Harper (harper-py) inside this process."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from lint.external import CheckerError, ExternalMatch
from lint.external.checker_settings import USUAL_DEADLINE
from lint.external.deadline import LateError, Worker
from lint.external.plain_view import PlainView

if TYPE_CHECKING:
    from harper import Lint, Linter

_MOST_REPLACEMENTS = 5
_STDOUT = 1


class Harper:
    """Harper with its own dictionary; what it prints to standard output meanwhile is discarded."""

    name = "harper"

    def __init__(self, *, dialect: str = "american", deadline: float = USUAL_DEADLINE) -> None:
        """Take one of `checker_settings.DIALECTS`, and the seconds for one text, loading the dictionary included."""
        self._dialect = dialect
        self._deadline = deadline
        self._linter: Linter | None = None
        self._worker = Worker()  # Harper reads its dictionary anew, in a second and more, for each thread that asks it

    def read(self, copy: PlainView) -> list[ExternalMatch]:
        """Return Harper's matches. Raises CheckerError if it is not installed, breaks or is late."""
        linter, self._linter = self._linter, None

        def work() -> "tuple[Linter, dict[str, list[Lint]]]":
            made = linter or self._make()
            return made, made.organized_lints(copy.text, language="plaintext")

        with _silence():
            try:
                made, found = self._worker.within(self._deadline, work)
            except LateError:
                raise CheckerError(f"it did not read the text within {self._deadline:g} seconds", gone=True) from None
            except ModuleNotFoundError as error:
                how = "in a copy of newslint's repository, pip install '.[harper]'"
                raise CheckerError(f"it is not installed: {how} ({error})", gone=True) from None
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException as error:  # noqa: BLE001 - a panic of Rust code is no Exception
                raise CheckerError(f"it broke: {type(error).__name__}: {error}") from None
        self._linter = made  # one that was late or broke may still be at work, and is not asked again
        return [
            remark
            for rule, lints in sorted(found.items())
            for lint in lints
            if (remark := _remark(rule, lint, copy)) is not None
        ]

    def _make(self) -> "Linter":
        from harper import Dialect, Linter  # noqa: PLC0415 - a second of reading the dictionary

        return Linter(Dialect[self._dialect.upper()])


def _remark(rule: str, lint: "Lint", copy: PlainView) -> ExternalMatch | None:
    span = copy.span(lint.span.start, lint.span.end)
    if span is None:
        return None
    found = lint.problem_text
    replacements = []
    for suggestion in lint.suggestions[:_MOST_REPLACEMENTS]:
        text = suggestion.replacement_text
        kind = suggestion.kind.name
        replacements.append(found + text if kind == "INSERT_AFTER" else "" if kind == "REMOVE" else text)
    return ExternalMatch(span, rule, lint.lint_kind, lint.message, tuple(dict.fromkeys(replacements)))


@contextmanager
def _silence() -> Iterator[None]:
    """Redirect file descriptor 1 to nothing: Harper prints there directly, and standard output is for the report."""
    with suppress(Exception):
        sys.stdout.flush()
    try:
        kept = os.dup(_STDOUT)
    except OSError:  # closed: then nothing can be printed
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STDOUT)
        yield
    finally:
        os.dup2(kept, _STDOUT)
        os.close(kept)
        os.close(nowhere)
