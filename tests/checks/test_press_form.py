"""Which press a message gives for a name, and which listed spellings of a known person are reported."""

import pytest


def told(lint, text):
    return [finding.message for finding in lint(text, "foreign-press-name").findings]


def test_only_a_press_that_has_the_letters_is_named(lint):
    assert told(lint, "President Ramzan Kadyrów stayed at home.") == [
        "“Kadyrów” is the Polish spelling of “Kadyrov”.",
    ]
    assert told(lint, "The founder, Paweł Durow, left.") == [
        "“Paweł Durow” is another language’s spelling of “Pavel Durov”."
    ]


def test_the_press_that_writes_most_names_of_an_article_is_named_for_all(lint):
    text = "Dmitri Muratow spoke. Wołodymyr Zełenski and Siergiej Ławrow met, and Nikołaj Patruszew left."
    messages = told(lint, text)
    assert len(messages) > 2
    assert all("the Polish spelling" in message or "another language" in message for message in messages)


@pytest.mark.parametrize("name", ["Foreign Minister Sibiga", "Andrii Sibiga"])
def test_a_spelling_that_the_name_list_only_has_as_another_is_reported(lint, name):
    assert told(lint, f"On Friday {name} left.") == ["“Sibiga” is another language’s spelling of “Sybiha”."]
