"""Slips that the checks of inflection, compounds, repeated phrases and complements know, and sound copy beside them."""

from collections.abc import Callable

import pytest

from lint.engine.linter import Result

MISFORMED = {
    "The clerk teachs at noon.": "teaches",
    "The boat reachs the quay.": "reaches",
    "She catchs the train.": "catches",
    "The crew washs the deck.": "washes",
    "The wind pushs the boat.": "pushes",
    "The union coachs the young.": "coaches",
    "The firm relaxs its rules.": "relaxes",
    "The snake hisss.": None,
    "Two factorys are shut.": "factories",
    "Three citys were hit.": "cities",
    "Both partys agreed.": "parties",
    "The familys left.": "families",
    "The clerk studyed the map.": "studied",
    "The guard carryed the box.": "carried",
    "The firm applyed for aid.": "applied",
    "He replyed at once.": "replied",
    "They are makeing bread.": "making",
    "The firm is closeing its mill.": "closing",
    "The port is useing cranes.": "using",
    "It happyly ended.": "happily",
    "The mayor spoke angryly.": "angrily",
    "The road is heavyly damaged.": "heavily",
    "It occured at noon.": "occurred",
    "He refered to the law.": "referred",
    "She prefered the boat.": "preferred",
    "The clerk admited it.": None,
    "The price falled by half.": "fell",
    "The clerk writed a letter.": "wrote",
    "The firm choosed the port.": "chose",
    "They begined at noon.": "began",
}


@pytest.mark.parametrize(("text", "right"), MISFORMED.items())
def test_a_misformed_word_gets_its_right_form(text: str, right: str | None, lint: Callable[..., Result]) -> None:
    found = lint(text, "misformed-word").findings
    assert [finding.message.split("“")[-1][:-2] for finding in found] == ([right] if right else [])


@pytest.mark.parametrize(
    "text",
    [
        "Monarchs and patriarchs met in the stomachs of ships.",
        "The queueing guests saw an ageing actor dyeing cloth.",
        "They travelled, focussed and benefitted.",
        "The standbys and the laybys are full.",
        "He spoke shyly and dryly of monkeys.",
        "“It occured to me,” he wrote.",
        "The Harrys and the Kennedys left.",
        "The site makeing.example was down.",
    ],
)
def test_a_sound_form_is_left_alone(text: str, lint: Callable[..., Result]) -> None:
    assert not lint(text, "misformed-word").findings


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The two -day fair drew crowds.", "split-compound"),
        ("A so -called expert spoke.", "split-compound"),
        ("The mayor -said to be ill- left.", ""),
        ("The pre- and post-war halls are shut.", ""),
        ("It fell by 3 -4 degrees.", ""),
        ("The firm pays for, in the end, for a new hall.", "word-on-both-sides"),
        ("The firm pays for, and asks for, a new hall.", ""),
        ("The fire left homeless two families homeless by noon.", "word-on-both-sides"),
        ("The fire left two families homeless.", ""),
        ("The premier reminds that the bridge is shut.", "misfit-complement"),
        ("The premier reminds us that the bridge is shut.", ""),
        ("The clerk notified that the bridge was shut.", "misfit-complement"),
        ("Owners notified that day were glad.", ""),
        ("He was led out and told that the hall was shut.", ""),
        ("The church teaches that all are equal.", ""),
        ("The hall was heard collapse at noon.", "wrong-complement"),
        ("Two men were seen climb from a boat.", "wrong-complement"),
        ("Two men were seen climbing from a boat.", ""),
        ("They were seen side by side at noon.", ""),
        ("It was an “unusual” day and a “usual” one.", ""),
        ("It was a “odd” day.", "wrong-article"),
        ("In order to save the mill from the flood.", "unfinished-sentence"),
        ("In order to save the mill, the owners left.", ""),
    ],
)
def test_slips_and_sound_copy(text: str, rule: str, lint: Callable[..., Result]) -> None:
    rules = ("split-compound", "word-on-both-sides", "misfit-complement", "wrong-complement", "wrong-article")
    found = lint(text, *rules, "unfinished-sentence").findings
    assert sorted({finding.rule for finding in found}) == ([rule] if rule else [])


def test_a_repeated_phrase_names_both_places(lint: Callable[..., Result]) -> None:
    text = "The cost of the new bridge over the old river in the north rose and the cost of the new bridge over the old river fell."
    (finding,) = lint(text, "repeated-phrase").findings
    assert text[finding.span.start : finding.span.end] == "the cost of the new bridge over the old river"
    assert [text[other.span.start : other.span.end].lower() for other in finding.related] == [
        "the cost of the new bridge over the old river"
    ]
    assert not lint(
        text.replace(" fell", ", it fell").replace("new bridge over", "bridge", 1), "repeated-phrase"
    ).findings
