"""Failures of external checkers: one that fails in the same way on every file is told once, with a count at the end."""

from collections import Counter

from lint.external import NOT_ASKED
from lint.text.finding import Failure


class CheckerFailures:
    """How often each checker has failed in one run, and why."""

    def __init__(self) -> None:
        """Begin with none."""
        self._files: Counter[tuple[str, str]] = Counter()

    def is_new(self, failure: Failure) -> bool:
        """Count a failure, and tell whether to report it for its file; that of a rule is always reported."""
        if not failure.engine:
            return True
        why = (failure.rule, failure.message.removeprefix(NOT_ASKED))
        self._files[why] += 1
        return self._files[why] == 1

    def repeated(self) -> list[tuple[str, str]]:
        """Return (checker, what to say) for each failure of more than one file."""
        said = []
        for (engine, why), files in self._files.items():
            if files > 1:
                more = "1 more file was" if files == 2 else f"{files - 1} more files were"  # noqa: PLR2004 - one is told
                said.append((engine, f"{more} not read to the end, for the same reason: {why}"))
        return said
