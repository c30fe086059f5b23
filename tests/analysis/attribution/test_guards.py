"""The guards of `analysis/attribution`: each entry of tests/fixtures/attribution fails when the guard that it names goes."""

import pytest
from support.guard_fixtures import check, entries


@pytest.mark.parametrize("entry", [*entries("attribution")])
def test_the_guard_holds(entry, lint):
    check(entry, lint)
