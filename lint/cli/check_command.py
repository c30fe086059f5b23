"""`newslint FILE...`: check files, fix them or show the fixes as a diff, and report the findings."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TextIO

from lint.cli import arguments, console, history, write_back
from lint.cli.outputs import Outputs
from lint.engine.linter import Result
from lint.external import NOT_ASKED
from lint.project import project
from lint.project.lint_job import Input, LintJob, Notice, Problem, Skipped
from lint.report import Tally, printable, said_of
from lint.report.formats import End, Settings
from lint.rulepack.loader import Pack
from lint.rulepack.rule import Rule
from lint.safety.budget import Budget
from lint.text.errors import BrokenError, ConfigError, SourceError
from lint.text.finding import Failure, Safety, Severity
from lint.text.source import encode


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
        self._view = console.view(self._out, color=not asked.no_color)
        settings = Settings(self._view, Severity(asked.fail_on), asked.sort)
        self._outputs = Outputs(asked.format, settings, self._out)
        self._rules: dict[str, Rule] = {}
        self._problems: list[Problem] = []
        self._silent: Counter[tuple[str, str]] = Counter()
        self._broken = self._changed = False
        self._gravest = len(Severity)

    def status(self) -> int:
        """Check everything, report, and return the exit status."""
        try:
            options, changed = history.options(self._asked, arguments.options(self._asked))
        except ConfigError as error:
            console.complain(error.faults)
            return 2
        opened = project.open_all(self._inputs() if changed is None else changed, options=options, verify=verify)
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
                    self._check(event)
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

    def _check(self, opened: LintJob) -> None:
        """Check one text, and report."""
        if self._asked.diff:
            self._show_changes(opened)
            return
        result = self._fix(opened) if self._fixing else opened.lint()
        self._count(result)
        self._rules.update((rule.id, rule) for rule in opened.linter.rules if rule.id not in self._rules)
        self._outputs.add(result)

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

    def _show_changes(self, opened: LintJob) -> None:
        text, result = self._fixed(opened)
        self._count(result)
        changes = write_back.diff(opened.source, text)
        if self._out.isatty():
            from lint.report import marked_diff  # noqa: PLC0415 - only a diff on a screen needs it

            changes = marked_diff.marked(changes, self._view)
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
        asked = self._asked
        problems = [(problem.where, problem.message) for problem in self._problems]
        end = End(problems, self._tally, self._rules, asked.unsafe_fixes, asked.quiet, asked.statistics)
        for where, message in self._outputs.close(end):
            self._complain(Problem(where, message))

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
