"""Every target of fuzz/ holds for the same inputs each time; `make fuzz` tries new ones."""

import pytest

from fuzz.targets import TARGETS, run_fixed


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds(name):
    run_fixed(name)
