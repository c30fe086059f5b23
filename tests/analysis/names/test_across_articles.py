"""Names that are spelled differently in different articles, from the entities of each."""

import pytest
from support.shipped_resources import RESOURCES

from lint.analysis.names.across_articles import SpellingUse, differences
from lint.analysis.names.entities import Entity, Written
from lint.analysis.names.string_similarity import Known
from lint.analysis.resources.name_entry import NameEntry
from lint.analysis.resources.name_list import NameList
from lint.text.span import Span


@pytest.fixture(scope="module")
def known():
    listed = NameEntry("person.xx.dorn", "person", "XX", "Pavel Dorn", "none")
    return Known(RESOURCES.gazetteer, RESOURCES.word_frequencies, NameList([listed]), RESOURCES.lexicon)


def entity(*forms, kind="person", status="new", preferred="", entry=""):
    """Return an entity in (form, starts...) each; it is called by the first form."""
    written = tuple(Written(text, tuple(Span(start, start + len(text)) for start in starts)) for text, *starts in forms)
    return Entity(forms[0][0], kind, status, preferred, entry, written, "")


def spellings(found):
    return [dict(difference.forms) for difference in found]


def test_no_articles_differ_in_nothing(known):
    assert differences([], known) == []


def test_a_surname_spelled_two_ways_after_one_given_name_is_one_person(known):
    first = [entity(("Marat Ilyukhin", 16), ("Ilyukhin", 40, 60))]
    second = [entity(("Marat Ilukhin", 7))]
    (found,) = differences([first, second], known)
    assert (found.name, found.preferred) == ("Marat Ilukhin", "")
    assert found.uses == (SpellingUse("Ilukhin", 1, 7, 1), SpellingUse("Ilyukhin", 0, 16, 3))
    assert list(found.forms.items()) == [("Ilyukhin", 3), ("Ilukhin", 1)]


def test_the_name_that_stands_in_more_articles_is_the_one_told(known):
    articles = [[entity(("Marat Ilyukhin", 0))], [entity(("Marat Ilukhin", 0))], [entity(("Marat Ilyukhin", 0))]]
    (found,) = differences(articles, known)
    assert found.name == "Marat Ilyukhin"


@pytest.mark.parametrize(
    "other",
    [
        ("Ivan Ilukhin", 0),  # another given name
        ("Ilukhin", 0),  # no given name
        ("Marat Baranov", 0),  # another surname
        ("Marat Ilyukhin", 0),  # the same spelling
    ],
)
def test_others_are_not_taken_for_one_person(known, other):
    assert differences([[entity(("Marat Ilyukhin", 0))], [entity(other)]], known) == []


def test_a_given_name_may_be_spelled_otherwise_too(known):
    articles = [[entity(("Sergey Ilyukhin", 0))], [entity(("Sergei Ilukhin", 0))]]
    assert spellings(differences(articles, known)) == [{"Ilukhin": 1, "Ilyukhin": 1}]


def test_a_third_spelling_joins_the_group_that_has_one_like_it(known):
    articles = [[entity((f"Marat {surname}", 0))] for surname in ("Ilyukhin", "Baranov", "Ilukhin", "Ilyuhin")]
    assert spellings(differences(articles, known)) == [{"Ilukhin": 1, "Ilyuhin": 1, "Ilyukhin": 1}]


def test_a_listed_name_is_known_by_its_entry_and_comes_first(known):
    person = [entity(("Marat Ilyukhin", 0)), entity(("Marat Ilukhin", 30))]
    kyiv = {"kind": "place", "status": "listed", "preferred": "Kyiv", "entry": "place.ua.kyiv"}
    found = differences([person, [entity(("Kyiv", 3), **kyiv)], [entity(("Kiev", 5, 9), **kyiv)]], known)
    assert spellings(found) == [{"Kiev": 2, "Kyiv": 1}, {"Ilukhin": 1, "Ilyukhin": 1}]
    assert (found[0].name, found[0].preferred) == ("Kyiv", "Kyiv")
    assert found[0].uses == (SpellingUse("Kyiv", 1, 3, 1), SpellingUse("Kiev", 2, 5, 2))


def test_of_a_listed_person_only_the_surname_counts_and_of_a_place_the_whole_form(known):
    person = {"status": "listed", "entry": "person.xx.dorn"}
    articles = [[entity(("Pavel Dorn", 0), **person)], [entity(("Dorn", 0), **person)]]
    assert differences(articles, known) == []
    place = {"kind": "place", "status": "listed", "entry": "place.xx.dorn"}
    articles = [[entity(("Old Dorn", 0), **place)], [entity(("Dorn", 0), **place)]]
    assert spellings(differences(articles, known)) == [{"Dorn": 1, "Old Dorn": 1}]


def test_a_listed_person_takes_in_who_has_the_given_name_and_nearly_the_surname(known):
    listed = entity(("Marat Ilyukhin", 16), status="listed", preferred="Marat Ilyukhin", entry="person.xx.ilyukhin")
    (found,) = differences([[listed], [entity(("Marat Ilukhin", 7), ("Ilukhin", 30))]], known)
    assert (found.name, found.preferred) == ("Marat Ilyukhin", "Marat Ilyukhin")
    assert list(found.forms.items()) == [("Ilukhin", 2), ("Ilyukhin", 1)]


def test_two_listed_people_stay_two(known):
    people = [
        entity((name, 16), status="listed", preferred=name, entry=name) for name in ("Marat Ilyukhin", "Marat Ilukhin")
    ]
    assert differences([people], known) == []


def test_a_given_name_alone_is_no_spelling_of_the_surname(known):
    assert differences([[entity(("Marat Ilyukhin", 16), ("Marat", 40))]], known) == []
