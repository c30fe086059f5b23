"""`--profile-rules`: what each rule took, as a table on standard error or as JSON in a file."""

import sys
from argparse import _ArgumentGroup
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lint.text.errors import SourceError

if TYPE_CHECKING:
    from lint.engine.rule_profile import RuleProfile

_OPTION = "--profile-rules"
ON_SCREEN = Path("-")
"""Stands for standard error."""


def add(group: _ArgumentGroup) -> None:
    """Add the option; `separated` has to prepare the arguments."""
    group.add_argument(
        _OPTION,
        nargs="?",
        const=ON_SCREEN,
        type=Path,
        metavar="FILE",
        help="tell what each rule took, or write it as JSON (=FILE)",
    )


def separated(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with a value for the bare option, so that an article behind it is not taken for its file."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    bare = f"{_OPTION}={ON_SCREEN}"
    return [bare if word == _OPTION and at < end else word for at, word in enumerate(arguments)]


def begun() -> "RuleProfile":
    """Return a profile with nothing in it."""
    from lint.engine.rule_profile import RuleProfile  # noqa: PLC0415 - few runs ask for one

    return RuleProfile()


def write(profile: "RuleProfile", file: Path) -> None:
    """Write the profile to a file, or as a table to standard error.

    Raises SourceError if the file cannot be written.
    """
    import json  # noqa: PLC0415 - few runs ask for a profile

    from lint.safety import atomic_write  # noqa: PLC0415 - as above

    if file == ON_SCREEN:
        sys.stderr.write(table(profile))
        return
    rows = [
        {"rule": rule, "seconds": round(cost.seconds, 6), "runs": cost.runs, "hits": cost.hits, "alarms": cost.alarms}
        for rule, cost in profile.ordered()
    ]
    try:
        atomic_write.write(file, (json.dumps({"rules": rows}, indent=2) + "\n").encode("utf-8"))
    except OSError as error:
        raise SourceError(str(file), f"cannot be written: {error.strerror}") from error


def table(profile: "RuleProfile") -> str:
    """Return the profile as a table, the most expensive rule first."""
    rows = profile.ordered()
    whole = sum(cost.seconds for _, cost in rows) or 1.0
    wide = max([len(rule) for rule, _ in rows] + [len("rule")])
    lines = [f"{'rule':<{wide}}{'ms':>10}{'share':>8}{'runs':>9}{'hits':>8}{'alarms':>8}"]
    lines += [
        f"{rule:<{wide}}{1000 * cost.seconds:>10.1f}{cost.seconds / whole:>8.1%}"
        f"{cost.runs:>9,}{cost.hits:>8,}{cost.alarms:>8,}"
        for rule, cost in rows
    ]
    return "\n".join(lines) + "\n"
