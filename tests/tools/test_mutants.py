"""The script of mutants, on a tree of one check, one text and one test: what it draws, and who notices which mutant."""

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
APPROVED = """\
from collections import namedtuple

from lint.checks.sizes import is_short

Text = namedtuple("Text", "file title text")


class Reader:
    def texts(self):
        return [Text("words", "short", "a")]

    def read(self, text):
        return str(is_short(text.text))


def approved():
    return {"words": {"short": "1"}}
"""
EQUIVALENT = "# Mutants.\nlint/checks/sizes.py: len(words) < 2  =>  True\n    Nobody asks for a long one.\n"


@pytest.fixture
def mutate(tmp_path):
    """Return a function that runs the script in a small tree, and gives the lines it prints but the one of the time."""
    files = {
        "lint/__init__.py": "",
        "lint/analysis/__init__.py": "",
        "lint/checks/__init__.py": "",
        "lint/checks/sizes.py": CODE,
        "tests/analysis/test_none.py": "def test_none():\n    pass\n",
        "tests/checks/test_sizes.py": TEST,
        "tests/support/approved.py": APPROVED,
        "tools/equivalent_mutants.txt": EQUIVALENT,
        **{
            f"tools/{name}.py": (ROOT / f"tools/{name}.py").read_text(encoding="utf-8")
            for name in ("mutants", "mutant_conditions", "mutant_readings", "mutant_switches")
        },
        "rules/none.yaml": "",
        "benchmarks/none.py": "",
        "pyproject.toml": "",
        "README.md": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, "tools/mutants.py", "--jobs", "1", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return [line for line in done.stdout.splitlines() if not re.search(r"\d s$", line)]

    return run


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
