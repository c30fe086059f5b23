"""Which words are the source, which the content, and which name is meant, on invented text."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis
from lint.text.document import Document
from lint.text.source import Source


def reports(text: str) -> list[tuple[str, str, str]]:
    """Return the source, the first words of content and the name of each report."""
    found = Analysis(Document.of(Source("a.txt", text)), RESOURCES).relations
    return [
        (
            text[one.attribution.source_start : one.attribution.source_end],
            text[one.contents[0][0] : one.contents[-1][1]],
            one.name,
        )
        for one in found
        if one.attribution.reports
    ]


SHUT = "the road is shut"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Otto Lang left. According to him, {SHUT}.", ("him", SHUT, "Otto Lang")),
        (f"According to a February survey, {SHUT}.", ("a February survey", SHUT, "")),
        (f"Earlier, as vesti.galati.ro wrote, {SHUT}.", ("vesti.galati.ro", SHUT, "")),
        (
            "The mood is grim, with 68 percent of farmers and half of the miners saying the road is shut.",
            ("68 percent of farmers and half of the miners", SHUT, ""),
        ),
        (f"Archbishop Peter Chung Soon-taick of Seoul said {SHUT}.", (None, SHUT, "Chung Soon-taick")),
        (f"Farmers' groups likewise said {SHUT}.", ("Farmers' groups", SHUT, "")),
        ("She had been told by the Kremlin it will be shut.", ("the Kremlin", "it will be shut", "Kremlin")),
        (
            f"Head of the Peruvian Ports Ministry Analena Berbok stated that {SHUT}.",
            (None, f"that {SHUT}", "Analena Berbok"),
        ),
        (f"Nearly a third said {SHUT}.", ("Nearly a third", SHUT, "")),
        (f"Fewer than 15 percent of farmers said {SHUT}.", ("Fewer than 15 percent of farmers", SHUT, "")),
        (f"A poll by two firms released Wednesday said {SHUT}.", ("A poll by two firms released Wednesday", SHUT, "")),
        (
            "The road is shut, according to audio provided to Vestnik.",
            ("audio provided to Vestnik", "The road is shut", ""),
        ),
        (f"Once a Dane came and said that {SHUT}.", ("a Dane", f"that {SHUT}", "")),
        (f"Deputy Foreign Minister said {SHUT}.", ("Deputy Foreign Minister", SHUT, "")),
        (f"Stephen King said {SHUT}.", ("Stephen King", SHUT, "King")),
        (f"The General Staff said {SHUT}.", ("The General Staff", SHUT, "General Staff")),
        (f"Protestors in Lima said {SHUT}.", (None, SHUT, "")),
        (f"It was announced on Friday by Otto Lang that {SHUT}.", ("Otto Lang", f"that {SHUT}", "Otto Lang")),
        ("The miners won fame after Mayor Holt announced their rescue.", ("Mayor Holt", "their rescue", "Holt")),
        (
            'In two parks and squares the road is shut, writes "Galati-inform."',
            ('"Galati-inform."', None, "Galati-inform"),
        ),
        ('The road is shut, reports "Vestnik".', ('"Vestnik"', "The road is shut", "Vestnik")),
        ("The road is shut, Vestnik reports.", ("Vestnik", "The road is shut", "Vestnik")),
        ("The road is shut, Otto Lang told Vestnik.", ("Otto Lang", "The road is shut", "Otto Lang")),
        ("“It was so,” said Deputy Premier - Minister of Ports Otto Lang.", (None, "“It was so,”", "Otto Lang")),
        (
            'Otto Lang: "Volga" missed hockey and goes to Lima.',
            ("Otto Lang", '"Volga" missed hockey and goes to Lima', "Otto Lang"),
        ),
        ('The port reported on the tests of the rocket "Volga".', ("The port", 'the tests of the rocket "Volga"', "")),
        (f"The port reported on its page that {SHUT}.", ("The port", f"that {SHUT}", "")),
        ("While speaking to miners, Holt boasted of a plan to dig.", ("Holt", "a plan to dig", "Holt")),
        ("Ruiz claimed without any evidence that the dam leaks.", ("Ruiz", "that the dam leaks", "Ruiz")),
        (
            "According to Vestnik, the survey, which polled 900 people, found that the road is old.",
            ("Vestnik", "the survey, which polled 900 people, found that the road is old", "Vestnik"),
        ),
        (f"According to Ruiz, at the press conference, {SHUT}.", ("Ruiz", f"at the press conference, {SHUT}", "Ruiz")),
        (f"According to WHO, {SHUT}.", ("WHO", SHUT, "Who")),
        ("It was noted by radio station VLGA with reference to the port.", ("radio station VLGA", None, "VLGA")),
    ],
)
def test_source_content_and_name(text, expected):
    source, content, name = reports(text)[0]
    assert name == expected[2]
    assert expected[0] in (None, source)
    assert expected[1] in (None, content)


@pytest.mark.parametrize(
    "text",
    [
        "The council shut the road, citing the brutality of the storm.",
        "Men sent phishing emails to clerks.",
        "On Sunday he made wide-ranging remarks to clerks.",
        "While the talks go on, the troop buildup also continues.",
        "The miners' alleged conduct was shameful.",
        "The striker sings the song of the port.",
        "And it reveals, behind the smile, an odd vanity.",
        "The map shown by the Peruvian minister was old.",
        "He sleeps well for some reason, when it rains.",
        "The guests responded with accurate shots.",
        "Peru should mend the road in order to show that it can.",
    ],
)
def test_nobody_speaks(text):
    assert reports(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“The road is shut,” said a harbour official, speaking on condition of anonymity.",
        "“The road is shut,” said a harbour clerk, who spoke on the condition of anonymity.",
        "Speaking at a meeting in Lima with her deputy, Ruiz said that the road is shut.",
        "The clerks have confirmed media reports that the road is shut.",
    ],
)
def test_one_report_and_no_more(text):
    assert len(reports(text)) == 1


def test_a_sentence_that_lost_its_blank_is_another():
    text = "He asked what would become of the land now.Ruiz said it would be sold."
    assert [source for source, _, _ in reports(text)] == ["He", "Ruiz"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("This was announced by harbour chief Piotr Holt. The plan will fail, he told Vestnik.", "Piotr Holt"),
        ("Eva Brand warned that the road is shut, Volga News reports. She told governors: “It is.”", "Eva Brand"),
        ("Maksim Orlov left with his wife, Alla Zorina. Last week she said it was over.", "Alla Zorina"),
        ("Otto Lang said no in May. Rents rose. Rain fell. Its position towards farmers is weak, said nobody.", ""),
    ],
)
def test_the_last_pronoun(text, name):
    found = Analysis(Document.of(Source("a.txt", text)), RESOURCES).relations
    pronouns = [one for one in found if one.attribution.kind == "pronoun"]
    assert [one.name for one in pronouns][-1:] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port was ordered by a court to release its records.", ("a court", "to release its records", "")),
        ('According to the "Guardian", the road is shut.', ('the "Guardian"', SHUT, "Guardian")),
        (
            'The newspaper "Vestnik" reported that the road is shut.',
            ('The newspaper "Vestnik"', f"that {SHUT}", "Vestnik"),
        ),
        ("According to various outlets the road is shut in May.", ("various outlets", f"{SHUT} in May", "")),
        (
            f"According to the charge, between 2015 and 2017, {SHUT}.",
            ("the charge", f"between 2015 and 2017, {SHUT}", ""),
        ),
        (
            "Without announcing it officially, Peruvian authorities blocked the road.",
            ("Peruvian authorities", "it officially", ""),
        ),
        ("According to them, the mayor, in particular, lied.", ("them", "the mayor, in particular, lied", "")),
        (
            "Ruiz has asked the council to vote, spokesman Piotr Holt told Vestnik on Tuesday.",
            ("Ruiz", "to vote", "Ruiz"),
        ),
    ],
)
def test_a_source_ends_where_something_else_begins(text, expected):
    assert reports(text)[0] == expected


def test_a_pronoun_is_open_beside_an_owner_whom_it_fits():
    text = "Mark Otto said farewell. Thomas Lang's sister pleaded with him, but he replied “I cannot”."
    found = Analysis(Document.of(Source("a.txt", text)), RESOURCES).relations
    assert [one.name for one in found if one.attribution.kind == "pronoun"] == [""]
