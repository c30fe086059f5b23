"""Who says what in every position and with every kind of mark, on invented text."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis
from lint.text.document import Document
from lint.text.source import Source


def reported(text, format="text"):
    analysis = Analysis(Document.of(Source("a.txt", text, format=format)), RESOURCES)
    return [
        (text[t.attribution.source_start : t.attribution.source_end], [text[a:b] for a, b in t.contents])
        for t in analysis.relations
        if t.attribution.reports
    ]


@pytest.mark.parametrize(
    ("text", "source", "contents"),
    [
        ("«The road is shut,» said Ana Ruiz.", "Ana Ruiz", ["«The road is shut,»"]),
        ("„The road is shut,“ said Ana Ruiz.", "Ana Ruiz", ["„The road is shut,“"]),
        ("‘The road is shut,’ said Ana Ruiz.", "Ana Ruiz", ["‘The road is shut,’"]),
        ("''The road is shut,'' said Ana Ruiz.", "Ana Ruiz", ["''The road is shut,''"]),
        ("“He said ‘stop’ and ran,” said Ana Ruiz.", "Ana Ruiz", ["“He said ‘stop’ and ran,”"]),
        ("“The road,” Ana Ruiz said, “is shut.”", "Ana Ruiz", ["“The road,”", "“is shut.”"]),
        ("Ana Ruiz: “The road is shut.”", "Ana Ruiz", ["“The road is shut.”"]),
        ("According to Ana Ruiz, the road is shut.", "Ana Ruiz", ["the road is shut"]),
        ("The road, Ana Ruiz said on Monday, is shut.", "Ana Ruiz", ["The road", "is shut"]),
        ("The survey found that the road is shut.", "The survey", ["that the road is shut"]),
        ("Officials said the road is shut.", "Officials", ["the road is shut"]),
        ("Ana Ruiz and Otto Lang both said the road is shut.", "Ana Ruiz and Otto Lang", ["the road is shut"]),
        ("A few miners said the road is shut.", "A few miners", ["the road is shut"]),
        (
            "Ana Ruiz, a miner from Lima, Peru, said the road is shut.",
            "Ana Ruiz, a miner from Lima, Peru,",
            ["the road is shut"],
        ),
        (
            "A man who has worked with the mayor said it was shut.",
            "A man who has worked with the mayor",
            ["it was shut"],
        ),
        ("Ana Ruiz put it this way: “The road is shut.”", "Ana Ruiz", ["“The road is shut.”"]),
    ],
)
def test_every_position_and_mark(text, source, contents):
    assert reported(text) == [(source, contents)]


def test_a_quotation_that_runs_over_paragraphs_is_one_content():
    text = "Ana Ruiz said: “The road is shut.\n“It will stay so.”"
    assert reported(text) == [("Ana Ruiz", ["“The road is shut.", "“It will stay so.”"])]


def test_an_interview_gives_each_paragraph_to_its_label():
    text = "Q: Who sold the ferry?\nA: The council did. It was cheap.\nQ: When?\nA: In May."
    assert reported(text) == [
        ("Q", ["Who sold the ferry?"]),
        ("A", ["The council did. It was cheap."]),
        ("Q", ["When?"]),
        ("A", ["In May"]),
    ]


BODY = "The talks in the old palace by the river went on for a day and a night, and nobody came out to the square, not even at noon."


def test_a_headline_names_its_source_behind_a_dash_or_before_a_colon():
    assert reported("Talks near their end - Kremlin\n" + BODY) == [("Kremlin", ["Talks near their end"])]
    assert reported("Kremlin: talks near their end\n" + BODY) == [("Kremlin", ["talks near their end"])]


@pytest.mark.parametrize(
    "text",
    [
        "The dogs' bowls and the cats' beds were sold in '98.",
        "The road has long been shut.",
        "There is said to be a road, or so it goes.",
        "The area they claim includes a town.",
        "A group called Friends of the River met.",
    ],
)
def test_what_nobody_says_is_no_report(text):
    assert [one for one in reported(text) if one[0]] == []


def test_words_of_an_act_that_names_nobody_are_kept():
    analysis = Analysis(
        Document.of(Source("a.txt", "The plan was praised on Monday. The plan seems to be dead.")), RESOURCES
    )
    assert [(t.attribution.kind, t.attribution.cue_kind) for t in analysis.relations] == [
        ("none", "act"),
        ("none", "attitude"),
    ]


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("Ana Ruiz said it was late, and Mara Lang said it was sold. She said nobody had asked.", True),
        ("Ana Ruiz said it was late, and Otto Lang said it was sold. She said nobody had asked.", False),
        ("Mr. Obi said it was late, and Ms. Lang said it was sold. He said nobody had asked.", False),
        ("Kit Obi said it was late, and Sam Lang said it was sold. He said nobody had asked.", True),
    ],
)
def test_a_pronoun_is_ambiguous_only_between_speakers_it_fits(lint, text, ambiguous):
    assert bool(lint(text, "ambiguous-speaker").findings) is ambiguous
