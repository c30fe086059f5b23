"""Claims without an owner: what keeps the rules silent, and which sources are vague, on invented text."""

import pytest

from lint.engine.assembly import make_linter
from lint.text.source import Source

CLAIMS = [
    "unsourced-statistic",
    "unsourced-casualty",
    "unsourced-battlefield-claim",
    "unsourced-allegation",
    "unsourced-prediction",
    "unsourced-motive",
    "unsourced-superlative",
    "unsourced-evaluation",
    "unowned-hedge",
    "unowned-judgment",
    "unowned-passive",
    "unowned-surmise",
]
BAD = (
    "Bulgaria imports about 70% of its gas by one pipeline.\nAt least 14 people were killed in the landslide.\n"
    "Rebels have captured two villages north of the river.\nThe mayor committed fraud in the tender.\n"
    "The merger is likely to fail in court.\nKenya wants to redraw the border.\nThe strike was the largest since the war.\n"
    "The harbour master was rightly dismissed.\nThe firm has reportedly lost two contracts.\nThe port is deemed vital to trade.\n"
    "The new lock was widely criticized when it opened.\nThe plan was drafted apparently with help from abroad.\n"
    "Unfortunately, the ferry was sold."
)


def found(lint, text):
    return {finding.rule for finding in lint(text, *CLAIMS).findings}


def test_each_kind_of_claim_has_a_rule_and_a_switch_of_its_own(lint):
    assert found(lint, BAD) == set(CLAIMS)
    for rule in CLAIMS:
        assert {finding.rule for finding in lint(BAD, rule).findings} == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "Analysis: the merger\nThe merger is likely to fail in court. Kenya wants to redraw the border.",
        "Q: Who sold it?\nA: The mayor committed fraud in the tender.\nQ: When?\nA: In May.",
        "- At least 14 people were killed, noon\n- Unfortunately, the ferry was sold\n- About 70% of its gas, eight",
        (
            "The striker scored before halftime and the goalkeeper saved a penalty. The coach praised the league's fans. The match "
            "ended in a second goal. About 70% of the season is over, and the strike was the best ever."
        ),
        (
            "Rain and snow showers are forecast. Winds reach 50 mph, temperatures 3 degrees, with storms and gusts. About 70% of "
            "the roads are icy, and the flood is likely to rise."
        ),
        (
            "Shares rose and stocks rallied. The index gained as traders and investors bought futures; bonds fell. About 70% of "
            "the gains are gone, and the yield is likely to fall."
        ),
        (
            "The delegates voted in the primary, and the ballots were counted by precincts. Turnout among voters was low; the "
            "runner-up took about 30 percent of the cities."
        ),
        "She was born on May 4, 1961, and is 64 years old.",
        "The council is scheduled to meet on Tuesday; it will likely meet at noon.",
        "By this newspaper's count, which follows its yearly survey, about 70% of the shops are empty.",
        "To the editor: The mayor committed fraud in the tender. At least 14 people were killed in the landslide.",
        "Why was the ferry sold? Why now? We all know the answer! The harbour master was rightly dismissed, wasn't he?",
        "Harbour Master Reportedly Lost Two Contracts in May",
        "Rumour at the harbour: the firm has reportedly lost two contracts https://example.org/a (@ruiz) June 3.",
    ],
)
def test_restraint(lint, text):
    assert not found(lint, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials said the pier was shut.", ("officials", "Officials said")),
        ("The pier was shut, U.S. officials said.", ("officials", "U.S. officials said")),
        ("A senior aide said the pier was shut.", ("officials", "A senior aide said")),
        ("Critics are angry about the pier.", ("kind", "Critics are angry")),
        ("Voters want a new pier.", ("kind", "Voters want")),
        ("People familiar with the plan said the pier was shut.", ("sources", "People familiar with the plan said")),
        ("According to one source, the pier was shut.", ("sources", "According to one source")),
        ("Some Republicans say the pier was shut.", ("some", "Some Republicans say")),
        ("Many believe the pier was shut.", ("some", "Many believe")),
        ("An aide, Ana Ruiz, said the pier was shut.", None),
        ("Ana Ruiz, a senior aide, said the pier was shut.", None),
        ("Otto Lang and other voters want a new pier.", None),
        ("His friends and allies say the pier was shut.", None),
        ("Twice as many voters said so in May.", None),
        ("A spokesman said the pier was shut.", None),
        ("Candidates like Otto Lang lost.", None),
        ("He spoke most recently in May.", None),
        ("Plenty of companies have embraced the pier.", None),
    ],
)
def test_who_is_a_vague_source(text, expected, pack):
    linter = make_linter(pack, pack.rules.select(select=["vague-source"]))
    analysis = linter.analyse(Source("a.txt", text))
    tokens = analysis.tokens
    seen = [(s.rung, text[tokens.starts[s.first] : tokens.ends[s.last - 1]]) for s in analysis.vague_sources]
    assert seen == ([expected] if expected else [])
