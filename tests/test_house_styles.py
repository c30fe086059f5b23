"""A house's own style: what it takes over from one that ships, and what it says itself."""

from pathlib import Path

import pytest

STYLE = """\
id: courier
name: The Courier
extends: ap
forms: {percent: per cent}
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
    assert "The Courier writes “Moammar Gadhafi”" in said or "Gadhafi" in said


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (STYLE.replace("extends: ap", "extends: app"), "extends “app”, which there is not"),
        (STYLE.replace("extends: ap", "extends: courier"), "extends itself"),
        (STYLE.replace("extends: ap\n", ""), "or the style that this one `extends`"),
        (STYLE.replace("person.ua.zelenskyy", "person.ua.zelensky"), "no listed name has the id"),
    ],
)
def test_a_fault_in_a_style_is_named_with_its_place(newslint, desk, text, message):
    (desk / "house" / "styles" / "courier.yaml").write_text(text, "utf-8")
    (desk / "a.txt").write_text("Volodymyr Zelenskyy spoke.\n", "utf-8")
    done = newslint("a.txt")
    assert done.returncode == 2
    assert message in done.stderr
    assert "courier.yaml:" in done.stderr
