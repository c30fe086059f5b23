"""`Project`: lint many files, each with its configuration; files that share a setup share a linter."""

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from lint.engine.assembly import all_rules, make_linter
from lint.engine.linter import Linter, Result
from lint.engine.screening import Screening
from lint.project import article_texts, config, user_config
from lint.project.config import Config, Configs
from lint.project.lint_job import Input, LintJob, LintSetup, Notice, Options, Problem, Skipped
from lint.project.screens import Screens
from lint.project.selection import Connections, ExternalCheckers, RuleSelection, load_pack, nearest
from lint.rulepack.loader import Pack, Verify
from lint.rulepack.rule import RuleSet
from lint.text import english
from lint.text.errors import BrokenError, ConfigError, SourceError, naming
from lint.text.source import Source
from lint.values import replace

if TYPE_CHECKING:
    from lint.external.pool import PooledChecker
    from lint.project.folder_walk import FolderWalk


def check(
    inputs: Iterable[Input], *, options: Options, verify: Verify | None = None
) -> Iterator[Result | Problem | Notice | Skipped]:
    """Lint each input once, in the order given. Whatever cannot be checked is a Problem, and the rest goes on."""
    for opened in open_all(inputs, options=options, verify=verify):
        try:
            yield opened.lint() if isinstance(opened, LintJob) else opened
        except BrokenError as error:
            yield Problem(error.where, error.message)


def open_all(
    inputs: Iterable[Input], *, options: Options, verify: Verify | None = None
) -> Iterator[LintJob | Problem | Notice | Skipped]:
    """Read each input once, in the order given, and yield it with its linter; faults as in `check`."""
    project = Project(options, verify)
    yield from open_in(project, project.files(inputs))


def open_in(
    project: "Project", files: Iterable[Input | Problem | Skipped]
) -> Iterator[LintJob | Problem | Notice | Skipped]:
    """Read each file as `open_all` does, with the linters of a project; what is no file is yielded as it is."""
    for entry in files:
        if not isinstance(entry, Input):
            yield entry
            continue
        try:
            with naming(entry.name):
                yield from project.open_each(entry)
        except BrokenError as error:
            yield Problem(error.where, error.message)


def config_for(folder: Path, options: Options) -> Config:
    """Return the configuration for the files of a folder. Raises ConfigError."""
    path = options.config or config.find(folder)
    if path is None:
        return config.DEFAULT
    return config.read(path, trusted=options.config is not None or user_config.read().trusts(path))


class Project:
    """What files share: configurations by folder, packs by their folders, linters by their settings."""

    def __init__(self, options: Options, verify: Verify | None, lines: Connections | None = None) -> None:
        """Take the caller's options, and a function that runs the examples of new rules.

        `lines` are connections to external checkers that another project has opened; this one uses them and adds its
        own.
        """
        self._options = options
        self._verify = verify
        self._configs = Configs(options.config, self._report)
        self._packs: dict[tuple[Path, ...], tuple[Pack | None, bool]] = {}
        self._linters: dict[object, Linter] = {}
        self._engines = ExternalCheckers(dict(options.engines), {} if lines is None else lines)
        self._screens = Screens(options)
        self._said: dict[Problem, bool] = {}
        self._noticed: dict[Notice, bool] = {}

    def files(self, inputs: Iterable[Input | Problem]) -> Iterator[Input | Problem | Skipped]:
        """Yield each file that the inputs stand for once: folders and patterns expanded, one by one when asked for."""
        seen = set()
        for entry in inputs:
            for found in (
                self.walk.files(entry) if isinstance(entry, Input) and not self._is_itself(entry) else (entry,)
            ):
                if isinstance(found, Input):
                    # realpath, since Path.resolve raises where links go round in a circle.
                    key = found.name if found.stream is not None else realpath(found.name)
                    if key in seen:
                        continue
                    seen.add(key)
                yield found

    def _is_itself(self, entry: Input) -> bool:
        """Tell whether an input stands for itself, as most do: a file that is there, or a text from a stream."""
        if entry.stream is not None:
            return True
        return not self._options.force_exclude and os.path.isfile(entry.name)  # noqa: PTH113 - any name will do

    @cached_property
    def walk(self) -> "FolderWalk":
        """How folders and patterns are expanded."""
        from lint.project.folder_walk import FolderWalk  # noqa: PLC0415 - most runs name their files

        return FolderWalk(self._options, self._configs.of)

    def problems(self) -> Iterator[Problem]:
        """Yield the problems found since the last call; each is yielded once."""
        for problem, said in self._said.items():
            if not said:
                self._said[problem] = True
                yield problem

    def notices(self) -> Iterator[Notice]:
        """Yield the notices that have come up since the last call, one for each configuration."""
        for notice, said in self._noticed.items():
            if not said:
                self._noticed[notice] = True
                yield notice

    def open_each(self, entry: Input) -> Iterator[LintJob | Problem | Notice | Skipped]:
        """Yield the texts of an input, ready to lint: one, or each article of an export; faults as in `check`."""
        setup = self.setup(entry.name)
        yield from self._told()
        if isinstance(setup, Skipped):
            yield setup
        elif setup is not None:
            for text in article_texts.read(entry, setup.config, self._options):
                if isinstance(text, SourceError):
                    self._report(text.where, text.message)
                    yield from self._told()
                else:
                    job = self._job(entry, text, setup)
                    yield from self._told()
                    if job is not None:
                        yield job

    def open(self, entry: Input) -> LintJob | Skipped | None:
        """Return the input ready to lint, of an export its first article; None if it has a problem."""
        setup = self.setup(entry.name)
        if setup is None or isinstance(setup, Skipped):
            return setup
        text = next(article_texts.read(entry, setup.config, self._options), None)
        if isinstance(text, SourceError):
            self._report(text.where, text.message)
        return self._job(entry, text, setup) if isinstance(text, Source) else None

    def _job(self, entry: Input, text: Source, setup: LintSetup) -> LintJob | Skipped | None:
        """Return a text ready to lint, why it is left out, or None if there is a fault in what screens it."""
        foreign = self.foreign(text, setup)
        if foreign is not None:
            return foreign
        screening = self.screening(text, setup)
        if screening is None:
            return None
        fail_on = self._options.fail_on or setup.config.fail_on
        known_by = setup.pack.key if self._options.cache and setup.whole and setup.pack else ""
        root = setup.config.root
        return LintJob(text, setup.linter, setup.pool, entry.stream is None, root, screening, fail_on, known_by)

    def foreign(self, text: Source, setup: LintSetup) -> Skipped | None:
        """Return that a text is in another language, and therefore not checked; None for one to check."""
        if self._options.any_language or setup.config.any_language:
            return None
        other = english.other_language(text.text)
        return Skipped(text.name, f"this looks like {other}: not checked", is_told_alone=True) if other else None

    def screening(self, text: Source, setup: LintSetup) -> Screening | None:
        """Return what the sidecar and the baseline of a text leave out; None, and a problem, if they have a fault."""
        try:
            return self._screens.of(text, setup)
        except ConfigError as error:
            for fault in error.faults:
                self._report(*fault)
            return None

    def _told(self) -> Iterator[Problem | Notice]:
        yield from self.problems()
        yield from self.notices()

    def setup(self, name: str) -> LintSetup | Skipped | None:
        """Return the setup for a file of that name, which need not exist; None if there is a problem."""
        path = Path(os.path.abspath(name))  # noqa: PTH100 - takes .. out, and follows no link
        settings = self._configs.of(path.parent)
        if settings is None:
            return None
        if self._options.excludes(path, settings):
            return Skipped(name)
        applied = settings.overrides_for(path)
        made = self._linter(applied)
        if made is None:
            return None
        if applied.encoding != settings.encoding:
            settings = replace(settings, encoding=applied.encoding)
        pack, incomplete = self._packs[settings.rules]
        return LintSetup(*made, settings, pack, whole=not incomplete)

    def _report(self, where: str, message: str) -> None:
        self._said.setdefault(Problem(where, message), False)

    def _pack(self, folders: tuple[Path, ...]) -> tuple[Pack | None, bool]:
        """Return the pack, and whether rules are missing from it."""
        if folders not in self._packs:
            pack, faults = load_pack(folders, self._verify)
            self._packs[folders] = (pack, bool(faults))
            for fault in faults:
                self._report(*fault)
        return self._packs[folders]

    def _linter(self, settings: Config) -> "tuple[Linter, tuple[PooledChecker, ...]] | None":
        pack, incomplete = self._pack(settings.rules)
        if pack is None:
            return None
        rules = all_rules(pack)
        self._engines.of_user = self._configs.user.engines
        wanted = self._selection(settings).written_out(rules)
        if incomplete:
            wanted = wanted.known_to(rules)  # the missing rules are a problem already; naming them is none
        elif self._has_unknown(wanted, rules, settings):
            return None
        if self._lacks_style(wanted, pack, settings, incomplete=incomplete) or self._is_off(wanted, settings):
            return None
        notice = self._engines.notice(settings)
        if notice:
            self._noticed.setdefault(Notice(*notice), False)
        pool = self._engines.pool(wanted, settings, pack)
        key = (settings.rules, wanted, pool)
        if key not in self._linters:
            self._linters[key] = make_linter(
                pack, wanted.choose(rules), style=wanted.style, links=wanted.links == "source", known=rules.names
            )
        return self._linters[key], pool

    def _selection(self, settings: Config) -> RuleSelection:
        """Return what the caller's options and the configuration select together."""
        options = self._options
        return RuleSelection(
            options.select or settings.select,
            options.ignore if options.select else (*settings.ignore, *options.ignore),
            tuple(settings.severity.items()),
            options.style or settings.style,
            options.links or settings.links,
            options.repeats or settings.repeats,
            options.level or settings.level,
        )

    def _lacks_style(self, wanted: RuleSelection, pack: Pack, settings: Config, *, incomplete: bool) -> bool:
        """Report a house style that the pack does not have; it may be in files whose faults are reported already."""
        if wanted.style is None or wanted.style in pack.styles:
            return False
        if not incomplete:
            where = "--style" if self._options.style else settings.place_of(wanted.style)
            self._report(where, f"no house style is called “{wanted.style}”: {nearest(wanted.style, pack.styles)}")
        return True

    def _is_off(self, wanted: RuleSelection, settings: Config) -> bool:
        """Report the first external checker that is selected and not switched on."""
        selected = self._options.select
        for name in self._engines.off(wanted, settings, by_user=bool(selected)):
            where = "--select" if selected else settings.place_of(name)
            self._report(where, f"the engine {name} is selected and is off: {self._engines.how_to_switch_on(name)}")
            return True
        return False

    def _has_unknown(self, wanted: RuleSelection, rules: RuleSet, settings: Config) -> bool:
        unknown = wanted.unknown_to(rules)
        for name in unknown:
            option = "--select" if name in self._options.select else "--ignore"
            from_options = name in (*self._options.select, *self._options.ignore)
            where = option if from_options else settings.place_of(name)
            self._report(where, f"no rule or family is called “{name}”: {nearest(name, rules.names)}")
        return bool(unknown)
