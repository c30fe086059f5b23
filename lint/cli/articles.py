"""Analyse articles one by one and print what a command tells of each."""

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from lint.analysis import Analysis
from lint.cli import console
from lint.project import project
from lint.project.lint_job import Input, LintJob, Options, Problem, Skipped
from lint.report import json_report


def print_each(
    asked: Namespace,
    version: int,
    data: Callable[[str, Analysis], dict[str, Any]],
    page: Callable[[str, Analysis], str],
) -> int:
    """Print the `page` of each article, or with `--format json` the `data` of all; return the exit status.

    That is 0, or 2 if an article could not be read. `asked` has `files`, `format`, `links` and the options of
    `arguments.add_reading`; `version` is that of the JSON. `data` and `page` are given path and analysis.
    """
    inputs = (Input(name, sys.stdin.buffer) if name == "-" else Input(name) for name in asked.files)
    options = Options(config=asked.config, encoding=asked.encoding, links=asked.links, max_size=asked.max_size)
    broken, files = False, []
    for event in project.open_all(inputs, options=options):
        if isinstance(event, Problem):
            console.complain([(event.where, event.message)])
            broken = True
        elif isinstance(event, Skipped) and event.is_told_alone:
            console.complain([(event.name, event.why)])
        elif isinstance(event, LintJob):
            analysis = event.linter.analyse(event.source)
            if asked.format == "json":
                files.append(data(event.source.name, analysis))
            else:
                sys.stdout.write(page(event.source.name, analysis))
    if asked.format == "json":
        sys.stdout.write(json_report.dump({"version": version, "files": files}))
    return 2 if broken else 0
