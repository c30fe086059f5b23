"""Hedges that nobody owns, each beside copy that is nearly one and stays quiet."""

import pytest


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The mill reportedly lost two orders.", ["reportedly"]),
        ("Obi is widely believed to be in Lima.", ["is widely believed to be"]),
        ("The crew have been reported to have left.", ["have been reported to have"]),
        ("It is said that Obi sold the mill.", ["It is said that"]),
        ("Unconfirmed reports put the crew in Lima.", ["Unconfirmed reports"]),
        ("She has reportedly sued and has filed a lawsuit.", ["reportedly"]),
        ("The crew have also reportedly said no.", ["reportedly"]),
        ("The wreck was believed to be a ferry.", []),
        ("The wreck is not believed to be a ferry.", []),
        ("The deaths remain unconfirmed.", []),
        ("A picture purportedly shows the crew.", []),
        ("The mill reportedly lost two orders, a clerk said.", []),
        ("The mill reportedly lost “two orders”.", []),
        ("The paper reported a strike. The mill reportedly lost two orders.", []),
        ("Was the mill reportedly sold?", []),
        ("The mill is reportedly thought to be sold.", ["is reportedly thought to be"]),
    ],
)
def test_hearsay_and_belief(lint, text: str, hedge: list[str]) -> None:
    result = lint(text, "unowned-hedge")
    assert [text[one.span.start : one.span.end] for one in result.findings] == hedge


@pytest.mark.parametrize(
    "text",
    [
        "The wreck is widely believed to be a ferry.",  # no news of anybody
        "It is said that the mill is haunted.",
        "Noodles are said to have a history of 900 years.",
        "Police were called. Obi reportedly hid the money.",  # a reader takes it for the word of the police
        "An audit of the mill is under way. Obi reportedly hid the money.",
    ],
)
def test_lore_and_what_somebody_beside_it_may_own_is_a_remark(lint, text: str) -> None:
    assert [one.rule for one in lint(text, "unowned-hedge", "passing-hedge").findings] == ["passing-hedge"]


@pytest.mark.parametrize(
    ("text", "worry"),
    [
        ("There are growing concerns over the dam.", ["There are growing concerns over"]),
        ("Fears have been mounting since May.", ["Fears have been mounting"]),
        ("The town's fears have been mounting since May.", []),
        ("There are fears among miners that the dam will crack.", []),
        ("Doubts about the dam reached the council.", []),
    ],
)
def test_worries(lint, text: str, worry: list[str]) -> None:
    result = lint(text, "unowned-worry")
    assert [text[one.span.start : one.span.end] for one in result.findings] == worry
