"""`newslint baseline write|update|show`: keep the findings of today out of later reports, and let them only shrink."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from lint.cli import arguments, console
from lint.cli.parser import Parser
from lint.engine.linter import Result
from lint.engine.screening import Known, recording
from lint.engine.sentence_keys import Key
from lint.project import baseline, project
from lint.project.baseline import Baseline
from lint.project.lint_job import Input, LintJob, Options, Problem
from lint.report import printable
from lint.rulepack.rule import engine_of
from lint.safety import trust
from lint.text.errors import BrokenError, ConfigError
from lint.values import dataclass

_EPILOG = """\
examples:
  newslint baseline write drafts/*.md      the findings of these files are old from now on
  newslint baseline update                 take out what has been corrected since
  newslint baseline show                   how many are left, by rule and by file

A baseline does not change by itself, and `update` adds nothing to it. The key of a finding is its rule and its sentence,
so that it stays old where the text around it changes or the paragraph moves.
"""
_MOST_LINES = 20
_FILES = "an article or a folder"


def run(given: Sequence[str]) -> int:
    """Run one of the commands and return its exit status: 0, or 2 if something could not be read or written."""
    asked = parser().parse_args(given)
    try:
        path = _path(asked)
        return _COMMANDS[asked.command](asked, path)
    except ConfigError as error:
        console.complain(error.faults)
    except BrokenPipeError:  # nobody reads the output any more
        raise
    except OSError as error:
        console.complain([(str(error.filename or path), f"the baseline cannot be written: {error.strerror}")])
    return 2


def parser() -> Parser:
    """Return the parser of the command."""
    made = Parser(
        "newslint baseline",
        description="Keep the findings of today out of later reports.",
        epilog=_EPILOG,
    )
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    about = "note the findings of these files in a new baseline"
    writing = commands.add_parser("write", help=about, description=about)
    writing.add_argument("files", nargs="+", metavar="FILE", help=_FILES)
    about = "take out of the baseline what is no longer found, and say what it was"
    updating = commands.add_parser("update", help=about, description=about)
    updating.add_argument("files", nargs="*", metavar="FILE", help=f"{_FILES} (default: every file of the baseline)")
    about = "count what is in the baseline, by rule and by file"
    showing = commands.add_parser("show", help=about, description=about)
    for command in (writing, updating, showing):
        command.add_argument(
            "--baseline",
            type=Path,
            metavar="PATH",
            help=f"the baseline (default: that of the configuration, or {baseline.NAME})",
        )
        arguments.add_reading(command)
    for command in (writing, updating):
        command.add_argument("--style", metavar="NAME", help="the house style against which names are checked")
    return made


def _path(asked: Namespace) -> Path:
    """Return the path of the baseline. Raises ConfigError."""
    if asked.baseline is not None:
        found: Path = asked.baseline
        return found
    settings = project.config_for(Path.cwd(), Options(config=asked.config))
    if settings.baseline is None:
        return Path(baseline.NAME)
    if not settings.trusted and settings.root is not None and not trust.is_inside(settings.baseline, settings.root):
        where = settings.place_of("baseline.")
        raise ConfigError([(where, "the baseline lies outside the folder of the configuration that names it")])
    return settings.baseline


def _write(asked: Namespace, path: Path) -> int:
    if path.exists():
        hint = "`newslint baseline update` takes out what is corrected; delete the file to begin anew"
        raise ConfigError([(str(path), f"there is a baseline already: {hint}")])
    if not path.parent.is_dir():
        raise ConfigError([(str(path), f"there is no folder “{path.parent}”")])
    made = Baseline(path.absolute(), files := {})
    run = _Run(asked, (Input(name) for name in _files(asked)))
    for job, _, keys in run.checked():
        files[made.key_of(job.source.name)] = baseline.known(keys)
    baseline.write(made)
    recorded = sum(any(rules.values()) for rules in files.values())
    _say(f"{path}: {_counted(made.places, 'place')} in {recorded:,} of {_counted(len(files), 'file')} noted")
    settings = project.config_for(Path.cwd(), Options(config=asked.config))
    if settings.baseline is None:
        _say(f"Check against it with --baseline {path}, or write `baseline: {path}` into newslint.yaml.")
    return run.status


def _update(asked: Namespace, path: Path) -> int:
    old = baseline.read(path)
    files: dict[str, Known] = {**old.files}
    names = [*_files(asked)] if asked.files else [*_named(old)]
    dropped: list[str] = []
    for name in names:
        key = old.key_of(name)
        if key in files and not Path(name).exists():
            dropped.append(f"{key}: {_counted(old.by_file()[key], 'place')}, since the file is gone")
            del files[key]
    run = _Run(asked, (Input(name) for name in names if old.key_of(name) in files))
    for job, result, keys in run.checked():
        key = old.key_of(job.source.name)
        known = files[key]
        files[key], gone = baseline.shrunk(known, baseline.known(keys), _judged(job, result, known))
        dropped += [f"{key}: {_counted(count, 'place')} of {rule}" for rule, count in sorted(gone.items())]
    new = Baseline(old.path, files)
    lost = old.places - new.places
    if lost:
        baseline.write(new)
    for line in dropped[:_MOST_LINES]:
        _say(line)
    if len(dropped) > _MOST_LINES:
        _say(f"and {len(dropped) - _MOST_LINES:,} lines like these")
    _say(f"{path}: {_counted(lost, 'place')} taken out, {new.places:,} left")
    return run.status


def _show(_: Namespace, path: Path) -> int:
    found = baseline.read(path)
    for count, by in ((found.by_rule(), "rule"), (found.by_file(), "file")):
        if count:
            _say(f"{'places':>8}  {by}")
        ordered = sorted(count.items(), key=lambda item: (-item[1], item[0]))
        for name, number in ordered[:_MOST_LINES]:
            _say(f"{number:>8,}  {name}")
        if len(ordered) > _MOST_LINES:
            _say(f"{'':>8}  and {len(ordered) - _MOST_LINES:,} more")
    _say(f"{path}: {_counted(found.places, 'place')} in {_counted(len(found.files), 'file')}")
    return 0


_COMMANDS: dict[str, Callable[[Namespace, Path], int]] = {"write": _write, "update": _update, "show": _show}


@dataclass()
class _Run:
    """The check of some files against nothing, for their keys."""

    asked: Namespace
    inputs: Iterator[Input]
    status: int = 0

    def checked(self) -> Iterator[tuple[LintJob, Result, list[Key]]]:
        """Yield each file that can be checked, with its result and the keys of its places."""
        keys: list[Key] = []
        asked = self.asked
        options = Options(
            style=asked.style,
            config=asked.config,
            encoding=asked.encoding,
            max_size=asked.max_size,
            heeds_baseline=False,
            sieves=(recording(keys),),
        )
        for event in project.open_all(self.inputs, options=options):
            if isinstance(event, Problem):
                self._complain(event.where, event.message)
            elif isinstance(event, LintJob):
                keys.clear()
                try:
                    result = event.lint()
                except BrokenError as error:
                    self._complain(error.where, error.message)
                    continue
                for failure in result.failures:
                    self._complain(event.source.name, f"{failure.rule}: {failure.message}")
                yield event, result, keys

    def _complain(self, where: str, message: str) -> None:
        console.complain([(where, message)])
        self.status = 2


def _judged(job: LintJob, result: Result, known: Known) -> set[str]:
    """Return the rules of a baseline that have run on a text to the end, or that no longer exist."""
    failed = {failure.rule for failure in result.failures}
    engines = {checker.line.name for checker in job.pool} - failed
    ran = {rule.id for rule in job.linter.rules} - failed
    return {
        rule
        for rule in known
        if rule in ran or engine_of(rule) in engines or (engine_of(rule) is None and rule not in job.linter.known)
    }


def _files(asked: Namespace) -> Iterator[str]:
    """Yield the files that the arguments stand for, folders and patterns expanded as the check does."""
    made = project.Project(Options(config=asked.config), None)
    for found in made.files(Input(name) for name in asked.files):
        if isinstance(found, Input):
            yield found.name
        elif isinstance(found, Problem):
            console.complain([(found.where, found.message)])


def _named(old: Baseline) -> Iterator[str]:
    """Yield the files that a baseline names, from the current folder; none outside the folder of the baseline."""
    for key in old.files:
        path = old.path.parent / key
        if not trust.is_inside(path, old.path.parent):
            raise ConfigError([(str(old.path), f"“{key[:80]}” lies outside the folder of the baseline")])
        try:
            yield str(path.relative_to(Path.cwd()))
        except ValueError:
            yield str(path)


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _say(line: str) -> None:
    sys.stdout.write(f"{printable(line)}\n")
