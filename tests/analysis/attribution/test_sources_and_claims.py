"""Triples, genres, unsourced claims and vague sources, on invented text."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis import Analysis
from lint.text.document import Document
from lint.text.source import Source


def relations(text):
    analysis = Analysis(Document.of(Source("a.txt", text)), RESOURCES)
    return [
        (
            text[t.attribution.source_start : t.attribution.source_end],
            text[t.attribution.cue_start : t.attribution.cue_end],
            [text[a:b] for a, b in t.contents],
            t.manner,
        )
        for t in analysis.relations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Ruiz said that the road was closed.",
            ("Ana Ruiz", "said", ["that the road was closed"], "indirect"),
        ),
        ("“The road is shut,” said Ana Ruiz.", ("Ana Ruiz", "said", ["“The road is shut,”"], "direct")),
        (
            "The road was closed, according to Ana Ruiz.",
            ("Ana Ruiz", "according to", ["The road was closed"], "indirect"),
        ),
        (
            "“The road is shut,” Ana Ruiz said. “It will stay so.”",
            ("Ana Ruiz", "said", ["“The road is shut,”", "“It will stay so.”"], "direct"),
        ),
        (
            "PORTO VELA, Ruria (Wire) — The road was closed, Ana Ruiz said.",
            ("Ana Ruiz", "said", ["The road was closed"], "indirect"),
        ),
        (
            "NATO — the alliance — would close the road, Ana Ruiz said.",
            ("Ana Ruiz", "said", ["NATO — the alliance — would close the road"], "indirect"),
        ),
    ],
)
def test_a_frame_gives_source_cue_and_content(text, expected):
    assert relations(text) == [expected]


def genres(text):
    return Analysis(Document.of(Source("a.txt", text)), RESOURCES).genres


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Analysis: the ferry\nThe ferry was sold.", "analysis"),
        ("OPINION | Sell the ferry\nThe ferry was sold.", "opinion"),
        ("I have crossed by ferry since I was a child. My father built it.", "opinion"),
        ("Q: Who sold it?\nA: The council.\nQ: When?\nA: In May.", "interview"),
        ("- Ferry, noon\n- Market, nine\n- Choir, eight", "listing"),
        (
            (
                "The striker scored before halftime and the goalkeeper saved a penalty. The coach praised the league's fans. "
                "The match ended in a second goal, and the season goes on."
            ),
            "sports",
        ),
        (
            "Rain and snow showers are forecast. Winds reach 50 mph, temperatures 3 degrees, with storms and gusts.",
            "weather",
        ),
        (
            "Shares rose and stocks rallied. The index gained as traders and investors bought futures; bonds fell.",
            "market",
        ),
    ],
)
def test_the_genre_of_a_piece_is_told_from_its_form(text, genre):
    assert genre in genres(text)


def test_what_speakers_say_makes_no_column():
    assert genres("“I built it, and my son and I sailed it,” said Ana Ruiz. “I love my ferry.”") == frozenset()


STATISTIC = "Bulgaria imports about 70% of its gas by one pipeline."


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        (STATISTIC, True),
        (f"{STATISTIC} So the grid operator said on Monday.", False),
        (f"The grid operator said so.\n{STATISTIC}", True),
        (f"{STATISTIC} The pier is dark. The port is shut. The grid operator said so.", True),
        (f"The market was calm.\n“{STATISTIC}”\nNobody spoke.", False),
    ],
)
def test_a_source_holds_for_its_paragraph_and_a_sentence_beside_it(lint, text, reported):
    found = {finding.rule for finding in lint(text, "unsourced-statistic").findings}
    assert ("unsourced-statistic" in found) is reported


def test_a_link_is_a_source(lint):
    linked = STATISTIC.replace("70%", "[70%](https://example.org/gas)")
    assert not lint(linked, "unsourced-statistic", format="markdown").findings
    assert lint(STATISTIC, "unsourced-statistic", format="markdown").findings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Critics say the dam will crack.", ["Critics say"]),
        ("The dam, experts in the valley warned, will crack.", ["experts in the valley warned"]),
        ("The dam will crack, according to two people close to the talks.", ["according to two people"]),
        ("“It will crack,” said residents.", ["said residents"]),
        ("Some of the engineers say it will crack.", ["Some of the engineers say"]),
        ("The plan is seen by many as a threat.", ["seen by many"]),
        ("The officials of the port said it was shut.", []),
        ("He told reporters that it was shut.", []),
        ("Critics were told to leave.", []),
        ("Ruiz and others said it was shut.", []),
        ("Residents would say so if they knew.", []),
        ("Numbers say little.", []),
    ],
)
def test_vague_sources_are_found_by_their_form(text, found):
    analysis = Analysis(Document.of(Source("a.txt", text)), RESOURCES)
    starts, ends = analysis.tokens.starts, analysis.tokens.ends
    assert [text[starts[one.first] : ends[one.last - 1]] for one in analysis.vague_sources] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Critics say the dam will crack.", []),
        ("Critics say the dam cost 40 million euros.", ["Critics say"]),
        ("Critics say the dam has killed nine miners.", ["Critics say"]),
        ("Critics say the dam cost 40 million euros. Ana Ruiz said it was 60.", []),
    ],
)
def test_a_vague_source_is_reported_for_what_hangs_on_it(lint, text, found):
    assert [text[one.span.start : one.span.end] for one in lint(text, "vague-source").findings] == found


def test_the_gravest_five_vague_sources_of_an_article_are_reported(lint):
    lines = [f"Critics say {number} mills are shut." for number in range(40, 46)]
    text = "\n\n".join([*lines, "Experts said 30 villagers were killed."])
    found = lint(text, "vague-source").findings
    places = [(one.span, *(place.span for place in one.related)) for one in found]
    told = [text[span.start : span.end] for spans in places for span in spans]
    assert len(told) == 5
    assert "Experts said" in told


def test_an_accusation_on_the_lowest_rungs_has_a_stronger_message(lint):
    plain, heavy, official = (
        lint(text, "vague-source").findings[0].message
        for text in (
            "Some say the dam cost 40 million euros.",
            "Some say the mayor took bribes for the dam.",
            "Officials say the mayor took bribes for the dam.",
        )
    )
    assert "accusation" in heavy
    assert "accusation" not in plain
    assert "accusation" not in official


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("It was claimed that the lock leaks.", "nobody"),
        ("No one knows how many men were shot.", "nobody"),
        ("The council decided that the road would be shut.", "nobody"),
        ("The firm realized that its road had been sold.", "nobody"),
        ("Analysts believe that 14 men were killed.", "sourced"),
        ("The data showed that 14 men were killed.", "sourced"),
        ("The council said that 14 men were killed.", "sourced"),
    ],
)
def test_a_claim_is_covered_by_who_tells_or_believes_it(text, status):
    analysis = Analysis(Document.of(Source("a.txt", text)), RESOURCES)
    assert {one.cover.status for one in analysis.sourcing.claims} == {status}
