"""`newslint FILE...`: check files, fix them or show the fixes as a diff, and report the findings."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from lint.cli import arguments, console, file_arguments, parallel, write_back
from lint.cli.parallel import Checked
from lint.cli.parser import Parser
from lint.cli.progress import Progress
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
from lint.text.source import encode


def parser() -> Parser:
    """Return the parser of the command."""
    return arguments.parser()


def run(given: Sequence[str], program: str) -> int:
    """Run the main command and return its exit status."""
    asked = arguments.parse(given, program)
    if asked.watch:
        from lint.cli import watching  # noqa: PLC0415 - most runs end

        return watching.run(asked, lambda again: _CheckCommand(again).status())
    return _CheckCommand(asked).status()


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
        self._broken = self._changed = False
        self._found = False
        self._progress = Progress(0)

    def status(self) -> int:
        """Check everything, report, and return the exit status."""
        view = console.view(self._out, self._asked.color)
        left_out: dict[str, list[str]] = {}
        for event in self._events():
            if isinstance(event, Problem):
                self._complain(event)
            elif isinstance(event, Notice):
                self._progress.clear()
                console.complain([(event.where, event.message)])
            elif isinstance(event, Skipped):
                if event.is_told_alone:
                    self._note(f"{event.name}: {event.why}")
                else:
                    left_out.setdefault(event.why, []).append(event.name)
            else:
                try:
                    self._check(event, view)
                except BrokenError as error:
                    self._complain(Problem(error.where, error.message))
                self._progress.step(self._tally.findings)
        self._progress.clear()
        self._say_silent()
        for why, names in left_out.items():
            if len(names) == 1:
                self._note(f"{names[0]}: left out, {why.format(it='it')}")
            else:
                self._note(f"{len(names):,} files left out, {why.format(it='them')}: {names[0]} ...")
        if not self._asked.diff:
            self._close()
        elif self._tally.fixes[Safety.UNSAFE] and not self._asked.unsafe_fixes:
            self._note(f"{self._tally.fixes[Safety.UNSAFE]:,} more fixable with --diff --unsafe-fixes")
        return self._exit_status()

    def _events(self) -> Iterator[Checked | LintJob | Problem | Notice | Skipped]:
        """Yield what comes of each file: opened here, or checked in another process."""
        options = arguments.options(self._asked)
        made = project.Project(options, verify)
        files: Iterable[Input | Problem | Skipped] = made.files(file_arguments.inputs(self._asked))
        if sys.stderr.isatty():
            files = list(files)  # a bar has an end
            self._progress = Progress(sum(isinstance(entry, Input) for entry in files))
        if self._asked.fix or self._asked.diff or self._asked.jobs == 1:
            return project.open_in(made, files)
        return parallel.events(made, files, options, verify, self._asked.jobs)

    def _check(self, opened: LintJob | Checked, view: View) -> None:
        """Check one text, unless that is done, and report."""
        if isinstance(opened, LintJob) and self._asked.diff:
            self._show_changes(opened, view)
            return
        result = opened.result if isinstance(opened, Checked) else self._result(opened)
        self._count(result, opened.fail_on)
        if self._asked.format == "human":
            self._write(human.render(result, view, self._asked.sort))
        elif self._asked.format == "concise":
            self._write(concise.render(result))
        else:
            self._results.append(result)

    def _result(self, opened: LintJob) -> Result:
        return self._fix(opened) if self._fixing else opened.lint()

    def _write(self, report: str) -> None:
        if report:
            self._progress.clear()
            self._out.write(report)
            if sys.stderr.isatty():
                self._out.flush()  # the bar goes below it

    def _fix(self, opened: LintJob) -> Result:
        """Fix one text in its file or stream, and return the remaining findings; if that fails, the original ones."""
        text, result = self._fixed(opened)
        source = opened.source
        try:
            if opened.is_file:
                if text != source.text:
                    write_back.save(source, text, opened.root)
                    self._note(f"{source.name}: fixed")
            else:
                data = encode(source, text)
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

    def _show_changes(self, opened: LintJob, view: View) -> None:
        text, result = self._fixed(opened)
        self._count(result, opened.fail_on)
        changes = write_back.diff(opened.source, text)
        if self._out.isatty():
            from lint.report import marked_diff  # noqa: PLC0415 - only a diff on a screen needs it

            changes = marked_diff.marked(changes, view)
        self._changed = self._changed or text != opened.source.text
        self._write(changes)

    def _count(self, result: Result, fail_on: Severity) -> None:
        self._tally.add(result)
        self._progress.clear()
        self._broken = self._broken or bool(result.failures)
        self._found = self._found or any(finding.severity.rank <= fail_on.rank for finding in result.findings)
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
        found = self._changed if self._asked.diff else self._found
        return int(found and not self._asked.exit_zero)

    def _complain(self, problem: Problem) -> None:
        self._problems.append(problem)
        self._progress.clear()
        self._out.flush()  # so that both streams on one screen keep their order
        console.complain([(problem.where, problem.message)])

    def _note(self, words: str) -> None:
        if not self._asked.quiet:
            self._progress.clear()
            sys.stderr.write(f"newslint: {printable(words)}\n")
