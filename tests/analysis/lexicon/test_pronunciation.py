"""Words, figures and initials by the sound they open with."""

import pytest

from lint.analysis.lexicon.pronunciation import opens_with_vowel

VOWELS = "hour honest heiress umbrella urgent unknown onerous Iranian Oxford FBI MP NGO XL RSPCA AI ICC 8 11 18 80 18,000 €8 $11 F-16 X-ray"
CONSONANTS = "unit university European eulogy one onetime once user uranium Ukrainian Turkish Danish yellow BBC CIA UK US UN 1 10 20 180 1,100 $20 U-turn T-72"
OPEN = "historic hotel herb uninvited unimpressed unidentified Mbeki Nvidia Tchaikovsky Xhosa Ypres NATO MIT HIV FIFA SWAT EUFOR 1100 1800 É ß"


@pytest.mark.parametrize("word", VOWELS.split())
def test_a_vowel_is_heard(word: str) -> None:
    assert opens_with_vowel(word) is True


@pytest.mark.parametrize("word", CONSONANTS.split())
def test_a_consonant_is_heard(word: str) -> None:
    assert opens_with_vowel(word) is False


@pytest.mark.parametrize("word", OPEN.split())
def test_the_spelling_leaves_it_open(word: str) -> None:
    assert opens_with_vowel(word) is None
