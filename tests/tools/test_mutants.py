"""The script of mutants, on a tree of one check and one test: what it draws, and which mutants the test notices."""

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
MAIN = "import sys\nsys.exit(0)\n"  # no rule has examples here


@pytest.fixture
def mutate(tmp_path):
    """Return a function that runs the script in a small tree, and gives the lines it prints but the one of the time."""
    files = {
        "lint/__init__.py": "",
        "lint/__main__.py": MAIN,
        "lint/analysis/__init__.py": "",
        "lint/checks/__init__.py": "",
        "lint/checks/sizes.py": CODE,
        "tests/analysis/test_none.py": "def test_none():\n    pass\n",
        "tests/checks/test_sizes.py": TEST,
        "tools/mutants.py": (ROOT / "tools" / "mutants.py").read_text(encoding="utf-8"),
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


def test_the_mutants_of_a_seed_are_noticed_by_the_test_that_fails_or_survive(mutate):
    long, short = "lint/checks/sizes.py:2: len(words) > 3  =>", "lint/checks/sizes.py:6: len(words) < 2  =>"
    by = "by tests/checks/test_sizes.py::test_a_long_one_is_told_from_others"
    assert mutate("--count", "2", "--seed", "1") == [
        "8 mutants, 2 drawn with seed 1",
        f"noticed: {long}  len(words) > 4  {by}",
        f"survived: {short}  False",
        "1 noticed, 1 survived",
    ]
