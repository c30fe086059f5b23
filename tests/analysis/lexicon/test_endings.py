"""Spelling rules of English inflection, a word for each side of each of them."""

import pytest

from lint.analysis.lexicon.inflection import Inflector

INFLECTOR = Inflector(
    {"tell": {"past": ("told",)}, "lie": {"past": ("lay",), "participle": ("lain",)}},
    {"child": ("children",)},
    ("admit",),
    ("re",),
)


@pytest.mark.parametrize(
    ("lemma", "third", "past", "participle", "ing"),
    [
        ("claim", "claims", "claimed", "claimed", "claiming"),
        ("die", "dies", "died", "died", "dying"),
        ("lie", "lies", "lay", "lain", "lying"),
        ("tell", "tells", "told", "told", "telling"),
        ("retell", "retells", "retold", "retold", "retelling"),
        ("admit", "admits", "admitted", "admitted", "admitting"),
        ("visit", "visits", "visited", "visited", "visiting"),
        ("note", "notes", "noted", "noted", "noting"),
        ("agree", "agrees", "agreed", "agreed", "agreeing"),
        ("eye", "eyes", "eyed", "eyed", "eyeing"),
        ("tiptoe", "tiptoes", "tiptoed", "tiptoed", "tiptoeing"),
        ("deny", "denies", "denied", "denied", "denying"),
        ("play", "plays", "played", "played", "playing"),
        ("panic", "panics", "panicked", "panicked", "panicking"),
        ("veto", "vetoes", "vetoed", "vetoed", "vetoing"),
        ("radio", "radios", "radioed", "radioed", "radioing"),
        ("press", "presses", "pressed", "pressed", "pressing"),
        ("slam", "slams", "slammed", "slammed", "slamming"),
        ("boast", "boasts", "boasted", "boasted", "boasting"),
        ("shout", "shouts", "shouted", "shouted", "shouting"),
        ("vow", "vows", "vowed", "vowed", "vowing"),
        ("fix", "fixes", "fixed", "fixed", "fixing"),
        ("quip", "quips", "quipped", "quipped", "quipping"),
        ("equal", "equals", "equaled", "equaled", "equaling"),
        ("suit", "suits", "suited", "suited", "suiting"),
        ("squat", "squats", "squatted", "squatted", "squatting"),
        ("bark", "barks", "barked", "barked", "barking"),
    ],
)
def test_the_forms_of_a_verb(lemma, third, past, participle, ing):
    assert INFLECTOR.verb(lemma) == {
        "base": (lemma,),
        "third": (third,),
        "past": (past,),
        "participle": (participle,),
        "ing": (ing,),
    }


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("report", "reports"),
        ("city", "cities"),
        ("boy", "boys"),
        ("church", "churches"),
        ("child", "children"),
        ("school child", "school children"),
        ("policeman", "policemen"),
        ("policewoman", "policewomen"),
        ("human", "humans"),
        ("ice-cream man", "ice-cream men"),
    ],
)
def test_the_plural_of_a_noun(singular, plural):
    assert INFLECTOR.noun(singular) == {"singular": (singular,), "plural": (plural,)}
