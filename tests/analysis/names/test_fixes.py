"""Of two spellings the name is the one to write: no fix writes the slip, or one of two names that are as near."""

import pytest

from lint.engine import fixing

LATER = "The clerk had no comment on it."


def fixed(lint, text):
    """Return the text with all fixes of the name rules made, and the rules that spoke."""
    findings = lint(text, "transliteration").findings
    return fixing.apply(text, fixing.choose(findings, unsafe=True)), [finding.rule for finding in findings]


# The slip stands first, once or more often than the name.
SLIPS = {
    "introduced with a given name": ("Dorwinn smiled.", "The baker Edith Dorwin spoke.", "Dorwin smiled."),
    "introduced with an age": ("Fans of Kestelo came.", "Ines Kestello, 34, sang.", "Fans of Kestello came."),
    "twice": ("Dorwinn smiled. Dorwinn left.", "The baker Edith Dorwin spoke.", "Dorwin smiled. Dorwin left."),
    "three times": (
        "Dorwinn ate. Dorwinn left. Dorwinn slept.",
        "The baker Edith Dorwin spoke.",
        "Dorwin ate. Dorwin left. Dorwin slept.",
    ),
    "a listed surname": ("Macronn smiled. Macronn left.", "Emmanuel Macron spoke.", "Macron smiled. Macron left."),
    "a listed surname, the slip introduced": (
        "The president, Emmanuel Macronn, smiled.",
        "Macron spoke.",
        "The president, Emmanuel Macron, smiled.",
    ),
    "a country": (
        "Trade with Portugall fell. Portugall paid.",
        "Envoys flew to Portugal.",
        "Trade with Portugal fell. Portugal paid.",
    ),
    "a known town": (
        "Trains to Rotterdamm ran. Boats from Rotterdamm sank.",
        "Nobody slept in Rotterdam.",
        "Trains to Rotterdam ran. Boats from Rotterdam sank.",
    ),
    "the more frequent one, neither introduced": (
        "They met in Verhotyazhsk.",
        "Trains to Verkhotyazhsk ran. Verkhotyazhsk was calm.",
        "They met in Verkhotyazhsk.",
    ),
    "an unused form of a listed name": (
        "Zelenzky smiled.",
        "Volodymyr Zelenskyy spoke.",
        "Zelenskyy smiled.",
    ),
}


@pytest.mark.parametrize("kind", SLIPS)
def test_the_slip_is_marked_and_the_name_written(lint, kind):
    slip, name, right = SLIPS[kind]
    text, rules = fixed(lint, f"{slip} {LATER}\n\n{name} {LATER}\n")
    assert text == f"{right} {LATER}\n\n{name} {LATER}\n"
    assert len(rules) == 1
    # The place in the text is no evidence.
    text, rules = fixed(lint, f"{name} {LATER}\n\n{slip} {LATER}\n")
    assert text == f"{name} {LATER}\n\n{right} {LATER}\n"
    assert len(rules) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They met in Verhotyazhsk. Trains to Verkhotyazhsk ran.",
        "Marat Ilyukhin left. Marat Ilukhin returned.",
        "The baker Edith Dorwin spoke. Dorwinn ate. Dorwinn left. Dorwinn slept. Dorwinn woke.",
        "Ivan Lavrow, a baker, opened the shop. Lavrov sold bread.",
        "Cara Dellin and Hugo Dollin sang. Dullin left early.",
        "Cara Dellin sang. Dullin left. Hugo Dollin bowed.",
    ],
)
def test_where_it_is_not_sure_there_is_a_finding_and_no_edit(lint, text):
    after, rules = fixed(lint, text + "\n")
    assert after == text + "\n"
    assert rules == ["inconsistent-name"]


@pytest.mark.parametrize(
    ("text", "slip", "name"),
    [
        (
            "Envoys of Iran and Iraq met. The king of Hungary thanked Hungery and left for Bulgaria.",
            "Hungery",
            "Hungary",
        ),
        ("Envoys came from Latvia and Lithuania. The minister thanked Lithunia.", "Lithunia", "Lithuania"),
        ("Envoys came from Nigeria and Algeria. The minister thanked Nigerria.", "Nigerria", "Nigeria"),
        ("Envoys came from Mauritius and Mauritania. The minister thanked Mauritiana.", "Mauritiana", "Mauritania"),
        ("Cara Dellin and Hugo Tollander sang. Tollender left early.", "Tollender", "Tollander"),
        ("Ruth Hollinger and Paul Bollinger sang. Hollinger bowed. Ruth Holliger left.", "Holliger", "Hollinger"),
    ],
)
def test_a_slip_near_two_names_goes_to_the_nearest_and_leaves_the_other_alone(lint, text, slip, name):
    after, rules = fixed(lint, text + "\n")
    assert after == text.replace(slip, name) + "\n"
    assert rules == ["inconsistent-name"]


def test_a_slip_that_is_as_near_to_two_names_names_both(lint):
    found = lint("Cara Dellin and Hugo Dollin sang. Dullin left early.\n", "inconsistent-name").findings
    assert [finding.span.start for finding in found] == [34]
    assert "Dollin is about as near" in found[0].message
    # What is not among the places of the finding no editor rewrites with it.
    assert {(place.span.start, place.span.end) for place in found[0].related} == {(5, 11)}


@pytest.mark.parametrize(
    ("town", "mended"),
    [
        ("Tashgent, Uzbekistan", "Tashkent, Uzbekistan"),
        ("Haaren, Netherlands", None),
    ],
)
def test_a_town_is_written_only_where_one_slip_makes_it(lint, town, mended):
    text = f"The bank opened a branch in {town}, on Monday.\n"
    assert fixed(lint, text)[0] == text.replace(town, mended or town)


def test_two_forms_of_a_listed_name_get_one_finding(lint):
    text = "Volodymyr Zelenskiy spoke. Volodymyr Zelenskyy left. Zelenskyy laughed.\n"
    assert fixed(lint, text)[1] == ["mixed-name-forms"]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry stops at Kolkata (Calcutta), the line said.",
        "Calcutta was renamed Kolkata in 2001, the guide said.",
        "Workers in Bombay (now Mumbai) struck in 1974, the Indian union said.",
        "The airline writes Kyiv, not Kiev, on its screens.",
        "The airline writes Kyiv instead of Kiev on its screens.",
        "The school opened in Kolkata, then Calcutta, in 1950, the order said.",
        "Turkey changed its name to Türkiye, the ministry said.",
        "She was born in what was then East Timor. Timor-Leste has a new port, and Timor-Leste is proud of it.",
        "The islands of Cabo Verde (Cape Verde) voted on Sunday.",
        "The airport code changed from Kiev to Kyiv.",
        "The cruiser Moskva sank. Moscow said little.",
    ],
)
def test_an_old_name_that_is_only_mentioned_is_left_alone(lint, text):
    assert lint(text + "\n", "transliteration").findings == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The ferry stops at Kolkata (Calcutta). Calcutta is hot, the Indian line said.", 39),
        ("Trains left Kyiv for Kharkiv, and then Kiev was shelled.", 39),
        ("Talks ended in Kiev on Monday, and Kyiv was calm.", 15),
        ("Envoys went from Kiev to Odesa.", 17),
    ],
)
def test_an_old_name_in_use_beside_the_new_one_is_found(lint, text, place):
    found = lint(text + "\n", "superseded-place-name").findings
    assert [finding.span.start for finding in found] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Sana'a was hit at night. Sana’a is the capital, and Sana'a is old.",
        "Roads in Hawai'i were dry. Hawai’i was calm, and Hawaiʻi slept.",
        "Jan O'Harran came. Ken Oharran left.",
        "The Johnssons’ house burned. Johnsson’s car was saved.",
    ],
)
def test_another_apostrophe_makes_no_other_name(lint, text):
    assert lint(text + "\n", "transliteration").findings == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Floods hit Sana'a. Hospitals in Sanaa were full.", "Sanaa"),
        ("The governor of Murang'a spoke. Roads in Muranga were cut.", "Muranga"),
        ("Doctors in Ba’abda worked. Nobody in Baabda slept.", "Baabda"),
        ("Kim Jong Un met the envoys. Kim Jong-un smiled.", "Kim Jong-un"),
        ("Kim Il Sung founded the state. The portrait of Kim Il-sung hangs there.", "Kim Il-sung"),
    ],
)
def test_a_lost_apostrophe_or_hyphen_makes_two_forms_of_one_name(lint, text, word):
    found = lint(text + "\n", "transliteration").findings
    assert [text[finding.span.start : finding.span.end] for finding in found] == [word]


@pytest.mark.parametrize(
    "text",
    [
        "The trial opened in Atlanta, Georgia, on Monday.",
        "The plant is near Savannah, Georgia.",
        "She moved to Toluca, Mexico, in May.",
        "Envoys went to Quito, Peru has dropped its ban.",
        "Near Mosul, US troops set up a camp.",
        "Talks were held in Denver, Jordan delegates said.",
    ],
)
def test_a_town_of_a_region_or_before_the_next_clause_is_not_misplaced(lint, text):
    assert lint(text + "\n", "misplaced-town", "mangled-place-name").findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "Minneapolis, Jordan, flooded on Monday.",
        "The trial opened in Almaty, Kyrgyzstan.",
        "They met in Novosibirsk, Poland on Monday.",
        "They met in Novosibirsk, Georgia, on Monday.",
    ],
)
def test_a_town_in_another_country_is_misplaced(lint, text):
    assert len(lint(text + "\n", "misplaced-town").findings) == 1


def test_no_town_is_written_where_the_country_may_be_a_region(lint):
    text = "They met in Rustavy, Georgia, on Monday.\n"
    assert fixed(lint, text) == (text, ["mangled-place-name"])
