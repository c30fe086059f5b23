"""What a check of one article imports: each module costs every run, so their number may not grow unseen."""

import json
import subprocess
import sys
from pathlib import Path

MOST_OWN, MOST_OTHER = 256, 130
"""Modules of newslint and of others; two or three more are no reason to worry, and a whole library is."""

NEVER = ("asyncio", "concurrent.futures", "dataclasses", "inspect", "logging", "multiprocessing", "pygls", "yaml")
"""Libraries that a check of one article has no use for."""

SCRIPT = """
import json, sys
from lint.cli.dispatch import run
run(["a.txt"])
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


def imported(folder: Path, copy: str) -> set[str]:
    (folder / "a.txt").write_text(copy, encoding="utf-8")
    for _ in range(2):  # the first run may have to compile the rules
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=folder, capture_output=True, encoding="utf-8", check=True
        )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_a_plain_article_imports_what_it_needs(tmp_path):
    found = imported(tmp_path, "The council met on Monday. “We will vote in May,” said Anna Holt, the mayor.\n")
    own = {name for name in found if name.partition(".")[0] == "lint"}
    assert not found & {*NEVER, "regex"}
    assert len(own) <= MOST_OWN
    assert len(found - own) <= MOST_OTHER


def test_a_pattern_is_compiled_where_its_words_stand(tmp_path):
    found = imported(tmp_path, "The council met on Monday. <div class='x'>The mayor spoke.</div>\n")
    assert "regex" in found
