"""`newslint FILE...`: check files, fix them or show the fixes as a diff, and report the findings."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TextIO

from lint.cli import arguments, console, write_back
from lint.engine.linter import Result
from lint.external import NOT_ASKED
from lint.project import project
from lint.project.lint_job import Input, LintJob, Notice, Problem, Skipped
from lint.report import Tally, View, concise, human, printable, said_of
from lint.rulepack.loader import Pack
from lint.rulepack.rule import Rule
from lint.safety.budget import Budget
from lint.text.errors import BrokenError, SourceError
from lint.text.finding import Failure, Safety, Severity
from lint.text.formats.registry import BY_NAME
from lint.text.source import Source, encode


def run(given: Sequence[str], program: str) -> int:
    """Run the main command and return its exit status."""
    return _CheckCommand(arguments.parse(given, program)).status()


def verify(rule: Rule, pack: Pack, budget: Budget) -> list[tuple[str, str]]:
    """Run the examples of a rule that was not verified before; (where, message) for each that gives a wrong result."""
    from lint.engine import rule_examples  # noqa: PLC0415 - rules that have not changed since are not verified again

    return rule_examples.verify(rule, pack, budget)


class _CheckCommand:
    """One run: its arguments, and its results so far."""

    def __init__(self, asked: Namespace) -> None:
        self._asked = asked
        self._fixing = asked.fix and not asked.diff
        text_goes_out = self._fixing and "-" in asked.files
        self._out: TextIO = sys.stderr if text_goes_out else sys.stdout
        self._tally = Tally(count_words=asked.statistics)
        self._results: list[Result] = []  # kept for JSON only, which is one whole
        self._problems: list[Problem] = []
        self._silent: Counter[tuple[str, str]] = Counter()
        self._unfixable: set[str] = set()
        self._broken = self._changed = False
        self._gravest = len(Severity)

    def status(self) -> int:
        """Check everything, report, and return the exit status."""
        view = console.view(self._out, color=not self._asked.no_color)
        opened = project.open_all(self._inputs(), options=arguments.options(self._asked), verify=verify)
        left_out: list[str] = []
        for event in opened:
            if isinstance(event, Problem):
                self._complain(event)
            elif isinstance(event, Notice):
                console.complain([(event.where, event.message)])
            elif isinstance(event, Skipped):
                left_out.append(event.name)
            else:
                try:
                    self._check(event, view)
                except BrokenError as error:
                    self._complain(Problem(error.where, error.message))
        self._say_silent()
        if len(left_out) == 1:
            self._note(f"{left_out[0]}: left out, as the configuration excludes it")
        elif left_out:
            self._note(f"{len(left_out)} files left out, as the configuration excludes them: {left_out[0]} ...")
        if not self._asked.diff:
            self._close()
        elif self._tally.fixes[Safety.UNSAFE] and not self._asked.unsafe_fixes:
            self._note(f"{self._tally.fixes[Safety.UNSAFE]:,} more fixable with --diff --unsafe-fixes")
        return self._exit_status()

    def _check(self, opened: LintJob, view: View) -> None:
        """Check one text, and report."""
        if self._asked.fix or self._asked.diff:
            self._say_unfixable(opened.source)
        if self._asked.diff:
            self._show_changes(opened)
            return
        result = self._fix(opened) if self._fixing else opened.lint()
        self._count(result)
        if self._asked.format == "human":
            self._out.write(human.render(result, view))
        elif self._asked.format == "concise":
            self._out.write(concise.render(result))
        else:
            self._results.append(result)

    def _say_unfixable(self, source: Source) -> None:
        """Say once of each file of several articles, and of each kind of file, that it cannot be fixed."""
        title = BY_NAME[source.format].title
        if not source.can_be_fixed and title not in self._unfixable:
            self._unfixable.add(title)
            self._note(f"{source.name}: {title} cannot be fixed in place")

    def _inputs(self) -> Iterator[Input]:
        for name in self._asked.files:
            if name != "-":
                yield Input(name)
            elif sys.stdin is None:
                self._complain(Problem("-", "there is no standard input to read"))
            else:
                yield Input(self._asked.stdin_filename or "-", sys.stdin.buffer)

    def _fix(self, opened: LintJob) -> Result:
        """Fix one text in its file or stream, and return the remaining findings; if that fails, the original ones."""
        text, result = self._fixed(opened)
        source = opened.source
        try:
            if opened.is_file:
                if text != source.text:
                    write_back.save(source, text, opened.root, data=encode(result.source, text))
                    self._note(f"{source.name}: fixed")
            else:
                data = encode(result.source, text)
                sys.stdout.flush()
                sys.stdout.buffer.write(data)
        except SourceError as error:
            self._complain(Problem(error.where, error.message))
            return opened.lint()
        return result

    def _fixed(self, opened: LintJob) -> tuple[str, Result]:
        """Return the fixed text and its findings, and complain if the fixes did not settle."""
        text, result = opened.fix(unsafe=self._asked.unsafe_fixes)
        if result.unsettled:
            rules = ", ".join(result.unsettled)
            said = f"the fixes of {rules} never come to an end, so they were stopped: read the text over"
            self._complain(Problem(opened.source.name, said))
        return text, result

    def _show_changes(self, opened: LintJob) -> None:
        text, result = self._fixed(opened)
        self._count(result)
        changes = write_back.diff(opened.source, text)
        if self._out.isatty():
            changes = "".join(printable(line) + "\n" for line in changes.splitlines())
        self._changed = self._changed or text != opened.source.text
        self._out.write(changes)

    def _count(self, result: Result) -> None:
        self._tally.add(result)
        self._broken = self._broken or bool(result.failures)
        self._gravest = min([self._gravest, *(finding.severity.rank for finding in result.findings)])
        console.complain((result.source.name, said_of(failure)) for failure in result.failures if self._is_new(failure))

    def _is_new(self, failure: Failure) -> bool:
        """Tell whether to report a failure for its file: a checker that fails the same way in each is reported once."""
        if not failure.engine:
            return True
        why = (failure.rule, failure.message.removeprefix(NOT_ASKED))
        self._silent[why] += 1
        return self._silent[why] == 1

    def _say_silent(self) -> None:
        for (engine, why), files in self._silent.items():
            if files > 1:
                more = "1 more file was" if files == 2 else f"{files - 1} more files were"  # noqa: PLR2004 - one is told
                console.complain([(engine, f"{more} not read to the end, for the same reason: {why}")])

    def _close(self) -> None:
        if self._asked.format == "json":
            from lint.report import json_report  # noqa: PLC0415 - the other formats need no JSON

            problems = [(problem.where, problem.message) for problem in self._problems]
            self._out.write(
                json_report.render(self._results, problems, self._tally if self._asked.statistics else None)
            )
            return
        if self._asked.statistics and self._tally.findings:
            self._out.write(human.statistics(self._tally))
        if self._asked.format == "human" and not self._asked.quiet:
            self._out.write(human.closing(self._tally, unsafe=self._asked.unsafe_fixes))

    def _exit_status(self) -> int:
        if self._problems or self._broken:
            return 2
        mildest = Severity(self._asked.fail_on).rank
        found = self._changed if self._asked.diff else self._gravest <= mildest
        return int(found and not self._asked.exit_zero)

    def _complain(self, problem: Problem) -> None:
        self._problems.append(problem)
        self._out.flush()  # so that both streams on one screen keep their order
        console.complain([(problem.where, problem.message)])

    def _note(self, words: str) -> None:
        if not self._asked.quiet:
            sys.stderr.write(f"newslint: {printable(words)}\n")
