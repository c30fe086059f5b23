"""Who is meant by a pronoun that is given as a source, on invented text."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis
from lint.text.document import Document
from lint.text.source import Source


def speakers(text):
    analysis = Analysis(Document.of(Source("a.txt", text)), RESOURCES)
    return [triple.name for triple in analysis.relations if triple.attribution.kind == "pronoun"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz said the road was closed. She said it would stay closed.", ["Ana Ruiz"]),
        ("Ana Ruiz said the road was closed. Otto Lang said no. She said yes.", ["Ana Ruiz"]),
        ("Ana Ruiz said the road was closed. Otto Lang said no. He said never.", ["Otto Lang"]),
        ("Mr. Obi said no. Ms. Lang said yes. He said never.", ["Obi"]),
        ("Kim Park, a mother of two, said no. Lee Park-Soo, her uncle, said yes. She said never.", ["Kim Park"]),
        ("Spokesman Sam Obi said no. Spokeswoman Kit Lang said yes. He said never.", ["Sam Obi"]),
        ("Otto Lang said no. Then Ana Ruiz rose. “Yes,” she said.", ["Ana Ruiz"]),
        ("Kit Obi said no. Sam Lang said yes, and he said so twice.", ["Sam Lang"]),
        ("The bridge will hold, said Ana Ruiz, who added that it was old.", ["Ana Ruiz"]),
        ("Ana Ruiz said no. They said yes.", [""]),
        ("Sam Obi resigned. Police said he had left, and he said so too.", ["Sam Obi"]),
        ("Ana Ruiz said no. The Interior Ministry said yes. She said never.", ["Ana Ruiz"]),
        ("Ana Ruiz said no. NATO said yes. She said never.", ["Ana Ruiz"]),
        ("Ana Ruiz said no. He said yes.", [""]),
    ],
)
def test_a_pronoun_is_the_last_speaker_it_fits(text, expected):
    assert speakers(text) == expected


def test_no_pronoun_is_the_next_speaker():
    assert speakers("“No,” she said. Ana Ruiz said yes.") == [""]
