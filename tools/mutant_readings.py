"""Try mutants on the approved readings: in a process forked for each, with the changed code put in place of the old."""

import gc
import json
import os
import random
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FunctionType

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support import approved  # noqa: E402 - needs the path

_TRACED = ("/lint/analysis/", "/lint/checks/")
_BATCH = 200
_MOST = 250
"""Texts that a mutant meets at most, spread over all that call its function."""
Place = tuple[str, int]
"""A function: its file, relative to the root, and its first line."""


def _calls(work: Callable[[], object]) -> set[Place]:
    """Do some work, and return the functions of the analysis and the checks that it called."""
    found: set[CodeType] = set()
    add = found.add
    sys.settrace(lambda frame, _event, _value: add(frame.f_code))
    work()
    sys.settrace(None)
    return {
        (Path(code.co_filename).relative_to(ROOT).as_posix(), code.co_firstlineno)
        for code in found
        if any(folder in code.co_filename for folder in _TRACED)
    }


def _forget() -> None:
    """Clear what functions have kept of the texts before."""
    for name, module in list(sys.modules.items()):
        if name.startswith("lint."):
            for kept in vars(module).values():
                if isinstance(kept, _lru_cache_wrapper):
                    kept.cache_clear()


def _functions(code: CodeType) -> Iterator[CodeType]:
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield part
            yield from _functions(part)


class CannotReplaceError(Exception):
    """The change is in code that has run already, or cannot be told from other code."""


def replace(path: str, source: bytes) -> None:
    """Give each function of a file the code that another source has for it; raises CannotReplaceError."""
    full = str(ROOT / path)
    before = compile((ROOT / path).read_bytes(), full, "exec")
    after = compile(source, full, "exec")
    if _bare(before) != _bare(after):
        raise CannotReplaceError(path)
    new: dict[tuple[str, int], list[CodeType]] = defaultdict(list)
    for code in _functions(after):
        new[code.co_qualname, code.co_firstlineno].append(code)
    for function in gc.get_objects():
        if isinstance(function, FunctionType) and function.__code__.co_filename == full:
            found = new[function.__code__.co_qualname, function.__code__.co_firstlineno]
            if len(found) != 1 or len(found[0].co_freevars) != len(function.__code__.co_freevars):
                raise CannotReplaceError(path)
            function.__code__ = found[0]


def _bare(code: CodeType) -> list[object]:
    """Return what a module or class body runs when it is loaded, without the bodies of its functions."""
    return [
        code.co_code,
        [
            (part.co_name, _bare(part) if not part.co_flags & _OPTIMIZED or part.co_name.startswith("<") else None)
            if isinstance(part, CodeType)
            else part
            for part in code.co_consts
        ],
    ]


_OPTIMIZED = 1
"""The flag of a code object that is a function's."""


class Approved:
    """The approved readings, the texts by the functions that reading them calls, and one process for each mutant."""

    def __init__(self) -> None:
        """Load the rules and read a text, so that what a mutant's process shares with the others is loaded."""
        self._reader = approved.Reader()
        self._known = approved.approved()
        self._texts = self._reader.texts()
        self._loaded = _calls(lambda: self._reader.read(self._texts[0]))
        self._by_function: dict[Place, list[int]] = defaultdict(list)

    def map(self) -> None:
        """Read every text in a process of its own; raises SystemExit where a reading is not the approved one."""
        seconds, called = json.loads(_in_fork(self._map, 0)[1] or sys.exit("the texts could not be read"))
        changed = [self._texts[at].title for at, _ in enumerate(self._texts) if called[at] is None]
        if changed:
            sys.exit(f"{len(changed)} readings are not the approved ones, the first of “{changed[0]}”")
        order = sorted(range(len(self._texts)), key=seconds.__getitem__)
        for at in order:
            for path, line in called[at]:
                self._by_function[path, line].append(at)

    def _map(self) -> str:
        seconds, called = list[float](), list[list[Place] | None]()
        for at, text in enumerate(self._texts):
            if not at % _BATCH:  # what is kept of a text before hides a call, and costs much to make anew
                _forget()
            began = time.monotonic()
            same: list[bool] = []
            found = _calls(lambda text=text, same=same: same.append(self._is_approved(text)))
            seconds.append(round(time.monotonic() - began, 4))
            called.append(sorted(found) if same[0] else None)
        return json.dumps([seconds, called])

    def _is_approved(self, text: approved.Text) -> bool:
        return self._reader.read(text) == self._known.get(text.file, {}).get(text.title)

    def texts_of(self, path: str, function: int) -> list[int]:
        """Return the texts whose reading calls a function: those of the whole file where the function is 0."""
        if function:
            found = self._by_function.get((path, function), [])
        else:
            found = sorted({at for place, texts in self._by_function.items() if place[0] == path for at in texts})
        return found[:: -(-len(found) // _MOST)] if len(found) > _MOST else found

    def needs_loading(self, path: str, function: int) -> bool:
        """Tell whether code runs only when its module or data is loaded: a forked process has its result already."""
        return not function or (path, function) in self._loaded - self._by_function.keys()

    def try_all(
        self, changes: Sequence[tuple[str, int, bytes]], jobs: int, limit: int
    ) -> Iterator[tuple[int, str, str]]:
        """Yield the number of each change (path, function, new source) with its outcome and by which text.

        The outcome is "noticed", "time", or "" where no text differs.
        """
        waiting = list(range(len(changes)))[::-1]
        running: dict[int, tuple[int, int]] = {}
        while waiting or running:
            while waiting and len(running) < jobs:
                number = waiting.pop()
                pid, out = _fork(lambda number=number: self._try(*changes[number]), limit)
                running[pid] = (number, out)
            pid, status = os.wait()
            number, out = running.pop(pid)
            with os.fdopen(out, encoding="utf-8") as answer:
                said = answer.read()
            if os.WIFSIGNALED(status):
                yield number, "time" if os.WTERMSIG(status) == signal.SIGALRM else "noticed", "the process died"
            else:
                yield number, "noticed" if said else "", said

    def _try(self, path: str, function: int, source: bytes) -> str:
        try:
            replace(path, source)
        except CannotReplaceError:
            return ""
        _forget()
        for at in self.texts_of(path, function):
            text = self._texts[at]
            try:
                same = self._is_approved(text)
            except Exception as error:  # noqa: BLE001 - whatever a mutant breaks, it is noticed
                return f"{type(error).__name__} in {text.file}: {text.title}"
            if not same:
                return f"{text.file}: {text.title}"
        return ""

    def first_changed(self) -> str:
        """Read all texts as the code on disk reads them, and return the first that differs, or ""."""
        order = list(self._texts)
        random.Random(1).shuffle(order)  # noqa: S311 - texts of one file are alike
        return next((f"{text.file}: {text.title}" for text in order if not self._is_approved(text)), "")


def _fork(work: Callable[[], str], limit: int) -> tuple[int, int]:
    """Do work in a forked process, which a signal ends after so many seconds, 0 for never; return its id and a pipe."""
    source, sink = os.pipe()
    pid = os.fork()
    if pid:
        os.close(sink)
        return pid, source
    signal.alarm(limit)
    with os.fdopen(sink, "w", encoding="utf-8") as answer:
        answer.write(work())
    os._exit(0)


def _in_fork(work: Callable[[], str], limit: int) -> tuple[int, str]:
    pid, out = _fork(work, limit)
    with os.fdopen(out, encoding="utf-8") as answer:
        said = answer.read()
    return os.waitpid(pid, 0)[1], said


if __name__ == "__main__":  # in a copy of the tree whose files hold a mutant
    sys.exit(Approved().first_changed())
