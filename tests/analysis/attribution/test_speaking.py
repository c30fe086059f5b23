"""Who can speak: each source beside words of the same shape that say nothing, on invented text."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis
from lint.text.document import Document
from lint.text.source import Source


def sources(text: str) -> list[str]:
    """Return the words of the source of each report."""
    found = Analysis(Document.of(Source("a.txt", text)), RESOURCES).relations
    return [text[one.attribution.source_start : one.attribution.source_end] for one in found if one.attribution.reports]


def names(text: str) -> list[str]:
    return [one.name for one in Analysis(Document.of(Source("a.txt", text)), RESOURCES).relations]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The bakery said that the road was shut.", "The bakery"),
        ("The orphan told the court that the road was shut.", "The orphan"),
        ("Half of the miners said that the road was shut.", "Half of the miners"),
        ("The survey showed that rents had doubled.", "The survey"),
        ("A survey conducted in May showed that rents had doubled.", "A survey conducted"),
        ("Fields said that the road was shut.", "Fields"),
        ("It said that the road was shut.", "It"),
        ("Supporters, meanwhile, say the plan shows pride.", "Supporters"),
        ("The walk was called off after families said they were ill.", "families"),
        ("Nothing has moved since the council said that the road was shut.", "the council"),
        ("The road is shut, writes Vestnik.", "Vestnik"),
        ("The market will grow in volume, but mainly in price, predicts Lang.", "Lang"),
        ("The boy took four subjects: maths, physics and art, reports Vestnik.", "Vestnik"),
        ("The road was shut, said company representative Ana Ruiz.", "company representative Ana Ruiz"),
        ("According to Ana Ruiz, the road is shut.", "Ana Ruiz"),
        ("According to inspectors, the clerk used a false name to buy nine mills.", "inspectors"),
        ("According to Ana Ruiz, the mayor, the road is shut.", "Ana Ruiz, the mayor"),
        ("According to Dale Research, a Lima-based broker, mills secured orders in May.", "Dale Research, a Lima-based broker"),
        ("According to him, the guard, who was held on Monday, was let go.", "him"),
        ("As reported by Vestnik, the road is shut.", "Vestnik"),
        ("Ruiz maintained his view: “The road is shut.”", "Ruiz"),
        ("“The road is shut,” the 69-year-old said.", "the 69-year-old"),
        ("A senior clerk doing research for the port told the paper that the road was shut.", "A senior clerk doing research for the port"),
        ("Lang has gone to the paper, stating, “The road is shut.”", "Lang"),
        ("Sources close to the talks told the paper that the road was shut.", "Sources close to the talks"),
        ("A person familiar with the matter said the road was shut.", "A person familiar with the matter"),
        ("Officials aware of the plan said the road was shut.", "Officials aware of the plan"),
        ("Rebels loyal to the general said they had left.", "Rebels loyal to the general"),
    ],
)  # fmt: skip
def test_a_person_a_body_or_a_document_speaks(text: str, source: str) -> None:
    assert sources(text) == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The pace of closures suggests that the mill is done.",
        "The delay indicates that the mill is done.",
        "Nothing in the town suggests that the mill is done.",
        "It took a courtship, which demands time and money.",
        "The town added two buses to the line.",
        "The firm maintained its third place on the list.",
        "A bridge guaranteed the town a market.",
        "A year of special counsels and clashes is over.",
        "The land recognized as theirs lies fallow.",
        "She spoke on Monday at the harbour.",
        "The firm opened a mill in May, underscoring its broad aims.",
        "He cut the sale short, citing heavy rain.",
        "Lang occupies about a fifth of the land recognized as part of the town.",
    ],
)
def test_a_thing_says_nothing(text: str) -> None:
    assert sources(text) == []


def test_words_that_are_no_speaker_leave_the_saying_open() -> None:
    assert sources("Bad weather said that the road was shut.") == [""]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Institute for the Study of Ports, a think tank, said the road was shut.", "Institute for the Study of Ports"),
        ("The Institute for Ports said so on Monday. The Institute said that the road was shut.", "Institute for Ports"),
        ("The Ministry of Ports said that the road was shut.", "Ministry of Ports"),
    ],
)  # fmt: skip
def test_a_body_has_its_whole_name(text: str, name: str) -> None:
    assert names(text)[-1] == name


def test_bodies_that_end_alike_are_two() -> None:
    text = (
        "The Ministry of Ports said that it was shut. The Ministry of Roads said no. The Ministry said that it was ill."
    )
    assert names(text)[0] == "Ministry of Ports"
    assert names(text)[-1] not in ("Ministry of Ports", "Ministry of Roads")


def test_a_day_names_nobody() -> None:
    assert names("According to data released Monday by the council, rents doubled.") == [""]


def test_where_somebody_is_speaks_nothing() -> None:
    assert "Lima" not in names("Ana Ruiz was in Lima to warn that the road was shut.")
