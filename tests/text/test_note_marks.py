"""The mark of a note behind a stop is no word: the sentence ends before it."""

import pytest
from support.read_copy import read

from lint.engine.assembly import make_linter
from lint.rulepack.loader import Pack
from lint.text.source import Source

READ = [
    ("<p>It sank.<sup>1</sup> It rained.</p>", "html", ["It sank. It rained."]),
    ("<p>It sank.<sup class='r'><a href='#c'>[12]</a></sup> It rained.</p>", "html", ["It sank. It rained."]),
    ("<p>It sank.<sup>[1]</sup><sup>[2]</sup> It rained.</p>", "html", ["It sank. It rained."]),
    ("<p>A km<sup>2</sup>, 10<sup>6</sup> and 1<sup>st</sup>.</p>", "html", ["A km2, 106 and 1st."]),
    ("<p>It sank.<sup>1</p><p>2</sup> boats</p>", "html", ["It sank.1", "2 boats"]),
    ("It sank.[1][2] “It rained.”[3–5]", "markdown", ["It sank. “It rained.”"]),
    ("It sank.<sup>1</sup> It rained.", "markdown", ["It sank. It rained."]),
    ("It sank.[1] It rained.²", "text", ["It sank. It rained."]),
    ("See [1], x.[1]y and page[2].", "text", ["See [1], x.[1]y and page[2]."]),
]


@pytest.mark.parametrize(("text", "kind", "shown"), READ)
def test_the_mark_of_a_note_is_markup(text: str, kind: str, shown: list[str]) -> None:
    assert read(text, kind) == shown


def test_it_parts_two_sentences(pack: Pack) -> None:
    linter = make_linter(pack, pack.rules)
    for text, kind in (("It sank.[1] It rained, he said.", "text"), ("<p>It sank.<sup>1</sup> It rained.</p>", "html")):
        assert len(linter.analyse(Source("a", text, format=kind)).sentences) == 2
