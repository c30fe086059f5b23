"""The guards of `checks`: each entry of tests/fixtures/checks fails when the guard that it names goes."""

import pytest
from support import guard_fixtures
from support.guard_fixtures import check, entries


@pytest.mark.parametrize("entry", [*entries("checks")])
def test_the_guard_holds(entry, lint):
    check(entry, lint)


@pytest.mark.parametrize(
    "content",
    ["", "[]", "why: no list", "- {why: no layer, text: It rained.}", "- {why: a slip, text: a, finding: []}"],
)
def test_a_file_that_pins_nothing_is_refused(content, tmp_path, monkeypatch):
    monkeypatch.setattr(guard_fixtures, "FOLDER", tmp_path)
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "slip.yaml").write_text(content)
    with pytest.raises(ValueError, match=r"slip\.yaml"):
        list(entries("checks"))
