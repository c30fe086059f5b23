"""`newslint FILE...`: check files, fix them or show the fixes as a diff, and report the findings."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from lint.cli import arguments, console, file_arguments, history, parallel, profile_output
from lint.cli.checker_failures import CheckerFailures
from lint.cli.outputs import PAGES, Outputs
from lint.cli.parallel import Checked
from lint.cli.parser import Parser
from lint.cli.progress import Progress
from lint.engine.linter import Linter, Result
from lint.project import project
from lint.project.lint_job import Input, LintJob, LintSetup, Notice, Problem, Skipped
from lint.report import Tally, printable, said_of
from lint.report.formats import End, Settings
from lint.rulepack.loader import Pack
from lint.rulepack.rule import Rule
from lint.safety.budget import Budget
from lint.text.errors import BrokenError, ConfigError, SourceError
from lint.text.finding import Safety, Severity
from lint.text.formats.registry import BY_NAME
from lint.text.source import Source, encode

if TYPE_CHECKING:
    from lint.cli.page_output import PageOutput
    from lint.engine.rule_profile import RuleProfile


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


def _page_output(out: TextIO, asked: Namespace) -> "PageOutput | None":
    """Return where pages go; None where none are asked for."""
    page = next((report for report in asked.format if report.format == PAGES), None)
    if page is None:
        return None
    from lint.cli.page_output import PageOutput  # noqa: PLC0415 - the other formats need no pages

    return PageOutput(out, asked.output_dir, page.file)


class _CheckCommand:
    """One run: its arguments, and its results so far."""

    def __init__(self, asked: Namespace) -> None:
        self._asked = asked
        self._fixing = asked.fix and not asked.diff
        text_goes_out = self._fixing and "-" in asked.files
        self._out: TextIO = sys.stderr if text_goes_out else sys.stdout
        self._tally = Tally(count_words=asked.statistics, named=asked.files)
        self._view = console.view(self._out, asked.color)
        settings = Settings(self._view, asked.fail_on or Severity.INFO, asked.sort)
        self._outputs = Outputs([report for report in asked.format if report.format != PAGES], settings, self._out)
        self._pages = _page_output(self._out, asked)
        self._rules: dict[str, Rule] = {}
        self._linter: Linter | None = None
        self._problems: list[Problem] = []
        self._failures = CheckerFailures()
        self._unfixable: set[str] = set()
        self._broken = self._changed = False
        self._found = False
        self._progress = Progress(0)
        self._profile = profile_output.begun() if asked.profile_rules else None

    def status(self) -> int:
        """Check everything, report, and return the exit status."""
        try:
            events = self._events()
        except ConfigError as error:
            console.complain(error.faults)
            return 2
        left_out: dict[str, list[str]] = {}
        for event in events:
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
                    self._check(event)
                except BrokenError as error:
                    self._complain(Problem(error.where, error.message))
                self._progress.step(self._tally.findings)
        self._progress.clear()
        console.complain(self._failures.repeated())
        for why, names in left_out.items():
            if len(names) == 1:
                self._note(f"{names[0]}: left out, {why.format(it='it')}")
            else:
                self._note(f"{len(names):,} files left out, {why.format(it='them')}: {names[0]} ...")
        if not self._asked.diff:
            self._close()
        elif self._tally.fixes[Safety.UNSAFE] and not self._asked.unsafe_fixes:
            self._note(f"{self._tally.fixes[Safety.UNSAFE]:,} more fixable with --diff --unsafe-fixes")
        if self._profile is not None:
            self._write_profile(self._profile)
        return self._exit_status()

    def _write_profile(self, profile: "RuleProfile") -> None:
        try:
            profile_output.write(profile, self._asked.profile_rules)
        except SourceError as error:
            self._complain(Problem(error.where, error.message))

    def _events(self) -> Iterator[Checked | LintJob | Problem | Notice | Skipped]:
        """Return what comes of each file: opened here, or checked in another process. Raises ConfigError."""
        options, changed = history.options(self._asked, arguments.options(self._asked))
        self._project = made = project.Project(options, verify)
        named = self._asked.files
        found = (entry for entry in changed or () if entry.name in named or made.walk.finds(entry.name))
        coming = file_arguments.inputs(self._asked) if changed is None else found
        files: Iterable[Input | Problem | Skipped] = made.files(coming)
        if sys.stderr.isatty():
            files = list(files)  # a bar has an end
            self._progress = Progress(sum(isinstance(entry, Input) for entry in files))
        one_page = self._pages and self._asked.output_dir is None
        if self._asked.fix or self._asked.diff or one_page or self._asked.jobs == 1:
            return project.open_in(made, files)
        draw = self._pages.draw if self._pages else None
        return parallel.events(made, files, options, verify, self._asked.jobs, draw)

    def _check(self, opened: LintJob | Checked) -> None:
        """Check one text, unless that is done, and report."""
        if isinstance(opened, LintJob):
            opened.linter.profile = self._profile
        if isinstance(opened, LintJob) and (self._asked.fix or self._asked.diff):
            self._say_unfixable(opened.source)
        if isinstance(opened, LintJob) and self._asked.diff:
            self._show_changes(opened)
            return
        result = self._placed(opened) if isinstance(opened, Checked) else self._result(opened)
        self._count(result, opened.fail_on)
        if self._outputs.describe_rules:
            self._note_rules(opened)
        self._progress.clear()
        self._outputs.add(result)
        if sys.stderr.isatty():
            self._out.flush()  # the bar goes below it

    def _note_rules(self, opened: LintJob | Checked) -> None:
        """Keep the rules that a file was checked with."""
        setup = self._project.setup(opened.result.source.name) if isinstance(opened, Checked) else opened
        if isinstance(setup, LintSetup | LintJob) and setup.linter is not self._linter:
            self._linter = setup.linter
            self._rules.update((rule.id, rule) for rule in setup.linter.rules)

    def _result(self, opened: LintJob) -> Result:
        if self._pages:
            return self._add_page(opened, self._pages)
        return self._fix(opened) if self._fixing else opened.lint()

    def _placed(self, checked: Checked) -> Result:
        """Return the result of a text that was checked in another process, once the page it has drawn is written."""
        if self._pages and self._asked.output_dir:
            try:
                self._pages.place(self._asked.output_dir, checked.result, checked.page)
            except SourceError as error:
                self._complain(Problem(error.where, error.message))
        return checked.result

    def _add_page(self, opened: LintJob, pages: "PageOutput") -> Result:
        """Check one text, and write its page; the analysis of the check serves its names and sourcing too."""
        if self._fixing:
            result = self._fix(opened)
            analysis = opened.linter.analyse(result.source)
        else:
            analysis, result = opened.examine()
        try:
            pages.add(analysis, result, opened.linter)
        except SourceError as error:
            self._complain(Problem(error.where, error.message))
        return result

    def _write(self, report: str) -> None:
        if report:
            self._progress.clear()
            self._out.write(report)
            if sys.stderr.isatty():
                self._out.flush()  # the bar goes below it

    def _say_unfixable(self, source: Source) -> None:
        """Say once of each file of several articles, and of each kind of file, that it cannot be fixed."""
        title = BY_NAME[source.format].title
        if not source.can_be_fixed and title not in self._unfixable:
            self._unfixable.add(title)
            self._note(f"{source.name}: {title} cannot be fixed in place")

    def _fix(self, opened: LintJob) -> Result:
        """Fix one text in its file or stream, and return the remaining findings; if that fails, the original ones."""
        from lint.cli import write_back  # noqa: PLC0415 - most runs fix nothing

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
        self._count(result, opened.fail_on)
        from lint.cli import write_back  # noqa: PLC0415 - most runs show no changes

        changes = write_back.diff(opened.source, text)
        if self._out.isatty() or self._view.color:
            from lint.report import marked_diff  # noqa: PLC0415 - only a diff on a screen needs it

            changes = marked_diff.marked(changes, self._view)
        self._changed = self._changed or text != opened.source.text
        self._write(changes)

    def _count(self, result: Result, fail_on: Severity) -> None:
        self._tally.add(result)
        self._progress.clear()
        self._broken = self._broken or bool(result.failures)
        self._found = self._found or any(finding.severity.rank <= fail_on.rank for finding in result.findings)
        console.complain(
            (result.source.name, said_of(failure)) for failure in result.failures if self._failures.is_new(failure)
        )

    def _close(self) -> None:
        asked = self._asked
        problems = [(problem.where, problem.message) for problem in self._problems]
        end = End(problems, self._tally, self._rules, asked.unsafe_fixes, asked.quiet, asked.statistics)
        for where, message in self._outputs.close(end):
            self._complain(Problem(where, message))
        if self._pages:
            self._close_pages(self._pages)

    def _close_pages(self, pages: "PageOutput") -> None:
        try:
            index = pages.close([(problem.where, problem.message) for problem in self._problems])
        except SourceError as error:
            self._complain(Problem(error.where, error.message))
        else:
            if index:
                self._note(f"{index} leads to the pages")

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
