"""What titles, nouns and given names tell of a person's gender, and which pronouns fit."""

import pytest
from support.shipped_resources import LEXICON

from lint.analysis.attribution.genders import Genders, fits

GENDERS = Genders(LEXICON)


@pytest.mark.parametrize(
    ("pronoun", "told", "expected"),
    [
        ("she", 1, True),
        ("she", 0, True),
        ("she", -1, False),
        ("he", 1, False),
        ("he", 0, True),
        ("he", -1, True),
        ("they", 1, False),
        ("they", 0, True),
        ("they", -1, False),
    ],
)
def test_a_pronoun_fits_whom_nothing_tells_against(pronoun, told, expected):
    assert fits(pronoun, told) is expected


@pytest.mark.parametrize(
    ("method", "word", "sign"),
    [
        ("of_title", "mrs", 1),
        ("of_title", "mr", -1),
        ("of_title", "spokeswoman", 1),
        ("of_title", "spokesman", -1),
        ("of_title", "judge", 0),
        ("of_noun", "spokeswoman", 1),
        ("of_noun", "spokesman", -1),
        ("of_noun", "judge", 0),
        ("of_given", "mary", 1),
        ("of_given", "john", -1),
        ("of_given", "vela", 0),
    ],
)
def test_a_word_tells_the_gender_of_whom_it_stands_beside(method, word, sign):
    told = getattr(GENDERS, method)(word)
    assert (told > 0) - (told < 0) == sign


def test_a_title_outweighs_a_noun_and_a_noun_a_given_name():
    assert GENDERS.of_title("mr") + GENDERS.of_noun("spokeswoman") < 0
    assert GENDERS.of_noun("spokesman") + GENDERS.of_given("mary") < 0
