"""Options that leave old findings out: a baseline, and what has changed in a git repository."""

import io
from argparse import ArgumentParser, Namespace
from pathlib import Path

from lint.project.lint_job import Input, Options
from lint.safety import file_reading
from lint.values import replace


def add(parser: ArgumentParser) -> None:
    """Add the options to those of the main command."""
    group = parser.add_argument_group("leaving old findings out")
    group.add_argument("--baseline", type=Path, metavar="FILE", help="do not report the findings that this file holds")
    group.add_argument("--no-baseline", action="store_true", help="report the findings of the configured baseline too")
    since = group.add_mutually_exclusive_group()
    since.add_argument(
        "--changed-since",
        metavar="REV",
        help="report only what stands in sentences that have changed since a git revision; without FILE all that changed",
    )
    since.add_argument("--staged", action="store_true", help="the same for what is staged in git")


def is_asked(asked: Namespace) -> bool:
    """Tell whether git is to say what has changed."""
    return asked.changed_since is not None or asked.staged


def fault_of(asked: Namespace) -> str | None:
    """Return why the options do not go together, or None."""
    if asked.baseline is not None and asked.no_baseline:
        return "--baseline and --no-baseline contradict each other"
    if is_asked(asked) and "-" in asked.files:
        return "--changed-since and --staged compare files, and - is none: name the files"
    if asked.staged and (asked.fix or asked.diff):
        return "--staged reads what is staged, and fixes change the files: use --changed-since HEAD"
    return None


def options(asked: Namespace, given: Options) -> tuple[Options, list[Input] | None]:
    """Return the options with what leaves findings out, and the files that git has named, None if it was not asked.

    Raises ConfigError if git cannot say what has changed.
    """
    given = replace(given, baseline=asked.baseline, heeds_baseline=not asked.no_baseline)
    if not is_asked(asked):
        return given, None
    from lint.project.changes import Changes  # noqa: PLC0415 - git is run for those alone who ask for it

    option = "--staged" if asked.staged else "--changed-since"
    revision = "HEAD" if asked.staged else asked.changed_since
    changes = Changes(revision, staged=asked.staged, option=option)
    limit = given.max_size or file_reading.LARGEST_TEXT
    return replace(given, changes=changes), [
        Input(name, None if staged is None else io.BytesIO(staged))
        for name, staged in changes.files(asked.files, limit)
    ]
