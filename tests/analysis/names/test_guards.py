"""The guards of `analysis/names`: each entry of tests/fixtures/names fails when the guard that it names goes."""

import pytest
from support.guard_fixtures import check, entries


@pytest.mark.parametrize("entry", [*entries("names")])
def test_the_guard_holds(entry, lint):
    check(entry, lint)
