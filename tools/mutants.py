"""Count the conditions of the analysis and the checks that can be changed without a test noticing.

    python tools/mutants.py                  # 200 mutants, drawn with the default seed
    python tools/mutants.py --seed 7 --count 60 --within lint/analysis/names

A mutant is the code with one condition changed. It meets the approved readings of the texts (the examples of all rules
are among them) in which the condition would come out otherwise, and where none differs, the tests that call its
function, the quickest first, up to the first failure. Tests run in a copy of the tree with a rule cache of its own.
`tools/equivalent_mutants.txt` lists mutants that cannot matter, with the reason.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import FrameType

import mutant_readings
from mutant_conditions import ROOT, Mutant, all_mutants
from mutant_switches import module_name

TESTS = ("tests/analysis", "tests/checks")
COPIED = ("lint", "rules", "tests", "benchmarks", "tools", "pyproject.toml", "README.md")
SEED, COUNT = 2026, 200
EQUIVALENT = ROOT / "tools/equivalent_mutants.txt"
TIME_LIMIT = 240
"""Seconds that the tests of one mutant may take."""


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: "noticed", "does not load", "time" or "survived", and who noticed."""

    mutant: Mutant
    outcome: str
    by: str = ""


# The part that pytest loads, in the copy: which test calls which function, and the tests of one mutant.

_called: set[tuple[str, int]] = set()
_by_test: dict[str, tuple[float, list[tuple[str, int]]]] = {}


def _trace(frame: FrameType, _event: str, _value: object) -> None:
    code = frame.f_code
    if "/lint/analysis/" in code.co_filename or "/lint/checks/" in code.co_filename:
        _called.add((code.co_filename, code.co_firstlineno))


def pytest_runtest_protocol() -> None:
    """Forget the calls of the test before."""
    _called.clear()
    if "MUTANTS_CALLS" in os.environ:
        sys.settrace(_trace)


def pytest_runtest_logreport(report: "object") -> None:
    """Note the functions that a test has called."""
    if "MUTANTS_CALLS" in os.environ and report.when == "call":  # type: ignore[attr-defined]
        sys.settrace(None)
        here = Path.cwd()
        calls = sorted({(Path(name).relative_to(here).as_posix(), line) for name, line in _called})
        _by_test[report.nodeid] = (report.duration, calls)  # type: ignore[attr-defined]


def pytest_sessionfinish() -> None:
    """Write the map of calls."""
    if path := os.environ.get("MUTANTS_CALLS"):
        Path(path).write_text(json.dumps(_by_test), encoding="utf-8")


def pytest_collection_modifyitems(items: "list[object]") -> None:
    """Keep the tests of one mutant, in their order."""
    if path := os.environ.get("MUTANTS_TESTS"):
        order = {name: number for number, name in enumerate(json.loads(Path(path).read_text(encoding="utf-8")))}
        items[:] = sorted(
            (item for item in items if item.nodeid in order),  # type: ignore[attr-defined]
            key=lambda item: order[item.nodeid],  # type: ignore[attr-defined]
        )


class Copy:
    """A copy of the tree, in which one mutant after another is tried."""

    def __init__(self, folder: Path) -> None:
        """Copy the tree into a new folder."""
        self.folder, self.tree, self.tried = folder, folder / "tree", 0
        skipped = shutil.ignore_patterns("__pycache__", ".git")
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, self.tree / name, ignore=skipped)
            else:
                shutil.copy2(ROOT / name, self.tree / name)

    def run(self, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run Python in the copy, with an empty rule cache; raises TimeoutExpired."""
        with tempfile.TemporaryDirectory(dir=self.folder) as cache:
            environment = {**os.environ, "NEWSLINT_CACHE": cache, "PYTHONPATH": f"{self.tree}:{self.tree / 'tools'}"}
            return subprocess.run(  # noqa: S603 - our own Python
                [sys.executable, *arguments],
                cwd=self.tree,
                env={**environment, "PYTHONDONTWRITEBYTECODE": "", **variables},
                capture_output=True,
                text=True,
                check=False,
                timeout=TIME_LIMIT,
            )

    def pytest(self, *tests: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run tests in the copy up to the first failure."""
        return self.run("-m", "pytest", "-x", "-q", "-p", "mutants", "-p", "no:cacheprovider", *tests, **variables)

    def calls(self) -> dict[tuple[str, int], list[tuple[float, str]]]:
        """Return the tests that call each function, with the seconds they take; raises SystemExit if one fails."""
        path = self.folder / "calls.json"
        done = self.pytest(*TESTS, MUTANTS_CALLS=str(path))
        if done.returncode:
            sys.exit(f"the tests fail without a mutant:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        found = defaultdict(list)
        for test, (seconds, calls) in json.loads(path.read_text(encoding="utf-8")).items():
            for name, line in calls:
                found[name, line].append((seconds, test))
        return found

    def judge(self, mutant: Mutant, tests: list[str], *, is_loading: bool) -> Verdict:
        """Run the tests of a mutant; before them, where its code runs while data is loaded, the approved readings."""
        path = self.tree / mutant.path
        source, times = path.read_bytes(), path.stat()
        self.tried += 1
        path.write_bytes(mutant.applied(source))
        os.utime(path, (self.tried, self.tried))  # so that no byte code of another mutant is taken for that of this one
        try:
            return self._judge(mutant, tests, is_loading=is_loading)
        except subprocess.TimeoutExpired:
            return Verdict(mutant, "time")
        finally:
            path.write_bytes(source)
            os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    def _judge(self, mutant: Mutant, tests: list[str], *, is_loading: bool) -> Verdict:
        if is_loading and self.run("tools/mutant_readings.py").returncode:
            if self.run("-c", f"import {module_name(mutant.path)}").returncode:
                return Verdict(mutant, "does not load")
            return Verdict(mutant, "noticed", "the approved readings")
        if tests:
            order = self.folder / "tests.json"
            order.write_text(json.dumps(tests), encoding="utf-8")
            done = self.pytest(*sorted({test.partition("::")[0] for test in tests}), MUTANTS_TESTS=str(order))
            if done.returncode == 1 and (
                failed := re.search(r"^(?:FAILED|ERROR) (.+?)(?: - |$)", done.stdout, re.MULTILINE)
            ):
                return Verdict(mutant, "noticed", failed[1])
            if done.returncode:
                # A run that dies at once says nothing.
                said = done.stdout.strip().splitlines()[-1:] or [""]
                return Verdict(mutant, "noticed", f"collection of the tests: {said[0]}")
        return Verdict(mutant, "survived")


def _tests(calls: dict[tuple[str, int], list[tuple[float, str]]], mutant: Mutant) -> list[str]:
    """Return the tests that can notice a mutant, the quickest first: those of the whole file if in no function."""
    places = [place for place in calls if place[0] == mutant.path and mutant.function in (0, place[1])]
    return [test for _, test in sorted({found for place in places for found in calls[place]})]


def _on_readings(
    everything: list[Mutant], numbers: list[int], jobs: int
) -> Iterator[tuple[Mutant, Verdict | None, bool]]:
    """Yield each mutant with its verdict, or None where no text differs, and whether its code runs at loading."""
    readings = mutant_readings.Approved()
    firsts: dict[str, int] = {}
    for number, mutant in enumerate(everything):
        firsts.setdefault(mutant.path, number)
    readings.map(everything, firsts, numbers)
    for number, outcome, by in readings.try_all(everything, numbers, jobs, TIME_LIMIT):
        mutant = everything[number]
        verdict = Verdict(mutant, outcome, by) if outcome else None
        yield mutant, verdict, readings.needs_loading(mutant, number)


def _on_tests(left: list[tuple[Mutant, bool]], jobs: int) -> Iterator[Verdict]:
    """Yield the verdict of the tests on each mutant that no reading shows."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies: SimpleQueue[Copy] = SimpleQueue()
        made = [Copy(Path(folder) / str(number)) for number in range(jobs)]
        calls = made[0].calls()
        for copy in made:
            copies.put(copy)

        def judge(one: tuple[Mutant, bool]) -> Verdict:
            copy = copies.get()
            try:
                return copy.judge(one[0], _tests(calls, one[0]), is_loading=one[1])
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(jobs) as pool:
            yield from pool.map(judge, left)


def _equivalent() -> set[str]:
    """Return the mutants that are listed as ones that cannot matter, without their line numbers."""
    lines = EQUIVALENT.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith(("#", " "))}


def main() -> int:
    """Draw mutants, try each, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--within", default="lint/", help="a folder or file, relative to the root")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--readings-only", action="store_true", help="run no tests: the quick look while texts are written"
    )
    parser.add_argument(
        "--only", metavar="FILE", help="try only the mutants drawn whose lines stand in this earlier table"
    )
    arguments = parser.parse_args()
    everything = all_mutants(arguments.within)
    numbers = range(len(everything))
    drawn = random.Random(arguments.seed).sample(numbers, min(arguments.count, len(everything)))  # noqa: S311
    if arguments.only:
        earlier = Path(arguments.only).read_text(encoding="utf-8").splitlines()
        wanted = {line.removeprefix("survived: ").partition("  by ")[0] for line in earlier if line.startswith("surv")}
        drawn = [number for number in drawn if _shown(everything[number]) in wanted]
    print(f"{len(everything)} mutants, {len(drawn)} drawn with seed {arguments.seed}", flush=True)
    began = time.monotonic()
    outcomes: Counter[str] = Counter()
    left: list[tuple[Mutant, bool]] = []

    def tell(verdict: Verdict) -> None:
        listed = verdict.outcome == "survived" and _key(verdict.mutant) in _equivalent()
        outcomes["equivalent" if listed else verdict.outcome] += 1
        by = f"  by {verdict.by}" if verdict.by else ""
        print(f"{verdict.outcome}: {_shown(verdict.mutant)}{by}{'  (equivalent)' * listed}", flush=True)

    for mutant, verdict, is_loading in _on_readings(everything, drawn, arguments.jobs):
        if verdict:
            tell(verdict)
        else:
            left.append((mutant, is_loading))
    if arguments.readings_only:
        for mutant, _ in left:
            tell(Verdict(mutant, "survived"))
    elif left:
        for verdict in _on_tests(left, arguments.jobs):
            tell(verdict)
    total, equivalent = sum(outcomes.values()) or 1, outcomes["equivalent"]
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())))
    print(
        f"{100 * (outcomes['survived'] + equivalent) / total:.1f}% survived, "
        f"{100 * outcomes['survived'] / (total - equivalent or 1):.1f}% of those that can matter, "
        f"{time.monotonic() - began:.0f} s"
    )
    return 0


def _key(mutant: Mutant) -> str:
    return f"{mutant.path}: {mutant.before}  =>  {mutant.after}"


def _shown(mutant: Mutant) -> str:
    return f"{mutant.path}:{mutant.line}: {mutant.before}  =>  {mutant.after}"


if __name__ == "__main__":
    sys.exit(main())
