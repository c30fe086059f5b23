"""Every line is found by its key and by nothing else."""

import pytest

from lint.analysis.lexicon import sorted_lines
from lint.analysis.lexicon.sorted_lines import SortedLines

KEYS = sorted(f"{first}{second}{third}" for first in "abyé" for second in ("", "-", "zz") for third in ("", "0", "ß"))


@pytest.mark.parametrize("page", [1, 10, 1000])
def test_each_line_is_found_by_its_key(page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorted_lines, "_PAGE", page)
    lines = SortedLines("".join(f"{key}\t{key} {key}\tmore\n" for key in KEYS).encode())
    for key in KEYS:
        assert lines.rest(key) == f"{key} {key}\tmore".encode()
    for other in ("", "A", "a-z", "b0 b0", "more", "z", "\ud800", "\U0010ffff"):
        assert lines.rest(other) is None


def test_no_lines_hold_no_key() -> None:
    assert SortedLines(b"").rest("a") is None
