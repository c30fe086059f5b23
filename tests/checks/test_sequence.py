"""The sequence check: what a pattern may say, what it finds, and what it refuses."""

import pytest
from support.shipped_resources import PATTERNS, RESOURCES

from lint.analysis import Analysis
from lint.analysis.syntax.tag_string import SURE
from lint.checks import OptionError
from lint.checks.generic.sequence import SequenceCheck
from lint.text.document import Document
from lint.text.source import Source


def found(text: str, *sequences: str) -> list[str]:
    check = SequenceCheck(tuple(PATTERNS.expand(sequence) for sequence in sequences))
    analysis = Analysis(Document.of(Source("", text)), RESOURCES)
    return [text[match.span.start : match.span.end] for match in check.matches(analysis)]


@pytest.mark.parametrize(
    ("text", "sequence", "expected"),
    [
        ("The envoy called for peace.", "@call for", ["called for"]),
        ("The envoy called for peace.", "@call [ for ]", ["for"]),
        ("She must to go.", "<MD> to <VB>", ["must to go"]),
        ("The ship sank. It was old.", "^ it", ["It"]),
        ("Was it old? It was.", "was $", ["was"]),
        ("It is a very very old ship.", "very+ old", ["very very old", "very old"]),
        ("It is an old ship.", "an red? old", ["an old"]),
        ("She said said so.", "[ said|says said|says ]", []),
        ("She says said so.", "[ said|says said|says ]", ["says said"]),
        ("It is a very very old ship.", "[ very very ]", ["very very"]),
        ("They met in Oslo and in fog.", "in CAP", ["in Oslo"]),
        ("They met in Oslo and in fog.", "in !fog&WORD", ["in Oslo"]),
        ("They met in Oslo and in fog.", "in !CAP&WORD", ["in fog"]),
        ("He did reached the red gate.", "did *ed", ["did reached"]),
        ("He did reached the red gate.", "the !*ed&WORD", []),
        ("It cost 40 euros.", "NUM euros|dollars", ["40 euros"]),
        ("“Stop,” she said.", "^ stop", ["Stop"]),
        ("One sentence of. The other one.", "of the", []),
    ],
)
def test_patterns(text: str, sequence: str, expected: list[str]) -> None:
    assert found(text, sequence) == expected


@pytest.mark.parametrize("sequence", ["", "[ a", "a ]", "[ ] a", "Word", "<vb>", "a? b*", "!Word"])
def test_a_bad_pattern_is_refused(sequence: str) -> None:
    with pytest.raises(OptionError):
        SequenceCheck((sequence,)).verify()


def test_it_wakes_on_its_rarest_step() -> None:
    assert SequenceCheck(("the|a|an of",)).triggers() == {"of"}
    assert SequenceCheck(("<MD> <VB>",)).triggers() is None


def test_tags_of_a_plain_sentence() -> None:
    analysis = Analysis(Document.of(Source("", "The council will meet on Monday.")), RESOURCES)
    assert analysis.tags(0) == ["DT", "NN", "MD", "VB", "IN", "NNP", "."]


def test_sure_tags_are_those_of_the_tagger() -> None:
    for word, tag in SURE.items():
        for around in (["stone", word, "stone"], ["to", word, "the"], ["She", word, "it"]):
            assert RESOURCES.tagger.tag(around)[1] == tag
