"""The guards of `analysis/syntax`: each entry of tests/fixtures/syntax fails when the guard that it names goes."""

import pytest
from support.guard_fixtures import check, entries


@pytest.mark.parametrize("entry", [*entries("syntax")])
def test_the_guard_holds(entry, lint):
    check(entry, lint)
