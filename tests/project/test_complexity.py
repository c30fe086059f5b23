"""The code stays small enough to read: limits on the complexity of a function and the length of a file."""

from pathlib import Path

import pytest
from radon.complexity import cc_visit
from radon.visitors import Function

ROOT = Path(__file__).resolve().parents[2]
MOST_COMPLEX = 15
"""Cyclomatic complexity by McCabe (1976), each boolean operator counted as a branch."""
LONGEST = 300
"""Lines of a file of the package."""


def complex_functions(code: str) -> list[tuple[int, str, int]]:
    """Return line, name and complexity of each function and method above the limit; an assertion is no branch."""
    blocks = cc_visit(code, no_assert=True)
    functions = [block for block in blocks if isinstance(block, Function)]
    found = [(f.lineno, f.fullname, f.complexity) for f in (*functions, *_inner(functions))]
    return [function for function in found if function[2] > MOST_COMPLEX]


def _inner(functions: list[Function]) -> list[Function]:
    """Return the functions within functions, at any depth."""
    inner = [closure for function in functions for closure in function.closures]
    return [*inner, *_inner(inner)] if inner else []


def test_boolean_operators_and_methods_count() -> None:
    code = "class A:\n    def b(self, c):\n        return " + " or ".join(["c"] * (MOST_COMPLEX + 1)) + "\n"
    assert complex_functions(code) == [(2, "A.b", MOST_COMPLEX + 1)]
    assert not complex_functions(code.replace("c or ", "", 1))


@pytest.mark.parametrize("folder", ["lint", "training", "tools", "benchmarks", "fuzz", "tests"])
def test_no_function_is_too_complex(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files
    found = [
        f"{file.relative_to(ROOT)}:{line} {name}: {complexity}"
        for file in files
        for line, name, complexity in complex_functions(file.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_no_file_is_too_long() -> None:
    lengths = {
        str(file.relative_to(ROOT)): file.read_text(encoding="utf-8").count("\n") for file in ROOT.glob("lint/**/*.py")
    }
    assert lengths
    assert not {name: length for name, length in lengths.items() if length > LONGEST}
