"""Try mutants on the approved readings: in a process forked for each, on the texts that can tell it."""

import json
import os
import random
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType

from mutant_conditions import ROOT, Mutant
from mutant_switches import Recorder, Switches, choose

sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from support import approved  # noqa: E402 - needs the path

_TRACED = ("/lint/analysis/", "/lint/checks/")
_BATCH = 200
_MOST = 250
"""Texts that a mutant is tried on at most, spread over all that can tell it."""
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


def forget() -> None:
    """Clear what functions have kept of the texts before."""
    for name, module in list(sys.modules.items()):
        if name.startswith("lint."):
            for kept in vars(module).values():
                if isinstance(kept, _lru_cache_wrapper):
                    kept.cache_clear()


class Approved:
    """The approved readings, the texts that can tell each mutant, and one process for each mutant."""

    def __init__(self) -> None:
        """Load the rules and read a text, so that what a mutant's process shares with the others is loaded."""
        self._reader = approved.Reader()
        self._known = approved.approved()
        self._texts = self._reader.texts()
        self._loaded = _calls(lambda: self._reader.read(self._texts[0]))
        self._switches = Switches({})
        self._telling: dict[int, list[int]] = {}
        self._reached: set[int] = set()

    def map(self, mutants: Sequence[Mutant], firsts: Mapping[str, int], numbers: Collection[int]) -> None:
        """Read every text in a process of its own, and note which of the mutants with these numbers it can tell.

        `firsts` has the number of the first mutant of each file. Raises SystemExit where a reading is not the approved
        one.
        """
        within = {path: firsts[path] for path in {mutants[number].path for number in numbers}}
        answer = _in_fork(lambda: self._map(within, frozenset(numbers)), 0)[1]
        seconds, told, reached = json.loads(answer or sys.exit("the texts could not be read"))
        changed = [text.title for text, found in zip(self._texts, told, strict=True) if found is None]
        if changed:
            sys.exit(f"{len(changed)} readings are not the approved ones, the first of “{changed[0]}”")
        found: dict[int, list[int]] = defaultdict(list)
        for at in sorted(range(len(self._texts)), key=seconds.__getitem__):
            for number in told[at]:
                found[number].append(at)
        self._telling, self._reached = found, set(reached)
        self._switches = Switches(within)

    def _map(self, within: Mapping[str, int], numbers: frozenset[int]) -> str:
        switches = Switches(within, records=True)
        recorder = Recorder(switches.conditions)
        for path in within:
            switches.put(path)
        seconds, told = list[float](), list[list[int] | None]()
        for at, text in enumerate(self._texts):
            if not at % _BATCH:  # what is kept of a text before hides a condition, and costs much to make anew
                forget()
            began = time.monotonic()
            same: list[bool] = []
            found = recorder.of(numbers, lambda text=text, same=same: same.append(self._is_approved(text)))
            seconds.append(round(time.monotonic() - began, 4))
            told.append(sorted(found) if same[0] else None)
        return json.dumps([seconds, told, sorted(recorder.reached & numbers)])

    def _is_approved(self, text: approved.Text) -> bool:
        return self._reader.read(text) == self._known.get(text.file, {}).get(text.title)

    def needs_loading(self, mutant: Mutant, number: int) -> bool:
        """Tell whether code runs only when its module or data is loaded: a forked process has its result already."""
        return not mutant.function or ((mutant.path, mutant.function) in self._loaded and number not in self._reached)

    def try_all(
        self, mutants: Sequence[Mutant], numbers: Sequence[int], jobs: int, limit: int
    ) -> Iterator[tuple[int, str, str]]:
        """Yield the number of each mutant with its outcome and by which text.

        The outcome is "noticed", "time", or "" where no text differs. `limit` is in seconds.
        """
        waiting = list(numbers)[::-1]
        running: dict[int, tuple[int, int]] = {}
        while waiting or running:
            while waiting and len(running) < jobs:
                number = waiting.pop()
                path = mutants[number].path
                pid, out = _fork(lambda number=number, path=path: self._try(number, path), limit)
                running[pid] = (number, out)
            pid, status = os.wait()
            number, out = running.pop(pid)
            with os.fdopen(out, encoding="utf-8") as answer:
                said = answer.read()
            if os.WIFSIGNALED(status):
                yield number, "time" if os.WTERMSIG(status) == signal.SIGALRM else "noticed", "the process died"
            else:
                yield number, "noticed" if said else "", said

    def _try(self, number: int, path: str) -> str:
        if number not in self._telling:
            return ""
        self._switches.put(path)
        choose(number)
        forget()
        found = self._telling[number]
        for at in found[:: -(-len(found) // _MOST)]:
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
