"""Exceptions of newslint; each names its file and place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

_LONGEST_DETAIL = 200
"""So much of an exception's own words is shown, in characters."""


class NewslintError(Exception):
    """Something could not be checked; `where` names the place as `path`, `path:line` or `path:line:column`."""

    def __init__(self, where: str, message: str) -> None:
        """Keep the place and the message apart, so that a caller can sort by place."""
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message


class BrokenError(NewslintError):
    """A fault of newslint itself on one text. It names the text, so that it can be reported; other texts go on."""

    @classmethod
    def of(cls, where: str, error: Exception) -> "BrokenError":
        """Return the error that reports an unexpected exception."""
        detail = " ".join(str(error).split())[:_LONGEST_DETAIL]
        what = f"{type(error).__name__}: {detail}" if detail else type(error).__name__
        return cls(where, f"newslint broke on this ({what}): please report it; NEWSLINT_DEBUG=1 shows where")


@contextmanager
def naming(where: str) -> Iterator[None]:
    """Turn an unexpected exception into a BrokenError that names the text; an error of a stream passes unchanged."""
    try:
        yield
    except (OSError, NewslintError):
        raise
    except Exception as error:
        if os.environ.get("NEWSLINT_DEBUG"):
            raise
        raise BrokenError.of(where, error) from error


class SourceError(NewslintError):
    """An input that could not be read as text."""


class FaultsError(NewslintError):
    """One or more faults of a file, all of them at once: `faults` holds (where, message) pairs in file order."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        """Take every fault found; `faults` must not be empty."""
        super().__init__(*faults[0])
        self.faults = tuple(faults)

    def __str__(self) -> str:
        """Return one line for each fault."""
        return "\n".join(f"{where}: {message}" for where, message in self.faults)


class RuleFileError(FaultsError):
    """Faults in rule files or in the data beside them."""


class ConfigError(FaultsError):
    """Faults in a configuration file, or in an option that replaces one of its settings."""
