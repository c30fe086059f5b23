"""What the tests of the formats share: a linter for two rules with a fix, whose findings lie at each place."""

from collections.abc import Callable

import pytest

from lint.engine.assembly import all_rules, make_linter
from lint.engine.linter import Linter
from lint.rulepack.loader import Pack
from lint.text.source import Source


@pytest.fixture(scope="session")
def mender(pack: Pack) -> Linter:
    """Return a linter that finds doubled words and superseded names, and can fix both."""
    return make_linter(pack, all_rules(pack).select(select=("doubled-word", "superseded-place-name")))


@pytest.fixture(scope="session")
def lint_fix(mender: Linter) -> Callable[[str, str], str]:
    """Return a function that fixes a text in a format."""
    return lambda text, kind: mender.fix(Source("story", text, format=kind), unsafe=True)[0]
