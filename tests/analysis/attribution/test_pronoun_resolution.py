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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz met Otto Lang on Monday. “It will pass,” she said.", "Ana Ruiz"),
        ("Paul Hart met Otto Lang on Monday. “It will pass,” he said.", ""),
        ("Special counsel Paul Hart is looking into Otto Lang, the former mayor. He said: “It goes on.”", ""),
        ("Otto Lang hired a lawyer. The lawyer spoke on Monday. “It goes on,” he said.", ""),
        ("“No,” Otto Lang said.\n\nA farmer from Galati came too.\n\n“I lost it all,” he said.", ""),
        ("“No,” Otto Lang said.\n\nPaul Hart disagreed. “I lost it all,” he said.", "Paul Hart"),
        ("“No,” Otto Lang said.\n\nPaul Hart, a farmer, came too.\n\n“I lost it all,” he said.", "Paul Hart"),
        ("“No,” Otto Lang said. He met Paul Hart in May. “It was fun,” he said.", "Otto Lang"),
        ("“No,” Otto Lang said. Its plan was Paul Hart's, and it was cheap. “It is bad,” he said.", "Otto Lang"),
        ("Ana Ruiz said no. Her sister was in the car. “I saw a light,” she said.", ""),
        ("Otto Lang said no. The minister said yes. “It is bad,” he said.", ""),
        ("Minister Otto Lang said no. The minister said why. “It is bad,” he said.", "Otto Lang"),
        ("Otto Lang said no. Russia said yes. “It is bad,” he said.", "Otto Lang"),
        ("Minister Otto Lang said no. “It is bad,” it said.", ""),
        ("Otto Lang said no. His claim that it was cheap was wrong.", "Otto Lang"),
    ],
)
def test_a_pronoun_is_left_open_where_two_people_fit(text, expected):
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Xu Wenli arrived. “It is warm,” Xu said.", "Xu Wenli"),
        ("Kim Min-su and Kim Ji-ho arrived. “It is warm,” Kim said.", ""),
        ("“It is warm,” Park Ji-won said.", "Park Ji-won"),
        ("Mr. Paul Hart and Ms. Ana Hart arrived. “It is warm,” Ms. Hart said.", "Ana Hart"),
        ("Paul Hart and Ana Ruiz said it was warm.", ""),
        ("The mayor of Galati, Paul Hart, said it was warm.", "Paul Hart"),
        ("The mayor of Galati, New Moldavia, said it was warm.", ""),
        ("Officials in Galati, New Moldavia, said it was warm.", ""),
        ("“It is warm,” said the president of the club, Paul Hart.", "Paul Hart"),
        ("Last week in Galati the mayor said it was warm.", ""),
        ("— It is warm — said Paul Hart.", "Paul Hart"),
        ("Reporter: Is it warm?\n\nReporter: Is it cold?", ""),
    ],
)
def test_a_source_is_the_person_it_names_or_nobody(text, expected):
    analysis = Analysis(Document.of(Source("a.txt", text)), RESOURCES)
    assert [triple.name for triple in analysis.relations if triple.attribution.reports][-1] == expected


def test_no_pronoun_is_the_next_speaker():
    assert speakers("“No,” she said. Ana Ruiz said yes.") == [""]


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Otto Lang met Piotr Holt in Lima. He said the road was shut.", ("Otto Lang", "Piotr Holt")),
        ("Otto Lang said no. He said the road was shut.", ()),
        ("Ann Hale rose. Tom Hale sat down. “It was late,” Hale said.", ("Ann Hale", "Tom Hale")),
        ("The miner slept. He said the road was shut.", ()),
    ],
)
def test_who_an_open_source_may_be(text, candidates):
    analysis = Analysis(Document.of(Source("a.txt", text)), RESOURCES)
    assert analysis.relations[-1].candidates == candidates
