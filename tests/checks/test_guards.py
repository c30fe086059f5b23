"""The guards of `checks`: each entry of tests/fixtures/checks fails when the guard that it names goes."""

import pytest
from support.guard_fixtures import check, entries


@pytest.mark.parametrize("entry", [*entries("checks")])
def test_the_guard_holds(entry, lint):
    check(entry, lint)
