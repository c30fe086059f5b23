"""The work of a lint grows as the text does, whatever the text is made of: counted, never timed.

What is counted are the lines of `lint` that run, and a text that is four times as long may take 4 ** 1.2 = 5.3 times as
many. What this does not see is work inside one line: what a regular expression, a slice or a method of a string looks at.
`benchmarks/growth.py` measures that, in seconds and up to 256,000 code points.
"""

import functools
import gc
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest
from growthshapes import FORMATS, SHAPES, text
from hypothesis import given
from hypothesis import strategies as st

from lint.analysis.attribution import attributed_quotations
from lint.analysis.names import candidate_pairs, coreference, first_mentions
from lint.analysis.syntax import sentences
from lint.analysis.syntax.tokens import Tokens
from lint.checks import MOST_RELATED
from lint.checks.transliteration import one_entity
from lint.engine import fixing
from lint.engine.assembly import make_linter
from lint.engine.linter import Linter
from lint.rulepack.loader import Pack
from lint.text.finding import Edit, Finding, Fix, Safety, Severity
from lint.text.source import Source
from lint.text.span import Span

SIZE, TIMES, MOST = 1_000, 4, 1.2
"""Code points of the shorter text, how many times as long the longer one is, and the exponent allowed."""

BEYOND = {"one address without end": 8_000}
"""Shapes whose shorter text must be longer: a short address is one token, and a long one is many."""

MARKUP = [
    shape for number, shape in enumerate(SHAPES) if number >= [*SHAPES].index("quote marks") or "directive" in shape
]
CASES = [
    *(("text", shape) for shape in SHAPES),
    *((form, shape) for shape in MARKUP for form in ("markdown", "html")),
]
LIMITS = (
    (sentences, "_LONGEST", 40),
    (first_mentions, "_MANY", 4),
    (candidate_pairs, "_CROWD", 2),
    (one_entity, "MOST_RELATED", 8),
    (coreference, "candidates", lambda found: candidate_pairs.candidates(found)[: len(found) // 2]),
)
"""What bounds the work of each part, made so small that short texts reach it: beyond it the work must be linear.

How many names are compared is bounded by what each has in common with others, and a short text is far from that: see below.
"""


@pytest.fixture(scope="module")
def linter(pack: Pack) -> Iterator[Linter]:
    made = make_linter(pack)
    # What is known beside the text is read once, and is no work of a text.
    for form in FORMATS:
        made.lint(Source("warm", "\n\n".join(text(shape, 100, form) for shape in SHAPES), format=form))
    made.lint(Source("warm", text("different names", 2_000, "text")))
    with pytest.MonkeyPatch.context() as patch:
        for module, name, limit in LIMITS:
            patch.setattr(module, name, limit)
        yield made


@pytest.fixture(scope="module")
def caches(linter: Linter) -> list[Any]:
    """Return the caches that remember single words: a text would find those of the one before."""
    found = (each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper))
    return [each for each in found if each.cache_parameters()["maxsize"] is not None]


def lines(work: Callable[[], object]) -> int:
    """Return how many lines of `lint` run."""
    count = 0

    def local(frame: FrameType, event: str, arg: object) -> object:
        nonlocal count
        count += event == "line"
        return local

    def entered(frame: FrameType, event: str, arg: object) -> object:
        return local if frame.f_globals.get("__name__", "").startswith("lint.") else None

    before = sys.gettrace()
    sys.settrace(entered)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(("format", "shape"), CASES)
def test_work_grows_as_the_text_does(linter: Linter, caches: list[Any], format: str, shape: str) -> None:
    counts = []
    shorter = BEYOND.get(shape, SIZE)
    for size in (shorter, shorter * TIMES):
        for cache in caches:
            cache.cache_clear()
        source = Source("growth", text(shape, size, format), format=format)
        counts.append(lines(lambda source=source: linter.lint(source)))
    assert counts[1] <= counts[0] * TIMES**MOST, f"{counts[1]} lines for {TIMES} times the text, after {counts[0]}"


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if "name" in shape or "speaker" in shape])
def test_each_name_is_compared_with_few(pack: Pack, shape: str) -> None:
    linter = make_linter(pack)
    found = linter.analyse(Source("growth", text(shape, 24_000, "text"))).spellings
    assert len(candidate_pairs.candidates(found)) <= 20 * len(found)


def test_lines_are_counted() -> None:
    def square(size: int) -> None:
        linter_like = compile("for a in range(size):\n    for b in range(size):\n        pass\n", "lint.trial", "exec")
        exec(linter_like, {"__name__": "lint.trial", "size": size})

    assert lines(lambda: square(40)) > 10 * lines(lambda: square(10))


EDITS = st.tuples(st.integers(0, 9), st.integers(0, 3), st.sampled_from("xy")).map(
    lambda edit: Edit(Span(edit[0], edit[0] + edit[1]), edit[2])
)


@given(st.lists(EDITS, max_size=12))
def test_fixes_that_clash_are_left_out(edits: list[Edit]) -> None:
    findings = [Finding(edit.span, "a", "x", Severity.INFO, "", (), Fix((edit,), Safety.SAFE)) for edit in edits]
    chosen: list[Edit] = []
    for finding in sorted(findings, key=lambda finding: finding.sort_key):
        edit = finding.fix.edits[0]
        if edit not in chosen and not any(
            edit.span.overlaps(other.span) or edit.span.start == other.span.start for other in chosen
        ):
            chosen.append(edit)
    assert fixing.choose(findings, unsafe=False) == sorted(chosen)


@given(st.lists(st.sampled_from("abcd"), max_size=9), st.lists(st.sampled_from("abcd"), max_size=12))
def test_words_in_the_same_order_are_counted(first: list[str], second: list[str]) -> None:
    row = [0] * (len(second) + 1)
    for word in first:
        before = 0
        for column, other in enumerate(second, 1):
            before, row[column] = row[column], before + 1 if word == other else max(row[column], row[column - 1])
    assert attributed_quotations._in_order(tuple(first), tuple(second)) == row[-1]


@given(st.text('a.?!”"“( A', max_size=25))
def test_every_stop_of_a_run_is_read_alone(copy: str) -> None:
    words = Tokens(copy)
    ahead = None
    for stop, word in enumerate(words.words):
        if word[-1] not in ".?!":
            continue
        if ahead is None or stop >= ahead.following:
            ahead = sentences._look_ahead(words, stop, len(words))
        alone = sentences._look_ahead(words, stop, len(words))
        assert (ahead.following, ahead.head, ahead.closer > stop) == (alone.following, alone.head, alone.closer > stop)


def test_a_sentence_without_a_stop_is_cut(linter: Linter) -> None:
    found = linter.analyse(Source("growth", "so " * 100)).sentences
    assert [sentence.last - sentence.first for sentence in found] == [40, 40, 20]
    assert [sentence.first for sentence in found] == [0, 40, 80]


def test_the_first_match_has_all_related_places(pack: Pack) -> None:
    made = make_linter(pack, pack.rules.select().at_each_place())
    result = made.lint(Source("growth", "They came from Kiev on Monday. " * (MOST_RELATED + 50)))
    found = [len(finding.related) for finding in result.findings if finding.message.count("Kiev")]
    assert found == [MOST_RELATED + 49, *[MOST_RELATED] * (MOST_RELATED + 49)]
