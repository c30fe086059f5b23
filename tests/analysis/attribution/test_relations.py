"""Who says what: sources, contents and nesting of triples, on invented text."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis
from lint.analysis.attribution import attributed_quotations
from lint.analysis.attribution.relations import nested
from lint.text.document import Document
from lint.text.source import Source


def analysed(text):
    return Analysis(Document.of(Source("a.txt", text)), RESOURCES)


def given(text):
    """Return the source and the contents of each triple."""
    return [
        (
            text[t.attribution.source_start : t.attribution.source_end],
            [text[a:b] for a, b in t.contents],
        )
        for t in analysed(text).relations
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("But 85% of farmers said the dam was old.", "85% of farmers"),
        ("Many of the farmers said the dam was old.", "Many of the farmers"),
        ("Ana Ruiz, 35, the daughter of the mayor, said the dam was old.", "Ana Ruiz, 35, the daughter of the mayor,"),
        (
            "Ana Ruiz, director of the Dam Office, a charity, said it was old.",
            "Ana Ruiz, director of the Dam Office, a charity,",
        ),
        ("The self-taught engineer said the dam was old.", "The self-taught engineer"),
        ("It stood empty but for one room - Adel Obi said it was old.", "Adel Obi"),
        ("Ana Ruiz on Monday praised the dam.", "Ana Ruiz"),
        ("The firm in 2009 agreed to leave.", "The firm"),
        ("The storm, which Ana Ruiz said would break the dam, is near.", "Ana Ruiz"),
        ("Recalling the flood, the mayor urged calm.", "the mayor"),
        ("Exit polling shows he won the valley.", "Exit polling"),
        ("Another says there are nine dams.", "Another"),
        ("The dam was shut, as reported by Radio Lima.", "Radio Lima"),
        ("Mayor Ruiz: The dam will hold.\n\nThe river rose.", "Mayor Ruiz"),
    ],
)
def test_a_source_has_its_own_words_and_no_others(text, source):
    assert given(text)[0][0] == source


def test_a_share_of_whom_is_a_source():
    assert ("both of whom", ["the dam"]) in given("Two farmers, both of whom opposed the dam, left.")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ana Ruiz warned against the forces of the river.", "the forces of the river"),
        ("The ministry did not respond to a letter from farmers.", "a letter from farmers"),
        ("But it runs on another principle, Ana Ruiz said.", "it runs on another principle"),
        ("Obi saw it another way: “The dam is old,” he said.", "“The dam is old,”"),
        ("The mayor described the dam as a gift to the valley.", "the dam as a gift to the valley"),
        ("It was a dam which the mayor opposed.", "which"),
        ("The mayor made the claim that the dam is old.", "that the dam is old"),
        ("The mayor raised doubts about the dam.", "the dam"),
        ("Ana Ruiz said the dam was old, but not that it would break.", "the dam was old, but not that it would break"),
    ],
)
def test_a_content_has_its_own_words_and_no_others(text, content):
    assert [content] in [contents for _, contents in given(text)]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Ana Ruiz said the ministry had promised to mend the dam.", [("Ana Ruiz", False), ("the ministry", True)]),
        ("Ana Ruiz said the dam was old. Obi said it was new.", [("Ana Ruiz", False), ("Obi", False)]),
        ("The office said the dam was old, Radio Lima reported.", [("The office", True), ("Radio Lima", False)]),
    ],
)
def test_an_attribution_inside_what_another_says_is_nested(text, sources):
    found = analysed(text).relations
    assert [
        (text[t.attribution.source_start : t.attribution.source_end], inner)
        for t, inner in zip(found, nested(found), strict=True)
    ] == sources


_ARTICLE = """The dam at Lima

Ana Ruiz praised the dam. The mayor thinks it is old. “It will break,” said Ruiz, a miner.

She wants a new one. “It is late,” she added. “Much too late.” The ministry disputes that.

The mayor issued this statement:

“We shall mend it.

“And we shall pay.”

Critics said the plan was “a joke”. Obi asked into the phone. He criticized “the usual delay” on Monday.
"""


def test_rules_that_ask_about_quotations_see_what_all_triples_show():
    analysis = analysed(_ARTICLE)
    whole = attributed_quotations.remarks(
        analysis.text, analysis.tokens, analysis.quotations, analysis.relations, analysis.sentence_at
    )
    assert [remark.source for remark in whole] == [
        "Ruiz, a miner",
        "she",
        "she",
        "The mayor",
        "The mayor",
        "Critics",
        "He",
    ]
    assert analysed(_ARTICLE).remarks == whole


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("According to the council, three boats sank.", "the council", "three boats sank"),
        ("According to Ana Ruiz, 40 boats left the port.", "Ana Ruiz", "40 boats left the port"),
        ("The man who police say took the car was freed.", "police", "took the car"),
    ],
)
def test_where_a_source_ends(text, source, said):
    analysis = Analysis(Document.of(Source("a.txt", text)), RESOURCES)
    given = analysis.relations[0]
    assert text[given.attribution.source_start : given.attribution.source_end] == source
    assert [text[start:end] for start, end in given.contents] == [said]
