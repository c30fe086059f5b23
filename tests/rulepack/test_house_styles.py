"""A house's own style: what it takes over from one that ships, and what it says itself."""

from pathlib import Path

import pytest

STYLE = """\
id: courier
name: The Courier
extends: ap
forms: {us-abbreviation: US}
spellings: {person.ua.zelenskyy: Volodymyr Zelensky}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    (folder / "house" / "styles").mkdir(parents=True)
    (folder / "house" / "styles" / "courier.yaml").write_text(STYLE, "utf-8")
    (folder / "newslint.yaml").write_text("rules: [house]\nstyle: courier\n", "utf-8")
    return folder


def test_a_style_that_extends_another_says_only_what_is_different(newslint, desk):
    (desk / "a.txt").write_text("Volodymyr Zelenskyy spoke in Kyiv about Moammar Qaddafi.\n", "utf-8")
    said = newslint("a.txt", "--select", "house-style-name").stdout
    assert "The Courier writes “Volodymyr Zelensky”" in said
    assert "The Courier writes “Gadhafi”" in said or "Gadhafi" in said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (STYLE.replace("extends: ap", "extends: app"), "extends “app”, which there is not"),
        (STYLE.replace("extends: ap", "extends: courier"), "extends itself"),
        (STYLE.replace("extends: ap\n", ""), "or the style that this one `extends`"),
        (STYLE.replace("person.ua.zelenskyy", "person.ua.zelensky"), "no listed name has the id"),
        (STYLE.replace("us-abbreviation", "us-abbrevation"), "did you mean “us-abbreviation”?"),
        (STYLE.replace("us-abbreviation: US", "percent: per cent"), "no rule asks a house for `percent`"),
        (STYLE.replace("us-abbreviation: US", "us-abbreviation: USA"), "`us-abbreviation` cannot be “USA”"),
    ],
)
def test_a_fault_in_a_style_is_named_with_its_place(newslint, desk, text, message):
    (desk / "house" / "styles" / "courier.yaml").write_text(text, "utf-8")
    (desk / "a.txt").write_text("Volodymyr Zelenskyy spoke.\n", "utf-8")
    done = newslint("a.txt")
    assert done.returncode == 2
    assert message in done.stderr
    assert "courier.yaml:" in done.stderr


NAMES = """\
names:
  - id: place.xx.grenmouth
    kind: place
    country: GB
    form: Grenmouth
    system: none
    styles: {courier: Grenmouth-on-Sea, ap: Grenmouth}
    variants:
      - {form: Grenmouth-on-Sea, system: none, standing: accepted}
"""


@pytest.fixture
def names(desk: Path) -> Path:
    folder = desk / "house" / "names"
    folder.mkdir()
    (folder / "coast.yaml").write_text(NAMES, "utf-8")
    return folder / "coast.yaml"


def said_of(newslint, desk, text, *arguments):
    (desk / "a.txt").write_text(text, "utf-8")
    return newslint("a.txt", "--select", "house-style-name", *arguments)


@pytest.mark.parametrize("own", ["", "names: courier\n", "names: coast\n"])
def test_a_house_names_file_gives_its_form_and_the_style_beneath_keeps_its_own(newslint, desk, names, own):
    (desk / "house" / "styles" / "courier.yaml").write_text(STYLE + own, "utf-8")
    names.write_text(NAMES.replace("courier:", "coast:") if "coast" in own else NAMES, "utf-8")
    said = said_of(newslint, desk, "The ferry left Grenmouth at noon.\n").stdout
    assert "The Courier writes “Grenmouth-on-Sea”" in said
    said = said_of(newslint, desk, "The ferry left Grenmouth-on-Sea with Moammar Qaddafi.\n").stdout
    assert "Grenmouth" not in said.replace("Grenmouth-on-Sea with", "")
    assert "The Courier writes “Gadhafi”" in said


def test_the_nearest_of_a_chain_of_styles_is_asked_first(newslint, desk, names):
    style = "id: evening\nname: The Evening Courier\nextends: courier\n"
    (desk / "house" / "styles" / "evening.yaml").write_text(style, "utf-8")
    text = "The ferry left Grenmouth with Moammar Qaddafi.\n"
    said = said_of(newslint, desk, text, "--style", "evening").stdout
    assert "The Evening Courier writes “Grenmouth-on-Sea”" in said
    assert "The Evening Courier writes “Gadhafi”" in said
    names.write_text(NAMES.replace("courier: ", "evening: Grenmouth Town, courier: "), "utf-8")
    assert "writes “Grenmouth Town”" in said_of(newslint, desk, text, "--style", "evening").stdout


def test_a_form_for_a_house_that_is_not_there_is_a_fault(newslint, desk, names):
    names.write_text(NAMES.replace("courier:", "courrier:"), "utf-8")
    done = said_of(newslint, desk, "The ferry left.\n")
    assert done.returncode == 2
    assert "coast.yaml:7:14: no house style is called “courrier”: did you mean “courier”?" in done.stderr


def test_a_form_of_a_house_decides_in_the_copy(newslint, desk):
    (desk / "a.txt").write_text("The U.S. envoy left early.\n", "utf-8")
    said = newslint("a.txt", "--select", "inconsistent-us").stdout
    assert "“U.S.” here (1x): The Courier writes “US”." in said


@pytest.mark.parametrize("how", [[], ["--style", "courier"]])
def test_a_style_in_a_broken_house_is_not_called_unknown_as_well(newslint, desk, how):
    (desk / "house" / "style").mkdir()
    (desk / "house" / "style" / "broken.yaml").write_text("id: broken\n", "utf-8")
    done = said_of(newslint, desk, "The ferry left.\n", *how)
    assert done.returncode == 2
    assert "broken.yaml" in done.stderr
    assert "no house style" not in done.stderr


@pytest.mark.parametrize(
    "name",
    [
        "form: 'Ann Bowen '",
        "form: ' Ann Bowen'",
        'form: "Ann\\nBowen"',
        "form: Ann Bowen, styles: {ap: 'Anne Bowen '}",
        "form: Ann Bowen, variants: [{form: 'Ana Bowen ', system: none, standing: misspelt}]",
        "form: Ann Bowen, distinct: ['Ann Bowens ']",
    ],
)
def test_a_blank_at_the_end_of_a_name_is_a_fault_of_its_file_and_of_no_rule(newslint, desk, name):
    (desk / "house/names").mkdir()
    entry = f"names: [{{id: house.ann, kind: person, country: US, system: none, {name}}}]\n"
    (desk / "house/names/house.yaml").write_text(entry, "utf-8")
    (desk / "a.txt").write_text("They left the the port.\n", "utf-8")
    (desk / "newslint.yaml").write_text("rules: [house]\n", "utf-8")
    done = newslint("a.txt")
    assert "will not do: write it in one line" in done.stderr
    assert "the rule failed" not in done.stderr
    assert "[doubled-word]" in done.stdout
