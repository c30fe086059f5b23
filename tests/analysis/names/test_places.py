"""Every code of the gazetteer through every question about places, and towns of territories beside a state."""

import pytest

from lint.analysis.resources.resources import Resources
from lint.rulepack.loader import builtin_folder

PLACE_RULES = ("misplaced-town", "mangled-place-name", "country-before-town", "false-capital")


@pytest.fixture(scope="module")
def gazetteer():
    return Resources(builtin_folder() + "/data", ()).gazetteer


def largest_towns(gazetteer):
    """Return the code and the largest town of everything that has towns."""
    lines = (line.split("\t") for line in gazetteer._places.content.decode().splitlines() if line and line[0] != "#")
    found = {}
    for code, name, *_ in lines:
        found.setdefault(code, name)
    return found


def test_every_code_answers_every_question(gazetteer):
    towns = largest_towns(gazetteer)
    assert len(towns) > 230
    for code, town in towns.items():
        assert gazetteer.name_of(code) != code
        assert gazetteer.towns(code)[0].name == town
        assert gazetteer.has(code, town).country == code
        assert code in {home.country for home in gazetteer.homes(town)}
        assert gazetteer.belongs_to(code, code)
        assert gazetteer.nearest(code, town)[0].country == code
        assert gazetteer.is_region(code, town) in (True, False)


def test_no_town_beside_any_state_breaks_a_rule(gazetteer, lint):
    towns = largest_towns(gazetteer)
    text = "\n\n".join(
        f"Rain fell in {town}, {state}, on Monday. Ferries left {state}, {town}, at noon. The capital of {state}, {town}, slept."
        for town in (towns[code] for code in gazetteer.territories)
        for state in ("Venezuela", "China", "Morocco")
    )
    result = lint(text, *PLACE_RULES)
    assert result.failures == ()


@pytest.mark.parametrize(
    "text",
    [
        "Thousands marched in Hong Kong, China, over rents.",
        "The regatta opened in Macau, China, under grey skies.",
        "A school was built in Laayoune, Morocco, with foreign loans.",
        "A blackout hit San Juan, United States, overnight.",
        "Divers met in Willemstad, Netherlands, to count the reefs.",
        "A cyclone passed Saint-Denis, France, at dawn.",
    ],
)
def test_a_town_of_a_territory_may_stand_under_its_state(text, lint):
    assert [finding.rule for finding in lint(text, "misplaced-town").findings] == []


def test_a_town_of_a_territory_beside_another_country_is_asked_about(lint):
    (finding,) = lint("The tug left Willemstad, Colombia, with a barge.", "misplaced-town").findings
    assert "Curaçao" in finding.message


def test_a_spelling_is_known_by_a_search_as_by_the_table_of_all(gazetteer):
    names = [*largest_towns(gazetteer).values(), "Kyjiv", "Nowhereville", "", "Zzz", "kyiv"]
    towns = gazetteer._places
    for name in names[:60] + names[-5:]:
        assert towns.has_spelling(name) == (name != "" and next(towns.lines_with(name), None) is not None), name
