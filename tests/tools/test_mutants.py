"""The scripts of mutants, on a tree of one check, one text and one test: who notices which mutant, what text is grown."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

CODE = """\
def is_long(words):
    return len(words) > 3


def is_short(words):
    return 1 if len(words) < 2 else 0
"""
TEST = """\
from lint.checks.sizes import is_long, is_short


def test_a_long_one_is_told_from_others():
    assert is_long("abcd")
    assert not is_long("abc")


def test_a_short_one_is_asked_for():
    is_short("a")
"""
STORM = """\
def has_storm(words):
    return "storm" in words and "rain" in words


def is_short(words):
    return int(has_storm(words))
"""
APPROVED = """\
from collections import namedtuple
from types import SimpleNamespace

from lint.checks.sizes import is_short

Text = namedtuple("Text", "file title text")


class Reader:
    lexicon = SimpleNamespace(words=lambda name: set())

    def texts(self):
        return [Text("words", "short", "a")]

    def read(self, text):
        return str(is_short(text.text))


def approved():
    return {"words": {"short": "1"}}
"""
EQUIVALENT = "# Mutants.\nlint/checks/sizes.py: len(words) < 2  =>  True\n    Nobody asks for a long one.\n"


TOOLS = ("mutants", "mutant_conditions", "mutant_readings", "mutant_switches", "grow_texts")


@pytest.fixture
def run(tmp_path):
    """Return a function that runs a script in a small tree, and gives the lines it prints but the one of the time."""
    files = {
        "lint/__init__.py": "",
        "lint/analysis/__init__.py": "",
        "lint/checks/__init__.py": "",
        "lint/checks/sizes.py": CODE,
        "tests/analysis/test_none.py": "def test_none():\n    pass\n",
        "tests/checks/test_sizes.py": TEST,
        "tests/support/approved.py": APPROVED,
        "tools/equivalent_mutants.txt": EQUIVALENT,
        **{f"tools/{name}.py": (ROOT / f"tools/{name}.py").read_text(encoding="utf-8") for name in TOOLS},
        "rules/none.yaml": "",
        "benchmarks/none.py": "",
        "pyproject.toml": "",
        "README.md": "",
    }

    def run(script, *arguments, **changed):
        for name, text in {**files, **changed}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, f"tools/{script}.py", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return [line for line in done.stdout.splitlines() if not re.search(r"\d s$", line)]

    return run


@pytest.fixture
def mutate(run):
    """Return a function that runs the script of mutants."""
    return lambda *arguments: run("mutants", "--jobs", "1", *arguments)


LONG, SHORT = "lint/checks/sizes.py:2: len(words) > 3  =>  len(words)", "lint/checks/sizes.py:6: len(words) < 2  =>  "
BY_TEST = "by tests/checks/test_sizes.py::test_a_long_one_is_told_from_others"
BY_TEXT = "by words: short"


def test_a_mutant_is_noticed_by_a_text_or_a_test_or_survives(mutate):
    assert sorted(mutate("--count", "8")) == sorted(
        (
            "8 mutants, 8 drawn with seed 2026",
            *(f"noticed: {LONG} {limit}  {BY_TEST}" for limit in ("<= 3", "> 2", "> 4")),
            *(f"noticed: {SHORT}{after}  {BY_TEXT}" for after in ("False", "len(words) < 1", "len(words) >= 2")),
            f"survived: {SHORT}len(words) < 3",
            f"survived: {SHORT}True  (equivalent)",
            "1 equivalent, 6 noticed, 1 survived",
        )
    )


def test_the_seed_says_which_mutants_are_drawn(mutate):
    drawn = {mutate("--count", "1", "--seed", seed)[1] for seed in ("1", "2", "3")}
    assert drawn <= set(mutate("--count", "8"))
    assert len(drawn) > 1


def test_a_text_is_grown_that_tells_what_no_approved_text_tells(run):
    text = APPROVED.replace('"a")', '"The rain fell on Bergen.")').replace('"1"', '"0"')
    changed = {"lint/checks/sizes.py": STORM, "tests/support/approved.py": text}
    grown = "\n".join(run("grow_texts", "--candidates", "500", **changed)).split("### ")[1:]
    titles, texts = zip(*(one.split("\n", 1) for one in grown), strict=True)
    assert "sizes: 'storm' in words and 'rain' in words" in titles
    assert any("storm" in one and "rain" not in one for one in texts)


def test_a_condition_that_acts_is_not_asked_twice(run):
    code = "def is_short(words):\n    left = [1, 2]\n    return 0 if left.pop() == 1 else left[-1]\n"
    told = run("mutants", "--jobs", "1", "--readings-only", **{"lint/checks/sizes.py": code})
    assert "noticed: lint/checks/sizes.py:3: left.pop() == 1  =>  True  by words: short" in told
    assert "survived: lint/checks/sizes.py:3: left.pop() == 1  =>  False" in told
