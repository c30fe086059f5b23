"""Listed names and house styles as values."""

import pytest

from lint.analysis.resources.house_style import HouseStyle
from lint.analysis.resources.name_entry import NameEntry, Variant
from lint.analysis.resources.name_list import NameList

RUIZ = NameEntry(
    "person.xx.ruiz",
    "person",
    "XX",
    "Ana Ruiz",
    "es",
    variants=(
        Variant("Anna Ruis", "none", "accepted"),
        Variant("Anya", "ru", "foreign", "given"),
        Variant("Ruys", "none", "misspelt", "surname"),
    ),
)
GRENMOUTH = NameEntry("place.xx.gren", "place", "XX", "Grenmouth", "none", styles={"ap": "Gren", "coast": "Grenmouth"})


def test_the_given_names_of_all_spellings_are_known():
    assert RUIZ.given_names() == ["Ana", "Anna", "Anya"]


@pytest.mark.parametrize(("country", "first"), [("CN", True), ("KP", True), ("JP", False), ("XX", False)])
def test_the_country_tells_whether_the_surname_comes_first(country, first):
    assert NameEntry("person.xx.a", "person", country, "Li Bo", "none").is_surname_first is first


def test_a_form_can_be_a_key():
    forms = {form for together in NameList([RUIZ, GRENMOUTH]).forms.values() for form in together}
    again = {form for together in NameList([RUIZ, GRENMOUTH]).forms.values() for form in together}
    assert {form.text for form in forms} == {"Ana Ruiz", "Anna Ruis", "Anya", "Ruys", "Ruiz", "Grenmouth"}
    assert forms == again


def test_a_surname_that_comes_last_is_a_form_of_its_own():
    (form,) = NameList([RUIZ]).forms["ruiz"]
    assert (form.text, form.standing, form.system, form.part) == ("Ruiz", "main", "es", "surname")
    chinese = NameEntry("person.cn.li", "person", "CN", "Li Bo", "pinyin")
    assert set(NameList([chinese]).forms) == {"li"}


def test_a_style_gives_its_own_spelling_before_that_of_the_names_and_its_own_column_first():
    assert HouseStyle("courier", "The Courier", ("coast", "ap")).form_of(GRENMOUTH) == "Grenmouth"
    assert HouseStyle("courier", "The Courier", ("ap",)).form_of(GRENMOUTH) == "Gren"
    own = HouseStyle("courier", "The Courier", ("ap",), spellings={"place.xx.gren": "Grenmouth-on-Sea"})
    assert own.form_of(GRENMOUTH) == "Grenmouth-on-Sea"
    assert HouseStyle("courier", "The Courier", ("nyt",)).form_of(GRENMOUTH) is None
    assert own.form_of(RUIZ) is None


def test_a_style_can_be_a_key():
    styles = {HouseStyle("ap", "AP", ("ap",)), HouseStyle("ap", "AP", ("ap",)), HouseStyle("un", "UN", ("un",))}
    assert len(styles) == 2
