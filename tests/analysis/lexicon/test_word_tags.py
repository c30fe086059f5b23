"""Parts of speech of words, looked up in their table."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis.lexicon.word_tags import WordTags

TABLE = "able\t40\tJJ1000\nsign\t100\tVB600 NN340 VBP60\nsoldier\t60\tNN1000\nstabilize\t25\tVB980 VBP20\nzone\t30\tNN990 VB10\n"


@pytest.mark.parametrize(
    ("word", "uses", "nouns"), [("able", 40, 0), ("sign", 100, 340), ("soldier", 60, 1000), ("zone", 30, 990)]
)
def test_each_word_is_found_wherever_its_line_stands(word: str, uses: int, nouns: int) -> None:
    found = WordTags(TABLE).of(word)
    assert (found.uses, found.of("NN")) == (uses, nouns)


@pytest.mark.parametrize("word", ["aaa", "sig", "signs", "zzz", "", "40", "stabilis"])
def test_an_unknown_word_has_no_uses(word: str) -> None:
    assert WordTags(TABLE).of(word).uses == 0
    assert WordTags("").of(word).uses == 0


def test_a_british_spelling_is_read_as_the_american_one() -> None:
    assert WordTags(TABLE).of("stabilise").is_base
    assert not WordTags(TABLE).of("stabilising").uses


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("is_base", "destroy announce create withdraw", "sign help work took meets soldier"),
        ("can_be_base", "sign leave increase destroy", "soldier took able"),
        ("is_third", "meets announces becomes", "plans needs took meet"),
        ("is_past", "signed went took", "read put sign"),
        ("is_singular", "soldier minister", "work increase soldiers"),
        ("is_plural", "soldiers ministers countries", "plans soldier meets"),
    ],
)
def test_what_the_shipped_table_tells(question: str, yes: str, no: str) -> None:
    of = RESOURCES.word_tags.of
    assert [word for word in yes.split() if not getattr(of(word), question)] == []
    assert [word for word in no.split() if getattr(of(word), question)] == []
