"""What a house adds to the lexicon changes how its texts are cut into sentences and who is named in them."""

import pytest
from support.shipped_resources import LEXICON

from lint.analysis import Analysis
from lint.analysis.lexicon.lexicon import Lexicon
from lint.analysis.names.name_lexicon import name_lexicon
from lint.analysis.resources.resources import Resources
from lint.rulepack import loader
from lint.text.document import Document
from lint.text.source import Source

_OWN = """\
words:
  wk: [abbreviations]
  hrmst: [abbreviated-titles, abbreviations-before-names, titles]
nouns:
  ombudsman: [titles]
names:
  emsa: [known-organizations]
  eu: [-known-organizations]
verbs:
  brag: [verbs-behind-questions]
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """Return the lexicon of a house with words of its own."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "lexicon").mkdir()
    (folder / "lexicon/own.yaml").write_text(_OWN)
    return Lexicon(loader.load([folder]).lexicon)


def _read(text, lexicon):
    return Analysis(Document.of(Source("", text)), Resources(f"{loader.builtin_folder()}/data", lexicon=lexicon))


@pytest.mark.parametrize(
    ("text", "shipped", "own"),
    [
        ("The vote is in wk. Eleven of the season.", 2, 1),
        ("The port saw hrmst. The Orlov ship left.", 2, 1),
        ("“Is this mine?” Orlov bragged.", 2, 1),
    ],
)
def test_abbreviations_and_verbs_keep_a_sentence_going(house, text, shipped, own):
    assert [len(_read(text, lexicon).sentences) for lexicon in (LEXICON, house)] == [shipped, own]


@pytest.mark.parametrize(
    ("text", "shipped", "own"),
    [
        ("We met Ombudsman Karel Novak.", ("", "Ombudsman Karel Novak"), ("Ombudsman", "Karel Novak")),
        ("We met Hrmst. Karel Novak.", ("", "Hrmst"), ("Hrmst .", "Karel Novak")),
    ],
)
def test_titles_are_no_part_of_a_name(house, text, shipped, own):
    found = [
        [(mention.title, " ".join(mention.words)) for mention in _read(text, lexicon).mentions if mention.first > 1]
        for lexicon in (LEXICON, house)
    ]
    assert [named[0] for named in found] == [shipped, own]


def test_organizations_are_known_in_capitals_and_the_longer_ones_as_words(house):
    shipped, own = name_lexicon(LEXICON).known_organizations, name_lexicon(house).known_organizations
    assert own - shipped == {"EMSA", "Emsa"}
    assert shipped - own == {"EU"}


def test_a_gloss_names_the_languages_of_the_lexicon():
    glosses = name_lexicon(LEXICON).glosses
    assert glosses.search("Odesa (Russian spelling: ")
    assert glosses.search("also known as ")
    assert not glosses.search("Odesa (russian: ")
    assert not glosses.search("Odesa (Martian: ")
