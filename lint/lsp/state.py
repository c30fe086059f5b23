"""State of the server: open documents, the lint setup of each, and its findings. Speaks no protocol."""

import asyncio
import functools
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from lint.analysis.blocks.analysis_cache import AnalysisCache
from lint.engine import rule_examples
from lint.engine.linter import Result
from lint.engine.screening import NOTHING
from lint.lsp import external_thread, rule_files
from lint.lsp.capabilities import EditorFeatures, Settings
from lint.lsp.check_run import CheckRun, SupersededError
from lint.lsp.open_documents import Checked, OpenDocument
from lint.lsp.workspace_files import Stamp, copy_below, times
from lint.project import config, pack_lock, screens, user_config
from lint.project.config import Config
from lint.project.lint_job import Input, LintJob, LintSetup, Problem, Skipped
from lint.project.project import Project
from lint.project.selection import Connections
from lint.rulepack.loader import Pack
from lint.rulepack.pack_files import files_below
from lint.rulepack.rule import Rule
from lint.safety import trust
from lint.safety.budget import Budget
from lint.text.errors import ConfigError
from lint.values import dataclass, field, replace

_MOST_FILES = 10_000


@dataclass(slots=True)
class ServerState:
    """The state of one server. Checks run one at a time on their own thread; all else belongs to the event loop."""

    client: EditorFeatures = field(default_factory=EditorFeatures)
    settings: Settings = field(default_factory=Settings)
    folders: list[Path] = field(default_factory=list)
    texts: dict[str, OpenDocument] = field(default_factory=dict)
    generation: int = 0
    """Increased with each change of configuration or rules."""

    _project: Project | None = None
    _runs: dict[str, CheckRun] = field(default_factory=dict)
    _problems: dict[Problem, None] = field(default_factory=dict)
    """The problems of the current project, in the order they were found."""
    _notices: dict[tuple[str, str], bool] = field(default_factory=dict)
    """Settings that configurations ask for and do not get, as (file, message), and whether the user has seen each."""
    _lines: Connections = field(default_factory=dict)
    _asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    _waiting: set[str] = field(default_factory=set)
    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "newslint"))

    def reload(self) -> None:
        """Drop configurations and rules, so that they are loaded again."""
        self._project = None
        self.generation += 1
        self._problems = {}

    def problems(self) -> list[Problem]:
        """Return the known problems of configuration and rules."""
        return list(self._problems)

    @property
    def is_busy(self) -> bool:
        """Whether an open text is being checked."""
        return bool(self._runs)

    def folder_of(self, path: str) -> Path:
        """Return the workspace folder that contains a file, else the file's own folder."""
        place = Path(path)
        holding = [folder for folder in self.folders if place.is_relative_to(folder)]
        if holding:
            return max(holding, key=lambda folder: len(folder.parts))
        return place.parent if place.is_absolute() or not self.folders else self.folders[0]

    def is_in_workspace(self, path: str) -> bool:
        """Tell whether a file lies in a workspace folder once all symbolic links are followed."""
        return Path(path).is_absolute() and trust.is_below_one(path, self.folders)

    async def checked(self, uri: str) -> Checked | None:
        """Return the result for the newest version of an open text; None if it is not open."""
        while (text := self.texts.get(uri)) is not None:
            known = text.checked
            if known is not None and (known.version, known.generation) == (text.version, self.generation):
                return known
            run = self._runs.get(uri)
            if run is None or (run.version, run.generation) != (text.version, self.generation):
                if run is not None:
                    run.going = False
                run = self._start(uri, text)
            if run.future is not None:
                try:
                    await asyncio.shield(run.future)
                except SupersededError:
                    continue
                finally:
                    # awaiting a future that is done does not let its callbacks run
                    if run.future.done():
                        self._done(uri, run, run.future)
        return None

    def _start(self, uri: str, text: OpenDocument) -> CheckRun:
        run = self._runs[uri] = CheckRun(text.version, self.generation)
        name = text.path if text.is_file else str(self.folder_of(text.path) / text.path)
        snapshot = (text.places, text.source, text.version, self.generation)

        def work() -> Checked:
            run.go_on()
            places, source, version, generation = snapshot
            return self._check(text, name, Checked(version, generation, places, source), run.go_on)

        future = asyncio.get_running_loop().run_in_executor(self.pool, work)
        future.add_done_callback(lambda done: self._done(uri, run, done))
        run.future = future
        return run

    def _done(self, uri: str, run: CheckRun, done: "asyncio.Future[Checked]") -> None:
        if self._runs.get(uri) is not run:
            return
        del self._runs[uri]
        text = self.texts.get(uri)
        if done.cancelled() or done.exception() is not None or text is None:
            return
        checked = done.result()
        if (checked.version, checked.generation) == (text.version, self.generation):
            text.checked = checked
            text.setup = checked.setup or text.setup

    def _check(self, text: OpenDocument, name: str, checked: Checked, go_on: Callable[[], None]) -> Checked:
        """Check one version of a text, on the checking thread."""
        refusal = text.refusal
        if refusal is not None:
            return replace(checked, problems=(Problem(name, refusal),))
        project = self._current_project()
        setup = project.setup(name)
        self._store_problems(project, project.problems())
        if isinstance(setup, Skipped):
            return checked
        if setup is None or (not setup.whole and text.setup and text.setup.whole and text.setup.config == setup.config):
            setup = text.setup  # a configuration or a rule that is being edited is broken most of the time
        if not text.is_copy:
            return replace(checked, setup=setup)
        if setup is None:
            return replace(checked, problems=tuple(self._problems)[:1])
        foreign = project.foreign(checked.source, setup)
        if foreign is not None:
            return replace(checked, setup=setup, foreign=foreign.why)
        screening = project.screening(checked.source, setup) if text.is_file else None
        self._store_problems(project, project.problems())
        if text.cache_linter is not setup.linter:
            text.cache, text.cache_linter = AnalysisCache(), setup.linter
        analysis = setup.linter.analyse(checked.source, text.cache)
        external = text.external_for(setup.linter, analysis.document)
        result = setup.linter.run(analysis, go_on, external, screening=screening or NOTHING)
        return replace(checked, setup=setup, analysis=analysis, result=result)

    def _store_problems(self, project: Project, problems: Iterable[Problem]) -> None:
        """Store the problems of a project, unless it has been dropped meanwhile."""
        if project is self._project:
            self._problems.update(dict.fromkeys(problems))
        for notice in project.notices():
            self._notices.setdefault((notice.file, notice.message), False)

    def notices(self) -> Iterator[tuple[str, str]]:
        """Yield (file, message) for settings that a configuration asks for and does not get, each only once."""
        for notice, told in list(self._notices.items()):
            if not told:
                self._notices[notice] = True
                yield notice

    def _current_project(self) -> Project:
        project = self._project
        if project is None:
            project = self._project = Project(self.settings.options, _verify, self._lines)
        return project

    async def faults_of_rule_file(self, uri: str) -> list[tuple[str, str]] | None:
        """Return the faults of an open rule file, None for a text that is not one."""
        text = self.texts.get(uri)
        if text is None or not text.is_yaml or not text.is_file:
            return None
        checked = await self.checked(uri)
        if checked is None:
            return None
        kind = rule_files.kind_of(text.path, text.setup)
        if kind is None:
            return None
        work = asyncio.get_running_loop().run_in_executor(
            self.pool, rule_files.faults, text.path, checked.places.text, kind, text.setup
        )
        return await work

    def files(self) -> list[Path]:
        """Return the files of copy in all workspace folders."""
        return list(islice(copy_below(self.folders, self.settings.options), _MOST_FILES))

    async def check_file(self, path: Path) -> Result | Problem | None:
        """Check a file as it is on disk; None for one that is excluded."""

        def open_it() -> LintJob | Problem | None:
            project = self._current_project()
            opened = project.open(Input(str(path)))
            problems = list(project.problems())
            if isinstance(opened, LintJob):
                self._store_problems(project, problems)
                return opened
            return problems[0] if problems else None

        loop = asyncio.get_running_loop()
        opened = await loop.run_in_executor(self.pool, open_it)
        if not isinstance(opened, LintJob):
            return opened
        linter, source = opened.linter, opened.source
        external = None
        if opened.pool:
            async with self._asking:
                external = await external_thread.ask(opened, source)
        work = functools.partial(linter.run, linter.analyse(source), external=external, screening=opened.screening)
        return await loop.run_in_executor(self.pool, work)

    async def ask_external(self, uri: str) -> bool:
        """Let the external checkers read an open text in the background. Tells whether its findings have changed."""
        if uri in self._waiting:
            return False  # what waits will read the text as it is then
        self._waiting.add(uri)
        async with self._asking:
            self._waiting.discard(uri)
            checked = await self.checked(uri)
            text = self.texts.get(uri)
            if text is None or checked is None or checked.setup is None or checked.analysis is None:
                return False
            linter = checked.setup.linter
            if not checked.setup.pool or text.has_external(linter, checked.source):
                return False
            external = await external_thread.ask(checked.setup, checked.source)
        if self.texts.get(uri) is not text:
            return False
        text.store_external(linter, checked.analysis.document, external)
        return True

    async def setup(self, name: str) -> LintSetup | None:
        """Return the setup for a file of that name, None if it is excluded or its configuration has a fault."""

        def work() -> LintSetup | None:
            found = self._current_project().setup(name)
            return found if isinstance(found, LintSetup) else None

        return await asyncio.get_running_loop().run_in_executor(self.pool, work)

    def stamps(self) -> dict[str, Stamp]:
        """Return the stamp of each open text by its URI, for editors that do not watch files."""
        return {uri: self.stamp(text) for uri, text in self.texts.items()}

    def stamp(self, text: OpenDocument) -> Stamp:
        """Return the files that decide on the findings of a text, each with its modification time."""
        folder = Path(text.path).parent if text.is_file else self.folder_of(text.path)
        try:
            path = self.settings.config or config.find(folder)
        except ConfigError:
            path = None
        rules = None if text.setup is None else times(_named_in(text.setup.config))
        lock = path.with_name(pack_lock.LOCK) if path else None
        sidecar = Path(text.path + screens.SIDECAR) if text.is_file else None
        settings = [file for file in (path, lock, user_config.location(), sidecar) if file]
        return Stamp(times(settings), rules)


def _named_in(settings: Config) -> Iterator[Path]:
    """Yield the files that a configuration names: those of rules, and the baseline."""
    for top in settings.rules:
        yield from (Path(file) for file, _ in files_below(str(top), []))
    if settings.baseline is not None:
        yield settings.baseline


def _verify(rule: Rule, pack: Pack, budget: Budget) -> list[tuple[str, str]]:
    return rule_examples.verify(rule, pack, budget)
