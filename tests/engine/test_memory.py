"""How much memory a lint takes, as the interpreter counts it: bytes asked for, which no machine and no other process changes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from memory import prose

from lint.analysis.syntax.tagger import Tagger
from lint.analysis.syntax.tokens import Tokens
from lint.rulepack.loader import builtin_folder

ROOT = Path(__file__).resolve().parent.parent.parent

SHORT, LONG = 20_000, 60_000
"""Code points; what is known beside the text is read, and what is remembered of words is bounded, before the first is measured."""

MOST = 75
"""Bytes a code point may take more.."""

_PROGRAM = """
import json, sys, tracemalloc
from memory import prose
from lint.rulepack import loader
from lint.engine.assembly import make_linter
from lint.text.source import Source

pack = loader.load([])
linter = make_linter(pack)
short, long, form = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
linter.lint(Source("warm", prose(long, form), format=form))
peaks = []
tracemalloc.start()
for size in (short, long):
    source = Source("measured", prose(size, form), format=form)
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    linter.lint(source)
    peaks.append(tracemalloc.get_traced_memory()[1] - before)
print(json.dumps(peaks))
"""


@pytest.mark.parametrize("form", ["text"])
def test_a_lint_takes_few_bytes_for_each_character_more(form: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(SHORT), str(LONG), form],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "benchmarks")},
    )
    less, more = json.loads(done.stdout)
    assert (more - less) / (LONG - SHORT) < MOST


def test_the_prose_is_as_long_as_asked_for_and_has_many_words() -> None:
    assert len(prose(5_000, "text")) == 5_000
    words = Tokens(prose(50_000, "text")).vocabulary
    assert len(words) > 200


def test_every_row_of_the_tagger_is_found() -> None:
    model = Path(builtin_folder(), "data", "tagger.tsv").read_bytes()
    lines = model.decode("utf-8").split("\n")[2:-1]
    known, tagger = dict(line.split("\t", 1) for line in lines), Tagger(model)
    for name, rows in known.items():
        assert "\t".join(f"{feature} {row}" for feature, row in tagger.rows(name).items()) == rows
        for other in (name + "~", name[1:], name[:-1]):
            assert other in known or not tagger.rows(other)
