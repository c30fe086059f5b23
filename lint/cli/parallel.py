"""Check files in several processes, with the same results in the same order as in one."""

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from lint.analysis import Analysis
from lint.engine.linter import Linter, Result
from lint.project.lint_job import Input, LintJob, Notice, Options, Problem, Skipped
from lint.project.project import Project, open_in
from lint.rulepack.loader import Verify
from lint.text.errors import BrokenError, naming
from lint.text.finding import Severity
from lint.values import dataclass

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

CRASHED = "the process that checked this ended without a word (was there too little memory?): it is not checked"

_PAYS = 24  # files: for fewer, starting processes takes longer than it saves
_CHUNK = 8  # files that a process takes at a time
_AHEAD = 3  # chunks for each process that may wait to be checked or to be reported
_PARENT_POLL = 1.0  # seconds

File = Input | Problem | Skipped


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a file that was checked in another process, and its page if pages are wanted.

    `fail_on` is as in `LintJob`.
    """

    result: Result
    fail_on: Severity
    page: str = ""


@dataclass(frozen=True, slots=True)
class _HandedBack:
    """A file that external checkers read too: that is done in the main process, which holds the connections to them."""

    entry: Input


Draw = Callable[[Analysis, Result, Linter], str]
"""Draws the page of an article. It must have a name in its module, by which another process finds it."""

_Setup = tuple[Options, Verify | None, Draw | None]


def events(
    project: Project,
    files: Iterable[File],
    options: Options,
    verify: Verify | None,
    jobs: int | None,
    draw: Draw | None = None,
) -> Iterator["Checked | LintJob | Problem | Notice | Skipped"]:
    """Check files in `jobs` processes, by default as many as pay, and yield what comes of each, in their order.

    With `draw` they have pages. Where one process is enough the files are only opened, as `open_in` does.
    """
    coming = iter(files)
    few = list(islice(coming, _PAYS if jobs is None else 2))
    number = jobs or _cores()
    if number < 2 or len(few) < (_PAYS if jobs is None else 2):  # noqa: PLR2004 - one process is this one
        yield from open_in(project, chain(few, coming))
        return
    first = next((entry for entry in few if isinstance(entry, Input)), None)
    if first is not None:
        project.setup(first.name)  # loads the rules once, before the processes are copies of this one
    workers = _Workers(project, (options, verify, draw), number)
    try:
        yield from workers.run(chain(few, coming))
    except BaseException:  # Ctrl-C, or nobody reads the report any more
        workers.kill()
        raise
    workers.close()


def _cores() -> int:
    """Return the number of processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Workers:
    """The processes of a run. One that dies takes down only the file it was checking."""

    def __init__(self, project: Project, setup: "_Setup", jobs: int) -> None:
        self._project = project
        self._setup = setup
        self._jobs = jobs
        self._pool = self._made(jobs)
        self._alone: ProcessPoolExecutor | None = None
        self._said: set[Problem | Notice] = set()

    def _made(self, jobs: int) -> "ProcessPoolExecutor":
        import multiprocessing  # noqa: PLC0415 - most runs are of one process
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - see above

        # A fork has the rules already; elsewhere than on Linux it is not safe.
        method = "fork" if sys.platform == "linux" else "spawn"
        _Worker.inherited = self._project if method == "fork" else None
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(jobs, context, _Worker.start, (*self._setup, os.getpid()))

    def run(self, files: Iterable[File]) -> Iterator["Checked | LintJob | Problem | Notice | Skipped"]:
        """Yield what comes of each file, in order, while the next ones are being checked."""
        waiting: deque[tuple[Sequence[File], Future[list[list[object]]] | None]] = deque()
        for group in _groups(files):
            far = isinstance(group[0], Input) and group[0].stream is None
            waiting.append((group, self._submit(group) if far else None))
            while len(waiting) > _AHEAD * self._jobs:
                yield from self._finish(*waiting.popleft())
        while waiting:
            yield from self._finish(*waiting.popleft())

    def _submit(self, group: Sequence[File]) -> "Future[list[list[object]]]":
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - see _made

        try:
            return self._pool.submit(_Worker.work, group)
        except BrokenProcessPool:
            self._pool = self._made(self._jobs)
            return self._pool.submit(_Worker.work, group)

    def _finish(
        self, group: Sequence[File], future: "Future[list[list[object]]] | None"
    ) -> Iterator["Checked | LintJob | Problem | Notice | Skipped"]:
        if future is None:
            for opened in open_in(self._project, group):
                yield from self._new(opened)
            return
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - see _made

        try:
            found = future.result()
        except BrokenProcessPool:
            found = [self._alone_with(entry) for entry in group]
        for event in chain.from_iterable(found):
            yield from self._new(event)

    def _alone_with(self, entry: File) -> list[object]:
        """Check a file in a process of its own, after one has died: it may be the file that does it."""
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - see _made

        self._alone = self._alone or self._made(1)
        try:
            return self._alone.submit(_Worker.work, [entry]).result()[0]
        except BrokenProcessPool:
            self._alone = None
            return [Problem(entry.name if isinstance(entry, Input) else "", CRASHED)]

    def _new(self, event: object) -> Iterator["Checked | LintJob | Problem | Notice | Skipped"]:
        """Yield an event; the problem of a configuration comes from each process that reads it, and is told once."""
        if isinstance(event, _HandedBack):
            for opened in open_in(self._project, [event.entry]):
                yield from self._new(opened)
        elif isinstance(event, Problem | Notice):
            if event not in self._said:
                self._said.add(event)
                yield event
        elif isinstance(event, Checked | LintJob | Skipped):
            yield event

    def close(self) -> None:
        """Let the processes end."""
        for pool in (self._pool, self._alone):
            if pool is not None:
                pool.shutdown()

    def kill(self) -> None:
        """End the processes at once."""
        import multiprocessing  # noqa: PLC0415 - see _made

        for child in multiprocessing.active_children():
            child.kill()
        for pool in (self._pool, self._alone):
            if pool is not None:
                pool.shutdown(wait=False, cancel_futures=True)


def _groups(files: Iterable[File]) -> Iterator[list[File]]:
    """Divide files into groups for a process; a text from a stream and what is only to be told are alone."""
    group: list[File] = []
    for entry in files:
        if isinstance(entry, Input) and entry.stream is None:
            group.append(entry)
            if len(group) == _CHUNK:
                yield group
                group = []
            continue
        if group:
            yield group
            group = []
        yield [entry]
    if group:
        yield group


class _Worker:
    """What is in another process: its project, which is that of the main process where it is a copy of it."""

    inherited: Project | None = None
    draw: Draw | None = None

    @classmethod
    def start(cls, options: Options, verify: Verify | None, draw: Draw | None, parent: int) -> None:
        """Begin: leave Ctrl-C to the main process, and end when it is gone."""
        import signal  # noqa: PLC0415 - only a worker needs it
        import threading  # noqa: PLC0415 - see above

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        cls.inherited = cls.inherited or Project(options, verify)
        cls.draw = staticmethod(draw) if draw else None
        if hasattr(os, "getppid") and os.name != "nt":
            threading.Thread(target=cls._end_with, args=(parent,), daemon=True).start()

    @staticmethod
    def _end_with(parent: int) -> None:
        import time  # noqa: PLC0415 - see start

        while os.getppid() == parent:
            time.sleep(_PARENT_POLL)
        os._exit(1)

    @classmethod
    def work(cls, group: Sequence[File]) -> list[list[object]]:
        """Return what comes of each file."""
        return [list(cls._checked(entry)) for entry in group]

    @classmethod
    def _checked(cls, entry: File) -> Iterator[object]:
        if cls.inherited is None:
            raise RuntimeError("the process was not started")
        for event in open_in(cls.inherited, [entry]):
            if not isinstance(event, LintJob):
                yield event
            elif event.pool and isinstance(entry, Input):
                yield _HandedBack(entry)
            else:
                try:
                    yield cls._result(event)
                except BrokenError as error:
                    yield Problem(error.where, error.message)

    @classmethod
    def _result(cls, job: LintJob) -> Checked:
        """Check a text, and draw its page if pages are wanted. Raises BrokenError."""
        if cls.draw is None:
            return Checked(job.lint(), job.fail_on)
        analysis, result = job.examine()
        with naming(job.source.name):
            return Checked(result, job.fail_on, cls.draw(analysis, result, job.linter))
