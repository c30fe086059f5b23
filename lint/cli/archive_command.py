"""`newslint archive INPUT --output FOLDER`: check an archive, piece by piece, into Parquet tables."""

import os
import sys
from argparse import ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from lint.cli import arguments, console
from lint.cli.check_command import verify
from lint.cli.parser import Parser
from lint.project.archives.settings import INPUT, SECONDS, ArchiveSettings
from lint.text.errors import FaultsError, NewslintError

if TYPE_CHECKING:
    from lint.project.archives.archive_run import Done, Plan, Runner

_INSTALLS = {
    "local": "pip install '.[archives]'",
    "spark": "pip install '.[spark]'",
    "ray": "pip install '.[ray]'",
    "dask": "pip install '.[dask]'",
}
RUNNERS = (*_INSTALLS,)

_EPILOG = """\
examples:
  newslint archive articles.parquet --output checked
  newslint archive archive/ --output checked --columns text=body,id=url,date=published
  newslint archive s3://bucket/articles --output s3://bucket/checked --runner spark --cluster spark://host:7077

INPUT is a Parquet file, a file of JSON lines, or a folder of both. The output has one folder a table: documents,
findings, names, sources, attributions, claims and failures. Run the same command again to go on where it stopped.

exit status: 0, or 2 where a part of the archive could not be read; documents that could not be checked are in failures
"""


def run(given: Sequence[str]) -> int:
    """Run the command and return its exit status."""
    made = parser()
    asked = made.parse_args(given)
    if asked.cluster and asked.runner == "local":
        made.error("--cluster is for --runner spark, ray or dask")
    try:
        from lint.project.archives import archive_run  # noqa: PLC0415 - pyarrow is an extra

        runner: Runner = import_module(f"lint.project.archives.{asked.runner}").run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] == "lint":
            raise
        console.complain([(f"--runner {asked.runner}", f"{error.name} is not installed: {_INSTALLS[asked.runner]}")])
        return 2
    try:
        plan = archive_run.plan(
            asked.input,
            asked.output,
            settings=ArchiveSettings(
                asked.config and os.path.abspath(asked.config),  # noqa: PTH100 - takes .. out, and follows no link
                asked.select,
                asked.ignore,
                asked.style,
                asked.max_size,
                asked.seconds,
            ),
            columns=asked.columns,
            number=asked.partitions,
            verify=verify,
        )
        return _work(plan, runner, asked)
    except FaultsError as error:
        console.complain(error.faults)
    except NewslintError as error:
        console.complain([(error.where, error.message)])
    return 2


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint archive",
        description="Check an archive of articles into tables, on this machine or on a cluster; it can be resumed.",
        epilog=_EPILOG,
    )
    made.add_argument("input", metavar="INPUT", help="a Parquet file, JSON lines, or a folder of them; or an address")
    made.add_argument("--output", required=True, metavar="FOLDER", help="where the tables go")
    made.add_argument("--runner", choices=RUNNERS, default="local", help="what does the work (default: local)")
    made.add_argument("--cluster", metavar="ADDRESS", help="the cluster of the runner (default: one on this machine)")
    made.add_argument("--workers", type=_number, metavar="N", help="processes on this machine (default: one a core)")
    made.add_argument(
        "--partitions", type=_number, metavar="N", help="about how many pieces of work (default: one for 32 MB)"
    )
    made.add_argument(
        "--columns",
        type=_columns,
        default={},
        metavar="NAME=COLUMN,...",
        help=f"the archive's own columns for {', '.join(INPUT)}",
    )
    made.add_argument("--config", metavar="PATH", help="the configuration (default: none; none is searched for)")
    made.add_argument(
        "--select", type=arguments.names, default=(), metavar="NAMES", help="only these rules and families"
    )
    made.add_argument(
        "--ignore", type=arguments.names, default=(), metavar="NAMES", help="without these rules and families"
    )
    made.add_argument("--style", metavar="NAME", help="the house style")
    made.add_argument("--max-size", type=arguments.size, metavar="SIZE", help="the largest document, for example 5MB")
    made.add_argument(
        "--seconds",
        type=_number,
        default=int(SECONDS),
        metavar="N",
        help="the most processor time for one document, and as much again for each MB (default: 60)",
    )
    return made


def _work(plan: "Plan", runner: "Runner", asked: Namespace) -> int:
    from lint.project.archives import archive_run  # noqa: PLC0415 - see run

    left = plan.left
    before = len(plan.tasks) - len(left)
    sys.stdout.write(f"{len(plan.tasks)} partitions, {before} of them done before\n")
    done = list(plan.done.values())
    for one in runner(left, asked.workers, asked.cluster) if left else ():
        if one.fault:
            console.complain([one.fault])
        done.append(one)
    archive_run.tidy(asked.output)
    sys.stdout.write(_told(done))
    return 2 if any(one.fault for one in done) else 0


def _told(done: Iterable["Done"]) -> str:
    from lint.project.archives.tables import TABLES  # noqa: PLC0415 - see run

    rows, failures, words, faults = Counter[str](), Counter[str](), 0, 0
    for one in done:
        rows.update(one.rows)
        failures.update(one.failures)
        words += one.words
        faults += one.fault is not None
    lines = [f"{rows['documents']:,} documents, {words:,} words"]
    lines += [f"{rows[name]:,} {name}" for name in TABLES if name not in ("documents", "failures")]
    lines += [f"{count:,} failures ({kind})" for kind, count in sorted(failures.items())]
    lines += [f"{faults} partitions could not be done: run the command again for them"] if faults else []
    return "\n".join(lines) + "\n"


def _columns(value: str) -> dict[str, str]:
    found = {}
    for part in value.split(","):
        name, equals, column = part.strip().partition("=")
        if name not in INPUT or not equals or not column:
            raise ArgumentTypeError(
                f"{part!r} names no column: write text=body, and for text one of {', '.join(INPUT)}"
            )
        found[name] = column
    return found


def _number(value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value) > 0):
        raise ArgumentTypeError(f"{value!r} is no number of 1 or more")
    return int(value)
